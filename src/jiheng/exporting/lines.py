"""Lines for a terminal: how wide Chinese is, where a line may be broken, what must never reach a terminal.

A Chinese line may be broken between any two characters, but no line starts with 「。」 or ends with 「（」 (避头尾),
and figures and Latin words stay whole. A character takes two columns, one or none; the table of Unicode knows which.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from wcwidth import wcwidth

_NOT_FIRST = frozenset("。，、；：！？…—～·％‰）》〉」』】〕］｝”’,.;:!?%)]}°′″℃")
_NOT_LAST = frozenset("（《〈「『【〔［｛“‘([{￥$")
# Direction marks reorder what stands around them, so that a text could show something it does not say.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Figures with their signs and Latin words; anything wide stands for itself.
_PIECES = re.compile(r"[ -~\u00a0-\u024f\u2200-\u22ff]+")
_WORDS = re.compile(r"\s+|\S+")


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    return max(wcwidth(character), 0)


def width(text: str) -> int:
    """Count the columns that ``text`` takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def printable(text: str) -> str:
    """Give ``text`` without control characters and direction marks, on one line.

    A form comes from anywhere: what steers a terminal, such as an escape sequence, must not reach one.
    """
    if text.isprintable():
        return text
    text = _DIRECTION.sub("", text)
    return "".join(" " if one in "\t\r\n" else one for one in text if one in "\t\r\n" or _is_shown(one))


@lru_cache(maxsize=8192)
def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill ``text`` with blanks up to ``columns``, on its left side if it is to stand to the ``right``."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def clip(text: str, columns: int) -> str:
    """Cut ``text`` so that it takes ``columns`` at most, with 「…」 for what is left out."""
    if width(text) <= columns:
        return text
    left, kept = columns - _columns("…"), ""
    for character in text:
        left -= _columns(character)
        if left < 0:
            break
        kept += character
    return f"{kept.rstrip()}…"


def wrap(text: str, columns: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Break ``text`` into lines of ``columns`` at most, the first after ``first``, the others after ``rest``.

    ``rest`` is as many blanks as ``first`` is wide where it is left out. A piece that may not be broken and is longer
    than a whole line is cut; there is always at least one line.
    """
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, used, limit = "", 0, max(columns - width(first), 2)
    for piece in _unbroken(printable(text)):
        for part in _cut(piece, max(columns - width(indent), 2)):
            size = width(part)
            if used + width(part.rstrip()) > limit and line:
                lines.append(line.rstrip())
                line, used, limit = "", 0, max(columns - width(indent), 2)
                part, size = part.lstrip(), width(part.lstrip())  # noqa: PLW2901 - a new line starts without its blank
            line += part
            used += size
    lines.append(line.rstrip())
    return [f"{indent if place else first}{one}".rstrip() for place, one in enumerate(lines)]


def _unbroken(text: str) -> Iterator[str]:
    """Give the pieces of ``text`` between which a line may be broken."""
    piece = ""
    for atom in _atoms(text):
        if piece and (atom[0] not in _NOT_FIRST and not atom.isspace()) and piece[-1] not in _NOT_LAST:
            yield piece
            piece = ""
        piece += atom
    if piece:
        yield piece


def _atoms(text: str) -> Iterator[str]:
    at = 0
    for narrow in _PIECES.finditer(text):
        yield from text[at : narrow.start()]
        yield from _WORDS.findall(narrow[0])
        at = narrow.end()
    yield from text[at:]


def _cut(piece: str, columns: int) -> Iterator[str]:
    """Cut a piece that is longer than a whole line; give any other as it is."""
    if width(piece.rstrip()) <= columns:
        yield piece
        return
    part, used = "", 0
    for character in piece:
        if used + _columns(character) > columns:
            yield part
            part, used = "", 0
        part += character
        used += _columns(character)
    yield part
