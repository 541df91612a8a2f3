"""What some places take off after a row has scored by its method: a fixed cost of deviating, or what a person decides.

What a person decides is an input. Where it is not given, nobody knows it, and the points are a stretch and no figure.
"""

from decimal import Decimal

import msgspec

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ONE, ZERO, equation, exactly, percent, plain, show
from jiheng.scoring.far_over import is_far_over
from jiheng.scoring.results import Interval, Result, Row, Score, Unscored
from jiheng.values import Kind, Outcome


def deducted(row: Row, found: Result, pack: RulePack) -> Result:
    """Take off what the pack takes off a row that scored ``found``."""
    found = deviation_cost(row, found, pack)
    return found if pack.text("far_over.points") == "kept" else by_hand(row, found, pack)


def deviation_cost(row: Row, found: Result, pack: RulePack) -> Result:
    """Take off a fixed cost where actual and target are further apart than the pack allows, either way.

    Less than an upper bound allows is no deviation from it.
    """
    ratio, compared = row.comparison.ratio, row.comparison
    line = pack.find("deviation.costs_from")
    within_bound = compared.direction.kind is Kind.AT_MOST and compared.outcome is Outcome.REACHED
    if line is None or ratio is None or within_bound or not isinstance(found, Score):
        return found
    with exactly():
        off = abs(ratio - ONE)
    if off < pack.number("deviation.costs_from"):
        return found
    cost = pack.number("deviation.costs_points")
    with exactly():
        points = max(found.points - cost, ZERO)
        said = f"完成是目标的 {show(ratio * 100)}%，偏离达到 {percent(pack.number('deviation.costs_from'))}"
    left = f"{show(found.points)} − {plain(cost)}"
    step = f"{said}，扣 {plain(cost)} 分：{equation(left, points)}"
    if found.points < cost:
        step = f"{said}，扣 {plain(cost)} 分，扣完为止：{show(points)}"
    return Score(points, (*found.steps, step), line.clause)


def by_hand(row: Row, found: Result, pack: RulePack) -> Result:
    """Take off what a person took off; where a person may and nobody says how much, give the stretch it leaves."""
    clause = pack.setting("far_over.points").clause
    if isinstance(found, Unscored):
        return found
    if row.deducted is not None:
        return _less(found, row.deducted, clause)
    if not isinstance(found, Score) or not is_far_over(row.comparison, pack):
        return found
    step = f"完成远超目标，可以再由人扣分，扣多少这里不知道：{show(ZERO)} 至 {show(found.points)}"
    return Interval(ZERO, found.points, high_included=True, steps=(*found.steps, step), clause=clause)


def _less(found: Score | Interval, off: Decimal, clause: str) -> Score | Interval:
    if isinstance(found, Score):
        with exactly():
            points = max(found.points - off, ZERO)
        step = f"人工扣 {plain(off)} 分：max(0, {show(found.points)} − {plain(off)}) = {show(points)}"
        return Score(points, (*found.steps, step), clause)
    with exactly():
        low, high = max(found.low - off, ZERO), max(found.high - off, ZERO)
    step = f"人工扣 {plain(off)} 分：{show(low)} 至 {show(high)}"
    # Once nothing is left, nothing is what there is.
    included = found.high_included or high == ZERO
    return msgspec.structs.replace(
        found, low=low, high=high, high_included=included, steps=(*found.steps, step), clause=clause
    )
