"""Texts too long for their cells that run into the next one, where others stand.

The engine leaves out a character that lies where another like it lies already; so of two texts that run into each other
either may have lost some, and nothing is left to show it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from jiheng.reading.pdf.letters import Letter
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box

_OVER_BORDER: Final = 0.1
_SAME_LINE: Final = 0.7
HANGING: Final = frozenset("，。、；：？！）》」』】〕”’…·,.;:")
"""What may hang over the border at the end of a line, being blank for the most part."""

Extent: TypeAlias = tuple[float, float, float, float]
"""From where to where letters reach, on what base, and how high they are."""


def extent(run: Sequence[Letter]) -> Extent | None:
    """Say where letters written together stand; ``None`` if they are cut to their cell or do not lie."""
    end = len(run)
    while end and (run[end - 1].text in HANGING or run[end - 1].text.isspace()):
        end -= 1
    own = run[:end]
    if not own or any(letter.clip is not None or not letter.upright for letter in own):
        return None
    return min(one.left for one in own), max(one.right for one in own), own[0].base, own[0].size


def run_together(extents: Mapping[int, Sequence[Extent]], boxes: Sequence[Box], room: Room) -> set[int]:
    """Find the cells of a table whose texts reach over the border to where that of another cell stands.

    Args:
        extents: where the letters of each cell stand, by the number of the cell.
        boxes: the cells.
        room: how many steps the file has left.

    Raises:
        Unreadable: more steps are needed than there is room for.

    """
    found: set[int] = set()
    lines = sum(map(len, extents.values()))
    for number, own in extents.items():
        box = boxes[number]
        for left, right, base, size in own:
            slack = _OVER_BORDER * size
            if left >= box.left - slack and right <= box.right + slack:
                continue
            room.take(lines)
            for other, those in extents.items():
                reached = right > boxes[other].left + slack and left < boxes[other].right - slack
                if other != number and reached and any(abs(base - line[2]) <= _SAME_LINE * size for line in those):
                    found |= {number, other}
    return found
