"""What a run gives: tables of samples, and goals with what was measured against them."""

import msgspec

from benchmarks.machine import Machine
from benchmarks.timing import Samples, Spread, ratio


class Goal(msgspec.Struct, frozen=True):
    """A bound on a ratio or a time. ``unit`` is ``×``, ``ms`` or another word put behind the figures."""

    what: str
    bound: float
    measured: Spread
    unit: str
    is_least: bool

    @property
    def is_reached(self) -> bool:
        """Tell whether the median keeps the bound."""
        middle = self.measured.median
        return middle >= self.bound if self.is_least else middle <= self.bound


def at_least(what: str, bound: float, measured: Spread, unit: str = "×") -> Goal:
    """Ask for ``bound`` or more."""
    return Goal(what, bound, measured, unit, is_least=True)


def at_most(what: str, bound: float, measured: Spread, unit: str = "×") -> Goal:
    """Ask for ``bound`` or less."""
    return Goal(what, bound, measured, unit, is_least=False)


class Section(msgspec.Struct, frozen=True):
    """One table: contestants on one input. ``ours`` names the line that all others are compared with."""

    title: str
    about: str
    samples: tuple[Samples, ...]
    ours: str
    goals: tuple[Goal, ...] = ()
    unit: str = "ms"

    def times_ours(self, samples: Samples) -> Spread:
        """Say how many times as much as ours a contestant took."""
        return ratio(samples, next(one for one in self.samples if one.name == self.ours))


class Run(msgspec.Struct, frozen=True):
    """Everything one run measured; ``day`` is the day it was made, ``notes`` what was left out and why.

    ``planted`` are the lines of Markdown that say which planted faults were found, ``accuracy`` those that say how many
    fields were read right, with their goals, and ``beside`` those that compare our reader's cells with the peers'.
    """

    day: str
    rounds: int
    machine: Machine
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    planted: tuple[str, ...] = ()
    accuracy: tuple[str, ...] = ()
    accuracy_goals: tuple[Goal, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals, in the order of the tables."""
        return (*(goal for section in self.sections for goal in section.goals), *self.accuracy_goals)
