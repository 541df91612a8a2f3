"""Points are exact until they are shown, and shown to two places, half up."""

from decimal import Context, Decimal, localcontext

import pytest

from jiheng.scoring import show
from jiheng.scoring.arithmetic import equation, exactly, is_shown_exactly, money, percent, plain, settled


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        ("2.5", "2.50"),
        ("2.505", "2.51"),
        ("2.515", "2.52"),
        ("2.5049999", "2.50"),
        ("9.885811111", "9.89"),
        ("89.995", "90.00"),
        ("0", "0.00"),
        ("-0.001", "0.00"),
        ("-1.005", "-1.01"),
        ("1E+2", "100.00"),
        ("1E+200", "1.00E+200"),
    ],
)
def test_points_are_shown_to_two_places_half_up(points: str, shown: str) -> None:
    assert show(Decimal(points)) == shown


def test_the_callers_decimal_context_neither_matters_nor_changes() -> None:
    with localcontext(Context(prec=3)) as callers:
        assert show(Decimal("12345.678")) == "12345.68"
        with exactly():
            assert Decimal(1) / Decimal(3) != Decimal("0.333")
        assert callers.prec == 3
        assert Decimal(1) / Decimal(3) == Decimal("0.333")


@pytest.mark.parametrize(
    ("figure", "written"),
    [("12.50", "12.5"), ("40", "40"), ("100", "100"), ("1E+2", "100"), ("0.10", "0.1"), ("1E+200", "1E+200")],
)
def test_maxima_are_written_without_needless_zeros(figure: str, written: str) -> None:
    assert plain(Decimal(figure)) == written


def test_amounts_keep_their_places_and_get_separators() -> None:
    assert money(Decimal("17794.46")) == "17,794.46"
    assert money(Decimal("20000.00")) == "20,000.00"
    assert money(Decimal("1E+200")) == "1E+200"


def test_shares_are_written_as_percentages() -> None:
    assert percent(Decimal("0.6")) == "60%"
    assert percent(Decimal("0.899")) == "89.9%"


def test_a_line_says_whether_it_is_exact() -> None:
    assert equation("4 × 25 ÷ 40", Decimal("2.5")) == "4 × 25 ÷ 40 = 2.50"
    assert equation("10 × 14 ÷ 15", Decimal("9.3333")) == "10 × 14 ÷ 15 ≈ 9.33"
    assert is_shown_exactly(Decimal("9.30"))
    assert not is_shown_exactly(Decimal("9.305"))
    assert not is_shown_exactly(Decimal("1E+200"))


def test_three_thirds_are_a_whole() -> None:
    with exactly():
        third = Decimal(10) / Decimal(3)
        assert third * 3 != 10
        assert settled(third * 3) == 10
