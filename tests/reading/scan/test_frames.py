"""From frames to a text and its probability: the sum over all ways in which frames can spell it."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reading.scan.frames import Alike, Frames, Signs, probability, spelled

A, B, BLANK = 1, 2, 3
"""Signs as the frames below number them: 0 is none, the last a blank between words."""
NONE_ALIKE: Alike = {}


def frames(*rows: tuple[float, ...]) -> Frames:
    return np.array(rows, np.float32)


def by_counting(seen: Frames, wanted: tuple[int, ...]) -> float:
    """Try every way of giving each frame a sign, and add up those that spell what is wanted but for blanks."""
    total = 0.0
    for way in itertools.product(range(seen.shape[1]), repeat=len(seen)):
        ways = [0 if sign == seen.shape[1] - 1 else sign for sign in way]
        said = tuple(sign for sign, _ in itertools.groupby(ways) if sign)
        if said == wanted:
            total += float(np.prod([row[sign] for row, sign in zip(seen, way, strict=True)]))
    return total


@st.composite
def seen_frames(draw: st.DrawFn) -> Frames:
    count = draw(st.integers(1, 5))
    weights = [[draw(st.integers(1, 20)) for _ in range(4)] for _ in range(count)]
    return np.array([[weight / sum(row) for weight in row] for row in weights], np.float32)


@given(seen_frames(), st.lists(st.sampled_from((A, B)), max_size=3))
def test_a_text_is_as_probable_as_all_ways_of_spelling_it_together(seen: Frames, signs: list[int]) -> None:
    wanted: Signs = np.array(signs, np.int64)
    expected = by_counting(seen, tuple(signs)) if signs else 0.0
    assert probability(seen, wanted, NONE_ALIKE) == pytest.approx(expected, abs=1e-6)


def test_a_sign_seen_in_several_frames_in_a_row_is_one_and_two_are_parted_by_a_frame_without() -> None:
    seen = frames((0, 1, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))
    assert spelled(seen).tolist() == [A, A, B]
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(1)


def test_a_sign_that_may_stand_between_two_lowers_the_probability_though_every_sign_is_sure() -> None:
    # 10家 or 1.0家: the frame between shows a point with a probability of 0.4, which no sign that was read tells.
    seen = frames((0, 1, 0, 0), (0.6, 0, 0.4, 0), (0, 1, 0, 0))
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(0.6)


def test_a_figure_that_may_stand_twice_lowers_the_probability() -> None:
    # 100 or 10: nothing parts the two noughts but a frame that shows a nought with 0.55.
    seen = frames((0, 1, 0, 0), (0, 0, 1, 0), (0.45, 0, 0.55, 0), (0, 0, 1, 0))
    assert spelled(seen).tolist() == [A, B]
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(0.55)


def test_a_blank_that_may_stand_between_words_does_not() -> None:
    seen = frames((0, 1, 0, 0), (0.6, 0, 0, 0.4), (0, 0, 1, 0))
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(1)


def test_the_least_certain_sign_decides() -> None:
    seen = frames((0, 1, 0, 0), (0.3, 0, 0.7, 0))
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(0.7)


def test_a_sign_that_is_as_good_as_another_is_as_probable_as_both() -> None:
    # A wide bracket with 0.6 or a narrow one with 0.4: it is a bracket.
    seen = frames((0, 0.6, 0.4, 0), (1, 0, 0, 0))
    assert probability(seen, spelled(seen), NONE_ALIKE) == pytest.approx(0.6)
    assert probability(seen, spelled(seen), {A: (A, B), B: (A, B)}) == pytest.approx(1)


def test_where_there_is_no_sign_there_is_no_text() -> None:
    seen = frames((1, 0, 0, 0), (1, 0, 0, 0))
    assert spelled(seen).size == 0
    assert probability(seen, spelled(seen), NONE_ALIKE) == 0


def test_a_text_that_needs_more_frames_than_there_are_is_impossible() -> None:
    seen = frames((0, 1, 0, 0))
    assert probability(seen, np.array([A, B, A, B], np.int64), NONE_ALIKE) == 0
    assert probability(np.concatenate([seen, seen]), np.array([A, A], np.int64), NONE_ALIKE) == 0


def test_a_text_that_a_frame_rules_out_is_impossible() -> None:
    seen = frames((0, 1, 0, 0), (0, 0, 1, 0))
    assert probability(seen, np.array([A], np.int64), NONE_ALIKE) == 0
