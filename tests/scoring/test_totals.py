"""What a whole form comes to: bounds, grade, and how execution stands in it."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.form import Indicator, SelfEvaluation
from jiheng.rulepacks import RulePack
from jiheng.scoring import Due, Score, Unscored, due, show, understand
from tests.scoring.building import AS_PRINTED, HOUSE, MOF_2020, MOF_2021, form, fund, indicator, own_pack, setting

MET = ("新增人数", "≥40人", "40人")
MISSED = ("新增人数", "≥40人", "25人")
WORD = ("制度健全性", "健全", "健全")
UNKNOWN = ("对象准确性", "≥90%", "见附件")


def _due(whole: SelfEvaluation, pack: RulePack = MOF_2020, *, finished: bool | None = None) -> Due:
    return due(whole, [understand(row) for row in whole.indicators], pack, finished=finished)


def _row(cells: tuple[str, str, str], max_points: str, *, rows: int = 1) -> Indicator:
    return indicator(*cells, max_points, rows=rows)


def _bounds(found: Due) -> str:
    if found.low is None or found.high is None:
        return "none"
    return f"{show(found.low)}–{show(found.high)}"


def test_where_every_row_has_a_score_the_total_is_one_figure() -> None:
    found = _due(form(fund("100", "95"), _row(MET, "50"), _row(MISSED, "40"), claimed="99"))
    assert _bounds(found) == "84.50–84.50"
    assert (found.grade, found.grades, found.open_rows) == ("良", ("良",), ())
    assert (found.claimed_total, found.claimed_grade) == (Decimal(99), "优")
    assert found.execution_counted is True
    assert found.steps == (
        "各项指标分值合计 50 + 40 = 90；加执行率 10 分，合计 100",
        "表内总分分值 100",
        "执行率得分：计入总分",
        "执行率测算 9.50 分，计入总分",
        "测算总分：50.00 + 25.00 + 9.50 = 84.50",
        "84.50 分：良",
    )


def test_execution_printed_apart_is_scored_and_not_added() -> None:
    found = _due(form(fund("100", "95"), _row(MET, "60"), _row(MISSED, "40")))
    assert isinstance(found.execution, Score)
    assert show(found.execution.points) == "9.50"
    assert _bounds(found) == "85.00–85.00"
    assert found.execution_counted is False
    assert (found.claimed_total, found.claimed_grade) == (None, None)


def test_words_open_the_total_from_the_lowest_to_the_highest() -> None:
    found = _due(form(None, _row(MET, "40"), _row(WORD, "60")))
    assert _bounds(found) == "88.00–100.00"
    assert (found.grade, found.grades) == (None, ("优", "良"))
    assert "最低：40.00 + 48.00 = 88.00" in found.steps
    assert "最高：40.00 + 60.00 = 100.00" in found.steps
    assert found.open_rows == ()


def test_a_row_that_cannot_be_scored_is_open_from_nothing_to_its_maximum_and_named() -> None:
    found = _due(form(None, _row(MET, "93"), _row(UNKNOWN, "7")))
    assert _bounds(found) == "93.00–100.00"
    assert (found.grade, found.open_rows) == ("优", (1,))


def test_a_top_that_cannot_be_had_gives_no_grade() -> None:
    partly = ("制度健全性", "健全", "部分达成")
    found = _due(form(None, _row(MET, "82"), _row(partly, "10"), _row(("违规数", "=0起", "1起"), "8")))
    assert _bounds(found) == "88.00–90.00"
    assert found.high_included is False
    assert found.grades == ("良",)
    assert "最高分本身不在范围内" in found.steps


def test_bounds_of_a_grade_are_met_exactly_by_thirds() -> None:
    third = ("新增人数", "≥3人", "1人")
    found = _due(form(None, _row(MET, "85"), _row(third, "5"), _row(third, "5"), _row(third, "5")))
    assert found.low == 90
    assert found.grade == "优"
    assert "测算总分：85.00 + 1.67 + 1.67 + 1.67 ≈ 90.00（各项按未取整的数相加）" in found.steps


def test_a_total_a_hair_under_a_bound_keeps_the_lower_grade() -> None:
    found = _due(form(None, _row(MET, "89.99"), _row(("新增人数", "≥2002人", "1人"), "10.01")))
    assert found.low == Decimal("89.995")
    assert found.grade == "良"
    assert "等次按未取整的数评定（显示为 90.00 分，实为 89.995 分）：良" in found.steps


def test_maxima_that_fit_no_scheme_give_no_total() -> None:
    found = _due(form(fund("100", "95"), _row(MET, "50"), _row(MET, "45"), claimed="95"))
    assert _bounds(found) == "none"
    assert (found.grade, found.grades, found.execution_counted) == (None, (), None)
    assert found.steps[-1] == "各项分值之和与总分对不上，不测算总分"
    assert found.claimed_grade == "优"


def test_a_row_without_a_maximum_is_not_among_the_open_rows() -> None:
    found = _due(form(None, _row(MET, "100"), _row(MET, "")))
    assert found.open_rows == ()
    assert isinstance(found.indicators[1], Unscored)


def test_a_total_out_of_something_else_is_scaled_for_its_grade() -> None:
    found = _due(form(None, _row(MET, "45"), _row(MISSED, "5"), total="50"))
    assert _bounds(found) == "48.13–48.13"
    assert found.grade == "优"


def test_the_forms_own_scheme_counts_execution_as_it_is_written() -> None:
    found = _due(form(fund("100", "50", claimed="9"), _row(MET, "90")), AS_PRINTED)
    assert _bounds(found) == "99.00–99.00"
    assert "表内口径不测算执行率得分，按表内所填 9 分计入总分" in found.steps
    assert isinstance(found.execution, Unscored)


@pytest.mark.parametrize("claimed", ["", "12", "-1"])
def test_points_of_execution_that_cannot_be_are_left_open(claimed: str) -> None:
    found = _due(form(fund("100", "50", claimed=claimed), _row(MET, "90")), AS_PRINTED)
    assert _bounds(found) == "90.00–100.00"
    assert "执行率得分未能测算，按 0 至 10 分计入范围" in found.steps


def test_a_pack_without_a_word_on_execution_leaves_it_open() -> None:
    found = _due(form(fund("100", "50", claimed="9"), _row(("违规数", "=0起", "1起"), "90")), HOUSE)
    assert _bounds(found) == "0.00–10.00"
    assert found.grades == ()


def test_an_unfinished_or_finished_project_decides_the_points_of_execution() -> None:
    whole = form(fund("100", "85"), _row(MET, "90"))
    assert _bounds(_due(whole, MOF_2021, finished=True)) == "100.00–100.00"
    assert _bounds(_due(whole, MOF_2021, finished=False)) == "97.00–97.00"
    assert _bounds(_due(whole, MOF_2021)) == "90.00–100.00"


def _zero(folder: Path, choice: str) -> RulePack:
    return own_pack(folder, "[execution]\n" + setting("zero_revised_budget", f'"{choice}"', reason="上级规定"))


@pytest.mark.parametrize(
    ("choice", "bounds"),
    [("zero", "75.00–75.00"), ("exempt", "none"), ("redistribute", "83.33–83.33"), ("unset", "75.00–85.00")],
)
def test_a_budget_of_zero_changes_the_total_as_the_switch_says(tmp_path: Path, choice: str, bounds: str) -> None:
    found = _due(form(fund("0", "0"), _row(MET, "50"), _row(MISSED, "40")), _zero(tmp_path, choice))
    assert _bounds(found) == bounds


def test_points_handed_to_the_indicators_can_be_recomputed(tmp_path: Path) -> None:
    found = _due(form(fund("0", "0"), _row(MET, "50"), _row(MISSED, "40")), _zero(tmp_path, "redistribute"))
    assert "测算总分：(50.00 + 25.00) × 100 ÷ 90 ≈ 83.33" in found.steps


def test_execution_printed_apart_has_nothing_to_hand_out(tmp_path: Path) -> None:
    found = _due(form(fund("0", "0"), _row(MET, "60"), _row(MISSED, "40")), _zero(tmp_path, "redistribute"))
    assert _bounds(found) == "85.00–85.00"


def test_points_cannot_be_handed_to_indicators_that_are_worth_nothing(tmp_path: Path) -> None:
    found = _due(form(fund("0", "0", "100"), _row(MET, "0")), _zero(tmp_path, "redistribute"))
    assert _bounds(found) == "0.00–100.00"


def test_rows_that_share_one_maximum_are_full_together() -> None:
    found = _due(form(None, _row(MET, "60", rows=2), _row(MET, "", rows=0), _row(MET, "40")))
    assert _bounds(found) == "100.00–100.00"
    assert found.indicators[0] == Score(
        Decimal(60), ("2 项共用一个分值，各项都得满分：60.00",), "mof-2020-10/quantitative"
    )
    assert isinstance(found.indicators[1], Unscored)
    assert found.open_rows == ()


def test_rows_that_share_one_maximum_are_left_to_people_where_one_of_them_fell_short() -> None:
    found = _due(form(None, _row(MET, "60", rows=2), _row(MISSED, "", rows=0), _row(MET, "40")))
    assert _bounds(found) == "40.00–100.00"
    assert found.open_rows == (0,)


def test_rows_that_share_a_blank_maximum_have_none() -> None:
    found = _due(form(None, _row(MET, "", rows=2), _row(MET, "", rows=0)))
    assert _bounds(found) == "none"
