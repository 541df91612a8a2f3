"""One sheet of an old workbook, read record by record: cells as they are printed, merges, what is hidden."""

import struct
from collections.abc import Callable, Iterator
from struct import Struct
from typing import Final

from jiheng.reading import limits
from jiheng.reading.grid import Table
from jiheng.reading.room import Room
from jiheng.reading.workbooks.binary_values import OPEN, damaged, error, truth
from jiheng.reading.workbooks.sheets import SHIFT, Sheet
from jiheng.reading.workbooks.xls_book import Book
from jiheng.reading.workbooks.xls_records import CONTINUE, Continued, records, string

_SHARED_LABEL: Final = 0x00FD
_STRING: Final = 0x0207
_SHORT: Final = Struct("<H")
_TWO_SHORTS: Final = Struct("<HH")
_PLACE: Final = Struct("<HHH")
_SHARED: Final = Struct("<HHHI")
_ONE_RK: Final = Struct("<HHHI")
_STYLED_RK: Final = Struct("<HI")
_DOUBLE: Final = Struct("<HHHd")
_DOUBLE_END: Final = 14
_JUDGED: Final = Struct("<HHHBB")
_COLUMNS: Final = Struct("<HHHHH")
_RECTANGLE: Final = Struct("<HHHH")
_ROW_OPTIONS: Final = 12

_NOT_A_NUMBER: Final = 0xFFFF
_OF_TEXT, _OF_TRUTH, _OF_ERROR = 0, 1, 2
_HIDDEN_ROW: Final = 0x20
_LEFT_TO_OTHERS: Final = 0x02
"""The mark of a formula that whoever opens the file shall calculate: programs set it that calculate nothing."""


def table(stream: bytes, start: int, book: Book, room: Room) -> Table:
    """Read the sheet that begins at ``start``; blank rows and columns at its end are cut off.

    Raises:
        Unreadable: it breaks off, a record is shorter than its kind must be, or there are far too many cells.

    """
    sheet = _Records(book, Sheet(room))
    try:
        sheet.take_all(records(stream, start))
    except (struct.error, IndexError) as fault:
        raise damaged() from fault
    return sheet.sheet.table()


