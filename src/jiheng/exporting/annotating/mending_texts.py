"""Changes to a text that stands in several runs, made in the bytes of the runs and nowhere else."""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.mending import Change
from jiheng.exporting.annotating.tags import Edit

_TEXT: Final = "t"
_SIGN: Final = re.compile(rb"(?s)&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));|[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+")
_MEANT: Final = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"', b"apos": "'"}
_BREAK: Final = "\n"


class _Sign(NamedTuple):
    """A sign of the text and the bytes that hold it; ``start`` is below 0 where it is an element and no text."""

    text: str
    start: int
    end: int


def mended_texts(
    data: bytes, ranges: Sequence[tuple[int, int]], printed: str, changes: Sequence[Change], breaks: Collection[str]
) -> list[Edit]:
    """Say how to change the bytes of runs that stand in ``ranges``, so that what is ``printed`` there changes so.

    ``breaks`` are the elements that print a line break. Nothing is changed where the runs do not print that text, once,
    or where a change would reach over the end of a line that is an element.
    """
    signs: list[_Sign] = []
    for start, end in ranges:
        signs += [_Sign(_BREAK, -1, -1)] * bool(signs)
        signs += _signs(data, start, end, breaks)
    whole = "".join(sign.text for sign in signs)
    at = whole.find(printed)
    if not changes or at < 0 or whole.find(printed, at + 1) >= 0:
        return []
    edits = []
    for change in changes:
        taken = signs[at + change.start : at + change.end]
        if any(sign.start < 0 for sign in taken):
            return []
        edits += [
            Edit(sign.start, sign.end - sign.start, escape(change.new) if sign is taken[0] else "") for sign in taken
        ]
    return edits


def _signs(data: bytes, start: int, end: int, breaks: Collection[str]) -> list[_Sign]:
    part = data[start:end]
    signs: list[_Sign] = []
    begun = None
    for tag in tags.tags(part, (_TEXT, *breaks)):
        if tag.name != _TEXT:
            signs += [_Sign(_BREAK, -1, -1)] * tag.is_start
        elif tag.is_start and not tag.is_end:
            begun = tag.end
        elif begun is not None and not tag.is_start:
            signs += _signs_of_text(part[begun : tag.start], start + begun)
            begun = None
    return signs


def _signs_of_text(text: bytes, offset: int) -> list[_Sign]:
    return [_Sign(_said(found), offset + found.start(), offset + found.end()) for found in _SIGN.finditer(text)]


def _said(found: re.Match[bytes]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2]:
        return chr(int(found[2]))
    return _MEANT.get(found[3], "") if found[3] else found[0].decode(errors="replace")
