"""Spreadsheets of OpenDocument (.ods): each sheet as a table of what is printed in its cells.

The file holds the printed text of every cell beside its value, so no number format is looked at; where a program left
the text out, the value is given as it is most often printed, and marked as a guess. Hidden sheets, rows and columns are
as in :mod:`jiheng.reading.workbooks.xlsx`.
"""

from functools import partial
from typing import Final

from lxml import etree

from jiheng.reading import opendocument
from jiheng.reading.grid import Grid, Table
from jiheng.reading.opendocument import A_TABLE, TABLE, Styles
from jiheng.reading.room import Room
from jiheng.reading.workbooks import sheets

_WHAT: Final = ("OpenDocument 表格", "OpenDocument spreadsheet")


def read(source: bytes, *, file: str) -> Grid:
    """Read a spreadsheet.

    Raises:
        Unreadable: the file is damaged, protected or far too large, or all sheets are hidden.

    """
    root = opendocument.content(source, *_WHAT)
    styles = opendocument.styles(root)
    found = opendocument.body(root, "spreadsheet", *_WHAT).iterchildren(A_TABLE)
    return sheets.grid_of(file, [_tab(table, styles) for table in found])


def _tab(table: etree._Element, styles: Styles) -> sheets.Tab:
    is_visible = table.get(TABLE + "style-name") not in styles.hiding
    return sheets.Tab(table.get(TABLE + "name", ""), is_visible, partial(_table, table, styles))


def _table(table: etree._Element, styles: Styles, room: Room) -> Table:
    sheet = sheets.Sheet(room)
    opendocument.fill(sheet, table, styles)
    return sheet.table()
