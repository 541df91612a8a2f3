"""Word documents: paragraphs and tables in the order of the page, merged cells as the rectangles they are.

What is read is what the page shows: insertions under tracked changes are kept, deletions, field codes, hidden text,
phonetic guides, headers, footers, comments and footnotes are not. A table inside a cell follows the table it stands
in as a table of its own, and so does what stands in a text box follow the block it is anchored to. Numbers that Word
puts before paragraphs by itself are not part of the text.

One pass over the marks that matter, filtered by the parser, is what makes this fast; documents with nested tables or
other rarities are put into the plain shape first (:mod:`jiheng.reading.docx_rarities`).
"""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from jiheng.reading import docx_rarities, limits, markup, refusals, text
from jiheng.reading.docx_names import Names
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.packages import Package

SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")

_MAIN: Final = "word/document.xml"
_ROW, _COLUMN, _ROWS, _COLUMNS = 0, 1, 3, 4


def read(source: bytes, *, file: str) -> Grid:
    """Read a Word document.

    Raises:
        Unreadable: the package or its main part is damaged, protected or far too large.

    """
    data = _main_part(Package(source))
    root = markup.parse(data)
    names = Names.of(markup.namespace(root))
    body = root.find(names.body)
    if body is None:
        raise refusals.without_table("Word 文档", "Word document")
    docx_rarities.settle(root, data, names)
    blocks = _blocks(body, names)
    if not any(isinstance(block, Table) for block in blocks):
        return Grid(file, text.blocks([block.text for block in blocks if isinstance(block, Paragraph)]))
    return Grid(file, tuple(blocks))


def _main_part(package: Package) -> bytes:
    """Unpack the main part: where it always stands, or else where the package says."""
    data = package.part(_MAIN)
    if data is None:
        for _, kind, target in markup.relations(package, ""):
            if kind == "officeDocument":
                data = package.part(target)
    if data is None:
        raise refusals.without_table("Word 文档", "Word document")
    return data


def _blocks(body: etree._Element, names: Names) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    tables = 0
    for row, element in enumerate(docx_rarities.flow(body, names), start=1):
        if element.tag == names.paragraph:
            said = _paragraph(element, names)
            if said.strip():
                blocks.append(Paragraph(said, row))
        else:
            tables += 1
            blocks.append(Table(tuple(_cells(element, names)), tables))
    return blocks


def _paragraph(paragraph: etree._Element, names: Names) -> str:
    pieces = [names.printed(element) for element in paragraph.iter(*names.characters)]
    return "".join(pieces).strip("\n")


def _cells(table: etree._Element, names: Names) -> Iterator[Cell]:
    """Walk a table that holds no other table, once, over the marks that matter only."""
    rows = _Rows()
    pieces = rows.pieces
    for element in table.iter(*names.in_table):
        tag = element.tag
        if tag == names.text:
            pieces.append(element.text or "")
        elif tag == names.paragraph:
            pieces.append("\n")
        elif tag == names.cell:
            rows.begin_cell()
        elif tag == names.row:
            rows.begin_row()
        elif tag == names.column_span:
            rows.span = _number(element, names, 1)
        elif tag == names.row_merge:
            rows.merge = element.get(names.value, "continue")
        elif tag == names.column_merge:
            rows.joined_left = element.get(names.value, "continue") == "continue"
        elif tag == names.skipped_columns:
            rows.column = _number(element, names, 0)
        else:
            pieces.append(names.printed(element).replace("\t", " "))
    rows.end_cell()
    return (Cell(*cell) for cell in rows.cells)


def _number(element: etree._Element, names: Names, least: int) -> int:
    """Read a count of columns; nonsense counts as ``least``."""
    return min(max(markup.whole_number(element.get(names.value)) or least, least), limits.MAX_SPAN)


class _Rows:
    """Cells as they come. ``merge`` is ``restart`` in the top cell of a merge and ``continue`` under it."""

    def __init__(self) -> None:
        self.cells: list[list[Any]] = []
        self.pieces: list[str] = []
        self.column = 0
        self.span = 1
        self.merge = ""
        self.joined_left = False
        self._row = -1
        self._is_open = False
        self._growing: dict[int, list[Any]] = {}

    def begin_row(self) -> None:
        """Leave the last row, if any, and stand before the first cell of the next."""
        self.end_cell()
        self._row += 1
        self.column = 0

    def begin_cell(self) -> None:
        """Leave the last cell, if any, and stand in the next."""
        self.end_cell()
        self._is_open = True

    def end_cell(self) -> None:
        """Put down the cell that was walked through: on its own, or as part of the cell it is merged with."""
        if self._is_open:
            column, span = self.column, self.span
            self.column = column + span
            if not self._is_covered(column, span):
                cell = [self._row, column, "".join(self.pieces).strip("\n"), 1, span]
                self.cells.append(cell)
                if self.merge:
                    self._growing[column] = cell
            self._is_open = False
            self.span, self.merge, self.joined_left = 1, "", False
        self.pieces.clear()

    def _is_covered(self, column: int, span: int) -> bool:
        """Grow the cell above or to the left if this one continues it; Word shows nothing of its own in it."""
        if self.merge == "continue":
            above = self._growing.get(column)
            if above is not None and above[_COLUMNS] == span and above[_ROW] + above[_ROWS] == self._row:
                above[_ROWS] += 1
                return True
        if self.joined_left and self.cells:
            left = self.cells[-1]
            if left[_ROW] == self._row and left[_COLUMN] + left[_COLUMNS] == column:
                left[_COLUMNS] += span
                return True
        return False
