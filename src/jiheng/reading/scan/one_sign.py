"""Signs alone in their place that the shape of their ink tells: a dash, a slash, =; the engine sees 一, 1 and 二."""

from typing import Any, Final, NamedTuple, TypeAlias

import cv2
import numpy as np

from jiheng.reading.ruled import Box
from jiheng.reading.scan.pictures import Picture

DASH: Final = "—"
SLASH: Final = "/"
EQUALS: Final = "="

_HEIGHT: Final = 0.3
_LENGTH: Final = (0.28, 3.2)
"""A dash is so many letters long, from the shortest hyphen to the longest dash,"""
_SLENDER: Final = 0.36
"""and so many times as thick as it is long, on the average."""
_MOTE: Final = 0.15
"""Ink so many letters wide and high is dirt."""
_ALIKE: Final = 0.85
"""The shorter bar of = is so many times as long as the other; those of 二 differ more."""
_APART: Final = 0.6
"""The bars of = lie so many letters apart, at most, from the top of one to the top of the other."""
_UPRIGHT: Final = (0.6, 1.6)
"""A slash is so many letters high,"""
_LEANING: Final = (0.2, 1.0)
"""leans to the right by so many times its height, more than a slanted 1,"""
_STROKE: Final = 0.25
"""is so many letters wide in every row,"""
_STRAIGHT: Final = 0.06
"""and nowhere so many letters off its line."""

_Shape: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]


class _Blot(NamedTuple):
    """A piece of ink that hangs together: where it lies in its box, and its pixels."""

    left: int
    top: int
    width: int
    height: int
    shape: _Shape


def told(marks: Picture, box: Box, letter: float) -> str:
    """Give the sign that the ink in a box is, or nothing where its shape does not tell."""
    if is_dash(marks, box, letter):
        return DASH
    if is_equals(marks, box, letter):
        return EQUALS
    return SLASH if is_slash(marks, box, letter) else ""


def is_dash(marks: Picture, box: Box, letter: float) -> bool:
    """Say whether the ink in a box is one flat bar, but for specks."""
    blots = _blots(marks, box, letter)
    return len(blots) == 1 and _is_bar(blots[0], letter)


def is_equals(marks: Picture, box: Box, letter: float) -> bool:
    """Say whether the ink in a box is two flat bars of one length, one close below the other."""
    blots = _blots(marks, box, letter)
    if len(blots) != len("==") or not all(_is_bar(blot, letter) for blot in blots):
        return False
    one, other = blots
    longer = max(one.width, other.width)
    return (
        min(one.width, other.width) >= _ALIKE * longer
        and abs(one.left - other.left) <= (1 - _ALIKE) * longer
        and abs(one.top - other.top) <= _APART * letter
    )


def is_slash(marks: Picture, box: Box, letter: float) -> bool:
    """Say whether the ink in a box is one straight stroke that leans to the right."""
    blots = _blots(marks, box, letter)
    if len(blots) != 1 or not _UPRIGHT[0] * letter <= blots[0].height <= _UPRIGHT[1] * letter:
        return False
    rows, columns = np.nonzero(blots[0].shape)
    count = np.bincount(rows)
    middles = np.bincount(rows, columns) / count
    heights = np.arange(count.size)
    lean, start = np.polyfit(heights, middles, 1)
    off = np.abs(middles - (start + lean * heights)).max()
    return bool(
        _LEANING[0] <= -lean <= _LEANING[1]
        and count.max() <= max(3.0, _STROKE * letter)
        and off <= max(1.0, _STRAIGHT * letter)
    )


def _blots(marks: Picture, box: Box, letter: float) -> list[_Blot]:
    """Give the pieces of ink in a box, but for dirt; none where they are more than make one sign."""
    part = np.ascontiguousarray(marks[int(box.top) : int(box.bottom), int(box.left) : int(box.right)])
    _, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    mote = max(2, _MOTE * letter)
    large = [
        number for number in range(1, len(stats)) if max(stats[number, cv2.CC_STAT_WIDTH : cv2.CC_STAT_AREA]) > mote
    ]
    if len(large) > len("=="):
        return []
    found = []
    for number in large:
        left, top, width, height, _ = (int(one) for one in stats[number])
        found.append(_Blot(left, top, width, height, labels[top : top + height, left : left + width] == number))
    return found


def _is_bar(blot: _Blot, letter: float) -> bool:
    if blot.height > max(5.0, _HEIGHT * letter) or not _LENGTH[0] * letter <= blot.width <= _LENGTH[1] * letter:
        return False
    return bool(blot.shape.sum() < blot.width * blot.width * _SLENDER)
