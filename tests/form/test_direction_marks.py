"""Marks that turn the direction of writing are not to be seen, and are no part of a value."""

import pytest

from jiheng.form.cleaning import clean

MARKS = ["\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_direction_goes_and_every_word_stays(mark: str) -> None:
    assert clean(f"{mark}≥8{mark}00人{mark}") == "≥800人"
