"""The county system form of Hebei: four numbered blocks, three sums side by side, points in two steps.

Every row is scored out of 100 (得分), weighs some per cent (权重占比) and counts what the two make (折算得分):
98.33 × 20% = 19.67. Maximum and points of a row are therefore the last two.
"""

import pytest

from jiheng.form import FundSource
from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

SYSTEM = """
预算项目绩效自评表
（2022年度）
一、基本情况 | < | < | < | < | < | < | < | < | < | < | <
项目名称 | < | 农村公路养护补助 | < | < | < | 实施（主管）单位 | < | 某县交通运输局 | < | < | <
二、预算执行情况（万元） | < | < | < | < | < | < | < | < | < | < | <
预算安排情况（调整后） | < | < | < | 资金到位情况 | < | < | < | 资金执行情况 | < | < | 预算执行进度（%）
预算数： | < | 320.00 | < | 到位数： | < | 310.00 | < | 执行数： | 304.00 | < | 95.00
其中：财政资金 | < | 300.00 | < | 其中：财政资金 | < | 300.00 | < | 其中：财政资金 | 294.00 | < | 98.00
其他 | < | 20.00 | < | 其他 | < | 10.00 | < | 其他 | 10.00 | < | 50.00
三、目标完成情况 | < | < | < | < | < | < | < | < | < | < | <
年度预期目标 | < | < | < | < | 具体完成情况 | < | < | < | < | 总体完成率 | <
养护农村公路120公里，保持路况良好。 | < | < | < | < | 完成养护118公里，路况良好。 | < | < | < | < | 98.33% | <
四、年度绩效指标完成情况 | < | < | < | < | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标描述 | 预期指标值 | < | < | 完成值 | 完成情况 | 指标得分 | 权重占比（%） | 折算得分
^ | ^ | ^ | ^ | 符号 | 值 | 单位（文字描述） | ^ | ^ | ^ | ^ | ^
产出指标 | 数量指标 | 养护里程 | 本年度养护农村公路的里程 | ≥ | 120 | 公里 | 118 | 基本完成 | 98.33 | 20 | 19.67
^ | 质量指标 | 验收合格率 | 验收合格里程占养护里程的比例 | ≥ | 95 | % | 96 | 完成 | 100 | 15 | 15
^ | 时效指标 | 完工时间 | 养护工程完工的时间 | 文字描述 |  | 2022年11月底前 | 2022年10月 | 完成 | 100 | 10 | 10
^ | 成本指标 | 每公里养护成本 | 每公里平均支出 | ≤ | 2.7 | 万元 | 2.58 | 完成 | 100 | 10 | 10
效益指标 | 社会效益指标 | 群众出行 | 沿线群众出行条件 | 文字描述 |  | 明显改善 | 明显改善 | 完成 | 100 | 25 | 25
满意度指标 | 服务对象满意度指标 | 群众满意度 | 满意人数占调查人数的比例 | ≥ | 90 | % | 92 | 完成 | 100 | 10 | 10
预算执行率（10） | 预算执行率 | 预算执行率 | 执行数占预算数的比例 | ≥ | 100 | % | 95 | 基本完成 | 95 | 10 | 9.5
自评总分 | < | < | < | < | < | < | < | < | < | 100 | 99.17
五、存在问题、原因及下一步整改措施 | < | < | < | < | < | < | < | < | < | < | <
雨季较长，2公里未完成，2023年一季度补齐。 | < | < | < | < | < | < | < | < | < | < | <
填报人：王某 | < | < | < | 联系电话：0311-0000000 | < | < | < | 单位负责人： | < | 赵某 | <
"""
BY_WORDS = """
2021年度部门预算项目绩效自评表
填报单位：某县农业农村局
一、基本情况 | 项目名称 | 高标准农田管护 | < | < | 项目单位 | 某县农业农村局 | < | <
二、预算执行情况 | 预算安排情况（调整后） | < | 资金到位情况 | < | 资金执行情况 | < | 预算执行进度 | <
^ | 预算数（万元） | 85.6 | 到位数（万元） | 85.6 | 执行数（万元） | 85.6 | 100% | <
^ | 其中：财政资金 | 85.6 | 其中：财政资金 | 85.6 | 其中：财政资金 | 85.6 | 100% | <
^ | 其他 | 0 | 其他 | 0 | 其他 | 0 |  | <
三、目标完成情况 | 年度预期目标 | < | < | 具体完成情况 | < | < | 总体完成率 | <
^ | 管护高标准农田2.1万亩。 | < | < | 管护高标准农田2.1万亩，设施完好。 | < | < | 100% | <
四、年度绩效指标完成情况 | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成值 | 自评得分 | < | <
^ | 产出指标(50分) | 数量指标 | 管护面积 | ≥2.1万亩 | 2.1万亩 | 30 | < | <
^ | ^ | 质量指标 | 设施完好率 | ≥98% | 99% | 20 | < | <
^ | 效益指标（30分） | 社会效益指标 | 受益农户 | ≥5600户 | 5612户 | 30 | < | <
^ | 满意度指标（10分） | 服务对象满意度指标 | 农户满意度 | ≥90% | 93% | 10 | < | <
^ | 预算执行率（10分） | 预算执行率 | 预算执行率 | 100% | 100% | 10 | < | <
^ | 自评总分 | < | < | < | < | 100 | < | <
五、存在问题、原因及下一步整改措施 | 无 | < | < | < | < | < | < | <
填报人： | 李某 | < | 联系电话： | 0311-0000000 | < | < | < | <
"""
WITHOUT_MERGES = """
预算项目绩效自评表
单位：元
（2023）年度
一、基本情况 | | | | | | |
项目名称 | 学校取暖改造 | | | 实施（主管）单位 | 某县教育局 | |
二、预算执行情况 | | | | | | |
预算安排情况（调整后） | | 资金到位情况 | | 资金执行情况 | | 预算执行进度 |
预算数：1,250,000.00 | | 到位数：1,250,000.00 | | 执行数：1,187,500.00 | | 95% |
其中：财政资金：1,250,000.00 | | 其中：财政资金：1,250,000.00 | | 其中：财政资金：1,187,500.00 | | 95% |
其他： | | 其他： | | 其他： | | |
三、目标完成情况 | | | | | | |
年度预期目标 | | | 具体完成情况 | | | 总体完成率 |
改造学校取暖设施6所。 | | | 改造学校取暖设施6所，11月供暖。 | | | 100% |
四、年度绩效指标完成情况 | | | | | | |
一级指标 | 二级指标 | 三级指标 | 符号 | 值 | 单位（文字描述） | 实际完成值 | 完成情况 | 得分 | 权重占比（%） | 折算得分
产出指标 | 数量指标 | 改造学校数 | = | 6 | 所 | 6 | 已完成 | 100 | 40 | 40
 | 质量指标 | 验收合格率 | ≥ | 100 | % | 100 | 已完成 | 100 | 20 | 20
效益指标 | 社会效益指标 | 教室冬季温度 | ≥ | 18 | ℃ | 20 | 已完成 | 100 | 20 | 20
满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥ | 90 | % | 95 | 已完成 | 100 | 10 | 10
合计 | | | | | | | | | 90 | 90
"""


