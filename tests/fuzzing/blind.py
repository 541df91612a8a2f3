"""Pictures read without the engine that recognises text, which takes seconds: everything around it is ours.

Decoding, levelling, finding rulings and letters, cutting at cells and putting texts into places are done as ever;
only what the engine would see is made up.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from jiheng.reading.ruled import Box
from jiheng.reading.scan import engine
from jiheng.reading.scan.ink import ink
from jiheng.reading.scan.pictures import Picture

_LINE = np.ones((3, 25), np.uint8)
_SAID = ("产出指标", "≥80%", "12.5", "", "项目支出绩效自评表", "——")


def put_out_the_eyes() -> None:
    """Let this process find lines of text by their ink, and read the same few texts in turn."""
    engine.detect = _detect
    engine.recognise = _recognise


def _detect(picture: Picture, letter: float) -> list[Box]:
    del letter
    smeared = cv2.morphologyEx(ink(picture), cv2.MORPH_CLOSE, _LINE)
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    return [Box(float(x), float(y), float(x + width), float(y + height)) for x, y, width, height, _ in stats[1:]]


def _recognise(strips: Sequence[Picture]) -> list[engine.Line]:
    return [engine.Line(_SAID[number % len(_SAID)], 0.9 + strip.size % 10 / 100) for number, strip in enumerate(strips)]
