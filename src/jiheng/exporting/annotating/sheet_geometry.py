"""How wide the columns of a sheet are and how high its rows, as far as a note has to find room beside its cell."""

import re
from collections.abc import Callable
from typing import Final

from jiheng.exporting.annotating import tags
from jiheng.reading.workbooks.sheets import COLUMNS, ROWS

_NAMES: Final = ("col", "row", "mergeCell", "sheetFormatPr")
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_COLUMN_WIDTH: Final = 8.43
_ROW_HEIGHT: Final = 15.0
_DIGIT: Final = 7
"""Dots of a digit, in which widths of columns are counted, and dots that a column has beside them."""
_MARGIN: Final = 5
_DOTS_TO_A_POINT: Final = 4 / 3
_TRUE: Final = frozenset({"1", "true"})
_WIDEST: Final = 1_000

Corner = tuple[int, int]
"""A row or a column counted from 0, and dots into it."""


class SheetGeometry:
    """The sizes of a sheet in dots, its merged cells, and where its rows stand."""

    def __init__(self, data: bytes) -> None:
        """Look them up in the part of a sheet."""
        self._widths: list[tuple[int, int, int]] = []
        self._heights: dict[int, int] = {}
        self._merges: dict[tuple[int, int], int] = {}
        self._width, self._height = _dots_wide(_COLUMN_WIDTH), _dots_high(_ROW_HEIGHT)
        row = -1
        for tag in tags.tags(data, _NAMES):
            if not tag.is_start:
                continue
            said = tags.attributes(data, tag)
            if tag.name == "row":
                row = _whole(said.get("r"), row + 2) - 1
                hidden = said.get("hidden") in _TRUE
                if hidden or "ht" in said:
                    self._heights[row] = 0 if hidden else _dots_high(_figure(said.get("ht"), _ROW_HEIGHT))
            elif tag.name == "col":
                width = 0 if said.get("hidden") in _TRUE else _dots_wide(_figure(said.get("width"), _COLUMN_WIDTH))
                self._widths.append((_whole(said.get("min"), 1) - 1, _whole(said.get("max"), 1) - 1, width))
            elif tag.name == "mergeCell":
                corners = _REFERENCE.fullmatch(said.get("ref", ""))
                if corners is not None and corners[3]:
                    self._merges[int(corners[2]) - 1, column_number(corners[1])] = column_number(corners[3])
            else:
                self._width = _dots_wide(_figure(said.get("defaultColWidth"), _COLUMN_WIDTH))
                self._height = _dots_high(_figure(said.get("defaultRowHeight"), _ROW_HEIGHT))

    def right_of(self, row: int, column: int) -> int:
        """Give the column beside a cell, to the right of all that are merged with it."""
        return min(self._merges.get((row, column), column) + 1, COLUMNS - 1)

    def rows_on(self, start: Corner, dots: int) -> Corner:
        """Say where one comes to that goes so many dots down."""
        return _on(start, dots, lambda row: self._heights.get(row, self._height), ROWS)

    def columns_on(self, start: Corner, dots: int) -> Corner:
        """Say where one comes to that goes so many dots to the right."""
        return _on(start, dots, self._wide, COLUMNS)

    def _wide(self, column: int) -> int:
        return next((width for first, last, width in self._widths if first <= column <= last), self._width)


def place_of_cell(name: str) -> tuple[int, int]:
    """Give row and column, from 0, of a cell called as spreadsheets do."""
    found = _REFERENCE.fullmatch(name)
    return (-1, -1) if found is None else (int(found[2]) - 1, column_number(found[1]))


def column_number(letters: str) -> int:
    """Give the number, from 0, of a column called by letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _on(start: Corner, dots: int, size: Callable[[int], int], end: int) -> Corner:
    at, inside = start
    inside += dots
    while at < end - 1 and inside >= (here := size(at)):
        inside -= here
        at += 1
    return at, inside


def _dots_wide(width: float) -> int:
    return int(width * _DIGIT + _MARGIN)


def _dots_high(points: float) -> int:
    return int(points * _DOTS_TO_A_POINT)


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isascii() and said.isdigit() else otherwise


def _figure(said: str | None, otherwise: float) -> float:
    try:
        found = float(said or "")
    except ValueError:
        return otherwise
    return found if 0 <= found < _WIDEST else otherwise
