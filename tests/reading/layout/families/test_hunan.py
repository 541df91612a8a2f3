"""The forms of Hunan that ask for no points at all: budget, spending, rate, targets and results."""

import pytest

from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

COUNTY_FUND = """
县级专项资金绩效目标自评表
（2021年度）
专项资金名称 | < | 乡村公益性岗位补贴 | < | < | < | < | <
县级主管部门 | < | 某县人力资源和社会保障局 | < | 资金使用单位 | < | 各乡镇 | <
资金情况（万元） |  | < | 全年预算数（A） | < | 全年执行数（B） | < | 执行率（B/A）
^ | 年度资金总额： | < | 360 | < | 342 | < | 95%
^ | 其中：中央补助 | < | 200 | < | 200 | < | 100%
^ | 地方资金 | < | 160 | < | 142 | < | 88.75%
^ | 其他资金 | < |  | < |  | < |
年度总体目标完成情况 | 总体目标 | < | < | 全年实际完成情况 | < | < | <
^ | 开发公益性岗位500个。 | < | < | 开发公益性岗位496个，安置脱贫劳动力496人。 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际完成值 | 未完成原因和改进措施 | <
^ | 产出指标 | 数量指标 | 开发岗位数 | ≥500个 | 496个 | 4人年中转岗，已补招。 | <
^ | ^ | 质量指标 | 补贴发放准确率 | 100% | 100% |  | <
^ | ^ | 时效指标 | 补贴发放 | 按月 | 按月 |  | <
^ | ^ | 成本指标 | 补贴标准 | 600元/人/月 | 600元/人/月 |  | <
^ | 效益指标 | 社会效益指标 | 安置脱贫劳动力 | ≥500人 | 496人 | 同上 | <
^ | 满意度指标 | 服务对象满意度指标 | 上岗人员满意度 | ≥90% | 95% |  | <
说明 | 无 | < | < | < | < | < | <
注：1.资金使用单位按项目绩效目标填报，主管部门汇总时按区域绩效目标填报。
2.其他资金包括和中央补助、地方财政资金共同投入到同一项目的自有资金、社会资金，以及以前年度的结转结余资金等。
3.全年执行数是指按照国库集中支付制度要求所形成的实际支出。
"""
SIGNED = """
2020年度项目支出绩效自评表
填报单位（盖章）：某市文旅广体局        单位：万元
项目名称 | 公共文化场馆免费开放 | < | < | < | < | <
主管部门 | 某市文旅广体局 | < | < | 项目实施单位 | 某市文化馆 | <
项目资金 | 资金来源 | 全年预算数（A） | 全年执行数（B） | < | 执行率（B/A×100%） | <
^ | 年度资金总额 | 50 | 50 | < | 100% | <
^ | 其中：本级财政资金 | 20 | 20 | < | 100% | <
^ | 上级补助 | 30 | 30 | < | 100% | <
年度总体目标 | 总体目标 | < | < | 全年实际完成情况 | < | <
^ | 全年免费开放300天。 | < | < | 全年免费开放312天，服务6.1万人次。 | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际完成值 | 未完成原因和改进措施
^ | 产出指标 | 数量指标 | 免费开放天数 | 300天 | 312天 |
^ | 产出指标 | 数量指标 | 培训班 | 20期 | 20期 |
^ | 产出指标 | 质量指标 | 设备完好率 | 95% | 96% |
^ | 效益指标 | 社会效益 | 服务人次 | 6万人次 | 6.1万人次 |
^ | 效益指标 | 可持续影响 | 群众文化素养 | 提高 | 提高 |
^ | 满意度指标 | 满意度指标 | 群众满意度 | 90% | 93% |
填表人：周某 | 联系电话：0731-0000000 | < | 填报日期：2021年3月5日 | < | < | <
"""
WITHOUT_MERGES = """
项目支出绩效自评表
（2022年度）
项目名称 | | 湿地保护 | | | | |
主管部门 | | 某市林业局 | | 实施单位 | | 某湿地公园 |
资金情况（万元） | | | 预算数（A） | 执行数（B） | 执行率（B/A） | |
 | 年度资金总额 | | 90 | 81 | 90% | |
 | 其他资金 | | | | | |
总体目标完成情况 | 总体目标 | | | 全年实际完成情况 | | |
 | 修复湿地500亩。 | | | 修复湿地500亩。 | | |
 | 新增栖息地2处。 | | | 新增栖息地1处，另一处在建。 | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年实际完成值 | 未完成原因和改进措施 |
 | 产出指标 | 数量指标 | 修复面积 | 500亩 | 500亩 | |
 | | | 新增栖息地 | 2处 | 1处 | 用地手续未批，2023年6月前建成 |
 | | 时效指标 | 完工时间 | 12月底前 | 12月 | |
 | 效益指标 | 生态效益指标 | 鸟类种数 | ≥80种 | 83种 | |
 | 满意度指标 | 服务对象满意度指标 | 游客满意度 | ≥85% | 90% | |
存在问题 | 用地手续办理较慢。 | | | | | |
改进措施 | 提前办理用地手续。 | | | | | |
"""


