"""What was locked on a sheet and came back otherwise.

A sheet of ours is compared cell by cell, so that a label, an emptied cell or a lost formula shows as well. A file of
another kind, or a sheet with other columns, has other cells: of that, the fields are compared.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.sheets import HEAD, Sheet, row_of
from jiheng.form import AnnualGoal, Field, Fund, FundSource, Indicator, Place, clean
from jiheng.form.cleaning import fold
from jiheng.values import parse_number

COLUMNS: Final = "columns"
"""What is called changed where a column was put into the form or taken out."""


class Change(msgspec.Struct, frozen=True):
    """Something that was locked and came back otherwise. ``cell`` is where it now stands.

    ``field`` is the name of a field, ``head`` for what is printed on the sheet itself, or ``columns``; of columns,
    ``sent`` and ``returned`` say how many. ``about`` is the source of money in whose row it stands. The
    ``execution_rate`` was a formula: its ``sent`` is blank, and what came back is a figure.
    """

    field: str
    sent: str
    returned: str
    cell: str = ""
    about: str = ""


def changes_of(before: Sheet, row: Indicator, after: Sheet, other: Indicator) -> tuple[Change, ...]:
    """Compare an indicator with the one it came back as."""
    number = row_of(row)
    if after.is_as_made:
        return tuple(_cells(before, number, after, row_of(other)))
    names = (before.name_of(number, column)[0] for column in _columns(before, number))
    return tuple(
        change
        for name in names
        if name in at.FIELDS
        for change in _fields(name, getattr(row, name), getattr(other, name))
    )


def changes_outside(before: Sheet, after: Sheet) -> Iterator[Change]:
    """Compare what is locked outside the indicators: heads, labels, project, departments, goal, money."""
    if after.is_ours and not after.is_as_made:
        yield Change(COLUMNS, str(before.columns), str(after.columns))
    indicators = {row_of(row) for row in before.rows}
    for number, known_as in before.ids.items():
        if number in indicators:
            continue
        if after.is_as_made:
            yield from _cells(before, number, after, after.row_known_as(known_as))
        else:
            for column in _columns(before, number):
                yield from _field_outside(before, after, *before.name_of(number, column))


def _columns(sheet: Sheet, row: int) -> tuple[str, ...]:
    return tuple(column for column in sheet.locked.get(row, ()) if not column.startswith(at.FORMULA))


def _cells(before: Sheet, row: int, after: Sheet, other: int | None) -> Iterator[Change]:
    """Compare the locked cells of a row; of a row that is gone, the first in which something stood."""
    for column in _columns(before, row):
        one, now = before.cells.get((row, column), ""), _text(after, column, other)
        if not _is_same(one, now):
            name, about = before.name_of(row, column)
            yield Change(name, clean(one), clean(now), _called(after, column, other), about)
            if other is None:
                return
    yield from _formulas(before, row, after, other)


def _formulas(before: Sheet, row: int, after: Sheet, other: int | None) -> Iterator[Change]:
    """Find formulas in whose place something else stands, where the kind of file tells."""
    if after.formulas is None or other is None:
        return
    for marked in before.locked.get(row, ()):
        column = marked.removeprefix(at.FORMULA)
        if column != marked and f"{column}{other}" not in after.formulas:
            name, about = before.name_of(row, column)
            yield Change(name, "", clean(_text(after, column, other)), _called(after, column, other), about)


def _text(sheet: Sheet, column: str, row: int | None) -> str:
    return "" if row is None else sheet.cells.get((row, column), "")


def _called(sheet: Sheet, column: str, row: int | None) -> str:
    """Name a cell as a place of a form does."""
    return "" if row is None else str(Place(sheet=sheet.name, cell=f"{column}{row}"))


def _is_same(one: str, other: str) -> bool:
    """Compare two texts as they mean: programs print the same number with other noughts behind its point."""
    numbers = parse_number(one), parse_number(other)
    return clean(one) == clean(other) or (numbers[0] is not None and numbers[0] == numbers[1])


def _field_outside(before: Sheet, after: Sheet, name: str, about: str) -> Iterator[Change]:
    if about:
        one = next(fund for fund in before.form.funds if fund.label.value == about)
        other = _counterpart(one, after)
        if name == "original_budget" and other is not None:
            for change in _fields(name, one.original_budget, other.original_budget):
                yield msgspec.structs.replace(change, about=about)
    elif name != HEAD:
        yield from _fields(name, *(_field(sheet, name) for sheet in (before, after)))


def _field(sheet: Sheet, name: str) -> Field[object]:
    owner = sheet.form.annual_goal if name in AnnualGoal.__struct_fields__ else sheet.form
    found: Field[object] = getattr(owner, name)
    return found


def _counterpart(fund: Fund, sheet: Sheet) -> Fund | None:
    """Find the row of the same source; one of no known kind by its label."""
    if fund.source is FundSource.UNKNOWN:
        label = fold(fund.label.value or "")
        return next((one for one in sheet.form.funds if fold(one.label.value or "") == label), None)
    return next((one for one in sheet.form.funds if one.source is fund.source), None)


def _fields(name: str, sent: Field[object], returned: Field[object]) -> Iterator[Change]:
    if (sent.value, sent.value is None and clean(sent.printed)) != (
        returned.value,
        returned.value is None and clean(returned.printed),
    ):
        cell = str(returned.place) if returned.place is not None else ""
        yield Change(name, clean(sent.printed), clean(returned.printed), cell)
