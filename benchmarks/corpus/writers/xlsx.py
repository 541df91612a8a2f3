"""Workbooks: figures as numbers under the formats that print them so, or as texts, on one sheet for each form.

``numbers`` is how Excel saves what was typed, ``wps`` uses the accounting formats of WPS, ``texts`` is what systems
export: every cell a text, in the cells themselves. Titles and notes stand in merged rows of the sheet.
"""

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from benchmarks.corpus.writers.spread import spread
from jiheng.reading.grid import Cell, Grid

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
    """Write a grid as a workbook in one of :data:`MANNERS`."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": _FIRST_DAY})
    for cells in spread(grid):
        sheet = book.add_worksheet()
        for cell in cells:
            _put(book, sheet, cell, manner)
    book.close()
    return written.getvalue()


def _put(book: xlsxwriter.Workbook, sheet: Worksheet, cell: Cell, manner: str) -> None:
    number, shape = stored(cell.text, manner)
    look = book.add_format({"num_format": shape, "border": 1, "text_wrap": True})
    row = cell.row
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
