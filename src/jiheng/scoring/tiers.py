"""Targets in words: three tiers, each a stretch of the maximum. What stands inside a tier is for people to decide."""

from decimal import Decimal

from jiheng.rulepacks import Band, RulePack
from jiheng.scoring.arithmetic import ONE, equation, exactly, plain
from jiheng.scoring.results import Interval, Unscored

ACHIEVED = "achieved"
_NO_RULE = ("所用规则包没有规定定性指标怎样计分", "the pack has no rule for targets in words")
_WORDS = {"achieved": "达成年度指标", "partly": "部分达成并具有一定效果", "not": "未达成且效果较差"}


def tiers(max_points: Decimal, tier: str, pack: RulePack, why: str) -> Interval | Unscored:
    """Give the points of one tier. ``why`` says how the row came into it, as the first step."""
    setting = pack.find("qualitative.tiers")
    if setting is None:
        return Unscored(*_NO_RULE)
    band = next((band for band in pack.bands("qualitative.tiers") if band.label == tier), None)
    if band is None:
        return Unscored(f"所用规则包没有「{_WORDS[tier]}」一档", f"the pack has no tier “{tier}”", setting.clause)
    return _interval(max_points, band, setting.clause, why, f"「{_WORDS[tier]}」一档")


def below_achieved(max_points: Decimal, pack: RulePack, why: str) -> Interval | Unscored:
    """Give the points of every tier below 达成, for a row that fell short by its own word without naming its tier."""
    setting = pack.find("qualitative.tiers")
    if setting is None:
        return Unscored(*_NO_RULE)
    lower = [band for band in pack.bands("qualitative.tiers") if band.label != ACHIEVED]
    if not lower:
        return Unscored("所用规则包只有「达成」一档", "the pack has no tier below the first", setting.clause)
    top = max(lower, key=lambda band: band.low)
    both = Band(min(band.low for band in lower), top.high, top.high_included)
    return _interval(max_points, both, setting.clause, why, f"「{_WORDS[ACHIEVED]}」以下各档")


def _interval(max_points: Decimal, band: Band, clause: str, why: str, name: str) -> Interval:
    share = ONE if band.high is None else band.high
    with exactly():
        low, high = band.low * max_points, share * max_points
    lowest = equation(f"{plain(max_points)} × {plain(band.low)}", low)
    highest = equation(f"{plain(max_points)} × {plain(share)}", high)
    included = band.high is None or band.high_included
    return Interval(
        low, high, included, (why, f"{name}：{lowest} 至 {highest}{'' if included else '（不含）'}"), clause
    )
