"""SC006: a quantity was missed, and all its points were claimed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
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
from jiheng.checks.wording import cite, cite_en, computed, computed_en, is_ours
from jiheng.scoring import Interval, Score, show
from jiheng.values import Choice, Deadline, Frequency, Outcome, Quantity, Range, Word

_RULE: Final = "quantity.at_least"

# What values that cannot be held against one another are called.
_KINDS: Final[dict[type, tuple[str, str]]] = {
    Quantity: ("数", "a figure"),
    Range: ("数", "a figure"),
    Deadline: ("时间", "a date"),
    Frequency: ("频次", "a frequency"),
    Choice: ("文字", "words"),
    Word: ("文字", "words"),
}
# Comparing two numbers says both of them first; here they have been said.
_BOTH_VALUES: Final = re.compile(r"目标 [^：]*、完成 [^：]*：")
_BOTH_VALUES_EN: Final = re.compile(r"target [^:]*, actual [^:]*: ")
_NOT_UNDERSTOOD: Final = re.compile(r"没有读懂：([^；]*)")


@check(
    code="SC006",
    name="missed-target-full-points",
    title="未完成却得满分",
    severity=Severity.DOUBT,
    also={
        Severity.ERROR: (
            "「≥」「≤」和单位都写明，所用办法的条款也核对过原文的",
            "comparator and units are written, and the clause in force was read",
        ),
    },
    who=Who.UNIT,
    rules=(_RULE,),
    guess_free=True,
    stages=WITH_RESULTS,
)
def missed_target_full_points(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    目标是数量、比例或期限，完成值没有达到，得分却是满分。

    数量的「≥」「≤」和单位都写明、所用办法的原文也核对过的，是必须改正；期限、要靠名称推断方向的、单位只写了一边的，
    没有指明适用办法的，只请核实。

    目标和完成比不出是否达到的（如目标写「≥3期」、完成写「完成」），不论给了几分，都列在「未能判断」里，不算提示。

    ## 为什么
    办法只给达到目标的项满分。没有达到的该得几分，办法写明算法的，照办法测算；没有写明的（如「不超过」的目标超了、
    目标为 0），另给一个本系统自定算法的数，仅供参考。差一点点、测算分与满分相差在容差以内的，不提。

    ## 触发
    「≥」和单位都写明，差 2000 册：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10000册 | 15 | 15 |
    ```

    没写「≥」，按名称看是越多越好，请核实：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | 20场 | 16场 | 10 | 10 |
    ```

    上限超了：

    ```rows
    产出指标 | 成本指标 | 每场活动费用 | ≤2.5万元 | 2.57万元 | 10 | 10 |
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

    目标是数、完成是文字，比不出来，列在「未能判断」里：

    ```rows
    产出指标 | 数量指标 | 培训期数 | ≥3期 | 完成 | 10 | 10 |
    ```

    ## 怎么改
    先核对完成值有没有漏报。确实没完成的，按办法改得分，写明原因和措施，再核对总分。目标不要动。

    ## In English
    A quantity or a date was missed and all its points were claimed. An error for a quantity with comparator and units
    written, under a rule whose text was read; a question for dates, where the direction had to be guessed, and where no
    rule was named. Where target and actual cannot be compared, the row is listed as not judged, whatever was claimed.
    Check whether the actual value is complete; if it is, claim what the rule gives and state the cause. Leave the
    target alone.
    """
    yield from without_points(case)
    tolerance = case.pack.number("tolerance.points_against_formula")
    rule = case.pack.find(_RULE)
    clauses = () if rule is None else (rule.clause,)
    yield from _untold(case, tolerance)
    for row, most, claimed in scored(case):
        due = row.due
        if not (missed(row) or late(row)) or claimed != most or most <= 0:
            continue
        if isinstance(due, Score) and most - due.points <= tolerance:
            continue
        sure = surely_missed(row) and bool(clauses)
        said, said_en = _due(case, row, clauses)
        beside, beside_en = _beside(case, row, clauses)
        points, points_en = _points_to_claim(case, row)
        yield Finding(
            where=at_row(case, row, "claimed_points"),
            message=f"{named(row)}{aim_and_result(row)}，没有达到目标{on_a_guess(row)}，自评满分 {figure(claimed)} 分"
            f"{said}。{cite(case, clauses)}{beside}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}, target missed{on_a_guess_en(row)}, yet all "
            f"{figure(claimed)} points claimed{said_en}.{cite_en(case, clauses)}{beside_en}",
            remedy=f"请先核对完成值；确未完成的，请{points}、写明原因和改进措施，再核对总分。目标已批复，请勿改动。",
            remedy_en=f"Check the actual value first; if the target was missed, {points_en}, state cause and remedy, "
            "and check the total. The target was approved: leave it.",
            rests_on=four_cells(row),
            severity=Severity.ERROR if sure else Severity.DOUBT,
            clauses=clauses,
            corrected=due.points if isinstance(due, Score) and not is_ours(case, due.clause) else None,
        )


