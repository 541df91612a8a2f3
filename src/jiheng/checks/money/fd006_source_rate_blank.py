"""FD006: a source with amounts prints no execution rate."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import name_en_of, name_of, source_rows
from jiheng.checks.registry import check
from jiheng.checks.wording import at, cite, cite_en, quotient
from jiheng.form import Block
from jiheng.scoring import show

_CLAUSES = ("house/execution-rate",)


@check(
    code="FD006",
    name="source-rate-blank",
    title="其中数的执行率空着",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def source_rate_blank(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「其中」某一行有预算、有执行，「执行率」一格却空着。画了「—」的不算：那是表样不要求填。

    ## 为什么

    总额的执行率会盖住某个来源没用出去的钱，分来源填上，审核人一眼就看得到。不影响得分。

    ## 触发

    ```form standard
    其中：当年财政拨款 | 86.50 | 86.50 | 84.77 | — |  | —
    ```

    有一个来源漏填：

    ```form standard
    其中：当年财政拨款 | 66.50 | 66.50 | 66.50 | — | 100.00% | —
    上年结转资金 | 20.00 | 20.00 | 18.27 | — |  | —
    ```

    ## 不触发

    这个来源没有钱：

    ```form standard
    其他资金 | 0.00 | 0.00 | 0.00 | — |  | —
    ```

    表样在这一格画了横线：

    ```form standard
    其中：当年财政拨款 | 86.50 | 86.50 | 84.77 | — | — | —
    ```

    ## 怎么改

    填上全年执行数 ÷ 全年预算数，保留两位小数的百分比。

    ## In English

    A row under 其中 has a budget and expenditure but its 执行率 is blank. Fill in expenditure ÷ revised budget. A dash
    there means that the template asks for none.
    """
    if "execution_rate" not in case.form.fund_columns:
        yield NotApplicable("资金部分没有「执行率」一栏。", "The fund block has no column for the execution rate.")
        return
    for row, source in source_rows(case.form):
        revised, actual = source.revised_budget, source.actual_expenditure
        if not (source.execution_rate.is_blank and revised.value and actual.value is not None):
            continue
        rate = f"{show(actual.value / revised.value * 100)}%"
        arithmetic = quotient(actual.value, revised.value)
        yield Finding(
            where=at(case.form, Block.FUNDS, "execution_rate", row),
            message=f"「{name_of(source)}」有预算也有执行，「执行率」空着；按表内数是 {arithmetic}。"
            f"{cite(case, _CLAUSES)}",
            message_en=f"No execution rate is printed for the {name_en_of(source)}; the figures give {arithmetic}."
            f"{cite_en(case, _CLAUSES)}",
            remedy=f"方便的话补上 {rate}，不影响得分。",
            remedy_en=f"Fill in {rate} if you can; no points depend on it.",
            rests_on=(source.execution_rate, revised, actual),
        )
