"""The official form as a workbook, written by openpyxl.

Figures are numbers under the formats that print them so, and every cell of the table has font, borders and wrapping,
as offices' workbooks have them.
"""

import io
import re
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from benchmarks.official_form import COLUMNS, ROWS, TITLE, YEAR, Box

_ABOVE = 2
"""Rows for the title and the year, above the table."""

_FONT = Font(name="宋体", size=10.5)
_LINE = Side(style="thin")
_BORDER = Border(_LINE, _LINE, _LINE, _LINE)
_WRAPPED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FORMATS = (
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}"), "#,##0.00"),
    (re.compile(r"[0-9]+\.[0-9]{2}%"), "0.00%"),
    (re.compile(r"[0-9]+(?:\.[0-9]+)?"), "General"),
)


def excel_file(form: Sequence[Box]) -> bytes:
    """Write a form on a sheet of its own."""
    book = Workbook()
    sheet = book.active or book.create_sheet()
    for cells in sheet.iter_rows(min_row=1 + _ABOVE, max_row=ROWS + _ABOVE, max_col=COLUMNS):
        for cell in cells:
            cell.font, cell.border, cell.alignment = _FONT, _BORDER, _WRAPPED
    heads = (Box(0, 0, TITLE, columns=COLUMNS), Box(1, 0, YEAR, columns=COLUMNS))
    moved = [Box(box.row + _ABOVE, box.column, box.text, box.rows, box.columns) for box in form]
    for box in (*heads, *moved):
        row, column = box.row + 1, box.column + 1
        value, shape = _stored(box.text)
        cell = sheet.cell(row, column, value)
        cell.number_format = shape
        if box.rows > 1 or box.columns > 1:
            last_row, last_column = row + box.rows - 1, column + box.columns - 1
            sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _stored(text: str) -> tuple[Decimal | str | None, str]:
    """Say how a spreadsheet holds what is printed as ``text``."""
    for pattern, shape in _FORMATS:
        if pattern.fullmatch(text):
            figure = Decimal(text.rstrip("%").replace(",", ""))
            return (figure / 100 if text.endswith("%") else figure), shape
    return text or None, "General"
