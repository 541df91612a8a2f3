"""PDF with text: what is ruled becomes tables with merged cells, all else lines of text.

Characters come with their places from the file itself, so nothing is recognised and nothing guessed. Parts that cannot
be read so are named: pages that are pictures, and shapes whose font does not say which characters they are. Tables
that run over pages are put together (:mod:`.joining`).
"""

from collections.abc import Iterator
from itertools import count
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unread
from jiheng.reading.pdf import document, drawing, letters
from jiheng.reading.pdf.joining import put_together
from jiheng.reading.pdf.pages import Part, PrintedPage, PrintedTable, printed
from jiheng.reading.room import Room


def read(source: bytes, *, file: str) -> Grid:
    """Read a PDF.

    Raises:
        Unreadable: it is damaged, asks for a password, is far too large, or none of its pages can be read.

    """
    room = Room("PDF 的字符与线条数", "the number of characters and lines", limits.MAX_PDF_SIGNS)
    pages: list[PrintedPage] = []
    with document.opened(source) as opened:
        for index in range(opened.pages):
            with opened.page(index) as sheet:
                if sheet is None:
                    continue
                drawn = drawing.drawing(sheet, room)
                plain = set(drawn.turned) <= {0} and not drawn.unseen
                said = letters.letters(sheet, room, plain=plain)
                box = sheet.bounds
                pages.append(printed(index + 1, -box.bottom, -box.top, said.known, drawn.across, drawn.down))
    return Grid(file, tuple(_blocks(put_together(pages))))


def _blocks(parts: list[Part]) -> Iterator[Paragraph | Table]:
    tables = count(1)
    for row, part in enumerate(parts, start=1):
        if isinstance(part, PrintedTable):
            cells = tuple(
                Cell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span, cell.certainty)
                for cell in part.cells
            )
            yield Table(cells, next(tables), page=part.page, page_breaks=tuple(part.page_breaks))
        else:
            yield Paragraph(part.text, row, part.page)
