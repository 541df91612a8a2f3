"""Figures are read exactly as printed, and nothing else is taken for a figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.values import parse_number, parse_rate, with_figures
from jiheng.values.numerals import chinese_at


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("20,000.00", "20000.00"),
        ("215457.6", "215457.6"),
        ("２０", "20"),
        (" 7.5 ", "7.5"),
        ("20，000.00", "20000.00"),
        ("-5.0", "-5.0"),
        ("－5", "-5"),
        ("0", "0"),
        ("1.2E+08", "120000000"),
        ("2E-05", "0.00002"),
    ],
)
def test_a_figure_keeps_its_value_and_its_places(printed: str, number: str) -> None:
    found = parse_number(printed)
    assert found is not None
    assert found.as_tuple() == Decimal(number).as_tuple()


@pytest.mark.parametrize(
    "printed",
    ["", "—", "/", "1,23", "1,2345", "12,34,567", "1.2.3", "10%", "10元", "1e5", "10 10", "十", "+5", ".5", "5."],
)
def test_what_is_no_figure_is_none(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "share"),
    [
        ("98.86%", "0.9886"),
        ("98.5％", "0.985"),
        ("100 %", "1.00"),
        ("98百分比", "0.98"),
        ("1", "1"),
        ("0.9301", "0.9301"),
        ("0", "0"),
        ("100.00", "1.0000"),
        ("86", "0.86"),
        ("1.5%", "0.015"),
    ],
)
def test_a_rate_is_a_share_of_one_with_the_places_it_was_printed_with(printed: str, share: str) -> None:
    found = parse_rate(printed)
    assert found is not None
    assert found.as_tuple() == Decimal(share).as_tuple()


@pytest.mark.parametrize("printed", ["1.5", "1.05", "", "—", "完成", "98%%", "百分之九十", "98%左右"])
def test_what_may_be_a_share_or_a_percentage_is_no_rate(printed: str) -> None:
    assert parse_rate(printed) is None


@given(number=st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False))
def test_a_figure_printed_with_separators_is_the_same_figure(number: Decimal) -> None:
    assert parse_number(f"{number:,f}") == number
    assert parse_number(f"{number:f}") == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("零", "0"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("两百", "200"),
        ("一百零五", "105"),
        ("一百一十五", "115"),
        ("一千零五", "1005"),
        ("三万五千", "35000"),
        ("三十万零五百", "300500"),
        ("一百万", "1000000"),
        ("一亿二千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("九十八点五", "98.5"),
        ("半", "0.5"),
    ],
)
def test_a_complete_chinese_numeral_is_read(numeral: str, number: str) -> None:
    assert chinese_at(numeral, 0) == (Decimal(number), len(numeral))


@pytest.mark.parametrize(
    "numeral",
    [
        "一二",
        "三万五",
        "一千五",
        "一百一",
        "十百",
        "百万",
        "万",
        "点五",
        "一百千",
        "二三十",
        "一万万万亿",
        "万一",
        "一万十五百",
        "二〇二〇",
    ],
)
def test_a_numeral_that_is_cut_short_or_says_nothing_is_not_read(numeral: str) -> None:
    found = chinese_at(numeral, 0)
    assert found is None or found[1] < len(numeral)


@given(number=st.integers(min_value=0, max_value=9999))
def test_numerals_below_ten_thousand_are_read_as_they_are_spoken(number: int) -> None:
    digits = "零一二三四五六七八九"
    parts = ""
    gap = False
    for step, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // step % 10
        if digit:
            parts += ("零" if gap and parts else "") + digits[digit] + sign
            gap = False
        else:
            gap = bool(parts)
    spoken = parts or "零"
    assert chinese_at(spoken, 0) == (Decimal(number), len(spoken))
    if 10 <= number < 20:
        short = spoken.removeprefix("一")
        assert chinese_at(short, 0) == (Decimal(number), len(short))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("演出十五场，观众两千人。", "演出15场，观众2000人。"),
        ("完成率百分之九十八点五", "完成率98.5%"),
        ("一是新建，二是维修", "1是新建，2是维修"),
        ("第五批二十五册", "第五批25册"),
        ("三万五册、二〇二〇年、千方百计、百万", "三万五册、二〇二〇年、千方百计、百万"),
        ("3万人、9,600册、三点", "3万人、9,600册、三点"),
        ("没有数", "没有数"),
    ],
)
def test_chinese_numerals_in_a_text_become_figures_where_they_are_complete(text: str, said: str) -> None:
    assert with_figures(text) == said
