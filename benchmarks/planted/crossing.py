"""Plants faults across forms and counts what is found; and what is said of piles in which there is none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft
from benchmarks.planted.groups import GROUP_FAULTS, Group, GroupFault, grow_group, roster_of
from benchmarks.planted.growing import dice_of
from benchmarks.planted.writing import SUFFIX, write
from jiheng.assess import Options, assess, read
from jiheng.checks import Facts, ReportedAcross, Severity, all_checks

_TRIES: Final = 50


class Crossing(msgspec.Struct, frozen=True):
    """How often each way was planted and found, and the doubts on clean piles, each with the number of its pile."""

    piles: int
    planted: Mapping[GroupFault, int]
    missed: Mapping[GroupFault, tuple[int, ...]]
    absent: tuple[str, ...]
    clean: int
    alarms: tuple[tuple[int, ReportedAcross], ...]

    @property
    def recall(self) -> float:
        """The share of all planted faults that was found with all its forms."""
        planted = sum(self.planted.values())
        return (planted - sum(map(len, self.missed.values()))) / planted if planted else 0.0


def crossing(seed: int, clean: int, faulty: int) -> Crossing:
    """Grow so many clean piles and so many with a fault, every way equally often."""
    there = {one.code for one in all_checks()}
    ways = [fault for fault in GROUP_FAULTS if fault.code in there]
    planted: Counter[GroupFault] = Counter()
    missed: dict[GroupFault, list[int]] = {}
    for number in range(faulty if ways else 0):
        fault = ways[number % len(ways)]
        group = sow(seed, number, fault)
        if group is None:
            continue
        planted[fault] += 1
        if not any(one.code == fault.code and _fits(one, group) for one in judge(group.drafts, group)):
            missed.setdefault(fault, []).append(number)
    alarms = [
        (number, one)
        for number in range(clean)
        for one in judge(grow_group(dice_of(seed, "pile", number)))
        if one.severity is not Severity.ADVICE
    ]
    absent = tuple(sorted({fault.code for fault in GROUP_FAULTS} - there))
    return Crossing(
        faulty, planted, {fault: tuple(found) for fault, found in missed.items()}, absent, clean, tuple(alarms)
    )


def sow(seed: int, number: int, fault: GroupFault) -> Group | None:
    """Grow piles until the mistake can be made in one."""
    dice = dice_of(seed, "across", number)
    grown = (fault.plant(grow_group(dice), dice) for _ in range(_TRIES))
    return next((group for group in grown if group is not None), None)


def judge(drafts: Sequence[Draft], group: Group | None = None) -> tuple[ReportedAcross, ...]:
    """Write all forms, read and assess them, and judge them together, with a roster where the fault is one of it."""
    options, facts = Options(), Facts()
    pack = None
    for place, draft in enumerate(drafts):
        (reading,) = read(write(draft), file=f"form{place}{SUFFIX[draft.style.medium]}")
        case = assess(reading, options)
        facts.add(place, case)
        pack = case.pack
    if group is None or group.roster:
        facts.list_entries(roster_of(drafts) if group is None else group.roster)
    return () if pack is None else facts.judge(pack).findings


def _fits(one: ReportedAcross, group: Group) -> bool:
    return group.expected <= set(one.forms) and group.word in one.message + "".join(one.evidence)
