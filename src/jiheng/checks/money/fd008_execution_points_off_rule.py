"""FD008: the points claimed for execution are not what the pack's rule gives."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import execution_maxima, negative, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block
from jiheng.rulepacks import Standing
from jiheng.scoring import Interval, Unscored, show
from jiheng.scoring.arithmetic import plain
from jiheng.scoring.execution import is_ruled

_RULE = "execution.method"


@check(
    code="FD008",
    name="execution-points-off-rule",
    title="执行率得分与办法测算不符",
    severity=Severity.ADVICE,
    also={Severity.DOUBT: ("所用办法的条款核对过原文的", "the text of the clause in force was read")},
    who=Who.UNIT,
    rules=(_RULE,),
    matter="execution",
    stages=WITH_RESULTS,
)
def execution_points_off_rule(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「年度资金总额」一行的得分，与所用办法按执行率测算的分是否一致。相差不超过 0.05 分不算不符。

    没有指明办法（表内口径）时不看：各地有按整分记的，也有达到一定执行率就给满分的。

    ## 为什么

    执行率 93.01% 得满 10 分，与执行率 100% 就分不开了。办法没有规定取整，按整分记要有当地的规定。

    ## 触发

    执行率 93.01%，按比例是 9.30 分：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 80.45 | 10 | 93.01% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 80.45 | — | 93.01% | —
    ```

    少记了也算：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9
    ```

    ## 不触发

    99.70% 得 10 分，测算 9.97 分，在容差之内：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.24 | 10 | 99.70% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.24 | — | 99.70% | —
    ```

    没有指明办法：

    ```form standard rules=as-printed
    年度资金总额 | 86.50 | 86.50 | 80.45 | 10 | 93.01% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 80.45 | — | 93.01% | —
    ```

    ## 怎么改

    当地没有另外规定的，按测算的分填；有规定的（如按整分记），在说明里写出是哪个文件。

    ## In English

    The points claimed for execution differ from what the rule pack gives by more than 0.05. The pack in force has a
    rule for them; the form's own scheme has none, and then nothing is compared. Fill in the computed points, or say
    which local rule, such as whole points, was followed.
    """
    found = total_row(case.form)
    due = case.due.execution
    if not is_ruled(case.pack):
        yield NotApplicable(
            f"{case.pack.document}没有规定执行率得分怎样计算。",
            "The rule pack has no rule for the points of execution.",
        )
        return
    if found is None:
        yield NotApplicable("资金部分没有「年度资金总额」一行。", "The fund block has no row for the total.")
        return
    row, fund = found
    claimed = fund.claimed_points
    where = at(case.form, Block.FUNDS, "claimed_points", row)
    if claimed.value is None:
        return
    unusable = negative(where, fund, "revised_budget", "actual_expenditure")
    if unusable is not None:
        yield unusable
        return
    if isinstance(due, Unscored):
        yield CannotJudge(where, f"执行率得分没有测算：{due.reason}。", f"Execution was not scored: {due.reason_en}.")
        return
    low, high = (due.low, due.high) if isinstance(due, Interval) else (due.points, due.points)
    nearest = min(max(claimed.value, low), high)
    gap = abs(claimed.value - nearest)
    if gap <= case.pack.number("tolerance.points_against_formula"):
        return
    rounded, rounded_en = _rounding(nearest, claimed.value)
    other, other_en = _other_maximum(case)
    standing = case.pack.clauses[due.clause].standing
    yield Finding(
        where=where,
        message=f"「年度资金总额」执行率得分填 {plain(claimed.value)} 分；按执行率测算 {'；'.join(due.steps)} 分，"
        f"相差 {show(gap)} 分{rounded}。{other}{cite(case, (due.clause,))}",
        message_en=f"The points claimed for execution are {plain(claimed.value)}; the rule gives "
        f"{'; '.join(due.steps)}, {show(gap)} apart{rounded_en}.{other_en}{cite_en(case, (due.clause,))}",
        remedy="请核实：当地没有另外规定的，按测算的分填；另有规定（如按整分记）的，在说明里写明是哪个文件，分不用改。",
        remedy_en="Fill in the computed points, unless a local rule such as whole points applies: then name it in a "
        "note and leave the points.",
        rests_on=(claimed, fund.max_points, fund.revised_budget, fund.actual_expenditure),
        severity=Severity.DOUBT if standing is Standing.CONFIRMED else Severity.ADVICE,
        clauses=(due.clause,),
        corrected=nearest,
    )


def _other_maximum(case: Case) -> tuple[str, str]:
    """Say so where the form prints another maximum for execution than the pack has; the form's is the one used."""
    printed, ruled = execution_maxima(case)
    if printed is None or ruled is None or printed == ruled:
        return "", ""
    document = case.pack.document
    return (
        f"表内执行率分值 {plain(printed)}，{document}是 {plain(ruled)}，这里按表内分值测算。",
        f" The form gives execution {plain(printed)} points, {document} {plain(ruled)}; the form's count here.",
    )


def _rounding(points: Decimal, claimed: Decimal) -> tuple[str, str]:
    """Say so where rounding to the places that were printed would give the points claimed."""
    if points.quantize(claimed, rounding=ROUND_HALF_UP) != claimed:
        return "", ""
    return (
        f"（取整后为 {plain(claimed)}，办法未规定取整）",
        f" (rounded it is {plain(claimed)}; no rule names a rounding)",
    )
