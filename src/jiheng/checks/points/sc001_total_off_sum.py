"""SC001: 总分 is not the sum of the points above it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import figure
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, at
from jiheng.form import Block, Criterion, Field, Indicator, Where
from jiheng.form.labels import LABELS, Part
from jiheng.scoring import is_waived

Scored = Indicator | Criterion

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

    执行率得分算不算在内，看本表自己的口径：分值栏怎么加成总分，得分栏就怎么加。没有「分值」栏的表看不出口径，总分与
    两种加法都对不上才提；执行率得分也没有印的，总分比各项之和少才提。
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
    counted = [row for row in case.form.indicators if row.points_rows and not is_waived(row)]
    scored: list[Scored] = [*counted, *case.form.criteria]
    unread = [row for row in scored if row.claimed_points.is_blank or row.claimed_points.is_misfit]
    if total.value is None or unread:
        yield _incomplete(where, unread)
        return
    execution = case.form.total_fund.claimed_points if case.form.total_fund is not None else Field[Decimal]()
    sums = _Sums(scored, execution)
    place = Decimal(1).scaleb(min(0, int(total.value.as_tuple().exponent)))
    tolerance = place * case.pack.number("tolerance.points_against_sum")
    inside = case.due.execution_counted
    possible = {None: (sums.apart, sums.together), True: (sums.together,), False: (sums.apart,)}[inside]
    if any(abs(total.value - right) <= tolerance for right in possible):
        return
    if inside is None and (untold := _untold(case, sums, total.value)) is not None:
        yield CannotJudge(where, *untold)
        return
    said, said_en = _by_either_scheme(sums, total.value) if inside is None else _by_scheme(sums, total.value, inside)
    yield Finding(
        where=where,
        message=f"「总分」得分填 {figure(total.value)} 分，{said}。{OWN_ARITHMETIC}",
        message_en=f"“总分” (total) claims {figure(total.value)}, {said_en}.{OWN_ARITHMETIC_EN}",
        remedy="请逐项核对得分，再把「总分」改成各项之和；是某一项得分写错的，改那一项。",
        remedy_en="Check the points row by row, then write their sum as the total; if a row is wrong, mend the row.",
        corrected=None if inside is None else possible[0],
        rests_on=(total, *(row.claimed_points for row in scored), *((execution,) if inside is not False else ())),
    )


def _untold(case: Case, sums: "_Sums", total: Decimal) -> tuple[str, str] | None:
    """Why nobody can tell whether the total is right where no scheme shows, or ``None`` where it can be told.

    Without maxima a total is wrong that fits no way of adding up; a column with a head nobody knows may hold the very
    points, and so may a rate of execution for which the form prints none.
    """
    has_maxima = "max_points" in case.form.columns
    if has_maxima or _has_unread_column(case):
        why = "本表各项分值加起来不成总分" if has_maxima else "本表有的栏目没有读懂"
        why_en = "The maxima fit no scheme" if has_maxima else "A column was not understood"
        said = f"不算是 {figure(sums.apart)} 分，算上是 {figure(sums.together)} 分，「总分」填的是 {figure(total)} 分"
        said_en = (
            f"the points may sum to {figure(sums.apart)} or {figure(sums.together)}; the total says {figure(total)}"
        )
        return f"{why}，看不出执行率得分算不算在内：{said}。请先核对分值。", f"{why_en}, so {said_en}."
    if sums.is_execution_printed or total < sums.apart:
        return None
    said = f"各项得分之和是 {figure(sums.apart)} 分，「总分」填的是 {figure(total)} 分，多出的是不是执行率得分"
    said_en = f"the points sum to {figure(sums.apart)}, the total says {figure(total)}; the rest may be execution"
    return f"本表没有印分值和执行率得分，{said}，看不出来。", f"Neither maxima nor points for execution: {said_en}."


def _has_unread_column(case: Case) -> bool:
    """Tell whether a column has a head that nobody knows: it may hold the very points that are added up."""
    return any(one.code == "FM019" and one.where.block is Block.INDICATORS and not one.settled for one in case.doubts)


class _Sums:
    """The points of the rows added up, apart from those for execution and together with them."""

    def __init__(self, rows: list[Scored], execution: Field[Decimal]) -> None:
        self.rows = rows
        self.is_execution_printed = execution.value is not None
        self.execution = execution.value or Decimal(0)
        self.apart = sum((row.claimed_points.value or Decimal(0) for row in rows), Decimal(0))
        self.together = self.apart + self.execution


def _by_scheme(sums: _Sums, total: Decimal, inside: bool) -> tuple[str, str]:  # noqa: FBT001 - what the scheme says
    """How far the total is off under the form's own scheme."""
    right = sums.together if inside else sums.apart
    sign = "多" if total > right else "少"
    scheme = "执行率得分计入总分" if inside else "执行率得分另列、不计入总分"
    parts, parts_en = _parts(sums.rows, sums.execution if inside else None)
    off = figure(abs(total - right))
    return (
        f"各项得分之和是 {parts} = {figure(right)} 分，{sign} {off} 分；按本表分值，{scheme}",
        f"the points above it sum to {parts_en} = {figure(right)}; off by {off}",
    )


def _by_either_scheme(sums: _Sums, total: Decimal) -> tuple[str, str]:
    """How far the total is off where the form prints no maxima, so that nobody can tell whether execution counts."""
    parts, parts_en = _parts(sums.rows, None)
    said, said_en = (
        f"各项得分之和是 {parts} = {figure(sums.apart)} 分",
        f"the points sum to {parts_en} = {figure(sums.apart)}",
    )
    if not sums.execution:  # less than the points themselves, or no points for execution
        sign, off = "多" if total > sums.apart else "少", figure(abs(total - sums.apart))
        return f"{said}，{sign} {off} 分", f"{said_en}; off by {off}"
    return (
        f"{said}，加上执行率得分 {figure(sums.execution)} 分是 {figure(sums.together)} 分，都对不上",
        f"{said_en}, with {figure(sums.execution)} for execution to {figure(sums.together)}; it is neither",
    )


def _incomplete(where: Where, unread: list[Scored]) -> CannotJudge:
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
        f"{'One row has' if len(unread) == 1 else f'{len(unread)} rows have'} no points that are a number, so they "
        "cannot be added up.",
    )


def _parts(rows: list[Scored], execution: Decimal | None) -> tuple[str, str]:
    """The addition, a dimension at a time, in Chinese and in English: 产出指标 50 + 效益指标 27 + 满意度指标 20."""
    parts = [] if execution is None else [(("执行率", "execution"), execution)]
    for called, group in groupby(rows, key=_called):
        parts.append((called, sum((row.claimed_points.value or Decimal(0) for row in group), Decimal(0))))
    return (
        " + ".join(f"{chinese} {figure(points)}" for (chinese, _), points in parts),
        " + ".join(f"{english} {figure(points)}" for (_, english), points in parts),
    )


def _called(row: Scored) -> tuple[str, str]:
    if isinstance(row, Criterion):
        return "按评分标准打分的各项", "rows scored by criteria"
    return _DIMENSIONS.get(row.dimension.value or "", ("其他指标", "others"))
