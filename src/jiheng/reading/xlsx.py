"""Excel workbooks: each sheet as a table of what is *printed* in its cells, merged cells as the rectangles they are.

Figures are shown under their number formats (:mod:`jiheng.reading.number_formats`), formulas by the result the file
keeps. A formula that was never calculated, as programs write them that do not calculate, has none: its cell is filled
in, though nobody can say with what, so its text is the formula itself (``=SUM(H12:H20)``, or ``=…`` where another cell
has it). Some of these programs keep a 0 and ask the next one to calculate everything: then a 0 is no result either. A
result of nothing, kept as an empty text, is an empty cell elsewhere. Text that its font strikes out says nothing.

Hidden sheets, rows and columns are not read, for they are not printed and often hold codes of the system that made the
file; the grid says where something was left out. A workbook with nothing else is refused, saying so. Blank sheets give
no table. The size a sheet states of itself is ignored, since several programs state a wrong one.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from jiheng.reading import limits, markup, own_reports, refusals, xlsx_parts, xlsx_sheet
from jiheng.reading.grid import Grid, Table, Unreadable
from jiheng.reading.packages import Package
from jiheng.reading.room import Room
from jiheng.reading.xlsx_parts import Workbook

_PROPERTIES: Final = "docProps/core.xml"


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: the package or a part of it is damaged, protected or far too large, or all sheets are hidden.
        OwnReport: it is a report of ours.

    """
    package = Package(source)
    if own_reports.KEYWORD.encode() in (package.part(_PROPERTIES) or b""):
        raise refusals.own_report()
    workbook = xlsx_parts.workbook(package)
    if workbook.sheets and not any(sheet.is_visible for sheet in workbook.sheets):
        raise refusals.all_hidden()
    room = Room("工作表的单元格数", "the number of cells", limits.MAX_CELLS)
    tables: list[Table] = []
    for sheet in workbook.sheets:
        if not sheet.is_visible:
            continue
        data = package.part(sheet.part)
        if data is None:
            raise refusals.damaged("Excel 工作簿", "Excel workbook")
        table = xlsx_sheet.table(markup.elements(data, xlsx_sheet.TAGS), workbook, room)
        if table.cells:
            tables.append(msgspec.structs.replace(table, number=len(tables) + 1, sheet=sheet.name))
    return Grid(file, tuple(tables), tuple(_hidden(package, workbook)))


def _hidden(package: Package, workbook: Workbook) -> Iterator[Table]:
    """Give what stands on hidden sheets, as far as it may be a form: lists to choose from may be of any size."""
    for sheet in workbook.sheets:
        if sheet.is_visible:
            continue
        room = Room("隐藏工作表的单元格数", "the number of cells on hidden sheets", limits.MAX_HIDDEN_CELLS)
        try:
            data = package.part(sheet.part)
            if data is None or len(data) >= limits.STREAMED_FROM_BYTES:
                continue
            table = xlsx_sheet.table(markup.elements(data, xlsx_sheet.TAGS), workbook, room)
        except Unreadable:
            continue  # nobody is meant to read it anyway
        yield msgspec.structs.replace(table, sheet=sheet.name)
