"""The total row: what stands in it is a figure, a formula to be calculated, or a doubt; never taken for a blank."""

import pytest

from tests.reading.layout.drawing import a_form, form_of, read


@pytest.mark.parametrize("claimed", ["九十八", "98%", "待定", "=99"])
def test_a_total_that_is_no_figure_leaves_its_points_open(claimed: str) -> None:
    found = read(a_form(total=f"总分 | | | | | | 100 | {claimed} |"))
    total = form_of(a_form(total=f"总分 | | | | | | 100 | {claimed} |")).total
    assert total.max_points.value == 100
    assert total.claimed_points.value is None
    assert not total.claimed_points.is_certain
    assert not all(doubt.settled for doubt in found.doubts)


def test_a_total_that_was_left_blank_is_certain() -> None:
    found = read(a_form(total="总分 | | | | | | 100 | |"))
    total = form_of(a_form(total="总分 | | | | | | 100 | |")).total
    assert total.claimed_points.is_blank
    assert total.claimed_points.is_certain
    assert found.doubts == ()


@pytest.mark.parametrize("formula", ["=SUM(H12:H20)", "=H12+H13", "=10+19+15", "=表2!$B$1", "=…"])
def test_a_formula_in_the_total_row_is_named_with_its_remedy(formula: str) -> None:
    (doubt,) = read(a_form(total=f"总分 | | | | | | 100 | {formula} |")).doubts
    assert doubt.code == "FM018"
    assert doubt.what == (
        f"总分「得分」一格写的是「{formula}」。这是没有算过的公式，读不成数，未采用。"
        "请用 Excel 或 WPS 打开保存一次再交。"
    )


def test_formulas_all_over_a_row_stay_in_their_columns() -> None:
    row = "\n | =A1 | =B1 | =C1 | =D1 | =E1 | =F1 | =G1 | =H1"
    found = read(a_form(rows=row))
    indicator = form_of(a_form(rows=row)).indicators[0]
    printed = [indicator.name, indicator.target, indicator.actual, indicator.deviation_note]
    assert [field.value for field in printed] == ["=C1", "=D1", "=E1", "=H1"]
    assert [doubt.where.field for doubt in found.doubts] == ["max_points", "claimed_points"]
