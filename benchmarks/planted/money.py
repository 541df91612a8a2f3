"""The fund block: sources that add up, rates as they are, points as the rate gives them."""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from benchmarks.planted.drafts import HUNDRED, Kind, Line, Purse, Style, plain, rounded
from benchmarks.planted.notations import chance

YUAN: Final = Decimal(10_000)
"""Yuan in 万元."""

LABELS: Final = {
    "ministry": ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"),
    "yunnan": ("年度资金总额", "其中：本年财政拨款", "上年结转资金", "其他资金"),
    "sichuan": ("总额", "其中：财政资金", "财政专户管理资金", "单位资金", "其他资金"),
    "beijing": ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"),
}
_CARRYOVER: Final = "上年结转资金"
_SMALLEST, _LARGEST = 5, 40_000


def purses(dice: random.Random, style: Style, lines: Sequence[Line], weight: Decimal) -> tuple[Purse, ...]:
    """Draw up a fund block for these indicators; ``weight`` are the points of execution."""
    revised = _size(dice, lines) * (YUAN if style.unit == "元" else 1)
    revised = rounded(revised, min(2, style.money_places))
    total, *labels = LABELS[style.layout]
    shares = _shares(dice, labels)
    full = chance(dice, 0.3)
    part = Decimal(1) if full else 1 - Decimal(str(round(dice.random() ** 2 * 0.16, 4)))
    change = Decimal(str(round(dice.uniform(-0.2, 0.2), 2))) if chance(dice, 0.45) else Decimal(0)
    if _CARRYOVER in shares:
        change = Decimal(0)  # what was carried over raises the budget by itself
    rows = []
    for label in labels:
        share = shares.get(label)
        if share is None:
            nothing = Decimal(0) if style.layout == "sichuan" else None
            rows.append(Purse(label=label, original=nothing, revised=nothing, spent=nothing))
            continue
        now = rounded(revised * share, style.money_places)
        before = Decimal(0) if label == _CARRYOVER else rounded(now * (1 + change), min(1, style.money_places))
        rows.append(_row(label, before, now, rounded(now * part, style.money_places)))
    return (_whole(total, rows, weight), *rows)


def rate_of(spent: Decimal, revised: Decimal) -> str:
    """Print the share that was spent, with two places."""
    return f"{rounded(spent * HUNDRED / revised, 2)}%"


def execution_points(spent: Decimal, revised: Decimal, weight: Decimal) -> str:
    """Give the points of execution in proportion, with two places at most."""
    return plain(min(weight, rounded(spent * weight / revised, 2)))


def added_up(rows: Sequence[Purse], total: Purse, weight: Decimal) -> Purse:
    """Add the sources up into the total, its rate and its points."""
    whole = _whole(total.label, rows, weight)
    return whole if total.claimed != "—" else total


def _row(label: str, original: Decimal, revised: Decimal, spent: Decimal) -> Purse:
    return Purse(label=label, original=original, revised=revised, spent=spent, rate=rate_of(spent, revised))


def _whole(label: str, rows: Sequence[Purse], weight: Decimal) -> Purse:
    original = sum((row.original or Decimal(0) for row in rows), Decimal(0))
    revised = sum((row.revised or Decimal(0) for row in rows), Decimal(0))
    spent = sum((row.spent or Decimal(0) for row in rows), Decimal(0))
    return Purse(
        label=label, original=original, revised=revised, spent=spent, points=plain(weight),
        rate=rate_of(spent, revised), claimed=execution_points(spent, revised, weight),
    )  # fmt: skip


def _shares(dice: random.Random, labels: Sequence[str]) -> dict[str, Decimal]:
    first, *others = labels
    if chance(dice, 0.65):
        return {first: Decimal(1)}
    second = dice.choice(others)
    share = Decimal(dice.randint(4, 18)) / HUNDRED
    return {first: 1 - share, second: share}


def _size(dice: random.Random, lines: Sequence[Line]) -> Decimal:
    """Give a budget in 万元 that fits what a unit of output is said to cost, where a row says so."""
    for cost in (line for line in lines if line.kind is Kind.COST and "/" in line.unit):
        money, _, per = cost.unit.partition("/")
        for line in lines:
            if line.kind is Kind.COUNT and line.unit.removeprefix("万") == per and cost.got and line.got:
                many = line.got * (YUAN if line.unit.startswith("万") else 1)
                needed = cost.got * many / (1 if money == "万元" else YUAN)
                size = rounded(needed * Decimal(str(round(dice.uniform(1.02, 1.5), 2))), 1)
                if _SMALLEST <= size <= _LARGEST:
                    return size
    return rounded(Decimal(str(round(20 * 150 ** dice.random(), 2))), dice.choice((0, 0, 1, 2)))
