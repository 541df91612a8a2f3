"""Two years of one project side by side: the money, the totals, and the indicators of the same name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import overload

import msgspec

from jiheng.assess import Assessment
from jiheng.checks.identities import ageless, fold, without_year
from jiheng.checks.rows import actual_of, target_of
from jiheng.form import Fund, FundSource
from jiheng.pile.counting import repeats
from jiheng.pile.gist import Gist
from jiheng.scoring import TotalDue, execution_rates
from jiheng.values import Outcome, UnitStatus


class OfYear(msgspec.Struct, frozen=True):
    """A project in one year; ``form`` is the place of its form in the pile.

    Amounts are as printed, in ``unit``, which may be relied on where ``is_unit_sure``. ``rate`` is expenditure ÷
    revised budget.
    """

    year: int
    form: int
    unit: str | None
    is_unit_sure: bool
    original_budget: Decimal | None
    revised_budget: Decimal | None
    actual_expenditure: Decimal | None
    rate: Decimal | None
    due: TotalDue


class RowInYear(msgspec.Struct, frozen=True):
    """An indicator in one year, as one reads it aloud; ``outcome`` is whether its target was reached."""

    target: str
    actual: str
    max_points: Decimal | None
    claimed_points: Decimal | None
    outcome: Outcome


class RowOfYears(msgspec.Struct, frozen=True):
    """An indicator through the years: ``years`` has one entry for each, ``None`` where the form has no such row.

    ``changed`` names what was set otherwise from one year to the next: ``target``, ``max_points``.
    """

    name: str
    years: tuple[RowInYear | None, ...]
    changed: tuple[str, ...]


class SideBySide(msgspec.Struct, frozen=True):
    """A project of which the pile has several years, oldest first; ``rows`` stand as in the latest form."""

    project: str | None
    project_code: str | None
    implementing_unit: str | None
    years: tuple[OfYear, ...]
    rows: tuple[RowOfYears, ...]


class Years(Sequence[SideBySide]):
    """The projects of which a pile has forms of two years or more; each is put together when it is asked for."""

    def __init__(self, gists: Sequence[Gist], assessments: Sequence[Assessment]) -> None:
        self._gists = gists
        self._assessments = assessments
        self._places = tuple(_places(gists))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> SideBySide: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SideBySide]: ...
    def __getitem__(self, place: int | slice) -> SideBySide | Sequence[SideBySide]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        places = self._places[place]
        forms = [self._assessments[one] for one in places]
        years = tuple(_of_year(one, self._gists[one], form) for one, form in zip(places, forms, strict=True))
        last = self._gists[places[-1]]
        return SideBySide(last.project, last.project_code, last.implementing_unit, years, tuple(_rows(forms)))

    def __iter__(self) -> Iterator[SideBySide]:
        return (self[place] for place in range(len(self)))


def _places(gists: Sequence[Gist]) -> Iterator[tuple[int, ...]]:
    """Give for each such project the places of its forms, one a year, oldest year first.

    Forms are of one project by its code, or by its name without the year and its unit. Of several forms of a year the
    first stands for all.
    """
    numbers: dict[object, int] = {}
    projects: dict[int, dict[int, int]] = {}
    again = repeats(gists)
    for place, one in enumerate(gists):
        name, unit, code = ageless(one.project), fold(one.implementing_unit), fold(one.project_code)
        keys: list[object] = [code] * bool(code) + [(name, unit)] * bool(name and unit)
        if not keys or one.fiscal_year is None or place in again:
            continue
        number = next((numbers[key] for key in keys if key in numbers), place)
        for key in keys:
            numbers.setdefault(key, number)
        projects.setdefault(number, {}).setdefault(one.fiscal_year, place)
    for years in projects.values():
        if len(years) > 1:
            yield tuple(years[year] for year in sorted(years))


def _of_year(place: int, short: Gist, form: Assessment) -> OfYear:
    fund = form.form.total_fund or Fund(FundSource.TOTAL)
    return OfYear(
        year=short.fiscal_year or 0,
        form=place,
        unit=form.form.amount_unit.value,
        is_unit_sure=form.unit.status is not UnitStatus.PRESUMED,
        original_budget=fund.original_budget.value,
        revised_budget=fund.revised_budget.value,
        actual_expenditure=fund.actual_expenditure.value,
        rate=execution_rates(fund)[0],
        due=short.due,
    )


def _rows(forms: Sequence[Assessment]) -> Iterator[RowOfYears]:
    """Put rows of one name together; the second of a name in one year goes with the second in another."""
    by_year = [dict(_named(form)) for form in forms]
    for key in dict.fromkeys(key for year in reversed(by_year) for key in year):
        cells = [year.get(key) for year in by_year]
        shown = next(name for name, _ in reversed([one for one in cells if one is not None]))
        years = tuple(None if one is None else one[1] for one in cells)
        yield RowOfYears(shown, years, tuple(_changed(years)))


def _named(form: Assessment) -> Iterator[tuple[tuple[str, int], tuple[str, RowInYear]]]:
    seen: dict[str, int] = {}
    for row in form.rows:
        indicator = row.indicator
        name = indicator.name.value
        if name is None:
            continue
        key = ageless(name)
        seen[key] = seen.get(key, 0) + 1
        yield (
            (key, seen[key]),
            (
                name,
                RowInYear(
                    target_of(indicator),
                    actual_of(indicator),
                    indicator.max_points.value,
                    indicator.claimed_points.value,
                    row.comparison.outcome,
                ),
            ),
        )


def _changed(years: Sequence[RowInYear | None]) -> Iterator[str]:
    there = [one for one in years if one is not None]
    if len({"".join(without_year(one.target).split()) for one in there}) > 1:
        yield "target"
    if len({one.max_points for one in there}) > 1:
        yield "max_points"
