"""What single rows weigh: too much, all the same, or a phrase more than a figure."""

from typing import Any

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Stage, Who
from jiheng.form import Field, Place
from tests.checks.building import case_from, case_with, form_of, found_in, key, number, real

BENEFIT = "效益指标 | 社会效益 | {} | {} | {} | {} | {} |"
SOUND = "效益指标 | 可持续影响指标 | 长效管理机制健全性 | {0} | {0} | {1} | {1} |"


def said(code: str, *lines: str, **asked: object) -> Outcome:
    return found_in(case_with(*lines, **asked), code)  # type: ignore[arg-type]  # settings of an example


def forms_with(code: str) -> list[int]:
    return [n for n in range(1, 11) if found_in(real(n), code).findings]


def test_the_real_forms_give_what_a_careful_reviewer_finds() -> None:
    assert forms_with("WT004") == [1, 2, 3, 4, 5, 7, 8, 9, 10]
    assert forms_with("WT006") == [2, 3, 4, 9]


@pytest.mark.parametrize("code", ["WT004", "WT005", "WT006"])
def test_without_a_column_of_maxima_there_are_no_weights(code: str) -> None:
    form = form_of(key()[0])
    form = msgspec.structs.replace(form, columns=form.columns - {"max_points"})
    assert [one.code for one in found_in(case_from(form), code).skipped] == [code]


# --- WT004


@pytest.mark.parametrize(("points", "fires"), [("20", False), ("20.5", True), ("25", True)])
def test_a_row_over_twenty_points_is_too_heavy(points: str, *, fires: bool) -> None:
    assert bool(said("WT004", BENEFIT.format("借阅人次", "≥10人次", "10人次", points, points)).findings) is fires


def test_a_heavy_row_is_named_and_nobody_is_told_to_change_approved_points() -> None:
    (found,) = found_in(real(2), "WT004").findings
    assert "「职工满意度」一项分值 25 分（这一类只有这一项），超过 20 分" in found.message
    assert "请勿改动；下年申报时" in found.remedy
    assert (found.severity, found.who, found.matter) == (Severity.ADVICE, Who.DECLARATION, "points-scheme")
    assert (found.where.row, found.where.field) == (8, "max_points")


def test_while_goals_are_declared_it_can_still_be_split() -> None:
    row = BENEFIT.format("借阅人次", "≥10人次", "", "30", "")
    (found,) = said("WT004", row, row, stage=Stage.DECLARATION).findings[:1]
    assert found.remedy.startswith("请把它拆成几项")
    assert "只有这一项" not in found.message


def test_a_cell_shared_by_rows_is_no_single_row() -> None:
    form = form_of(key()[0])
    first, second, *others = form.indicators[:-1]
    shared = msgspec.structs.replace(first, max_points=number("30"), points_rows=2)
    under = msgspec.structs.replace(second, max_points=Field(None, "", Place()), points_rows=0)
    assert found_in(case_from(msgspec.structs.replace(form, indicators=(shared, under, *others))), "WT004") == Outcome()


# --- WT005


def test_a_dimension_split_evenly_is_told_once_with_its_points() -> None:
    (found,) = found_in(real(1), "WT005").findings
    assert found.message.startswith("「产出指标」6 项的分值都是 7.5 分")
    assert found.matter == "points-scheme"


@pytest.mark.parametrize(("weights", "fires"), [(("5", "5", "5"), False), (("5", "5", "5", "6"), False),
                                                 (("5", "5", "5", "5"), True)])  # fmt: skip
def test_three_rows_may_weigh_the_same_and_four_may_not(weights: tuple[str, ...], *, fires: bool) -> None:
    rows = [BENEFIT.format(f"第{n}项", "≥10人", "10人", each, each) for n, each in enumerate(weights)]
    assert bool(said("WT005", *rows).findings) is fires


def test_rows_without_points_or_without_a_dimension_are_not_called_even() -> None:
    form = form_of(key()[0])
    blank: Field[Any] = Field(None, "", Place())
    for field in ("max_points", "dimension"):
        rows = tuple(msgspec.structs.replace(row, **{field: blank}) for row in form.indicators)
        assert found_in(case_from(msgspec.structs.replace(form, indicators=rows)), "WT005") == Outcome()


# --- WT006


def test_a_phrase_heavier_than_every_figure_shows_both_weights() -> None:
    (found,) = found_in(real(3), "WT006").findings
    assert "「长效管理机制健全性」的指标值是「健全」，分值 14 分" in found.message
    assert "4 项数字指标里最高的是「市劳模创新工作室」4 分" in found.message
    assert (found.severity, found.who, found.where.row) == (Severity.ADVICE, Who.DECLARATION, 8)


@pytest.mark.parametrize(
    ("figure", "target", "points", "fires"),
    [
        ("≥10人次", "健全", "11", True),
        ("100%", "制度完善", "11", True),
        ("20-30人", "长效", "10.5", True),
        ("≥10人次", "健全", "10", False),
        ("≥10人次", "合规", "15", False),  # says something of this project
        ("9月底", "健全", "15", False),  # no figure to compare with
    ],
)
def test_only_phrases_that_fit_any_project_and_only_figures_are_compared(
    figure: str, target: str, points: str, *, fires: bool
) -> None:
    rows = (BENEFIT.format("居民借阅", figure, figure.strip("≥"), "10", "10"), SOUND.format(target, points))
    assert bool(said("WT006", *rows).findings) is fires


def test_a_figure_of_another_dimension_does_not_count() -> None:
    output = "产出指标 | 数量指标 | 图书角数量 | ≥24个 | 24个 | 5 | 5 |"
    assert said("WT006", output, SOUND.format("健全", "15")) == Outcome()


def test_a_figure_without_points_of_its_own_leaves_it_open_unless_another_is_heavy_enough() -> None:
    bare = BENEFIT.format("居民借阅", "≥10人次", "10人次", "", "5")
    (open_,) = said("WT006", bare, SOUND.format("健全", "15")).not_judged
    assert "「居民借阅」没有单独的分值" in open_.reason
    heavy = BENEFIT.format("读者人数", "≥10人", "10人", "20", "20")
    assert said("WT006", bare, heavy, SOUND.format("健全", "15")) == Outcome()
