"""Targets of zero: full points for zero, none otherwise. Nothing is divided."""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, plain, show
from jiheng.scoring.results import Score
from jiheng.scoring.shortfall import Shortfall


def all_or_nothing(off: Shortfall, _pack: RulePack) -> Score:
    """Score an actual value against a target of zero."""
    points = off.max_points if off.actual == ZERO else ZERO
    return Score(points, (f"目标为 0，完成 {plain(off.actual)}：{show(points)}",), off.clause)
