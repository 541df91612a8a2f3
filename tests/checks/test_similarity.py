"""How much of two texts is the same."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.similarity import LONGEST, Likeness, compare_texts

TEXTS = st.text(alphabet="甲乙丙丁，。 1", max_size=30)


def slowly(first: str, second: str) -> int:
    """Longest common subsequence by its definition, to hold the quick way against."""
    row = [0] * (len(second) + 1)
    for character in first:
        before = row
        row = [0]
        for index, other in enumerate(second):
            row.append(before[index] + 1 if character == other else max(before[index + 1], row[index]))
    return row[-1]


def bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(TEXTS, TEXTS)
def test_the_count_is_that_of_the_longest_common_subsequence(first: str, second: str) -> None:
    assert compare_texts(first, second) == Likeness(
        len(bare(first)), len(bare(second)), slowly(bare(first), bare(second))
    )


@given(TEXTS, TEXTS)
def test_which_text_comes_first_does_not_matter(first: str, second: str) -> None:
    assert compare_texts(first, second).share == compare_texts(second, first).share


@given(TEXTS)
def test_a_text_is_wholly_like_itself_and_nothing_is_like_nothing(text: str) -> None:
    assert compare_texts(text, text).share == (1 if bare(text) else 0)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("做出更大的贡献", "做出更大贡献", Decimal(12) / 13),
        ("一、推进工作；", "一 推进工作。", Decimal(1)),
        ("甲乙丙", "丁戊己", Decimal(0)),
        ("甲乙", "乙甲", Decimal("0.5")),
    ],
)
def test_shares_by_hand(first: str, second: str, share: Decimal) -> None:
    assert compare_texts(first, second).share == share


def test_texts_without_end_are_compared_by_their_beginnings_in_good_time() -> None:
    began = process_time()
    alike = compare_texts("甲乙" * 500_000, "乙甲" * 500_000)
    assert alike.first == alike.second == LONGEST
    assert process_time() - began < 5
