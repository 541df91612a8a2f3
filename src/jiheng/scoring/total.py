"""What a pack gives for a whole form: every row, the bounds of the total, and the grade where it is certain."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from jiheng.form import Indicator, SelfEvaluation
from jiheng.rulepacks import RulePack, key_specs
from jiheng.scoring.arithmetic import ZERO, exactly, is_shown_exactly, plain, settled, show
from jiheng.scoring.execution import (
    execution_maximum,
    execution_rates,
    is_ruled,
    score_execution,
    zero_budget_choice,
)
from jiheng.scoring.execution_cap import execution_cap
from jiheng.scoring.grade import grade, grades_between
from jiheng.scoring.indicator import score
from jiheng.scoring.results import Due, Interval, Result, Row, Score, Unscored
from jiheng.scoring.scheme import Scheme, SchemeKind, may_lack_execution, scheme

# The groups of keys by which a row is scored, and nothing of a form as a whole.
_ROW_GROUPS: Final = frozenset(
    {"quantity", "pass_mark", "satisfaction", "yes_no", "qualitative", "evidence", "deviation", "far_over"}
)


class _Bounds(msgspec.Struct, frozen=True):
    """What the total, or a part of it, can come to."""

    low: Decimal
    high: Decimal
    high_included: bool = True


def due(form: SelfEvaluation, rows: Sequence[Row], pack: RulePack, *, finished: bool | None = None) -> Due:
    """Give what ``pack`` gives for ``form``; ``rows`` are its indicators as understood, in order.

    ``finished`` says whether the project is finished, where somebody does. The total follows the form's own scheme:
    where execution is printed apart, it is scored and not added.
    """
    (found,) = side_by_side(form, rows, (pack,), finished=finished)
    return found


def side_by_side(
    form: SelfEvaluation, rows: Sequence[Row], packs: Sequence[RulePack], *, finished: bool | None = None
) -> tuple[Due, ...]:
    """Give what each pack gives for ``form``, as :func:`due` does for one.

    Packs that draw on the same document score rows alike, and then the rows are scored once.
    """
    found: list[Due] = []
    for place, pack in enumerate(packs):
        like = next((other for other in range(place) if _score_rows_alike(pack, packs[other])), None)
        results = _score_rows(form, rows, pack) if like is None else found[like].indicators
        found.append(_due(form, rows, results, pack, finished=finished))
    return tuple(found)


def _score_rows_alike(one: RulePack, other: RulePack) -> bool:
    """Tell whether two packs have every setting that rows are scored by from the same place."""
    return all(one.find(key) is other.find(key) for key in _row_keys())


@cache
def _row_keys() -> tuple[str, ...]:
    return tuple(key for key in key_specs() if key.partition(".")[0] in _ROW_GROUPS)


def _due(
    form: SelfEvaluation, rows: Sequence[Row], results: tuple[Result, ...], pack: RulePack, *, finished: bool | None
) -> Due:
    execution = score_execution(form.total_fund, pack, finished=finished)
    found = scheme(form, pack)
    open_rows = tuple(
        index
        for index, (row, result) in enumerate(zip(rows, results, strict=True))
        if isinstance(result, Unscored) and row.max_points is not None
    )
    parts = [_bounds(result, row.max_points or ZERO) for row, result in zip(rows, results, strict=True)]
    bounds, steps = _total(form, parts, execution, found, pack)
    if bounds is not None:
        bounds, said = _capped(bounds, form, found, pack)
        steps += said
    grades: tuple[str, ...] = ()
    if bounds is not None:
        grades = grades_between(bounds.low, bounds.high, found.whole, pack, high_included=bounds.high_included)
        steps += _grade_steps(bounds, found.whole, pack)
    claimed = form.total.claimed_points.value
    claimed_grades = () if claimed is None else grades_between(claimed, claimed, found.whole, pack)
    return Due(
        pack=pack.id,
        execution=execution,
        indicators=results,
        low=None if bounds is None else bounds.low,
        high=None if bounds is None else bounds.high,
        grade=grades[0] if len(grades) == 1 else None,
        grades=grades,
        scheme=found,
        open_rows=open_rows,
        steps=(*found.steps, *steps),
        claimed_total=claimed,
        claimed_grade=next(iter(claimed_grades), None),
        high_included=bounds is None or bounds.high_included,
        any_grade=len(grades) > 1 and set(grades) == {band.label for band in pack.bands("grade.scale")},
    )


def _score_rows(form: SelfEvaluation, rows: Sequence[Row], pack: RulePack) -> tuple[Result, ...]:
    """Score every row. Rows that share one maximum score together: all full, or left to people."""
    results: list[Result] = []
    while len(results) < len(rows):
        index = len(results)
        span = max(form.indicators[index].points_rows, 1)
        if span == 1:
            results.append(_unsure(form.indicators[index]) or score(rows[index], pack))
        else:
            results.extend(_score_together(rows[index : index + span], pack))
    return tuple(results)


def _unsure(row: Indicator) -> Unscored | None:
    """Say that no points can be given for a row whose target or actual was not read for certain."""
    if row.target.is_certain and row.actual.is_certain:
        return None
    return Unscored("指标值或完成值的读法没有十分的把握，核对后再算", "target or actual is not certain as it was read")


def _score_together(rows: Sequence[Row], pack: RulePack) -> list[Result]:
    shared = rows[0].max_points
    alone = [score(msgspec.structs.replace(row, max_points=shared), pack) for row in rows]
    said = f"{len(rows)} 项共用一个分值"
    first: Result = Unscored(
        f"{said}，办法没有规定怎样拆分，不测算", f"{len(rows)} rows share one maximum, and no rule parts it"
    )
    if shared is not None and all(isinstance(result, Score) and result.points == shared for result in alone):
        clause = alone[0].clause or ""
        first = Score(shared, (f"{said}，各项都得满分：{show(shared)}",), clause)
    rest = Unscored("与上面的项共用分值，见那一项", "shares its points with a row above; see there")
    return [first, *(rest for _ in rows[1:])]


def _total(
    form: SelfEvaluation, parts: list[_Bounds], execution: Result, found: Scheme, pack: RulePack
) -> tuple[_Bounds | None, tuple[str, ...]]:
    """Add up the indicators, and execution where it is part of the total."""
    if not form.total.max_points.is_certain:
        return None, ("读表存疑，各项分值是否齐全看不出，不测算总分",)
    if form.criteria:
        return None, ("按评分标准打分的各项（决策、管理等）不测算，不测算总分",)
    if found.kind is SchemeKind.UNKNOWN:
        lacking = not found.missing and may_lack_execution(form, found)
        why = "没有读到执行率的分值，各项分值是否齐全看不出" if lacking else "各项分值之和与总分对不上"
        return None, (f"{why}，不测算总分",)
    choice = zero_budget_choice(form.total_fund, pack)
    if choice == "exempt":
        return None, ("全年预算数为 0，按所用规则包免予评分，不测算总分",)
    steps: list[str] = []
    factor = ""
    if found.kind is SchemeKind.INSIDE and choice == "redistribute" and found.indicators_max > ZERO:
        steps.append("执行率分值分摊到各指标，各项得分按比例放大")
        factor = f" × {plain(found.whole)} ÷ {plain(found.indicators_max)}"
    elif found.kind is SchemeKind.INSIDE:
        part, said = _execution_part(form, execution, pack)
        parts = [*parts, part]
        steps.append(said)
    with exactly():
        low, high = sum((part.low for part in parts), ZERO), sum((part.high for part in parts), ZERO)
        if factor:
            low, high = (figure * found.whole / found.indicators_max for figure in (low, high))
    low, high = settled(low), settled(high)
    steps += _sums(parts, low, high, factor)
    return _Bounds(low, high, low == high or all(part.high_included for part in parts)), tuple(steps)


def _capped(bounds: _Bounds, form: SelfEvaluation, found: Scheme, pack: RulePack) -> tuple[_Bounds, tuple[str, ...]]:
    """Cut the total where the pack caps it by execution."""
    rate, _ = execution_rates(form.total_fund)
    cap, said = execution_cap(rate, found.whole, pack)
    if cap is None or bounds.high < cap:
        return bounds, said
    return _Bounds(min(bounds.low, cap), cap, high_included=bounds.high_included or cap < bounds.high), said


def _bounds(result: Result, max_points: Decimal) -> _Bounds:
    if isinstance(result, Score):
        return _Bounds(result.points, result.points)
    if isinstance(result, Interval):
        return _Bounds(result.low, result.high, result.high_included)
    return _Bounds(ZERO, max(max_points, ZERO))


def _execution_part(form: SelfEvaluation, execution: Result, pack: RulePack) -> tuple[_Bounds, str]:
    """Give what execution adds to a total that it is part of, and say how."""
    fund = form.total_fund
    max_points = execution_maximum(fund, pack) or ZERO
    if isinstance(execution, Score):
        return _Bounds(execution.points, execution.points), f"执行率测算 {show(execution.points)} 分，计入总分"
    claimed = None if fund is None else fund.claimed_points.value
    counts_claim = not is_ruled(pack) and pack.text("total.unruled_execution") == "claimed"
    if counts_claim and claimed is not None and ZERO <= claimed <= max_points:
        return _Bounds(claimed, claimed), f"{pack.document}不测算执行率得分，按表内所填 {plain(claimed)} 分计入总分"
    return _bounds(execution, max_points), f"执行率得分未能测算，按 0 至 {plain(max_points)} 分计入范围"


def _sums(parts: Sequence[_Bounds], low: Decimal, high: Decimal, factor: str) -> list[str]:
    """Write the additions so that they can be done again by hand."""
    ends = [("测算总分", [part.low for part in parts], low)]
    if low != high:
        ends = [("最低", [part.low for part in parts], low), ("最高", [part.high for part in parts], high)]
    lines = []
    for name, figures, total in ends:
        rounded = not all(map(is_shown_exactly, figures))
        note = "（各项按未取整的数相加）" if rounded else ""
        sign = "≈" if rounded or not is_shown_exactly(total) else "="
        addition = " + ".join(map(show, figures))
        left = f"({addition}){factor}" if factor else addition
        lines.append(f"{name}：{left} {sign} {show(total)}{note}")
    return lines


def _grade_steps(bounds: _Bounds, whole: Decimal, pack: RulePack) -> tuple[str, ...]:
    _, lower = grade(bounds.low, whole, pack)
    if bounds.low == bounds.high:
        return lower
    _, upper = grade(bounds.high, whole, pack)
    edge = () if bounds.high_included else ("最高分本身不在范围内",)
    return (*lower, *(step for step in upper if step not in lower), *edge)
