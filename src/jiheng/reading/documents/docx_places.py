"""Where in the main part of a Word document the cells and paragraphs stand that its reader gave, by their numbers.

The numbers are those of :class:`jiheng.form.Place`; what they lead to is the so-manyth paragraph or cell of the part as
it lies in the file, nested ones counted in their order, so that whoever has only its bytes can count to it.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading.documents import docx
from jiheng.reading.documents.docx_names import Names
from jiheng.reading.grid import Cell, Paragraph

_MARK: Final = "so-manyth"


class Spot(msgspec.Struct, frozen=True):
    """A cell, or a paragraph outside of tables, of the main part. ``number`` counts from 0; ``text`` is what it says.

    ``rows`` and ``columns`` are how many of them a cell covers.
    """

    is_cell: bool
    number: int
    text: str
    rows: int = 1
    columns: int = 1


class Spots(msgspec.Struct, frozen=True):
    """All of them. ``cells`` stand under table, row and column, ``lines`` under their row.

    ``paragraphs`` and ``marks`` are how many paragraphs and cells the part has, read or not.
    """

    cells: dict[tuple[int, int, int], Spot]
    lines: dict[int, Spot]
    paragraphs: int
    marks: int

    def at(self, table: int, row: int, column: int) -> Spot | None:
        """Give the cell at a place, or the merged one that covers it; of a text without tables, its line."""
        found = self.cells.get((table, row, column)) if self.cells else self.lines.get(row)
        if found is not None:
            return found
        for (of, top, left), spot in self.cells.items():
            if of == table and top <= row < top + spot.rows and left <= column < left + spot.columns:
                return spot
        return None

    def among(self, row: int) -> Iterator[Spot]:
        """Give what may be meant by a line alone: a paragraph, else a cell of such a row."""
        if row in self.lines:
            yield self.lines[row]
        yield from (spot for (_, at, _), spot in self.cells.items() if at == row)


def spots(data: bytes) -> Spots:
    """Walk a main part as its reader does.

    Raises:
        Unreadable: it is damaged or far too large.

    """
    counted = _Counted()
    cells: dict[tuple[int, int, int], Spot] = {}
    lines: dict[int, Spot] = {}
    for block, element in docx.numbered(docx.elements(data, counted.count)):
        names = counted.names
        if isinstance(block, Paragraph):
            lines[block.row] = Spot(is_cell=False, number=_number(element), text=block.text)
            continue
        for cell, source in docx.with_sources(element, names):
            cells[block.number, cell.row + 1, cell.column + 1] = _spot(cell, source)
    if not cells:  # read as a text: its lines are the paragraphs that say something
        lines = dict(enumerate(lines.values(), start=1))
    return Spots(cells, lines, counted.paragraphs, counted.cells)


def _spot(cell: Cell, source: etree._Element) -> Spot:
    return Spot(is_cell=True, number=_number(source), text=cell.text, rows=cell.row_span, columns=cell.column_span)


def _number(element: etree._Element) -> int:
    return int(element.get(_MARK, ""))


class _Counted:
    """Counts paragraphs and cells, and writes its number on each."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.cells = 0
        self.names = Names("")

    def count(self, root: etree._Element, names: Names) -> None:
        """Number everything under ``root``, going on from what was counted before."""
        self.names = names
        for element in root.iter(names.paragraph, names.cell):
            if element.tag == names.cell:
                element.set(_MARK, str(self.cells))
                self.cells += 1
            else:
                element.set(_MARK, str(self.paragraphs))
                self.paragraphs += 1
