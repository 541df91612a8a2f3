"""Excel workbooks: each sheet as a table of what is *printed* in its cells, merged cells as the rectangles they are.

Figures are shown under their number formats (:mod:`jiheng.reading.number_formats`), formulas by the result the file
keeps. A formula that was never calculated, as programs write them that do not calculate, has none: its cell is filled
in, though nobody can say with what, so its text is the formula itself (``=SUM(H12:H20)``, or ``=…`` where another cell
has it). A result of nothing, kept as an empty text, is an empty cell.

Hidden sheets, rows and columns are not read, for they are not printed and often hold codes of the system that made the
file; a workbook with nothing else is refused, saying so. Blank sheets give no table. The size a sheet states of itself
is ignored, since several programs state a wrong one.
"""

from typing import Final

from jiheng.reading import limits, markup, refusals, xlsx_parts, xlsx_sheet
from jiheng.reading.grid import Grid, Table
from jiheng.reading.packages import Package
from jiheng.reading.room import Room

SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm")


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: the package or a part of it is damaged, protected or far too large, or all sheets are hidden.

    """
    package = Package(source)
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
        cells = xlsx_sheet.cells(markup.elements(data, xlsx_sheet.TAGS), workbook, room)
        if cells:
            tables.append(Table(cells, len(tables) + 1, sheet.name))
    return Grid(file, tuple(tables))