class _Records:
    """The records of a sheet, taken one after another into the sheet they make."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.sheet = sheet
        self._book = book
        self._printer = book.printer
        self._awaited: tuple[int, int, int] | None = None
        """The place and style of a formula whose result, a text, follows in a record of its own."""
        self._empty: list[int] = []
        """The places of formulas whose result is an empty text."""
        self._has_results = False
        self._results: list[tuple[int, int, int, Continued]] = []

    def take_all(self, found: Iterator[tuple[int, bytes]]) -> None:
        """Take the records; the one that most cells of a form are, here and first."""
        filled, blank, texts, plain = self.sheet.filled, self.sheet.blank, self._book.texts, self._printer.plain
        shared, takers, is_result = _SHARED.unpack_from, _TAKEN, False
        for kind, body in found:
            if kind == _SHARED_LABEL:
                row, column, style, number = shared(body)
                said = texts[number]
                if style not in plain and said:
                    said = self._printer.text(said, style)
                if said:
                    filled[row << SHIFT | column] = said
                else:
                    blank.add(row << SHIFT | column)
            elif kind == CONTINUE:
                if is_result:
                    self._results[-1][-1].add(body)
                continue
            elif kind in takers:
                takers[kind](self, body)
            is_result = kind == _STRING
        for row, column, style, result in self._results:
            filled.pop(row << SHIFT | column, None)
            self._put(row, column, self._printer.text(result.string(self._book.fonts, self._book.encoding), style))
        # xlwt keeps an empty text for every formula, Excel for those that give one.
        if not self._has_results and not self._book.is_calculated:
            filled.update(dict.fromkeys(self._empty, OPEN))
        self.sheet.blank.update(self._empty)
        self.sheet.room.take(len(filled))

    def _put(self, row: int, column: int, text: str) -> None:
        filled = self.sheet.filled
        if text:
            filled[row << SHIFT | column] = text
            self._count()
        else:
            self.sheet.blank.add(row << SHIFT | column)

    def _count(self) -> None:
        if len(self.sheet.filled) > self.sheet.room.most:
            self.sheet.room.take(len(self.sheet.filled))

    def take_row(self, body: bytes) -> None:
        if body[_ROW_OPTIONS] & _HIDDEN_ROW:
            self.sheet.hidden_rows.add(*_SHORT.unpack_from(body))

    def take_column_info(self, body: bytes) -> None:
        first, last, _, _, options = _COLUMNS.unpack_from(body)
        if options & 1:
            self.sheet.hide_columns(first, last)

    def take_merges(self, body: bytes) -> None:
        end = min(2 + _SHORT.unpack_from(body)[0] * _RECTANGLE.size, len(body))
        whole = 2 + (end - 2) // _RECTANGLE.size * _RECTANGLE.size
        for top, bottom, left, right in _RECTANGLE.iter_unpack(body[2:whole]):
            self.sheet.merge(top, left, bottom, right)

    def take_blank(self, body: bytes) -> None:
        row, column, _ = _PLACE.unpack_from(body)
        self.sheet.blank.add(row << SHIFT | column)

    def take_many_blank(self, body: bytes) -> None:
        row, column = _TWO_SHORTS.unpack_from(body)
        blank, first = self.sheet.blank, row << SHIFT | column
        if len(blank) < limits.MAX_RECORDS:
            blank.update(range(first, first + (len(body) - 6) // 2))

    def take_number(self, body: bytes) -> None:
        row, column, style, figure = _DOUBLE.unpack_from(body)
        self._put(row, column, self._printer.figure(figure, style))

    def take_rk(self, body: bytes) -> None:
        row, column, style, figure = _ONE_RK.unpack_from(body)
        self._put(row, column, self._printer.packed(style, figure))

    def take_many_rk(self, body: bytes) -> None:
        row, column = _TWO_SHORTS.unpack_from(body)
        last = 4 + (len(body) - 6) // _STYLED_RK.size * _STYLED_RK.size
        packed, filled, blank = self._printer.packed, self.sheet.filled, self.sheet.blank
        for key, kept in enumerate(_STYLED_RK.iter_unpack(body[4:last]), start=row << SHIFT | column):
            shown = packed(*kept)
            if shown:
                filled[key] = shown
            else:
                blank.add(key)
        self._count()

    def take_label(self, body: bytes) -> None:
        row, column, style = _PLACE.unpack_from(body)
        encoding = self._book.encoding
        self._put(row, column, self._printer.text(string(body, _PLACE.size, encoding), style))

    def take_judged(self, body: bytes) -> None:
        row, column, _, value, is_error = _JUDGED.unpack_from(body)
        self._put(row, column, error(value) if is_error else truth(value))

    def take_formula(self, body: bytes) -> None:
        row, column, style, figure = _DOUBLE.unpack_from(body)
        (options,) = _SHORT.unpack_from(body, _DOUBLE_END)
        kind, value, mark = body[6], body[8], _SHORT.unpack_from(body, 12)[0]
        is_open = bool(options & _LEFT_TO_OTHERS)
        if mark != _NOT_A_NUMBER:
            self._put(row, column, OPEN if is_open and not figure else self._printer.figure(figure, style))
        elif kind == _OF_TEXT:
            self._put(row, column, OPEN)  # unless its record follows
            self._awaited = (row, column, style)
        elif kind == _OF_TRUTH:
            self._put(row, column, truth(value))
        elif kind == _OF_ERROR:
            self._put(row, column, error(value))
        elif is_open:
            self._put(row, column, OPEN)
        else:
            self._empty.append(row << SHIFT | column)
            return
        self._has_results = self._has_results or not is_open

    def take_result(self, body: bytes) -> None:
        if self._awaited is not None:
            self._results.append((*self._awaited, Continued(body)))
            self._awaited = None


_TAKEN: Final[dict[int, Callable[[_Records, bytes], None]]] = {
    0x0006: _Records.take_formula,
    0x0206: _Records.take_formula,
    0x0406: _Records.take_formula,
    0x0201: _Records.take_blank,
    0x0203: _Records.take_number,
    0x0204: _Records.take_label,
    0x00D6: _Records.take_label,
    0x0205: _Records.take_judged,
    _STRING: _Records.take_result,
    0x0208: _Records.take_row,
    0x027E: _Records.take_rk,
    0x007D: _Records.take_column_info,
    0x00BD: _Records.take_many_rk,
    0x00BE: _Records.take_many_blank,
    0x00E5: _Records.take_merges,
}
"""What takes the other records that say something, by their numbers in [MS-XLS]."""
