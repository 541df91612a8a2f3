"""Lines for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.lines import clip, pad, printable, width, wrap

CLOSING = "。，、；：！？）》」』】〕”’%"
OPENING = "（《「『【〔“‘"


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("中文", 4), ("a中", 3), ("e\u0301", 1), ("「A」", 5), ("①", 1)]
)
def test_a_wide_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_line_is_broken_between_chinese_characters_but_not_inside_a_figure() -> None:
    assert wrap("预算数 20,000.00 元", 10) == ["预算数", "20,000.00", "元"]


def test_no_line_starts_with_a_closing_mark() -> None:
    assert wrap("一二三四五。", 10) == ["一二三四", "五。"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert wrap("一二三四「五六」", 10) == ["一二三四", "「五六」"]


def test_a_paragraph_hangs_under_its_first_line() -> None:
    assert wrap("一二三四五六", 10, first="1. ") == ["1. 一二三", "   四五六"]
    assert wrap("一二三四", 6, first="· ", rest="") == ["· 一二", "三四"]


def test_a_piece_longer_than_a_line_is_cut() -> None:
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


def test_an_empty_paragraph_is_one_line() -> None:
    assert wrap("", 10, first="· ") == ["·"]


@given(st.text(alphabet=st.sampled_from("一二三四五 ab12,.%。，；「」（）"), max_size=80), st.integers(8, 40))
def test_wrapping_loses_nothing_but_blanks_and_keeps_within_the_columns(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width, lines)) <= columns


@given(st.text(alphabet=st.sampled_from("一二三四。，「」"), max_size=60))
def test_marks_stay_with_their_words_unless_they_fill_a_line_alone(text: str) -> None:
    for before, line in zip(wrap(text, 20), wrap(text, 20)[1:], strict=False):
        if width(before) < 18:  # otherwise marks alone are longer than a line
            assert line[0] not in CLOSING
            assert before[-1] not in OPENING


@given(st.text(max_size=60))
def test_what_steers_a_terminal_is_not_printable(text: str) -> None:
    shown = printable(text)
    assert all(one.isprintable() or one in "\u3000\u00a0\u00ad" or one.isspace() or ord(one) > 0x7F for one in shown)
    assert {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066)} & set(shown) == set()


def test_padding_counts_columns() -> None:
    assert pad("中", 4) == "中  "
    assert pad("中", 4, right=True) == "  中"
    assert pad("中文", 2) == "中文"


@pytest.mark.parametrize(("text", "clipped"), [("中文字", "中文字"), ("中文字符", "中文…"), ("ab cd efg", "ab cd…")])
def test_clipping_says_that_something_is_left_out(text: str, clipped: str) -> None:
    assert clip(text, 6) == clipped
