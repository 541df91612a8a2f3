"""Targets in words: three tiers, each a stretch of the maximum. What stands inside a tier is for people to decide."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import equation, exactly, plain
from jiheng.scoring.results import Interval, Unscored

ACHIEVED = "achieved"
_WORDS = {"achieved": "达成年度指标", "partly": "部分达成并具有一定效果", "not": "未达成且效果较差"}


def tiers(max_points: Decimal, tier: str, pack: RulePack, why: str) -> Interval | Unscored:
    """Give the points of one tier. ``why`` says how the row came into it, as the first step."""
    setting = pack.find("qualitative.tiers")
    if setting is None:
        return Unscored("所用规则包没有规定定性指标怎样计分", "the pack has no rule for targets in words")
    band = next((band for band in pack.bands("qualitative.tiers") if band.label == tier), None)
    if band is None or band.high is None:
        return Unscored(f"所用规则包没有「{_WORDS[tier]}」一档", f"the pack has no tier “{tier}”", setting.clause)
    with exactly():
        low, high = band.low * max_points, band.high * max_points
    upper = "" if band.high_included else "（不含）"
    lowest = equation(f"{plain(max_points)} × {plain(band.low)}", low)
    highest = equation(f"{plain(max_points)} × {plain(band.high)}", high)
    steps = (why, f"「{_WORDS[tier]}」一档：{lowest} 至 {highest}{upper}")
    return Interval(low, high, band.high_included, steps, setting.clause)
