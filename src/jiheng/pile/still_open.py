"""What was left undecided of one form: points that could not be computed, and what somebody could answer."""

from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import Stage
from jiheng.form import Block
from jiheng.scoring import Result, Unscored
from jiheng.scoring.execution import is_ruled, zero_budget_choice
from jiheng.values import Outcome, UnitStatus

# What a pack may choose for a budget of zero so that execution has no points by rule, and not for want of one.
_NO_POINTS_MEANT: Final = frozenset({"exempt", "redistribute"})


def unscored(assessment: Assessment) -> tuple[Unscored, ...]:
    """Give what the rules in force cover and yet has no points: execution, where they rule it, and rows."""
    return tuple(one for _, one in _by_row(assessment))


def untold(assessment: Assessment) -> tuple[Unscored, ...]:
    """Give what has no points for a reason that no check has given already for not judging.

    A check that could not judge a row whose result cannot be told has given the reason, in words of its own.
    """
    given = [one.reason for one in assessment.not_judged]
    rows = {one.where.row for one in assessment.not_judged if one.where.block is Block.INDICATORS}
    return tuple(
        one
        for row, one in _by_row(assessment)
        if not any(one.reason in reason for reason in given)
        and not (row in rows and _is_untold_result(assessment, row))
    )


def _by_row(assessment: Assessment) -> tuple[tuple[int | None, Unscored], ...]:
    """Give each thing without points with the row it is in, execution with none.

    While goals are declared no points are due of anything.
    """
    if assessment.stage is Stage.DECLARATION:
        return ()
    due, pack, fund = assessment.due, assessment.pack, assessment.form.total_fund
    settled = not is_ruled(pack) or zero_budget_choice(fund, pack) in _NO_POINTS_MEANT
    execution: tuple[tuple[int | None, Result], ...] = () if settled else ((None, due.execution),)
    found = (*execution, *((row, due.indicators[row]) for row in due.open_rows))
    return tuple((row, one) for row, one in found if isinstance(one, Unscored))


def _is_untold_result(assessment: Assessment, row: int | None) -> bool:
    return row is not None and assessment.rows[row].comparison.outcome is Outcome.CANNOT_TELL


def asks_whether_finished(assessment: Assessment) -> bool:
    """Tell whether points for execution wait for somebody to say whether the project is finished."""
    fund = assessment.form.total_fund
    if assessment.finished is not None or fund is None or not fund.revised_budget.value:
        return False
    pairs = ((assessment.pack, assessment.due), *((one.pack, one.due) for one in assessment.beside))
    return any(
        isinstance(due.execution, Unscored)
        and (method := pack.find("execution.method")) is not None
        and method.value == "bands"
        for pack, due in pairs
    )


def is_unit_asked(assessment: Assessment) -> bool:
    """Tell whether a form has amounts, and nobody knows in which unit."""
    amounts = (
        figure.value
        for fund in assessment.form.funds
        for figure in (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
    )
    return assessment.unit.status is UnitStatus.PRESUMED and any(amounts)
