"""FD: the fund block."""

import random
from decimal import Decimal

import msgspec

from benchmarks.planted.drafts import Draft, Line, Purse, rounded
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.faults.rows import countable, missing, row_fault
from benchmarks.planted.money import YUAN, added_up, rate_of


def _sources(draft: Draft) -> list[int]:
    return [row for row, purse in enumerate(draft.purses) if row and purse.revised]


def _again(draft: Draft, weight: Decimal) -> Draft:
    for row in _sources(draft):
        purse = draft.purses[row]
        draft = draft.with_purse(row, rate=rate_of(purse.spent or Decimal(0), purse.revised or Decimal(1)))
    total = added_up(draft.purses[1:], draft.total, weight)
    return draft.having(purses=(total, *draft.purses[1:]))


@fault("FD001", "yuan under 万元", "form")
def _yuan(draft: Draft, _dice: random.Random) -> Planted | None:
    if draft.style.unit != "万元" or (draft.total.revised or 0) < 5:  # noqa: PLR2004 - less might well be 万元
        return None
    purses = tuple(_scaled(purse, YUAN) for purse in draft.purses)
    style = msgspec.structs.replace(draft.style, money_places=2)
    return Planted(draft.having(purses=purses, style=style), at("funds|header"))


@fault("FD001", "万元 under yuan", "form")
def _ten_thousands(draft: Draft, _dice: random.Random) -> Planted | None:
    if draft.style.unit != "元" or not 5 <= (draft.total.revised or 0) / YUAN <= 900:  # noqa: PLR2004 - no project costs 900 yuan
        return None
    purses = tuple(_scaled(purse, 1 / YUAN) for purse in draft.purses)
    style = msgspec.structs.replace(draft.style, money_places=6)
    return Planted(draft.having(purses=purses, style=style), at("funds|header"))


def _scaled(purse: Purse, factor: Decimal) -> Purse:
    amounts = {name: getattr(purse, name) for name in ("original", "revised", "spent")}
    return msgspec.structs.replace(
        purse, **{name: None if amount is None else amount * factor for name, amount in amounts.items()}
    )


@fault("FD002", "a source that is short", "funds")
def _short(draft: Draft, dice: random.Random) -> Planted:
    row, name = dice.choice(_sources(draft)), dice.choice(("revised", "spent"))
    amount = getattr(draft.purses[row], name)
    less = dice.choice((Decimal(1), rounded(amount / 10, draft.style.money_places), amount / 2))
    less = less if less < amount else amount / 2
    return Planted(draft.with_purse(row, **{name: rounded(amount - less, draft.style.money_places)}), at("funds"))


@fault("FD003", "a source above the total", "funds")
def _above(draft: Draft, dice: random.Random) -> Planted | None:
    rows = _sources(draft)
    if len(rows) != 1:
        return None
    name = dice.choice(("revised", "spent"))
    amount = getattr(draft.purses[rows[0]], name)
    more = dice.choice((Decimal(1), amount / 10))
    return Planted(draft.with_purse(rows[0], **{name: rounded(amount + more, draft.style.money_places)}), at("funds"))


@fault("FD004", "a total of nothing", "funds")
def _nothing(draft: Draft, dice: random.Random) -> Planted:
    name, field = dice.choice(
        (("original", "original_budget"), ("revised", "revised_budget"), ("spent", "actual_expenditure"))
    )
    if not sum((getattr(purse, name) or 0 for purse in draft.purses[1:]), Decimal(0)):
        name, field = "revised", "revised_budget"
    return Planted(draft.with_purse(0, **{name: dice.choice((None, Decimal(0)))}), at("funds", 0, field))


@fault("FD005", "a rate that is another", "funds")
def _rate(draft: Draft, dice: random.Random) -> Planted | None:
    right = Decimal(draft.total.rate.rstrip("%"))
    wrong = dice.choice((right - Decimal("1.3"), right - Decimal(10), min(right + 2, Decimal(100))))
    if abs(wrong - right) < 1:  # amounts are rounded too
        return None
    return Planted(draft.with_purse(0, rate=f"{wrong:.2f}%"), at("funds", 0, "execution_rate"))


@fault("FD005", "a rate on the first budget", "funds")
def _first(draft: Draft, _dice: random.Random) -> Planted | None:
    total = draft.total
    if not total.original or not total.spent:
        return None
    rate = rate_of(total.spent, total.original)
    if abs(Decimal(rate.rstrip("%")) - Decimal(total.rate.rstrip("%"))) < 1:
        return None
    return Planted(draft.with_purse(0, rate=rate), at("funds", 0, "execution_rate"))


@fault("FD006", "no rate for a source", "funds")
def _no_rate(draft: Draft, dice: random.Random) -> Planted:
    row = dice.choice(_sources(draft))
    return Planted(draft.with_purse(row, rate=""), at("funds", row, "execution_rate"))


