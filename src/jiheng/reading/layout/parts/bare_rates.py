"""Execution rates without a percent sign, as sheets give them that lost their number formats: 0.9989, or 0.9 for 0.9%.

Up to one or a little more such a figure may be a share or a percentage, and the head (执行率（%）) is no evidence: it
stood over the figure before the format was lost. The amounts of the row tell which is meant: of the two readings, a
hundred times apart, one is near to expenditure ÷ budget and the other is not. Where neither is, nothing is told.
"""

from decimal import Decimal
from typing import Final

import msgspec

from jiheng.form import AnyForm, Certainty, Field, Fund
from jiheng.values import parse_number

_LARGEST_SHARE: Final = 2
_NEAR: Final = 10
"""How many times larger or smaller than the quotient a reading may be: halfway between the two."""


def with_rates_understood(form: AnyForm) -> AnyForm:
    """Give the form with its bare rates understood by the amounts beside them."""
    if all(fund.execution_rate.value is None for fund in form.funds):
        return form
    return msgspec.structs.replace(form, funds=tuple(map(_understood, form.funds)))


def _understood(fund: Fund) -> Fund:
    rate = fund.execution_rate
    bare = parse_number(rate.value or "")
    quotient = _quotient(fund)
    if bare is None or quotient is None or not 0 < bare < _LARGEST_SHARE:
        return fund
    if _is_near(bare, quotient):
        said, percentage = rate.value, bare.scaleb(2)
    elif _is_near(bare.scaleb(-2), quotient):
        said, percentage = f"{rate.value}%", bare
    else:
        return fund
    reason = f"没有百分号，按本行的预算数和执行数看是 {percentage.normalize():f}%"
    certainty = Certainty(rate.certainty.score, (*rate.certainty.reasons, reason))
    return msgspec.structs.replace(fund, execution_rate=Field(said, rate.printed, rate.place, certainty))


def _quotient(fund: Fund) -> Decimal | None:
    """Give expenditure ÷ budget, as far as both are there and money was spent."""
    budget = fund.original_budget.value if fund.revised_budget.value is None else fund.revised_budget.value
    spent = fund.actual_expenditure.value
    return spent / budget if budget is not None and spent is not None and budget > 0 and spent > 0 else None


def _is_near(share: Decimal, quotient: Decimal) -> bool:
    return quotient / _NEAR <= share <= quotient * _NEAR
