"""FD007: more was spent than the budget of the year."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Severity, Who
from jiheng.checks.funds import name_en_of, name_of, says_why, tolerance, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en
from jiheng.form import Block, Fund

_CLAUSES = ("house/spent-over-budget",)


@check(
    code="FD007",
    name="spent-over-budget",
    title="执行数大于全年预算数",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def spent_over_budget(case: Case) -> Iterator[Finding]:
    """## 查什么

    全年执行数有没有大于全年预算数。先看「年度资金总额」；总额没有超，再看「其中」各行。
    「实际完成情况」或表后的说明里已经提到结转的，不再提。

    ## 为什么

    最常见的原因是用了上年结转的钱，而全年预算数没有把结转算进去，补上一句就清楚了。也可能是两栏填反，或单位不一致。

    ## 触发

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 91.20 | 10 | 105.43% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 91.20 | — | 105.43% | —
    ```

    总额没有超，一个来源超了：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 66.50 | 66.50 | 68.00 | — | 102.26% | —
    其他资金 | 20.00 | 20.00 | 16.77 | — | 83.85% | —
    ```

    ## 不触发

    正好用完：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.50 | — | 100.00% | —
    ```

    写明用了结转：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 91.20 | 10 | 105.43% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 91.20 | — | 105.43% | —
    实际完成情况 | 新建图书角26个，多建的2个用上年结转资金4.70万元。
    ```

    年中追加过预算，执行数比年初大，但没有超过全年预算：

    ```form standard
    年度资金总额 | 86.50 | 95.00 | 91.20 | 10 | 96.00% | 9.6
    其中：当年财政拨款 | 86.50 | 95.00 | 91.20 | — | 96.00% | —
    ```

    ## 怎么改

    动用了结转资金的，核对全年预算数是否应当包含结转，并在说明里写一句；两栏填反的，换过来。

    ## In English

    More was spent than the revised budget. Money carried over from last year is the usual cause: check whether the
    revised budget should include it, and say so in a sentence. Two columns filled in the wrong way round is another.
    """
    if says_why(case.form, ("结转",)):
        return
    found = total_row(case.form)
    rows = list(enumerate(case.form.funds))
    over = [] if found is None else list(_over(case, [found]))
    yield from over or _over(case, rows)


def _over(case: Case, rows: list[tuple[int, Fund]]) -> Iterator[Finding]:
    for row, fund in rows:
        revised, actual = fund.revised_budget, fund.actual_expenditure
        if revised.value is None or actual.value is None or actual.value <= revised.value:
            continue
        if actual.value - revised.value <= tolerance([actual.value, revised.value], 1, case.pack):
            continue
        gap = amount(actual.value - revised.value)
        yield Finding(
            where=at(case.form, Block.FUNDS, "actual_expenditure", row),
            message=f"「{name_of(fund)}」全年执行数 {amount(actual.value)}，大于全年预算数 {amount(revised.value)}，"
            f"多出 {gap}。常见原因是用了上年结转资金，而全年预算数没有包含结转。{cite(case, _CLAUSES)}",
            message_en=f"Row “{name_en_of(fund)}”: {amount(actual.value)} was spent of a revised budget of "
            f"{amount(revised.value)}, {gap} more. Money carried over is the usual cause.{cite_en(case, _CLAUSES)}",
            remedy="请核对全年预算数是否应含结转、两栏是否填反；确属动用结转的，在说明里写一句即可。",
            remedy_en="Check whether the revised budget should include money carried over, or whether the columns "
            "were swapped; if it was carry-over, one sentence is enough.",
            rests_on=(revised, actual),
        )
