"""Planters of one row: the row is chosen here, so that each of them says only which rows will do, and what it does."""

import random
from collections.abc import Callable

from benchmarks.planted.drafts import Draft, Kind, Line
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.points import missed

RowPlanter = Callable[[Draft, int, random.Random], Planted | None]


def row_fault(
    code: str, how: str, fits: Callable[[Line], bool], *, part: str = "row"
) -> Callable[[RowPlanter], RowPlanter]:
    """Enter a planter that is given one of the rows that fit."""

    def enter(plant: RowPlanter) -> RowPlanter:
        @fault(code, how, part)
        def in_some_row(draft: Draft, dice: random.Random) -> Planted | None:
            rows = draft.rows(fits)
            return plant(draft, dice.choice(rows), dice) if rows else None

        return plant

    return enter


def miss_fault(code: str, how: str, *, part: str = "row") -> Callable[[RowPlanter], RowPlanter]:
    """Enter a planter that is given a row in which a number was missed, with its due points and a reason."""

    def enter(plant: RowPlanter) -> RowPlanter:
        @row_fault(code, how, countable, part=part)
        def missing_first(draft: Draft, row: int, dice: random.Random) -> Planted | None:
            return plant(missing(draft, row, dice), row, dice)

        return missing_first

    return enter


def missing(draft: Draft, row: int, dice: random.Random, least: int = 60, most: int = 96) -> Draft:
    """Let a row reach so many per cent of its target, with its due points and a reason."""
    return draft.put(row, missed(dice, draft.lines[row], least, most))


def in_row(draft: Draft, row: int, *fields: str) -> Planted:
    """Say that the fault stands in a row of the indicators, and keep other faults out of it."""
    return Planted(draft.taking(row), at("indicators", row, *fields))


def quiet(line: Line) -> bool:
    """Tell a row with all its points and no note."""
    return line.is_full and not line.note


def countable(line: Line) -> bool:
    """Tell a number that more of is better, large enough to be missed by a part, without a story of its own yet."""
    is_large = (line.aim or 0) >= 2 if line.kind is Kind.COUNT else line.kind is Kind.RATE  # noqa: PLR2004 - 1 of 2
    return line.is_number and is_large and not line.at_most and not line.note and not line.is_missed
