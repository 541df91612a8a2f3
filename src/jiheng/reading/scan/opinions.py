"""How sure we are of a line that was read in a picture: by the engine's own score and by a second reading."""

import re
from collections.abc import Sequence
from typing import Final

import cv2
import msgspec
import numpy as np

from jiheng.reading.ruled import Box
from jiheng.reading.scan import engine, strips
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.strips import Strip

DASH: Final = "—"
_DASHES: Final = frozenset("一-—–－_ー―ｰ﹣~")
_FIGURES: Final = re.compile(r"[0-9０-９≥≤＜＞<>=≧≦%％±]")
_SECOND_MARGIN: Final = 0.45
_SECOND_SCALE: Final = 1.6
_DISAGREED: Final = 0.5


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What stands in a strip, and how sure that is."""

    text: str
    certainty: float
    score: float


def read(grey: Picture, found: Sequence[Strip], letter: float, seals: Sequence[Box] = ()) -> list[Reading]:
    """Read every strip, those with figures twice; what lies under one of the ``seals`` is not sure."""
    lines = engine.recognise([strips.crop(grey, strip.box, letter) for strip in found])
    twice = [index for index, line in enumerate(lines) if _FIGURES.search(line.text)]
    again = engine.recognise([_otherwise(grey, found[index], letter) for index in twice])
    second = dict(zip(twice, again, strict=True))
    return [
        _weighed(strip, line, second.get(index)) for index, (strip, line) in enumerate(zip(found, lines, strict=True))
    ]


def _otherwise(grey: Picture, strip: Strip, letter: float) -> Picture:
    """Take a strip with more room around it, and larger, so that the engine sees other pixels."""
    wide = strips.crop(grey, strip.box, letter, margin=_SECOND_MARGIN)
    larger = cv2.resize(wide, None, fx=_SECOND_SCALE, fy=_SECOND_SCALE, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8)


def _weighed(strip: Strip, line: engine.Line, second: engine.Line | None) -> Reading:
    text = line.text.strip()
    if strip.dash and (not text or set(text) <= _DASHES):
        return Reading(DASH, 1.0, 1.0)
    if second is not None and second.text.strip() != text:
        return Reading(text, min(line.score, _DISAGREED), line.score)
    return Reading(text, line.score, line.score)
