"""At-least targets that were missed, with a pass mark: nothing below it, and the stretch above it shared out."""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ONE, ZERO, bounded, equation, exactly, percent, plain
from jiheng.scoring.results import Score
from jiheng.scoring.shortfall import Shortfall


def pass_mark(off: Shortfall, pack: RulePack) -> Score:
    """Score an actual value below a target above zero: (completion − mark) ÷ (1 − mark) × maximum."""
    mark = pack.number("pass_mark.rate")
    with exactly():
        # One division, at the end: a completion of exactly the mark must not get lost in the digits of a quotient.
        above = off.actual - mark * off.target
        if above < ZERO:
            line = f"完成比例 {plain(off.actual)} ÷ {plain(off.target)} 低于 {percent(mark)}，不得分：0.00"
            return Score(ZERO, (line,), off.clause)
        points = bounded(above * off.max_points / ((ONE - mark) * off.target), off.max_points)
        rate = f"({plain(off.actual)} ÷ {plain(off.target)} − {plain(mark)})"
        left = f"{rate} ÷ {plain(ONE - mark)} × {plain(off.max_points)}"
    return Score(points, (equation(left, points),), off.clause)
