"""Where lines of text stand on a page: what detection finds, cut at the walls of cells, and ink that it overlooks."""

from collections.abc import Sequence
from typing import Final

import cv2
import msgspec
import numpy as np

from jiheng.reading.ruled import Box, RuledTable
from jiheng.reading.scan import one_sign
from jiheng.reading.scan.pictures import Picture

_ENOUGH: Final = 0.3
"""Ink that reaches less than so many letters into a cell is its neighbour's."""
_MARGIN: Final = 0.2
"""Room left around the ink of a strip, in letters, as detection leaves it."""
_TALL: Final = 1.7
_OFF_THE_WALL: Final = 0.35
"""A flat bar nearer to the top or bottom of its cell, in letters, is what is left of a ruling."""
_SHARED: Final = 0.5
_BESIDE: Final = 0.7
"""Ink so near to a strip, in letters, and on its line, is part of it: detection stopped short."""
_SPECK: Final = 0.45
"""Ink lower and narrower than so many letters, where no text was found, is dirt,"""
_MIDDLE: Final = 0.6
"""but for a flat bar that lies within so many letters of the middle of its cell."""
_WALL: Final = 0.15
_RULED: Final = 3.0
"""A wall that was painted over takes so many letters, and at least so many pixels, from the middle of its line."""
_SHOOT: Final = 0.35
"""Letters reach at most so many letters beyond the lines in which they were found."""


class Blots:
    """The ink of a page in its separate blots, to find those that detection cut through."""

    def __init__(self, marks: Picture) -> None:
        _, self._labels, self._stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)

    def whole(self, box: Box, letter: float) -> Box:
        """Widen a box above and below to the ends of the blots of which it holds most."""
        left, top, right, bottom = int(box.left), int(box.top), int(np.ceil(box.right)), int(np.ceil(box.bottom))
        part = self._labels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
        inside = np.bincount(part.ravel(), minlength=1)
        inside[0] = 0
        held = np.flatnonzero(2 * inside > self._stats[: inside.size, cv2.CC_STAT_AREA])
        if not held.size:
            return box
        tops = self._stats[held, cv2.CC_STAT_TOP]
        ends = tops + self._stats[held, cv2.CC_STAT_HEIGHT]
        shoot = _SHOOT * letter
        return Box(
            box.left,
            min(box.top, max(float(tops.min()), box.top - shoot)),
            box.right,
            max(box.bottom, min(float(ends.max()), box.bottom + shoot)),
        )


class Strip(msgspec.Struct, frozen=True):
    """One line of text to be read: its ink, the cell (of all tables of the page, or none).

    ``sign`` is what the shape of its ink tells, where that is one sign. ``clipped`` says that the ink reaches to where
    a wall of the cell was, so that part of it may have gone with the wall.
    """

    box: Box
    cell: int | None
    sign: str = ""
    clipped: bool = False


def strips(found: Sequence[Box], tables: Sequence[RuledTable], marks: Picture, letter: float) -> list[Strip]:
    """Cut what was found at the walls of cells, and add ink in cells that was not found.

    ``marks`` is the ink of the page without rulings.
    """
    cells = [cell.box for table in tables for cell in table.cells]
    left = marks.copy()
    own: dict[int | None, list[Box]] = {}
    blots = Blots(marks)
    for box in _parted(found, marks):
        tight = ink_box(marks, blots.whole(box, letter))
        if tight is None:
            continue
        for index, part in _cells_of(tight, cells, marks, letter) or [(None, tight)]:
            for line in _upright(part, marks, letter):
                _put(own.setdefault(index, []), line, letter, within=0)
        _wipe(left, box)
        _wipe(left, tight)
    for index, cell in enumerate(cells):
        for box in _overlooked(left, cell, letter):
            _put(own.setdefault(index, []), box, letter, within=_BESIDE)
    return [
        Strip(box, index, one_sign.told(marks, box, letter), index is not None and _reaches(box, cells[index], letter))
        for index, boxes in own.items()
        for box in _as_one_sign(boxes, marks, letter)
    ]


def _as_one_sign(boxes: list[Box], marks: Picture, letter: float) -> list[Box]:
    """Put the two bars of = together, which were found as two lines of text."""
    if len(boxes) != len("=="):
        return boxes
    both = _around(*boxes)
    return [both] if one_sign.is_equals(marks, both, letter) else boxes


def _reaches(box: Box, cell: Box, letter: float) -> bool:
    """Say whether ink reaches to where the left or right wall of its cell was."""
    return min(box.left - cell.left, cell.right - box.right) <= max(_RULED, _WALL * letter)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _parted(found: Sequence[Box], marks: Picture) -> list[Box]:
    """Part lines that were found to overlap a little, one below the other, at the row with the least ink."""
    boxes = sorted(found, key=lambda box: box.top)
    for upper in range(len(boxes)):
        for lower in range(upper + 1, len(boxes)):
            above, below = boxes[upper], boxes[lower]
            if below.top >= above.bottom:
                break
            shared = min(above.right, below.right) - max(above.left, below.left)
            deep = above.bottom - below.top
            narrower = min(above.right - above.left, below.right - below.left)
            if shared < _SHARED * narrower or deep > _SHARED * min(above.bottom - above.top, below.bottom - below.top):
                continue
            left, right = int(max(above.left, below.left)), int(min(above.right, below.right))
            rows = marks[int(below.top) : int(above.bottom) + 1, left:right].sum(axis=1, dtype=np.int64)
            cut = float(int(below.top) + int(np.argmin(rows)))
            boxes[upper] = Box(above.left, above.top, above.right, cut)
            boxes[lower] = Box(below.left, cut, below.right, below.bottom)
    return boxes