def test_the_sums_that_stand_side_by_side_are_read_under_their_heads() -> None:
    form = form_of(SYSTEM)
    assert fund_rows(form) == [
        "total | - | 320.00 | 304.00 | 10 | 95.00 | 9.5 | -",
        "current_year_appropriation | - | 300.00 | 294.00 | - | 98.00 | - | -",
        "other | - | 20.00 | 10.00 | - | 50.00 | - | -",
    ]
    assert [shown(fund.received) for fund in form.funds] == ["310.00", "300.00", "10.00"]
    assert [str(fund.received.place) for fund in form.funds] == ["表1第5行第7列", "表1第6行第7列", "表1第7行第7列"]
    assert [fund.label.value for fund in form.funds] == ["预算数：", "其中：财政资金", "其他"]
    assert form.amount_unit.value == "万元"
    assert form.fund_columns == {"revised_budget", "received", "actual_expenditure", "execution_rate"}


def test_weight_and_converted_points_are_what_a_row_counts_and_a_target_in_words_stands_under_the_unit() -> None:
    form = form_of(SYSTEM)
    assert rows(form) == [
        "output | quantity | 养护里程 | ≥ | 120 | 公里 | 118 | 20 | 19.67 | -",
        "output | quality | 验收合格率 | ≥ | 95 | % | 96 | 15 | 15 | -",
        "output | timeliness | 完工时间 | 文字描述 | 2022年11月底前 | - | 2022年10月 | 10 | 10 | -",
        "output | cost | 每公里养护成本 | ≤ | 2.7 | 万元 | 2.58 | 10 | 10 | -",
        "benefit | social_benefit | 群众出行 | 文字描述 | 明显改善 | - | 明显改善 | 25 | 25 | -",
        "satisfaction | service_user_satisfaction | 群众满意度 | ≥ | 90 | % | 92 | 10 | 10 | -",
    ]
    assert str(form.indicators[2].target.place) == "表1第16行第7列"
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "99.17")
    assert read(SYSTEM).doubts == ()


