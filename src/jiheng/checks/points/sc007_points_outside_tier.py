"""SC007: the points of a target in words lie outside its tier."""

from collections.abc import Iterator

from jiheng.checks.case import Case, RowCase
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
    says_something,
    scored,
    without_points,
)
from jiheng.checks.wording import cite, cite_en
from jiheng.scoring import Interval, show


@check(
    code="SC007",
    name="points-outside-tier",
    title="定性指标得分不在档内",
    severity=Severity.DOUBT,
    also={Severity.ADVICE: ("得分低于所在一档的", "the points lie below the tier")},
    who=Who.UNIT,
    rules=("qualitative.tiers",),
    stages=WITH_RESULTS,
)
def points_outside_tier(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    目标用文字写的项（健全、合规……），得分是否落在完成值所属的一档里。

    完成值写「部分达成」「未达成」的按字面归档；写的词与目标相同的，按单位自己的话归「达成」。

    ## 为什么
    办法给定性指标分三档，每档给一段分。得分出了档，要么词写得太满，要么分给得不合。
    自己多扣的，只作建议：写一句原因就行，不用改分。

    ## 触发
    写的是部分达成，给了满分：

    ```rows
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 部分达成 | 15 | 15 |
    ```

    写的是健全，给分却低于「达成」一档：

    ```rows
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 15 | 9 |
    ```

    ## 不触发
    在档内少给 1 分：

    ```rows
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 15 | 14 | 个别社区管护员未到岗，正在补聘
    ```

    数量没完成的，由 SC005 看：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | ≥20场 | 15场 | 10 | 9 | 受疫情影响停办五场，改为线上推送
    ```

    ## 怎么改
    得分偏高的，对照实际情况核对：完成值写得不准的，照实写；得分不合的，改到档内，再核对总分。目标不要动。
    得分偏低的，不用改分，在「偏差原因分析及改进措施」写一句为什么扣。

    ## In English
    The points of a target in words lie outside the tier that its actual value belongs to. Either the word or the points
    may be wrong: write what was really reached, or bring the points into the tier. Where a unit took off more of its
    own accord, this is advice only: leave the points, and say why in one sentence if that is not said yet.
    """
    yield from without_points(case)
    tolerance = case.pack.number("tolerance.points_against_formula")
    for row, most, claimed in scored(case):
        due = row.due
        if not isinstance(due, Interval) or row.comparison.is_quantity or not 0 <= claimed <= most:
            continue
        over = claimed > due.high + tolerance or (claimed >= due.high and not due.high_included)
        under = claimed < due.low - tolerance
        if not over and not under:
            continue
        clauses = (due.clause,)
        edge = "" if due.high_included else f"（不含 {show(due.high)}）"
        edge_en = "" if due.high_included else f", {show(due.high)} excluded"
        remedy, remedy_en = _remedy(row, under=under)
        yield Finding(
            where=at_row(case, row, "claimed_points"),
            message=f"{named(row)}{aim_and_result(row)}，自评 {figure(claimed)} 分；分值 {figure(most)} 分，"
            f"这样的完成值在 {show(due.low)} 至 {show(due.high)} 分一档{edge}，自评{'偏高' if over else '偏低'}。"
            f"{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}, {figure(claimed)} of {figure(most)} points; "
            f"the tier of that result is {show(due.low)} to {show(due.high)}{edge_en}.{cite_en(case, clauses)}",
            remedy=remedy,
            remedy_en=remedy_en,
            rests_on=four_cells(row),
            severity=Severity.ADVICE if under else None,
            clauses=clauses,
        )


def _remedy(row: RowCase, *, under: bool) -> tuple[str, str]:
    """Whoever took off points of their own accord is asked for a sentence at most, never to claim more."""
    if not under:
        return (
            "请核对：完成值写得不准的照实写，得分不合的改到档内并核对总分。目标已批复，请勿改动。",
            "Write what was really reached, or bring the points into the tier and check the total. Leave the target.",
        )
    if says_something(row.indicator.deviation_note):
        return "已写明原因，不用改分，也不用答复。", "A reason is given; nothing to do."
    return (
        "不用改分；请在「偏差原因分析及改进措施」写一句为什么扣分。",
        "Leave the points, and say in one sentence why they were taken off.",
    )
