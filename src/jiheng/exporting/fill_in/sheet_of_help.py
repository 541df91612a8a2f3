"""The sheet 填写说明: how to fill in the form, what the colours mean, by which rules the proposals are computed."""

from typing import Final

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.exporting.fill_in import helping
from jiheng.exporting.fill_in.styles import Styles
from jiheng.exporting.lines import width
from jiheng.reading.workbooks.filled_in import mark
from jiheng.rulepacks import RulePack

_WIDTH: Final = 84
_LINE: Final = 15
_GAP: Final = 6
_ROOM: Final = 78
_MARK_COLUMN: Final = 4


def write_help(
    sheet: Worksheet, styles: Styles, pack: RulePack, *, is_declared: bool, is_after_last_year: bool
) -> None:
    """Write the instructions, a line a row."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, "填写说明", styles["help_head"])
    sheet.set_row(0, 30)
    row = _part(sheet, 1, "怎样填", styles)
    for text in helping.steps(is_declared=is_declared, is_after_last_year=is_after_last_year):
        row = _line(sheet, row, text, styles)
    row = _part(sheet, row, "颜色的意思", styles)
    for colour, text in helping.COLOURS:
        sheet.write_blank(row, 0, None, styles.swatch(colour))
        row = _line(sheet, row, text, styles)
    row = _part(sheet, row, "还要知道的", styles)
    for text in (helping.basis(pack), *helping.AFTER, helping.CLOSING):
        row = _line(sheet, row, text, styles)
    sheet.write_string(0, _MARK_COLUMN, mark(0))
    sheet.set_column(_MARK_COLUMN, _MARK_COLUMN, None, None, {"hidden": True})
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, row, 1)
    sheet.protect()


def _part(sheet: Worksheet, row: int, text: str, styles: Styles) -> int:
    sheet.write_string(row, 1, text, styles["help_part"])
    sheet.set_row(row, 2 * _LINE)
    return row + 1


def _line(sheet: Worksheet, row: int, text: str, styles: Styles) -> int:
    sheet.write_string(row, 1, text, styles["help"])
    sheet.set_row(row, _GAP + _LINE * max(1, -(-width(text) // _ROOM)))
    return row + 1
