"""The head rows of a roster: which column of a table is which, in one row or in two, and where that changes."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from jiheng.form import clean
from jiheng.form.labelling import take_apart
from jiheng.form.roster_labels import Column, column_of
from jiheng.reading.grid import Cell, Table
from jiheng.reading.layout.kinds import amount_unit
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.parts.header import unit_in_label

# Above the head stand a title, a unit, who made the list and when; further down nobody looks for it.
_ROWS_ABOVE: Final = 30
_NEEDED: Final = frozenset({"code", "project"})
_LONGEST_HEAD: Final = 40


class Head(msgspec.Struct, frozen=True):
    """The columns of a table by their places, with what is printed above each and the units of money it names.

    ``first`` is the row of the head, ``below`` the row after it, both counted from 0.
    """

    first: int
    below: int
    columns: Mapping[int, Column]
    printed: Mapping[int, str]
    units: Mapping[int, str]


class TwiceError(ValueError):
    """Two heads mean one column: what is printed in them, and in which row, as the user counts."""

    def __init__(self, first: str, second: str, row: int) -> None:
        super().__init__(first, second)
        self.printed = (first, second)
        self.row = row


def rows_of(table: Table) -> dict[int, list[Cell]]:
    """Give the filled cells of a table, row by row."""
    found: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            found.setdefault(cell.row, []).append(cell)
    return found


def unit_in(text: str) -> str | None:
    """Give the unit of money that a text of the head or above it names, or ``None``."""
    return amount_unit(text) or unit_in_label(Piece(text, 0))


def find_heads(table: Table) -> tuple[Head, ...]:
    """Find the head rows of a roster: each names the project or its code, and another column.

    The row under one belongs to it where it holds heads alone, as under 「资金（万元）」. Further down the head may
    stand again, and its columns in another order; each holds for the rows down to the next.

    Raises:
        TwiceError: two heads of a row mean the same column.
    """
    rows = rows_of(table)
    found: list[Head] = []
    for place, row in enumerate(sorted(rows)):
        if not found and place >= _ROWS_ABOVE:
            break
        if found and row < found[-1].below:
            continue
        heads = _heads(rows[row])
        if len(heads) > 1 and not _NEEDED.isdisjoint(column.code for _, column in heads):
            found.append(_head(table, row, heads, rows))
    return tuple(found)


def _heads(cells: Sequence[Cell]) -> list[tuple[Cell, Column]]:
    return [
        (cell, column)
        for cell in cells
        if len(cell.text) <= _LONGEST_HEAD and (column := column_of(clean(cell.text))) is not None
    ]


def _head(table: Table, row: int, heads: list[tuple[Cell, Column]], rows: Mapping[int, list[Cell]]) -> Head:
    under = rows.get(row + 1, [])
    lower = _heads(under)
    below = row + 1
    if lower and len(lower) == len(under):
        below += 1
        heads = [one for one in heads if not any(_covers(one[0], cell) for cell in under)] + lower
    columns: dict[int, Column] = {}
    printed: dict[int, str] = {}
    units: dict[int, str] = {}
    places: dict[str, str] = {}
    for cell, column in sorted(heads, key=lambda one: one[0].column):
        said = clean(cell.text)
        if column.code in places:
            raise TwiceError(places[column.code], said, table.first_row + cell.row)
        places[column.code] = said
        columns[cell.column], printed[cell.column] = column, take_apart(said).bare
        over = [one.text for one in rows[row] if _covers(one, cell)]
        unit = next(filter(None, map(unit_in, (cell.text, *over))), None)
        if unit is not None:
            units[cell.column] = unit
    return Head(row, below, columns, printed, units)


def _covers(cell: Cell, other: Cell) -> bool:
    """Tell whether a cell stands over another one."""
    return cell.row < other.row and cell.column <= other.column < cell.column + cell.column_span
