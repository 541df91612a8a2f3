"""One sheet, read as it streams by: cells with something in them, blank ones between them, merges, what is hidden."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from lxml import etree

from jiheng.reading import markup
from jiheng.reading.grid import Table
from jiheng.reading.room import Room
from jiheng.reading.workbooks.number_formats import printed_day, printed_number, printed_text
from jiheng.reading.workbooks.sheets import COLUMNS, ROWS, SHIFT, Sheet
from jiheng.reading.workbooks.xlsx_parts import Workbook, said, unescaped

TAGS: Final = ("{*}row", "{*}mergeCell", "{*}col")
"""The elements of a sheet that :func:`table` wants, whatever edition of the standard it is written in."""

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_RECTANGLE: Final = re.compile(f"{_REFERENCE.pattern}:{_REFERENCE.pattern}", re.IGNORECASE)
_DIGITS: Final = "0123456789"
_TRUE: Final = frozenset({"1", "true"})


def table(elements: Iterable[etree._Element], workbook: Workbook, room: Room) -> Table:
    """Read a sheet out of the elements named by :data:`TAGS`; blank rows and columns at its end are cut off."""
    sheet = _Rows(workbook, Sheet(room))
    for element in elements:
        name = markup.local_name(element.tag)
        if name == "row":
            sheet.take_row(element)
        elif name == "mergeCell":
            sheet.take_merge(element.get("ref", ""))
        else:
            sheet.take_column(element)
    return sheet.sheet.table()


class _Rows:
    """The elements of a sheet, taken one after another into the sheet they make."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self._workbook = workbook
        self._row = -1
        self._space: str | None = None
        self._tags = ("", "", "", "")
        self._columns: dict[str, int | None] = {}
        self._codes: dict[str | None, str] = {}

    def take_column(self, column: etree._Element) -> None:
        """Note the columns that are hidden."""
        first, last = markup.whole_number(column.get("min")), markup.whole_number(column.get("max"))
        if column.get("hidden") in _TRUE and first and last:
            self.sheet.hide_columns(first - 1, last - 1)

    def take_merge(self, reference: str) -> None:
        """Note a merge by its upper left cell."""
        corners = _RECTANGLE.fullmatch(reference)
        if corners is None:
            return
        left, right = sorted((_column(corners[1]), _column(corners[3])))
        top, bottom = sorted((int(corners[2]) - 1, int(corners[4]) - 1))
        self.sheet.merge(top, left, bottom, right)

    def take_row(self, row: etree._Element) -> None:
        """Take the cells of a row; a row or cell that does not say where it stands follows the one before."""
        space = markup.namespace(row)
        if space != self._space:
            self._space, self._tags = space, (space + "c", space + "v", space + "is", space + "f")
        self._row = self._row_number(row)
        if row.get("hidden") in _TRUE:
            self.sheet.hidden_rows.add(self._row)
        filled, columns, first, column = self.sheet.filled, self._columns, self._row << SHIFT, -1
        before = len(filled)
        for cell in row.iterchildren(self._tags[0]):
            reference = cell.get("r", "")
            letters = reference.rstrip(_DIGITS)
            stated = columns[letters] if letters in columns else self._column_of(letters, reference)
            column = column + 1 if stated is None else stated
            if column >= COLUMNS:
                break
            shown = self._shown(cell) if len(cell) else ""
            if shown:
                filled[first | column] = shown
            else:
                self.sheet.blank.add(first | column)
        self.sheet.room.take(len(filled) - before)

    def _column_of(self, letters: str, reference: str) -> int | None:
        """Find the column of a cell by its letters, each of which is worked out once a sheet."""
        place = _REFERENCE.fullmatch(reference)
        column = _column(place[1]) if place is not None else COLUMNS
        self._columns[letters] = column if column < COLUMNS else None
        return self._columns[letters]

    def _row_number(self, row: etree._Element) -> int:
        stated = markup.whole_number(row.get("r"))
        if stated is None and len(row):
            place = _REFERENCE.fullmatch(row[0].get("r", ""))
            stated = int(place[2]) if place is not None else None
        return stated - 1 if stated is not None and 1 <= stated <= ROWS else min(self._row + 1, ROWS - 1)

    def _shown(self, cell: etree._Element) -> str:
        _, of_value, of_text, of_formula = self._tags
        kind, value, formula = cell.get("t", "n"), None, None
        for part in cell:
            tag = part.tag
            if tag == of_value:
                value = part.text or ""
            elif tag == of_formula:
                formula = part.text or "…"  # shared with another cell, which alone has it
            elif tag == of_text:
                value, kind = said(part), "inlineStr"
        if formula is not None and self._is_open(kind, value):
            return f"={unescaped(formula)}"
        return self._printed(kind, value, cell.get("s")) if value else ""

    def _is_open(self, kind: str, value: str | None) -> bool:
        """Tell whether a formula has no result: none is kept, or one such as programs put that calculate nothing."""
        if self._workbook.is_uncalculated:
            return not value or value == "0"
        return not value and (value is None or kind != "str")

    def _printed(self, kind: str, value: str, style: str | None) -> str:
        """Print a value of the kind the cell says it is of; errors such as #DIV/0! print as they are kept."""
        code = self._codes.get(style)
        if code is None:
            code = self._codes[style] = _at(self._workbook.codes, style) or "General"
        if kind == "s":
            return printed_text(_at(self._workbook.texts, value) or "", code)
        if kind == "n":
            return printed_number(value, code, from_1904=self._workbook.from_1904)
        if kind == "d":
            return printed_day(value, code)
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        return printed_text(unescaped(value) if kind == "str" else value, code)


def _at(listed: tuple[str, ...], number: str | None) -> str | None:
    place = markup.whole_number(number)
    return listed[place] if place is not None and place < len(listed) else None


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
