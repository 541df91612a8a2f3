"""NT007: where a reason is due stands 无, a dash or a stroke."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    REASON_DUE,
    aim_and_result,
    aim_and_result_en,
    at_row,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    reason_due_under,
    says_something,
    wants_reason,
    why_due,
)
from jiheng.checks.wording import cite, cite_en


@check(
    code="NT007",
    name="explanation-empty",
    title="偏差原因只写了「无」",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    rules=(REASON_DUE,),
    stages=WITH_RESULTS,
)
def explanation_empty(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    数量没有完成的，或者扣了分的，「偏差原因分析及改进措施」是不是只写了「无」「/」「—」「0」。

    ## 为什么
    这一格有字，却没有说原因。多半是整列填「无」时带上的，并非有意不写。

    ## 触发
    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 无
    ```

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 86% | 10 | 9.6 | /
    ```

    ## 不触发
    完成了、满分，写「无」正合适：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 | 无
    ```

    话虽短，说了原因：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 供货延期
    ```

    ## 怎么改
    把「无」换成两句话：为什么没完成，准备怎么办。

    ## In English
    A reason is due, and the cell holds only 无, a dash, a stroke or a zero, often because the whole column was filled
    alike. Write two sentences instead: why, and what will be done.
    """
    if "deviation_note" not in case.form.columns:
        yield NotApplicable("本表没有「偏差原因分析及改进措施」一栏。", "This form has no column for reasons.")
        return
    clauses = reason_due_under(case)
    for row in case.rows:
        note = row.indicator.deviation_note
        written = note.printed.strip() or note.value or ""
        if not wants_reason(row) or not written or says_something(note):
            continue
        what, what_en = why_due(row)
        yield Finding(
            where=at_row(case, row, "deviation_note"),
            message=f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，{what}，"
            f"「偏差原因分析及改进措施」只写了「{written}」，没有说原因。{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, {what_en}; the reason given is "
            f"“{written}”.{cite_en(case, clauses)}",
            remedy="请改写两句：原因是什么，准备怎么改进。如实写明即可，写原因不影响测算分。",
            remedy_en="Write two sentences instead: why, and what will be done. Candour costs no points.",
            rests_on=(row.indicator.target, row.indicator.actual, row.indicator.claimed_points, note),
            clauses=clauses,
        )
