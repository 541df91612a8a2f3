"""From how likely text is at each point of a page to the rectangles around its lines."""

from typing import Any, Final, TypeAlias

import cv2
import numpy as np

from jiheng.reading.ruled import Box
from jiheng.reading.scan import ink
from jiheng.reading.scan.pictures import Picture

Likely: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]

_TEXT: Final = 0.3
"""Points at least so likely hang together as a line;"""
_SURE: Final = 0.5
"""a line is one where they are so likely on the average,"""
_THIN: Final = 3.0
"""and not thinner than so many points."""
_MOST: Final = 1_000
_WIDER: Final = 1.6
"""What is marked is the core of a line; the line reaches beyond it by so many times its area over its outline."""


def inked(picture: Picture, room: int) -> tuple[int, int, Picture] | None:
    """Cut off what is empty around the ink of a page, but for some ``room``; ``None`` where there is no ink at all.

    The two numbers say where the rest begins, across and down.
    """
    marks = ink.ink(picture, faint=True)
    rows, columns = np.flatnonzero(marks.any(axis=1)), np.flatnonzero(marks.any(axis=0))
    if not rows.size:
        return None
    top, left = max(int(rows[0]) - room, 0), max(int(columns[0]) - room, 0)
    return left, top, np.ascontiguousarray(picture[top : int(rows[-1]) + room + 1, left : int(columns[-1]) + room + 1])


def patches(likely: Likely) -> list[Box]:
    """Find the lines of text in a picture of how likely text is at each point."""
    marks = cv2.dilate(np.where(likely > _TEXT, np.uint8(1), np.uint8(0)), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(marks, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = (_line(likely, np.asarray(outline)) for outline in outlines[:_MOST])
    return [box for box in found if box is not None]


def _line(likely: Likely, outline: "np.ndarray[Any, np.dtype[Any]]") -> Box | None:
    slanted = cv2.minAreaRect(outline)
    width, height = slanted[1]
    if min(width, height) < _THIN:
        return None
    corners = cv2.boxPoints(slanted)
    low, high = corners.min(axis=0), corners.max(axis=0)
    left, top = np.maximum(np.floor(low), 0).astype(int)
    right, bottom = np.ceil(high).astype(int) + 1
    part = likely[top:bottom, left:right]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [(corners - (left, top)).astype(np.int32)], 1)
    if cv2.mean(part, inside)[0] < _SURE:
        return None
    beyond = width * height * _WIDER / (2 * (width + height))
    return Box(*map(float, (*(low - beyond), *(high + beyond))))
