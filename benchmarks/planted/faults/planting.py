"""What a planter is, and how it is entered in the list."""

import random
from collections.abc import Callable
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft


class Spot(msgspec.Struct, frozen=True):
    """Where a finding must stand: in one of the blocks and, where it is said, in one of the rows and fields."""

    blocks: frozenset[str]
    rows: frozenset[int] | None = None
    fields: frozenset[str] | None = None

    def fits(self, block: str, row: int | None, field: str | None) -> bool:
        """Tell whether a finding stands here."""
        return (
            block in self.blocks
            and (self.rows is None or row in self.rows)
            and (self.fields is None or field in self.fields)
        )


class Planted(msgspec.Struct, frozen=True):
    """A draft with a fault.

    ``rules``, ``year`` and ``stage`` are what must be asked for the fault to be one, ``declared`` is what was approved.
    """

    draft: Draft
    spot: Spot
    rules: tuple[str, ...] = ()
    year: int | None = None
    stage: str = "review"
    declared: Draft | None = None

    @property
    def asks(self) -> bool:
        """Tell whether something must be asked."""
        return bool(self.rules or self.declared) or self.year is not None or self.stage != "review"


Planter = Callable[[Draft, random.Random], Planted | None]


class Fault(msgspec.Struct, frozen=True):
    """One way of making one mistake.

    ``part`` is the part of the form it touches: two faults are planted together only in different parts, or in
    different rows. What touches the ``form`` as a whole is planted alone.
    """

    code: str
    how: str
    part: str
    plant: Planter


FAULTS: Final[list[Fault]] = []

UNPLANTED: Final = {
    "FD013": "没有哪个内置的办法包定了全年预算为 0 时怎么办",
    "FM018": "读表存疑，由读表的测试去种",
    "FM019": "读表存疑，由读表的测试去种",
    "FM020": "读表存疑，由读表的测试去种",
    "FM021": "读表存疑，由读表的测试去种",
    "FM022": "读表存疑，由读表的测试去种",
    "FM023": "读表存疑，由读表的测试去种",
    "FM024": "读表存疑，由读表的测试去种",
    "FM025": "读表存疑，由读表的测试去种",
    "FM026": "读表存疑，由读表的测试去种",
    "IN009": "这些表没有附材料的地方，检查不适用",
}
"""Stable codes without a planter, and why."""


def fault(code: str, how: str, part: str) -> Callable[[Planter], Planter]:
    """Enter a planter in the list."""

    def enter(plant: Planter) -> Planter:
        FAULTS.append(Fault(code, how, part, plant))
        return plant

    return enter


def at(block: str, row: int | None = None, *fields: str) -> Spot:
    """Name a place."""
    return Spot(
        frozenset(block.split("|")), None if row is None else frozenset({row}), frozenset(fields) if fields else None
    )
