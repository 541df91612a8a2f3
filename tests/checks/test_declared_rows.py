"""Rows beside the approved declaration: the same, altered, added, gone."""

import msgspec
import pytest

from jiheng.checks import Case, Outcome, Severity, Stage
from jiheng.form import Field, Indicator
from tests.checks.building import case_with, found_in
from tests.checks.test_targets import row

BOOKS = row("数量指标", "配送新书册数", "≥12000册", "12160册")
READERS = row("社会效益", "居民借阅人次", "≥30000人次", "31500人次")


def beside(approved: tuple[str, ...], filed: tuple[str, ...]) -> Outcome:
    return found_in(declared(case_with(*approved), case_with(*filed)), "IN011")


def declared(approved: Case, filed: Case) -> Case:
    return msgspec.structs.replace(filed, declaration=approved.form)


def test_without_a_declaration_nothing_is_compared() -> None:
    (skipped,) = found_in(case_with(BOOKS), "IN011").skipped
    assert "没有这个项目的批复目标表" in skipped.reason


def test_while_goals_are_declared_there_is_nothing_to_hold_them_against() -> None:
    assert found_in(declared(case_with(BOOKS), case_with(READERS, stage=Stage.DECLARATION)), "IN011").findings == ()


def test_an_altered_target_and_weight_stand_together_with_what_was_approved() -> None:
    (found,) = beside((BOOKS,), ("产出指标 | 数量指标 | 配送新书册数 | ≥10000册 | 12160册 | 15 | 15 |",)).findings
    assert (found.severity, found.where.field) == (Severity.DOUBT, "target")
    assert "目标批复「≥12000册」，本表「≥10000册」；分值批复 10.00 分，本表 15.00 分" in found.message
    assert "抄错的，照批复改回；经批准调整过的，在说明里写明" in found.remedy


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("配送新书册数", "不少于12000册"),
        ("配送新书册数（册）", "≥1.2万册"),
        ("配送 新书册数", "≥12,000册"),
        ("指标1：配送新书册数", "≥12000.00册"),
    ],
)
def test_another_way_of_writing_the_same_is_no_difference(name: str, target: str) -> None:
    assert beside((BOOKS,), (row("数量指标", name, target, "12160册"),)).findings == ()


def test_a_lost_comparator_is_a_difference() -> None:
    assert len(beside((BOOKS,), (row("数量指标", "配送新书册数", "12000册"),)).findings) == 1


def test_a_name_that_was_reworded_is_found_near_its_approved_one() -> None:
    (found,) = beside((BOOKS,), (row("数量指标", "配送新书总册数", "≥12000册"),)).findings
    assert (found.where.field, "名称批复为「配送新书册数」" in found.message) == ("name", True)


def test_rows_added_and_rows_gone_are_told_apart() -> None:
    gone, added = beside((BOOKS,), (READERS,)).findings
    assert "批复的绩效目标表里没有「居民借阅人次」这一项" in added.message
    assert "批复的绩效目标表里有「配送新书册数」，本表没有" in gone.message
    assert (gone.where.row, gone.matter) == (None, "indicators")


def test_the_same_name_in_two_categories_is_matched_within_each() -> None:
    twice = (row("数量指标", "配送新书", "≥12000册"), row("社会效益", "配送新书", "提升"))
    assert beside(twice, tuple(reversed(twice))).findings == ()


def test_a_row_moved_to_another_category_is_still_the_same_row() -> None:
    assert beside((row("质量指标", "配送新书册数", "≥12000册"),), (BOOKS,)).findings == ()


def test_near_names_of_other_categories_are_not_taken_for_one() -> None:
    found = beside((row("社会效益", "配送新书总册数", "≥12000册"),), (BOOKS,)).findings
    assert len(found) == 2


def test_blank_cells_on_either_side_are_not_compared() -> None:
    assert beside((row("数量指标", "配送新书册数", ""),), (BOOKS,)).findings == ()
    assert beside((BOOKS,), (row("数量指标", "配送新书册数", ""),)).findings == ()


def test_a_declaration_without_weights_or_categories_serves_as_well() -> None:
    def loose(indicator: Indicator) -> Indicator:
        return msgspec.structs.replace(indicator, category=Field(), max_points=Field())

    approved = case_with(BOOKS)
    form = msgspec.structs.replace(approved.form, indicators=tuple(map(loose, approved.form.indicators)))
    assert found_in(msgspec.structs.replace(case_with(BOOKS), declaration=form), "IN011").findings == ()


def test_a_row_without_a_name_answers_no_approved_one() -> None:
    found = beside((row("数量指标", "", "≥12000册"),), (BOOKS,)).findings
    assert ["没有「配送新书册数」这一项" in one.message for one in found] == [True]
