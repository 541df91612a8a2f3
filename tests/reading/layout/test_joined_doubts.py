"""Text without cells: what could as well be something else is open, what a page repeats is no row."""

import pytest

from jiheng.form import Block, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise

TOP = "项目支出绩效自评表\n（2021年度）\n项目名称 道路养护\n"
NAMES = "主管部门 某县交通局 实施单位 某县公路站\n"
FUNDS = "项目资金（万元） 全年预算数 全年执行数 执行率 得分\n年度资金总额 100 95 95% 9.5\n其他资金 0 0 0% 0\n"
HEADS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因"
ROW = "产出指标 数量指标 养护里程 ≥100公里 95公里 50 47.5 雨季停工\n"
NEXT = "效益指标 社会效益指标 通行能力 ≥90% 92% 50 50 无\n"


def read(text: str) -> tuple[Recognised, SelfEvaluation]:
    (found,) = recognise(read_bytes(text.encode(), file="表.txt"))
    assert isinstance(found.form, SelfEvaluation)
    return found, found.form


def test_a_name_in_two_pieces_may_end_with_a_label_that_nobody_knows_and_is_open() -> None:
    found, form = read(f"{TOP}主管部门 某县交通局 经办处室 公路科\n{FUNDS}{HEADS}\n{ROW}{NEXT}")
    assert not form.competent_department.is_certain
    assert ("FM020", Block.HEADER, "competent_department") in [
        (doubt.code, doubt.where.block, doubt.where.field) for doubt in found.doubts
    ]
    assert form.project.is_certain


def test_names_in_one_piece_are_certain() -> None:
    found, form = read(f"{TOP}{NAMES}{FUNDS}{HEADS}\n{ROW}{NEXT}")
    assert form.competent_department.is_certain
    assert form.implementing_unit.is_certain
    assert found.doubts == ()


def test_remarks_in_many_pieces_are_as_certain_as_any() -> None:
    _, form = read(f"{TOP}{NAMES}{FUNDS}{HEADS}\n{ROW}{NEXT}存在问题 拨付较晚 竣工较晚\n")
    (problems,) = form.remarks
    assert problems.text.value == "拨付较晚竣工较晚"
    assert problems.text.is_certain


@pytest.mark.parametrize("head", ["改进措施", "整改安排"], ids=["a label of something else", "no label"])
def test_a_last_head_that_nobody_knows_is_no_beginning_of_the_first_row(head: str) -> None:
    found, form = read(f"{TOP}{NAMES}{FUNDS}{HEADS} {head}\n{ROW.strip()} 增加班组\n{NEXT.strip()} 无\n")
    assert [row.name.value for row in form.indicators] == ["养护里程", "通行能力"]
    note = form.indicators[0].deviation_note
    assert note.value == "雨季停工" or not note.is_certain
    assert any(not doubt.settled for doubt in found.doubts)


@pytest.mark.parametrize("again", [HEADS, HEADS.partition(" ")[2]], ids=["all of them", "the first lost with a merge"])
def test_heads_that_a_new_page_repeats_are_no_row(again: str) -> None:
    found, form = read(f"{TOP}{NAMES}{FUNDS}{HEADS}\n{ROW}{again}\n{NEXT}")
    assert [row.name.value for row in form.indicators] == ["养护里程", "通行能力"]
    assert found.doubts == ()


def test_words_of_the_place_before_a_name_leave_the_row_open() -> None:
    _, form = read(f"{TOP}{NAMES}{FUNDS}{HEADS}\n立项管理 资金到位 到位率 ≥90% 92% 10 10 无\n{ROW}")
    assert not form.indicators[0].name.is_certain


def test_words_behind_the_heads_of_the_money_may_be_a_head_and_leave_its_rows_open() -> None:
    # As it comes out of some PDFs: figures before their labels, behind a head that nobody knows.
    funds = FUNDS.replace(
        "得分\n年度资金总额 100 95 95% 9.5\n其他资金 0 0 0% 0",
        "得分 计算办法\n100 95 95% 9.5 年度资金总额\n0 0 0% 0 其他资金",
    )
    found, form = read(f"{TOP}{NAMES}{funds}{HEADS}\n{ROW}{NEXT}")
    assert not any(fund.revised_budget.is_certain for fund in form.funds[:2])
    assert any(doubt.where.block is Block.FUNDS and not doubt.settled for doubt in found.doubts)


PROCESS = """一级指标 二级指标 三级指标 参考分值 指标值（A） 全年实际值（B） 自评得分 未完成原因
项目决策 决策过程 决策依据 8 充分 充分 8 无
资金分配 分配办法 7 健全 健全 7 无
{again}项目产出 产出数量 养护里程 45 ≥100公里 95公里 42.75 雨季停工
自评得分 57.75
"""


@pytest.mark.parametrize("again", ["", "二级指标 三级指标 参考分值 指标值（A） 全年实际值（B） 自评得分 未完成原因\n"])
def test_categories_of_decisions_are_kept_apart_from_the_names_and_left_open(again: str) -> None:
    _, form = read(f"{TOP}{NAMES}{FUNDS}{PROCESS.format(again=again)}")
    assert [(row.category.printed, row.name.value, row.target.value) for row in form.indicators] == [
        ("决策过程", "决策依据", "充分"),
        ("资金分配", "分配办法", "健全"),
        ("产出数量", "养护里程", "≥100公里"),
    ]
    assert not any(row.name.is_certain for row in form.indicators)
    assert str(form.total.claimed_points.value) == "57.75"


CAUSES = """一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析 改进措施
比较符号 指标值 计量单位 经费保障 人员保障 其他 原因说明
产出指标 数量指标 养护里程 ≥ 100 公里 95 50 47.5
效益指标 社会效益指标 通行能力 ≥ 90 % 92 50 50
"""


def test_causes_that_may_be_named_stand_under_a_head_of_the_line_above() -> None:
    found, form = read(f"{TOP}{NAMES}{FUNDS}{CAUSES}")
    assert [
        (row.name.value, row.comparator.value, row.target.value, row.unit.value, row.actual.value)
        for row in form.indicators
    ] == [("养护里程", "≥", "100", "公里", "95"), ("通行能力", "≥", "90", "%", "92")]
    assert [str(row.claimed_points.value) for row in form.indicators] == ["47.5", "50"]
    assert any(not doubt.settled for doubt in found.doubts)  # where the causes end, nothing tells


def test_heads_of_a_second_line_that_stand_under_none_of_the_first_leave_the_rows_open() -> None:
    heads = CAUSES.replace(" 偏差原因分析 改进措施", "").replace("经费保障 人员保障 其他 原因说明", "历史值")
    found, form = read(f"{TOP}{NAMES}{FUNDS}{heads}")
    assert not any(row.target.is_certain for row in form.indicators)
    assert any(not doubt.settled for doubt in found.doubts)
