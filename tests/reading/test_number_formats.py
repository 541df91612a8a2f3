"""What a spreadsheet prints for a figure: the examples stand in number_formats.md, each with its reason."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiheng.reading.workbooks.chinese_numerals import counted
from jiheng.reading.workbooks.number_format_codes import BUILT_IN, LONGEST, sections
from jiheng.reading.workbooks.number_formats import printed_number, printed_text

TABLE = (Path(__file__).parent / "number_formats.md").read_text(encoding="utf-8")
EXAMPLES = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in TABLE.splitlines()[6:]]


@pytest.mark.parametrize(("figure", "code", "printed", "why"), EXAMPLES)
def test_a_figure_is_printed_as_the_table_says(figure: str, code: str, printed: str, why: str) -> None:
    assert f"⟦{printed_number(figure, code)}⟧" == printed, why


def test_the_table_is_read_whole() -> None:
    assert len(EXAMPLES) > 100
    assert all(len(line) == 4 for line in EXAMPLES)


@pytest.mark.parametrize(
    ("number", "figure", "printed"),
    [
        (9, "0.95", "95%"),
        (10, "0.9301", "93.01%"),
        (4, "20000", "20,000.00"),
        (14, "44196", "2020/12/31"),
        (31, "44196", "2020年12月31日"),
        (57, "44196", "2020年12月"),
        (43, "0", "-"),
        (46, "1.5", "36:00:00"),
        (49, "12", "12"),
    ],
)
def test_formats_that_files_name_by_number_only_are_those_of_a_chinese_spreadsheet(
    number: int, figure: str, printed: str
) -> None:
    assert printed_number(figure, BUILT_IN[number]) == printed


def test_days_counted_from_1904_are_four_years_and_a_day_later() -> None:
    assert printed_number("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert printed_number("42734", "yyyy-mm-dd", from_1904=True) == "2020-12-31"


@pytest.mark.parametrize(
    ("text", "code", "printed"),
    [
        ("甲", "General", "甲"),
        ("甲", "@", "甲"),
        ("甲", '"第"@"批"', "第甲批"),
        ("甲", "0.00", "甲"),
        ("甲", ";;;", ""),
        ("甲", '0;-0;"零";"名："@', "名：甲"),
        ("甲", "yyyy/m/d;@", "甲"),
    ],
)
def test_a_text_is_printed_by_the_section_for_texts(text: str, code: str, printed: str) -> None:
    assert printed_text(text, code) == printed


def test_a_code_longer_than_any_program_keeps_counts_as_general() -> None:
    assert printed_number("2.50", "0" * (LONGEST + 1)) == "2.5"


def test_a_figure_too_long_to_be_one_is_given_back() -> None:
    assert printed_number("9" * 1_000, "0") == "9" * 1_000


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("10", "十"),
        ("12", "十二"),
        ("110", "一百一十"),
        ("2001", "二千〇一"),
        ("100000000", "一亿"),
        ("100010000", "一亿〇一万"),
        ("1.50", "一.五〇"),
        ("-5", "-五"),
        ("1" * 21, "1" * 21),
        ("一", "一"),
    ],
)
def test_chinese_figures_are_counted_by_fours(figure: str, said: str) -> None:
    assert counted(figure, 1) == said


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(0, 4))
def test_printing_with_decimals_and_reading_back_is_rounding(number: Decimal, decimals: int) -> None:
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    printed = printed_number(str(number), code)
    assert abs(Decimal(printed.replace(",", "")) - number) * 2 <= Decimal(1).scaleb(-decimals)
    assert all(len(group.strip("-")) == 3 for group in printed.partition(".")[0].split(",")[1:])


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(0.1 + 0.2)
@example(5e-324)
def test_general_prints_at_most_eleven_characters_near_the_figure(number: float) -> None:
    printed = printed_number(repr(number))
    if "e-3" in repr(number) and abs(number) < 1e-307:
        return
    assert len(printed.lstrip("-").partition("E")[0]) <= 11
    shown = Decimal(printed)
    assert abs(shown - Decimal(repr(number))) <= max(abs(shown) * Decimal("1e-5"), Decimal("5e-10"))


@given(st.text(max_size=60), st.text(alphabet='0#?.,%@;/yYmdhsEeGga"\\!_*[]<>=$-+ 年月日DBNum12年AP', max_size=30))
def test_any_code_prints_something_for_any_figure_or_text(text: str, code: str) -> None:
    assert sections(code)
    assert isinstance(printed_number("44196.123", code), str)
    assert isinstance(printed_number("-0.5", code), str)
    assert isinstance(printed_text(text, code), str)
