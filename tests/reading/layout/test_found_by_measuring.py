"""What the corpus showed to be wrong without a doubt, or missing without a word, in forms of other places."""

import pytest

from jiheng.form import FormKind, FundSource, OtherForm, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.families.merged import form_of, fund_rows, grid_of, read, rows, shown
from tests.reading.layout.test_other_kinds import DECLARATION, REVIEW, TRANSFER

SUMS = """
预算项目绩效自评表
（2022年度）
项目名称 | < | 发热门诊改造 | < | < | 实施（主管）单位 | < | 某县卫生健康局 | < | <
预算情况 | < | < | 资金到位情况 | < | < | 执行情况 | < | < | 预算执行进度（%）
预算数： | < | 157.87 | 到位数： | < | 157.87 | 执行数： | < | 156.11 | 98.89
其中：财政资金 | < | 116.82 | 其中：财政资金 | < | 116.82 | 其中：财政资金 | < | 115.52 |
其他 | < | 41.05 | 其他 | < | 41.05 | 其他 | < | 40.59 |
"""
WITHOUT_LEVELS = """
项目支出绩效自评表
（2019年度）
项目名称 | 地力提升 | < | < | < | < | < | <
年初绩效目标 | < | < | 全年（调整）绩效目标 | < | < | 全年目标实际完成情况 | <
提升耕地地力。 | < | < |  | < | < | 耕地地力已提升。 | <
年度绩效指标 | < | < | < | < | < | < | <
指标名称 | 计量单位 | 指标性质 | 指标值 | 指标权重（分） | 全年完成值 | 指标得分（分） | 说明
改良面积 | 亩 | ≥ | 1000 | 100 | 1000 | 100 |
"""
ACROSS = """
财政预算支出项目绩效目标自评表
（2021年度）
项目名称 | 政务云租用 | < | < | < | <
资金情况（万元） | 资金来源 | {total} | 中央补助 | 地方资金 | 其他
^ | 预算数 | 145.04 | 100.04 | 45.00 |
^ | 实际支出数 | 130.64 | 90.64 | 40.00 |
一级指标 | 二级指标 | 三级指标 | 年初指标值 | 年终完成值 | 自评分
产出指标 | 数量指标 | 系统数 | 70个 | 77个 | 100
"""
IN_THREE_CELLS = """
项目支出绩效自评表
（2022年度）
项目名称 | 公共文化 | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 演出场次 | ≥ | 90 | 场 | 95 | 50 | 50
效益指标 | 社会效益指标 | 服务体系健全性 | 定性 | 健全 | {behind}
"""
UNKNOWN_BAND = """
项目支出绩效自评表
年度总体目标 | 预期目标 | < | 实际完成情况 | < | <
^ | 修路。 | < | 已修路。 | < | <
年度考核内容 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
产出指标 | 数量指标 | 里程 | 5公里 | 5公里 | 100
"""
CRITERIA = """
财政预算支出项目绩效目标自评表 |
项目名称 | 政务云租用 | | | |
评分项目 | 评分内容 | 评分标准 | 分值 | 自评分 | 复核分
决策（15分） | 目标内容 | 目标明确、细化、量化得满分，缺一项扣1分。 | 10 | 9 |
决策依据 | 符合经济社会发展规划和部门年度工作计划。 | 5 | 5 |
"""


def in_lines(text: str) -> Recognised:
    (found,) = recognise(read_bytes(text.encode(), file="表.txt"))
    return found


def kind_of(drawing: str) -> FormKind:
    (found,) = recognise(grid_of(drawing))
    return found.form.kind if isinstance(found.form, OtherForm) else FormKind.SELF_EVALUATION


def untitled(drawing: str) -> str:
    """Leave out the two lines above the table."""
    return "\n".join(line for line in drawing.splitlines() if "|" in line)


def test_a_row_that_gives_its_sums_is_no_head_of_them_and_is_the_total() -> None:
    form = form_of(SUMS)
    assert [fund.source for fund in form.funds] == [
        FundSource.TOTAL,
        FundSource.CURRENT_YEAR_APPROPRIATION,
        FundSource.OTHER,
    ]
    assert fund_rows(form)[0] == "total | - | 157.87 | 156.11 | - | 98.89 | - | -"
    assert [shown(fund.received) for fund in form.funds] == ["157.87", "116.82", "41.05"]


def test_the_words_over_the_indicators_are_no_part_of_a_goal_that_was_not_changed() -> None:
    form = form_of(WITHOUT_LEVELS)
    assert form.annual_goal.expected.value == "提升耕地地力。"
    assert [row.name.value for row in form.indicators] == ["改良面积"]


def test_unknown_words_over_the_indicators_are_told_and_no_part_of_the_goal() -> None:
    found = read(UNKNOWN_BAND)
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.annual_goal.expected.value == "修路。"
    assert any("年度考核内容" in doubt.what for doubt in found.doubts)


