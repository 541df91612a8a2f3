"""WT006: a target such as 健全 weighs more than every target of its dimension that is a number."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import cite, cite_en
from jiheng.scoring.arithmetic import plain
from jiheng.values import Quantity, Range

_CLAUSES = ("house/weights-tell-what-matters",)


@check(
    code="WT006",
    name="formulaic-indicator-outweighs-core",
    title="通用话的分值高于数字指标",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
    matter="points-scheme",
)
def formulaic_indicator_outweighs_core(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    指标值写「健全」「完善」「长效」一类通用话的一项，分值是不是比同一类里每一项写数字、百分比的都高。
    同一类里没有数字指标的，不看。

    ## 为什么

    「长效管理机制健全」放在哪个项目都说得通，几乎不会扣分；它的分值比数字指标还高，干得好坏就显不出来。

    ## 触发

    「健全」15 分，借阅人次 10 分：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 10 | 10 |
    效益指标 | 可持续影响指标 | 长效管理机制健全性 | 健全 | 健全 | 15 | 15 |
    ```

    数字指标有两项，每项都比不上它：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 10 | 10 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 6 | 6 |
    效益指标 | 社会效益 | 图书流通率 | ≥60% | 63% | 6 | 6 |
    效益指标 | 可持续影响指标 | 管护制度完善程度 | 完善 | 完善 | 8 | 8 |
    ```

    ## 不触发

    一样重：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 15 | 15 |
    效益指标 | 可持续影响指标 | 长效管理机制健全性 | 健全 | 健全 | 15 | 15 |
    ```

    同一类里没有数字指标：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 10 | 10 |
    效益指标 | 社会效益 | 阅读氛围 | 提升 | 提升 | 10 | 10 |
    效益指标 | 可持续影响指标 | 长效管理机制健全性 | 健全 | 健全 | 15 | 15 |
    ```

    ## 怎么改

    分值已随目标批复，现在不要动。下年申报时，让能用数核对的核心指标多占几分。

    ## In English

    An indicator whose target is a phrase that fits any project, such as 健全 (sound), weighs more than every indicator
    of its dimension whose target is a figure. Leave the points now; when goals are next declared give more to what a
    figure can prove.
    """
    if "max_points" not in case.form.columns:
        yield NotApplicable("指标部分没有「分值」一栏。", "The indicators have no column for maxima.")
        return
    for row in case.rows:
        if (row.indicator.target.value or "") not in terms("formulaic_targets"):
            continue
        points, dimension = row.indicator.max_points.value, row.indicator.dimension.value
        figures = [
            one
            for one in case.rows
            if one.indicator.dimension.value is dimension and isinstance(one.target, Quantity | Range)
        ]
        if points is None or dimension is None or not figures or row.indicator.points_rows != 1:
            continue
        unknown = [one for one in figures if _points(one) is None]
        known = [one for one in figures if _points(one) is not None]
        heaviest = max(known, key=lambda one: _points(one) or Decimal(0), default=None)
        most = None if heaviest is None else _points(heaviest)
        if most is not None and most >= points:
            continue
        if heaviest is None or most is None or unknown:
            yield CannotJudge(
                at_row(case, row, "max_points"),
                f"{named(row)}分值 {plain(points)} 分；同一类的{named(unknown[0])}没有单独的分值，无从比较。",
                f"{named_en(row)}: {plain(points)} points; {named_en(unknown[0])} has none of its own to compare with.",
            )
            continue
        among = f"同一类 {len(figures)} 项数字指标里最高的是" if len(figures) > 1 else "同一类的数字指标"
        of_all = f"{among}{named(heaviest)}{plain(most)} 分"
        yield Finding(
            where=at_row(case, row, "max_points"),
            message=f"{named(row)}的指标值是「{row.indicator.target.value}」，分值 {plain(points)} 分；{of_all}。"
            f"通用的话比数字重，干得好坏就显不出来。{cite(case, _CLAUSES)}",
            message_en=f"{named_en(row)} aims at “{row.indicator.target.value}” and carries {plain(points)} points; "
            f"{named_en(heaviest)}, the heaviest with a figure in its dimension, carries {plain(most)}."
            f"{cite_en(case, _CLAUSES)}",
            remedy=next_time(case, "给能用数核对的核心指标多分几分"),
            remedy_en=next_time_en(case, "give more points to what a figure can prove"),
            rests_on=tuple(
                field
                for one in (row, *figures)
                for field in (one.indicator.dimension, one.indicator.target, one.indicator.max_points)
            ),
        )


def _points(row: RowCase) -> Decimal | None:
    """The points of a row alone; ``None`` where it has none or shares them."""
    return row.indicator.max_points.value if row.indicator.points_rows == 1 else None
