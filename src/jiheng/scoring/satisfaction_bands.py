"""Satisfaction by band of what was found, whatever the target; maxima other than the pack's are scaled."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, bounded, equation, exactly, percent, plain
from jiheng.scoring.results import Score, Unscored


def satisfaction_bands(max_points: Decimal, satisfaction: Decimal, pack: RulePack) -> Score | Unscored:
    """Score a satisfaction given as a share of one."""
    setting = pack.setting("satisfaction.bands")
    whole = pack.number("satisfaction.points")
    band = next((band for band in pack.bands("satisfaction.bands") if band.holds(satisfaction)), None)
    if band is None or band.points is None or whole == ZERO:
        return Unscored(
            f"满意度 {percent(satisfaction)} 不在办法的分档之内，请核对",
            f"a satisfaction of {percent(satisfaction)} lies in no band of the pack",
            setting.clause,
        )
    with exactly():
        points = bounded(band.points * max_points / whole, max_points)
    found = f"满意度 {percent(satisfaction)}，不低于 {percent(band.low)} 的一档"
    steps = (
        f"{found}得 {plain(band.points)} 分（满分 {plain(whole)} 分）",
        equation(f"{plain(band.points)} × {plain(max_points)} ÷ {plain(whole)}", points),
    )
    return Score(points, steps, setting.clause)
