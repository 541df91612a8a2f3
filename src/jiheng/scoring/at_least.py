"""At-least targets that were missed, in proportion: maximum × actual ÷ target, never below 0."""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, bounded, equation, exactly, plain
from jiheng.scoring.results import Score
from jiheng.scoring.shortfall import Shortfall


def proportional(off: Shortfall, _pack: RulePack) -> Score:
    """Score an actual value below a target above zero."""
    with exactly():
        points = bounded(off.max_points * off.actual / off.target, off.max_points)
    line = equation(f"{plain(off.max_points)} × {plain(off.actual)} ÷ {plain(off.target)}", points)
    if off.actual < ZERO:
        line = f"完成 {plain(off.actual)} 小于 0，按比例不得分：0.00"
    return Score(points, (line,), off.clause)
