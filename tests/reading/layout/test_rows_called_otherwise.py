"""Rows under words of the place, rows that are no indicators, and rows of money that are their own heads."""

import pytest

from jiheng.form import FormKind, OtherForm, SelfEvaluation
from jiheng.reading.layout import recognise
from tests.reading.layout.drawing import FUNDS, HEAD
from tests.reading.layout.drawing import read as drawn
from tests.reading.layout.families.merged import form_of, fund_rows, grid_of, read, rows

SCORED = """
2022年度项目支出绩效自评表
项目名称 | < | 河道保洁 | < | < | < | < | < | <
主管部门 | < | 某市水利局 | < | < | 实施单位 | < | 某市河道处 | <
一级指标 | 二级指标 | 三级指标 | 单位 | 分值 | 目标值 | 实际值 | 得分 | 备注
决策 | 项目立项 | 立项依据 |  | 4 | 充分 | 充分 | 4 |
^ | 绩效目标 | 指标明确 |  | 4 | 明确 | 基本明确 | 3 | 个别未量化
产出 | 产出数量 | 保洁长度 | 公里 | 82 | 126 | 126 | 82 |
{execution}
合计 | < | < | < | 100 |  |  | 98.7 |
"""
MANAGED = """
项目支出绩效自评表
（2023年度）
{name} | < | 公路安全设施 | < | < | < | < | <
主管部门 | < | 某市交通局 | < | < | 实施单位 | < | 某市公路中心
项目资金（万元） | < |   | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | < | 年度资金总额 | 760 | 722 | 10 | 95% | 9.5
资金管理情况 | < |   | 情况说明 | < | 分值 | 得分 | 存在问题和改进措施
^ | < | 安排科学性 | 按程序论证后安排 | < | 4 | 4 |
^ | < | 使用规范性 | 未发现挪用 | < | 6 | 5.5 | 下年按季核对
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标 | 数量指标 | 提升处数 | ≥240处 | 240处 | 80 | 80
总分 | < | < | < | < | < | 100 | 99
"""
OWN_HEAD = """
某市预算项目绩效自评表
（2018年度）
项目名称 | 堤岸维护 | < | < | < | < | < | <
项目预算执行情况（万元） | {budget} | 920.00 | < | 执行数： | 901.60 | 执行率（%） | 98.00
^ | 其中：财政拨款 | 900.00 | < | 其中：财政拨款 | 881.60 | 执行率（%） | 97.96
^ | 其他资金 | 20.00 | < | 其他资金 | 20.00 | 执行率（%） |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标 | 数量指标 | 维护堤岸 | ≥72公里 | 72公里 | 100 | 100
"""


def test_words_of_the_place_for_a_category_do_not_move_the_name_of_the_row() -> None:
    found = read(SCORED.format(execution=""))
    assert isinstance(found.form, SelfEvaluation)
    assert found.doubts == ()
    assert [(row.category.printed, row.name.value, row.unit.value) for row in found.form.indicators] == [
        ("项目立项", "立项依据", None),
        ("绩效目标", "指标明确", None),
        ("产出数量", "保洁长度", "公里"),
    ]


def test_such_a_row_that_lost_a_merge_is_counted_from_its_end_and_left_open() -> None:
    lost = SCORED.format(execution="").replace("^ | 绩效目标 | 指标明确 |  ", "绩效目标 | 指标明确 |  ")
    (found,) = recognise(grid_of(lost))
    row = found.form.indicators[1]
    assert (row.name.value, row.unit.value, row.target.value) == ("指标明确", None, "明确")
    assert not row.name.is_certain
    assert [doubt.settled for doubt in found.doubts if doubt.code == "FM010"] == [False]


def test_execution_over_the_columns_of_names_is_no_indicator() -> None:
    drawing = SCORED.format(execution="预算执行率 | < | < | % | 10 | 100 | 97 | 9.7 |")
    funds = "项目资金（万元） | < |  | 全年预算数 | < | 全年执行数 | < | 执行率 | <\n"
    funds += "^ | < | 年度资金总额 | 880 | < | 853.6 | < | 97% | <\n"
    form = form_of(drawing.replace("一级指标", f"{funds}一级指标", 1))
    assert [row.name.value for row in form.indicators] == ["立项依据", "指标明确", "保洁长度"]
    assert fund_rows(form) == ["total | - | 880 | 853.6 | 10 | 97% | 9.7 | "]


def test_execution_in_the_margin_of_a_text_without_spans_is_no_indicator() -> None:
    columns = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分"
    rows_below = (
        " | 产出指标 | 数量指标 | 养护里程 | ≥100公里 | 95公里 | 90 | 85.5\n预算执行率 | | | | 100% | 95% | 10 | 9.5"
    )
    funds = "项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 |\n | 年度资金总额 | 100.00 | 95.00 | 95% |"
    form = drawn(f"{HEAD}\n{funds}\n{columns}\n{rows_below}").form
    assert [row.name.value for row in form.indicators] == ["养护里程"]
    assert (str(form.funds[0].max_points.value), str(form.funds[0].claimed_points.value)) == ("10", "9.5")


