"""TV006: a target of nought without a unit, so that nobody knows what is counted."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.values import Quantity


@check(
    code="TV006",
    name="zero-target",
    title="目标为 0 而无单位",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/value-readable",),
)
def zero_target(case: Case) -> Iterator[Finding]:
    """## 查什么

    目标只写了一个「0」，没有单位，也没有说在什么范围里数。

    ## 为什么
    「没有发生」可能是工作做得好，也可能是没有人去统计。写明数什么、在哪里数，零才有分量。

    ## 触发
    ```rows
    效益指标 | 社会效益 | 读者投诉 | 0 | 0 | 10 | 10 |
    ```

    写了「≤」，还是不知道数的是什么：

    ```rows
    产出指标 | 质量指标 | 图书丢失 | ≤0 | 0 | 10 | 10 |
    ```

    ## 不触发
    写了单位：

    ```rows
    效益指标 | 社会效益 | 有责投诉 | 0起 | 0起 | 10 | 10 |
    ```

    目标不是 0，完成是 0：

    ```rows
    产出指标 | 质量指标 | 图书破损率 | ≤3% | 0 | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，今年不改；可在「实际完成情况」里补一句数的范围和依据。下年申报写成「0 起（全区图书角）」。

    ## In English
    The target is a bare nought: without a unit or a scope nobody can tell whether nothing happened or nothing was
    counted. Leave it this year, and say in the result where and how it was counted; next year write unit and scope.
    """
    for row in case.rows:
        target = row.target
        if not isinstance(target, Quantity) or target.number != 0 or target.unit is not None:
            continue
        actual = row.indicator.actual
        result = "" if actual.is_absent else f"、完成「{actual.value or '空'}」"
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}目标是「{row.indicator.target.value}」{result}，没有写单位和范围，"
            f"{_unclear(case)}。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: the target is a bare “{row.indicator.target.value}” without unit or scope; "
            f"{_unclear_en(case)}.{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, "写明单位和范围，例如「0 起」", "可在「实际完成情况」补一句统计范围和依据"),
            remedy_en=next_time_en(case, "write a unit and a scope", "say in the result where and how it was counted"),
            rests_on=(row.indicator.target,),
        )


def _unclear(case: Case) -> str:
    if case.stage is Stage.DECLARATION:
        return "看不出要数的是什么"
    return "看不出是没有发生，还是没有统计"


def _unclear_en(case: Case) -> str:
    if case.stage is Stage.DECLARATION:
        return "nobody can tell what is to be counted"
    return "nobody can tell whether nothing happened or nothing was counted"
