"""What is ink and what is paper: uneven light is evened out, red seals are taken away, letters are measured."""

from typing import Final

import cv2
import numpy as np

from jiheng.reading.ruled import Box
from jiheng.reading.scan.pictures import Picture

_INK: Final = 185
"""What is darker than this, of 255 for the paper around it, is ink."""
_FAINT: Final = 215
"""What is darker than this may be a thin stroke that the lens has spread."""
_RED: Final = 45
"""A pixel is red whose red is so much brighter than its green and blue."""
_SMALL: Final = 1_000
"""The light is measured in a copy of so many pixels a side."""
_PAPER: Final = 25
"""Letters and lines are narrower than so many pixels of that copy, so the lightest within is paper."""
_DARKEST_PAPER: Final = 40
_LETTER_SIDES: Final = (7, 90)
_LETTER_SHARE: Final = 85
_USUAL_LETTER: Final = 20.0
_DOT: Final = 0.2
"""A dot is at most so many letters wide and high,"""
_ALONE: Final = 0.5
"""and stands alone where so many letters around it are empty."""
_SEAL_SIDES: Final = (4.0, 30.0)
"""A seal is so many letters wide and high, from the smallest to the largest."""


def evened(picture: Picture) -> Picture:
    """Make paper white wherever the light fell, from a grey picture."""
    height, width = picture.shape[:2]
    scale = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_PAPER, _PAPER), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), _PAPER / 2)
    paper = np.maximum(cv2.resize(paper, (width, height)), _DARKEST_PAPER)
    return np.asarray(cv2.divide(picture, paper, scale=255), np.uint8)


def ink(grey: Picture, *, faint: bool = False) -> Picture:
    """Mark the ink of an evened page, with or without the ``faint``: 255 where there is some, 0 elsewhere."""
    return np.where(grey < (_FAINT if faint else _INK), np.uint8(255), np.uint8(0))


def despeckled(grey: Picture, letter: float) -> Picture:
    """Paint over dots that stand alone; a point beside a figure has the figure beside it."""
    marks = ink(grey)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    tiny = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= max(2, _DOT * letter)
    dots = tiny[labels]
    reach = 2 * int(letter * _ALONE) + 1
    near = cv2.dilate(np.where(dots, np.uint8(0), marks), np.ones((reach, reach), np.uint8))
    clean = grey.copy()
    clean[cv2.dilate(np.where(dots & (near == 0), np.uint8(255), np.uint8(0)), np.ones((3, 3), np.uint8)) > 0] = 255
    return clean


def letter_height(marks: Picture) -> float:
    """Measure how high most letters are, in pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    low, high = _LETTER_SIDES
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    sized = height[(height >= low) & (height <= high) & (width >= low / 2) & (width <= high)]
    return float(np.percentile(sized, _LETTER_SHARE)) if sized.size else _USUAL_LETTER


def without_seals(picture: Picture, letter: float) -> tuple[Picture, tuple[Box, ...]]:
    """Turn a picture to grey so that red seals fade and the print below them stays; red letters stay as well."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    blue, green, red = cv2.split(picture)
    glow = cv2.subtract(red, cv2.max(blue, green))
    glow = np.where(glow > _RED, np.uint8(255), np.uint8(0))
    if not glow.any():
        return grey, ()
    reach = max(3, int(letter * 1.2))
    joined = cv2.morphologyEx(glow, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    seals = []
    for left, top, width, height, _ in stats[1:]:
        if not all(_SEAL_SIDES[0] * letter <= side <= _SEAL_SIDES[1] * letter for side in (width, height)):
            continue
        part = np.s_[top : top + height, left : left + width]
        grey[part] = red[part]
        seals.append(Box(float(left), float(top), float(left + width), float(top + height)))
    return grey, tuple(seals)