def test_execution_among_the_names_is_an_indicator_like_any_other() -> None:
    form = form_of(SCORED.format(execution="管理 | 资金管理 | 预算执行率 | % | 10 | 100 | 97 | 9.7 |"))
    assert rows(form)[-1] == " |  | 预算执行率 | - | 100 | % | 97 | 10 | 9.7 | "


def test_points_for_the_management_of_the_money_are_criteria_of_a_self_evaluation() -> None:
    found = read(MANAGED.format(name="项目名称"))
    assert isinstance(found.form, SelfEvaluation)
    said = [
        (one.name.value, str(one.max_points.value), str(one.claimed_points.value), one.deviation_note.value)
        for one in found.form.criteria
    ]
    assert said == [("安排科学性", "4", "4", None), ("使用规范性", "6", "5.5", "下年按季核对")]
    assert fund_rows(found.form) == ["total | - | 760 | 722 | 10 | 95% | 9.5 | -"]
    assert found.left_over == ("情况说明：按程序论证后安排", "情况说明：未发现挪用")


@pytest.mark.parametrize(
    ("name", "scored"), [("转移支付名称", True), ("项目名称", False)], ids=["a transfer", "told without points"]
)
def test_the_management_of_the_money_of_a_transfer_payment_tells_its_kind(name: str, scored: bool) -> None:  # noqa: FBT001 - a case
    drawing = MANAGED.format(name=name)
    if not scored:
        drawing = drawing.replace("情况说明 | < | 分值 | 得分 |", "情况说明 | < | < | < |")
        drawing = drawing.replace("安排 | < | 4 | 4 |", "安排 | < | < | < |")
        drawing = drawing.replace("挪用 | < | 6 | 5.5 |", "挪用 | < | < | < |")
    form = read(drawing).form
    assert isinstance(form, OtherForm)
    assert form.kind is FormKind.TRANSFER_PAYMENT


@pytest.mark.parametrize(("budget", "column"), [("预算数：", "revised_budget"), ("年初预算数", "original_budget")])
def test_a_first_row_that_labels_each_of_its_sums_is_the_head_of_those_below(budget: str, column: str) -> None:
    found = read(OWN_HEAD.format(budget=budget))
    assert isinstance(found.form, SelfEvaluation)
    total, appropriation, other = found.form.funds
    assert found.form.fund_columns == {column, "actual_expenditure", "execution_rate"}
    for fund, said in (
        (total, "920.00 901.60 98.00"),
        (appropriation, "900.00 881.60 97.96"),
        (other, "20.00 20.00 None"),
    ):
        read_sums = (getattr(fund, column), fund.actual_expenditure, fund.execution_rate)
        assert " ".join(str(field.value) for field in read_sums) == said
    assert found.form.total_fund is total
    assert found.doubts == ()


def test_the_change_of_a_budget_is_not_the_budget_that_it_led_to() -> None:
    funds = FUNDS.replace("| 全年预算数 |", "| 调整预算数 | 全年预算数 |").replace(
        "120.00 | 100.00", "120.00 | -20.00 | 100.00"
    )
    found = drawn(f"{HEAD}\n{funds}")
    total = found.form.funds[0]
    assert (str(total.original_budget.value), str(total.revised_budget.value)) == ("120.00", "100.00")
    assert [(one.label, one.text.value) for one in total.further] == [("调整预算数", "-20.00")]
    alone = drawn(f"{HEAD}\n{FUNDS.replace('全年预算数', '调整预算数')}")
    assert str(alone.form.funds[0].revised_budget.value) == "100.00"


def test_a_goal_called_as_the_block_stands_above_what_was_achieved() -> None:
    goal = "年度绩效目标 | 建点15个。 | | | | | | |\n绩效目标完成情况 | 建成15个。 | | | | | | |"
    found = drawn(f"{HEAD}\n{FUNDS}\n{goal}\n一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分")
    assert (found.form.annual_goal.expected.value, found.form.annual_goal.achieved.value) == (
        "建点15个。",
        "建成15个。",
    )
    assert len(found.form.funds) == 4


@pytest.mark.parametrize(
    "line",
    ["（2023年度）    单位：万元", "填报单位：某厅    年度：2023年    单位：万元"],
    ids=["beside the unit", "between"],
)
def test_a_year_on_a_line_with_other_things_is_the_year(line: str) -> None:
    head = HEAD.replace("（2021年度）", line)
    form = drawn(f"{head}\n{FUNDS.replace('（万元）', '')}").form
    assert (form.fiscal_year.value, form.amount_unit.value) == (2023, "万元")
