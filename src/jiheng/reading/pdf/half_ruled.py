"""Tables with lines between their rows and none between their columns: what stands between two lines is one row.

A text of several lines in such a row is one text where its lines stand above each other; how far a column reaches, only
the gaps show. So the rows are given as lines with gaps, as those of a table without any lines are.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import msgspec

from jiheng.reading.pdf.lines import TextLine, joined
from jiheng.reading.room import Room
from jiheng.reading.segments import Segment

_FEWEST: Final = 3
"""So many lines across a page are no underlined words."""
_SHORTEST: Final = 40.0

Row: TypeAlias = list[TextLine]


def rows(lines: Sequence[Row], across: Sequence[Segment], tolerance: float, room: Room) -> list[Row]:
    """Put lines of a page together that stand between the same rulings; the others stay as they are.

    Args:
        lines: from top to bottom, each parted at its gaps.
        across: rulings from left to right.
        tolerance: how far apart strokes of one ruling may be.
        room: how many steps the file has left.

    Raises:
        Unreadable: more steps are needed than there is room for.

    """
    long = sorted(_strokes(across, tolerance))
    levels = [at for at, one in enumerate(long) if not at or one.at - long[at - 1].at > tolerance]
    if len(levels) < _FEWEST:
        return list(lines)
    found: dict[float, list[TextLine]] = {}
    alone: list[tuple[float, Row]] = []
    for line in lines:
        for piece in line:
            room.take(len(long))
            top = _above(piece, long)
            if top is None:
                alone.append((piece.base, [piece]))
            else:
                found.setdefault(round(top / tolerance), []).append(piece)
    whole = [(own[0].base, list(_cells(own))) for own in found.values()]
    return [row for _, row in sorted([*whole, *_as_they_were(alone)], key=lambda one: one[0])]


def _strokes(across: Sequence[Segment], tolerance: float) -> Iterator[Segment]:
    """Give rulings, those drawn in pieces whole, without the short ones."""
    held: Segment | None = None
    for one in sorted(across, key=lambda one: (round(one.at / tolerance), one.start)):
        if held is not None and abs(one.at - held.at) <= tolerance and one.start <= held.end + tolerance:
            held = msgspec.structs.replace(held, end=max(held.end, one.end))
            continue
        if held is not None and held.end - held.start >= _SHORTEST:
            yield held
        held = one
    if held is not None and held.end - held.start >= _SHORTEST:
        yield held


def _above(piece: TextLine, long: Sequence[Segment]) -> float | None:
    """Find the ruling under which a text stands, if there is one below it as well."""
    middle = (piece.left + piece.right) / 2
    height = piece.base - piece.size * 0.35
    before = bisect_left(long, Segment(height, 0.0, 0.0))
    covers = [one.start <= middle <= one.end for one in long]
    top = next((long[at].at for at in range(before - 1, -1, -1) if covers[at]), None)
    return top if any(covers[before:]) else None


def _cells(pieces: Sequence[TextLine]) -> Iterator[TextLine]:
    """Put pieces above each other into one, from left to right."""
    columns: list[list[TextLine]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda one: one.left):
        if columns and piece.left < right:
            columns[-1].append(piece)
            right = max(right, piece.right)
        else:
            columns.append([piece])
            right = piece.right
    for column in columns:
        own = sorted(column, key=lambda one: (one.base, one.left))
        left, right = min(one.left for one in own), max(one.right for one in own)
        text = joined(own, right - left).replace("\n", " ")
        certainty = min(one.certainty for one in own)
        yield msgspec.structs.replace(own[0], text=text, left=left, right=right, certainty=certainty)


def _as_they_were(alone: Sequence[tuple[float, Row]]) -> Iterator[tuple[float, Row]]:
    """Put pieces of one line that stand between no rulings beside each other again."""
    held: tuple[float, Row] | None = None
    for base, row in alone:
        if held is not None and held[0] == base:
            held[1].extend(row)
            continue
        if held is not None:
            yield held
        held = base, list(row)
    if held is not None:
        yield held
