"""Bring a page upright: a photographed table back to a rectangle, a page that lay aslant back to level.

Quarter turns are told later, by the text itself (see :mod:`jiheng.reading.scan.pages`).
"""

import math
from typing import Any, Final, TypeAlias

import cv2
import numpy as np

from jiheng.reading.scan import ink
from jiheng.reading.scan.pictures import Picture

Corners: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]
"""Upper left, upper right, lower right, lower left; four rows of x and y."""

_STEEPEST: Final = 12.0
"""A page lies aslant by no more degrees; more is a quarter turn."""
_LEVEL: Final = 0.03
_SMALL: Final = 1_100
"""How a page lies is measured in a copy of so many pixels a side."""
_FAINT: Final = 60
_STEP: Final = math.radians(0.05)
_LINE_SHARE: Final = 0.3
"""A line by which a page is levelled covers this share of its shorter side,"""
_STRONGEST: Final = 12
"""and only so many of the longest count."""
_LONG: Final = 6.0
"""Lines of text of so many letters tell how a page without rulings lies."""
_SLACK: Final = 0.35
"""Lines are thickened by so many letters, so that a slanted one is still a run of pixels."""
_RUN: Final = 2.5
"""A piece of a line is at least so many letters long."""
_LEAST_SHARE: Final = 0.15
"""A table by which a page is made rectangular takes at least this share of it."""
_POINTS: Final = 40
_SIDE_ENDS: Final = 0.05
_NEAR: Final = 0.02
_EDGE: Final = 2
_FILLED: Final = 0.96
"""Its outline fills so much of the four-sided figure around it."""
_SQUARE: Final = 0.012
"""Opposite sides that differ in length or direction by less than this share are parallel: nothing to correct."""


