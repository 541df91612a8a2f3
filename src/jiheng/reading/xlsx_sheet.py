"""One sheet, read as it streams by: cells with something in them, blank ones between them, merges, what is hidden."""

import re
from array import array
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from lxml import etree

from jiheng.reading import limits, markup
from jiheng.reading.grid import Cell
from jiheng.reading.number_formats import printed_number, printed_text
from jiheng.reading.room import Room
from jiheng.reading.xlsx_parts import Workbook, said, unescaped

TAGS: Final = ("{*}row", "{*}mergeCell", "{*}col")
"""The elements of a sheet that :func:`cells` wants, whatever edition of the standard it is written in."""

_COLUMNS: Final = 16_384
_ROWS: Final = 1_048_576
_SHIFT: Final = 14
"""Bits of a column in a key: a cell is ``row << 14 | column``."""

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TRUE: Final = frozenset({"1", "true"})
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zones
_DAY_SECONDS: Final = 86_400


def cells(elements: Iterable[etree._Element], workbook: Workbook, room: Room) -> tuple[Cell, ...]:
    """Read a sheet out of the elements named by :data:`TAGS`; blank rows and columns at its end are cut off."""
    sheet = _Sheet(workbook, room)
    for element in elements:
        name = markup.local_name(element.tag)
        if name == "row":
            sheet.take_row(element)
        elif name == "mergeCell":
            sheet.take_merge(element.get("ref", ""))
        else:
            sheet.take_column(element)
    return sheet.finished()


