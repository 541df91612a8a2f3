"""SC009: every indicator has full points."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import without_points
from jiheng.checks.wording import at
from jiheng.form import Block, Indicator
from jiheng.scoring import is_waived


@check(
    code="SC009",
    name="all-full-points",
    title="指标全部满分",
    severity=Severity.ADVICE,
    who=Who.REVIEWER,
    matter="total",
    stages=WITH_RESULTS,
)
def all_full_points(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    各项指标的得分是不是全都等于分值。执行率得分不在其内。

    ## 为什么

    满分不等于有错，事情做得好就该满分。只是全部满分的表看不出哪里可以再好些，审核人抽看佐证材料时心里有数。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    执行率得分扣了，指标仍是全部满分：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 69.20 | 10 | 80.00% | 8
    总分 | 100 | 98
    ```

    ## 不触发

    有一项扣了分：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 22个 | 50 | 45.83 | 两处场地未交付，下年续建
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    有一项得分空着，谈不上全部：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 |  |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 怎么改

    不用改分，也不用书面答复。审核人可以挑一两项，对照佐证材料看一看。

    ## In English

    Every indicator has full points. That is no fault and nobody need change points or answer; a reviewer may compare an
    indicator or two with the evidence.
    """
    yield from without_points(case)
    own = [indicator for indicator in case.form.indicators if indicator.points_rows and not _passed_over(indicator)]
    if not own or not all(map(_full, own)):
        return
    many = len(own) + sum(1 for one in case.form.indicators if not one.points_rows)
    yield Finding(
        where=at(case.form, Block.TOTAL, "claimed_points"),
        message=f"本表 {many} 项指标全部满分。满分不等于有错，不必为此改分，也不用书面答复。",
        message_en=f"All {many} indicators of the form have full points. That is no fault: nobody need change points "
        "or answer in writing.",
        remedy="审核时可以挑一两项，对照佐证材料看一看。",
        remedy_en="A reviewer may compare an indicator or two with the evidence.",
        rests_on=tuple(field for indicator in own for field in (indicator.max_points, indicator.claimed_points)),
    )


def _full(indicator: Indicator) -> bool:
    return indicator.claimed_points.value is not None and indicator.claimed_points.value == indicator.max_points.value


def _passed_over(indicator: Indicator) -> bool:
    """A row that carries dashes under 分值 and 得分, or says 未填报: it is not scored at all."""
    points = (indicator.max_points, indicator.claimed_points)
    return is_waived(indicator) or all(
        one.value is None and one.printed.strip() and not one.is_misfit for one in points
    )
