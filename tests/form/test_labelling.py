"""Printed labels are found however they are printed, and texts that are none cost next to nothing."""

import pytest

from jiheng.form.labelling import label_in, labels_of, take_apart, title_kind
from jiheng.form.labels import LABELS, Label, Part


@pytest.mark.parametrize("label", LABELS, ids=lambda label: f"{label.part}-{label.code}")
def test_every_label_and_every_other_way_of_printing_it_is_found(label: Label) -> None:
    for word in (label.chinese, *label.synonyms):
        assert label in labels_of(word), word


@pytest.mark.parametrize(
    "printed",
    [
        "全年执行数",
        "全年执行数（B）",
        "全年执行数(万元)",
        "全年 执行数",
        "全年\n执行数：",
        "其中：全年执行数",
        "1.全年执行数",
    ],
)
def test_a_label_is_found_with_whatever_usually_stands_around_it(printed: str) -> None:
    found = label_in(Part.FUND_COLUMN, printed)
    assert found is not None
    assert found.code == "actual_expenditure"


@pytest.mark.parametrize("text", ["", "100.00", "95%", "B", "≥90%", "职工参训人数", "全年执行数" + "很多" * 30])
def test_a_text_that_is_no_label_is_none(text: str) -> None:
    assert labels_of(text) == ()


def test_points_in_a_label_are_told_from_its_words() -> None:
    assert (take_apart("产出指标（50分）").bare, str(take_apart("产出指标（50分）").points)) == ("产出指标", "50")
    assert take_apart("产出指标").points is None


def test_a_title_is_one_only_where_it_is_short_and_names_a_table() -> None:
    assert title_kind("2021 年度 项目支出绩效自评表") == "self_evaluation"
    assert title_kind("项目支出绩效自评") is None
    assert title_kind("本单位按要求填写项目支出绩效自评表" + "，并组织有关人员逐项核对" * 5) is None
