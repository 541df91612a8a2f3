"""Points for execution in proportion: the execution rate times the maximum, and never more than the maximum."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import bounded, equation, exactly, money, plain, show
from jiheng.scoring.results import Score


def execution_proportional(max_points: Decimal, spent: Decimal, budget: Decimal, pack: RulePack) -> Score:
    """Score what was spent, 0 or more, against a revised budget above 0."""
    with exactly():
        raw = spent / budget * max_points
    points = bounded(raw, max_points)
    line = equation(f"{money(spent)} ÷ {money(budget)} × {plain(max_points)}", raw)
    if raw > max_points:
        line = f"{line}，超过分值，按 {show(points)} 计"
    return Score(points, (line,), pack.setting("execution.method").clause)
