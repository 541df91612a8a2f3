"""Forms that are no self-evaluations: named as what they are, and read as far as they have the same blocks."""

from jiheng.form import Field, FormKind, FundSource, OtherForm, Remark
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.families.merged import grid_of

DECLARATION = """
项目支出绩效目标申报表
（2024年度）
项目名称 | < | 农村公路养护 | < | < | <
主管部门 | < | 某县交通运输局 | < | 实施单位 | 某县公路站
项目资金（万元） | < | 中期资金总额： | 900 | 年度资金总额： | 300
^ | < | 其中：财政拨款 | 600 | 其中：财政拨款 | 200
^ | < | 其他资金 | 300 | 其他资金 | —
中期目标 | < | < | < | 年度目标 | <
三年改造危桥十五座。 | < | < | < | 改造危桥五座。 | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | <
^ | 产出指标 | 数量指标 | 改造危桥座数 | 5座 | <
^ | ^ | 质量指标 | 验收合格率 | 100% | <
"""
MONITORING = """
项目支出绩效运行监控表
（2024年度）
项目名称 | < | 村庄清洁 | < | < | < | < | < | <
主管部门 | < | 某县农业农村局 | < | < | 实施单位 | 某镇 | < | <
项目资金（万元） | < |  | 年初预算数 | < | 1—7月执行数 | 执行率 | 全年预计执行数 | <
^ | < | 年度资金总额： | 100 | < | 40 | 40% | 100 | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—7月执行情况 | 偏差原因分析 | < | 备注
^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 制度保障 | ^
^ | 产出指标 | 数量指标 | 清运垃圾 | ≥900吨 | 430吨 | √ |  |
^ | ^ | 时效指标 | 清运及时率 | 100% | 100% |  |  | 无
"""
TRANSFER = """
转移支付区域（项目）绩效自评表
（2022年度）
转移支付（项目）名称 | < | 公园绿地养护 | < | <
中央主管部门 | < | 某部 | < | <
地方主管部门 | < | 某县住建局 | 资金使用单位 | 某管理处
资金投入情况（万元） |  | 全年预算数（A） | 全年执行数（B） | 预算执行率（B/A）
^ | 年度资金总额： | 200 | 190 | 95%
资金管理情况 |  | 情况说明 | < | 存在问题和改进措施
^ | 分配科学性 | 按因素法分配 | < | 无
^ | 下达及时性 | 三十日内下达 | < | 个别乡镇偏晚，已督促
总体目标完成情况 | 总体目标 | < | 全年实际完成情况 | <
^ | 养护绿地。 | < | 养护了绿地。 | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年实际完成值 | 未完成原因和改进措施
^ | 产出指标 | 数量指标 | 养护面积 | 90万平方米 | 92万平方米 |
"""
REVIEW = """
绩效自评抽查复核表
（2022年度）
项目名称 | < | 动物疫病防控 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 | 自评完成值 | 自评得分 | 复核完成值 | 复核得分
产出指标 | 数量指标 | 免疫头数 | ≥30万头 | 50 | 31万头 | 50 | 29万头 | 48
效益指标 | 社会效益 | 疫情次数 | ≤0次 | 40 | 0次 | 40 | 0次 | 40
"""


def read(drawing: str) -> tuple[Recognised, OtherForm]:
    (found,) = recognise(grid_of(drawing))
    assert isinstance(found.form, OtherForm)
    return found, found.form


def said(remarks: tuple[Remark, ...]) -> list[tuple[str, str | None]]:
    return [(one.label, one.text.value) for one in remarks]


def figure(field: Field) -> str | None:  # type: ignore[type-arg]  # any field that holds a number
    return None if field.value is None else str(field.value)


def test_a_declaration_gives_the_money_of_its_year_and_keeps_that_of_a_longer_term_apart() -> None:
    found, form = read(DECLARATION)
    assert (form.kind, form.project.value, form.amount_unit.value) == (FormKind.DECLARATION, "农村公路养护", "万元")
    assert [(fund.source, figure(fund.original_budget)) for fund in form.funds] == [
        (FundSource.TOTAL, "300"),
        (FundSource.CURRENT_YEAR_APPROPRIATION, "200"),
        (FundSource.OTHER, None),
    ]
    longer = [one for one in form.remarks if one.code == "longer_term"]
    assert said(tuple(longer)) == [
        ("中期资金总额：", "900"),
        ("其中：财政拨款", "600"),
        ("其他资金", "300"),
        ("中期目标", "三年改造危桥十五座。"),
    ]
    assert form.annual_goal.expected.value == "改造危桥五座。"
    assert form.annual_goal.achieved.is_absent
    assert [(row.name.value, row.target.value) for row in form.indicators] == [
        ("改造危桥座数", "5座"),
        ("验收合格率", "100%"),
    ]
    assert all(row.actual.is_absent and row.claimed_points.is_absent for row in form.indicators)
    assert (found.doubts, found.left_over) == ((), ())


def test_a_monitoring_form_keeps_what_is_under_way_by_its_heads_and_takes_none_of_it_for_the_year() -> None:
    found, form = read(MONITORING)
    assert form.kind is FormKind.MONITORING
    (fund,) = form.funds
    assert figure(fund.original_budget) == "100"
    assert fund.actual_expenditure.is_absent
    assert said(fund.further) == [("1—7月执行数", "40"), ("全年预计执行数", "100")]
    first, second = form.indicators
    assert (first.name.value, first.target.value, first.actual.is_absent) == ("清运垃圾", "≥900吨", True)
    assert said(first.further) == [("1—7月执行情况", "430吨"), ("经费保障", "√")]
    assert second.category.value == "timeliness"
    assert (found.doubts, found.left_over) == ((), ())


def test_a_head_that_may_be_that_of_the_target_is_doubted_on_forms_of_other_kinds_too() -> None:
    found, form = read(REVIEW.replace("| 指标值 |", "| 申报数值 |"))
    assert form.indicators[0].target.is_absent
    assert [doubt.what.partition("。")[0] for doubt in found.doubts] == [
        "「申报数值」一栏的表头不认识",
        "「复核完成值」一栏的表头不认识",
    ]


def test_a_transfer_payment_keeps_what_is_said_of_the_management_of_the_money() -> None:
    found, form = read(TRANSFER)
    assert form.kind is FormKind.TRANSFER_PAYMENT
    assert [figure(fund.actual_expenditure) for fund in form.funds] == ["190"]
    managed = tuple(one for one in form.remarks if one.code == "fund_management")
    assert said(managed) == [
        ("分配科学性", "按因素法分配"),
        ("分配科学性·存在问题和改进措施", "无"),
        ("下达及时性", "三十日内下达"),
        ("下达及时性·存在问题和改进措施", "个别乡镇偏晚，已督促"),
    ]
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == ("养护绿地。", "养护了绿地。")
    assert [row.actual.value for row in form.indicators] == ["92万平方米"]
    assert found.doubts == ()


def test_a_review_sheet_keeps_the_units_own_values_and_points_apart_from_the_reviewers() -> None:
    _, form = read(REVIEW)
    assert form.kind is FormKind.REVIEW_SHEET
    first = form.indicators[0]
    assert (first.actual.value, figure(first.claimed_points)) == ("31万头", "50")
    assert (said(first.further), figure(first.reviewed_points)) == ([("复核完成值", "29万头")], "48")
