"""SC006: a quantity was missed, and all its points were claimed."""

from collections.abc import Iterator

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    at_row,
    figure,
    four_cells,
    late,
    missed,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    scored,
    surely_missed,
    without_points,
)
from jiheng.checks.wording import cite, cite_en
from jiheng.scoring import Score


@check(
    code="SC006",
    name="missed-target-full-points",
    title="未完成却得满分",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    guess_free=True,
)
def missed_target_full_points(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    目标是数量、比例或期限，完成值没有达到，得分却是满分。

    数量的比较符和单位都写明的，是必须改正；期限、要靠名称推断方向的、单位只写了一边的，只请核实。

    ## 为什么
    办法只给达到目标的项满分，没有达到的按完成比例得分。差一点点、测算分与满分相差在容差以内的，不提。

    ## 触发
    比较符、单位都写明，差 2000 册：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10000册 | 15 | 15 |
    ```

    没写比较符，按名称看是越多越好，请核实：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | 20场 | 16场 | 10 | 10 |
    ```

    ## 不触发
    只差一册，测算分 14.999 与满分相差在容差以内：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 11999册 | 15 | 15 |
    ```

    「不超过」的项，比目标少才是完成：

    ```rows
    产出指标 | 质量指标 | 图书破损率 | ≤3% | 1.2% | 10 | 10 |
    ```

    ## 怎么改
    先核对完成值有没有漏报。确实没完成的，按办法改得分，写明原因和措施，再核对总分。目标不要动。

    ## In English
    A quantity or a date was missed and all its points were claimed. An error for a quantity with comparator and units
    written; a question for dates and where the direction had to be guessed. Check whether the actual value is
    complete; if it is, claim what the rule gives and state the cause. Leave the target alone.
    """
    yield from without_points(case)
    tolerance = case.pack.number("tolerance.points_against_formula")
    rule = case.pack.find("quantity.at_least")
    clauses = () if rule is None else (rule.clause,)
    for row, most, claimed in scored(case):
        due = row.due
        if not (missed(row) or late(row)) or claimed != most or most <= 0:
            continue
        if isinstance(due, Score) and most - due.points <= tolerance:
            continue
        sure = surely_missed(row) and bool(clauses)
        said, said_en = _due(row)
        yield Finding(
            where=at_row(case, row, "claimed_points"),
            message=f"{named(row)}{aim_and_result(row)}，没有达到目标{on_a_guess(row)}，自评满分 {figure(claimed)} 分"
            f"{said}。{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}, target missed{on_a_guess_en(row)}, yet all "
            f"{figure(claimed)} points claimed{said_en}.{cite_en(case, clauses)}",
            remedy="请先核对完成值；确未完成的，请按办法改得分、写明原因和改进措施，再核对总分。目标已批复，请勿改动。",
            remedy_en="Check the actual value first; if the target was missed, claim what the rule gives, state cause "
            "and remedy, and check the total. The target was approved: leave it.",
            rests_on=four_cells(row),
            severity=Severity.ERROR if sure else Severity.DOUBT,
            clauses=clauses,
        )


def _due(row: RowCase) -> tuple[str, str]:
    """What the rule gives instead, with its arithmetic, where it can say."""
    due = row.due
    if isinstance(due, Score):
        return f"；按办法测算 {due.steps[-1]} 分", f"; the rule gives {due.steps[-1]}"
    return "", ""
