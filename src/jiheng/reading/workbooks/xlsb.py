"""Binary workbooks of Excel 2007 and later (.xlsb): each sheet as a table of what is *printed* in its cells.

The package is that of an .xlsx, its parts are records. Everything else is as in :mod:`jiheng.reading.workbooks.xlsx`,
but for formulas without a result: programs that do not calculate write no such files.
"""

import struct
from functools import partial
from struct import Struct
from typing import Final

import msgspec

from jiheng.reading import markup, refusals
from jiheng.reading.grid import Grid, Table
from jiheng.reading.packages import Package
from jiheng.reading.room import Room
from jiheng.reading.workbooks import sheets
from jiheng.reading.workbooks.binary_values import Fonts, Printer, damaged, error, truth
from jiheng.reading.workbooks.number_format_codes import BUILT_IN
from jiheng.reading.workbooks.sheets import COLUMNS, ROWS, SHIFT, Sheet
from jiheng.reading.workbooks.xlsb_records import records, rich, string

_MAIN: Final = "xl/workbook.bin"
_PROPERTIES, _BUNDLED_SHEET, _SHARED_TEXT = 153, 156, 19
_FORMAT, _FONT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 43, 47, 617, 618
_ROW, _COLUMN, _MERGE = 0, 60, 176
_BLANK, _PACKED, _ERROR, _TRUTH, _FIGURE, _TEXT, _SHARED, _RICH = 1, 2, 3, 4, 5, 6, 7, 62
_MADE_TEXT, _MADE_FIGURE, _MADE_TRUTH, _MADE_ERROR = 8, 9, 10, 11
_CELLS: Final = frozenset({*range(1, 12), _RICH})

_PLACE: Final = Struct("<II")
_LONG: Final = Struct("<I")
_DOUBLE: Final = Struct("<d")
_SHORTS: Final = Struct("<HHH")
_FONT_HEAD: Final = Struct("<HHHH")
_ROW_HEAD: Final = Struct("<IIHBB")
_COLUMN_HEAD: Final = Struct("<IIIIH")
_RECTANGLE: Final = Struct("<IIII")
_STYLE_MASK: Final = 0xFFFFFF
_HIDDEN_ROW: Final = 0x10
_STRUCK: Final = 0x08
_RAISED: Final = 1
_NOTHING: Final = ";;;"


class _Book(msgspec.Struct, frozen=True):
    texts: tuple[str, ...]
    fonts: Fonts
    printer: Printer


def read(source: bytes, *, file: str) -> Grid:
    """Read a workbook.

    Raises:
        Unreadable: the package or a part of it is damaged, protected or far too large, or all sheets are hidden.

    """
    package = Package(source)
    try:
        return _read(package, file)
    except (struct.error, IndexError) as fault:
        raise damaged() from fault


def _read(package: Package, file: str) -> Grid:
    main = next((target for _, kind, target in markup.relations(package, "") if kind == "officeDocument"), _MAIN)
    data = package.part(main)
    if data is None:
        raise refusals.without_table("Excel 工作簿", "Excel workbook")
    relations = markup.relations(package, main)
    kinds = {kind: target for _, kind, target in relations}
    targets = {name: (kind, target) for name, kind, target in relations}
    tabs: list[tuple[str, bool, str]] = []
    from_1904 = False
    for kind, body in records(data):
        if kind == _PROPERTIES:
            from_1904 = bool(body[0] & 1)
        elif kind == _BUNDLED_SHEET:
            relation, end = string(body, 8)
            about, target = targets.get(relation, ("", ""))
            if about == "worksheet":
                tabs.append((string(body, end)[0], not _LONG.unpack_from(body)[0], target))
    codes, fonts = _styles(package.part(kinds.get("styles", "xl/styles.bin")))
    shared = package.part(kinds.get("sharedStrings", "xl/sharedstrings.bin"))
    texts = (rich(body, 0, fonts) for kind, body in records(shared or b"") if kind == _SHARED_TEXT)
    book = _Book(tuple(texts), fonts, Printer(codes, from_1904=from_1904))
    return sheets.grid_of(
        file, [sheets.Tab(name, is_visible, partial(_table, package, book, part)) for name, is_visible, part in tabs]
    )


def _styles(part: bytes | None) -> tuple[tuple[str, ...], Fonts]:
    """Give the number format of every cell style, and the fonts that change what is said."""
    own: dict[int, str] = {}
    fonts: list[tuple[int, int]] = []
    styles: list[tuple[int, int]] = []
    is_of_cells = False
    for kind, body in records(part or b""):
        if kind == _FORMAT:
            own[_SHORTS.unpack_from(body)[0]] = string(body, 2)[0]
        elif kind == _FONT:
            _, options, _, script = _FONT_HEAD.unpack_from(body)
            fonts.append((options, script))
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            is_of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_of_cells:
            _, number, font = _SHORTS.unpack_from(body)
            styles.append((number, font))
    found = Fonts(
        struck=frozenset(number for number, (options, _) in enumerate(fonts) if options & _STRUCK),
        raising=frozenset(number for number, (_, script) in enumerate(fonts) if script == _RAISED),
    )
    codes = (
        _NOTHING if font in found.struck else own.get(number) or BUILT_IN.get(number, "General")
        for number, font in styles
    )
    return tuple(codes), found


def _table(package: Package, book: _Book, part: str, room: Room) -> Table:
    data = package.part(part)
    if data is None:
        raise damaged()
    sheet = Sheet(room)
    row = 0
    for kind, body in records(data):
        if kind in _CELLS:
            column, style = _PLACE.unpack_from(body)
            if column < COLUMNS:
                _put(sheet, row << SHIFT | column, _printed(kind, body, style & _STYLE_MASK, book))
        elif kind == _ROW:
            row, *_, options = _ROW_HEAD.unpack_from(body)
            if row >= ROWS:
                raise damaged()
            if options & _HIDDEN_ROW:
                room.take()
                sheet.hidden_rows.add(row)
        else:
            _take(sheet, kind, body)
    return sheet.table()


def _take(sheet: Sheet, kind: int, body: bytes) -> None:
    """Take up what a sheet says outside its rows."""
    if kind == _COLUMN:
        first, last, _, _, options = _COLUMN_HEAD.unpack_from(body)
        if options & 1:
            sheet.hide_columns(first, last)
    elif kind == _MERGE:
        top, bottom, left, right = _RECTANGLE.unpack_from(body)
        sheet.merge(top, left, bottom, right)


def _put(sheet: Sheet, key: int, text: str) -> None:
    if text:
        sheet.room.take()
        sheet.filled[key] = text
    else:
        sheet.blank.add(key)


def _printed(kind: int, body: bytes, style: int, book: _Book) -> str:  # noqa: PLR0911 - one line for each kind of value
    at = _PLACE.size
    if kind == _SHARED:
        return book.printer.text(book.texts[_LONG.unpack_from(body, at)[0]], style)
    if kind == _PACKED:
        return book.printer.packed(style, _LONG.unpack_from(body, at)[0])
    if kind in {_FIGURE, _MADE_FIGURE}:
        return book.printer.figure(_DOUBLE.unpack_from(body, at)[0], style)
    if kind in {_TEXT, _MADE_TEXT}:
        return book.printer.text(string(body, at)[0], style)
    if kind == _RICH:
        return book.printer.text(rich(body, at, book.fonts), style)
    if kind in {_TRUTH, _MADE_TRUTH}:
        return truth(body[at])
    return error(body[at]) if kind in {_ERROR, _MADE_ERROR} else ""
