"""What came back, held against what was sent out: which row is which, which were added, lost or changed.

Rows are known again by their ids, which stand hidden beside them; then by where they stand in the form, category and
name together. A name alone says nothing: two categories may have an indicator of the same name.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from jiheng.assess import Reading
from jiheng.exporting.fill_in.locked import Change, changes_of, changes_outside
from jiheng.exporting.fill_in.plan import MOST_ROWS, id_of
from jiheng.exporting.fill_in.sheets import Sheet, sheets_of
from jiheng.form import Indicator, clean
from jiheng.form.cleaning import fold


class How(StrEnum):
    """How a row was matched, or that it was not: it is gone, its row is hidden and so not read, or it is new."""

    ID = "id"
    PATH = "path"
    MISSING = "missing"
    HIDDEN = "hidden"
    ADDED = "added"


class Compared(StrEnum):
    """How much of what was locked could be compared: every cell, every cell but not the formulas, or the fields."""

    ALL = "all"
    BUT_FORMULAS = "but_formulas"
    FIELDS = "fields"


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

    ``compared`` says how much could be: other kinds of file have other cells, and some do not tell of formulas.
    ``changed`` is what was locked outside the indicators: heads and labels, project, departments, goal, money.
    """

    reading: Reading
    rows: tuple[Match, ...]
    changed: tuple[Change, ...]
    compared: Compared = Compared.ALL

    @property
    def is_as_sent(self) -> bool:
        """No row is missing or was added, and nothing that was locked is changed."""
        kept = all(row.how in {How.ID, How.PATH} and not row.changed for row in self.rows)
        return kept and not self.changed


def compare_with_template(
    sent: bytes, returned: bytes, *, sent_file: str = "", returned_file: str = ""
) -> tuple[Returned, ...]:
    """Hold every form of a file that came back against the workbook that was sent out.

    What came back may be a file of any kind: without ids, rows are matched by category and name.

    Raises:
        Unreadable: one of the files cannot be read.
        ValueError: what was sent out is no form, or no workbook that :func:`write_template` made.
    """
    before = next(sheets_of(sent, sent_file), None)
    if before is None:
        raise ValueError("there is no form in what was sent out")
    if not before.is_ours:
        raise ValueError("what was sent out is no workbook of ours: it has no ids beside its rows")
    return tuple(_compared(before, after) for after in sheets_of(returned, returned_file))


def _compared(before: Sheet, after: Sheet) -> Returned:
    pairs = _by_id(before, after)
    pairs |= dict(_by_path(before, after, pairs))
    matches: list[Match] = []
    for number, row in enumerate(before.rows):
        if number in pairs:
            place, how = pairs[number]
            changed = changes_of(before, row, after, after.rows[place])
            matches.append(Match(how, _name(after.rows[place]), number, place, changed))
        else:
            matches.append(Match(_how_lost(before.id_of(row), after), _name(row), number, None))
    taken = {place for place, _ in pairs.values()}
    blank = _blank_ids(before)
    for place, row in enumerate(after.rows):
        if place not in taken:
            how = How.ID if after.id_of(row) in blank else How.ADDED
            matches.append(Match(how, _name(row), None, place))
    return Returned(after.reading, tuple(matches), tuple(changes_outside(before, after)), _how_much(after))


def _how_much(after: Sheet) -> Compared:
    if not after.is_as_made:
        return Compared.FIELDS
    return Compared.BUT_FORMULAS if after.formulas is None else Compared.ALL


def _how_lost(known_as: str, after: Sheet) -> How:
    row = after.row_known_as(known_as) if known_as else None
    return How.HIDDEN if row in after.hidden_rows else How.MISSING


def _blank_ids(before: Sheet) -> frozenset[str]:
    """Give the ids of rows that were sent blank, for the unit to write in."""
    known = {id_of(f"blank/{number}") for number in range(1, MOST_ROWS + 1)}
    return frozenset(known.intersection(before.ids.values()))


def _by_id(before: Sheet, after: Sheet) -> dict[int, tuple[int, How]]:
    """Match rows by an id that stands once on either side: a row that was copied has its id twice."""
    sent, returned = ([sheet.id_of(row) for row in sheet.rows] for sheet in (before, after))
    return {
        number: (returned.index(known_as), How.ID)
        for number, known_as in enumerate(sent)
        if known_as and sent.count(known_as) == returned.count(known_as) == 1
    }


def _by_path(
    before: Sheet, after: Sheet, matched: Mapping[int, tuple[int, How]]
) -> Iterator[tuple[int, tuple[int, How]]]:
    """Match what is left by category and name; several of one path in their order, if none of them is gone."""
    taken = {place for place, _ in matched.values()}
    old = _paths(before, set(matched))
    new = _paths(after, taken)
    for path, numbers in old.items():
        places = new.get(path, [])
        if len(places) > len(numbers):  # some were added: those are meant in which the least is changed
            places = _least_changed(before, numbers, after, places)
        if len(places) == len(numbers):
            yield from ((number, (place, How.PATH)) for number, place in zip(numbers, places, strict=True))


def _least_changed(before: Sheet, numbers: Sequence[int], after: Sheet, places: Sequence[int]) -> list[int]:
    left, found = list(places), []
    for number in numbers:
        row = before.rows[number]
        found.append(min(left, key=lambda place: len(changes_of(before, row, after, after.rows[place]))))
        left.remove(found[-1])
    return found


def _paths(sheet: Sheet, but: set[int]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(sheet.rows):
        name = fold(_name(row))
        if number not in but and name:
            found.setdefault((row.category.value or fold(row.category.printed), name), []).append(number)
    return found


def _name(row: Indicator) -> str:
    return row.name.value or clean(row.name.printed)
