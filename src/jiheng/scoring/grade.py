"""The grade of a total, by its exact value and never by the rounded one."""

from decimal import Decimal

from jiheng.rulepacks import Band, RulePack
from jiheng.scoring.arithmetic import ZERO, equation, exactly, is_shown_exactly, plain, settled, show

# So many places of a total are written where it does not end before: enough to see on which side of a bound it is.
_PLACES = 9


def grade(total: Decimal, total_max: Decimal, pack: RulePack) -> tuple[str | None, tuple[str, ...]]:
    """Give the grade of ``total`` out of ``total_max``, and the steps; ``None`` where the pack has no grade for it."""
    if pack.find("grade.scale") is None:
        return None, ("所用规则包没有规定等次",)
    if total_max <= ZERO:
        return None, ("总分满分不大于 0，无法评定等次",)
    whole = pack.number("grade.of")
    total = settled(total)
    steps: list[str] = []
    with exactly():
        scaled = total if total_max == whole else total * whole / total_max
    if total_max != whole:
        scaling = equation(f"{plain(total)} × {plain(whole)} ÷ {plain(total_max)}", scaled)
        steps.append(f"满分不是 {plain(whole)} 分，折算后评定等次：{scaling}")
    found = grades_between(total, total, total_max, pack)
    if not found:
        return None, (*steps, f"{show(scaled)} 分不在等次界线之内")
    if is_shown_exactly(scaled):
        steps.append(f"{show(scaled)} 分：{found[0]}")
    else:
        steps.append(f"等次按未取整的数评定（显示为 {show(scaled)} 分，实为 {_full(scaled)} 分）：{found[0]}")
    return found[0], tuple(steps)


def grades_between(
    low: Decimal, high: Decimal, total_max: Decimal, pack: RulePack, *, high_included: bool = True
) -> tuple[str, ...]:
    """Give every grade that a total from ``low`` to ``high`` may have, in the order of the pack.

    Totals out of something else than the pack's are compared as products, so that no bound is lost in a quotient.
    """
    if pack.find("grade.scale") is None or total_max <= ZERO:
        return ()
    whole = pack.number("grade.of")
    with exactly():
        mine, upto = settled(low) * whole, settled(high) * whole
        return tuple(
            band.label
            for band in pack.bands("grade.scale")
            if (band.low * total_max < upto or (band.low * total_max == upto and high_included))
            and _reaches(band, mine, total_max)
        )


def _reaches(band: Band, mine: Decimal, total_max: Decimal) -> bool:
    if band.high is None:
        return True
    top = band.high * total_max
    return mine < top or (band.high_included and mine == top)


def _full(figure: Decimal) -> str:
    """Write all digits where they end within reason, else the first places and an ellipsis, never rounded up."""
    text = plain(figure)
    whole, _, places = text.partition(".")
    return text if len(places) <= _PLACES else f"{whole}.{places[:_PLACES]}…"
