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
from jiheng.reading.scan.shapes import folded
from jiheng.reading.scan.strips import Strip

SURE: Final = 0.95
"""A line that is so probable as it was read is sure, if a second reading agrees and no sign is odd.

Measured, see docs/decisions/reading-by-eye.md.
"""
_COMPARATORS: Final = frozenset("≥≤")
_SURE_ALONE: Final = 0.6
"""A comparator alone in its cell is sure with less: what else it may be to the engine, V or X, stands alone nowhere."""
_DISAGREED: Final = 0.5
_ODD: Final = 0.6
_SEALED: Final = 0.8
"""What lies under a seal, beside rulings that are bent, or over a wall of its cell, is no surer than this."""
_FIGURES: Final = re.compile(r"[0-9０-９≥≤＜＞<>=≧≦%％±]")
_SECOND_MARGIN: Final = 0.45
_SECOND_SCALE: Final = 1.6

_ODD_SIGNS: Final = re.compile(
    r"""(?:
      ^[^\u3400-\u9fff]*[\d%％][.,:;·'’`、。，]$  # something after the last figure: dirt, or a figure that was lost
    | ^[.,:;·'’`、。，]
    | ^[^\u3400-\u9fff]*\d[.,·]\D{1,3}$
    | \d[:;·'’`]\d                       # a point that was read as something like it
    | [.,]\s*[.,] | \d\s+[.,] | [.,]\s+\d
    | \d[OoIlSBZqg|]|[OoIlSBZ|]\d        # letters that look like figures
    | ^[之乙兰乏zM—–-]\s*\d              # ≥, or ═, that was read as something like it
    | [%％]\s?[0oO〇](?![\d.])            # ‰ that was read as two signs
    | ^0\d+(?![\d-])                     # but for the number of a telephone
    | \d\.\d+\.\d
    | ^[一二|Il]$                        # a dash, or a figure
    )""",
    re.VERBOSE,
)
# No figure is printed as 3%0, so that is what 3‰ looks like.
_PER_MILLE: Final = re.compile(r"(?:(?<=\d)|^)[%％]\s?[0oO〇](?![\d.])")
_GROUPED: Final = re.compile(r"\d+(?:,\d+)+")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_BLANKS: Final = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What stands in a strip, how sure that is (1: nothing speaks against it), and the engine's own score."""

    text: str
    certainty: float
    score: float


def read(grey: Picture, found: Sequence[Strip], letter: float, unsure: Sequence[Box] = ()) -> list[Reading]:
    """Read every strip, those with figures twice; what lies in one of the ``unsure`` places is not sure.

    About a sign that its shape tells the engine is not asked.
    """
    once = [index for index, strip in enumerate(found) if not strip.sign]
    first = dict(zip(once, engine.recognise([strips.crop(grey, found[at].box, letter) for at in once]), strict=True))
    twice = [index for index, line in first.items() if _FIGURES.search(line.text)]
    second = dict(zip(twice, engine.recognise([_otherwise(grey, found[at], letter) for at in twice]), strict=True))
    return [
        _weighed(strip, first[index], second.get(index), unsure) if index in first else Reading(strip.sign, 1.0, 1.0)
        for index, strip in enumerate(found)
    ]


def _otherwise(grey: Picture, strip: Strip, letter: float) -> Picture:
    """Take a strip with more room around it, and larger, so that the engine sees other pixels."""
    wide = strips.crop(grey, strip.box, letter, margin=_SECOND_MARGIN)
    larger = cv2.resize(wide, None, fx=_SECOND_SCALE, fy=_SECOND_SCALE, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8)


def _weighed(strip: Strip, line: engine.Line, second: engine.Line | None, unsure: Sequence[Box]) -> Reading:
    text = plain(line.text)
    enough = _SURE_ALONE if folded(text) in _COMPARATORS else SURE
    limits = [line.score if line.score < enough else 1.0]
    if second is not None:
        agrees = folded(second.text) == folded(line.text)
        limits.append(_DISAGREED if not agrees else second.score if second.score < enough else 1.0)
    if is_odd(text):
        limits.append(_ODD)
    if strip.clipped or any(_overlap(strip.box, place) for place in unsure):
        limits.append(_SEALED)
    return Reading(_PER_MILLE.sub("‰", text), min(limits), line.score)


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
