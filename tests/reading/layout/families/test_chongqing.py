"""The form of Chongqing: no dimensions, a goal before and after it was changed, the total on top."""

import pytest

from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

TOTAL_ON_TOP = """
2022年度项目支出绩效自评表
专项名称 | < | 城市绿地管护 | < | < | 自评总分（分） | < | 97.6
业务主管部门 | < | 某区城市管理局 | < | < | 财政归口处室 | < | 城建科
项目联系人 | < | 吴某 | < | < | 联系电话 | < | 023-00000000
项目资金（万元） | < | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分（分）
年度总金额 | < | 120 | 100 | 76 | 76 | 10 | 7.6
其中：财政资金 | < | 120 | 100 | 76 | 76 |  |
年初绩效目标 | < | < | 全年（调整）绩效目标 | < | 全年目标实际完成情况 | < | <
管护绿地12万平方米。 | < | < | 管护绿地10万平方米。 | < | 管护绿地10万平方米，苗木成活率97%。 | < | <
指标名称 | 计量单位 | 指标性质 | 指标值 | 指标权重（分） | 全年完成值 | 指标得分（分） | 说明
管护绿地面积 | 万平方米 | ≥ | 10 | 30 | 10 | 30 |
苗木成活率 | % | ≥ | 95 | 20 | 97 | 20 |
管护经费 | 万元 | ≤ | 100 | 10 | 76 | 10 |
绿地面貌 |  | 定性 | 良好 | 20 | 良好 | 20 |
市民满意度 | % | ≥ | 90 | 10 | 88.5 | 10 | 调查样本偏少
"""
IN_BLOCKS = """
项目支出绩效自评表
（2021年度）
项目名称 | 义务教育营养改善 | < | < | 项目编码 | 50011222T000000012345 | 自评总分（分） | 100
主管部门 | 某区教委 | < | < | 实施单位 | 某区教育事务中心 | < | <
预算执行情况（万元） |  | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重 | 执行率得分
^ | 年度总金额 | 3000 | 3150.5 | 3150.5 | 100% | 10 | 10
^ | 其中：上级资金 | 2000 | 2100 | 2100 | 100% | — | —
^ | 本级资金 | 1000 | 1050.5 | 1050.5 | 100% | — | —
绩效目标 | 年初绩效目标 | < | 全年（调整）绩效目标 | < | 全年目标实际完成情况 | < | <
^ | 保障4.2万名学生营养餐。 | < | / | < | 保障4.25万名学生营养餐。 | < | <
绩效指标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 全年完成值 | 指标权重（分） | 指标得分（分）
^ | 享受学生人数 | ≥ | 4.2 | 万人 | 4.25 | 40 | 40
^ | 食品安全事故 | = | 0 | 起 | 0 | 20 | 20
^ | 补助标准 | = | 5 | 元/人·天 | 5 | 20 | 20
^ | 学生家长满意度 | ≥ | 90 | % | 96 | 10 | 10
合计 | < | < | < | < | < | 100 | 100
"""
FURTHER_COLUMNS = """
2023年度项目绩效自评表
项目名称 | | 养老服务补贴 | | | | | |
主管部门 | | 某县民政局 | | | 项目联系人 | 郑某 | |
项目资金（万元） | < | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重（分） | 执行率得分（分） |
年度总金额 | < | 80 | 80 | 72 | 90% | 20 | 18 |
其中：中央资金 | < | 50 | 50 | 45 | 90% | | |
其中：县级资金 | < | 30 | 30 | 27 | 90% | | |
年初绩效目标 | | | | 全年（调整）绩效目标 | 全年目标实际完成情况 | | |
 | | | | 补贴老人1500人。 | 补贴老人1480人。 | | |
指标名称 | 计量单位 | 指标性质 | 调整前指标值 | 指标值 | 全年完成值 | 指标权重（分） | 指标得分（分） | 是否核心指标
补贴老人数 | 人 | ≥ | 1600 | 1500 | 1480 | 50 | 49.3 | 是
补贴发放及时率 | % | ≥ | 100 | 100 | 100 | 20 | 20 | 否
老人满意度 | % | ≥ | 90 | 90 | 95 | 10 | 10 | 否
总分 | | | | | | 100 | 97.3 |
"""


