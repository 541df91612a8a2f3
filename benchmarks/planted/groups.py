"""XF: piles of forms with a fault that no form has by itself. Planters as in :mod:`faults`, for piles."""

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft, Kind
from benchmarks.planted.faults.rows import countable, missing
from benchmarks.planted.growing import Office, grow_for, office_of
from benchmarks.planted.vocabulary import PLACES, spheres
from jiheng.form import Entry

_OFFICES: Final = 3
_LARGE: Final = 12
_LONG: Final = 24
_YUAN: Final = {"元": Decimal(1), "万元": Decimal(10_000)}


class Group(msgspec.Struct, frozen=True):
    """A pile. A finding must name all forms of ``expected`` and hold ``word``; ``roster`` is what was approved."""

    drafts: tuple[Draft, ...]
    expected: frozenset[int] = frozenset()
    word: str = ""
    roster: tuple[Entry, ...] = ()


Planter = Callable[[tuple[Draft, ...], random.Random], Group | None]


class GroupFault(msgspec.Struct, frozen=True):
    """One way of making one mistake across forms."""

    code: str
    how: str
    plant: Planter


GROUP_FAULTS: Final[list[GroupFault]] = []


def _across(code: str, how: str) -> Callable[[Planter], Planter]:
    def enter(plant: Planter) -> Planter:
        GROUP_FAULTS.append(GroupFault(code, how, plant))
        return plant

    return enter


def grow_group(dice: random.Random) -> tuple[Draft, ...]:
    """Grow a clean pile of one year: three offices with a few projects each, all of different kinds."""
    kinds = [(sphere, theme) for sphere in spheres() for theme in sphere.themes]
    dice.shuffle(kinds)
    place, year = dice.choice(PLACES), dice.randint(2019, 2025)
    drafts: list[Draft] = []
    for number in range(_OFFICES):
        sphere, theme = kinds[number]
        office = office_of(dice, sphere, place, year)
        themes = [theme, *(other for _, other in kinds[_OFFICES + number :: _OFFICES])][: dice.randint(3, 5)]
        drafts += [grow_for(dice, office, one) for one in themes]
    return tuple(drafts)


def roster_of(drafts: Sequence[Draft]) -> tuple[Entry, ...]:
    """Draw up the list of approved projects that these forms answer."""
    return tuple(_entry(number, draft) for number, draft in enumerate(drafts, start=1))


