"""Targets and actual values as real forms write them, with about the frequencies of published forms."""

import random
from decimal import Decimal
from typing import Final

from benchmarks.planted.drafts import Kind, Line, plain, rounded
from benchmarks.planted.vocabulary import Spec

# How often which sign stands before a number that must be reached, out of some 230 in published forms. None at all
# is the commonest; the two last are words.
AT_LEAST: Final = {"": 134, "≥": 58, "=": 17, "≧": 6, ">=": 5, "﹦": 3, "═": 2, ">": 2, "不少于": 2, "不低于": 1}
AT_MOST: Final = {"≤": 12, "<=": 2, "": 5, "不超过": 2, "不高于": 1, "≦": 1}
_PERCENT: Final = {"%": 30, "百分比": 1, "％": 2}
_WORDS: Final = {"same": 23, "tier": 12, "scale": 1}
_ONE_SIDED: Final = 0.08
_THOUSANDS: Final = 10_000


def pick(dice: random.Random, weights: dict[str, int]) -> str:
    """Choose by weight."""
    return dice.choices(list(weights), list(weights.values()))[0]


def chance(dice: random.Random, share: float) -> bool:
    """Throw a coin that falls on its head in this share of throws."""
    return dice.random() < share


def draw(dice: random.Random, spec: Spec, year: int, *, one_cell: bool = True) -> Line:
    """Write a row whose target was reached, without points; ``one_cell`` says whether the target stands in one."""
    if spec.unit == "月":
        return _date(dice, spec, year)
    if not spec.unit:
        return _words(dice, spec)
    if one_cell and chance(dice, 0.03) and (rare := _rare(dice, spec)) is not None:
        return rare
    if spec.span == "0":
        return _nothing(dice, spec)
    return _number(dice, spec)


def frequency_or_word(spec: Spec) -> Kind:
    """Tell a frequency from other words."""
    return Kind.FREQUENCY if spec.span.startswith(("每", "按")) else Kind.WORD


def printed(number: Decimal, unit: str, *, thousands: bool = False) -> str:
    """Print a number with its unit."""
    return f"{number:,f}{unit}" if thousands else f"{plain(number)}{unit}"


def places_of(text: str) -> int:
    """Count the decimal places of a printed number."""
    return len(text.partition(".")[2])


def _number(dice: random.Random, spec: Spec) -> Line:
    at_most = is_bound_from_above(spec)
    low, _, high = spec.span.lstrip("≤").partition("-")
    places = max(places_of(low), places_of(high))
    aim = _between(dice, Decimal(low), Decimal(high), places)
    kind = Kind.COST if "成本" in spec.category else Kind.RATE if spec.unit in {"%", "‰"} else Kind.COUNT
    sign = pick(dice, AT_MOST if at_most else AT_LEAST)
    is_equal = sign in {"=", "﹦", "═"}
    better = _better(dice, aim, spec, places)
    repeats = is_equal or (sign != ">" and chance(dice, 0.55))  # in real forms even more rows repeat the target
    got = aim if repeats else better
    if got == aim and sign == ">":
        sign = "≥"
    unit = pick(dice, _PERCENT) if spec.unit == "%" else spec.unit
    blank = " " if sign and chance(dice, 0.06) else ""
    thousands = kind is Kind.COUNT and aim >= _THOUSANDS and chance(dice, 0.1)
    figure, actual = printed(aim, "", thousands=thousands), printed(got, "", thousands=thousands)
    if kind is Kind.RATE and chance(dice, 0.15):
        figure, actual = f"{aim:.2f}", f"{got:.2f}"
    behind = "" if chance(dice, _ONE_SIDED) and kind is not Kind.COST else spec.unit
    return Line(
        category=spec.category, name=spec.name, kind=kind, sign=f"{sign}{blank}", figure=figure, unit=unit,
        actual=f"{actual}{behind}", aim=aim, got=got, at_most=at_most,
    )  # fmt: skip


