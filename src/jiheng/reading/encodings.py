"""From bytes to characters: what Chinese office machines write, told by evidence and never guessed blindly."""

import codecs
from typing import Final

from jiheng.reading import refusals

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1e\x1f")))
_STRAY_SHARE: Final = 0.002
_WORDS_A_STRAY: Final = 2
_FEWEST_WORDS: Final = 40
_PADDING: Final = b"\0\x1a"
"""What old programs put behind the end of a text: zero bytes, and the mark by which DOS knew it."""
_NO_TEXT: Final = dict.fromkeys((*_CONTROLS, ord("\x1a"), ord("\ufeff"))) | {ord("\f"): "\n"}
"""What may stand in a text and says nothing; a page break ends a line."""
_FAMILIAR_SHARE: Final = 0.7
"""Share of the characters beyond ASCII that must belong to the old standard set of 6,763 common Chinese characters
and its punctuation before bytes that are not UTF-8 are believed to be GB18030. Chinese prose has nearly all of its
characters there; bytes of another kind, read as GB18030, have about half."""
_REPLACED_SHARE: Final = 0.001


def decode(source: bytes) -> str:
    """Read a text: by its mark, as UTF-8, or as GB18030; a character cut off at the very end is dropped.

    So are characters that say nothing: marks in the middle, where files were joined, and a few stray controls.

    Raises:
        Unreadable: the bytes are none of these, or they are no text at all.

    """
    found = by_mark(source)
    if found is None:
        source = source.rstrip(_PADDING)
        if is_binary(source):
            raise refusals.not_text()
        found = strictly(source, "utf-8")
    if found is None:
        found = as_gb18030(source)
    if found is None:
        raise refusals.undecodable()
    return found.translate(_NO_TEXT)


def by_mark(source: bytes) -> str | None:
    """Read a text that says by its first bytes what it is; ``None`` where it says nothing or is not what it says."""
    for mark, encoding in _MARKED:
        if source.startswith(mark):
            return strictly(source[len(mark) :], encoding)
    return None


def strictly(source: bytes, encoding: str) -> str | None:
    """Read bytes in one encoding, forgiving only a character cut off at the end; ``None`` where they do not fit."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(source, final=False)
    except (LookupError, UnicodeError):
        return None


def as_gb18030(source: bytes) -> str | None:
    """Read bytes as GB18030 if that gives Chinese; nearly any bytes give *some* characters in this encoding."""
    found = strictly(source, "gb18030")
    if found is None:
        return None
    beyond = sum(1 for character in found if character > "\x7f")
    familiar = sum(1 for character in found.encode("gb2312", "ignore").decode("gb2312") if character > "\x7f")
    return found if familiar >= _FAMILIAR_SHARE * beyond else None


def leniently(source: bytes, encoding: str) -> str | None:
    """Read bytes in an encoding a page declares, forgiving a stray byte in a thousand characters, as browsers do."""
    try:
        found = source.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    return found if found.count("\ufffd") <= 1 + _REPLACED_SHARE * len(found) else None


def is_binary(source: bytes) -> bool:
    """Tell whether bytes stand there that no text without a mark has: a zero, or more than a stray few controls.

    Text taken out of Word by a program has a control at the end of every cell; where all else is plainly Chinese, they
    are no sign of anything.
    """
    source = source.rstrip(_PADDING)
    strays = len(source) - len(source.translate(None, _CONTROLS))
    if b"\0" in source:
        return True
    return strays > _STRAY_SHARE * len(source) and not _is_plainly_chinese(source, at_least=_WORDS_A_STRAY * strays)


def _is_plainly_chinese(source: bytes, *, at_least: int) -> bool:
    """Tell whether bytes are UTF-8 or GB18030 with so many Chinese characters that they can be nothing else."""
    found = strictly(source, "utf-8") or as_gb18030(source) or ""
    return sum(1 for character in found if "\u4e00" <= character <= "\u9fff") >= max(at_least, _FEWEST_WORDS)
