"""TV004: the actual value carries a comparator, as only a target should."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, comparator_of, named, named_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN


@check(
    code="TV004",
    name="actual-copies-comparator",
    title="完成值写成了范围",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/value-readable",),
    stages=WITH_RESULTS,
)
def actual_copies_comparator(case: Case) -> Iterator[Finding]:
    """## 查什么

    「实际完成值」是不是写成了「≥95%」「不超过80%」「100人以上」这样的范围。

    ## 为什么
    「≥」「不超过」「以上」是目标用的。完成值也这样写，多半是照抄了目标，看不出实际完成了多少。

    ## 触发
    与目标一字不差：

    ```rows
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | ≥98% | 10 | 10 |
    ```

    没有照抄，但仍是一个范围：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 30000人次以上 | 20 | 20 |
    ```

    ## 不触发
    完成值是实际的数，恰好等于目标也可以：

    ```rows
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 98% | 10 | 10 |
    ```

    期限写「以前」的是日期，不是范围：

    ```rows
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月30日前 | 10 | 10 |
    ```

    ## 怎么改
    把完成值换成实际的数，例如「98.6%」「31500人次」，并留好计算它的材料。

    ## In English
    The actual value carries a comparator, as only a target should: it was probably copied from there, and nobody can
    tell what was reached. Write the figure that was really reached.
    """
    for row in case.rows:
        actual = row.indicator.actual
        if comparator_of(row.actual) is None:
            continue
        copied = actual.value == row.indicator.target.value
        how_en = "repeats the target word for word" if copied else "is a stretch"
        how = "与目标一字不差，是一个范围" if copied else f"是一个范围（目标是「{row.indicator.target.value}」）"
        yield Finding(
            where=at_row(case, row, "actual"),
            message=f"{named(row)}的「实际完成值」写「{actual.value}」，{how}，看不出实际完成了多少。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: the actual value “{actual.value}” "
            f"{how_en} and does not say what was reached.{OUR_JUDGEMENT_EN}",
            remedy="请把完成值换成实际完成的数，依据留存备查。目标已批复，请勿改动。",
            remedy_en="Write the figure that was really reached, and keep its evidence. Leave the target.",
            rests_on=(actual,),
        )
