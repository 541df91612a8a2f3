"""What stands beside a form and is no value of it: notes on its right, heads nobody knows, labels without a value."""

import pytest

from jiheng.form import Block
from tests.reading.layout.drawing import COLUMNS, FUNDS, HEAD, ROWS, TOTAL
from tests.reading.layout.drawing import read as drawn
from tests.reading.layout.families.merged import form_of, read

TOP = """
项目支出绩效自评表
（2021年度）
项目名称 | < | 公交车购置 | < | < | < | < | < | {beside_name}
主管部门 | < | 某市交通局 | < | 实施单位 | < | 某市公交集团 | < | {beside_unit}
项目资金（万元） | < |   | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | < | 年度资金总额 | 2000 | 1500 | 1500 | 10 | 100% | 10
年度总体目标 | 年初设定目标 | < | < | 实际完成情况 | < | < | < | {head}
^ | 购置新能源公交车50辆。 | < | < | 购置新能源公交车50辆，全部上线。 | < | < | < | {note}
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
^ | 产出指标 | 数量指标 | 购置车辆数 | 50辆 | 50辆 | 90 | 90 |
"""
GOAL = ("购置新能源公交车50辆。", "购置新能源公交车50辆，全部上线。")


def top(**cells: str) -> str:
    empty = {"beside_name": "", "beside_unit": "", "head": "", "note": ""}
    return TOP.format(**{**empty, **cells})


@pytest.mark.parametrize(("head", "code"), [("调整情况说明", "unknown"), ("备注", "notes")])
def test_a_third_column_of_the_goal_is_a_remark_under_its_head(head: str, code: str) -> None:
    form = form_of(top(head=head, note="年中减少车型。"))
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == GOAL
    assert [(one.code, one.label, one.text.value) for one in form.remarks] == [(code, head, "年中减少车型。")]


def test_a_note_right_of_the_goal_without_a_head_is_left_over_and_told() -> None:
    found = read(top(note="年中减少车型，见附件。"))
    assert (found.form.annual_goal.expected.value, found.form.annual_goal.achieved.value) == GOAL
    told = [(doubt.code, doubt.where.block) for doubt in found.doubts]
    assert told == [("FM019", Block.GOAL)]
    assert "年中减少车型，见附件。" in found.doubts[0].what


def test_notes_right_of_the_names_are_no_part_of_them() -> None:
    found = read(top(beside_name="备注", beside_unit="由原公交公司改制"))
    assert found.form.implementing_unit.value == "某市公交集团"
    assert found.form.project.value == "公交车购置"
    assert "由原公交公司改制" in found.left_over


def test_texts_that_a_lost_merge_moved_stand_under_their_heads_again() -> None:
    drawn_anew = """
    年度总体目标 | 年初设定目标 | | | 实际完成情况 | | | 备注
    购置50辆。 | | | 购置48辆。 | | | 减少2辆 |
    """
    form = drawn(f"{HEAD}\n{FUNDS}\n{drawn_anew}\n{COLUMNS}\n{ROWS}\n{TOTAL}").form
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == ("购置50辆。", "购置48辆。")
    assert [one.text.value for one in form.remarks] == ["减少2辆"]


def test_a_word_behind_an_inline_goal_is_no_head() -> None:
    inline = "年度总体目标 | 年初设定目标 | 购置50辆。 | | 实际完成情况 | 购置48辆 | | |"
    form = drawn(f"{HEAD}\n{FUNDS}\n{inline}\n{COLUMNS}\n{ROWS}\n{TOTAL}").form
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == ("购置50辆。", "购置48辆")


def test_a_label_that_nobody_knows_is_not_the_value_of_the_label_before_it() -> None:
    below = "填表人： | | 联系电话： | | 单位负责人签章： | | | |"
    found = drawn(f"{HEAD}\n{FUNDS}\n{COLUMNS}\n{ROWS}\n{TOTAL}\n{below}")
    said = {one.code: one.text.value for one in found.form.remarks}
    assert said == {"filled_in_by": None, "telephone": None}
    assert "单位负责人签章：" in found.left_over
