"""Texts of OpenDocument (.odt): paragraphs and tables in the order of the page, merged cells as rectangles.

As in :mod:`jiheng.reading.documents.docx`, what was deleted under tracked changes, comments, notes, and what is
hidden or struck out is not read; raised figures are raised characters. A table inside a cell follows the table it
stands in, and what stands in a box follows the block it is anchored to.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from jiheng.reading import limits, opendocument, refusals, text
from jiheng.reading.grid import Grid, Paragraph, Table
from jiheng.reading.opendocument import A_TABLE, TEXT_BOX
from jiheng.reading.room import Room
from jiheng.reading.workbooks.sheets import Sheet

_WHAT: Final = ("OpenDocument 文档", "OpenDocument text")


def read(source: bytes, *, file: str) -> Grid:
    """Read a text.

    Raises:
        Unreadable: the file is damaged, protected or far too large.

    """
    root = opendocument.content(source, *_WHAT)
    styles = opendocument.styles(root)
    room = Room("文档内表格的单元格数", "the number of cells", limits.MAX_CELLS)
    blocks: list[Paragraph | Table] = []
    tables = 0
    for row, element in enumerate(_blocks(opendocument.body(root, "text", *_WHAT)), start=1):
        if element.tag != A_TABLE:
            said = opendocument.said(element, styles).strip("\n")
            if said.strip():
                blocks.append(Paragraph(said, row))
            continue
        sheet = Sheet(room)
        opendocument.fill(sheet, element, styles)
        table = sheet.table()
        if table.cells:
            tables += 1
            blocks.append(Table(table.cells, tables, hidden_rows=table.hidden_rows, hidden_cells=table.hidden_cells))
    if not tables:
        return Grid(file, text.blocks([block.text for block in blocks if isinstance(block, Paragraph)]))
    return Grid(file, tuple(blocks))


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """Give paragraphs and tables, each followed by what stands inside it and has lines of its own."""
    waiting = [opendocument.flow(body)]
    count = 0
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        yield element
        inside = list(_outermost(element))
        count += len(inside)
        if count > limits.MAX_TABLES:
            raise refusals.too_large("文档内的表格数", f"{limits.MAX_TABLES:,} 个", "the number of tables")
        waiting += [iter([found]) if found.tag == A_TABLE else opendocument.flow(found) for found in reversed(inside)]


def _outermost(block: etree._Element) -> Iterator[etree._Element]:
    """Find the tables and boxes in a block that stand in no other one of it."""
    walk = etree.iterwalk(block, events=("start",))
    for _, element in walk:
        if element is block:
            continue
        if element.tag in {A_TABLE, TEXT_BOX}:
            yield element
            walk.skip_subtree()
        elif element.tag in opendocument.GONE:
            walk.skip_subtree()
