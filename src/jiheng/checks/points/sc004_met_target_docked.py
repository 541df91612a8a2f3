"""SC004: a quantity was reached, and points were taken off all the same."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    at_row,
    figure,
    four_cells,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    reached,
    says_something,
    scored,
    without_points,
)
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN


@check(
    code="SC004",
    name="met-target-docked",
    title="达标却扣分",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=("house/met-target-docked",),
    stages=WITH_RESULTS,
)
def met_target_docked(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    目标是数量或比例、完成值已经达到，得分却少于分值。

    用文字写目标的项（健全、合规……）在档内给分，不归这里看。

    ## 为什么
    达到目标一般得满分。主动扣分说明单位看到了不足，这是好事，也不必改回满分；
    只是审核人需要知道扣的是什么。写了原因的，这里只记一笔；没写的，请补一句。

    ## 触发
    达到 ≥90%，扣 1 分，写了原因：

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 93% | 10 | 9 | 部分居民反映闭馆过早，拟延长开放时间
    ```

    达到了，扣了分，没写原因：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 14 |
    ```

    ## 不触发
    没达到而扣分，是应当的：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社延期供货，已改约明年一季度
    ```

    目标是文字的，在档内少给一两分，不归这里看：

    ```rows
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 15 | 13 | 个别社区管护员未到岗，正在补聘
    ```

    ## 怎么改
    已写原因的不用动。没写的，在「偏差原因分析及改进措施」补一句：扣的是什么，打算怎么改。
    若是笔误，改得分和总分。

    ## In English
    A quantity reached its target, yet points were taken off. Candour is welcome and nothing need be changed: where a
    reason is given it is merely noted, where none is given one sentence is asked for. Targets in words are not looked
    at here.
    """
    yield from without_points(case)
    for row, most, claimed in scored(case):
        if not reached(row) or not 0 <= claimed < most:
            continue
        note = row.indicator.deviation_note
        noted = says_something(note)
        yield Finding(
            where=at_row(case, row, "claimed_points"),
            message=f"{named(row)}{aim_and_result(row)}，已达到目标{on_a_guess(row)}；自评 {figure(claimed)} 分，"
            f"比分值 {figure(most)} 分少 {figure(most - claimed)} 分"
            f"{'，已写明原因，记此备查' if noted else '，未写原因，审核人看不出扣的是什么'}。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}, target reached{on_a_guess_en(row)}, yet "
            f"{figure(claimed)} of {figure(most)} points; "
            f"{'a reason is given' if noted else 'no reason is given'}.{OUR_JUDGEMENT_EN}",
            remedy="不用改分，也不用答复。"
            if noted
            else "不必改成满分；请在「偏差原因分析及改进措施」补一句扣分的缘由。若是笔误，请改得分并核对总分。",
            remedy_en="Nothing to do."
            if noted
            else "No need to claim full points; say in one sentence why points were taken off, or mend a slip.",
            rests_on=four_cells(row),
        )
