"""At-most targets that were exceeded: less in proportion to the excess, or target ÷ actual."""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, bounded, equation, exactly, plain
from jiheng.scoring.results import Score
from jiheng.scoring.shortfall import Shortfall


def linear(off: Shortfall, _pack: RulePack) -> Score:
    """Score an actual value above a target above zero: maximum × (1 − excess ÷ target), 0 from twice the target on."""
    with exactly():
        if off.actual >= 2 * off.target:
            line = f"完成 {plain(off.actual)} 达到目标 {plain(off.target)} 的 2 倍或以上，不得分：0.00"
            return Score(ZERO, (line,), off.clause)
        points = bounded(off.max_points * (2 * off.target - off.actual) / off.target, off.max_points)
    left = f"{plain(off.max_points)} × (1 − ({plain(off.actual)} − {plain(off.target)}) ÷ {plain(off.target)})"
    return Score(points, (equation(left, points),), off.clause)


def inverse(off: Shortfall, _pack: RulePack) -> Score:
    """Score an actual value above a target above zero: maximum × target ÷ actual."""
    with exactly():
        points = bounded(off.max_points * off.target / off.actual, off.max_points)
    line = equation(f"{plain(off.max_points)} × {plain(off.target)} ÷ {plain(off.actual)}", points)
    return Score(points, (line,), off.clause)
