"""SC001: 总分 is not the sum of the points above it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import figure
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, at
from jiheng.form import Block, Field, Indicator, Where
from jiheng.form.labels import LABELS, Part

_DIMENSIONS = {label.code: (label.chinese, label.english) for label in LABELS if label.part is Part.DIMENSION}


@check(
    code="SC001",
    name="total-off-sum",
    title="总分与各项得分之和不符",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
    matter="total",
    stages=WITH_RESULTS,
)
def total_off_sum(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「总分」的得分是不是各项得分加起来的数。

    执行率得分算不算在内，看本表自己的口径：分值栏怎么加成总分，得分栏就怎么加。
    总分印成整数、各项带小数时，相差不超过半个末位（如 98.5 写成 99）不算不符。

    ## 为什么
    总分是等次、汇总和排名的依据。多半是改了某一项得分，忘了改总分。

    ## 触发
    三项得分相加 97，总分写了 99：

    ```form standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 27000人次 | 30 | 27 | 闭馆维修两个月，已加开流动车
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    总分 | 100 | 99
    ```

    执行率 10 分另列、未计入 100 分的表，总分里却加上了它：

    ```form execution-apart
    总分 | 100 | 109.8
    ```

    ## 不触发
    印成整数的总分，与 98.5 相差不超过半分：

    ```form execution-apart
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 60 | 60 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 28500人次 | 30 | 28.5 | 闭馆维修两个月，已加开流动车
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    总分 | 100 | 99
    ```

    执行率计入 100 分的表，总分带着执行率得分：

    ```form standard
    总分 | 100 | 99.8
    ```

    ## 怎么改
    先逐项核对得分，再把「总分」改成各项之和。某一项写错的，改那一项，总分随着改。

    ## In English
    The total claimed is not the sum of the points claimed above it, counted by the form's own scheme (execution inside
    the total or apart from it). Half of the last printed place of the total is allowed for rounding. Check the rows
    first, then write their sum.
    """
    total = case.form.total.claimed_points
    where = at(case.form, Block.TOTAL, "claimed_points")
    if "claimed_points" not in case.form.columns or total.is_absent:
        yield NotApplicable("本表没有「得分」栏或「总分」一行。", "This form has no points or no total.")
        return
    counted = [row for row in case.form.indicators if row.points_rows]
    unread = [row for row in counted if row.claimed_points.is_blank or row.claimed_points.is_misfit]
    if total.value is None or unread:
        yield _incomplete(where, unread)
        return
    execution = case.form.total_fund.claimed_points if case.form.total_fund is not None else Field[Decimal]()
    apart = sum((row.claimed_points.value or Decimal(0) for row in counted), Decimal(0))
    together = apart + (execution.value or Decimal(0))
    place = Decimal(1).scaleb(min(0, int(total.value.as_tuple().exponent)))
    tolerance = place * case.pack.number("tolerance.points_against_sum")
    inside = case.due.execution_counted
    sums = {None: (apart, together), True: (together,), False: (apart,)}[inside]
    if any(abs(total.value - right) <= tolerance for right in sums):
        return
    if inside is None:
        yield CannotJudge(
            where,
            f"本表各项分值加起来不成总分，看不出执行率得分算不算在内：不算是 {figure(apart)} 分，"
            f"算上是 {figure(together)} 分，「总分」填的是 {figure(total.value)} 分。请先核对分值。",
            f"The maxima fit no scheme, so the points may sum to {figure(apart)} or {figure(together)}; "
            f"the total says {figure(total.value)}.",
        )
        return
    right = sums[0]
    sign = "多" if total.value > right else "少"
    scheme = "执行率得分计入总分" if inside else "执行率得分另列、不计入总分"
    parts, parts_en = _parts(counted, execution.value if inside else None)
    yield Finding(
        where=where,
        message=f"「总分」得分填 {figure(total.value)} 分，各项得分相加为 {parts} = {figure(right)} 分，{sign} "
        f"{figure(abs(total.value - right))} 分（按本表分值，{scheme}）。{OWN_ARITHMETIC}",
        message_en=f"总分 (total) claims {figure(total.value)}, the points above it sum to {parts_en} = "
        f"{figure(right)}; off by {figure(abs(total.value - right))}.{OWN_ARITHMETIC_EN}",
        remedy="请逐项核对得分，再把「总分」改成各项之和；是某一项得分写错的，改那一项。",
        remedy_en="Check the points row by row, then write their sum as the total; if a row is wrong, mend the row.",
        corrected=right,
        rests_on=(total, *(row.claimed_points for row in counted), *((execution,) if inside else ())),
    )


def _incomplete(where: Where, unread: list[Indicator]) -> CannotJudge:
    if not unread:
        return CannotJudge(
            where,
            "「总分」的得分空着或不是数字，无法与各项得分之和核对。",
            "The total claimed is blank or no number, so it cannot be held against the sum.",
        )
    first = f"「{unread[0].name.value or '未写名称'}」"
    return CannotJudge(
        where,
        f"{first}{'' if len(unread) == 1 else f'等 {len(unread)} 项'}的得分空着或不是数字，各项得分加不起来。",
        f"The points of {len(unread)} row(s) are blank or no number, so they cannot be added up.",
    )


def _parts(rows: list[Indicator], execution: Decimal | None) -> tuple[str, str]:
    """The addition, a dimension at a time, in Chinese and in English: 产出指标 50 + 效益指标 27 + 满意度指标 20."""
    parts = [] if execution is None else [(("执行率", "execution"), execution)]
    for dimension, group in groupby(rows, key=lambda row: row.dimension.value):
        points = sum((row.claimed_points.value or Decimal(0) for row in group), Decimal(0))
        parts.append((_DIMENSIONS.get(dimension or "", ("其他指标", "others")), points))
    return (
        " + ".join(f"{chinese} {figure(points)}" for (chinese, _), points in parts),
        " + ".join(f"{english} {figure(points)}" for (_, english), points in parts),
    )
