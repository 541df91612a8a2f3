"""Which ways of laying figures over columns agree with what a form says of itself.

Nothing here rests on the size of an amount alone. A way must keep what every form keeps: the rate is executed ÷
budget as printed, points are given where there are points to give, nobody claims more than the maximum. Only where
several ways do, they are weighed: points for execution that follow from the rate, amounts with as many places as one
another, points that add up to the total.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from jiheng.reading.layout.joined.run_together import POINTS, TooManyWays, Way, is_dash, number_in, ways

_MONEY: Final = ("original_budget", "revised_budget", "actual_expenditure")
# What forms print where there was nothing to spend and nothing was spent.
_RATES_OF_NOTHING: Final = frozenset({Decimal(0), Decimal(100)})
# Units round the points for execution as they like, up to a whole point.
_ROUNDED: Final = Decimal(1)
# What a whole form is worth; a total may have more, where points are added for merit.
_WHOLE: Final = 100
MOST_IN_TOTAL: Final = 150
# More combinations of rows than these mean that the sums decide nothing.
_MOST_SUMS: Final = 20_000

Sums = tuple[Decimal, Decimal]


def fund_ways(texts: Sequence[str], columns: Sequence[str], *, cut: bool, stated: Decimal | None = None) -> list[Way]:
    """Give the ways to lay the figures of a source of money over its columns that agree with the form.

    ``stated`` are the points for execution that a head of the block names.
    """
    found = [way for way in _all_ways(texts, columns, cut=cut) if _is_source(way, columns, stated)]
    for weigh in (_follows_rate, _has_even_places) if cut else (_follows_rate,):
        found = _weighed(found, weigh)
    return _told_apart(found)


def points_ways(texts: Sequence[str], columns: Sequence[str], *, highest: int = _WHOLE) -> list[Way]:
    """Give the ways to cut the figures at the end of an indicator's row, or of the total, that agree with the form.

    No maximum is beyond ``highest``.
    """
    found = [way for way in _all_ways(texts, columns, cut=True) if _has_points(way, columns)]
    return _told_apart([way for way in found if (number_in(way, "max_points") or 0) <= highest])


def is_plain(way: Way) -> bool:
    """Tell whether the figures of a source are written alike and its points follow from its rate.

    Where a form misprints its rate, the one way that agrees with it may be a strange one; that is none to rely on.
    """
    return _follows_rate(way) and _has_even_places(way)


def by_sums(rows: Sequence[Sequence[Way]], totals: Sequence[Sums]) -> list[Sequence[Way]]:
    """Leave of each row's ways those with which the points of all rows add up to one of ``totals``.

    Rows come back as they were where none does, or where there are too many combinations to look at.
    """
    sums: list[set[Sums]] = [{(Decimal(0), Decimal(0))}]
    for row in rows:
        sums.append({_plus(before, way) for before in sums[-1] for way in row})
        if len(sums[-1]) > _MOST_SUMS:
            return list(rows)
    reached = sums[-1].intersection(totals)
    if not reached:
        return list(rows)
    kept: list[Sequence[Way]] = []
    for row, before in zip(reversed(rows), reversed(sums[:-1]), strict=True):
        kept.append([way for way in row if any(_plus(one, way) in reached for one in before)])
        reached = {one for one in before if any(_plus(one, way) in reached for way in row)}
    return kept[::-1]


def _plus(before: Sums, way: Way) -> Sums:
    most, claimed = number_in(way, "max_points"), number_in(way, "claimed_points")
    return before[0] + (most or 0), before[1] + (claimed or 0)


def _all_ways(texts: Sequence[str], columns: Sequence[str], *, cut: bool) -> list[Way]:
    try:
        return ways(texts, columns, cut=cut)
    except TooManyWays:
        return []


def _weighed(found: list[Way], weigh: Callable[[Way], bool]) -> list[Way]:
    """Leave the ways that weigh more, if any does."""
    if len(found) <= 1:
        return found
    return [way for way in found if weigh(way)] or found


def _told_apart(found: Sequence[Way]) -> list[Way]:
    """Leave one of those ways that differ only in where a stroke stands, which says nothing anywhere."""
    kept: dict[tuple[tuple[str, str], ...], Way] = {}
    for way in sorted(found, key=_strokes_elsewhere):
        kept.setdefault(tuple((column, text) for column, text in way.items() if not is_dash(text)), way)
    return list(kept.values())


def _strokes_elsewhere(way: Way) -> int:
    """Count the strokes that stand under something else than points, where they stand in most forms."""
    return sum(is_dash(text) for column, text in way.items() if column not in POINTS)


def _is_source(way: Way, columns: Sequence[str], stated: Decimal | None) -> bool:
    most = number_in(way, "max_points")
    if stated is not None and most is not None and most != stated:
        return False
    return _has_points(way, columns, stated) and _keeps_rate(way)


def _has_points(way: Way, columns: Sequence[str], stated: Decimal | None = None) -> bool:
    """Points are claimed where there is a maximum, and not beyond it."""
    most, claimed = number_in(way, "max_points"), number_in(way, "claimed_points")
    if (
        "max_points" in columns
        and "claimed_points" in columns
        and stated is None
        and (most is None) != (claimed is None)
    ):
        return False
    return most is None or claimed is None or claimed <= most


def _budget(way: Way) -> Decimal | None:
    revised = number_in(way, "revised_budget")
    return number_in(way, "original_budget") if revised is None else revised


def _keeps_rate(way: Way) -> bool:
    """The rate is executed ÷ budget in as many places as it is printed, rounded or cut off."""
    rate = number_in(way, "execution_rate")
    if rate is None:
        return True
    executed, budget = number_in(way, "actual_expenditure"), _budget(way)
    if executed is None or budget is None:
        return False
    if budget == 0:
        return executed == 0 and rate in _RATES_OF_NOTHING
    last_place = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    share = executed / budget
    return abs(rate - share * 100) <= last_place or (
        "%" not in way["execution_rate"] and abs(rate - share) <= last_place
    )


def _follows_rate(way: Way) -> bool:
    rate, most, claimed = (number_in(way, code) for code in ("execution_rate", "max_points", "claimed_points"))
    if rate is None or most is None or claimed is None:
        return True
    return abs(claimed - most * min(rate, Decimal(100)) / 100) <= _ROUNDED


def _has_even_places(way: Way) -> bool:
    numbers = [number_in(way, code) for code in _MONEY]
    return len({number.as_tuple().exponent for number in numbers if number is not None}) <= 1
