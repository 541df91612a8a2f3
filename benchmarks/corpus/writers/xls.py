"""Old workbooks (.xls, .et), written by xlwt: figures as numbers under the formats that print them so, or as texts.

``numbers`` is how Excel saves what was typed, ``wps`` uses the accounting formats of WPS, ``texts`` is what systems
export. Titles and notes stand in merged rows of the sheet.
"""

import io
from typing import Final

import xlwt  # type: ignore[import-untyped]  # it has no types, and nobody wrote any

from benchmarks.corpus.writers.spread import spread
from benchmarks.corpus.writers.xlsx import stored
from jiheng.reading.grid import Cell, Grid

MANNERS: Final = ("numbers", "wps", "texts")


def write(grid: Grid, manner: str = "numbers") -> bytes:
    """Write a grid as a workbook in one of :data:`MANNERS`."""
    book = xlwt.Workbook(encoding="utf-8")
    looks: dict[str, xlwt.XFStyle] = {}
    for number, cells in enumerate(spread(grid), start=1):
        sheet = book.add_sheet(f"Sheet{number}", cell_overwrite_ok=True)
        for cell in cells:
            _put(sheet, cell, looks, manner)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _put(sheet: xlwt.Worksheet, cell: Cell, looks: dict[str, xlwt.XFStyle], manner: str) -> None:
    number, shape = stored(cell.text, manner)
    look = looks.get(shape)
    if look is None:
        look = looks[shape] = xlwt.XFStyle()
        look.num_format_str = shape
    said = float(number) if number is not None else cell.text
    if cell.row_span > 1 or cell.column_span > 1:
        last_row, last_column = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
        sheet.write_merge(cell.row, last_row, cell.column, last_column, said, look)
    else:
        sheet.write(cell.row, cell.column, said, look)
