"""Points for execution: which method the pack names, and what has to be there before any of them can be used."""

from decimal import Decimal

from jiheng.form import Fund
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, exactly, money, show
from jiheng.scoring.execution_bands import execution_bands
from jiheng.scoring.execution_proportional import execution_proportional
from jiheng.scoring.results import Result, Score, Unscored


def execution_maximum(fund: Fund | None, pack: RulePack) -> Decimal | None:
    """Give the points that execution is out of: those the form prints, else those the pack names."""
    if fund is not None and fund.max_points.value is not None:
        return fund.max_points.value
    return None if pack.find("execution.points") is None else pack.number("execution.points")


def is_ruled(pack: RulePack) -> bool:
    """Tell whether the pack has a rule for the points of execution."""
    method = pack.find("execution.method")
    return method is not None and method.value != "none"


def execution_rates(fund: Fund | None) -> tuple[Decimal | None, Decimal | None]:
    """Give the expenditure as a share of the revised budget and of the opening one, ``None`` where there is none."""
    if fund is None or fund.actual_expenditure.value is None:
        return None, None
    spent, budgets = fund.actual_expenditure.value, (fund.revised_budget.value, fund.original_budget.value)
    with exactly():
        revised, original = (spent / budget if budget and budget > ZERO else None for budget in budgets)
    return revised, original


def zero_budget_choice(fund: Fund | None, pack: RulePack) -> str | None:
    """Give what the pack does about a revised budget of zero, where there is one and the pack rules execution."""
    if fund is None or fund.revised_budget.value != ZERO or not is_ruled(pack):
        return None
    return pack.text("execution.zero_revised_budget")


def score_execution(fund: Fund | None, pack: RulePack, *, finished: bool | None) -> Result:
    """Score the row 年度资金总额 under a pack. ``finished`` is ``None`` where nobody said whether the project is."""
    method = pack.find("execution.method")
    if method is None or not is_ruled(pack):
        return Unscored(
            f"{pack.document}没有规定执行率得分怎样计算，不测算",
            "the pack has no rule for the points of execution",
            None if method is None else method.clause,
        )
    max_points = execution_maximum(fund, pack)
    budget, spent = (None, None) if fund is None else (fund.revised_budget.value, fund.actual_expenditure.value)
    if fund is None or max_points is None or budget is None or spent is None or min(max_points, budget, spent) < ZERO:
        reason, reason_en = _what_is_wrong(fund, max_points, budget, spent)
        return Unscored(reason, reason_en, method.clause)
    if not (fund.revised_budget.is_certain and fund.actual_expenditure.is_certain):
        said = "全年预算数或全年执行数的读法没有十分的把握，核对后再算"
        return Unscored(said, "budget or expenditure is not certain as it was read", method.clause)
    if budget == ZERO:
        return _zero_budget(pack)
    if method.value == "bands":
        return execution_bands(max_points, spent, budget, pack, finished=finished)
    return execution_proportional(max_points, spent, budget, pack)


def _what_is_wrong(
    fund: Fund | None, max_points: Decimal | None, budget: Decimal | None, spent: Decimal | None
) -> tuple[str, str]:
    if fund is None:
        return "表内没有年度资金总额一行", "the form has no row for the total funds"
    if max_points is None or max_points < ZERO:
        return "执行率的分值没有填写，或填的不是正数", "execution has no maximum of points"
    if budget is None:
        return "全年预算数没有填写，或填的不是数", "the revised budget is blank or no figure"
    if spent is None:
        return "全年执行数没有填写，或填的不是数", "the expenditure is blank or no figure"
    return (
        f"全年预算数 {money(budget)}、全年执行数 {money(spent)} 中有负数，请核对",
        "the revised budget or the expenditure is negative",
    )


def _zero_budget(pack: RulePack) -> Score | Unscored:
    """Do what the pack's switch says where there is nothing to divide by."""
    switch = pack.setting("execution.zero_revised_budget")
    because = f"（{switch.reason}）"
    if switch.value == "zero":
        return Score(ZERO, (f"全年预算数为 0，按所用规则包记 0 分{because}：{show(ZERO)}",), switch.clause)
    said, said_en = {
        "exempt": ("按所用规则包免予评分", "the pack exempts the project"),
        "redistribute": ("按所用规则包把执行率分值分摊到各指标", "the pack hands the points to the indicators"),
        "unset": ("所用口径没有写这时怎样计分", "the pack does not say what then"),
    }[pack.text("execution.zero_revised_budget")]
    return Unscored(f"全年预算数为 0，{said}{because}", f"the revised budget is zero: {said_en}", switch.clause)