@fault("FD007", "more spent than there was", "funds")
def _over(draft: Draft, dice: random.Random) -> Planted:
    factor = Decimal(dice.randint(102, 140)) / 100
    weight = Decimal(draft.total.points)
    for row in _sources(draft):
        spent = rounded((draft.purses[row].revised or Decimal(0)) * factor, draft.style.money_places)
        draft = draft.with_purse(row, spent=spent)
    return Planted(_again(draft, weight), at("funds", 0))


@fault("FD008", "full points at a lower rate", "funds")
def _full(draft: Draft, dice: random.Random) -> Planted | None:
    weight = Decimal(draft.total.points)
    if weight != 10:  # noqa: PLR2004 - the points the regulation speaks of
        return None
    draft = _spent(draft, Decimal(dice.randint(60, 98)) / 100).with_purse(0, claimed="10")
    return Planted(draft, at("funds", 0, "claimed_points"), rules=("mof-2020-10",))


@fault("FD008", "points rounded down or a point too few", "funds")
def _fewer(draft: Draft, dice: random.Random) -> Planted | None:
    if draft.total.points != "10":
        return None
    draft = _spent(draft, Decimal(dice.randint(80, 97)) / 100)
    points = Decimal(draft.total.claimed) - dice.choice((Decimal(1), Decimal("0.5")))
    return Planted(draft.with_purse(0, claimed=f"{points}"), at("funds", 0, "claimed_points"), rules=("mof-2020-10",))


def _spent(draft: Draft, part: Decimal) -> Draft:
    """Let the same part of every source have been spent."""
    weight = Decimal(draft.total.points)
    for row in _sources(draft):
        spent = rounded((draft.purses[row].revised or Decimal(0)) * part, draft.style.money_places)
        draft = draft.with_purse(row, spent=spent)
    return _again(draft, weight)


@fault("FD009", "little spent, and nothing said", "form")
def _little(draft: Draft, dice: random.Random) -> Planted | None:
    if draft.remarks or any(line.note for line in draft.lines):
        return None
    draft = _spent(draft, Decimal(dice.randint(40, 88)) / 100)
    return Planted(draft, at("funds", 0), rules=("sichuan",))


def _cut(draft: Draft, dice: random.Random, low: int, high: int, *, down: bool) -> Draft:
    """Let the first budget have been larger or smaller by so many per cent of itself."""
    part = Decimal(dice.randint(low, high)) / 100
    weight = Decimal(draft.total.points)
    whole = rounded((draft.total.revised or Decimal(0)) / (1 - part if down else 1 + part), 1)
    first, *others = _sources(draft)
    draft = draft.with_purse(first, original=whole)
    for row in others:
        draft = draft.with_purse(row, original=Decimal(0))
    return _again(draft, weight)


@fault("FD010", "a budget cut or raised by a third and more", "funds")
def _large(draft: Draft, dice: random.Random) -> Planted:
    down = dice.random() < 0.5  # noqa: PLR2004 - one in two
    return Planted(_cut(draft, dice, 31, 68, down=down), at("funds", 0))


@fault("FD010", "a budget changed by a tenth and more", "funds")
def _noticeable(draft: Draft, dice: random.Random) -> Planted:
    down = dice.random() < 0.5  # noqa: PLR2004 - one in two
    return Planted(_cut(draft, dice, 11, 28, down=down), at("funds", 0))


@fault("FD011", "the budget is what was spent", "funds")
def _to_spending(draft: Draft, dice: random.Random) -> Planted:
    draft = _cut(_spent(draft, Decimal(1)), dice, 2, 25, down=dice.random() < 0.7)  # noqa: PLR2004 - cuts are commoner
    return Planted(draft, at("funds", 0))


@fault("FD012", "a deep cut, and every output reached", "form")
def _despite(draft: Draft, dice: random.Random) -> Planted | None:
    if any(line.is_missed or line.note for line in draft.lines if line.dimension == "产出指标"):
        return None
    return Planted(_cut(draft, dice, 32, 70, down=True), at("funds", 0))


def _is_countable(line: Line) -> bool:
    room = 10  # to miss by more than a fifth
    return countable(line) and line.category == "数量指标" and (line.aim or 0) >= room


@row_fault("FD015", "all spent, and a quantity under four fifths", _is_countable, part="form")
def _all_spent(draft: Draft, row: int, dice: random.Random) -> Planted:
    return Planted(_spent(missing(draft, row, dice, 30, 76), Decimal(1)), at("funds|indicators"))


@fault("FD015", "under half spent, and every output full", "form")
def _half(draft: Draft, dice: random.Random) -> Planted | None:
    if any(line.is_missed or not line.is_full for line in draft.lines if line.dimension == "产出指标"):
        return None
    return Planted(_spent(draft, Decimal(dice.randint(15, 48)) / 100), at("funds|indicators"))
