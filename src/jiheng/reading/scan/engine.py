"""The engine that finds and reads lines of text in a picture: PP-OCRv6 on ONNX Runtime, with the models of rapidocr.

Nothing is ever fetched: the models are taken from where the wheel puts them; where they are not there, that is said.
"""

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeAlias

import cv2
import msgspec
import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # it has no types

from jiheng.reading import refusals
from jiheng.reading.ruled import Box
from jiheng.reading.scan import frames, patches, shapes
from jiheng.reading.scan.pictures import Picture

_DETECTION: Final = "PP-OCRv6_det_small.onnx"
_RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_MOST_THREADS: Final = 4
_STEP: Final = 32
"""The sides of a picture in which text is looked for are multiples of this."""
_LETTER: Final = 13.5
"""Text is looked for in a copy with letters so high: time goes with the area, and finding takes less than reading."""
_LONGEST_SIDE: Final = 1_760
_ROOM: Final = 2.0
"""What is empty around the ink of a page is left out, but for so many letters."""
_HEIGHT: Final = 48
"""Strips are brought to this height,"""
_LEAST_WIDTH: Final = 160
"""and are at least so wide."""
_TOGETHER: Final = 6
"""So many strips, of about one width, are read at once."""
_HALF: Final = 127.5

_Input: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]


class Line(msgspec.Struct, frozen=True, gc=False):
    """What the engine reads in one strip.

    ``score`` is how probable exactly this text is, against all that have another sign, one more or one less; blanks,
    and whether a sign is wide or narrow, do not count.
    """

    text: str
    score: float


NOTHING: Final = Line("", 0.0)


@cache
def _session(name: str) -> onnxruntime.InferenceSession:
    """Load a model, once a process.

    Raises:
        Unreadable: it is not where the wheel puts it.

    """
    wheel = find_spec("rapidocr")
    path = Path(wheel.origin).parent / "models" / name if wheel is not None and wheel.origin else Path(name)
    if not path.is_file():
        raise refusals.scan_missing()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    options.inter_op_num_threads = 1
    options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
    # Threads that spin while they wait take the processor from whatever else runs, and gain next to nothing.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _signs() -> tuple[str, ...]:
    """Give the signs that recognition knows, by their number; 0 is that there is none, the last is a blank."""
    return ("", *_session(_RECOGNITION).get_modelmeta().custom_metadata_map["character"].splitlines(), " ")


@cache
def _alike() -> frames.Alike:
    """Name the signs that are the same one, wide or narrow, long or short."""
    groups: dict[str, list[int]] = {}
    for number, sign in enumerate(_signs()):
        groups.setdefault(shapes.folded(sign), []).append(number)
    return {number: tuple(group) for sign, group in groups.items() if sign and len(group) > 1 for number in group}


def _run(name: str, given: _Input) -> _Input:
    return np.asarray(_session(name).run(None, {"x": given})[0], np.float32)


def detect(picture: Picture, letter: float) -> list[Box]:
    """Find the lines of text of a grey picture, as upright rectangles with a little room around."""
    part = patches.inked(picture, round(_ROOM * letter))
    if part is None:
        return []
    left, top, inked = part
    height, width = inked.shape
    scale = min(1.0, _LETTER / letter, _LONGEST_SIDE / max(height, width))
    size = [max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height)]
    small = cv2.resize(inked, size, interpolation=cv2.INTER_AREA)
    shades = np.broadcast_to(np.asarray(small, np.float32) / _HALF - 1, (1, 3, *small.shape))
    likely = _run(_DETECTION, np.ascontiguousarray(shades))[0, 0]
    across, down = width / size[0], height / size[1]
    return [
        Box(left + box.left * across, top + box.top * down, left + box.right * across, top + box.bottom * down)
        for box in patches.patches(likely)
    ]


def recognise(strips: Sequence[Picture]) -> list[Line]:
    """Read grey strips of one line of text each."""
    lines = [NOTHING] * len(strips)
    order = sorted(range(len(strips)), key=lambda index: strips[index].shape[1] / strips[index].shape[0])
    for first in range(0, len(order), _TOGETHER):
        own = order[first : first + _TOGETHER]
        widest = max(strips[index].shape[1] / strips[index].shape[0] for index in own)
        width = max(_LEAST_WIDTH, int(_HEIGHT * widest))
        seen = _run(_RECOGNITION, np.stack([_filled(strips[index], width) for index in own]))
        for index, each in zip(own, seen, strict=True):
            lines[index] = _line(each)
    return lines


def _filled(strip: Picture, width: int) -> _Input:
    """Bring a strip to its height, and fill up what is left of the width with what is neither ink nor paper."""
    own = min(width, -(-_HEIGHT * strip.shape[1] // strip.shape[0]))
    filled = np.zeros((3, _HEIGHT, width), np.float32)
    filled[:, :, :own] = np.asarray(cv2.resize(strip, (own, _HEIGHT)), np.float32) / _HALF - 1
    return filled


def _line(seen: frames.Frames) -> Line:
    said = frames.spelled(seen)
    if not said.size:
        return NOTHING
    text = "".join(_signs()[sign] for sign in said)
    return Line(text, frames.probability(seen, said, _alike())) if text.strip() else NOTHING