def test_points_for_execution_among_the_indicators_belong_to_the_money() -> None:
    total = form_of(SYSTEM).funds[0]
    assert (str(total.max_points.place), str(total.claimed_points.place)) == ("表1第20行第11列", "表1第20行第12列")
    by_words = form_of(BY_WORDS).funds[0]
    assert (shown(by_words.max_points), shown(by_words.claimed_points)) == ("10", "10")  # 预算执行率（10分）
    assert "预算执行率（10）：≥100% 95" in read(SYSTEM).left_over


def test_without_a_row_for_execution_the_money_has_no_points() -> None:
    total = form_of(WITHOUT_MERGES).funds[0]
    assert total.max_points.is_absent
    assert total.claimed_points.is_absent


def test_what_was_given_out_of_a_hundred_and_what_explains_a_row_is_kept_and_never_taken_for_points() -> None:
    left_over = read(SYSTEM).left_over
    assert left_over[:3] == ("指标描述：本年度养护农村公路的里程", "完成情况：基本完成", "指标得分：98.33")


def test_header_goal_and_what_stands_below_are_kept_under_their_labels() -> None:
    form = form_of(SYSTEM)
    assert (form.project.value, form.implementing_unit.value) == ("农村公路养护补助", "某县交通运输局")
    assert form.competent_department.is_absent
    assert form.fiscal_year.value == 2022
    assert form.annual_goal.expected.value == "养护农村公路120公里，保持路况良好。"
    assert form.annual_goal.achieved.value == "完成养护118公里，路况良好。"
    assert sorted(remarks(form)) == [
        ("completion_rate", "98.33%"),
        ("filled_in_by", "王某"),
        ("problems", "雨季较长，2公里未完成，2023年一季度补齐。"),
        ("telephone", "0311-0000000"),
        ("unit_head", "赵某"),
    ]


def test_a_form_without_weights_has_points_and_no_maxima() -> None:
    form = form_of(BY_WORDS)
    assert rows(form) == [
        "output | quantity | 管护面积 | - | ≥2.1万亩 | - | 2.1万亩 | - | 30 | -",
        "output | quality | 设施完好率 | - | ≥98% | - | 99% | - | 20 | -",
        "benefit | social_benefit | 受益农户 | - | ≥5600户 | - | 5612户 | - | 30 | -",
        "satisfaction | service_user_satisfaction | 农户满意度 | - | ≥90% | - | 93% | - | 10 | -",
    ]
    assert [shown(row.dimension_points) for row in form.indicators] == ["50", "50", "30", "10"]
    assert "max_points" not in form.columns
    assert [shown(fund.received) for fund in form.funds] == ["85.6", "85.6", "0"]
    assert form.funds[0].source is FundSource.TOTAL
    assert ("problems", "无") in remarks(form)
    assert ("completion_rate", "100%") in remarks(form)
    assert read(BY_WORDS).doubts == ()


