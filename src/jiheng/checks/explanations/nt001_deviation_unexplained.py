"""NT001: a reason is due, and the cell for it is blank."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    REASON_DUE,
    aim_and_result,
    aim_and_result_en,
    at_row,
    explains_below,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    reason_due_under,
    surely_missed,
    wants_reason,
    why_due,
)
from jiheng.checks.wording import cite, cite_en


@check(
    code="NT001",
    name="deviation-unexplained",
    title="有偏差未写原因",
    severity=Severity.DOUBT,
    also={
        Severity.ERROR: (
            "「≥」「≤」和单位都写明、确定没完成，所用办法要求写原因，表下也没有写的",
            "the miss is certain, the rule in force asks for a reason, and none stands below the table",
        ),
    },
    who=Who.UNIT,
    rules=(REASON_DUE,),
    guess_free=True,
    stages=WITH_RESULTS,
)
def deviation_unexplained(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    数量没有完成的，或者扣了分的，「偏差原因分析及改进措施」是不是空着。

    「≥」「≤」和单位都写明、确定没完成的，是必须改正；要靠推断的、达标扣分的、没有指明适用办法的、或在表下集中写了问题的，
    请核实。

    ## 为什么
    办法要求：没有完成目标或偏差较大的，要写清原因和改进措施。写得坦率不影响测算分。

    ## 触发
    确定没完成，原因空着：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 |
    ```

    达到了却扣分，原因也空着：

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 93% | 10 | 9 |
    ```

    ## 不触发
    写了原因和措施：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社延期供货，已改约明年一季度
    ```

    完成了、满分，不用写；用文字写目标的项在档内给分，也不在这里要原因：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 |
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 15 | 14 |
    ```

    ## 怎么改
    写两句就够：为什么没完成，准备怎么办。实事求是，不必套话。

    ## In English
    A quantity was missed, or points were taken off one, and the cell for the reason is blank. An error where the miss
    is certain, a rule is in force, and the form says nothing of it anywhere; otherwise a question. Two sentences are
    enough: why, and what will be done.
    """
    if "deviation_note" not in case.form.columns:
        yield NotApplicable("本表没有「偏差原因分析及改进措施」一栏。", "This form has no column for reasons.")
        return
    clauses = reason_due_under(case)
    below = explains_below(case.form)
    for row in case.rows:
        note = row.indicator.deviation_note
        if not wants_reason(row) or note.value is not None or note.printed.strip():
            continue
        sure = surely_missed(row) and bool(clauses) and not below
        what, what_en = why_due(row)
        yield Finding(
            where=at_row(case, row, "deviation_note"),
            message=f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，{what}，「偏差原因分析及改进措施」空着。"
            f"{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, {what_en}; no reason is given."
            f"{cite_en(case, clauses)}",
            remedy="请写两句：原因是什么，准备怎么改进。"
            + ("表下已经写到的，请注明是这一项。" if below else "如实写明即可，写原因不影响测算分。"),
            remedy_en="Write two sentences: why, and what will be done. "
            + ("If it stands under the table, say that it is about this row." if below else "Candour costs no points."),
            rests_on=(row.indicator.target, row.indicator.actual, row.indicator.claimed_points, note),
            severity=Severity.ERROR if sure else Severity.DOUBT,
            clauses=clauses,
        )
