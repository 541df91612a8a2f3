"""One project through the years, as records."""

import msgspec

from jiheng.exporting.points import plain
from jiheng.pile import OfYear, RowInYear, RowOfYears, SideBySide
from jiheng.scoring import show
from jiheng.values import Outcome


class OfYearRecord(msgspec.Struct, frozen=True):
    """A project in one year; ``form`` is the position of its form in ``forms``.

    Amounts are as printed, in ``amount_unit``, which may be relied on where ``amount_unit_sure``. ``execution_rate`` is
    expenditure in per cent of the revised budget; ``low`` and ``high`` bound the total that the rules give.
    """

    year: int
    form: int
    amount_unit: str | None
    amount_unit_sure: bool
    original_budget: str | None
    revised_budget: str | None
    actual_expenditure: str | None
    execution_rate: str | None
    claimed_total: str | None
    low: str | None
    high: str | None
    grade: str | None


class RowInYearRecord(msgspec.Struct, frozen=True):
    """An indicator in one year."""

    target: str
    actual: str
    max_points: str | None
    claimed_points: str | None
    outcome: Outcome


class RowOfYearsRecord(msgspec.Struct, frozen=True):
    """An indicator through the years, ``null`` where the form has no such row.

    ``changed`` names what was set otherwise: ``target``, ``max_points``.
    """

    name: str
    years: tuple[RowInYearRecord | None, ...]
    changed: tuple[str, ...]


class SideBySideRecord(msgspec.Struct, frozen=True):
    """A project of which the pile has forms of several years, oldest first."""

    project: str | None
    project_code: str | None
    implementing_unit: str | None
    years: tuple[OfYearRecord, ...]
    rows: tuple[RowOfYearsRecord, ...]


def years_record(one: SideBySide) -> SideBySideRecord:
    """Record a project through the years."""
    return SideBySideRecord(
        one.project,
        one.project_code,
        one.implementing_unit,
        tuple(map(_of_year, one.years)),
        tuple(map(_row, one.rows)),
    )


def _of_year(one: OfYear) -> OfYearRecord:
    due = one.due
    return OfYearRecord(
        year=one.year,
        form=one.form,
        amount_unit=one.unit,
        amount_unit_sure=one.is_unit_sure,
        original_budget=plain(one.original_budget) or None,
        revised_budget=plain(one.revised_budget) or None,
        actual_expenditure=plain(one.actual_expenditure) or None,
        execution_rate=None if one.rate is None else show(one.rate * 100),
        claimed_total=plain(due.claimed_total) or None,
        low=None if due.low is None else show(due.low),
        high=None if due.high is None else show(due.high),
        grade=due.grade,
    )


def _row(one: RowOfYears) -> RowOfYearsRecord:
    return RowOfYearsRecord(one.name, tuple(map(_cell, one.years)), one.changed)


def _cell(one: RowInYear | None) -> RowInYearRecord | None:
    if one is None:
        return None
    points = (plain(one.max_points) or None, plain(one.claimed_points) or None)
    return RowInYearRecord(one.target, one.actual, *points, one.outcome)
