"""Yes-or-no targets: full points or none."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, show
from jiheng.scoring.results import Score


def yes_no(max_points: Decimal, pack: RulePack, *, reached: bool) -> Score:
    """Score a yes-or-no target."""
    points = max_points if reached else ZERO
    line = f"是否类指标，{'已达到，得满分' if reached else '没有达到，不得分'}：{show(points)}"
    return Score(points, (line,), pack.setting("yes_no.method").clause)
