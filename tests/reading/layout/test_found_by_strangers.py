"""Forms that an outsider wrote from the descriptions of published ones, and the ways in which they were misread."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from jiheng.form import FormKind, Indicator, OtherForm, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, a_form, form_of, other_form_of, read

HEADER = """\
项目支出绩效自评表
（2022年度）
项目名称 示范村建设
主管部门 某县乡村振兴局 实施单位 某镇人民政府
项目资金（元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 300,000.00 300,000.00 289,653.00 10 96.55% 9.66
年度总体目标 预期目标 实际完成情况
硬化道路3.5公里，安装路灯120盏。 硬化道路3.5公里，路灯全部安装。
"""
HEADS_ABOVE = ("绩效指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
HEADS_BELOW = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位")
VILLAGE: Sequence[Sequence[str]] = (
    ("产出指标", "数量指标", "硬化村内道路", "≥", "3.5", "公里", "3.5", "25", "25"),
    ("安装太阳能路灯", "=", "120", "盏", "118", "25", "24.6", "两盏待通电后安装，次年3月完成。"),
    ("效益指标", "社会效益指标", "受益人口", "≥", "42", "人", "58", "30", "30"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥", "95", "%", "96", "10", "10"),
)


def of_text(text: str) -> Recognised:
    (found,) = recognise(read_bytes(text.encode(), file="自评表.txt"))
    return found


def self_evaluation(found: Recognised) -> SelfEvaluation:
    assert isinstance(found.form, SelfEvaluation)
    return found.form


def told(row: Indicator) -> tuple[str | None, ...]:
    return (row.name.value, row.comparator.value, row.target.value, row.unit.value, row.actual.value)


@pytest.mark.parametrize("over", ["绩效指标", "考核内容"], ids=["a label of the block", "words of the place"])
@pytest.mark.parametrize("between", [" ", "\t"])
def test_heads_on_two_lines_are_put_in_order_where_a_text_lost_their_places(between: str, over: str) -> None:
    heads = "\n".join(between.join(line) for line in ((over, *HEADS_ABOVE[1:]), HEADS_BELOW))
    rows = "\n".join(between.join(row) for row in VILLAGE)
    header = HEADER.replace(" ", between)
    form = self_evaluation(of_text(f"{header}{heads}\n{rows}\n{between.join(('总分', '100', '99.26', '优'))}\n"))
    assert [told(row) for row in form.indicators] == [
        ("硬化村内道路", "≥", "3.5", "公里", "3.5"),
        ("安装太阳能路灯", "=", "120", "盏", "118"),
        ("受益人口", "≥", "42", "人", "58"),
        ("群众满意度", "≥", "95", "%", "96"),
    ]
    assert [row.claimed_points.value for row in form.indicators] == [
        Decimal(text) for text in ("25", "24.6", "30", "10")
    ]
    assert form.total.claimed_points.value == Decimal("99.26")


SIGNS = "一级指标 二级指标 三级指标 预期指标值 实际完成值 自评得分 权重占比（%） 折算得分\n符号 值 单位\n"


def test_the_parts_of_a_target_named_last_stand_where_the_target_does() -> None:
    roads = "产出指标 数量指标 养护里程 ≥ 300 公里 312公里 100 50 50\n"
    people = "效益指标 社会效益指标 受益人口 ≥ 42 人 58人 100 40 40\n"
    form = self_evaluation(of_text(HEADER + SIGNS + roads + people + "总分 100 100\n"))
    assert [told(row) for row in form.indicators] == [
        ("养护里程", "≥", "300", "公里", "312公里"),
        ("受益人口", "≥", "42", "人", "58人"),
    ]


PLAIN = "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n"
ROADS = "产出指标 数量指标 养护里程 ≥300公里 312公里 50 50\n效益指标 社会效益指标 出行条件 改善 改善 40 40\n"


def test_a_total_behind_other_matters_is_still_the_total() -> None:
    form = self_evaluation(of_text(f"{HEADER}{PLAIN}{ROADS}其他需要说明事项 无\n总分 100 99.66 优\n"))
    assert (form.total.max_points.value, form.total.claimed_points.value) == (Decimal(100), Decimal("99.66"))
    assert len(form.indicators) == 2


def test_a_form_that_names_its_particulars_first_keeps_its_project() -> None:
    form = self_evaluation(
        of_text(HEADER.replace("项目名称", "一、基本情况\n项目名称") + PLAIN + ROADS + "总分 100 99\n")
    )
    assert form.project.value == "示范村建设"
    assert form.implementing_unit.value == "某镇人民政府"


def test_a_year_printed_with_blanks_is_read_from_text_parted_by_blanks() -> None:
    form = self_evaluation(of_text(HEADER.replace("（2022年度）", "（ 2022 年度）") + PLAIN + ROADS + "总分 100 99\n"))
    assert form.fiscal_year.value == 2022


def test_a_numbered_remark_below_the_goal_is_no_part_of_it() -> None:
    goal = (
        "项目基本情况 1.项目年度目标完成情况 项目年度目标 年度目标完成情况\n"
        "硬化道路3.5公里，安装路灯120盏。 硬化道路3.5公里，路灯全部安装。\n"
        "2.项目实施内容及过程概述 按计划分4个季度实施，共支出28.97万元。\n"
    )
    head, _, rest = HEADER.partition("年度总体目标")
    funds = head[head.index("项目资金") :]
    found = of_text(head.replace(funds, "") + goal + funds + PLAIN + ROADS + "总分 100 99\n")
    assert rest
    assert found.form.annual_goal.expected.value == "硬化道路3.5公里，安装路灯120盏。"
    assert found.form.annual_goal.achieved.value == "硬化道路3.5公里，路灯全部安装。"
    assert [one.text.value for one in found.form.remarks if one.code == "implementation"] == [
        "按计划分4个季度实施，共支出28.97万元。"
    ]


def test_one_text_for_each_of_three_heads_of_a_goal_stands_under_its_own_and_is_doubted() -> None:
    goal = (
        "绩效目标 年初绩效目标 全年（调整）绩效目标 全年目标实际完成情况\n"
        "硬化道路3公里。 硬化道路3.5公里。 硬化道路3.6公里。\n"
    )
    head = HEADER[: HEADER.index("年度总体目标")]
    found = of_text(head + goal + PLAIN + ROADS + "总分 100 99\n")
    assert found.form.annual_goal.expected.value == "硬化道路3.5公里。"
    assert found.form.annual_goal.achieved.value == "硬化道路3.6公里。"
    assert "FM020" in [doubt.code for doubt in found.doubts]


def test_rows_are_in_doubt_where_cells_were_broken_over_lines() -> None:
    broken = "产出指标 数量指标 养护里\n程\n≥300公里 312公里 50 50\n效益指标 社会效益指标 出行条件 改善 改善 40 40\n"
    found = of_text(HEADER + PLAIN + broken + "总分 100 99\n")
    assert {doubt.where.row for doubt in found.doubts if doubt.code == "FM020" and doubt.where.row is not None} >= {
        0,
        1,
    }


def test_marks_below_heads_belong_to_them() -> None:
    heads = PLAIN.replace("年度指标值 实际完成值", "年度指标值\n(A)\n实际完成值\n(B)\n")
    form = self_evaluation(of_text(HEADER + heads + ROADS + "总分 100 99\n"))
    assert [row.target.value for row in form.indicators] == ["≥300公里", "改善"]


def test_what_a_page_says_below_its_table_is_no_indicator() -> None:
    drawing = a_form(total="") + "\n主办：某区人民政府办公室　网站标识码：3101130001\n"
    assert [row.name.value for row in form_of(drawing).indicators] == [
        row.name.value for row in form_of(a_form()).indicators
    ]


def test_an_unknown_head_of_money_is_named_where_the_expenditure_is_missing() -> None:
    found = read(a_form(funds=FUNDS.replace("全年执行数", "累计报账数")))
    assert [(doubt.code, "累计报账数" in doubt.what) for doubt in found.doubts] == [("FM019", True)]
    assert found.form.total_fund is not None
    assert found.form.total_fund.actual_expenditure.is_absent


@pytest.mark.parametrize("head", ["全年实际支出数", "全年支出", "实际支出金额"])
def test_expenditure_goes_by_several_names(head: str) -> None:
    total = form_of(a_form(funds=FUNDS.replace("全年执行数", head))).total_fund
    assert total is not None
    assert total.actual_expenditure.value == Decimal("95.00")


def test_the_label_of_a_block_named_after_its_year_is_no_column() -> None:
    funds = FUNDS.replace("项目资金（万元） | |", "预算执行情况（万元） | 年度预算数 |")
    total = form_of(a_form(funds=funds)).total_fund
    assert total is not None
    assert (total.original_budget.value, total.revised_budget.value) == (Decimal("120.00"), Decimal("100.00"))


def test_rows_under_heads_that_nobody_knows_make_no_certain_goal() -> None:
    rows = "".join(f" | | 第{at}项 | 甲 | 乙 | 丙 | | |\n" for at in range(13))
    form = form_of(f"{HEAD}\n{FUNDS}\n{GOAL}\n甲 | 乙 | 丙 | 丁 | 戊 | 己 | | |\n{rows}")
    assert not form.annual_goal.expected.is_certain
    assert not form.annual_goal.achieved.is_certain


GENERAL = HEAD.replace("财政项目支出绩效自评表", "绩效自评表")
MANAGED = "资金管理情况 |  | 情况说明 |  |  | 存在问题和改进措施 |  |  |\n | 分配科学性 | 合规 |  |  | 无 |  |  |"


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        (a_form(head=GENERAL, funds=FUNDS + MANAGED), FormKind.TRANSFER_PAYMENT),
        (a_form(head=GENERAL.replace("项目名称", "转移支付（项目）名称")), FormKind.TRANSFER_PAYMENT),
        (
            a_form(
                head=GENERAL.replace("项目名称", "部门名称"),
                funds=FUNDS.replace("其中：当年财政拨款", "其中：基本支出"),
            ),
            FormKind.WHOLE_DEPARTMENT,
        ),
        (
            "\n".join((GENERAL, FUNDS, GOAL, COLUMNS.replace("偏差原因分析及改进措施", "复核完成值"), ROWS, TOTAL)),
            FormKind.REVIEW_SHEET,
        ),
    ],
)
def test_a_title_that_says_no_more_than_self_evaluation_does_not_decide_alone(drawing: str, kind: FormKind) -> None:
    found = read(drawing).form
    assert isinstance(found, OtherForm)
    assert found.kind is kind
    assert other_form_of(drawing).kind is kind


def test_the_same_title_over_a_project_is_a_self_evaluation() -> None:
    assert isinstance(read(a_form(head=GENERAL)).form, SelfEvaluation)
