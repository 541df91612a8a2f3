"""How sure we are of a line that was read in a picture: by the engine's own score, a second reading, and its shape.

A line is sure (certainty 1) where nothing speaks against it. Suspicion lowers the certainty and never changes the text.
"""

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
SURE: Final = 0.95
"""A line whose least certain character has this score is sure, if a second reading agrees and no sign is odd.

Measured, see docs/decisions/reading-by-eye.md.
"""
_DISAGREED: Final = 0.5
_ODD: Final = 0.6
_SEALED: Final = 0.8
"""What lies under a seal, or between rulings that are bent, is no surer than this."""
_FIGURES: Final = re.compile(r"[0-9０-９≥≤＜＞<>=≧≦%％±]")
_SECOND_MARGIN: Final = 0.45
_SECOND_SCALE: Final = 1.6

_ODD_SIGNS: Final = re.compile(
    r"""(?:
      [\d%％][.,:;·'’`、。，]$            # something after the last figure: dirt, or a figure that was lost
    | ^[.,:;·'’`、。，]
    | \d[.,·]\D{1,3}$
    | \d[:;·'’`]\d                       # a point that was read as something like it
    | [.,]\s*[.,] | \d\s+[.,] | [.,]\s+\d
    | \d[OoIlSBZqg|]|[OoIlSBZ|]\d        # letters that look like figures
    | ^[之乙兰乏z]\s*\d                   # ≥ that was read as something like it
    | ^0\d
    | \d\.\d+\.\d
    | ^[一二|Il]$                        # a dash, or a figure
    )""",
    re.VERBOSE,
)
_GROUPED: Final = re.compile(r"\d+(?:,\d+)+")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_BLANKS: Final = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What stands in a strip, how sure that is (1: nothing speaks against it), and the engine's own score."""

    text: str
    certainty: float
    score: float


def read(grey: Picture, found: Sequence[Strip], letter: float, unsure: Sequence[Box] = ()) -> list[Reading]:
    """Read every strip, those with figures twice; what lies in one of the ``unsure`` places is not sure."""
    lines = engine.recognise([strips.crop(grey, strip.box, letter) for strip in found])
    twice = [index for index, line in enumerate(lines) if _FIGURES.search(line.text)]
    again = engine.recognise([_otherwise(grey, found[index], letter) for index in twice])
    second = dict(zip(twice, again, strict=True))
    return [
        _weighed(strip, line, second.get(index), unsure)
        for index, (strip, line) in enumerate(zip(found, lines, strict=True))
    ]


def _otherwise(grey: Picture, strip: Strip, letter: float) -> Picture:
    """Take a strip with more room around it, and larger, so that the engine sees other pixels."""
    wide = strips.crop(grey, strip.box, letter, margin=_SECOND_MARGIN)
    larger = cv2.resize(wide, None, fx=_SECOND_SCALE, fy=_SECOND_SCALE, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8)


def _weighed(strip: Strip, line: engine.Line, second: engine.Line | None, unsure: Sequence[Box]) -> Reading:
    text = plain(line.text)
    if strip.dash:  # a flat bar is no figure and no letter, whatever the engine makes of it
        return Reading(DASH, 1.0, 1.0)
    limits = [line.score if line.score < SURE else 1.0]
    if second is not None:
        limits.append(_DISAGREED if plain(second.text) != text else second.score if second.score < SURE else 1.0)
    if is_odd(text):
        limits.append(_ODD)
    if any(_overlap(strip.box, place) for place in unsure):
        limits.append(_SEALED)
    return Reading(text, min(limits), line.score)


def plain(text: str) -> str:
    """Take away blanks beside Chinese characters: there they are printers' gaps, not typed."""
    return _BLANKS.sub("", text.strip())


def is_odd(text: str) -> bool:
    """Say whether signs stand where printed figures have none, as when a point is lost or ≥ is seen as 之."""
    if _ODD_SIGNS.search(text):
        return True
    return any(_THOUSANDS.fullmatch(figure) is None for figure in _GROUPED.findall(text))


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
