"""WT004: one indicator carries more points than one should."""

from collections.abc import Iterator

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en
from jiheng.checks.wording import cite, cite_en
from jiheng.scoring.arithmetic import plain

_CLAUSES = ("house/single-indicator-too-heavy",)
_LINE = "weights.single_indicator_over"


@check(
    code="WT004",
    name="single-indicator-too-heavy",
    title="单项指标分值过重",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
    matter="points-scheme",
)
def single_indicator_too_heavy(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    有没有一项指标的分值超过 20 分。几项合用一格分值的，不算一项。

    ## 为什么

    一项 25 分，一项的得失就能把「优」变成「良」。拆成几项，或者把分值匀一匀，一年的成绩就不系于一个数。

    ## 触发

    满意度一项占 25 分：

    ```form execution-apart
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 15 | 15 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 15 | 15 |
    效益指标 | 可持续影响指标 | 签订共建协议的社区数 | ≥20个 | 22个 | 15 | 15 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 25 | 25 |
    ```

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 20.5 | 20.5 |
    ```

    ## 不触发

    正好 20 分：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 20 | 20 |
    ```

    ## 怎么改

    分值已随目标批复，现在不要动。下年申报时把这一项拆成几项，或把分值匀到别的指标。

    ## In English

    One indicator carries more than 20 points, so that the grade may hang on it alone. Points were approved with the
    goals: leave them now, and split the indicator or spread the points when goals are next declared.
    """
    if "max_points" not in case.form.columns:
        yield NotApplicable("指标部分没有「分值」一栏。", "The indicators have no column for maxima.")
        return
    line = case.pack.number(_LINE)
    for row in case.rows:
        points = row.indicator.max_points
        if points.value is None or points.value <= line or row.indicator.points_rows != 1:
            continue
        alone, alone_en = (
            ("（这一类只有这一项）", " (the only one of its dimension)") if _alone(case, row) else ("", "")
        )
        yield Finding(
            where=at_row(case, row, "max_points"),
            message=f"{named(row)}一项分值 {plain(points.value)} 分{alone}，超过 {plain(line)} 分，"
            f"一项的得失就可能改变等次。{cite(case, _CLAUSES)}",
            message_en=f"{named_en(row)} alone carries {plain(points.value)} points{alone_en}, over {plain(line)}: the "
            f"grade may hang on it.{cite_en(case, _CLAUSES)}",
            remedy=next_time(case, "把它拆成几项，或把分值匀到别的指标；统一表样这样定的，由表样下发单位斟酌"),
            remedy_en=next_time_en(case, "split it or spread its points; if the template has it so, its owner decides"),
            rests_on=(points,),
        )


def _alone(case: Case, row: RowCase) -> bool:
    dimension = row.indicator.dimension.value
    return dimension is not None and [one.dimension.value for one in case.form.indicators].count(dimension) == 1