def test_indicators_without_dimensions_have_none() -> None:
    form = form_of(TOTAL_ON_TOP)
    assert rows(form) == [
        "- | - | 管护绿地面积 | ≥ | 10 | 万平方米 | 10 | 30 | 30 | ",
        "- | - | 苗木成活率 | ≥ | 95 | % | 97 | 20 | 20 | ",
        "- | - | 管护经费 | ≤ | 100 | 万元 | 76 | 10 | 10 | ",
        "- | - | 绿地面貌 | 定性 | 良好 |  | 良好 | 20 | 20 | ",
        "- | - | 市民满意度 | ≥ | 90 | % | 88.5 | 10 | 10 | 调查样本偏少",
    ]
    assert form.columns.isdisjoint({"dimension", "category"})
    assert read(TOTAL_ON_TOP).doubts == ()
    assert read(TOTAL_ON_TOP).left_over == ()


def test_the_total_on_top_is_the_total_and_has_no_maximum() -> None:
    form = form_of(TOTAL_ON_TOP)
    assert (shown(form.total.claimed_points), str(form.total.claimed_points.place)) == ("97.6", "表1第1行第8列")
    assert form.total.max_points.is_absent
    both = form_of(IN_BLOCKS).total
    assert (shown(both.max_points), shown(both.claimed_points)) == ("100", "100")


def test_weight_and_points_of_execution_stand_with_the_money() -> None:
    assert fund_rows(form_of(TOTAL_ON_TOP)) == [
        "total | 120 | 100 | 76 | 10 | 76 | 7.6 | -",
        "current_year_appropriation | 120 | 100 | 76 |  | 76 |  | -",
    ]
    assert fund_rows(form_of(IN_BLOCKS)) == [
        "total | 3000 | 3150.5 | 3150.5 | 10 | 100% | 10 | -",
        "central | 2000 | 2100 | 2100 |  | 100% |  | -",
        "local | 1000 | 1050.5 | 1050.5 |  | 100% |  | -",
    ]
    assert fund_rows(form_of(FURTHER_COLUMNS)) == [
        "total | 80 | 80 | 72 | 20 | 90% | 18 | -",
        "central | 50 | 50 | 45 |  | 90% |  | -",
        "local | 30 | 30 | 27 |  | 90% |  | -",
    ]


def test_a_goal_that_was_changed_counts_as_changed_and_the_first_one_is_kept() -> None:
    form = form_of(TOTAL_ON_TOP)
    assert form.annual_goal.expected.value == "管护绿地10万平方米。"
    assert form.annual_goal.achieved.value == "管护绿地10万平方米，苗木成活率97%。"
    assert ("first_goal", "管护绿地12万平方米。") in remarks(form)


@pytest.mark.parametrize("unchanged", ["/", "", "无", "未调整"])
def test_where_nothing_was_changed_the_first_goal_is_the_goal(unchanged: str) -> None:
    form = form_of(IN_BLOCKS.replace("| / | <", f"| {unchanged} | <"))
    assert form.annual_goal.expected.value == "保障4.2万名学生营养餐。"
    assert str(form.annual_goal.expected.place) == "表1第8行第2列"
    assert form.annual_goal.achieved.value == "保障4.25万名学生营养餐。"
    assert "first_goal" not in dict(remarks(form))


def test_where_only_the_changed_goal_is_filled_in_nothing_else_is_kept() -> None:
    form = form_of(FURTHER_COLUMNS)
    assert form.annual_goal.expected.value == "补贴老人1500人。"
    assert "first_goal" not in dict(remarks(form))


def test_columns_of_other_kinds_are_kept_and_no_target_is_taken_from_them() -> None:
    found = read(FURTHER_COLUMNS)
    assert rows(form_of(FURTHER_COLUMNS)) == [
        "- | - | 补贴老人数 | ≥ | 1500 | 人 | 1480 | 50 | 49.3 | -",
        "- | - | 补贴发放及时率 | ≥ | 100 | % | 100 | 20 | 20 | -",
        "- | - | 老人满意度 | ≥ | 90 | % | 95 | 10 | 10 | -",
    ]
    assert found.left_over[:2] == ("调整前指标值：1600", "是否核心指标：是")
    assert found.doubts == ()


