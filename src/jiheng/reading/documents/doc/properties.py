"""What the properties of a binary Word document say that matters to a reader: tables, and text that does not count.

Properties are changes (*sprm*), one after another, each a code with an operand whose size the code tells.
"""

import struct
from collections.abc import Iterator
from enum import IntFlag
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from jiheng.reading import limits, refusals
from jiheng.reading.documents.doc.records import Records

_SIZES: Final = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the operand by the top three bits of a code; 0 where the operand says itself."""

_SHORTEST: Final = 3
_VARIABLE: Final = 6
_TABLE_DEFINITIONS: Final = frozenset({0xD606, 0xD608})
_TABS: Final = 0xC615
_MANY: Final = 255

_LARGE: Final = frozenset({0x6645, 0x6646, 0x646B})
"""Properties that stand in the stream ``Data``, at the place the operand gives."""

_IN_TABLE: Final = 0x2416
_ENDS_ROW: Final = frozenset({0x2417, 0x244C})
_ENDS_INNER_CELL: Final = 0x244B
_DEPTH: Final = 0x6649
_DEEPER: Final = 0x664A
_DEFINE: Final = 0xD608
_INSERT: Final = 0x7621
_DELETE: Final = 0x5622
_WIDTH: Final = 0x7623
_JOIN: Final = 0x5624
_SPLIT: Final = 0x5625
_JOIN_DOWN: Final = 0xD62B
_CHANGES: Final = {_INSERT: 4, _DELETE: 2, _WIDTH: 4, _JOIN: 2, _SPLIT: 2, _JOIN_DOWN: 3}
"""Changes of the cells that were defined, with the bytes their operands have at least."""

_CELL_BYTES: Final = 20
_MOST_CELLS: Final = 255
_ACROSS: Final = 3
_DOWN_AT: Final = 5

_TOGGLES: Final = {0x0800: 1, 0x0837: 1, 0x2A53: 1, 0x083C: 2}
_ON: Final = frozenset({1, 0x81})
_ALIGNED: Final = 0x2A48
_SUPERSCRIPT: Final = 1
_SYMBOL: Final = 0x6A09
_FONTS: Final = frozenset({0x4A4F, 0x4A51})
"""Fonts of Latin and other text; the one of Chinese text draws no symbols."""

_SHORT_FORMS: Final = {
    0x18: _IN_TABLE,
    0x19: 0x2417,
    0x41: 0x0800,
    0x57: 0x0837,
    0x5C: 0x083C,
    0x68: _ALIGNED,
    0x73: 0x2A53,
}
"""The codes a piece may give in one byte, as far as they matter."""


class Mark(IntFlag):
    """What befalls a run of text: struck out or deleted, hidden, or raised."""

    GONE = 1
    HIDDEN = 2
    RAISED = 4


class Characters(NamedTuple):
    """Properties of a run of text: its marks, the font and place of the symbol drawn for each character, its font."""

    mark: Mark = Mark(0)
    symbol: tuple[int, int] | None = None
    font: int | None = None


class Shape(NamedTuple):
    """The cells of a row: the edges around them in twips, and how each is merged: across, and down."""

    edges: tuple[int, ...]
    across: tuple[int, ...]
    down: tuple[int, ...]


class Paragraph(NamedTuple):
    """Properties of a paragraph: how many tables it stands in, and what its end ends there."""

    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    shape: Shape | None = None


def changes(said: bytes, records: Records) -> Iterator[tuple[int, bytes]]:
    """Give codes and operands; what breaks off at the end is padding."""
    records.room.take(1 + len(said) // _SHORTEST)
    at, end = 0, len(said) - 2
    while at < end:
        code = said[at] | said[at + 1] << 8
        at += 2
        kind = code >> 13
        size = _SIZES[kind] if kind != _VARIABLE else _size_told(code, said, at)
        yield code, said[at : at + size]
        at += size


def _size_told(code: int, said: bytes, at: int) -> int:
    """Give the size of an operand that says it, together with what says it."""
    size = said[at]
    if code in _TABLE_DEFINITIONS:
        return 1 + int.from_bytes(said[at : at + 2], "little")
    if code == _TABS and size == _MANY:
        deleted = said[at + 1 : at + 2] or b"\0"
        added = said[at + 2 + 4 * deleted[0] :][:1] or b"\0"
        return 3 + 4 * deleted[0] + 3 * added[0]
    return 1 + size


def of_piece(modifier: int, modifiers: list[bytes]) -> bytes:
    """Write out what a piece adds to the properties of its text."""
    if modifier & 1:
        number = modifier >> 1
        return modifiers[number] if number < len(modifiers) else b""
    code = _SHORT_FORMS.get(modifier >> 1 & 0x7F)
    return struct.pack("<HB", code, modifier >> 8) if code is not None else b""


def of_characters(said: bytes, records: Records, *, with_font: bool) -> Characters:
    """Read the properties of a run of text. What a style gives is left out, so *as the style* means no."""
    mark = Mark(0)
    symbol = font = None
    for code, operand in changes(said, records):
        if not operand:
            continue
        if code in _TOGGLES:
            flag = Mark(_TOGGLES[code])
            mark = mark | flag if operand[0] in _ON else mark & ~flag
        elif code == _ALIGNED:
            mark = mark | Mark.RAISED if operand[0] == _SUPERSCRIPT else mark & ~Mark.RAISED
        elif code == _SYMBOL and len(operand) == _SIZES[3]:
            symbol = int.from_bytes(operand[:2], "little"), int.from_bytes(operand[2:], "little")
        elif code in _FONTS and with_font:
            font = int.from_bytes(operand, "little")
    return Characters(mark, symbol, font)


def of_paragraph(said: bytes, records: Records) -> Paragraph:
    """Read the properties of a paragraph."""
    in_table, deeper, depth = False, 0, None
    ends_row = ends_inner_cell = False
    row = _Row()
    for code, operand in _with_large(said, records):
        if code == _IN_TABLE:
            in_table = bool(operand[0])
        elif code in _ENDS_ROW:
            ends_row = bool(operand[0])
        elif code == _ENDS_INNER_CELL:
            ends_inner_cell = bool(operand[0])
        elif code == _DEPTH:
            depth = int.from_bytes(operand, "little", signed=True)
        elif code == _DEEPER:
            deeper += int.from_bytes(operand, "little", signed=True)
        elif code >> 10 & 7 == 5:  # noqa: PLR2004 - the group of table properties
            row.change(code, operand, records)
    depth = max(0, (depth if depth is not None else int(in_table)) + deeper)
    if depth > limits.MAX_NESTED_TABLES:
        raise refusals.too_deep()
    return Paragraph(depth, ends_row, ends_inner_cell, row.shape())


def _with_large(said: bytes, records: Records) -> Iterator[tuple[int, bytes]]:
    for code, operand in changes(said, records):
        if code in _LARGE and len(operand) == _SIZES[3]:
            yield from changes(records.large(int.from_bytes(operand, "little")), records)
        elif operand:
            yield code, operand


class _Row:
    """The cells of a row while its properties are read."""

    def __init__(self) -> None:
        self.edges: list[int] = []
        self.across: list[int] = []
        self.down: list[int] = []

    def shape(self) -> Shape | None:
        if not self.edges:
            return None
        return Shape(tuple(self.edges), tuple(self.across), tuple(self.down))

    def change(self, code: int, operand: bytes, records: Records) -> None:
        if code == _DEFINE:
            self._define(operand, records)
        elif code in _CHANGES and len(operand) >= _CHANGES[code]:
            records.room.take(len(self.edges))
            first, last = operand[0], min(operand[1], len(self.across))
            if code == _INSERT:
                self._insert(first, operand[1], int.from_bytes(operand[2:], "little", signed=True))
            elif code == _JOIN_DOWN:
                self.down = [operand[2] & 3 if cell == operand[1] else down for cell, down in enumerate(self.down)]
            elif first < last:
                self._among(code, first, last, operand)

    def _among(self, code: int, first: int, last: int, operand: bytes) -> None:
        """Change the cells from the first to before the last."""
        if code == _DELETE:
            width = self.edges[last] - self.edges[first]
            self.edges[first + 1 :] = [edge - width for edge in self.edges[last + 1 :]]
            del self.across[first:last], self.down[first:last]
        elif code == _WIDTH:
            widths = [end - start for start, end in pairwise(self.edges)]
            widths[first:last] = [int.from_bytes(operand[2:], "little", signed=True)] * (last - first)
            self.edges = [*accumulate(widths, initial=self.edges[0])]
        else:
            self.across[first:last] = [0] * (last - first) if code == _SPLIT else [1, *[2] * (last - first - 1)]

    def _define(self, operand: bytes, records: Records) -> None:
        count = operand[2] if len(operand) > 2 else 0  # noqa: PLR2004 - behind its size
        start = 3 + 2 * (count + 1)
        if len(operand) < start:
            return
        records.room.take(count)
        self.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 3))
        held = [
            operand[at] if at < len(operand) else 0 for at in range(start, start + _CELL_BYTES * count, _CELL_BYTES)
        ]
        self.across = [flags & _ACROSS for flags in held]
        self.down = [flags >> _DOWN_AT & 3 for flags in held]

    def _insert(self, first: int, count: int, width: int) -> None:
        """Put in cells of a width; those behind them move to the right."""
        if self.edges and first <= len(self.across) and len(self.across) + count <= _MOST_CELLS:
            start = self.edges[first]
            self.edges[first + 1 :] = [
                *(start + width * number for number in range(1, count + 1)),
                *(edge + width * count for edge in self.edges[first + 1 :]),
            ]
            self.across[first:first] = [0] * count
            self.down[first:first] = [0] * count
