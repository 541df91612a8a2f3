"""IN005: the name of an indicator is the name of its category."""

from collections.abc import Iterator

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, next_time, next_time_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part


@check(
    code="IN005",
    name="indicator-repeats-category",
    title="三级指标照写类别名",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/indicator-in-its-place",),
)
def indicator_repeats_category(case: Case) -> Iterator[Finding]:
    """## 查什么

    三级指标写的是不是二级指标的名称，例如「服务对象满意度指标」「数量指标」。

    ## 为什么
    类别名说不出具体量什么：满意度问的是谁，数量数的是什么，看不出来。

    ## 触发
    ```rows
    满意度 | 服务对象满意度指标 | 服务对象满意度指标 | ≥90% | 95% | 10 | 10 |
    ```

    ```rows
    效益指标 | 社会效益指标 | 社会效益 | 提升 | 提升 | 20 | 20 |
    ```

    ## 不触发
    说了量什么：

    ```rows
    满意度 | 服务对象满意度指标 | 借阅居民满意度 | ≥90% | 95% | 10 | 10 |
    效益指标 | 社会效益指标 | 社会效益覆盖街道数 | ≥12个 | 12个 | 20 | 20 |
    ```

    ## 怎么改
    今年不改；可在「实际完成情况」补一句量的是什么、问的是谁。下年申报时写具体的指标。

    ## In English
    The indicator bears the name of its category, so that nobody knows what is measured or who was asked. Say so in the
    result this year; next year name the indicator.
    """
    for row in case.rows:
        if not _is_category(row):
            continue
        category = row.indicator.category.printed or row.indicator.name.value
        yield Finding(
            where=at_row(case, row, "name"),
            message=f"三级指标{named(row)}就是二级指标的名称，没有写具体量什么。{OUR_JUDGEMENT}",
            message_en=f"The indicator “{row.indicator.name.value}” bears the name of its category, “{category}”, and "
            f"does not say what is measured.{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, "写具体的指标", "可在「实际完成情况」补一句量的是什么、问的是谁"),
            remedy_en=next_time_en(case, "name the indicator", "say in the result what was measured and who was asked"),
            rests_on=(row.indicator.name, row.indicator.category),
        )


def _is_category(row: RowCase) -> bool:
    """The name is a label of the row's own category, however that is printed, or of its dimension."""
    category, dimension = row.indicator.category.value, row.indicator.dimension.value
    return any(
        (label.part is Part.CATEGORY and label.code == category)
        or (label.part is Part.DIMENSION and label.code == dimension)
        for label in labels_of(row.indicator.name.value or "")
    )