@pytest.mark.parametrize("total", ["资金合计", "资金总额", "合计", "总计", "总金额"])
def test_the_sum_of_sources_side_by_side_is_known_by_each_of_its_names(total: str) -> None:
    found = read(ACROSS.format(total=total))
    assert [(one.source, shown(one.revised_budget)) for one in found.form.funds][:2] == [
        (FundSource.TOTAL, "145.04"),
        (FundSource.CENTRAL, "100.04"),
    ]
    assert found.doubts == ()


def test_an_untitled_transfer_payment_is_told_by_its_departments_at_two_levels() -> None:
    drawn = untitled(TRANSFER).replace("转移支付（项目）名称", "专项名称").replace("情况说明", "备注")
    assert kind_of(drawn) is FormKind.TRANSFER_PAYMENT
    assert kind_of(drawn.replace("中央主管部门", "主管部门").replace("地方主管部门", "县级主管部门")) is (
        FormKind.SELF_EVALUATION
    )


def test_an_untitled_table_of_a_department_that_names_no_project_is_that_of_the_whole_department() -> None:
    funds = "预算资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数\n^ | 年度资金总额 | 100 | 100 | 95\n"
    heads = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值\n产出指标 | 数量指标 | 次数 | 5次 | 5次"
    named = "{} | 某县水利局 | < | < | <\n" + funds + heads
    assert kind_of(named.format("部门名称")) is FormKind.WHOLE_DEPARTMENT
    assert kind_of(named.format("项目名称")) is FormKind.SELF_EVALUATION


def test_an_untitled_review_sheet_is_told_by_what_the_reviewer_found_and_not_by_empty_points() -> None:
    sheet = untitled(REVIEW)
    assert kind_of(sheet) is FormKind.REVIEW_SHEET
    assert kind_of(sheet.replace("复核完成值", "复核意见")) is FormKind.REVIEW_SHEET
    points_alone = "\n".join(" | ".join([*row.split(" | ")[:7], row.split(" | ")[8]]) for row in sheet.splitlines()[1:])
    assert "复核得分" in points_alone
    assert kind_of(points_alone) is FormKind.SELF_EVALUATION


def test_an_untitled_declaration_is_still_one() -> None:
    assert kind_of(untitled(DECLARATION)) is FormKind.DECLARATION


def test_a_unit_left_out_before_a_value_in_words_is_doubted() -> None:
    form = form_of(IN_THREE_CELLS.format(behind="健全 | 50 | 50 | "))
    shifted = form.indicators[1]
    assert not any(field.is_certain for field in (shifted.unit, shifted.actual, shifted.claimed_points))


def test_a_unit_that_is_left_blank_leaves_nothing_open() -> None:
    found = read(IN_THREE_CELLS.format(behind=" | 健全 | 50 | 50"))
    assert isinstance(found.form, SelfEvaluation)
    assert rows(found.form)[1] == "benefit | social_benefit | 服务体系健全性 | 定性 | 健全 |  | 健全 | 50 | 50 | -"
    assert found.doubts == ()


def test_a_sign_keeps_what_stands_under_the_unit_even_where_no_points_were_claimed() -> None:
    found = read(IN_THREE_CELLS.format(behind=" | 健全 | 50 | ").replace("95 | 50 | 50", "95 | 50 | "))
    assert found.doubts == ()


@pytest.mark.parametrize("printed", ["<p>—</p>", "<br>/", "&nbsp;-&nbsp;"])
def test_a_dash_between_tags_says_nothing(printed: str) -> None:
    form = form_of(IN_THREE_CELLS.format(behind=f"{printed} | 健全 | 50 | 50"))
    assert form.indicators[1].unit.value is None


def test_a_row_of_criteria_that_lost_its_first_cell_is_read_from_its_end_and_doubted() -> None:
    found = in_lines(CRITERIA)
    assert isinstance(found.form, SelfEvaluation)
    first, second = found.form.criteria
    assert (second.dimension.value, second.category.value, second.name.value) == ("决策（15分）", None, "决策依据")
    assert (shown(second.max_points), shown(second.claimed_points)) == ("5", "5")
    assert first.claimed_points.is_certain
    assert not second.claimed_points.is_certain
    assert any("「决策依据」一行" in doubt.what and not doubt.settled for doubt in found.doubts)


def test_sources_side_by_side_whose_margin_was_lost_are_read_from_their_label_and_doubted() -> None:
    drawn = ACROSS.format(total="合计").replace("^ | ", "")
    found = in_lines(drawn.replace(" | <", " |"))
    assert [shown(one.revised_budget) for one in found.form.funds] == ["145.04", "100.04", "45.00", None]
    assert not found.form.funds[0].revised_budget.is_certain
    assert [doubt.code for doubt in found.doubts if not doubt.settled] == ["FM012"]


