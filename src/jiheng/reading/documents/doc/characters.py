"""The text of a binary Word document as the page shows it, still one character for one of the file.

Whatever the page does not show becomes a blank of no width (NUL) in its place, so that every character keeps the place
by which properties and tables speak of it; :meth:`Text.between` takes them out in the end.
"""

import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from jiheng.form.cleaning import EMBEDDED
from jiheng.reading.documents.doc.properties import Characters, Mark, of_characters, of_piece
from jiheng.reading.documents.doc.records import CHARACTERS, FONTS, Piece, Records
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.documents.symbol_fonts import drawn

MARKS: Final = "\x07\r\x0c"
"""Ends of cells and rows, of paragraphs, and of pages and sections."""

_PRINTED: Final = re.compile(f"[^{MARKS}]")
_ENDS: Final = re.compile(f"[{MARKS}]")
_CONTROLS: Final = re.compile("[\0-\x06\x08\x0b\x0e-\x1f]")
_SHOWN: Final = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
"""Where symbol fonts have their signs when the font is said of the text and not of the sign."""

_HALF: Final = re.compile("[\ud800-\udfff]")
_FIELD: Final = re.compile("[\x13-\x15]")
_BEGINS, _TURNS = "\x13", "\x14"

_EMBEDS: Final = " EMBED "
"""In the code of a field whose result is a formula or another object."""

_FONT_NAME: Final = 40
_NONE: Final = Characters()


class Text(NamedTuple):
    """The text as shown, and with what is hidden; the places of marks that were deleted themselves.

    ``has_halves`` says that there are characters cut in two.
    """

    shown: str
    whole: str
    gone: frozenset[int]
    has_halves: bool

    def between(self, start: int, end: int) -> tuple[str, str]:
        """Give characters as shown, and with what is hidden."""
        shown = self._cleaned(self.shown[start:end])
        return shown, shown if self.whole is self.shown else self._cleaned(self.whole[start:end])

    def _cleaned(self, text: str) -> str:
        """Take out what has no width, and join characters that were cut in two."""
        text = text.replace("\0", "").replace("\x0c", "\n")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if self.has_halves else text


class Span(NamedTuple):
    """Characters ``start`` to ``end`` and what befalls them."""

    start: int
    end: int
    held: Characters


def decoded(pieces: Iterable[Piece], records: Records) -> str:
    """Join the pieces, one character for two bytes or for one; characters that take four stay cut in two."""
    return "".join(
        _decoded(records.main[fc : fc + (end - start) * width], width) for start, end, fc, width, _ in pieces
    )


def _decoded(source: bytes, width: int) -> str:
    if width == 1:
        return source.decode("cp1252", "replace")
    text = source.decode("utf-16-le", "replace")
    if len(text) * 2 == len(source):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(source) // 2}H", source)))


def settled(text: str, pieces: list[Piece], modifiers: list[bytes], records: Records) -> Text:
    """Take out what the page does not show: codes of fields, pictures, text hidden, deleted or struck out."""
    spans = [*_spans(pieces, modifiers, records, with_fonts=_PRIVATE.search(text) is not None)]
    codes = _codes_of_fields(text)
    gone: set[int] = set()
    fonts = _fonts(records) if any(span.held.symbol or span.held.font is not None for span in spans) else ()
    changed = []
    for span in spans:
        said = text[span.start : span.end]
        if span.held.mark & Mark.GONE:
            gone.update(span.start + found.start() for found in _ENDS.finditer(said))
        changed.append((span.start, _drawn(said, span.held, fonts)))
    whole = _CONTROLS.sub(lambda found: _SHOWN.get(found[0], "\0"), _put(text, changed))
    whole = _put(whole, ((start, _code_as_shown(whole[start:end])) for start, end in codes))
    unseen = [span for span in spans if span.held.mark & Mark.HIDDEN]
    shown = _put(whole, ((start, _blank(whole[start:end])) for start, end, _ in unseen)) if unseen else whole
    return Text(shown, whole, frozenset(gone), _HALF.search(whole) is not None)


def _blank(text: str) -> str:
    return _PRINTED.sub("\0", text)


def _code_as_shown(code: str) -> str:
    """Write a code, of which the page shows nothing; what it embeds is no text, but something stands there."""
    blank = _blank(code)
    return EMBEDDED + blank[1:] if _EMBEDS in code else blank


def _drawn(text: str, held: Characters, fonts: tuple[str, ...]) -> str:
    """Write a run as it is drawn, in as many characters."""
    if held.mark & Mark.GONE:
        return _blank(text)
    if held.symbol:
        font, place = held.symbol
        sign = drawn(_name(fonts, font), place) or "\0"
        return _PRINTED.sub(lambda _: sign, text)
    if held.font is not None:
        name = _name(fonts, held.font)
        text = _PRIVATE.sub(lambda found: drawn(name, ord(found[0])) or found[0], text)
    return raised(text) if held.mark & Mark.RAISED else text


def _name(fonts: tuple[str, ...], number: int) -> str:
    return fonts[number] if number < len(fonts) else ""


def _put(text: str, changes: Iterable[tuple[int, str]]) -> str:
    """Put pieces of text, in order, in the place of what stands there."""
    parts: list[str] = []
    done = 0
    for start, part in changes:
        if start >= done:
            parts += (text[done:start], part)
            done = start + len(part)
    return "".join((*parts, text[done:])) if parts else text


def _spans(pieces: list[Piece], modifiers: list[bytes], records: Records, *, with_fonts: bool) -> Iterator[Span]:
    """Find the runs of text whose properties matter, in the order of the text."""
    known: dict[bytes, Characters] = {}

    def held(said: bytes) -> Characters:
        found = known.get(said)
        if found is None:
            found = known[said] = of_characters(said, records, with_font=with_fonts)
        return found

    every = records.runs(CHARACTERS)
    notable = [run for run in every if held(run.said) != _NONE]
    starts_of_every = [run.start for run in every]
    starts_of_notable = [run.start for run in notable]
    for piece in pieces:
        added = of_piece(piece.modifier, modifiers)
        runs, starts = (every, starts_of_every) if added else (notable, starts_of_notable)
        end = piece.fc + (piece.end - piece.start) * piece.width
        for at in range(max(0, bisect_right(starts, piece.fc) - 1), bisect_left(starts, end)):
            records.room.take()
            run = runs[at]
            found = held(run.said + added)
            start = max(0, run.start - piece.fc) // piece.width
            stop = (min(run.end, end) - piece.fc) // piece.width
            if start < stop and found != _NONE:
                yield Span(piece.start + start, piece.start + stop, found)


def _codes_of_fields(text: str) -> list[tuple[int, int]]:
    """Find what stands between the beginning of a field and its result, outermost first where they are nested."""
    open_: list[tuple[int, bool]] = []
    found: list[tuple[int, int]] = []
    for mark in _FIELD.finditer(text):
        at, kind = mark.start(), mark[0]
        if kind == _BEGINS:
            open_.append((at, False))
        elif open_:
            start, turned = open_.pop()
            if kind == _TURNS:
                open_.append((start, True))
            if not turned:
                found.append((start, at))
    return sorted(found)


def _fonts(records: Records) -> tuple[str, ...]:
    """Read the names of the fonts, by their number."""
    held = records.structure(FONTS)
    if not held:
        return ()
    names: list[str] = []
    at = 4
    while at < len(held):
        name = held[at + _FONT_NAME : at + 1 + held[at]].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        at += 1 + held[at]
    return tuple(names)
