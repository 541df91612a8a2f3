"""Word documents: paragraphs and tables in the order of the page, merged cells as the rectangles they are.

What is read is what the page shows: insertions under tracked changes are kept, deletions, field codes, hidden text,
phonetic guides, headers, footers, comments and footnotes are not. A table inside a cell follows the table it stands
in as a table of its own, and so does what stands in a text box follow the block it is anchored to. Numbers that Word
puts before paragraphs by itself are not part of the text.

One pass over the marks that matter, filtered by the parser, is what makes this fast; documents with nested tables or
other rarities are put into the plain shape first (:mod:`jiheng.reading.docx_rarities`).
"""

from collections.abc import Callable
from typing import Final

from lxml import etree
from msgspec import structs

from jiheng.reading import docx_rarities, limits, markup, refusals, text
from jiheng.reading.docx_names import Names
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.packages import Package

SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")

_MAIN: Final = "word/document.xml"


def read(source: bytes, *, file: str) -> Grid:
    """Read a Word document.

    Raises:
        Unreadable: the package or its main part is damaged, protected or far too large.

    """
    root = markup.parse(_main_part(Package(source)))
    names = Names.of(markup.namespace(root))
    body = root.find(names.body)
    if body is None:
        raise refusals.without_table("Word 文档", "Word document")
    docx_rarities.settle(root, names)
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
            said = _paragraph(element, names) if len(element) else ""
            if said.strip():
                blocks.append(Paragraph(said, row))
        elif cells := _cells(element, names):
            tables += 1
            blocks.append(Table(cells, tables))
    return blocks


def _paragraph(paragraph: etree._Element, names: Names) -> str:
    pieces = [names.printed(element) for element in paragraph.iter(*names.characters)]
    return "".join(pieces).strip("\n")


def _cells(table: etree._Element, names: Names) -> tuple[Cell, ...]:
    """Read a table that holds no other table, in one pass."""
    text_tag, paragraph, cell, row = names.text, names.paragraph, names.cell, names.row
    raws = _Raws()
    add = raws.begin_row()
    for element in table.iter(*names.in_table):
        tag = element.tag
        if tag == text_tag:
            add(element.text or "")
        elif tag == paragraph:
            add("\n")
        elif tag == cell:
            pieces: list[str] = []
            raws.rows[-1].append(pieces)
            add = pieces.append
        elif tag == row:
            add = raws.begin_row()
        else:
            _mark(element, raws, names)
    return tuple(_placed(raws))


def _mark(element: etree._Element, raws: "_Raws", names: Names) -> None:
    """Take up one of the marks that few cells have."""
    tag = element.tag
    if tag == names.column_span:
        raws.trait().span = _number(element, names, 1)
    elif tag == names.row_merge:
        raws.trait().merge = element.get(names.value, "continue")
    elif tag == names.column_merge:
        raws.trait().joins_left = element.get(names.value, "continue") == "continue"
    elif tag == names.skipped_columns:
        raws.rows[-1].append([])
        raws.trait().is_gap = True
        raws.trait().span = _number(element, names, 0)
    elif raws.rows[-1]:
        raws.rows[-1][-1].append(names.printed(element).replace("\t", " "))


def _number(element: etree._Element, names: Names, least: int) -> int:
    """Read a count of columns; nonsense counts as ``least``."""
    return min(max(markup.whole_number(element.get(names.value)) or least, least), limits.MAX_SPAN)


class _Trait:
    """What sets a cell apart. ``merge`` is ``restart`` on top of a merge and ``continue`` under it."""

    __slots__ = ("is_gap", "joins_left", "merge", "span")

    def __init__(self) -> None:
        self.span = 1
        self.merge = ""
        self.joins_left = False
        self.is_gap = False


class _Raws:
    """Cells as they stand in the file, by rows, each as the pieces of its text; few have a trait."""

    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []
        self.traits: dict[tuple[int, int], _Trait] = {}

    def begin_row(self) -> Callable[[str], None]:
        """Stand in a new row, before its first cell, where no text counts."""
        self.rows.append([])
        return _nowhere

    def trait(self) -> _Trait:
        """Give the traits of the last cell, to be set."""
        return self.traits.setdefault((len(self.rows) - 1, len(self.rows[-1]) - 1), _Trait())


def _nowhere(_: str) -> None:
    """Drop what stands in a table outside its cells."""


def _placed(raws: _Raws) -> list[Cell]:
    """Put the cells where they stand. What continues another cell grows it, and Word shows nothing of its own in it."""
    placed: list[Cell] = []
    growing: dict[int, int] = {}
    traits = raws.traits
    for row, cells in enumerate(raws.rows[1:]):
        column = 0
        for at, pieces in enumerate(cells):
            trait = traits.get((row + 1, at))
            if trait is None:
                placed.append(Cell(row, column, "".join(pieces).strip("\n")))
                column += 1
                continue
            if not (trait.is_gap or _grows(trait, row, growing.get(column, -1), placed)):
                growing[column] = len(placed)
                placed.append(Cell(row, column, "".join(pieces).strip("\n"), 1, trait.span))
            column += trait.span
    return placed


def _grows(trait: _Trait, row: int, above: int, placed: list[Cell]) -> bool:
    """Let the cell above reach down to this one, or the cell to the left reach over it, if this one says so."""
    if trait.merge == "continue" and above >= 0:
        cell = placed[above]
        if cell.column_span == trait.span and cell.row + cell.row_span == row:
            placed[above] = structs.replace(cell, row_span=cell.row_span + 1)
            return True
    elif trait.joins_left and placed and placed[-1].row == row:
        cell = placed[-1]
        placed[-1] = structs.replace(cell, column_span=cell.column_span + trait.span)
        return True
    return False
