"""Two texts speak of one thing where they share a pair of characters that not every form holds."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.keywords import any_of, pairs


def test_pairs_stand_side_by_side_in_chinese_only() -> None:
    assert pairs("新书AB册数，3册") == {"新书", "册数"}


def test_what_any_form_may_hold_does_not_count() -> None:
    assert pairs("完成数量") == {"成数"}


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_longer_text_never_loses_a_pair(first: str, second: str) -> None:
    assert pairs(first) <= pairs(first + second)


def test_of_words_that_begin_alike_the_longest_is_found() -> None:
    found = any_of(frozenset(("拟", "拟建", "拟建设"))).search("今年拟建设一处")
    assert found is not None
    assert found[0] == "拟建设"
    assert any_of(frozenset(("拟建",))).search("建拟") is None
