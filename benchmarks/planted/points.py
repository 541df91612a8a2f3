"""Points: how a place divides its hundred, and what a row is due."""

import random
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Final

import msgspec

from benchmarks.planted.drafts import HUNDRED, Draft, Kind, Line, rounded
from benchmarks.planted.notations import chance, printed
from benchmarks.planted.prose import reason


class Scheme(msgspec.Struct, frozen=True):
    """How the points are divided. ``inside`` says whether those of execution are part of the hundred."""

    execution: int
    shares: dict[str, int]
    inside: bool = True


def _scheme(output: int, benefit: int, satisfaction: int, *, cost: int = 0, execution: int = 10) -> Scheme:
    shares = {"产出指标": output, "效益指标": benefit, "满意度指标": satisfaction, "成本指标": cost}
    whole = output + benefit + satisfaction + cost
    return Scheme(execution, {name: share for name, share in shares.items() if share}, inside=whole < HUNDRED)


SCHEMES: Final = (
    _scheme(50, 30, 10),
    _scheme(50, 30, 10),
    _scheme(50, 30, 10),
    _scheme(40, 20, 10, cost=20),
    _scheme(40, 40, 10),
    _scheme(45, 30, 25),
    _scheme(60, 30, 10),
    _scheme(50, 40, 10),
    _scheme(50, 20, 10, execution=20),
)
_HALF: Final = Decimal("0.5")


def divided(dice: random.Random, lines: Sequence[Line], scheme: Scheme) -> tuple[Line, ...]:
    """Give every row its points, all of them earned."""
    counts = {dimension: sum(1 for line in lines if line.dimension == dimension) for dimension in scheme.shares}
    parts = {name: iter(_parts(dice, Decimal(share), counts[name])) for name, share in scheme.shares.items()}
    given = [(line, next(parts[line.dimension])) for line in lines]
    return tuple(msgspec.structs.replace(line, points=part, claimed=part) for line, part in given)


def _parts(dice: random.Random, whole: Decimal, count: int) -> list[Decimal]:
    """Divide points over rows in halves or hundredths, evenly or with a favourite; they add up exactly."""
    step = Decimal("0.01") if chance(dice, 0.12) else _HALF
    even = (whole / count / step).to_integral_value(ROUND_DOWN) * step
    parts = [even] * count
    left = int((whole - even * count) / step)
    for at in range(left):
        parts[at % count] += step
    if step == _HALF and count > 1 and chance(dice, 0.5):
        takes, gives = dice.sample(range(count), 2)
        moved = min(Decimal(dice.randint(1, 2)), parts[gives] - _HALF)
        parts[takes] += moved
        parts[gives] -= moved
    return parts


def due(line: Line, places: int = 2) -> Decimal:
    """Give the points a number is due: in proportion where it was missed."""
    if line.points is None or line.aim is None or line.got is None or not line.is_missed:
        return line.points or Decimal(0)
    ratio = line.aim / line.got if line.at_most else line.got / line.aim
    return rounded(line.points * ratio, places)


def missed(dice: random.Random, line: Line, least: int, most: int) -> Line:
    """Let a row reach between ``least`` and ``most`` per cent of its target, with its due points and a reason."""
    aim = line.aim or Decimal(0)
    places = len(f"{line.got:f}".partition(".")[2])
    got = rounded(aim * Decimal(dice.randint(least, most)) / HUNDRED, places)
    got = got if got < aim else got - Decimal(1).scaleb(-places)
    lower = msgspec.structs.replace(line, got=got, actual=printed(got, line.unit))
    return msgspec.structs.replace(lower, claimed=due(lower), note=reason(dice))


def candid(dice: random.Random, draft: Draft) -> Draft:
    """Let some rows fall a little short, with due points and a reason, as honest forms do."""
    numbers = draft.rows(lambda line: line.is_number and not line.at_most and line.kind in {Kind.COUNT, Kind.RATE})
    wanted = 0 if chance(dice, 0.6) else dice.randint(1, 3)
    for row in dice.sample(numbers, min(wanted, len(numbers))):
        line = missed(dice, draft.lines[row], 82, 99)
        if line.got and line.got * 5 >= (line.aim or 0) * 4:
            draft = draft.with_line(row, got=line.got, actual=line.actual, claimed=line.claimed, note=line.note)
    if chance(dice, 0.06):
        draft = _partly(dice, draft)
    if chance(dice, 0.03):
        draft = _exceeded(dice, draft)
    return _late(dice, draft) if chance(dice, 0.03) else draft


def _partly(dice: random.Random, draft: Draft) -> Draft:
    """Let a word be reached in part, or wholly with a little left to do."""
    words = draft.rows(lambda line: line.kind is Kind.WORD and line.category == "社会效益指标")
    if not words:
        return draft
    row = dice.choice(words)
    line, is_part = draft.lines[row], chance(dice, 0.5)
    share = Decimal(dice.randint(62, 78) if is_part else dice.randint(82, 98)) / HUNDRED
    actual = "部分达成预期指标并具有一定效果" if is_part else line.actual
    claimed = rounded((line.points or Decimal(0)) * share, 2)
    return draft.with_line(row, actual=actual, claimed=claimed, note=reason(dice))


def _exceeded(dice: random.Random, draft: Draft) -> Draft:
    """Let a bound from above be exceeded a little."""
    rows = draft.rows(lambda line: line.is_number and line.at_most and line.kind is Kind.COUNT and (line.aim or 0) >= 1)
    if not rows:
        return draft
    row = dice.choice(rows)
    line = draft.lines[row]
    got = (line.aim or Decimal(0)) + 1
    over = msgspec.structs.replace(line, got=got)
    actual = printed(got, line.unit)
    return draft.with_line(row, got=got, actual=actual, claimed=due(over), note=reason(dice))


def _late(dice: random.Random, draft: Draft) -> Draft:
    """Let a date be missed."""
    rows = draft.rows(lambda line: line.kind is Kind.DATE)
    if not rows:
        return draft
    row = dice.choice(rows)
    claimed = rounded((draft.lines[row].points or Decimal(0)) * Decimal(dice.randint(80, 95)) / HUNDRED, 1)
    actual = f"{draft.year}年12月{dice.randint(2, 28)}日"
    if "12月" in draft.lines[row].figure:
        return draft
    return draft.with_line(row, actual=actual, claimed=claimed, note=reason(dice))
