"""What came back, held against what was sent out: which row is which, which were added, lost or changed.

Rows are known again by their ids, which stand hidden beside them; then by where they stand in the form, category and
name together. A name alone says nothing: two categories may have an indicator of the same name.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from jiheng.assess import Reading, Source
from jiheng.exporting.fill_in import places as at
from jiheng.form import Field, Indicator, OtherForm, Place, SelfEvaluation, clean
from jiheng.form.cleaning import fold
from jiheng.reading import read_bytes, recognise
from jiheng.reading.grid import Table, column_name

_OUTSIDE: Final = ("project", "competent_department", "implementing_unit", "expected")


class How(StrEnum):
    """How a row was matched, or that it was not."""

    ID = "id"
    PATH = "path"
    MISSING = "missing"
    ADDED = "added"

    @property
    def chinese(self) -> str:
        """The words users see."""
        return {"id": "按编号对上", "path": "按类别和名称对上", "missing": "缺少", "added": "新增"}[self.value]


class Change(msgspec.Struct, frozen=True):
    """A field that was locked and came back otherwise. ``field`` is its name, ``cell`` where it now stands."""

    field: str
    sent: str
    returned: str
    cell: str = ""


class Match(msgspec.Struct, frozen=True):
    """One row: how it was matched, what it is called, its numbers (from 0) in what was sent and what came back.

    A row that was sent blank has no number there.
    """

    how: How
    name: str
    sent: int | None
    returned: int | None
    changed: tuple[Change, ...] = ()


class Returned(msgspec.Struct, frozen=True):
    """A form that came back, with a match for every row of both sides, in the order of what was sent.

    ``changed`` are locked fields outside the indicators: project, departments, goal.
    """

    reading: Reading
    rows: tuple[Match, ...]
    changed: tuple[Change, ...]

    @property
    def is_as_sent(self) -> bool:
        """No row is missing or was added, and nothing that was locked is changed."""
        kept = all(row.how in {How.ID, How.PATH} and not row.changed for row in self.rows)
        return kept and not self.changed


class _Sheet(msgspec.Struct, frozen=True):
    """A form with the ids of its indicators and of rows left blank, and what was locked, of them and of the rest."""

    reading: Reading
    ids: tuple[str, ...]
    blank_ids: frozenset[str]
    locked: tuple[frozenset[str], ...]
    locked_outside: frozenset[str]

    @property
    def rows(self) -> tuple[Indicator, ...]:
        """The indicators."""
        return self.reading.form.indicators


def compare_with_template(
    sent: bytes, returned: bytes, *, sent_file: str = "", returned_file: str = ""
) -> tuple[Returned, ...]:
    """Hold every form of a file that came back against the workbook that was sent out.

    What came back may be a file of any kind: without ids, rows are matched by category and name.

    Raises:
        Unreadable: one of the files cannot be read.
        ValueError: what was sent out is no form.
    """
    before = next(_sheets(sent, sent_file), None)
    if before is None:
        raise ValueError("there is no form in what was sent out")
    return tuple(_compared(before, after) for after in _sheets(returned, returned_file))


def _sheets(content: bytes, file: str) -> Iterator[_Sheet]:
    grid = read_bytes(content, file=file)
    beside = {table.sheet: table for table in grid.blocks if isinstance(table, Table)}
    for number, found in enumerate(recognise(grid), start=1):
        form = found.form
        reading = Reading(form, found.doubts, found.left_over, Source(file, "", number))
        sheet = next((place.sheet for place in _places(form)), None)
        table = beside.get(sheet)
        ids, locked = ({}, {}) if table is None else (_column(table, at.ID), _column(table, at.LOCKED))
        rows = [_row_of(row) for row in form.indicators]
        outside = {name for row, names in locked.items() if row not in rows for name in names.split()}
        yield _Sheet(
            reading,
            tuple(ids.get(row, "") for row in rows),
            frozenset(known_as for row, known_as in ids.items() if row not in rows),
            tuple(frozenset(locked.get(row, "").split()) for row in rows),
            frozenset(outside),
        )


def _places(form: SelfEvaluation | OtherForm) -> Iterator[Place]:
    fields: Sequence[Field[str]] = (form.title, *(row.name for row in form.indicators), form.project)
    return (field.place for field in fields if field.place is not None)


def _column(table: Table, name: str) -> Mapping[int, str]:
    """Give the texts of a hidden column by their rows, as users count these."""
    return {
        table.first_row + cell.row: cell.text
        for cell in table.hidden_cells
        if column_name(cell.column + table.first_column - 1) == name
    }


def _row_of(row: Indicator) -> int:
    fields = (row.name, row.target, row.actual, row.max_points, row.claimed_points, row.deviation_note)
    return next((field.place.row for field in fields if field.place is not None), 0)


def _compared(before: _Sheet, after: _Sheet) -> Returned:
    pairs = _by_id(before, after)
    pairs |= dict(_by_path(before, after, pairs))
    matches: list[Match] = []
    for number, row in enumerate(before.rows):
        if number in pairs:
            place, how = pairs[number]
            changed = _changes(row, after.rows[place], before.locked[number])
            matches.append(Match(how, _name(after.rows[place]), number, place, changed))
        else:
            matches.append(Match(How.MISSING, _name(row), number, None))
    taken = {place for place, _ in pairs.values()}
    for place, row in enumerate(after.rows):
        if place not in taken:
            how = How.ID if after.ids[place] in before.blank_ids else How.ADDED
            matches.append(Match(how, _name(row), None, place))
    return Returned(after.reading, tuple(matches), tuple(_changes_outside(before, after)))


def _by_id(before: _Sheet, after: _Sheet) -> dict[int, tuple[int, How]]:
    """Match rows by an id that stands once on either side: a row that was copied has its id twice."""
    return {
        number: (after.ids.index(known_as), How.ID)
        for number, known_as in enumerate(before.ids)
        if known_as and before.ids.count(known_as) == after.ids.count(known_as) == 1
    }


def _by_path(
    before: _Sheet, after: _Sheet, matched: Mapping[int, tuple[int, How]]
) -> Iterator[tuple[int, tuple[int, How]]]:
    """Match what is left by category and name; several of the same path in their order, where none of them is gone."""
    taken = {place for place, _ in matched.values()}
    old = _paths(before, set(matched))
    new = _paths(after, taken)
    for path, numbers in old.items():
        places = new.get(path, [])
        if len(places) == len(numbers):
            yield from ((number, (place, How.PATH)) for number, place in zip(numbers, places, strict=True))


def _paths(sheet: _Sheet, but: set[int]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(sheet.rows):
        name = fold(_name(row))
        if number not in but and name:
            found.setdefault((row.category.value or fold(row.category.printed), name), []).append(number)
    return found


def _name(row: Indicator) -> str:
    return row.name.value or clean(row.name.printed)


def _changes(sent: Indicator, returned: Indicator, locked: frozenset[str]) -> tuple[Change, ...]:
    pairs = ((name, getattr(sent, name), getattr(returned, name)) for name in at.FIELDS if name in locked)
    return tuple(change for name, one, other in pairs for change in _changed(name, one, other))


def _changes_outside(before: _Sheet, after: _Sheet) -> Iterator[Change]:
    for name in _OUTSIDE:
        if name in before.locked_outside:
            one, other = (
                sheet.reading.form.annual_goal.expected if name == "expected" else getattr(sheet.reading.form, name)
                for sheet in (before, after)
            )
            yield from _changed(name, one, other)


def _changed(name: str, sent: Field[object], returned: Field[object]) -> Iterator[Change]:
    if (sent.value, sent.value is None and clean(sent.printed)) != (
        returned.value,
        returned.value is None and clean(returned.printed),
    ):
        cell = str(returned.place) if returned.place is not None else ""
        yield Change(name, clean(sent.printed), clean(returned.printed), cell)
