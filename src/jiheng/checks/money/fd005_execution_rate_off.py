"""FD005: a printed execution rate is not expenditure ÷ revised budget."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import half_place, name_en_of, name_of, negative
from jiheng.checks.registry import check
from jiheng.checks.wording import at, cite, cite_en, quotient
from jiheng.form import Block, Fund, FundSource
from jiheng.rulepacks import RulePack
from jiheng.scoring import show
from jiheng.values import parse_rate

_CLAUSES = ("mof-2020-10/execution-rate",)
_WHOLE = Decimal(1)
_AMOUNTS = ("revised_budget", "actual_expenditure")


@check(
    code="FD005",
    name="execution-rate-off",
    title="执行率与表内金额不符",
    severity=Severity.ADVICE,
    also={Severity.DOUBT: ("执行率得分因此变动较大的", "the points for execution move noticeably")},
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def execution_rate_off(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    印出的执行率是否等于全年执行数 ÷ 全年预算数。总额和「其中」各行都看。

    金额和百分数都四舍五入过，容许这些舍入带来的差，百分数至少容许 0.01 个百分点。超预算而执行率按 100% 封顶的，
    不在这里说。

    ## 为什么

    执行率得分按执行率算。差一点点多半是抄错；差到能让执行率得分变动半分以上，就请核实。

    ## 触发

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 99.00% | 9.9
    ```

    用了年初预算作分母：

    ```form standard
    年度资金总额 | 120.00 | 86.50 | 84.77 | 10 | 70.64% | 7.1
    ```

    ## 不触发

    四舍五入，84.77 ÷ 86.50 = 98.0000%：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98% | 9.8
    ```

    金额以整万元填列，执行率按元算出，两者都没有错：

    ```form standard
    年度资金总额 | 12 | 12 | 11 | 10 | 93.50% | 9.4
    其中：当年财政拨款 | 12 | 12 | 11 | — | 93.50% | —
    ```

    ## 怎么改

    金额没错的，改执行率；金额填错的，先改金额。

    ## In English

    The printed rate of execution is not expenditure ÷ revised budget, beyond what rounding allows. Mend whichever of
    the figures is wrong. It weighs more where the difference moves the points for execution by more than half a point.
    """
    if "execution_rate" not in case.form.fund_columns:
        yield NotApplicable("资金部分没有「执行率」一栏。", "The fund block has no column for the execution rate.")
        return
    for row, fund in enumerate(case.form.funds):
        revised, actual = fund.revised_budget.value, fund.actual_expenditure.value
        printed = parse_rate(fund.execution_rate.value or "")
        if printed is None or not revised or actual is None:
            continue
        unusable = negative(at(case.form, Block.FUNDS, "execution_rate", row), fund, *_AMOUNTS)
        if unusable is not None:
            yield unusable
            continue
        rate = actual / revised
        if _agree(printed, actual, revised, case.pack) or (rate > _WHOLE and printed == _WHOLE):
            continue
        moved = _moved(fund, printed, rate)
        much = moved > case.pack.number("execution.points_moved")
        arithmetic = quotient(actual, revised)
        points = f"，执行率得分会差 {show(moved)} 分" if much else ""
        points_en = f"; that moves the points for execution by {show(moved)}" if much else ""
        yield Finding(
            where=at(case.form, Block.FUNDS, "execution_rate", row),
            message=f"「{name_of(fund)}」执行率填 {fund.execution_rate.value}，按表内数是 {arithmetic}{points}。"
            f"{cite(case, _CLAUSES)}",
            message_en=f"Row “{name_en_of(fund)}”: the rate says {fund.execution_rate.value}, the figures give "
            f"{arithmetic}{points_en}.{cite_en(case, _CLAUSES)}",
            remedy="请核对：金额没错，改执行率；金额填错，先改金额。",
            remedy_en="If the amounts are right, mend the rate; if not, mend the amounts first.",
            rests_on=(fund.execution_rate, fund.revised_budget, fund.actual_expenditure),
            severity=Severity.DOUBT if much else Severity.ADVICE,
        )


def _agree(printed: Decimal, actual: Decimal, revised: Decimal, pack: RulePack) -> bool:
    """The printed rate lies within what the figures allow, each of them being rounded as it is printed."""
    off_actual, off_revised = half_place(actual, pack), half_place(revised, pack)
    least = pack.number("tolerance.sum.least").scaleb(-2)  # of a percentage point
    off_rate = max(half_place(printed, pack), least)
    low = (actual - off_actual) / (revised + off_revised) - off_rate
    return low <= printed and (
        revised <= off_revised or printed <= (actual + off_actual) / (revised - off_revised) + off_rate
    )


def _moved(fund: Fund, printed: Decimal, rate: Decimal) -> Decimal:
    """By how many points the execution row would move; a source or a row without points moves none."""
    if fund.source is not FundSource.TOTAL or fund.max_points.value is None:
        return Decimal(0)
    return fund.max_points.value * abs(min(printed, _WHOLE) - min(rate, _WHOLE))
