"""Samples taken in turns, and what can be said of them."""

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

import msgspec

Clock = Callable[[], float]
"""Gives seconds; only differences mean anything."""

_LEAST_SECONDS = 0.005
"""A sample lasts at least this long: what is quicker is called several times in a sample."""


class Spread(msgspec.Struct, frozen=True):
    """The middle and the ends of some figures."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        """Sum up ``figures``, of which there is at least one."""
        return cls(median(figures), min(figures), max(figures))


class Samples(msgspec.Struct, frozen=True):
    """What one contestant took, one figure a round, in the unit of the table it stands in."""

    name: str
    figures: tuple[float, ...]

    @property
    def spread(self) -> Spread:
        """The middle and the ends of the figures."""
        return Spread.of(self.figures)


def ratio(samples: Samples, to: Samples) -> Spread:
    """Say how many times as much as ``to`` these samples took: round by round, then summed up.

    Raises:
        ValueError: the two were not taken in the same rounds.
    """
    return Spread.of([mine / other for mine, other in zip(samples.figures, to.figures, strict=True)])


def quickest(samples: Iterable[Samples]) -> Samples:
    """Choose the contestant with the smallest median."""
    return min(samples, key=lambda one: one.spread.median)


def alternate(
    contestants: Mapping[str, Callable[[], object]],
    rounds: int,
    *,
    clock: Clock = time.thread_time,
    least: float = _LEAST_SECONDS,
) -> dict[str, Samples]:
    """Time the contestants in turns and give milliseconds of one call, under their names.

    The clock is that of this thread's work, so that a sample does not grow while another program has the core. Two
    calls each are not counted: one warms up, one tells how many calls make a sample of ``least`` seconds.
    """
    calls = {name: _calls(contestant, clock, least) for name, contestant in contestants.items()}
    figures: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for number in range(rounds):
        start = number % len(names)
        for name in names[start:] + names[:start]:
            figures[name].append(_sample(contestants[name], calls[name], clock) * 1_000)
    return {name: Samples(name, tuple(found)) for name, found in figures.items()}


def _calls(contestant: Callable[[], object], clock: Clock, least: float) -> int:
    contestant()
    took = _sample(contestant, 1, clock)
    return max(1, round(least / took)) if took > 0 else 1


def _sample(contestant: Callable[[], object], calls: int, clock: Clock) -> float:
    """Give the seconds of one call, out of several. Garbage that others left is taken away first."""
    gc.collect()
    begun = clock()
    for _ in range(calls):
        contestant()
    return (clock() - begun) / calls
