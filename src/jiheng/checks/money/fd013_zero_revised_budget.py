"""FD013: the revised budget is 0, so there is no rate of execution; the pack's switch says what follows."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en
from jiheng.form import Block

_KEY = "execution.zero_revised_budget"
_UNSET = "unset"

# What each position of the switch means for the unit: severity, what happens, what to do.
_SAID = {
    "zero": (
        Severity.DOUBT,
        "所用口径规定执行率记 0 分",
        "the pack gives 0 points for execution",
        "请核对全年预算数；资金确已全部收回的，在说明里写明何时、按哪个文件收回。",
        "Check the revised budget; if the money was withdrawn, say when and by which document.",
    ),
    "exempt": (
        Severity.ADVICE,
        "所用口径规定这类项目免予评分",
        "the pack exempts such projects from scoring",
        "请核对全年预算数；确为 0 的，照实留着，由主管部门办理免评。",
        "Check the revised budget; if it is 0, leave it so: the competent department arranges the exemption.",
    ),
    "redistribute": (
        Severity.ADVICE,
        "所用口径规定执行率的分值分摊到各项指标",
        "the pack spreads the points for execution over the indicators",
        "请核对全年预算数；确为 0 的，照实留着，不用自己改分值。",
        "Check the revised budget; if it is 0, leave it so; the maxima are not yours to change.",
    ),
    _UNSET: (
        Severity.DOUBT,
        "所用口径没有规定这时怎么记分",
        "the pack does not say what follows",
        "请核对全年预算数；资金确已全部收回的，在说明里写明，记分口径请主管部门确定。",
        "Check the revised budget; if the money was withdrawn, say so, and let the competent department decide.",
    ),
}


@check(
    code="FD013",
    name="zero-revised-budget",
    title="全年预算数为零",
    severity=Severity.DOUBT,
    also={Severity.ADVICE: ("所用口径规定免予评分或分摊分值的", "the pack exempts the project or spreads the points")},
    who=Who.UNIT,
    clauses=("house/zero-revised-budget",),
    rules=(_KEY,),
    stages=WITH_RESULTS,
)
def zero_revised_budget(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「年度资金总额」的全年预算数是不是 0。是 0 就没有执行率，怎么记分要看口径：记 0 分、免予评分、分值分摊到各项指标，
    各地不同；口径没有写的，请主管部门定。

    ## 为什么

    全年预算为 0，多半是资金年中全部收回，不是单位没有花。记 0 分还是免评差别很大，不能由系统替您选。

    ## 触发

    ```form standard
    年度资金总额 | 86.50 | 0.00 | 0.00 | 10 |  | 0
    其中：当年财政拨款 | 86.50 | 0.00 | 0.00 | — |  | —
    ```

    ```form standard rules=as-printed
    年度资金总额 | 86.50 | 0 | 0 | 10 | 0.00% | 0
    其中：当年财政拨款 | 86.50 | 0 | 0 | — | 0.00% | —
    ```

    ## 不触发

    预算没有收回，只是没有用：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 0.00 | 10 | 0.00% | 0
    其中：当年财政拨款 | 86.50 | 86.50 | 0.00 | — | 0.00% | —
    ```

    空着不是 0，是另一条（FM015）的事：

    ```form standard
    年度资金总额 | 86.50 |  | 84.77 | 10 |  | 9.8
    ```

    ## 怎么改

    先核对是不是漏填。确为 0 的照实留着，写一句资金何时、按哪个文件收回。

    ## In English

    The revised budget is 0, so there is no rate of execution. What follows is a switch of the rule pack: no points,
    exemption, points spread over the indicators, or not ruled. Check that the figure was not left out; if the money was
    withdrawn, say when and by which document.
    """
    found = total_row(case.form)
    if found is None:
        yield NotApplicable("资金部分没有「年度资金总额」一行。", "The fund block has no row for the total.")
        return
    revised, original = found[1].revised_budget, found[1].original_budget
    if revised.value is None or revised.value:
        return
    setting = case.pack.find(_KEY)
    switch = _UNSET if setting is None else str(setting.value)
    severity, says, says_en, remedy, remedy_en = _SAID[switch]
    clauses = ("house/zero-revised-budget",) if setting is None or switch == _UNSET else (setting.clause,)
    reason = f"（{setting.reason.rstrip('。')}）" if setting is not None and setting.reason and switch != _UNSET else ""
    was = f"（年初 {amount(original.value)}）" if original.value else ""
    yield Finding(
        where=at(case.form, Block.FUNDS, "revised_budget", found[0]),
        message=f"「年度资金总额」全年预算数为 0{was}，算不出执行率；{says}{reason}。{cite(case, clauses)}",
        message_en=f"The revised budget is 0, so there is no rate of execution; {says_en}.{cite_en(case, clauses)}",
        remedy=remedy,
        remedy_en=remedy_en,
        rests_on=(revised,),
        severity=severity,
        clauses=clauses,
    )