def _put(boxes: list[Box], box: Box, letter: float, *, within: float) -> None:
    """Add a box to those of a cell; one that overlaps it, or lies ``within`` so many letters, takes it in."""
    for place, other in enumerate(boxes):
        if _adjoins(other, box, within * letter):
            boxes[place] = _around(other, box)
            return
    boxes.append(box)


def _adjoins(one: Box, other: Box, reach: float) -> bool:
    """Say whether two boxes on one line lie nearer than ``reach``."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(one.left - other.right, other.left - one.right)
    return shared > _SHARED * min(one.bottom - one.top, other.bottom - other.top) and gap < reach


def ink_box(marks: Picture, box: Box) -> Box | None:
    """Shrink a box to the ink in it; ``None`` where there is none."""
    left, top = max(int(box.left), 0), max(int(box.top), 0)
    part = marks[top : max(int(np.ceil(box.bottom)), top), left : max(int(np.ceil(box.right)), left)]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return None
    return Box(float(left + columns[0]), float(top + rows[0]), float(left + columns[-1] + 1), float(top + rows[-1] + 1))


def crop(grey: Picture, box: Box, letter: float, *, margin: float = _MARGIN) -> Picture:
    """Take the picture of a strip with some room around it, on white where the page ends."""
    room = max(2, round(margin * letter))
    height, width = grey.shape[:2]
    left, top = max(int(box.left) - room, 0), max(int(box.top) - room, 0)
    right, bottom = min(int(box.right) + room, width), min(int(box.bottom) + room, height)
    return np.ascontiguousarray(grey[top:bottom, left:right])


def _cells_of(tight: Box, cells: Sequence[Box], marks: Picture, letter: float) -> list[tuple[int | None, Box]]:
    """Share the ink of a box out among the cells over which it lies."""
    own: list[tuple[int | None, Box]] = []
    for index, cell in enumerate(cells):
        both = Box(
            max(tight.left, cell.left),
            max(tight.top, cell.top),
            min(tight.right, cell.right),
            min(tight.bottom, cell.bottom),
        )
        if both.left >= both.right or both.top >= both.bottom:
            continue
        part = ink_box(marks, both)
        if part is not None and _counts(part, tight, letter):
            own.append((index, part))
    return own


def _counts(part: Box, whole: Box, letter: float) -> bool:
    """Tell a share of the text from a stroke that reaches over."""
    width, height = part.right - part.left, part.bottom - part.top
    least = _ENOUGH * letter
    return (width >= least or width >= 0.8 * (whole.right - whole.left)) and (
        height >= least or height >= 0.5 * (whole.bottom - whole.top)
    )


def _upright(box: Box, marks: Picture, letter: float) -> list[Box]:
    """Part a column of single letters into its letters; a line stays whole."""
    width, height = box.right - box.left, box.bottom - box.top
    if height < _TALL * width or height < _TALL * letter:
        return [box]
    part = marks[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    filled = np.concatenate(([0], part.any(axis=1).astype(np.int8), [0]))
    starts, ends = np.flatnonzero(np.diff(filled) > 0), np.flatnonzero(np.diff(filled) < 0)
    letters: list[tuple[float, float]] = []
    high = max(width, letter) * 1.15
    for start, end in zip(starts, ends, strict=True):
        if letters and end - letters[-1][0] <= high:
            letters[-1] = (letters[-1][0], float(end))
        else:
            letters.append((float(start), float(end)))
    return [Box(box.left, box.top + start, box.right, box.top + end) for start, end in letters]


def _wipe(marks: Picture, box: Box) -> None:
    marks[max(int(box.top), 0) : int(box.bottom) + 1, max(int(box.left), 0) : int(box.right) + 1] = 0


def _overlooked(left: Picture, cell: Box, letter: float) -> list[Box]:
    """Find lines of ink in a cell that nobody claimed, without specks and what is left of the walls."""
    rim = max(2, int(letter * 0.15))
    inner = Box(cell.left + rim, cell.top + rim, cell.right - rim, cell.bottom - rim)
    if inner.right - inner.left < rim or inner.bottom - inner.top < rim:
        return []
    top, side = int(inner.top), int(inner.left)
    part = left[top : int(inner.bottom), side : int(inner.right)]
    if not part.any():
        return []
    joined = cv2.dilate(part, np.ones((1, max(3, int(letter * 0.8))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for x, y, width, height, _ in stats[1:]:
        box = ink_box(left, Box(float(side + x), float(top + y), float(side + x + width), float(top + y + height)))
        if box is None:
            continue
        if max(box.right - box.left, box.bottom - box.top) < _SPECK * letter and not _is_hyphen(
            left, box, cell, letter
        ):
            continue
        off = min(box.top - cell.top, cell.bottom - box.bottom)
        if off >= _OFF_THE_WALL * letter or not one_sign.is_dash(left, box, letter):
            boxes.append(box)
    return boxes


def _is_hyphen(left: Picture, box: Box, cell: Box, letter: float) -> bool:
    """Say whether ink is a short bar in the middle of a cell, and not dirt."""
    aside = abs(box.left + box.right - cell.left - cell.right) / 2
    above = abs(box.top + box.bottom - cell.top - cell.bottom) / 2
    return max(aside, above) <= _MIDDLE * letter and one_sign.is_dash(left, box, letter)
