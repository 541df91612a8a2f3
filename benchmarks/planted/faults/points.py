"""SC: points that do not follow."""

import random
from decimal import Decimal
from typing import Final

from benchmarks.planted.drafts import HUNDRED, Draft, Kind, Line, rounded
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.faults.rows import countable, in_row, miss_fault, missing, row_fault
from benchmarks.planted.notations import printed
from benchmarks.planted.points import due
from benchmarks.planted.prose import reason

_WRITTEN: Final = {"≥", "≧", ">=", ">"}
_EQUAL: Final = {"=", "﹦", "═"}
_TELLING: Final = Decimal("0.12")
"""More than any rounding explains."""
_HALF: Final = Decimal("0.5")
_TEN: Final = 10


@fault("SC001", "a total that is another", "total")
def _total(draft: Draft, dice: random.Random) -> Planted:
    offs = [Decimal(off) for off in ("-1", "-2", "-0.5", "1", "2")]
    fitting = [off for off in offs if (draft.sum or 0) + off <= HUNDRED]
    return Planted(draft.having(off=dice.choice(fitting)), at("total", None, "claimed_points"))


@row_fault("SC002", "more than the maximum", lambda line: not line.note and line.is_full)
def _over(draft: Draft, row: int, dice: random.Random) -> Planted:
    points = draft.lines[row].points or Decimal(0)
    return in_row(draft.with_line(row, claimed=points + dice.choice((Decimal("0.5"), 1, 5))), row, "claimed_points")


@row_fault("SC002", "less than nothing", lambda line: not line.note)
def _under(draft: Draft, row: int, _dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, claimed=Decimal(-1)), row, "claimed_points")


@fault("SC003", "a grade that the form's own scale does not give", "form")
def _grade(draft: Draft, dice: random.Random) -> Planted:
    total = draft.sum or Decimal(0)
    wrong = dice.choice([grade for grade, low in (("优", 90), ("良", 80), ("中", 60)) if not low <= total <= low + 20])
    wrong = "良" if total >= 90 else wrong  # noqa: PLR2004 - the bound of 优
    scale = "评价等级：优（90分及以上）、良（80-90分，不含90分）、中（60-80分，不含80分）、差（60分以下）。"
    others = tuple((label, text) for label, text in draft.remarks if label != "自评等级")
    return Planted(draft.having(remarks=(("自评等级", wrong), ("填表说明", scale), *others)), at("footer|total"))


@row_fault("SC004", "reached and docked", lambda line: countable(line) and line.is_full and (line.points or 0) > 1)
def _docked(draft: Draft, row: int, dice: random.Random) -> Planted:
    points = draft.lines[row].points or Decimal(0)
    note = dice.choice(("", reason(dice)))
    return in_row(draft.with_line(row, claimed=points - 1, note=note), row, "claimed_points", "deviation_note")


@miss_fault("SC005", "missed, and docked by feeling")
def _feeling(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    line = draft.lines[row]
    points, right = line.points or Decimal(0), due(line, 4)
    tries = [points - 1, points - Decimal("0.5"), rounded(right, 0), rounded(points / 2, 1), right + Decimal("0.4")]
    wrong = [one for one in tries if 0 < one < points and abs(one - right) > _TELLING]
    return (
        in_row(draft.with_line(row, claimed=rounded(dice.choice(wrong), 2)), row, "claimed_points") if wrong else None
    )


def _full(draft: Draft, row: int) -> Planted | None:
    line = draft.lines[row]
    lost = (line.points or Decimal(0)) - due(line)
    return in_row(draft.with_line(row, claimed=line.points), row, "claimed_points") if lost > _TELLING else None


@row_fault("SC006", "missed and full, the sign written", lambda line: countable(line) and line.sign.strip() in _WRITTEN)
def _full_written(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    return _full(missing(draft, row, dice, 40, 95), row)


@row_fault("SC006", "missed and full, no sign", lambda line: countable(line) and not line.sign.strip())
def _full_bare(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    return _full(missing(draft, row, dice, 40, 95), row)


@row_fault(
    "SC007",
    "partly reached, with points as if reached",
    lambda line: line.kind is Kind.WORD and not line.note and line.is_full,
)
def _partly(draft: Draft, row: int, dice: random.Random) -> Planted:
    actual = dice.choice(("部分达成预期指标并具有一定效果", "未达成预期指标且效果较差", "部分达成", "未达成"))
    return in_row(draft.with_line(row, actual=actual, note=reason(dice)), row, "claimed_points")


@row_fault(
    "SC007", "reached, with points as if not", lambda line: line.kind is Kind.WORD and not line.note and line.is_full
)
def _as_if_not(draft: Draft, row: int, dice: random.Random) -> Planted:
    claimed = rounded((draft.lines[row].points or Decimal(0)) * dice.choice((Decimal("0.3"), Decimal("0.5"))), 2)
    return in_row(
        draft.with_line(row, actual="达成预期指标", claimed=claimed, note=reason(dice)), row, "claimed_points"
    )


@row_fault("SC008", "far over the target", lambda line: _is_count(line) and (line.aim or 0) >= _TEN)
def _far(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    times = dice.choice((Decimal("1.31"), Decimal("1.5"), Decimal(2), Decimal("4.287")))
    return _over_target(draft, row, rounded((line.aim or Decimal(0)) * times + _HALF, 0), dice)


@row_fault("SC008", "a few more than a few", lambda line: _is_count(line) and (line.aim or 0) < _TEN)
def _few(draft: Draft, row: int, dice: random.Random) -> Planted:
    return _over_target(draft, row, (draft.lines[row].aim or Decimal(0)) + dice.randint(3, 9), dice)


def _over_target(draft: Draft, row: int, got: Decimal, dice: random.Random) -> Planted:
    line = draft.lines[row]
    sign = "≥" if line.sign.strip() in _EQUAL else dice.choice(("≥", line.sign))
    return in_row(draft.with_line(row, sign=sign, got=got, actual=printed(got, line.unit)), row)


def _is_count(line: Line) -> bool:
    return countable(line) and line.kind is Kind.COUNT


@fault("SC009", "every row full", "form")
def _all_full(draft: Draft, _dice: random.Random) -> Planted | None:
    if any(line.note for line in draft.lines) or not all(line.is_full for line in draft.lines):
        return None
    return Planted(draft, at("indicators|total"))
