"""A total capped by execution: the less of the money was spent, the less the whole form can have."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import bounded, equation, exactly, plain, show


def execution_cap(rate: Decimal | None, whole: Decimal, pack: RulePack) -> tuple[Decimal | None, tuple[str, ...]]:
    """Give the most that a total out of ``whole`` may have at an execution rate, and the steps; ``None`` for no cap.

    ``rate`` is ``None`` where it cannot be found; then nothing is capped, and the steps say that it may have to be.
    """
    if pack.find("total.execution_caps") is None:
        return None, ()
    if rate is None:
        return None, ("执行率算不出来，总分是否按执行率封顶看不出",)
    band = next((band for band in pack.bands("total.execution_caps") if band.holds(rate)), None)
    if band is None or band.points is None:
        return None, ()
    top = pack.number("total.points")
    with exactly():
        cap = bounded(band.points * whole / top, whole)
        shown = show(rate * 100)
    scaled = "" if whole == top else f"（{equation(f'{plain(band.points)} × {plain(whole)} ÷ {plain(top)}', cap)}）"
    return cap, (f"执行率 {shown}%，总分最高 {show(cap)} 分{scaled}",)