class _Sheet:
    """A sheet as far as it has been read; every cell under its key."""

    def __init__(self, workbook: Workbook, room: Room) -> None:
        self._workbook = workbook
        self._room = room
        self._filled: dict[int, str] = {}
        self._blank = array("Q")
        self._merges: dict[int, tuple[int, int]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = -1
        self._tags = ("", "", "")
        self._columns: dict[str, int | None] = {}
        self._codes: dict[str | None, str] = {}

    def take_column(self, column: etree._Element) -> None:
        """Note the columns that are hidden."""
        first, last = markup.whole_number(column.get("min")), markup.whole_number(column.get("max"))
        if column.get("hidden") in _TRUE and first and last:
            wanted = range(first - 1, min(last, _COLUMNS))
            self._room.take(len(wanted))
            self._hidden_columns.update(wanted)

    def take_merge(self, reference: str) -> None:
        """Note a merge by its upper left cell."""
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        columns = sorted(_column(corner[1]) for corner in corners if corner is not None)
        rows = sorted(int(corner[2]) - 1 for corner in corners if corner is not None)
        if len(rows) == len(("first", "last")) and rows[0] >= 0 and rows[1] < _ROWS and columns[1] < _COLUMNS:
            spans = (rows[1] - rows[0] + 1, columns[1] - columns[0] + 1)
            self._merges.setdefault(rows[0] << _SHIFT | columns[0], spans)

    def take_row(self, row: etree._Element) -> None:
        """Take the cells of a row; a row or cell that does not say where it stands follows the one before."""
        if not self._tags[0].startswith(markup.namespace(row)) or not self._tags[0]:
            space = markup.namespace(row)
            self._tags = (space + "c", space + "v", space + "is")
        self._row = self._row_number(row)
        if row.get("hidden") in _TRUE:
            self._hidden_rows.add(self._row)
        column = -1
        for cell in row.iterchildren(self._tags[0]):
            stated = self._column_of(cell.get("r", ""))
            column = column + 1 if stated is None else stated
            if column >= _COLUMNS:
                break
            shown = self._shown(cell) if len(cell) else ""
            if shown:
                self._room.take()
                self._filled[self._row << _SHIFT | column] = shown
            else:
                self._blank.append(self._row << _SHIFT | column)

    def _column_of(self, reference: str) -> int | None:
        """Find the column of a cell by its letters, each of which is worked out once a sheet."""
        letters = reference.rstrip("0123456789")
        if letters not in self._columns:
            place = _REFERENCE.fullmatch(reference)
            column = _column(place[1]) if place is not None else _COLUMNS
            self._columns[letters] = column if column < _COLUMNS else None
        return self._columns[letters]

    def _row_number(self, row: etree._Element) -> int:
        stated = markup.whole_number(row.get("r"))
        if stated is None and len(row):
            place = _REFERENCE.fullmatch(row[0].get("r", ""))
            stated = int(place[2]) if place is not None else None
        return stated - 1 if stated is not None and 1 <= stated <= _ROWS else min(self._row + 1, _ROWS - 1)

    def _shown(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        value = ""
        for part in cell:
            if part.tag == self._tags[1]:
                value = part.text or ""
            elif part.tag == self._tags[2]:
                value, kind = said(part), "inlineStr"
        return self._printed(kind, value, cell.get("s")) if value else ""

    def _printed(self, kind: str, value: str, style: str | None) -> str:
        """Print a value of the kind the cell says it is of; errors such as #DIV/0! print as they are kept."""
        code = self._codes.get(style)
        if code is None:
            code = self._codes[style] = _at(self._workbook.codes, style) or "General"
        if kind == "n":
            return printed_number(value, code, from_1904=self._workbook.from_1904)
        if kind == "d":
            return self._day(value, code)
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        if kind == "s":
            value = _at(self._workbook.texts, value) or ""
        elif kind == "str":
            value = unescaped(value)
        return printed_text(value, code)

    def _day(self, value: str, code: str) -> str:
        try:
            moment = datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            return value
        since = moment - _DAY_ZERO
        return printed_number(str(since.days + Decimal(since.seconds) / _DAY_SECONDS), code)

    def finished(self) -> tuple[Cell, ...]:
        """Give what is shown, blank cells within it included."""
        self._drop_covered(self._filled)
        self._drop_hidden(self._filled)
        if not self._filled:
            return ()
        last_row = max((key >> _SHIFT) + self._spans(key)[0] for key in self._filled) - 1
        last_column = max(key % _COLUMNS + self._spans(key)[1] for key in self._filled) - 1
        blank = dict.fromkeys(
            (
                key
                for key in (*self._blank, *self._merges)
                if key not in self._filled and key >> _SHIFT <= last_row and key % _COLUMNS <= last_column
            ),
            "",
        )
        if len(blank) > limits.MAX_BLANK_CELLS:
            blank.clear()
        self._drop_covered(blank)
        self._drop_hidden(blank)
        shown = sorted((self._filled | blank).items())
        return tuple(Cell(key >> _SHIFT, key % _COLUMNS, text, *self._spans(key)) for key, text in shown)

    def _spans(self, key: int) -> tuple[int, int]:
        return self._merges.get(key, (1, 1))

    def _drop_covered(self, keys: dict[int, str]) -> None:
        """Drop what stands under a merge: only its upper left cell is shown."""
        for anchor, (rows, columns) in self._merges.items():
            row, column = anchor >> _SHIFT, anchor % _COLUMNS
            self._room.take(min(rows * columns, len(keys)))
            if rows * columns > len(keys):
                covered = [
                    key
                    for key in keys
                    if row <= key >> _SHIFT < row + rows and column <= key % _COLUMNS < column + columns
                ]
            else:
                covered = [at << _SHIFT | to for at in range(row, row + rows) for to in range(column, column + columns)]
            for key in covered:
                if key != anchor:
                    keys.pop(key, None)

    def _drop_hidden(self, keys: dict[int, str]) -> None:
        """Drop cells in hidden rows and columns, but for a merge that reaches out of them."""
        if not self._hidden_rows and not self._hidden_columns:
            return
        for key in list(keys):
            row, column = key >> _SHIFT, key % _COLUMNS
            if row in self._hidden_rows or column in self._hidden_columns:
                rows, columns = self._spans(key)
                is_seen = any(at not in self._hidden_rows for at in range(row, row + rows)) and any(
                    to not in self._hidden_columns for to in range(column, column + columns)
                )
                if not is_seen:
                    del keys[key]


def _at(listed: tuple[str, ...], number: str | None) -> str | None:
    place = markup.whole_number(number)
    return listed[place] if place is not None and place < len(listed) else None


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
