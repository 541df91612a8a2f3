"""Excel workbooks in one file of XML (the format of Excel 2003): each sheet as a table of what is printed in its cells.

Systems export it, often under the name .xls. Figures are shown under the number formats of their styles; everything
else is as in :mod:`jiheng.reading.workbooks.xlsx`. A cell says its value, not how it is printed, and a format may go
by a name.
"""

from functools import partial
from typing import Final

from lxml import etree

from jiheng.reading import markup, refusals
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.grid import Grid, Table
from jiheng.reading.room import Room
from jiheng.reading.workbooks import sheets
from jiheng.reading.workbooks.number_formats import printed_day, printed_number, printed_text
from jiheng.reading.workbooks.sheets import COLUMNS, ROWS, SHIFT, Sheet

_SPACE: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_NAMED: Final = {
    "General Number": "General",
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"￥"#,##0.00;"￥"-#,##0.00',
    "Euro Currency": '"€"#,##0.00;"€"-#,##0.00',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
"""The formats that this kind of file knows by name."""
_NOTHING: Final = ";;;"
_GENERAL: Final = "General"
_DEFAULT: Final = "Default"
_STRUCK: Final = frozenset({"S", "s", "Del", "del"})


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: it is damaged or far too large, there is no sheet in it, or all sheets are hidden.

    """
    root = markup.parse(source.lstrip())
    codes = _codes(root)
    from_1904 = next(root.iter("{urn:schemas-microsoft-com:office:excel}Date1904"), None) is not None
    found = list(root.iterchildren(_SPACE + "Worksheet"))
    if not found:
        raise refusals.without_table("Excel 工作簿", "Excel workbook")
    return sheets.grid_of(file, [_tab(sheet, codes, from_1904=from_1904) for sheet in found])


def _tab(sheet: etree._Element, codes: dict[str, str], *, from_1904: bool) -> sheets.Tab:
    state = next(sheet.iter("{urn:schemas-microsoft-com:office:excel}Visible"), None)
    is_visible = state is None or "Hidden" not in (state.text or "")
    return sheets.Tab(_said(sheet, "Name"), is_visible, partial(_table, sheet, codes, from_1904))


def _codes(root: etree._Element) -> dict[str, str]:
    """Give the number format of every style; one that names a parent and no format has its parent's."""
    codes: dict[str, str] = {}
    for style in root.iterfind(f"{_SPACE}Styles/{_SPACE}Style"):
        code = codes.get(_said(style, "Parent") or _DEFAULT, _GENERAL)
        for part in style:
            if part.tag == _SPACE + "NumberFormat":
                code = _said(part, "Format") or _GENERAL
            elif part.tag == _SPACE + "Font" and _said(part, "StrikeThrough") == "1":
                code = _NOTHING
                break
        codes[_said(style, "ID")] = _NAMED.get(code, code)
    return codes


def _table(element: etree._Element, codes: dict[str, str], from_1904: bool, room: Room) -> Table:  # noqa: FBT001 - bound above
    sheet = Sheet(room)
    table = element.find(_SPACE + "Table")
    row = column = 0
    for part in table if table is not None else ():
        if part.tag == _SPACE + "Column":
            column = min((_number(part, "Index") or column + 1) - 1, COLUMNS - 1)
            last = min(column + (_number(part, "Span") or 0), COLUMNS - 1)
            if _said(part, "Hidden") == "1":
                sheet.hide_columns(column, last)
            column = last + 1
        elif part.tag == _SPACE + "Row":
            row = min((_number(part, "Index") or row + 1) - 1, ROWS - 1)
            last = min(row + (_number(part, "Span") or 0), ROWS - 1)
            if _said(part, "Hidden") == "1":
                room.take(last - row + 1)
                sheet.hidden_rows.update(range(row, last + 1))
            _take_row(sheet, part, row, codes, from_1904=from_1904)
            row = last + 1
    return sheet.table()


def _take_row(sheet: Sheet, row: etree._Element, at: int, codes: dict[str, str], *, from_1904: bool) -> None:
    style = _said(row, "StyleID") or _DEFAULT
    column = 0
    for cell in row.iterchildren(_SPACE + "Cell"):
        column = (_number(cell, "Index") or column + 1) - 1
        if column >= COLUMNS:
            break
        text = _printed(cell, codes.get(_said(cell, "StyleID") or style, _GENERAL), from_1904=from_1904)
        if text:
            sheet.room.take()
            sheet.filled[at << SHIFT | column] = text
        else:
            sheet.leave_blank(at, column, 1)
        right, down = _number(cell, "MergeAcross") or 0, _number(cell, "MergeDown") or 0
        if right or down:
            sheet.merge(at, column, min(at + down, ROWS - 1), min(column + right, COLUMNS - 1))
        column += 1 + min(right, COLUMNS)


def _printed(cell: etree._Element, code: str, *, from_1904: bool) -> str:
    data = next((part for part in cell if markup.local_name(part.tag) == "Data"), None)
    said = _text(data) if data is not None else ""
    if not said:
        is_open = data is None and cell.get(_SPACE + "Formula") is not None
        return "=…" if is_open else ""
    kind = _said(data, "Type") if data is not None else ""
    if kind == "Number":
        return printed_number(said, code, from_1904=from_1904)
    if kind == "DateTime":
        return printed_day(said, code)
    if kind == "Boolean":
        return "TRUE" if said == "1" else "FALSE"
    return said if kind == "Error" else printed_text(said, code)


def _text(data: etree._Element) -> str:
    """Join the pieces of a text, which may be marked up as on a page: struck out they say nothing."""
    if not len(data):
        return (data.text or "").replace("\r\n", "\n").replace("\r", "\n")
    pieces = [data.text or ""]
    raising = 0
    walk = etree.iterwalk(data, events=("start", "end"))
    for event, mark in walk:
        if mark is data:
            continue
        name = markup.local_name(mark.tag)
        is_raising = name in {"Sup", "sup"}
        raising += is_raising if event == "start" else -is_raising
        if event == "start" and name in _STRUCK:
            walk.skip_subtree()
            continue
        words = (mark.text if event == "start" else mark.tail) or ""
        pieces.append(raised(words) if raising else words)
    return "".join(pieces).replace("\r\n", "\n")


def _said(element: etree._Element, name: str) -> str:
    return element.get(_SPACE + name, "")


def _number(element: etree._Element, name: str) -> int | None:
    return markup.whole_number(element.get(_SPACE + name))
