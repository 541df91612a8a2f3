"""Grades have exact bounds: a total gets its grade by what it is, not by what it is shown as."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.scoring import grade, grades_between
from tests.scoring.building import HOUSE, MOF_2020, own_pack, setting


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("100", "优"),
        ("90", "优"),
        ("90.000", "优"),
        ("89.9999999999999999999999999999999", "良"),
        ("89.995", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.995", "差"),
        ("0", "差"),
        ("-0.01", None),
        ("100.01", None),
        ("110", None),
    ],
)
def test_exactly_90_80_and_60_belong_to_the_upper_grade(total: str, expected: str | None) -> None:
    assert grade(Decimal(total), Decimal(100), MOF_2020)[0] == expected


def test_the_steps_say_when_the_shown_figure_would_mislead() -> None:
    _, steps = grade(Decimal("89.995"), Decimal(100), MOF_2020)
    assert steps == ("等次按未取整的数评定（显示为 90.00 分，实为 89.995 分）：良",)


def test_digits_without_end_are_cut_and_not_rounded() -> None:
    _, steps = grade(Decimal("89.99999999999"), Decimal(100), MOF_2020)
    assert "实为 89.999999999… 分" in steps[0]


def test_a_total_out_of_something_else_is_scaled_openly() -> None:
    assert grade(Decimal(72), Decimal(80), MOF_2020) == (
        "优",
        ("满分不是 100 分，折算后评定等次：72 × 100 ÷ 80 = 90.00", "90.00 分：优"),
    )


def test_scaling_loses_no_bound() -> None:
    assert grade(Decimal("0.9") * 7, Decimal(7), MOF_2020)[0] == "优"
    assert grade(Decimal("5.6"), Decimal(7), MOF_2020)[0] == "良"


def test_a_total_beyond_the_scale_says_so() -> None:
    assert grade(Decimal(110), Decimal(100), MOF_2020) == (None, ("110.00 分不在等次界线之内",))


def test_a_pack_without_grades_gives_none() -> None:
    assert grade(Decimal(95), Decimal(100), HOUSE) == (None, ("所用规则包没有规定等次",))
    assert grades_between(Decimal(0), Decimal(100), Decimal(100), HOUSE) == ()


def test_nothing_is_graded_out_of_nothing() -> None:
    assert grade(Decimal(0), Decimal(0), MOF_2020) == (None, ("总分满分不大于 0，无法评定等次",))
    assert grades_between(Decimal(0), Decimal(0), Decimal(0), MOF_2020) == ()


@pytest.mark.parametrize(
    ("low", "high", "included", "grades"),
    [
        ("92", "100", True, ("优",)),
        ("85", "95", True, ("优", "良")),
        ("85", "90", True, ("优", "良")),
        ("85", "90", False, ("良",)),
        ("90", "90", True, ("优",)),
        ("0", "100", True, ("优", "良", "中", "差")),
        ("101", "110", True, ()),
    ],
)
def test_a_stretch_has_every_grade_it_touches(low: str, high: str, included: bool, grades: tuple[str, ...]) -> None:  # noqa: FBT001 - a table
    assert grades_between(Decimal(low), Decimal(high), Decimal(100), MOF_2020, high_included=included) == grades


def test_an_open_top_grade_has_no_end(tmp_path: Path) -> None:
    scale = '[{ grade = "合格", from = 60 }, { grade = "不合格", from = 0, below = 60 }]'
    pack = own_pack(tmp_path, "[grade]\n" + setting("scale", scale))
    assert grade(Decimal(120), Decimal(100), pack)[0] == "合格"
