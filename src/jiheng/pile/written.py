"""What is written in a form, as far as it matters when two versions of it are compared: plain values, no places."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.checks import Case
from jiheng.form import Category, Fund, FundSource

_FIGURE: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)


class WrittenFund(msgspec.Struct, frozen=True):
    """A row of the fund block. Amounts are in the unit that the form prints."""

    source: FundSource
    label: str | None
    original_budget: str | None
    revised_budget: str | None
    actual_expenditure: str | None
    execution_rate: str | None
    claimed_points: str | None


class WrittenRow(msgspec.Struct, frozen=True):
    """A row of the indicators. ``key`` is the name by which findings call it in ``matter``, after ``row:``.

    ``target`` is what was aimed at, with its comparator and its unit where these stand in cells of their own.
    """

    key: str
    category: Category | None
    name: str | None
    target: str | None
    actual: str | None
    max_points: str | None
    claimed_points: str | None


class Written(msgspec.Struct, frozen=True):
    """What is written in a form: amounts and points as decimal strings, ``null`` where there is none."""

    project_code: str | None
    funds: tuple[WrittenFund, ...]
    indicators: tuple[WrittenRow, ...]
    max_points: str | None
    claimed_points: str | None


def written(case: Case) -> Written:
    """Take down what is written in a form."""
    form = case.form
    return Written(
        project_code=form.project_code.value,
        funds=tuple(map(_fund, form.funds)),
        indicators=tuple(
            WrittenRow(
                key=row.key,
                category=row.indicator.category.value,
                name=row.indicator.name.value,
                target=_joined(row.indicator.comparator.value, row.indicator.target.value, row.indicator.unit.value),
                actual=row.indicator.actual.value,
                max_points=_figure(row.indicator.max_points.value),
                claimed_points=_figure(row.indicator.claimed_points.value),
            )
            for row in case.rows
        ),
        max_points=_figure(form.total.max_points.value),
        claimed_points=_figure(form.total.claimed_points.value),
    )


def _fund(fund: Fund) -> WrittenFund:
    return WrittenFund(
        source=fund.source,
        label=fund.label.value,
        original_budget=_figure(fund.original_budget.value),
        revised_budget=_figure(fund.revised_budget.value),
        actual_expenditure=_figure(fund.actual_expenditure.value),
        execution_rate=fund.execution_rate.value,
        claimed_points=_figure(fund.claimed_points.value),
    )


def _figure(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure:f}"


def _joined(comparator: str | None, target: str | None, unit: str | None) -> str | None:
    """Put a target together that stands in three cells; the one that matters is the middle one."""
    return None if target is None else f"{comparator or ''}{target}{unit or ''}"


def is_same(before: str | None, after: str | None) -> bool:
    """Tell whether two texts or figures say the same: width and blanks say nothing, and 3.0 is 3."""
    return before == after or _folded(before) == _folded(after)


def _folded(said: str | None) -> str | tuple[Decimal, str]:
    plain = "".join(unicodedata.normalize("NFKC", said or "").split())
    number, share = plain.removesuffix("%"), plain[-1:] == "%"
    return (Decimal(number), "%" * share) if _FIGURE.fullmatch(number) else plain
