"""TV008: target and actual are in units that do not convert into one another."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import aim_and_result, aim_and_result_en, at_row, named, named_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.values import Outcome, Quantity, Range, converts


@check(
    code="TV008",
    name="units-differ",
    title="目标与完成单位不同",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/value-readable",),
    stages=WITH_RESULTS,
)
def units_differ(case: Case) -> Iterator[Finding]:
    """## 查什么

    目标和完成值都写了单位，而这两个单位换算不到一起（例如 % 与 人）。

    能换算的（公里与米、万元与元）、说的是一回事的（人与名），不提。只有一边写单位的，也不提。

    ## 为什么
    单位不同，数就比不出完成了没有，得分也无从核对。

    ## 触发
    目标是比例，完成写了人数：

    ```rows
    产出指标 | 数量指标 | 管护员培训完成率 | 100% | 40人 | 10 | 10 |
    ```

    目标按人次数，完成按场数：

    ```rows
    效益指标 | 社会效益 | 故事会参与人次 | ≥800人次 | 20场 | 10 | 10 |
    ```

    ## 不触发
    单位能换算：

    ```rows
    产出指标 | 数量指标 | 图书配送里程 | ≥12公里 | 12500米 | 10 | 10 |
    ```

    只有一边写了单位：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160 | 15 | 15 |
    ```

    ## 怎么改
    把完成值换成与目标同样的单位，例如「100%（应训 40 人，已训 40 人）」。目标不要动。

    ## In English
    Target and actual are written in units that do not convert into one another, so nobody can tell whether the target
    was reached. Write the actual value in the unit of the target; leave the target.
    """
    for row in case.rows:
        target, actual = row.target, row.actual
        if not isinstance(target, Quantity | Range) or not isinstance(actual, Quantity | Range):
            continue
        if target.unit is None or actual.unit is None or row.comparison.outcome is not Outcome.CANNOT_TELL:
            continue
        if converts(target.unit, actual.unit):
            continue
        yield Finding(
            where=at_row(case, row, "actual"),
            message=f"{named(row)}{aim_and_result(row)}，目标以「{target.unit}」计，完成以「{actual.unit}」计，"
            f"换算不到一起，比不出是否达到。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}; the units “{target.unit}” and “{actual.unit}” do "
            f"not convert.{OUR_JUDGEMENT_EN}",
            remedy=f"请把完成值换成以「{target.unit}」表示的数，可以在括号里写明怎么算的。目标已批复，请勿改动。",
            remedy_en=f"Write the actual value in “{target.unit}”, with how it was counted in brackets. "
            "Leave the target.",
            rests_on=(row.indicator.target, row.indicator.actual),
        )
