"""Word documents: paragraphs and tables in the order of the page, merged cells as the rectangles they are.

What is read is what the page says: insertions under tracked changes are kept, deletions, field codes, text that is
hidden or struck out, phonetic guides, headers, footers, comments and footnotes are not; rows that are hidden and hold
something are given apart. Raised figures are raised characters (100%¹, m²). Styles are not looked at, so text that only
its style hides, strikes out or raises is plain. A table inside a cell follows the table it stands in as a table of its
own, and so does what stands in a text box follow the block it is anchored to. Numbers that Word puts before paragraphs
by itself are not part of the text.

One pass over the marks that matter, filtered by the parser, is what makes this fast; documents with nested tables or
other rarities are put into the plain shape first (:mod:`jiheng.reading.documents.docx_rarities`).
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Protocol

from lxml import etree

from jiheng.reading import limits, markup, own_reports, refusals, text
from jiheng.reading.documents import docx_rarities
from jiheng.reading.documents.docx_names import Names
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.packages import Package

_MAIN: Final = "word/document.xml"
_PARAGRAPHS_AT_A_TIME: Final = 1_000


def read(source: bytes, *, file: str) -> Grid:
    """Read a Word document.

    Raises:
        Unreadable: the package or its main part is damaged, protected or far too large.
        OwnReport: it is a letter of ours.

    """
    package = Package(source)
    if own_reports.is_own_package(package):
        raise refusals.own_report()
    return read_part(main_part(package)[1], file=file)


def read_part(data: bytes, *, file: str) -> Grid:
    """Read the main part of a document, whatever it was taken out of.

    Raises:
        Unreadable: it is damaged or far too large.

    """
    blocks = tuple(block for block, _ in numbered(elements(data)))
    if not any(isinstance(block, Table) for block in blocks):
        return Grid(file, text.blocks([block.text for block in blocks if isinstance(block, Paragraph)]))
    return Grid(file, blocks)


class Before(Protocol):
    """Something done to every part of a document before anything in it is moved or dropped."""

    def __call__(self, root: etree._Element, names: Names) -> None:
        """Do it."""


def elements(data: bytes, before: Before | None = None) -> Iterator[tuple[etree._Element, Names]]:
    """Give the paragraphs and tables of a main part in the order of the page, in their plain shape.

    Raises:
        Unreadable: it is damaged or far too large.

    """
    return _streamed(data, before) if len(data) >= limits.STREAMED_FROM_BYTES else _whole(data, before)


def _whole(data: bytes, before: Before | None) -> Iterator[tuple[etree._Element, Names]]:
    """Give the blocks of a document held as a whole."""
    root = markup.parse(data)
    names = Names.of(markup.namespace(root))
    body = root.find(names.body)
    if body is None:
        raise refusals.without_table("Word 文档", "Word document")
    return _settled(root, body, names, before)


def _streamed(data: bytes, before: Before | None) -> Iterator[tuple[etree._Element, Names]]:
    """Give the blocks of a large document, of which few are held at a time."""
    names = Names.of(markup.namespace(markup.root_of(data)))
    body, held = etree.Element(names.body), 0
    block = None
    for block in markup.outermost(data, names.blocks):
        body.append(block)
        held += 1
        if block.tag == names.table or held == _PARAGRAPHS_AT_A_TIME:
            yield from _settled(body, body, names, before)
            body, held = etree.Element(names.body), 0
    if block is None:
        raise refusals.without_table("Word 文档", "Word document")
    yield from _settled(body, body, names, before)


def _settled(
    root: etree._Element, body: etree._Element, names: Names, before: Before | None
) -> Iterator[tuple[etree._Element, Names]]:
    if before is not None:
        before(root, names)
    docx_rarities.settle(root, names)
    for element in docx_rarities.flow(body, names):
        yield element, names


def main_part(package: Package) -> tuple[str, bytes]:
    """Give the main part with its name: where it always stands, or else where the package says.

    Raises:
        Unreadable: there is none, or it is damaged, protected or far too large.

    """
    name, data = _MAIN, package.part(_MAIN)
    if data is None:
        for _, kind, target in markup.relations(package, ""):
            if kind == "officeDocument":
                name, data = target, package.part(target)
    if data is None:
        raise refusals.without_table("Word 文档", "Word document")
    return name, data


def numbered(found: Iterable[tuple[etree._Element, Names]]) -> Iterator[tuple[Paragraph | Table, etree._Element]]:
    """Number the paragraphs and tables that hold something; with each, what it was read from."""
    tables = 0
    for row, (element, names) in enumerate(found, start=1):
        if element.tag == names.paragraph:
            said = _paragraph(element, names) if len(element) else ""
            if said.strip():
                yield Paragraph(said, row), element
        elif (table := _table(element, names, tables + 1)).cells:
            tables += 1
            yield table, element


def with_sources(table: etree._Element, names: Names) -> Iterator[tuple[Cell, etree._Element]]:
    """Give the cells of a table, hidden ones too, each with the element its text was read from."""
    raw = _raw(table, names)
    sources = list(table.iter(names.cell))
    cells = _cells(raw)
    return ((cell, sources[at]) for cell, at in zip(cells, raw.placed, strict=True))


def _paragraph(paragraph: etree._Element, names: Names) -> str:
    pieces = [names.printed(element) for element in paragraph.iter(*names.characters)]
    return "".join(pieces).strip("\n")


class _Raw:
    """A table as it stands in the file: cells one after another, each as the pieces of its text.

    ``rows`` holds the number of cells before each row. The rest is kept by the number of the cell, for the few it
    concerns: ``spans`` is their width, ``merges`` tells whether they continue the cell above or begin a merge,
    ``gaps`` the columns skipped before them; those in ``lefts`` continue the cell to their left. ``hidden`` are the
    rows that are hidden. ``placed`` are the cells that continue no other, in order.
    """

    def __init__(self) -> None:
        self.cells: list[list[str]] = []
        self.rows: list[int] = []
        self.spans: dict[int, int] = {}
        self.merges: dict[int, bool] = {}
        self.gaps: dict[int, int] = {}
        self.lefts: set[int] = set()
        self.hidden: set[int] = set()
        self.placed: list[int] = []


def _raw(table: etree._Element, names: Names) -> _Raw:
    """Walk a table that holds no other table, once."""
    raw = _Raw()
    text_tag, paragraph, cell, row, span = names.text, names.paragraph, names.cell, names.row, names.column_span
    cells = raw.cells
    pieces: list[str] = []
    for element in table.iter(*names.in_table):
        tag = element.tag
        if tag == paragraph:
            pieces.append("\n")
        elif tag == text_tag:
            pieces.append(element.text or "")
        elif tag == cell:
            pieces = []
            cells.append(pieces)
        elif tag == span:
            raw.spans[len(cells) - 1] = _number(element, names, 1)
        elif tag == row:
            pieces = []
            if docx_rarities.is_hidden(element):
                raw.hidden.add(len(raw.rows))
            raw.rows.append(len(cells))
        else:
            _take(element, raw, pieces, names)
    return raw


def _take(element: etree._Element, raw: _Raw, pieces: list[str], names: Names) -> None:
    """Take up one of the marks that few cells have."""
    tag = element.tag
    if tag == names.row_merge:
        raw.merges[len(raw.cells) - 1] = element.get(names.value, "continue") == "continue"
    elif tag == names.column_merge:
        if element.get(names.value, "continue") == "continue":
            raw.lefts.add(len(raw.cells) - 1)
    elif tag == names.skipped_columns:
        raw.gaps[len(raw.cells)] = _number(element, names, 0)
    else:
        pieces.append(names.printed(element).replace("\t", " "))


def _number(element: etree._Element, names: Names, least: int) -> int:
    """Read a count of columns; nonsense counts as ``least``."""
    return min(max(markup.whole_number(element.get(names.value)) or least, least), limits.MAX_SPAN)


def _table(element: etree._Element, names: Names, number: int) -> Table:
    """Read a table. Cells of hidden rows are given apart, but for a merge that reaches out of them."""
    raw = _raw(element, names)
    cells = _cells(raw)
    if not raw.hidden:
        return Table(cells, number)
    unseen = {cell for cell in cells if raw.hidden.issuperset(range(cell.row, cell.row + cell.row_span))}
    hidden = tuple(cell for cell in cells if cell in unseen and cell.text.strip())
    shown = tuple(cell for cell in cells if cell not in unseen)
    return Table(shown, number, hidden_rows=tuple(dict.fromkeys(cell.row for cell in hidden)), hidden_cells=hidden)


def _cells(raw: _Raw) -> tuple[Cell, ...]:
    """Put the cells where they stand. What continues another cell grows it, and Word shows nothing of its own in it."""
    placed: list[Cell] = []
    growing: dict[int, int] = {}
    _widen(raw)
    for row, (start, end) in enumerate(pairwise((*raw.rows, len(raw.cells)))):
        column = 0
        for at in range(start, end):
            span = raw.spans.get(at, 1)
            is_under = raw.merges.get(at)
            column += raw.gaps.get(at, 0)
            if at in raw.lefts and at > start:
                continue  # its columns are those of the cell to its left
            if is_under and _ends_above(row, span, growing.get(column), placed):
                placed[growing[column]] = _taller(placed[growing[column]])
            else:
                if is_under is not None:
                    growing[column] = len(placed)
                raw.placed.append(at)
                placed.append(Cell(row, column, "".join(raw.cells[at]).strip("\n"), 1, span))
            column += span
    return tuple(placed)


def _ends_above(row: int, span: int, above: int | None, placed: list[Cell]) -> bool:
    """Tell whether the cell that grows down here ends just above this row and is as wide."""
    if above is None:
        return False
    cell = placed[above]
    return cell.column_span == span and cell.row + cell.row_span == row


def _taller(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.text, cell.row_span + 1, cell.column_span)


def _widen(raw: _Raw) -> None:
    """Give cells the columns of those that continue them to the right, so that a merge may reach down as well."""
    starts = frozenset(raw.rows)
    for at in sorted(raw.lefts - starts, reverse=True):
        raw.spans[at - 1] = raw.spans.get(at - 1, 1) + raw.spans.get(at, 1)
