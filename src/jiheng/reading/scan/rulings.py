"""The lines of a table in a picture: long runs of ink across and down, as segments, and a page without them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import cv2
import numpy as np

from jiheng.reading.ruled import Box, Segment
from jiheng.reading.scan.pictures import Picture

_LONG: Final = 2.5
"""A ruling across is at least so many letters long; the bar of a letter is not."""
_HIGH: Final = 1.3
"""A ruling down likewise: rows are higher than their letters."""
_SURE: Final = 10.0
"""A line of so many letters is a ruling wherever it ends."""
_THICK: Final = 0.35
_BROKEN: Final = 0.15
"""A ruling may be broken for so many letters, as letters side by side are not,"""
_GAP: Final = 0.5
"""and its parts, each long enough by itself, may lie so far apart."""
_BENT: Final = 0.35
"""A ruling of which one part lies so many letters above another may pass by the wrong side of a text."""
_PARTS: Final = 8
_REACH: Final = 0.5
"""Rulings that meet end so many letters from each other at most."""

_BESIDE: Final = 0.25
"""So many letters above and below a ruling is paper,"""
_CROWDED: Final = 0.6
"""but for this share of its length, above and below together."""

_Places: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
_Found: TypeAlias = list[tuple[Segment, Picture, tuple[int, int]]]
"""Segments with their pixels and the upper left corner of these."""


class Rulings(NamedTuple):
    """Lines across and down, the pixels they take, and where those run that are not straight, as on curled paper."""

    across: list[Segment]
    down: list[Segment]
    pixels: Picture
    bent: tuple[Box, ...]


def rulings(marks: Picture, letter: float) -> Rulings:
    """Find the rulings of a page whose letters are ``letter`` pixels high."""
    across = _lines(marks, letter, _LONG)
    down = _lines(np.ascontiguousarray(marks.T), letter, _HIGH)
    long = [segment for segment, _, _ in across if segment.end - segment.start >= _SURE * letter]
    down = _meeting(down, long or [segment for segment, _, _ in across], letter)
    across = _meeting(across, [segment for segment, _, _ in down], letter)
    down = _meeting(down, [segment for segment, _, _ in across], letter)
    taken = np.zeros_like(marks)
    _paint(taken, across)
    _paint(taken.T, down)
    bent = [*_bent(across, letter), *(Box(own.top, own.left, own.bottom, own.right) for own in _bent(down, letter))]
    return Rulings([segment for segment, _, _ in across], [segment for segment, _, _ in down], taken, tuple(bent))


def _bent(found: _Found, letter: float) -> Iterator[Box]:
    """Give the places of lines across of which one part lies higher than another."""
    for segment, pixels, (top, _) in found:
        rows, columns = np.nonzero(pixels)
        parts = (rows[part] for part in np.array_split(np.argsort(columns), _PARTS))
        heights = [float(np.median(part)) for part in parts if part.size]
        if max(heights) - min(heights) > _BENT * letter:
            yield Box(segment.start, top + min(heights), segment.end, top + max(heights))


def _lines(marks: Picture, letter: float, letters: float) -> _Found:
    """Find lines across: runs of ink, thin and long, with what is broken or slightly slanted put together."""
    run = max(9, int(letter * letters))
    bridged = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((1, max(3, int(letter * _BROKEN))), np.uint8))
    thick = cv2.dilate(bridged, np.ones((3, 1), np.uint8))
    kept = cv2.bitwise_and(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, run), np.uint8)), bridged)
    joined = cv2.dilate(kept, np.ones((3, max(3, int(letter * _GAP))), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: _Found = []
    for number, (left, top, width, height, _) in enumerate(stats[1:], start=1):
        if width < run or height > max(_THICK * letter + 4, width / 12):
            continue
        part = np.s_[top : top + height, left : left + width]
        pixels = np.where(labels[part] == number, kept[part], np.uint8(0))
        rows, columns = np.nonzero(pixels)
        if columns.size and columns.max() - columns.min() + 1 >= run:
            segment = Segment(float(top + np.median(rows)), float(left + columns.min()), float(left + columns.max()))
            if _is_clear(marks, top + rows, left + columns, letter):
                found.append((segment, pixels, (top, left)))
    return found


def _is_clear(marks: Picture, rows: _Places, columns: _Places, letter: float) -> bool:
    """Say whether there is little ink close above and below, as there is along strokes within a line of text."""
    off = max(3, round(letter * _BESIDE))
    last = marks.shape[0] - 1
    above, below = (marks[np.clip(rows + step, 0, last), columns] > 0 for step in (-off, off))
    return float(above.mean() + below.mean()) < _CROWDED


def _meeting(found: _Found, others: Sequence[Segment], letter: float) -> _Found:
    """Keep the lines that begin and end at a line of the other direction; strokes of large letters do not."""
    reach = letter * _REACH

    def meets(at: float, end: float) -> bool:
        return any(abs(other.at - end) <= reach and other.start - reach <= at <= other.end + reach for other in others)

    return [
        one
        for one in found
        if one[0].end - one[0].start >= _SURE * letter
        or (meets(one[0].at, one[0].start) and meets(one[0].at, one[0].end))
    ]


def _paint(page: Picture, found: _Found) -> None:
    for _, pixels, (top, left) in found:
        height, width = pixels.shape
        page[top : top + height, left : left + width] |= pixels


def erased(grey: Picture, lines: Picture) -> Picture:
    """Paint the rulings over with paper; letters that touch them lose next to nothing."""
    wide = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    clean = grey.copy()
    clean[wide > 0] = 255
    return clean
