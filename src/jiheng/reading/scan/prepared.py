"""A page made ready for reading: of a fitting size, upright, evenly lit, without seals, rulings and dirt."""

from typing import Final

import cv2
import msgspec
import numpy as np

from jiheng.reading.ruled import Box, RuledTable, ruled_tables
from jiheng.reading.scan import ink, rulings
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.straighten import straightened

_LETTERS: Final = (16.0, 24.0)
"""Letters lower than this are enlarged to it, higher ones are made smaller: pixels in between are what is needed."""
_MOST_PIXELS: Final = 9_000_000
_TOLERANCE: Final = 0.35
"""Rulings nearer to each other than so many letters are one."""


class Prepared(msgspec.Struct, frozen=True):
    """A page of which only the text is left, as even grey, with its ruled tables.

    ``seals`` are the places of seals, ``bent`` those of rulings that are not straight: by these a text may have come
    into its neighbour's cell.
    """

    clean: Picture
    tables: list[RuledTable]
    seals: tuple[Box, ...]
    bent: tuple[Box, ...]


def prepare(picture: Picture, letter: float) -> Prepared:
    """Make a page in colour ready; ``letter`` is how high its letters are.

    Raises:
        Unreadable: there are more rulings than any form has.

    """
    upright = straightened(picture, letter)
    faded, seals = ink.without_seals(upright, letter)
    grey = ink.evened(faded)
    lines = rulings.rulings(ink.ink(grey), letter)
    tables = ruled_tables(lines.across, lines.down, tolerance=_TOLERANCE * letter)
    return Prepared(ink.despeckled(rulings.erased(grey, lines.pixels), letter), tables, seals, lines.bent)


def sized(picture: Picture) -> tuple[Picture, float]:
    """Bring a page to a size at which its letters are neither too small to read nor needlessly large."""
    letter = ink.letter_height(ink.ink(ink.evened(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8))))
    low, high = _LETTERS
    scale = low / letter if letter < low else high / letter if letter > high else 1.0
    scale = min(scale, (_MOST_PIXELS / (picture.shape[0] * picture.shape[1])) ** 0.5)
    if scale == 1.0:
        return picture, letter
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=kind), np.uint8), letter * scale
