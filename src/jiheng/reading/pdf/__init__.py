"""PDF with text: what is ruled becomes tables with merged cells, all else lines of text.

Characters come with their places from the file itself, so nothing is recognised and nothing guessed. Parts that cannot
be read so are named: pages that are pictures, and shapes whose font does not say which characters they are. Tables
that run over pages are put together (:mod:`.joining`).
"""

from collections.abc import Iterator
from itertools import count

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unread
from jiheng.reading.pdf import document
from jiheng.reading.pdf.joining import put_together
from jiheng.reading.pdf.pages import Part, PrintedLine, PrintedTable
from jiheng.reading.pdf.paragraphs import flowing
from jiheng.reading.pdf.sheets import ReadPage, read_page
from jiheng.reading.pdf.sideways import side_by_side
from jiheng.reading.pdf.unruled import cut
from jiheng.reading.room import Room
from jiheng.reading.ruled import steps


def read(source: bytes, *, file: str) -> Grid:
    """Read a PDF.

    Raises:
        Unreadable: it is damaged, asks for a password, is far too large, or none of its pages can be read.

    """
    room = Room("PDF 的字符与线条数", "the number of characters and lines", limits.MAX_PDF_SIGNS)
    with document.opened(source) as opened:
        pages = [read_page(opened, index, room) for index in range(opened.pages)]
    printed = side_by_side([page.content for page in pages if page.content is not None], steps())
    printed += [page.seen for page in pages if page.seen is not None]
    printed.sort(key=lambda page: page.number)
    unread = tuple(_unread(pages, is_whole=document.is_whole(source)))
    if not any(page.parts for page in printed):
        raise unread[0].refusal if unread else refusals.without_table("PDF 文件", "PDF file")
    by_eye = any(page.by_eye for page in pages)
    return Grid(file, tuple(blocks(list(flowing(put_together(printed))))), unread=unread, by_eye=by_eye)


def _unread(pages: list[ReadPage], *, is_whole: bool) -> Iterator[Unread]:
    for number, page in enumerate(pages, start=1):
        if page.refusal is not None:
            yield Unread(page.refusal, number)
    if not is_whole:
        yield Unread(refusals.breaks_off())


def blocks(parts: list[Part]) -> Iterator[Paragraph | Table]:
    """Give the parts of a document as blocks of a grid, tables counted from 1."""
    lines = [part for part in parts if isinstance(part, PrintedLine)]
    if len(lines) == len(parts):
        yield from cut(lines)
        return
    tables = count(1)
    for row, part in enumerate(parts, start=1):
        if isinstance(part, PrintedTable):
            cells = tuple(
                Cell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span, cell.certainty)
                for cell in part.cells
            )
            yield Table(cells, next(tables), page=part.page, page_breaks=tuple(part.page_breaks))
        else:
            yield Paragraph(part.text, row, part.page, part.certainty)
