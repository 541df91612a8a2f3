"""Old Excel workbooks and the tables of WPS (.xls, .et): each sheet as a table of what is *printed* in its cells.

The records of the workbook are read here and not by a library: those that are fast keep no number formats and nothing
of what is hidden or struck out, and the fastest ends the whole program over a damaged file
(``docs/decisions/old-workbooks.md``). All else is as in :mod:`jiheng.reading.workbooks.xlsx`: figures are shown under
their number formats, formulas by the result the file keeps, hidden sheets, rows and columns are not read and said to
be there.
"""

from functools import partial
from typing import Final

from jiheng.reading import refusals
from jiheng.reading.compound_files import CompoundFile
from jiheng.reading.grid import Grid, Table
from jiheng.reading.room import Room
from jiheng.reading.workbooks import sheets, xls_book, xls_sheet
from jiheng.reading.workbooks.xls_book import Book, Listed

_STREAMS: Final = ("Workbook", "Book")
"""Where the records stand: since Excel 97, and before. Files made for both have both."""


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: the file is damaged, protected or far too large, or all sheets are hidden.

    """
    stream = _stream(source)
    book = xls_book.book(stream)
    if not book.sheets:
        raise refusals.without_table("Excel 工作簿", "Excel workbook")
    tabs = [sheets.Tab(sheet.name, sheet.is_visible, partial(_table, stream, book, sheet)) for sheet in book.sheets]
    return sheets.grid_of(file, tabs)


def _table(stream: bytes, book: Book, sheet: Listed, room: Room) -> Table:
    return xls_sheet.table(stream, sheet.start, book, room)


def _stream(source: bytes) -> bytes:
    """Take the workbook out of the file around it."""
    container = CompoundFile(source)
    stream = next((found for name in _STREAMS if (found := container.stream(name)) is not None), None)
    if stream is None:
        raise refusals.without_table("Excel 工作簿", "Excel workbook")
    return stream