TEXT = """
项目支出绩效自评表
（2022年度）
项目名称
公路养护
项目资金（万元）
年初预算数
全年预算数
全年执行数
年度资金总额
100.00
100.00
95.00
年度总体目标
预期目标
实际完成情况
养护公路，保持畅通。
公路已养护，保持畅通。
一级指标
二级指标
三级指标
年度指标值
实际完成值
分值
得分
偏差原因分析及改进措施
产出指标
数量指标
养护里程
≥120公里
121公里
50
50
无
路面维修面积
≥300平方米
310平方米
50
50
无
总分
100
100
其他需要说明事项
无
备注：1.其他资金请注明来源。
""".strip()


def test_a_note_of_nothing_is_not_the_beginning_of_the_next_name() -> None:
    form = in_lines(TEXT).form
    assert [(row.name.value, row.deviation_note.value) for row in form.indicators] == [
        ("养护里程", "无"),
        ("路面维修面积", "无"),
    ]


def test_notes_behind_a_remark_are_no_part_of_it() -> None:
    remarks = {remark.code: remark.text.value for remark in in_lines(TEXT).form.remarks}
    assert remarks["other_matters"] == "无"
    assert remarks["notes"] == "1.其他资金请注明来源。"


def test_a_word_that_is_a_unit_within_a_row_does_not_end_the_rows() -> None:
    text = TEXT.replace("年度指标值", "指标性质\n年度指标值\n度量单位").replace("≥120公里", "≥\n2\n等级")
    text = text.replace("≥300平方米", "≥\n300\n平方米").replace("121公里", "3等级")
    form = in_lines(text).form
    assert [row.name.value for row in form.indicators] == ["养护里程", "路面维修面积"]
    assert form.indicators[0].unit.value == "等级"


def test_points_in_brackets_on_a_line_of_their_own_belong_to_the_dimension_above() -> None:
    form = in_lines(TEXT.replace("产出指标\n", "产出指标\n（100分）\n")).form
    assert str(form.indicators[0].dimension_points.value) == "100"
    assert form.indicators[0].name.value == "养护里程"


def test_a_value_taken_for_a_name_is_doubted_and_so_is_what_stands_beside_it() -> None:
    found = in_lines(TEXT.replace("养护里程\n", ""))
    assert isinstance(found.form, SelfEvaluation)
    assert not found.form.indicators[0].target.is_certain
    assert not found.form.indicators[1].target.is_certain


def test_cells_under_unknown_heads_are_as_sure_as_their_row() -> None:
    text = TEXT.replace("得分\n偏差", "得分\n佐证说明\n偏差").replace("50\n50\n无", "50\n50\n台账\n无")
    form = in_lines(text).form
    further = [one for row in form.indicators for one in row.further]
    assert further
    assert not any(one.text.is_certain for one in further)


BY_RULES = """
财政预算支出项目绩效目标自评表
项目名称
政务云租用
评分项目
评分内容
评分标准
分值
自评分
决策（15分）
目标内容
目标明确、细化、量化得满分，缺一项扣1分
5
4
决策依据
符合经济社会发展规划和部门年度工作计划
10
10
一级指标
二级指标
三级指标
年初指标值
年终完成值
自评分
产出指标
数量指标
运维系统个数
≥70个
77个
85
满意度指标
服务对象满意度指标
群众满意度
≥90%
95%
10
""".strip()


def test_rows_with_a_rule_are_read_by_their_order_and_doubted_where_cells_were_not_kept_apart() -> None:
    form = in_lines(BY_RULES).form
    assert [
        (row.dimension.value, row.name.value, shown(row.max_points), shown(row.claimed_points)) for row in form.criteria
    ] == [("决策（15分）", "目标内容", "5", "4"), ("决策（15分）", "决策依据", "10", "10")]
    assert form.criteria[1].standard.value == "符合经济社会发展规划和部门年度工作计划"
    assert not any(row.claimed_points.is_certain for row in form.criteria)


def test_indicators_behind_rows_with_a_rule_are_read() -> None:
    form = in_lines(BY_RULES).form
    assert [(row.name.value, row.target.value, row.actual.value) for row in form.indicators] == [
        ("运维系统个数", "≥70个", "77个"),
        ("群众满意度", "≥90%", "95%"),
    ]


def test_words_that_cannot_be_told_apart_before_a_rule_are_left_over() -> None:
    text = BY_RULES.replace("决策依据\n", "决策依据\n立项程序\n会议纪要\n")
    found = in_lines(text)
    assert [row.name.value for row in found.form.criteria] == ["目标内容"]
    assert any("立项程序" in doubt.what for doubt in found.doubts)
    assert len(found.form.indicators) == 2
