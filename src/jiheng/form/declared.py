"""A form as it was declared: what was to be reached and with how much money, without anything that came of it."""

from typing import TypeVar

import msgspec

from jiheng.form.fields import Field
from jiheng.form.self_evaluation import AnnualGoal, Criterion, Fund, Indicator, SelfEvaluation, Total

Part = TypeVar("Part", Fund, Indicator, Criterion, AnnualGoal, Total)

# What can be known only when the year is under way or over; everything else is approved with the budget.
_RESULT_FIELDS = {
    Fund: ("revised_budget", "actual_expenditure", "execution_rate", "claimed_points", "deviation_note", "received"),
    Indicator: ("actual", "claimed_points", "reviewed_points", "deviation_note"),
    Criterion: ("claimed_points", "reviewed_points", "deviation_note"),
    AnnualGoal: ("achieved",),
    Total: ("claimed_points", "reviewed_points"),
}


def as_declared(form: SelfEvaluation) -> SelfEvaluation:
    """Give ``form`` without its results: names, targets, points, goal and opening budget stay, each in its place.

    What is taken out is as if the form had no such cell, so that nobody asks for it.
    """
    return msgspec.structs.replace(
        form,
        funds=tuple(map(_without_results, form.funds)),
        annual_goal=_without_results(form.annual_goal),
        indicators=tuple(map(_without_results, form.indicators)),
        criteria=tuple(map(_without_results, form.criteria)),
        total=_without_results(form.total),
        columns=form.columns.difference(_RESULT_FIELDS[Indicator]),
        fund_columns=form.fund_columns.difference(_RESULT_FIELDS[Fund]),
    )


def _without_results(part: Part) -> Part:
    return msgspec.structs.replace(part, **dict.fromkeys(_RESULT_FIELDS[type(part)], Field()))