def _due(case: Case, row: RowCase, clauses: tuple[str, ...]) -> tuple[str, str]:
    """What is computed instead, where that rests on the very clause the finding rests on, with its arithmetic."""
    due = row.due
    if not isinstance(due, Score) or due.clause not in clauses or is_ours(case, due.clause):
        return "", ""
    if not case.pack.is_in_force(due.clause):
        return f"；参照办法测算 {computed(due)}", f"; for comparison, the rule gives {computed_en(due)}"
    return f"；按办法测算 {computed(due)}", f"; the rule gives {computed_en(due)}"


def _beside(case: Case, row: RowCase, clauses: tuple[str, ...]) -> tuple[str, str]:
    """What is computed by something else than the clause of the finding, after it and with its own source.

    A method of our own is called so and shows no more than its result: nobody must take it for the regulation's.
    """
    due = row.due
    if not isinstance(due, Score):
        return "", ""
    if is_ours(case, due.clause):
        points = show(due.points)
        return (
            f"另按本系统自定的算法约 {points} 分，仅供参考。",
            f" A method of our own gives about {points}, for orientation only.",
        )
    if due.clause in clauses:
        return "", ""
    source, source_en = cite(case, (due.clause,)), cite_en(case, (due.clause,))
    return f"另按办法测算 {computed(due)}。{source}", f" Another rule gives {computed_en(due)}.{source_en}"


def _points_to_claim(case: Case, row: RowCase) -> tuple[str, str]:
    """What to do about the points: what the rule in force gives, if it gives any."""
    if not case.pack.kind.is_published:
        return "核实得分", "look at the points again"
    if isinstance(row.due, Score) and not is_ours(case, row.due.clause):
        return "按办法改得分", "claim what the rule gives"
    return (
        "改得分（办法没有写明这种情形怎样折算，请写明算法）",
        "claim less and say how it was found, since the rule names no method for this",
    )


def _untold(case: Case, tolerance: Decimal) -> Iterator[CannotJudge]:
    """Rows for which points were claimed and nobody can tell whether the target was reached."""
    claimed: Decimal | None = None
    for row in case.rows:
        if row.indicator.points_rows:  # else the row stands under the cell of points of a row above
            claimed = row.indicator.claimed_points.value
        if row.comparison.outcome is not Outcome.CANNOT_TELL or claimed is None or _is_settled(row, claimed, tolerance):
            continue
        why, why_en = _why_untold(row)
        indicator = row.indicator
        yield CannotJudge(
            at_row(case, row, "claimed_points"),
            f"{named(row)}{aim_and_result(row)}：{why}，得分是否恰当未判断。",
            f"{named_en(row)}: {aim_and_result_en(row)}; its points were not judged ({why_en}).",
            (indicator.target, indicator.actual),
        )


def _is_settled(row: RowCase, claimed: Decimal, tolerance: Decimal) -> bool:
    """The pack gives points all the same: the very ones claimed, or a tier, which the check on tiers looks at."""
    due = row.due
    return isinstance(due, Interval) or (isinstance(due, Score) and abs(claimed - due.points) <= tolerance)


def _why_untold(row: RowCase) -> tuple[str, str]:
    """Why nobody can tell, as half a sentence, in Chinese and in English."""
    cells = ((row.indicator.target, "目标", "the target"), (row.indicator.actual, "完成值", "the actual"))
    blank = [(zh, en) for cell, zh, en in cells if cell.value is None]
    if blank:
        return f"{'和'.join(zh for zh, _ in blank)}没有填写", f"left blank: {', '.join(en for _, en in blank)}"
    target, actual = _KINDS.get(type(row.target)), _KINDS.get(type(row.actual))
    if target is not None and actual is not None and target != actual:
        return (
            f"目标是{target[0]}、完成是{actual[0]}，比不出是否达到",
            f"the target is {target[1]}, the actual {actual[1]}",
        )
    why = _NOT_UNDERSTOOD.sub(r"没有读懂（\1）", _BOTH_VALUES.sub("", row.comparison.reason, count=1))
    why_en = _BOTH_VALUES_EN.sub("", row.comparison.reason_en, count=1)
    return f"{why}{'' if '达到' in why else '，比不出是否达到'}", why_en
