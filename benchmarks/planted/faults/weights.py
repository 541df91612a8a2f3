"""WT: how the points are divided."""

import random
from decimal import Decimal
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft, Kind, Line, total_of
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.faults.rows import row_fault
from benchmarks.planted.points import due

_TWENTY: Final = 20
_BY_RULE: Final = (
    {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10},
)


def weighing(line: Line, points: Decimal) -> Line:
    """Give a row other points, and what it is due of them."""
    heavier = msgspec.structs.replace(line, points=points)
    share = Decimal(1) if not line.points else (line.claimed or Decimal(0)) / line.points
    claimed = due(heavier) if line.is_missed else points * share
    return msgspec.structs.replace(heavier, claimed=claimed)


@row_fault("WT001", "rows that do not make the total", lambda line: line.is_full and not line.note, part="form")
def _off(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    points = draft.lines[row].points or Decimal(0)
    other = points + dice.choice((1, 2, 3, 4, -1, Decimal("0.5")))
    if other <= 0:
        return None
    return Planted(draft.put(row, weighing(draft.lines[row], other)), at("indicators|total"))


@fault("WT002", "dimensions that the rule does not know", "form")
def _dimensions(draft: Draft, _dice: random.Random) -> Planted | None:
    names = {line.dimension for line in draft.lines}
    shares = {name: int(total_of(line.points for line in draft.lines if line.dimension == name)) for name in names}
    if shares in _BY_RULE or "成本指标" in names:
        return None
    return Planted(draft, at("indicators|total|funds"), rules=("mof-2020-10",))


@fault("WT003", "execution beside the hundred", "form")
def _beside(draft: Draft, _dice: random.Random) -> Planted | None:
    return None if draft.inside else Planted(draft, at("indicators|total|funds"))


@row_fault("WT004", "a row of more than twenty points", lambda line: line.is_full and not line.note, part="form")
def _heavy(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    line = draft.lines[row]
    wanted = Decimal(dice.choice((21, 22, 24, 25, 30)))
    lacking = wanted - (line.points or Decimal(0))
    others = [
        other for other in draft.rows(lambda one: one.dimension == line.dimension) if other != row
    ]  # fmt: skip
    for other in others:
        points = draft.lines[other].points or Decimal(0)
        taken = min(lacking, points - 1)
        if taken > 0:
            draft = draft.put(other, weighing(draft.lines[other], points - taken))
            lacking -= taken
    if lacking > 0:
        return None
    return Planted(draft.put(row, weighing(line, wanted)), at("indicators", row))


@row_fault("WT006", "健全 weighs more than every number beside it", lambda line: line.figure == "健全", part="form")
def _formula(draft: Draft, row: int, _dice: random.Random) -> Planted | None:
    dimension = draft.lines[row].dimension
    rows = draft.rows(lambda line: line.dimension == dimension)
    if not any(draft.lines[other].is_number for other in rows):
        return None
    heavy = max(rows, key=lambda other: draft.lines[other].points or Decimal(0))
    high, low = draft.lines[heavy].points or Decimal(0), draft.lines[row].points or Decimal(0)
    draft = draft.put(heavy, weighing(draft.lines[heavy], low))
    draft = draft.put(row, weighing(draft.lines[row], high))
    most = max(
        line.points or Decimal(0) for line in draft.lines if line.dimension == dimension and line.kind is not Kind.WORD
    )
    if most >= high:
        giver = next(other for other in rows if draft.lines[other].points == most and other != row)
        draft = draft.put(giver, weighing(draft.lines[giver], most - (most - high) - 1))
        draft = draft.put(row, weighing(draft.lines[row], high + most - high + 1))
        if any(
            (draft.lines[other].points or 0) >= (draft.lines[row].points or 0)
            for other in rows
            if other != row and draft.lines[other].is_number
        ):
            return None
    return Planted(draft, at("indicators", row))
