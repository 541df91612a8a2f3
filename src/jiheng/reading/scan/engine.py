"""The engine that finds and reads lines of text in a picture: PP-OCRv6 by rapidocr, with the models of its wheel.

Nothing is ever fetched: the models are given by their paths, and where they are not there, that is said.
"""

import logging
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import msgspec
import numpy as np
import rapidocr

from jiheng.reading import refusals
from jiheng.reading.ruled import Box
from jiheng.reading.scan.pictures import Picture

_DETECTION: Final = "PP-OCRv6_det_small.onnx"
_RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_MOST_THREADS: Final = 4
_DETECTED_SIDE: Final = 1_760
"""Text is looked for in a picture of at most so many pixels a side: A4 at 150 dpi; time goes with the area."""
_LEAST_WIDTH: Final = 160
"""The narrowest strip given to recognition at a height of 48; the default of 320 costs twice the time."""
_PADDING: Final = 255


class Line(msgspec.Struct, frozen=True, gc=False):
    """What the engine reads in one strip. ``score`` is the probability of the least certain character."""

    text: str
    score: float


NOTHING: Final = Line("", 0.0)


@cache
def _engine() -> rapidocr.RapidOCR:
    """Load the models, about 2 seconds, once a process.

    Raises:
        Unreadable: the models are not where the wheel puts them.

    """
    models = Path(rapidocr.__file__).parent / "models"
    if not all((models / name).is_file() for name in (_DETECTION, _RECOGNITION)):
        raise refusals.scan_missing()
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    engine = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.use_rec": False,
            "Global.return_word_box": True,
            "Global.max_side_len": _DETECTED_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models / _DETECTION),
            "Rec.model_path": str(models / _RECOGNITION),
            "Rec.rec_img_shape": [3, 48, _LEAST_WIDTH],
        }
    )
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine


def detect(picture: Picture) -> list[Box]:
    """Find the lines of text of a grey picture, as upright rectangles with a little room around."""
    found = getattr(_engine()(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)), "boxes", None)
    if found is None:
        return []
    corners = np.asarray(found, np.float64).reshape(-1, 4, 2)
    low, high = corners.min(axis=1), corners.max(axis=1)
    return [Box(*map(float, (*start, *end))) for start, end in zip(low, high, strict=True)]


def recognise(strips: Sequence[Picture]) -> list[Line]:
    """Read grey strips of one line of text each."""
    if not strips:
        return []
    read = _engine().recognize_txt([cv2.cvtColor(strip, cv2.COLOR_GRAY2BGR) for strip in strips])
    return [
        Line(text, min(getattr(words, "confs", ()), default=0.0)) if text.strip() else NOTHING
        for text, words in zip(read.txts or (), read.word_results, strict=True)
    ]