def test_value_and_unit_may_change_places() -> None:
    form = form_of(IN_BLOCKS)
    assert rows(form) == [
        "- | - | 享受学生人数 | ≥ | 4.2 | 万人 | 4.25 | 40 | 40 | -",
        "- | - | 食品安全事故 | = | 0 | 起 | 0 | 20 | 20 | -",
        "- | - | 补助标准 | = | 5 | 元/人·天 | 5 | 20 | 20 | -",
        "- | - | 学生家长满意度 | ≥ | 90 | % | 96 | 10 | 10 | -",
    ]
    assert form.project_code.value == "50011222T000000012345"


STACKED = """
2022年度项目支出绩效自评表
项目名称 | < | 公厕改造 | < | < | < | < | <
主管部门 | < | 某区城管局 | < | 实施单位 | < | 某区环卫所 | <
项目资金（万元） | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重 | 执行率得分 |
年度总金额 | 80 | 90 | 90 | 100% | 10 | 10 |
年初绩效目标 | 改造公厕12座。 | < | < | < | < | < | <
全年（调整）绩效目标 | 改造公厕10座。 | < | < | < | < | < | <
全年目标实际完成情况 | 改造公厕10座，全部开放。 | < | < | < | < | < | <
指标名称 | 计量单位 | 指标性质 | 指标值 | 全年完成值 | 指标权重（分） | 指标得分（分） | 说明
改造公厕数 | 座 | ≥ | 10 | 10 | 90 | 90 |
"""


def test_goals_below_one_another_are_sides_of_one_goal() -> None:
    form = form_of(STACKED)
    assert form.annual_goal.expected.value == "改造公厕10座。"
    assert str(form.annual_goal.expected.place) == "表1第6行第2列"
    assert form.annual_goal.achieved.value == "改造公厕10座，全部开放。"
    assert remarks(form) == [("first_goal", "改造公厕12座。")]
    assert len(form.funds) == 1
    assert read(STACKED).doubts == ()


def test_a_side_that_is_left_blank_is_blank_and_the_first_goal_holds() -> None:
    drawn = STACKED.replace("改造公厕10座。 |", " |").replace("改造公厕10座，全部开放。", "")
    form = form_of(drawn)
    assert form.annual_goal.expected.value == "改造公厕12座。"
    assert form.annual_goal.achieved.is_blank
    assert "first_goal" not in dict(remarks(form))


def test_words_between_the_sides_of_a_goal_are_left_over() -> None:
    drawn = STACKED.replace(
        "全年目标实际完成情况 |",
        "其中老城区3座 | < | < | < | < | < | < | <\n总体完成率 | 100% | < | < | < | < | < | <\n全年目标实际完成情况 |",
    )
    found = read(drawn)
    assert found.left_over == ("其中老城区3座",)
    assert ("completion_rate", "100%") in remarks(form_of(drawn))
    assert form_of(drawn).annual_goal.achieved.value == "改造公厕10座，全部开放。"


def test_a_row_that_adds_up_the_indicators_alone_is_not_the_total_where_another_stands_on_top() -> None:
    drawn = TOTAL_ON_TOP + "合计 | | | | 90 | | 90 |\n"
    form = form_of(drawn)
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == (None, "97.6")
    assert ("total", "90") in remarks(form)
    named = form_of(drawn.replace("合计", "总分"))
    assert (shown(named.total.max_points), shown(named.total.claimed_points)) == ("90", "90")
    assert ("total", "97.6") in remarks(named)


def test_who_is_in_charge_is_kept_under_its_label() -> None:
    form = form_of(TOTAL_ON_TOP)
    assert (form.project.value, form.competent_department.value) == ("城市绿地管护", "某区城市管理局")
    assert remarks(form)[:3] == [
        ("finance_office", "城建科"),
        ("filled_in_by", "吴某"),
        ("telephone", "023-00000000"),
    ]
    assert form.implementing_unit.is_absent
