"""Workbooks: figures as numbers under the formats that print them so, or as texts, on one sheet for each form.

``numbers`` is how Excel saves what was typed, ``wps`` uses the accounting formats of WPS, ``texts`` is what systems
export: every cell a text, in the cells themselves. Titles and notes stand in merged rows of the sheet.
"""

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jiheng.reading.grid import Cell, Grid, Table

MANNERS: Final = ("numbers", "wps", "texts")

_FIRST_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_SHAPES: Final = (
    (re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+"), "#,##0."),
    (re.compile(r"-?\d+\.\d+%"), "0.%"),
    (re.compile(r"-?\d{1,15}\.\d+"), "0."),
    (re.compile(r"-?(?:0|[1-9]\d{0,9})%"), "0%"),
    (re.compile(r"-?(?:0|[1-9]\d{0,9})"), "General"),
)


def write(grid: Grid, manner: str = "numbers") -> bytes:
    """Write a grid as a workbook in one of :data:`MANNERS`; every table begins a new sheet with the lines above it."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": _FIRST_DAY})
    sheet = book.add_worksheet()
    row, width, has_table = 0, _width(grid, 0), False
    for at, block in enumerate(grid.blocks):
        if isinstance(block, Table):
            for cell in block.cells:
                _put(book, sheet, cell, row, manner)
            row += max(cell.row + cell.row_span for cell in block.cells)
            has_table = True
            continue
        if has_table and any(isinstance(later, Table) for later in grid.blocks[at:]):
            sheet, row, has_table = book.add_worksheet(), 0, False
            width = _width(grid, at)
        _put(book, sheet, Cell(row, 0, block.text, 1, width), 0, manner)
        row += 1
    book.close()
    return written.getvalue()


def _width(grid: Grid, start: int) -> int:
    table = next((block for block in grid.blocks[start:] if isinstance(block, Table)), None)
    return 1 if table is None else max(cell.column + cell.column_span for cell in table.cells)


def _put(book: xlsxwriter.Workbook, sheet: Worksheet, cell: Cell, below: int, manner: str) -> None:
    number, shape = stored(cell.text, manner)
    look = book.add_format({"num_format": shape, "border": 1, "text_wrap": True})
    row = cell.row + below
    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_range(row, cell.column, row + cell.row_span - 1, cell.column + cell.column_span - 1, "", look)
    if number is not None:
        sheet.write_number(row, cell.column, float(number), look)
    elif cell.text:
        sheet.write_string(row, cell.column, cell.text, look)
    else:
        sheet.write_blank(row, cell.column, None, look)


def stored(text: str, manner: str) -> tuple[Decimal | None, str]:
    """Say how a spreadsheet holds what is printed as ``text``: a number and its format, or none and the text."""
    if manner == "texts":
        return None, "@"
    for pattern, shape in _SHAPES:
        if not pattern.fullmatch(text):
            continue
        figure = Decimal(text.rstrip("%").replace(",", ""))
        if text.endswith("%"):
            figure /= 100
        places = len(text.rstrip("%").partition(".")[2])
        shape = shape.replace(".", f".{'0' * places}") if places else shape  # noqa: PLW2901 - its noughts, as printed
        return figure, f"{shape}_ " if manner == "wps" and places else shape
    return None, "General"
