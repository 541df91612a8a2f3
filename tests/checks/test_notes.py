"""NT002, NT003 and NT004: notes that are not needed, speak of something else, or say only half."""

import msgspec
import pytest

from jiheng.checks import Case, Reported
from jiheng.form import Remark
from tests.checks.building import case_with, found_in, real, text

ROW = "产出指标 | 数量指标 | {name} | {target} | {actual} | 15 | {claimed} | {note}"
FINE = {"name": "配送新书册数", "target": "≥12000册", "actual": "12160册", "claimed": "15", "note": "供货延期"}
MISSED = {"name": "配送新书册数", "target": "≥12000册", "actual": "9600册", "claimed": "12", "note": "供货延期"}


def row(base: dict[str, str], **cells: str) -> str:
    return ROW.format(**{**base, **cells})


def findings(case: Case, code: str) -> list[Reported]:
    return list(found_in(case, code).findings)


def below(case: Case, code: str, said: str) -> Case:
    form = msgspec.structs.replace(case.form, remarks=(Remark(code, "措施", text(said)),))
    return msgspec.structs.replace(case, form=form)


@pytest.mark.parametrize("code", ["NT002", "NT003", "NT004"])
@pytest.mark.parametrize("n", range(1, 11))
def test_the_real_forms_give_no_reason_for_any_of_these(n: int, code: str) -> None:
    assert findings(real(n), code) == []


@pytest.mark.parametrize("code", ["NT002", "NT003", "NT004"])
def test_a_form_without_the_column_is_not_asked(code: str) -> None:
    case = case_with(row(MISSED))
    form = msgspec.structs.replace(case.form, columns=case.form.columns - {"deviation_note"})
    assert found_in(msgspec.structs.replace(case, form=form), code).skipped


@pytest.mark.parametrize("note", ["供货延期", "受疫情影响，下一步增加人手", "问卷样本不足", "指标设置偏高，有待提高"])
@pytest.mark.parametrize(
    "cells", [{}, {"target": "12000册", "actual": "12000册"}, {"target": "合格", "actual": "合格"}]
)
def test_a_reason_beside_a_row_that_needs_none_is_said_to_be_free(cells: dict[str, str], note: str) -> None:
    (found,) = findings(case_with(row(FINE, note=note, **cells)), "NT002")
    assert f"原因一栏却写了「{note.partition('，')[0]}" in found.message
    assert "留着不影响得分" in found.remedy


@pytest.mark.parametrize(
    "note", ["", "无", "—", "已完成", "已按计划完成。", "达到预期目标，无偏差", "年初新增网点，配送量增加"]
)
def test_what_says_that_all_went_well_or_better_is_at_home(note: str) -> None:
    assert findings(case_with(row(FINE, note=note)), "NT002") == []


def test_less_than_was_allowed_may_be_explained_by_savings() -> None:
    saved = row(FINE, name="购书成本", target="≤100万元", actual="84万元", note="招标节约")
    assert findings(case_with(saved), "NT002") == []
    assert findings(case_with(saved.replace("招标节约", "读者踊跃")), "NT002")


def test_a_row_that_waits_for_a_reason_is_named_as_where_the_note_may_belong() -> None:
    (found,) = findings(case_with(row(FINE), row(MISSED, name="故事会场次", note="")), "NT002")
    assert "「故事会场次」有偏差而没有写原因" in found.message


def test_a_long_note_is_quoted_from_its_beginning() -> None:
    (found,) = findings(case_with(row(FINE, note="供货延期，已改约明年一季度")), "NT002")
    assert "「供货延期…」" in found.message
    (run_on,) = findings(case_with(row(FINE, note="供货延期" * 50)), "NT002")
    assert f"「{'供货延期' * 25}…」" in run_on.message


@pytest.mark.parametrize("cells", [{"actual": "9600册", "claimed": "15"}, {"claimed": "12"}, {"claimed": ""}])
def test_a_row_that_was_missed_or_docked_may_have_its_note(cells: dict[str, str]) -> None:
    assert findings(case_with(row(FINE, **cells)), "NT002") == []


def test_a_note_about_another_row_names_that_row() -> None:
    other = row(FINE, name="流动车出车趟次", target="≥100趟", actual="102趟", note="")
    (found,) = findings(case_with(row(MISSED, note="流动车轮胎磨得快，出车趟次跟不上"), other), "NT003")
    assert "没有提到本项，倒与「流动车出车趟次」相近" in found.message


def test_a_note_about_nothing_in_the_form_says_so() -> None:
    (found,) = findings(case_with(row(MISSED, note="厨师还在磨合，菜品更换慢，口味不合")), "NT003")
    assert "与本项、项目名称和总体目标没有共同的词" in found.message


@pytest.mark.parametrize(
    "note", ["新书到得晚，仓库来不及整理上架", "天气不好，路上走不了车，停了很久", "厨师换人", "无"]
)
def test_a_note_that_shares_a_word_names_a_general_cause_or_is_short_is_on_topic(note: str) -> None:
    assert findings(case_with(row(MISSED, note=note)), "NT003") == []


def test_a_cause_without_a_remedy_and_a_remedy_without_a_cause_are_told_apart() -> None:
    (cause,) = findings(case_with(row(MISSED, note="由于出版社纸张紧缺")), "NT004")
    assert "像是只写了原因，没有写怎样改进" in cause.message
    (remedy,) = findings(case_with(row(MISSED, note="下一步抓紧催办")), "NT004")
    assert "像是只写了怎样改进，没有写原因" in remedy.message


def test_what_stands_under_the_table_counts() -> None:
    case = case_with(row(MISSED, note="由于出版社纸张紧缺"))
    assert findings(below(case, "measures", "改约明年一季度"), "NT004") == []
    assert findings(below(case, "measures", "无"), "NT004")
    assert findings(below(case_with(row(MISSED, note="下一步抓紧催办")), "problems", "纸张紧缺"), "NT004") == []


@pytest.mark.parametrize("note", ["由于纸张紧缺，已改约明年", "", "无", "好"])
def test_a_note_with_both_or_with_neither_is_not_half(note: str) -> None:
    assert findings(case_with(row(MISSED, note=note)), "NT004") == []
