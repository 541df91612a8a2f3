"""Signs that are told by the shape of their ink alone, drawn by hand."""

import cv2
import numpy as np
import pytest

from jiheng.reading.ruled import Box
from jiheng.reading.scan.one_sign import told
from jiheng.reading.scan.pictures import Picture

LETTER = 20.0
PLACE = Box(10, 5, 95, 55)


def page(*bars: tuple[int, int, int, int]) -> Picture:
    """Ink in some rectangles: left, top, width, height."""
    marks = np.zeros((60, 100), np.uint8)
    for left, top, width, height in bars:
        marks[top : top + height, left : left + width] = 255
    return marks


def stroke(*points: tuple[int, int], thick: int = 2) -> Picture:
    """Ink along a line from point to point."""
    return np.asarray(cv2.polylines(page(), [np.array(points, np.int32)], isClosed=False, color=255, thickness=thick))


@pytest.mark.parametrize(
    ("marks", "sign"),
    [
        (page((20, 25, 20, 2)), "—"),
        (page((20, 25, 18, 4)), "—"),
        (page((20, 25, 20, 2), (80, 10, 2, 2)), "—"),  # with a speck
        (page((20, 20, 11, 2), (20, 24, 11, 2)), "="),
        (stroke((38, 15), (32, 35)), "/"),
        (stroke((50, 14), (34, 36)), "/"),  # a wide one
    ],
)
def test_a_dash_two_bars_of_one_length_and_a_stroke_to_the_right_are_signs(marks: Picture, sign: str) -> None:
    assert told(marks, PLACE, LETTER) == sign


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(page(), id="nothing"),
        pytest.param(page((20, 20, 4, 20)), id="1 or |"),
        pytest.param(page((22, 20, 12, 2), (20, 35, 18, 2)), id="二"),
        pytest.param(page((20, 15, 16, 2), (20, 35, 16, 2)), id="bars far from each other"),
        pytest.param(page((20, 20, 18, 18)), id="a square"),
        pytest.param(page((20, 25, 4, 2)), id="a point"),
        pytest.param(page((20, 25, 75, 2)), id="what is left of a ruling"),
        pytest.param(page((20, 20, 12, 2), (20, 25, 12, 2), (20, 30, 12, 2)), id="三"),
        pytest.param(page((20, 20, 8, 12), (40, 20, 8, 12)), id="two letters"),
        pytest.param(stroke((32, 15), (38, 35)), id="a stroke to the left"),
        pytest.param(stroke((35, 15), (33, 35)), id="a slanted 1"),
        pytest.param(stroke((26, 15), (38, 15), (32, 35)), id="7"),
        pytest.param(stroke((36, 15), (30, 25), (36, 35)), id="<"),
        pytest.param(stroke((33, 22), (31, 28)), id="a comma"),
    ],
)
def test_other_ink_is_left_to_the_engine(marks: Picture) -> None:
    assert told(marks, PLACE, LETTER) == ""
