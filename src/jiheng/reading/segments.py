"""Straight ruling lines, how much of a piece of one is drawn, and the boxes between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

import msgspec


class Segment(msgspec.Struct, frozen=True, gc=False, order=True):
    """A straight ruling at ``at`` from ``start`` to ``end``: y and two x of a horizontal one, x and two y else."""

    at: float
    start: float
    end: float


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom


class Edge:
    """A line of a grid: which parts of it are drawn, held so that those of a piece are found at once."""

    def __init__(self, drawn: Sequence[Segment]) -> None:
        self._drawn = sorted(drawn, key=lambda own: own.start)
        self._starts = [own.start for own in self._drawn]
        self._reached = list(accumulate((own.end for own in self._drawn), max))

    def covered(self, start: float, end: float) -> float:
        """Measure how much of a piece is drawn."""
        between = self._drawn[bisect_right(self._reached, start) : bisect_left(self._starts, end)]
        return sum(max(min(own.end, end) - max(own.start, start), 0) for own in between)
