"""Whether execution stands inside or outside the total, found out from the form's own figures."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import msgspec

from jiheng.form import SelfEvaluation
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, exactly, plain
from jiheng.scoring.waived import is_waived


class SchemeKind(StrEnum):
    """Where the points for execution stand."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NONE = "none"
    UNKNOWN = "unknown"

    @property
    def chinese(self) -> str:
        """The words users see."""
        words = {"inside": "计入总分", "outside": "另列，不计入总分", "none": "没有执行率分值", "unknown": "无法判断"}
        return words[self.value]


class Scheme(msgspec.Struct, frozen=True):
    """The sums of a form, and the scheme they fit.

    ``indicators_max`` adds up the maxima of the rows, those of criteria among them, and ``missing`` lists the
    indicators that have none of their own (rows
    that share one with a neighbour, and rows that say 未填报, are not missing). ``execution_max`` and ``total_max`` are
    as printed, ``None`` where blank. ``whole`` is what the parts were compared with, the printed total or the pack's,
    and ``counted`` what the total is made of under the scheme found, ``None`` where none fits. ``steps`` is the
    arithmetic.
    """

    kind: SchemeKind
    indicators_max: Decimal
    execution_max: Decimal | None
    total_max: Decimal | None
    whole: Decimal
    counted: Decimal | None
    missing: tuple[int, ...]
    tolerance: Decimal
    steps: tuple[str, ...]

    @property
    def execution_counted(self) -> bool | None:
        """Whether execution is part of the total; ``None`` where that is unknown."""
        return None if self.kind is SchemeKind.UNKNOWN else self.kind is SchemeKind.INSIDE


def scheme(form: SelfEvaluation, pack: RulePack) -> Scheme:
    """Find the scheme of points that a form follows. The pack gives the whole where no total is printed."""
    fund = form.total_fund
    execution = None if fund is None else fund.max_points.value
    total = form.total.max_points.value
    maxima = [row.max_points.value for row in form.indicators] + [row.max_points.value for row in form.criteria]
    own = [figure for figure in maxima if figure is not None]
    missing = tuple(
        index
        for index, row in enumerate(form.indicators)
        if row.max_points.value is None and row.points_rows != 0 and not is_waived(row)
    )
    with exactly():
        indicators = sum(own, ZERO)
        together = indicators + (execution or ZERO)
        whole = pack.number("total.points") if total is None else total
        tolerance = pack.number("tolerance.points_against_sum") * _last_place([*own, whole, *_some(execution)])
        apart_fits, together_fits = abs(indicators - whole) <= tolerance, abs(together - whole) <= tolerance
    if missing or not own or not (apart_fits or together_fits):
        kind, counted = SchemeKind.UNKNOWN, None
    elif not execution:
        kind, counted = SchemeKind.NONE, indicators
    elif together_fits:
        kind, counted = SchemeKind.INSIDE, together
    else:
        kind, counted = SchemeKind.OUTSIDE, indicators
    found = Scheme(kind, indicators, execution, total, whole, counted, missing, tolerance, ())
    return msgspec.structs.replace(found, steps=_steps(found, own))


def may_lack_execution(form: SelfEvaluation, found: Scheme) -> bool:
    """Tell whether the points for execution, which nobody read, may be what the maxima fall short of the whole by.

    A dash says that execution has no points; where the cell is blank or is not there, nothing says so.
    """
    fund = form.total_fund
    cell = None if fund is None else fund.max_points
    if cell is not None and cell.is_certain and cell.printed.strip() and not cell.is_misfit:
        return False
    return found.indicators_max < found.whole


def _some(figure: Decimal | None) -> list[Decimal]:
    return [] if figure is None else [figure]


def _last_place(figures: Iterable[Decimal]) -> Decimal:
    """The finest place that any of the figures prints: 0.1 for 7.5, 1 for whole points."""
    exponents = (figure.as_tuple().exponent for figure in figures)
    return Decimal(1).scaleb(min((exponent for exponent in exponents if isinstance(exponent, int)), default=0))


def _steps(found: Scheme, own: list[Decimal]) -> tuple[str, ...]:
    """Write the sums down. Execution is not added where it stands apart: nobody is shown a total of 110."""
    sums = "各项指标都没有分值"
    if own:
        sums = f"各项指标分值合计 {' + '.join(map(plain, own))} = {plain(found.indicators_max)}"
    if found.execution_max and found.kind is SchemeKind.OUTSIDE:
        sums += f"；执行率 {plain(found.execution_max)} 分另列"
    elif found.execution_max:
        with exactly():
            sums += (
                f"；加执行率 {plain(found.execution_max)} 分，合计 {plain(found.indicators_max + found.execution_max)}"
            )
    whole = plain(found.whole)
    printed = f"表内总分分值 {whole}" if found.total_max is not None else f"表内没有印总分分值，按 {whole} 分核对"
    missing = "、".join(str(index + 1) for index in found.missing)
    blank = (f"第 {missing} 项没有分值",) if missing else ()
    return (sums, printed, *blank, f"执行率得分：{found.kind.chinese}")
