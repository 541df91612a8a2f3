"""What speaks for a text that was guessed, seen in a picture, and what speaks against one.

The reader says how sure it is of the letters. The form says more: a word that is one of the few that may stand there,
and figures that add up or divide to one another, are hardly all misread in the same way. What nothing speaks for stays
open, and is said.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.form import AnyField, AnyForm, Block, Certainty, Doubt, Field, Form, Indicator, Where, changed, fields_of
from jiheng.form.codes import FundSource
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import GUESSED_TEXT
from jiheng.reading.layout.doubting.doubts import UNSETTLED
from jiheng.reading.layout.doubting.doubts_about_text import guessed, sign_as_figure
from jiheng.values import parse_rate

_AMOUNTS: Final = ("original_budget", "revised_budget", "actual_expenditure")
_POINTS: Final = ("max_points", "claimed_points")
_WORDS: Final = frozenset(("dimension", "category", "source"))
"""Fields that hold one of a few known words, or nothing."""

# ≥90% seen as 290%, ≥280次 as 2280次: the sign is taken for the figure that it resembles.
_LED_BY_TWO: Final = re.compile(r"2(\d+(?:\.\d+)?)\s*(%?)")
_FIGURE: Final = re.compile(r"[^\d]{0,3}(\d+(?:\.\d+)?)\s*(%?)")
_FAR_ENOUGH: Final = Decimal("1.5")
_MISREAD: Final = "「≥」可能被认成了「2」"
_RATE_STEP: Final = Decimal("0.0001")

Key = tuple[Block, int | None, str | None]


def weigh(grid: Grid, form: AnyForm, *, is_guessed: bool) -> tuple[AnyForm, list[Doubt]]:
    """Give the form with the certainty that its own figures and words lend it, and the doubts that are left.

    ``is_guessed``: the reader was not sure of every text on the lines of the form.
    """
    form, found = _signs_for_figures(grid, form)
    if grid.by_eye:
        form = _with_bars_open(form)
    elif not is_guessed:
        return form, found
    form = _confirmed(form)
    for where, field in fields_of(form):
        if GUESSED_TEXT in field.certainty.reasons and field.place is not None:
            found.append(guessed(where, field.place, field.printed))
    return form, found


def _with_bars_open(form: AnyForm) -> AnyForm:
    """Leave a lone dash open in the column of signs before a figure: the bars of ═ run into one in a small print."""
    return msgspec.structs.replace(form, indicators=tuple(map(_with_bar_open, form.indicators)))


def _with_bar_open(row: Indicator) -> Indicator:
    sign, target = row.comparator, row.target.value or ""
    if sign.value is not None or not sign.printed.strip() or not target[:1].isdecimal():
        return row
    certainty = Certainty(min(sign.certainty.score, UNSETTLED), (*_others(sign.certainty.reasons), GUESSED_TEXT))
    return msgspec.structs.replace(row, comparator=msgspec.structs.replace(sign, certainty=certainty))


def _confirmed(form: AnyForm) -> AnyForm:
    """Make certain what known words and sums that agree leave no other reading for."""
    agreeing = frozenset((*_points_that_add_up(form), *_amounts_that_agree(form)))

    def settle(where: Where, field: AnyField) -> AnyField:
        if GUESSED_TEXT not in field.certainty.reasons or field.value is None:
            return field
        if where.field in _WORDS:
            return _sure(field, "是表内的固定用词")
        return _sure(field, "与表内其他数对得上") if _key(where) in agreeing else field

    return changed(form, settle)


def _sure(field: AnyField, why: str) -> AnyField:
    """Take back that the text was guessed, for a reason; any other doubt stays."""
    rest = tuple(reason for reason in field.certainty.reasons if reason != GUESSED_TEXT)
    return field if rest else msgspec.structs.replace(field, certainty=Certainty(1.0, (why,)))


def _key(where: Where) -> Key:
    return where.block, where.row, where.field


def _points_that_add_up(form: Form) -> Iterable[Key]:
    """Name all points of a column that add up to its total, with or without those of execution."""
    for name in _POINTS:
        rows = [getattr(row, name) for row in form.indicators if row.points_rows]
        total = getattr(form.total, name).value
        figures = [field.value for field in rows]
        if total is None or not figures or None in figures:
            continue
        paid: Field[Decimal] = getattr(form.total_fund, name, Field())
        for extra in dict.fromkeys((paid.value or Decimal(0), Decimal(0))):
            if sum(figures, extra) == total:
                yield from ((Block.INDICATORS, row, name) for row in range(len(form.indicators)))
                yield (Block.TOTAL, None, name)
                if extra:
                    yield (Block.FUNDS, _at_total(form), name)


def _amounts_that_agree(form: Form) -> Iterable[Key]:
    """Name amounts whose quotient is the rate that is printed, and sources that add up to their total."""
    for row, fund in enumerate(form.funds):
        rate, spent, budget = fund.execution_rate.value, fund.actual_expenditure.value, fund.revised_budget.value
        share = parse_rate(rate) if rate else None
        if share is not None and spent is not None and budget and abs(spent / budget - share) < _RATE_STEP:
            yield from ((Block.FUNDS, row, name) for name in (*_AMOUNTS[1:], "execution_rate"))
    total = form.total_fund
    parts = [row for row, fund in enumerate(form.funds) if fund.source is not FundSource.TOTAL]
    for name in _AMOUNTS if total is not None and parts else ():
        figures = [getattr(form.funds[row], name).value or Decimal(0) for row in parts]
        if any(figures) and sum(figures, Decimal(0)) == getattr(total, name).value:
            yield from ((Block.FUNDS, row, name) for row in (_at_total(form), *parts))


def _at_total(form: Form) -> int:
    return next(row for row, fund in enumerate(form.funds) if fund.source is FundSource.TOTAL)


def _signs_for_figures(grid: Grid, form: AnyForm) -> tuple[AnyForm, list[Doubt]]:
    """Doubt targets that would be met, were their first figure the sign that is often taken for it."""
    rows = list(form.indicators)
    found: list[Doubt] = []
    for place, row in enumerate(rows):
        if row.comparator.value is None and _is_open(grid, row) and _may_be_misread(row.target.value, row.actual.value):
            certainty = Certainty(UNSETTLED, (*_others(row.target.certainty.reasons), _MISREAD))
            rows[place] = msgspec.structs.replace(row, target=msgspec.structs.replace(row.target, certainty=certainty))
            found.append(sign_as_figure(place, row.target))
    return (msgspec.structs.replace(form, indicators=tuple(rows)), found) if found else (form, found)


def _is_open(grid: Grid, row: Indicator) -> bool:
    """Tell whether a target may have been misread: it was seen in a picture, or somebody gave full points for it.

    A percentage that was not seen by us is what the unit handed in, whoever misread it: that is for a check to say.
    """
    if grid.by_eye:
        return True
    has_full_points = row.claimed_points.value is not None and row.claimed_points == row.max_points
    return has_full_points and "%" not in (row.target.value or "")


def _others(reasons: Collection[str]) -> Sequence[str]:
    return tuple(reason for reason in reasons if reason != GUESSED_TEXT)


def _may_be_misread(target: str | None, actual: str | None) -> bool:
    """Tell whether a target makes little sense as it stands and good sense with ≥ for its first figure 2."""
    aimed = _LED_BY_TWO.match(target or "") if target and target.startswith("2") else None
    reached = _FIGURE.match(actual or "")
    if aimed is None or reached is None or aimed[2] != reached[2]:
        return False
    with_sign, as_printed, came = Decimal(aimed[1]), Decimal(f"2{aimed[1]}"), Decimal(reached[1])
    return with_sign > 0 and with_sign <= came <= with_sign * _FAR_ENOUGH and as_printed > came * _FAR_ENOUGH
