"""From how likely text is at each point to rectangles around lines; no engine is needed."""

import numpy as np
import pytest

from jiheng.reading.scan.patches import Likely, inked, patches


def likely(*cores: tuple[int, int, int, int], sure: float = 0.9) -> Likely:
    """A page on which text is likely at the cores of some lines: left, top, right, bottom."""
    page = np.full((100, 200), 0.01, np.float32)
    for left, top, right, bottom in cores:
        page[top:bottom, left:right] = sure
    return page


def test_a_line_reaches_beyond_the_core_that_is_marked() -> None:
    (box,) = patches(likely((50, 40, 110, 50)))
    # 60 by 10 points reach 1.6 × 600 / 140 = 6.9 further to all sides
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((43, 33, 117, 57), abs=2)


def test_each_line_has_a_rectangle_of_its_own() -> None:
    assert len(patches(likely((10, 10, 90, 18), (110, 10, 190, 18), (10, 60, 90, 68)))) == 3


def test_what_is_thin_or_hardly_likely_is_no_line() -> None:
    assert patches(likely((50, 40, 110, 41))) == []
    assert patches(likely((50, 40, 110, 50), sure=0.4)) == []
    assert patches(likely()) == []


def test_what_is_empty_around_the_ink_is_left_out_but_for_some_room() -> None:
    page = np.full((300, 400), 255, np.uint8)
    page[100:120, 150:250] = 0
    found = inked(page, 30)
    assert found is not None
    left, top, part = found
    assert (left, top, part.shape) == (120, 70, (80, 160))
    assert part[30:50, 30:130].max() == 0


def test_the_room_ends_where_the_page_ends() -> None:
    page = np.full((60, 60), 255, np.uint8)
    page[2:58, 2:58] = 0
    found = inked(page, 30)
    assert found is not None
    assert found[:2] == (0, 0)
    assert found[2].shape == (60, 60)


def test_a_page_without_ink_has_nothing_to_look_for() -> None:
    assert inked(np.full((60, 60), 255, np.uint8), 30) is None
