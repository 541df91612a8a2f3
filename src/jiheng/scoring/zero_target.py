"""Targets of zero: full points for zero, none otherwise. Nothing is divided."""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, plain, show
from jiheng.scoring.results import Score
from jiheng.scoring.shortfall import Shortfall


def all_or_nothing(off: Shortfall, _pack: RulePack) -> Score:
    """Score an actual value against a target of zero."""
    hit = off.actual == ZERO
    points = off.max_points if hit else ZERO
    said = f"目标为 0，完成 {plain(off.actual)}，{'得满分' if hit else '不得分'}：{show(points)}"
    return Score(points, (said,), off.clause)
