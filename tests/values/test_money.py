"""An amount may name its own unit, and is stated in another one exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.values import Amount, parse_amount


@pytest.mark.parametrize(
    ("printed", "figure", "unit"),
    [
        ("20,000.00", "20000.00", None),
        ("￥20,000.00", "20000.00", None),
        ("¥ 300", "300", None),
        ("-12.5", "-12.5", None),
        ("100万元", "100", "万元"),
        ("100 万", "100", "万元"),
        ("１００万元", "100", "万元"),
        ("1,234.5元", "1234.5", "元"),
        ("￥1,234.50元", "1234.50", "元"),
        ("人民币500元整", "500", "元"),
        ("3.2亿", "3.2", "亿元"),
        ("2 百万元", "2", "百万元"),
        ("7千元", "7", "千元"),
        ("100（万元）", "100", "万元"),
        ("-3万元", "-3", "万元"),
        ("0元", "0", "元"),
    ],
)
def test_an_amount_is_read_with_the_unit_it_names(printed: str, figure: str, unit: str | None) -> None:
    found = parse_amount(printed)
    assert found == Amount(Decimal(figure), unit)
    assert found.figure.as_tuple() == Decimal(figure).as_tuple()


@pytest.mark.parametrize(
    "printed",
    ["", "—", "无", "万元", "约100万元", "100万元以内", "100万人", "12期", "1,23万元", "100元/人", "100%", "1.2.3元",
     "100万元50", "100 200", "9" * 41],
)  # fmt: skip
def test_what_is_no_amount_is_none(printed: str) -> None:
    assert parse_amount(printed) is None


def test_an_amount_stated_in_another_unit_keeps_its_last_printed_place() -> None:
    # 1.235 万元 are known to ten yuan: a tolerance of half of the last place is five yuan, not half a fen.
    stated = Amount(Decimal("1.235"), "万元").stated_in("元")
    assert (stated, stated.as_tuple().exponent) == (Decimal(12350), 1)
    stated = Amount(Decimal("1234.5"), "元").stated_in("万元")
    assert (stated, stated.as_tuple().exponent) == (Decimal("0.12345"), -5)


def test_an_amount_without_a_unit_is_in_whatever_unit_the_form_has() -> None:
    assert Amount(Decimal(100)).stated_in("万元") == 100


UNITS = st.sampled_from(["元", "百元", "千元", "万元", "百万元", "千万元", "亿元"])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9), UNITS, UNITS)
def test_stating_an_amount_elsewhere_and_back_changes_nothing(figure: Decimal, unit: str, other: str) -> None:
    there = Amount(figure, unit).stated_in(other)
    assert Amount(there, other).stated_in(unit).as_tuple() == figure.as_tuple()
