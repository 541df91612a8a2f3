"""Excel workbooks: each sheet as a table of what is *printed* in its cells, merged cells as the rectangles they are.

Figures are shown under their number formats (:mod:`jiheng.reading.workbooks.number_formats`), formulas by the result
the file keeps. A formula that was never calculated, as programs write them that do not calculate, has none: its cell
is filled in, though nobody can say with what, so its text is the formula itself (``=SUM(H12:H20)``, or ``=…`` where
another cell has it). Some of these programs keep a 0 and ask the next one to calculate everything: then a 0 is no
result either. A result of nothing, kept as an empty text, is an empty cell elsewhere. Text that its font strikes out
says nothing.

Hidden sheets, rows and columns are not read, for they are not printed and often hold codes of the system that made
the file; the grid says where something was left out. A workbook with nothing else is refused, saying so. Blank sheets
give no table. The size a sheet states of itself is ignored, since several programs state a wrong one.
"""

from functools import partial

from jiheng.reading import limits, markup, own_reports, refusals
from jiheng.reading.grid import Grid, Table
from jiheng.reading.packages import Package
from jiheng.reading.room import Room
from jiheng.reading.workbooks import sheets, xlsx_parts, xlsx_sheet
from jiheng.reading.workbooks.xlsx_parts import Workbook


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: the package or a part of it is damaged, protected or far too large, or all sheets are hidden.
        OwnReport: it is a report of ours.

    """
    package = Package(source)
    if own_reports.is_own_package(package):
        raise refusals.own_report()
    workbook = xlsx_parts.workbook(package)
    tabs = [
        sheets.Tab(sheet.name, sheet.is_visible, partial(_table, package, workbook, sheet)) for sheet in workbook.sheets
    ]
    return sheets.grid_of(file, tabs)


def _table(package: Package, workbook: Workbook, sheet: xlsx_parts.Sheet, room: Room) -> Table:
    data = package.part(sheet.part)
    if data is None:
        raise refusals.damaged("Excel 工作簿", "Excel workbook")
    if not sheet.is_visible and len(data) >= limits.STREAMED_FROM_BYTES:
        raise refusals.too_large("隐藏工作表", f"{limits.STREAMED_FROM_BYTES // limits.MIB} MB", "a hidden sheet")
    return xlsx_sheet.table(markup.elements(data, xlsx_sheet.TAGS), workbook, room)
