"""Plants, reads, assesses and counts: which faults were found at their place, and what was said of clean forms."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft
from benchmarks.planted.faults import UNPLANTED, Fault, Planted, faults
from benchmarks.planted.growing import dice_of, grow
from benchmarks.planted.writing import SUFFIX, write
from jiheng.assess import Options, lay_out, read
from jiheng.checks import Severity, Stage, find, run
from jiheng.form import SelfEvaluation
from jiheng.rulepacks import known_packs

_TRIES: Final = 600
"""Clean forms looked at, at most, for one in which a mistake can be made."""

_SEVERAL: Final = 4
"""One faulty form in so many has two or three faults."""

_READING: Final = "reading"
_OPEN: Final = "open"
_SKIPPED: Final = "skipped"


class Said(msgspec.Struct, frozen=True):
    """One thing that was said of a form: a finding, or what has a word in place of a weight.

    ``reading`` is a doubt of reading, ``open`` what a check could not judge, ``skipped`` that it does not apply.
    """

    code: str
    block: str
    row: int | None
    field: str | None
    matter: str
    weight: str
    message: str


class Told(msgspec.Struct, frozen=True):
    """All that was said of one form, and the milliseconds it took from the bytes on."""

    said: tuple[Said, ...]
    milliseconds: float


class Miss(msgspec.Struct, frozen=True):
    """A planted fault that was not found at its place; ``instead`` is what its check said."""

    fault: Fault
    planted: Planted
    number: int
    instead: tuple[Said, ...]


class Alarm(msgspec.Struct, frozen=True):
    """What should not be said of a clean form."""

    said: Said
    number: int
    draft: Draft


class Clean(msgspec.Struct, frozen=True):
    """What was said of clean forms.

    ``items`` are the ERROR and DOUBT items of each form, one a matter, ``open`` what could not be judged; doubts of
    reading are counted apart, advice is allowed and only counted.
    """

    items: tuple[int, ...]
    open: tuple[int, ...]
    alarms: tuple[Alarm, ...]
    doubts: tuple[Alarm, ...]
    advice: tuple[int, ...]
    milliseconds: tuple[float, ...]

    @property
    def rate(self) -> float:
        """ERROR and DOUBT items a form."""
        return sum(self.items) / len(self.items)


class Faulty(msgspec.Struct, frozen=True):
    """How often each way of making each mistake was planted and found; ``absent`` says of codes why they were not."""

    forms: int
    planted: Mapping[Fault, int]
    misses: tuple[Miss, ...]
    absent: Mapping[str, str]
    items: tuple[int, ...]
    milliseconds: tuple[float, ...]

    def found(self, fault: Fault) -> int:
        """Say how often this one was found at its place."""
        return self.planted[fault] - sum(1 for miss in self.misses if miss.fault == fault)

    @property
    def recall(self) -> float:
        """The share of all planted faults that was found at its place."""
        planted = sum(self.planted.values())
        return (planted - len(self.misses)) / planted if planted else 0.0


def clean(seed: int, forms: int) -> Clean:
    """Grow clean forms and count what is said of them."""
    items, undecided, advice, milliseconds = [], [], [], []
    alarms: list[Alarm] = []
    doubts: list[Alarm] = []
    for number in range(forms):
        draft = grow(dice_of(seed, "clean", number))
        told = tell(draft)
        heavy = [one for one in told.said if one.weight in {"ERROR", "DOUBT"}]
        items.append(len({one.matter for one in heavy}))
        undecided.append(sum(1 for one in told.said if one.weight == _OPEN))
        advice.append(sum(1 for one in told.said if one.weight == "ADVICE"))
        milliseconds.append(told.milliseconds)
        alarms += [Alarm(one, number, draft) for one in heavy]
        doubts += [Alarm(one, number, draft) for one in told.said if one.weight == _READING]
    return Clean(tuple(items), tuple(undecided), tuple(alarms), tuple(doubts), tuple(advice), tuple(milliseconds))


def faulty(seed: int, forms: int) -> Faulty:
    """Plant faults in so many forms, every way of every mistake equally often, some forms with two or three."""
    ways = [fault for fault in faults() if not why_absent(fault.code)]
    absent = UNPLANTED | {fault.code: why for fault in faults() if (why := why_absent(fault.code))}
    planted: Counter[Fault] = Counter()
    misses: list[Miss] = []
    items, milliseconds = [], []
    for number in range(forms):
        dice = dice_of(seed, "faulty", number)
        first = ways[number % len(ways)]
        more = dice.randint(1, 2) if number // len(ways) % _SEVERAL == _SEVERAL - 1 else 0
        together = plant(dice, first, dice.sample(ways, len(ways)) if more else [], more)
        if together is None:
            absent[first.code] = f"{_TRIES} 张表里没有种得下的：{first.how}"
            continue
        sown, asked = together
        told = tell(asked.draft, asked)
        planted.update(fault for fault, _ in sown)
        misses += _missed(sown, told.said, number, asked)
        items.append(len({one.matter for one in told.said if one.weight in {"ERROR", "DOUBT"}}))
        milliseconds.append(told.milliseconds)
    return Faulty(forms, planted, tuple(misses), absent, tuple(items), tuple(milliseconds))


def why_absent(code: str) -> str:
    """Say why a code cannot be looked for, or nothing where it can."""
    if find(code) is None:
        return "还没有这项检查"
    if code == "FD009" and "sichuan" not in known_packs():
        return "还没有所需的办法包"
    return ""


def plant(
    dice: random.Random, first: Fault, others: Sequence[Fault], more: int
) -> tuple[list[tuple[Fault, Planted]], Planted] | None:
    """Grow clean forms until the first mistake can be made in one, and make up to so many others beside it."""
    for _ in range(_TRIES):
        planted = first.plant(grow(dice), dice)
        if planted is None:
            continue
        sown = [(first, planted)]
        for other in _beside(first, others):
            if len(sown) > more:
                break
            further = other.plant(planted.draft, dice)
            if further is not None and not (planted.asks and further.asks):
                sown.append((other, further))
                asked = further if further.asks else planted
                planted = msgspec.structs.replace(asked, draft=further.draft)
        return sown, planted
    return None


def tell(draft: Draft, asked: Planted | None = None) -> Told:
    """Write a form, let the library read and assess it, and list what it says."""
    content = write(draft)
    options, declared = Options(), None
    if asked is not None:
        declared = asked.declared
        options = Options(rules=asked.rules, year=asked.year, stage=Stage(asked.stage))
    begun = time.thread_time()
    said = tuple(_said(content, f"form{SUFFIX[draft.style.medium]}", options, declared))
    return Told(said, (time.thread_time() - begun) * 1_000)


def _said(content: bytes, file: str, options: Options, declared: Draft | None) -> Iterator[Said]:
    readings = read(content, file=file)
    if len(readings) != 1 or not isinstance(readings[0].form, SelfEvaluation):
        yield Said("unread", "", None, None, "unread", "ERROR", f"{len(readings)} forms were read")
        return
    for doubt in readings[0].doubts:
        where = doubt.where
        yield Said(doubt.code, where.block, where.row, where.field, _READING, _READING, doubt.what)
    case = lay_out(readings[0].form, readings[0].doubts, options)
    if declared is not None:
        (approved,) = read(write(declared), file=file)
        assert isinstance(approved.form, SelfEvaluation), "a clean form"  # noqa: S101 - tells the type checker
        case = msgspec.structs.replace(case, declaration=approved.form)
    outcome = run(case)
    for one in outcome.findings:
        where = one.where
        weight = Severity(one.severity).name
        yield Said(one.code, where.block, where.row, where.field, one.matter, weight, one.message)
    for other in outcome.not_judged:
        where = other.where
        yield Said(other.code, where.block, where.row, where.field, _OPEN, _OPEN, other.reason)
    for skipped in outcome.skipped:
        yield Said(skipped.code, "", None, None, _SKIPPED, _SKIPPED, skipped.reason)


def _beside(first: Fault, others: Sequence[Fault]) -> Iterator[Fault]:
    """Choose mistakes for other parts of the form, or for other rows; a mistake of the whole form stands alone."""
    parts = {first.part}
    for other in others if first.part != "form" else ():
        if other.part == "form" or other.code == first.code or (other.part in parts and other.part != "row"):
            continue
        parts.add(other.part)
        yield other


def _missed(sown: Sequence[tuple[Fault, Planted]], said: Sequence[Said], number: int, asked: Planted) -> Iterator[Miss]:
    for fault, planted in sown:
        same = tuple(one for one in said if one.code == fault.code)
        found = (one for one in same if one.weight not in {_OPEN, _SKIPPED})
        if not any(planted.spot.fits(one.block, one.row, one.field) for one in found):
            yield Miss(fault, msgspec.structs.replace(asked, spot=planted.spot), number, same)


def middle(figures: Sequence[float]) -> float:
    """Give the median, 0 of nothing."""
    return median(figures) if figures else 0.0