def _entry(number: int, draft: Draft) -> Entry:
    def yuan(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * _YUAN[draft.style.unit]

    return Entry(
        number,
        code=draft.code or None,
        project=draft.project,
        implementing_unit=draft.unit,
        competent_department=draft.department,
        original_budget=yuan(draft.total.original),
        revised_budget=yuan(draft.total.revised),
        actual_expenditure=yuan(draft.total.spent),
    )


def _put(drafts: Sequence[Draft], place: int, draft: Draft) -> tuple[Draft, ...]:
    changed = list(drafts)
    changed[place] = draft
    return tuple(changed)


@_across("XF001", "a project filed twice")
def _twice(drafts: tuple[Draft, ...], dice: random.Random) -> Group:
    first, second = sorted(dice.sample(range(len(drafts)), 2))
    one = drafts[first]
    other = drafts[second].having(project=one.project, unit=one.unit, department=one.department, code=one.code)
    return Group(_put(drafts, second, other), frozenset({first, second}))


@_across("XF001", "a code used twice")
def _code(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    coded = [place for place, draft in enumerate(drafts) if draft.code]
    if len(coded) < 2:  # noqa: PLR2004 - two are wanted
        return None
    first, second = sorted(dice.sample(coded, 2))
    return Group(_put(drafts, second, drafts[second].having(code=drafts[first].code)), frozenset({first, second}))


@_across("XF002", "one satisfaction for three projects of a unit")
def _satisfied(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    unit = dice.choice([draft.unit for draft in drafts])
    own = [place for place, draft in enumerate(drafts) if draft.unit == unit]
    changed = drafts
    for place in own:
        draft = drafts[place]
        for row in draft.rows(lambda line: line.category == "服务对象满意度指标"):
            draft = draft.with_line(
                row, sign="≥", figure="90", unit="%", actual="95%", aim=Decimal(90), got=Decimal(95), note="",
                claimed=draft.lines[row].points,
            )  # fmt: skip
        changed = _put(changed, place, draft)
    return Group(changed, frozenset(own)) if len(own) > 2 else None  # noqa: PLR2004 - three are wanted


def _copied(drafts: tuple[Draft, ...], dice: random.Random, name: str, *, whole: bool) -> Group | None:
    first, second = dice.sample(range(len(drafts)), 2)
    text = drafts[first].goal if name == "goal" else drafts[first].result
    if len(text) < 2 * _LONG:
        return None
    own = dice.choice(("同时做好年度总结。", "并接受各方监督。"))
    copied = text if whole else text[: -len(own) - 1] + "，" + own
    return Group(_put(drafts, second, drafts[second].having(**{name: copied})), frozenset({first, second}))


@_across("XF003", "a goal from another project")
def _goal(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    return _copied(drafts, dice, "goal", whole=True)


@_across("XF003", "a goal from another project but for its end")
def _most(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    return _copied(drafts, dice, "goal", whole=False)


@_across("XF003", "a result from another project")
def _result(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    return _copied(drafts, dice, "result", whole=True)


@_across("XF005", "a unit of hundreds")
def _inflated(drafts: tuple[Draft, ...], dice: random.Random) -> Group:
    one = drafts[0]
    place, elsewhere = one.department[:3], f"{one.department[:3]}综合事务中心"
    offices = (
        Office(spheres()[0], one.department, one.unit, one.year),
        Office(spheres()[0], place, elsewhere, one.year),
    )
    kinds = [theme for sphere in spheres() for theme in sphere.themes]
    pile = [grow_for(dice, office, theme) for office in offices for theme in dice.sample(kinds, _LARGE)]
    pile = [_perfect(draft) if draft.unit == one.unit else _modest(draft, dice) for draft in pile]
    return Group(tuple(pile), frozenset(range(_LARGE)))


def _perfect(draft: Draft) -> Draft:
    for row, line in enumerate(draft.lines):
        actual = f"{line.figure}{line.unit}" if line.is_missed or line.note else line.actual
        draft = draft.with_line(
            row, claimed=line.points, note="", actual=actual, got=line.aim if line.is_missed else line.got
        )
    total = draft.total
    return draft.with_purse(0, spent=total.revised, rate="100.00%", claimed=total.points).with_purse(
        1, spent=draft.purses[1].revised, rate="100.00%"
    )


def _modest(draft: Draft, dice: random.Random) -> Draft:
    rows = draft.rows(countable)
    for row in dice.sample(rows, min(2, len(rows))):
        draft = missing(draft, row, dice, 70, 95)
    return draft


@_across("XF006", "a project without a form")
def _absent(drafts: tuple[Draft, ...], dice: random.Random) -> Group:
    place = dice.randrange(len(drafts))
    left = tuple(draft for at, draft in enumerate(drafts) if at != place)
    return Group(left, word=drafts[place].project, roster=roster_of(drafts))


@_across("XF006", "a form without a project")
def _unknown(drafts: tuple[Draft, ...], dice: random.Random) -> Group:
    place = dice.randrange(len(drafts))
    roster = tuple(entry for entry in roster_of(drafts) if entry.number != place + 1)
    return Group(drafts, frozenset({place}), roster=roster)


@_across("XF007", "a budget that is not the approved one")
def _ledger(drafts: tuple[Draft, ...], dice: random.Random) -> Group:
    place = dice.randrange(len(drafts))
    name = dice.choice(("original_budget", "revised_budget", "actual_expenditure"))
    roster = list(roster_of(drafts))
    amount = getattr(roster[place], name) or Decimal(0)
    roster[place] = msgspec.structs.replace(roster[place], **{name: amount * Decimal("1.1") + 20_000})
    return Group(drafts, frozenset({place}), roster=tuple(roster))


@_across("XF008", "a remedy promised last year, and the same miss")
def _promise(drafts: tuple[Draft, ...], dice: random.Random) -> Group | None:
    place = dice.randrange(len(drafts))
    rows = drafts[place].rows(lambda line: countable(line) and line.kind is Kind.COUNT)
    if not rows:
        return None
    now = missing(drafts[place], dice.choice(rows), dice, 60, 90)
    year = now.year - 1
    before = now.having(year=year, project=now.project.replace(f"{now.year}年", f"{year}年"))
    return Group((*_put(drafts, place, now), before), frozenset({place, len(drafts)}))
