"""A sheet of any spreadsheet while its reader fills it: cells, blanks, merges, what is hidden; a table in the end."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Cell, Grid, Table, Unreadable
from jiheng.reading.room import Room
from jiheng.reading.workbooks import filled_in

COLUMNS: Final = 16_384
"""Columns of the widest sheet there is."""
ROWS: Final = 1_048_576
"""Rows of the longest sheet there is."""
SHIFT: Final = 14
"""Bits of a column in a key: a cell is ``row << 14 | column``."""
_COLUMN_BITS: Final = COLUMNS - 1
_DOWN: Final = 1 << SHIFT
"""How much greater the key of the cell below is."""
_GUESSED: Final = 0.9
_BLANKS_KEPT: Final = 10
"""How many times as many blank cells are kept as may be listed: those beyond the last filled cell fall away later."""


class Tab(msgspec.Struct, frozen=True):
    """A sheet by what its tab says. ``table`` reads it, counting its cells against the room it is given."""

    name: str
    is_visible: bool
    table: Callable[[Room], Table]


def grid_of(file: str, tabs: Sequence[Tab]) -> Grid:
    """Read the sheets of a workbook in the order of their tabs; blank sheets give no table.

    Raises:
        Unreadable: all sheets are hidden, or one that is not cannot be read.

    """
    if tabs and not any(tab.is_visible for tab in tabs):
        raise refusals.all_hidden()
    room = Room("工作表的单元格数", "the number of cells", limits.MAX_CELLS)
    tables: list[Table] = []
    for tab in tabs:
        if tab.is_visible and (table := filled_in.without_ours(tab.table(room))).cells:
            tables.append(msgspec.structs.replace(table, number=len(tables) + 1, sheet=tab.name))
    return Grid(file, tuple(tables), tuple(_hidden(tabs)))


def _hidden(tabs: Sequence[Tab]) -> Iterator[Table]:
    """Give what stands on hidden sheets, as far as it may be a form: lists to choose from may be of any size."""
    for tab in tabs:
        if tab.is_visible:
            continue
        room = Room("隐藏工作表的单元格数", "the number of cells on hidden sheets", limits.MAX_HIDDEN_CELLS)
        try:
            table = tab.table(room)
        except Unreadable:
            continue  # nobody is meant to read it anyway
        yield msgspec.structs.replace(table, sheet=tab.name)


class Sheet:
    """A sheet as far as it has been read; every cell under its key, ``row << SHIFT | column``.

    A reader puts texts into ``filled`` and counts them against ``room`` itself, for speed. ``guessed`` are those whose
    text may be printed otherwise, ``hidden_rows`` the rows that are hidden.
    """

    def __init__(self, room: Room) -> None:
        """Begin a sheet; ``room`` is that of the whole workbook."""
        self.room = room
        self.filled: dict[int, str] = {}
        self.blank: set[int] = set()
        self.guessed: set[int] = set()
        self.hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merges: dict[int, tuple[int, int]] = {}

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, ``last`` included."""
        wanted = range(first, min(last + 1, COLUMNS))
        self.room.take(len(wanted))
        self._hidden_columns.update(wanted)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merge, ``bottom`` and ``right`` included; one that no sheet can hold is none."""
        self.room.take()
        if 0 <= top <= bottom < ROWS and 0 <= left <= right < COLUMNS:
            self._merges.setdefault(top << SHIFT | left, (bottom - top + 1, right - left + 1))

    def leave_blank(self, row: int, first: int, count: int) -> None:
        """Note blank cells beside each other; more than can ever be listed are not kept."""
        if len(self.blank) < _BLANKS_KEPT * limits.MAX_BLANK_CELLS:
            start = row << SHIFT | first
            self.blank.update(range(start, start + min(count, COLUMNS - first)))

    def table(self) -> Table:
        """Give what is shown, blank cells within it included, and where something stands that is hidden.

        Blank rows and columns at the end are cut off.
        """
        shown = self.filled
        blank = self.blank
        blank.update(self._merges)
        blank.difference_update(shown)
        if self._merges:
            covered = self._covered(blank, shown)
            for key in covered.intersection(shown):
                del shown[key]
            blank -= covered
        hidden = self._drop_hidden(shown)
        rows = tuple(dict.fromkeys(cell.row for cell in hidden if cell.row in self.hidden_rows))
        return Table(self._cells(shown, blank), hidden_rows=rows, hidden_cells=hidden)

    def _cells(self, shown: dict[int, str], blank: set[int]) -> tuple[Cell, ...]:
        if not shown:
            return ()
        merges, guessed = self._merges, self.guessed
        last_row, last_column = max(shown) >> SHIFT, max([key & _COLUMN_BITS for key in shown])
        for key, (rows, columns) in merges.items():
            if key in shown:
                last_row = max(last_row, (key >> SHIFT) + rows - 1)
                last_column = max(last_column, (key & _COLUMN_BITS) + columns - 1)
        between = dict.fromkeys(
            [key for key in blank if key >> SHIFT <= last_row and key & _COLUMN_BITS <= last_column], ""
        )
        if len(between) > limits.MAX_BLANK_CELLS:
            between.clear()
        self._drop_hidden(between)
        texts = between | shown
        cells = [
            Cell(key >> SHIFT, key & _COLUMN_BITS, texts[key], *merges[key])
            if key in merges
            else Cell(key >> SHIFT, key & _COLUMN_BITS, texts[key])
            for key in sorted(texts)
        ]
        if guessed:
            cells = [
                msgspec.structs.replace(cell, certainty=_GUESSED)
                if cell.row << SHIFT | cell.column in guessed
                else cell
                for cell in cells
            ]
        return tuple(cells)

    def _covered(self, blank: set[int], shown: dict[int, str]) -> set[int]:
        """Say which cells of both, and others, stand under a merge: only its upper left cell is shown."""
        covered: set[int] = set()
        size = len(blank) + len(shown)
        self.room.take(sum([min(rows * columns, size) for rows, columns in self._merges.values()]))
        for anchor, (rows, columns) in self._merges.items():
            if rows * columns > size:
                first, last = anchor & _COLUMN_BITS, (anchor & _COLUMN_BITS) + columns
                covered.update(
                    key
                    for key in (*blank, *shown)
                    if 0 <= (key >> SHIFT) - (anchor >> SHIFT) < rows and first <= key & _COLUMN_BITS < last
                    if key != anchor
                )
                continue
            if columns > rows:
                along, across, long, wide = 1, _DOWN, columns, rows * _DOWN
            else:
                along, across, long, wide = _DOWN, 1, rows * _DOWN, columns
            covered.update(range(anchor + along, anchor + long, along))
            for start in range(anchor + across, anchor + wide, across):
                covered.update(range(start, start + long, along))
        return covered

    def _drop_hidden(self, keys: dict[int, str]) -> tuple[Cell, ...]:
        """Take out cells in hidden rows and columns, but for a merge that reaches out of them, and give them."""
        if not self.hidden_rows and not self._hidden_columns:
            return ()
        hidden = [key for key in sorted(keys) if self._is_hidden(key)]
        return tuple(Cell(key >> SHIFT, key & _COLUMN_BITS, keys.pop(key)) for key in hidden)

    def _is_hidden(self, key: int) -> bool:
        row, column = key >> SHIFT, key & _COLUMN_BITS
        if row not in self.hidden_rows and column not in self._hidden_columns:
            return False
        rows, columns = self._merges.get(key, (1, 1))
        return all(at in self.hidden_rows for at in range(row, row + rows)) or all(
            to in self._hidden_columns for to in range(column, column + columns)
        )