def straightened(picture: Picture, letter: float) -> Picture:
    """Give a page with its lines level and upright; the picture itself where it lies well already."""
    marks = ink.ink(ink.evened(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)))
    angle = _slant(marks, letter)
    height, width = marks.shape
    level = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = np.asarray(cv2.warpAffine(marks, level, (width, height)), np.uint8)
    corners = _outline(turned, letter)
    if corners is not None and _is_askew(corners):
        return _made_rectangular(picture, np.vstack([level, [0, 0, 1]]), corners)
    if abs(angle) < _LEVEL:
        return picture
    flat = cv2.warpAffine(picture, level, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def _slant(marks: Picture, letter: float) -> float:
    """Measure by how many degrees long lines, or else lines of text, run down to the right."""
    height, width = marks.shape
    scale = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(marks, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    level = math.pi / 2
    steepest = math.radians(_STEEPEST)
    votes = int(_LINE_SHARE * min(small.shape))
    small = np.where(small > _FAINT, np.uint8(255), np.uint8(0))
    found = cv2.HoughLines(small, 1, _STEP, votes, min_theta=level - steepest, max_theta=level + steepest)
    if found is None:
        smeared = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((1, int(letter * 2) | 1), np.uint8))
        return _of_text(np.asarray(smeared, np.uint8), letter)
    turns = np.degrees(np.asarray(found, np.float64).reshape(-1, 2)[:_STRONGEST, 1] - level)
    return float(np.median(turns))


def _of_text(smeared: Picture, letter: float) -> float:
    """Measure the slant of lines of text that were smeared into bars."""
    contours, _ = cv2.findContours(smeared, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    angles, lengths = [], []
    for contour in contours:
        (_, _), (width, height), angle = cv2.minAreaRect(contour)
        long, short = max(width, height), min(width, height)
        if short > 0 and long > _LONG * letter and long > 4 * short:
            angles.append((angle + 45) % 90 - 45)
            lengths.append(long)
    return _weighted_median(np.array(angles), np.array(lengths))


def _weighted_median(
    values: np.ndarray[Any, np.dtype[np.float64]],
    weights: np.ndarray[Any, np.dtype[np.float64]],
) -> float:
    if not values.size:
        return 0.0
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def _outline(marks: Picture, letter: float) -> Corners | None:
    """Find four corners that are right angles on paper: of the innermost large frame, a table rather than the page."""
    slack = max(3, int(letter * _SLACK))
    run = int(letter * _RUN)
    wide = cv2.dilate(marks, np.ones((slack, slack), np.uint8))
    across = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    down = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    lines = cv2.bitwise_or(across, down)
    contours, _ = cv2.findContours(lines, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found: Corners | None = None
    for hull in sorted((cv2.convexHull(contour) for contour in contours), key=cv2.contourArea, reverse=True):
        area = cv2.contourArea(hull)
        if area < _LEAST_SHARE * marks.size:
            break
        corners = _four(np.asarray(hull))
        if corners is not None and area > _FILLED * cv2.contourArea(corners) and _is_inside(corners, marks):
            found = _refined(corners, np.asarray(hull, np.float32).reshape(-1, 2))
    return found


def _refined(corners: Corners, hull: Corners) -> Corners:
    """Move corners to where lines through the sides meet; the outline itself may be cut off there."""
    steps = np.linspace(0, 1, _POINTS, endpoint=False)[:, None]
    along = np.concatenate([a + steps * (b - a) for a, b in zip(hull, np.roll(hull, -1, axis=0), strict=True)])
    lines = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        way = (end - start) / np.linalg.norm(end - start)
        part = (along - start) @ way / np.linalg.norm(end - start)
        off = np.abs((along - start) @ np.array([-way[1], way[0]]))
        near = along[(part > _SIDE_ENDS) & (part < 1 - _SIDE_ENDS) & (off < _NEAR * np.linalg.norm(end - start))]
        if len(near) < _POINTS:
            return corners
        x_way, y_way, x, y = cv2.fitLine(near.astype(np.float32), cv2.DIST_L1, 0, 0.01, 0.01).ravel()
        lines.append((np.array([-y_way, x_way]), -y_way * x + x_way * y))
    pairs = zip((lines[-1], *lines[:-1]), lines, strict=True)
    met = [np.linalg.solve(np.array([one[0], other[0]]), np.array([one[1], other[1]])) for one, other in pairs]
    return np.array(met, np.float32)


def _is_inside(corners: Corners, marks: Picture) -> bool:
    """Tell an outline from the edge of the picture."""
    height, width = marks.shape
    low, high = corners.min(axis=0), corners.max(axis=0)
    return bool(min(low) > _EDGE and high[0] < width - 1 - _EDGE and high[1] < height - 1 - _EDGE)


def _four(hull: np.ndarray[Any, np.dtype[Any]]) -> Corners | None:
    """Bring an outline to four corners, in order from the upper left."""
    length = cv2.arcLength(hull, closed=True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        about = cv2.approxPolyDP(hull, share * length, closed=True)
        if len(about) == 4:  # noqa: PLR2004 - a table has four corners
            points = np.asarray(about, np.float32).reshape(4, 2)
            middle = points.mean(axis=0)
            around = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
            points = points[around]
            return np.roll(points, -int(np.argmin(points.sum(axis=1))), axis=0)
    return None


def _is_askew(corners: Corners) -> bool:
    """Say whether opposite sides are not parallel, as in a photograph."""
    sides = np.roll(corners, -1, axis=0) - corners
    for one, other in ((sides[0], -sides[2]), (sides[1], -sides[3])):
        if np.linalg.norm(one - other) > _SQUARE * np.linalg.norm(one + other) / 2:
            return True
    return False


def _made_rectangular(picture: Picture, level: np.ndarray[Any, np.dtype[np.float64]], corners: Corners) -> Picture:
    """Undo the perspective: the table becomes a rectangle, and what stands around it comes along.

    ``level`` turns the picture so that the table has its ``corners``; both are done in one step.
    """
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    width, height = float(sides[0] + sides[2]) / 2, float(sides[1] + sides[3]) / 2
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    before = np.array([left, top], np.float32)
    wanted = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) + before
    matrix = cv2.getPerspectiveTransform(corners, wanted) @ level
    size = (int(picture.shape[1] + width - (right - left)), int(picture.shape[0] + height - (bottom - top)))
    flat = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)