@pytest.mark.parametrize("drawn", [COUNTY_FUND, SIGNED, WITHOUT_MERGES])
def test_points_that_nobody_asks_for_are_absent_and_not_blank(drawn: str) -> None:
    form = form_of(drawn)
    assert form.columns == {"dimension", "category", "name", "target", "actual", "deviation_note"}
    assert form.fund_columns == {"revised_budget", "actual_expenditure", "execution_rate"}
    assert all(row.max_points.is_absent and row.claimed_points.is_absent for row in form.indicators)
    assert all(fund.max_points.is_absent and fund.claimed_points.is_absent for fund in form.funds)
    assert form.total.max_points.is_absent
    assert form.total.claimed_points.is_absent
    assert read(drawn).doubts == ()
    assert read(drawn).left_over == ()


def test_the_form_of_a_county_fund_is_a_self_evaluation() -> None:
    form = form_of(COUNTY_FUND)
    assert (form.project.value, form.fiscal_year.value) == ("乡村公益性岗位补贴", 2021)
    assert form.competent_department.value == "某县人力资源和社会保障局"
    assert form.implementing_unit.value == "各乡镇"
    assert fund_rows(form) == [
        "total | - | 360 | 342 | - | 95% | - | -",
        "central | - | 200 | 200 | - | 100% | - | -",
        "local | - | 160 | 142 | - | 88.75% | - | -",
        "other | - |  |  | - |  | - | -",
    ]
    assert rows(form) == [
        "output | quantity | 开发岗位数 | - | ≥500个 | - | 496个 | - | - | 4人年中转岗，已补招。",
        "output | quality | 补贴发放准确率 | - | 100% | - | 100% | - | - | ",
        "output | timeliness | 补贴发放 | - | 按月 | - | 按月 | - | - | ",
        "output | cost | 补贴标准 | - | 600元/人/月 | - | 600元/人/月 | - | - | ",
        "benefit | social_benefit | 安置脱贫劳动力 | - | ≥500人 | - | 496人 | - | - | 同上",
        "satisfaction | service_user_satisfaction | 上岗人员满意度 | - | ≥90% | - | 95% | - | - | ",
    ]


def test_notes_below_a_table_without_a_total_are_no_rows_of_it() -> None:
    first, notes = remarks(form_of(COUNTY_FUND))
    assert first == ("notes", "无")
    assert notes[0] == "notes"
    assert notes[1] is not None
    assert notes[1].startswith("1.资金使用单位按项目绩效目标填报")
    assert notes[1].endswith("3.全年执行数是指按照国库集中支付制度要求所形成的实际支出。")


def test_signatories_below_a_table_without_a_total_are_no_row_of_it() -> None:
    form = form_of(SIGNED)
    assert rows(form) == [
        "output | quantity | 免费开放天数 | - | 300天 | - | 312天 | - | - | ",
        "output | quantity | 培训班 | - | 20期 | - | 20期 | - | - | ",
        "output | quality | 设备完好率 | - | 95% | - | 96% | - | - | ",
        "benefit | social_benefit | 服务人次 | - | 6万人次 | - | 6.1万人次 | - | - | ",
        "benefit | sustainable_impact | 群众文化素养 | - | 提高 | - | 提高 | - | - | ",
        "satisfaction | service_user_satisfaction | 群众满意度 | - | 90% | - | 93% | - | - | ",
    ]
    assert remarks(form) == [
        ("filing_unit", "某市文旅广体局"),
        ("filled_in_by", "周某"),
        ("telephone", "0731-0000000"),
        ("filing_date", "2021年3月5日"),
    ]
    assert form.amount_unit.value == "万元"


def test_signatories_in_cells_of_their_own_are_no_row_either() -> None:
    drawn = SIGNED.replace("填表人：周某 | 联系电话：0731-0000000 | <", "填表人 | 周某 | 联系电话 | 0731-0000000")
    form = form_of(drawn.replace("填报日期：2021年3月5日 | < | < | <", "填报日期 | 2021年3月5日 | <"))
    assert len(form.indicators) == 6
    assert ("filled_in_by", "周某") in remarks(form)


def test_a_goal_in_several_rows_is_one_text_on_either_side() -> None:
    form = form_of(WITHOUT_MERGES)
    assert form.annual_goal.expected.value == "修复湿地500亩。新增栖息地2处。"
    assert form.annual_goal.achieved.value == "修复湿地500亩。新增栖息地1处，另一处在建。"
    assert [shown(row.deviation_note) for row in form.indicators][:2] == ["", "用地手续未批，2023年6月前建成"]
    assert remarks(form) == [("problems", "用地手续办理较慢。"), ("measures", "提前办理用地手续。")]


def test_the_text_under_a_heading_that_stands_alone_belongs_to_it() -> None:
    drawn = WITHOUT_MERGES.replace("存在问题 | 用地手续办理较慢。", "存在问题 |\n用地手续办理较慢。 |")
    assert remarks(form_of(drawn)) == [("problems", "用地手续办理较慢。"), ("measures", "提前办理用地手续。")]