def _between(dice: random.Random, low: Decimal, high: Decimal, places: int) -> Decimal:
    """Choose a target: people like round numbers."""
    number = rounded(low + (high - low) * Decimal(str(round(dice.random() ** 2, 4))), places)
    for step in (Decimal(1000), Decimal(100), Decimal(10), Decimal(5)):
        near = rounded(number / step, 0) * step
        if low <= near <= high and number >= step * 4 and chance(dice, 0.7):
            return near
    return number


def _better(dice: random.Random, aim: Decimal, spec: Spec, places: int) -> Decimal:
    """Say what was reached where it is a little better than the target, or the same."""
    part = Decimal(str(round(dice.random() * 0.12, 4)))
    if is_bound_from_above(spec):
        return rounded(aim * (1 - part), places)
    better = rounded(aim * (1 + part), places)
    return min(better, Decimal(100)) if spec.unit == "%" else better


def is_bound_from_above(spec: Spec) -> bool:
    """Tell whether less is better."""
    return spec.span.startswith("≤") or "成本" in spec.category


def _rare(dice: random.Random, spec: Spec) -> Line | None:
    """Write a value as only some forms do: as a range, for each, or by the year."""
    low, _, high = spec.span.partition("-")
    if not (low.isdigit() and high.isdigit()) or "成本" in spec.category:
        return None
    figure = (int(low) + int(high)) // 2
    unit = spec.unit
    ways = [(f"{figure}-{figure + 9}{unit}", f"{figure + 4}{unit}")]
    if unit in {"场", "场次", "次", "人次"}:
        ways += [(f"每年{figure}{unit}", f"{figure}{unit}"), (f"{figure}{unit}以上", f"{figure + 1}{unit}")]
    if unit == "%":
        ways = [(f"不低于{figure}%", f"{figure}%"), (f"{figure}%以上", f"{figure}%"), (f"达到{figure}%", f"{figure}%")]
    target, actual = dice.choice(ways)
    return Line(category=spec.category, name=spec.name, kind=Kind.OTHER, figure=target, actual=actual)


def _nothing(dice: random.Random, spec: Spec) -> Line:
    sign = dice.choice(("", "", "=", "≤"))
    return Line(
        category=spec.category, name=spec.name, kind=Kind.COUNT, sign=sign, figure="0", unit=spec.unit,
        actual=f"0{spec.unit}", aim=Decimal(0), got=Decimal(0), at_most=True,
    )  # fmt: skip


def _words(dice: random.Random, spec: Spec) -> Line:
    kind = frequency_or_word(spec)
    target = spec.span.split("/")[-1 if chance(dice, 0.3) else 0]
    actual = target
    if kind is Kind.FREQUENCY:
        target = actual = dice.choice((target, f"按{target[1:]}"))
    else:
        how = pick(dice, _WORDS)
        if how == "tier":
            actual = dice.choice(("达成预期指标", "达成年度指标", "全部达成"))
        if how == "scale":
            target, actual = "优良中低差", "优"
    return Line(category=spec.category, name=spec.name, kind=kind, figure=target, actual=actual)


def _date(dice: random.Random, spec: Spec, year: int) -> Line:
    low, high = (int(part) for part in spec.span.split("-"))
    month = dice.randint(low, high)
    earlier = max(1, month - dice.randint(0, 2))
    day = dice.randint(3, 26)
    target, actual = dice.choice((
        (f"{year}年{month}月底前", f"{year}年{earlier}月{day}日"),
        (f"{month}月底前", f"{earlier}月{day}日"),
        (f"{year}年{month}月", f"{year}年{earlier}月"),
        (f"{month}月底之前完成", f"{earlier}月底完成"),
        (f"{year}年{month}月28日前", f"{year}年{earlier}月{day}日"),
        (f"{month}月底", f"{month}月底"),
    ))  # fmt: skip
    return Line(category=spec.category, name=spec.name, kind=Kind.DATE, figure=target, actual=actual)