def test_label_and_sum_in_one_cell_are_parted() -> None:
    form = form_of(WITHOUT_MERGES)
    assert fund_rows(form) == [
        "total | - | 1250000.00 | 1187500.00 | - | 95% | - | -",
        "current_year_appropriation | - | 1250000.00 | 1187500.00 | - | 95% | - | -",
        "other | - |  |  | - |  | - | -",
    ]
    assert [shown(fund.received) for fund in form.funds] == ["1250000.00", "1250000.00", ""]
    assert form.amount_unit.value == "元"
    assert rows(form) == [
        "output | quantity | 改造学校数 | = | 6 | 所 | 6 | 40 | 40 | -",
        "output | quality | 验收合格率 | ≥ | 100 | % | 100 | 20 | 20 | -",
        "benefit | social_benefit | 教室冬季温度 | ≥ | 18 | ℃ | 20 | 20 | 20 | -",
        "satisfaction | service_user_satisfaction | 师生满意度 | ≥ | 90 | % | 95 | 10 | 10 | -",
    ]
    assert read(WITHOUT_MERGES).doubts == ()


def test_weights_that_are_shares_of_a_hundred_are_points() -> None:
    drawn = SYSTEM.replace("98.33 | 20 | 19.67", "98.33 | 20% | 19.67").replace("| 100 | 99.17", "| 100% | 99.17")
    form = form_of(drawn)
    assert rows(form) == rows(form_of(SYSTEM))
    assert shown(form.total.max_points) == "100"
    assert read(drawn).doubts == ()


def test_a_share_under_a_head_that_says_points_is_no_figure() -> None:
    drawn = SYSTEM.replace("权重占比（%）", "分值").replace("98.33 | 20 | 19.67", "98.33 | 20% | 19.67")
    assert [doubt.code for doubt in read(drawn).doubts] == ["FM018"]
    assert form_of(drawn).indicators[0].max_points.value is None


def test_money_that_was_received_stands_in_a_column_of_its_own_in_other_forms() -> None:
    table = """二、预算执行情况（万元） | < | < | < | < | < | < | < | < | < | < | <
资金来源 | < | 预算数 | < | 到位数 | < | 执行数 | < | 预算执行率 | < | < | <
资金总额 | < | 120 | < | 118 | < | 114 | < | 95% | < | < | <
其他资金 | < | 20 | < | 18 | < | 14 | < | 70% | < | < | <
"""
    begin, end = SYSTEM.index("二、预算"), SYSTEM.index("三、目标")
    form = form_of(SYSTEM[:begin] + table + SYSTEM[end:])
    assert fund_rows(form) == [
        "total | - | 120 | 114 | 10 | 95% | 9.5 | -",
        "other | - | 20 | 14 | - | 70% | - | -",
    ]
    assert [shown(fund.received) for fund in form.funds] == ["118", "18"]


def test_a_form_that_has_points_beside_its_money_keeps_its_row_of_execution() -> None:
    drawn = BY_WORDS.replace("| 预算执行进度 | <", "| 预算执行进度 | 得分")
    form = form_of(drawn.replace("| 85.6 | 100% | <", "| 85.6 | 100% | 10"))
    assert form.indicators[-1].dimension.printed == "预算执行率（10分）"
    assert shown(form.indicators[-1].claimed_points) == "10"


@pytest.mark.parametrize("second", ["其中：财政资金", "上级补助", "到位情况见附件"])
def test_a_row_that_labels_its_sums_differently_is_left_open(second: str) -> None:
    drawn = SYSTEM.replace("| 到位数： |", f"| {second} |")
    (doubt,) = [doubt for doubt in read(drawn).doubts if doubt.code == "FM012"]
    assert not doubt.settled
    assert not form_of(drawn).funds[0].received.is_certain
