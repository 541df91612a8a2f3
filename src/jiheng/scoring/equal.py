"""Targets with an equals sign that were not hit: short of the target is a miss, over it is a question.

Where less is better, as with costs, it is the other way about: over the target is a miss, and less than it may be a
saving or work left undone. A question is never full points, and never none: it stays unscored with its reason.
"""

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import show
from jiheng.scoring.results import Row, Score, Unscored
from jiheng.scoring.shortfall import Shortfall


def equal(row: Row, off: Shortfall, pack: RulePack, *, less_is_better: bool) -> Score | Unscored | None:
    """Answer for an equal target that was not hit; ``None`` where it scores like any target that was missed."""
    over = off.actual > off.target
    if over == less_is_better:
        return None
    setting = pack.setting("quantity.equal_overshoot" if over else "quantity.equal_cost_undershoot")
    if setting.value == "as_missed":
        return None
    said = f"完成 {row.actual} {'超过' if over else '低于'}目标 {row.target}"
    if setting.value == "full":
        return Score(off.max_points, (f"{said}，按所用规则包得满分：{show(off.max_points)}",), setting.clause)
    if over:
        return Unscored(
            f"{said}，目标按「=」理解：办法没有规定超过时怎样计分，不直接给满分，请核实目标是否偏低、是否应为「≥」",
            f"{row.actual} is more than the target {row.target}, taken as equal; no rule says how that scores",
            setting.clause,
        )
    return Unscored(
        f"{said}，这一项以少为好，目标按「=」理解：可能是节约，也可能没有做完，不直接扣分，请核实说明",
        f"{row.actual} is less than {row.target}, taken as equal where less is better: a saving, or work left undone",
        setting.clause,
    )
