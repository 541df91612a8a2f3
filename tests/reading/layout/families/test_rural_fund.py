"""The form for rural funds of Sichuan and Anhui: no opening budget, the maximum before the target, notes below."""

from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

NUMBERED = """
绩效目标自评表
（2020年度）
项目名称 | < | 产业扶贫到户项目 | < | < | < | < | < | <
主管部门及代码 | < | 某县扶贫开发局 | < | < | < | 实施单位 | 某镇人民政府 | <
资金情况（万元） |  | < | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 | <
^ | 年度资金总额： | < | 200 | 196 | 10 | 98% | 9.8 | <
^ | 其中：本年财政拨款 | < | 180 | 176 | — | 97.78% | — | <
^ | 其他资金 | < | 20 | 20 | — | 100% | — | <
年度总体目标 | 年初设定目标 | < | < | < | 全年实际完成情况 | < | < | <
^ | 扶持贫困户发展产业400户。 | < | < | < | 扶持贫困户发展产业402户，户均增收2100元。 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及拟采取的改进措施
^ | 产出指标（50分） | 数量指标 | 指标1：扶持户数 | 15 | ≥400户 | 402户 | 15 |
^ | ^ | ^ | 指标2：发放鸡苗 | 10 | ≥2万羽 | 2万羽 | 10 |
^ | ^ | 质量指标 | 指标1：补助资金到户率 | 15 | 100% | 100% | 15 |
^ | ^ | ^ | …… |  |  |  |  |
^ | ^ | 时效指标 | 指标1：补助发放时间 | 10 | 10月底前 | 10月 | 10 |
^ | 效益指标（30分） | 经济效益指标 | 指标1：户均增收 | 15 | ≥2300元 | 2100元 | 13.7 | 鸡蛋跌价；拟对接超市。
^ | ^ | 社会效益指标 | 指标1：受益贫困人口 | 15 | ≥1300人 | 1310人 | 15 |
^ | 满意度指标（10分） | 服务对象满意度指标 | 指标1：贫困户满意度 | 10 | ≥95% | 97% | 10 |
总分 | < | < | < | 100 | < | < | 98.5 |
注：1.其他资金包括和中央补助、地方财政资金共同投入到同一项目的自有资金、社会资金，以及以前年度的结转结余资金等。
2.定量指标若为正向指标，得分=实际值/指标值×该指标分值，最高不得超过该指标分值上限。
3.定性指标根据指标完成情况分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别按照该指标对应分值区间100-80%（含80%）、80-60%（含60%）、60-0%合理确定分值。
"""
WITH_EXPLANATIONS = r"""
附件2
2022年财政衔接推进乡村振兴补助资金项目绩效目标自评表
填报单位：某乡人民政府（盖章）          填报日期：2023年1月10日
项目名称 | 某村道路硬化 | < | < | < | < | < | <
县级主管部门 | 某县交通局 | < | < | 实施单位（盖章） | 某乡人民政府 | < | <
项目资金\n（元） |  | 全年预算数\n（A） | 全年执行数\n（B） | 分值 | 执行率\n（B/A×100%） | 得分 | <
^ | 年度资金总额 | 1,280,000.00 | 1,280,000.00 | 10 | 100.00% | 10 | <
^ | 其中：中央补助 | 800,000.00 | 800,000.00 | / | 100.00% | / | <
^ | 省级财政资金 | 480,000.00 | 480,000.00 | / | 100.00% | / | <
^ | 县级财政资金 | 0.00 | 0.00 | / |  | / | <
年度总体目标 | 年初设定目标 | < | < | 全年实际完成情况 | < | < | <
^ | 硬化村道3.2公里，方便出行。 | < | < | 硬化村道3.2公里，通车。 | < | < | <
一级\n指标 | 二级指标 | 三级指标 | 分值 | 年度\n指标值 | 全年\n实际值 | 得分 | 未完成原因及拟采取的改进措施
产出\n指标 | 数量指标 | 硬化里程 | 20 | ≥3.2公里 | 3.2公里 | 20 | 无
^ | 质量指标 | 验收合格率 | 15 | 100% | 100% | 15 | 无
^ | 时效指标 | 完工时间 | 10 | 2022年9月 | 2022年8月 | 10 | 无
^ | 成本指标 | 每公里成本 | 5 | ≤40万元/公里 | 40万元/公里 | 5 | 无
效益\n指标 | 社会效益\n指标 | 受益人口 | 20 | ≥860人 | 872人 | 20 | 无
^ | 可持续影响指标 | 使用年限 | 10 | ≥10年 | 10年 | 10 | 无
满意度\n指标 | 服务对象\n满意度指标 | 村民满意度 | 10 | ≥95% | 98% | 10 | 无
总分 | < | < | 100 | < | < | 100 |
说明 | 请在此处简要说明各级审计和财政监督中发现的问题及其所涉及的金额，如没有请填无。 | < | < | < | < | < | <
填表人：刘某 | < | < | < | 联系电话：0551-0000000 | < | < | <
"""
WITHOUT_MERGES = """
项目绩效目标自评表
（2019年度）
项目名称 | | 安全饮水巩固提升 | | | | | | |
主管部门 | | 某县水务局 | | | 实施单位 | 某县水务局 | | |
资金情况（万元） | | 全年预算数（A） | 全年执行数（B） | 分值（20分） | 执行率（B/A） | 得分 | | |
 | 年度资金总额 | 75 | 60 | 20 | 80% | 16 | | |
年度总体目标 | 年初设定目标 | | | | 全年实际完成情况 | | | |
 | 新建水厂1座。 | | | | 水厂1座建成。 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及拟采取的改进措施
 | 产出指标 | 数量指标（20分） | 新建水厂 | 20 | 1座 | 1座 | 20 |
 | | 质量指标（20分） | 水质达标率 | 20 | 100 | 100 | 20 |
 | 效益指标 | 社会效益 | 受益人口 | 30 | 3200 | 3256 | 30 |
 | 满意度 | 满意度 | 群众满意度 | 10 | 90 | 88 | 9.8 | 停水检修通知不够及时。
总分 | | | | 100 | | | 95.8 |
"""


def test_the_maximum_before_the_target_is_no_target() -> None:
    form = form_of(NUMBERED)
    assert rows(form) == [
        "output | quantity | 扶持户数 | - | ≥400户 | - | 402户 | 15 | 15 | ",
        "output | quantity | 发放鸡苗 | - | ≥2万羽 | - | 2万羽 | 10 | 10 | ",
        "output | quality | 补助资金到户率 | - | 100% | - | 100% | 15 | 15 | ",
        "output | timeliness | 补助发放时间 | - | 10月底前 | - | 10月 | 10 | 10 | ",
        "benefit | economic_benefit | 户均增收 | - | ≥2300元 | - | 2100元 | 15 | 13.7 | 鸡蛋跌价；拟对接超市。",
        "benefit | social_benefit | 受益贫困人口 | - | ≥1300人 | - | 1310人 | 15 | 15 | ",
        "satisfaction | service_user_satisfaction | 贫困户满意度 | - | ≥95% | - | 97% | 10 | 10 | ",
    ]
    assert [shown(row.dimension_points) for row in form.indicators] == ["50"] * 4 + ["30"] * 2 + ["10"]
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "98.5")
    assert read(NUMBERED).doubts == ()


def test_the_money_has_no_opening_budget() -> None:
    form = form_of(NUMBERED)
    assert fund_rows(form) == [
        "total | - | 200 | 196 | 10 | 98% | 9.8 | -",
        "current_year_appropriation | - | 180 | 176 |  | 97.78% |  | -",
        "other | - | 20 | 20 |  | 100% |  | -",
    ]
    assert "original_budget" not in form.fund_columns


def test_notes_under_the_table_are_one_remark_and_no_rows() -> None:
    form = form_of(NUMBERED)
    ((code, notes),) = remarks(form)
    assert code == "notes"
    assert notes is not None
    assert notes.startswith("1.其他资金包括")
    assert notes.endswith("60-0%合理确定分值。")


def test_several_local_sources_are_rows_of_their_own() -> None:
    form = form_of(WITH_EXPLANATIONS)
    assert fund_rows(form) == [
        "total | - | 1280000.00 | 1280000.00 | 10 | 100.00% | 10 | -",
        "central | - | 800000.00 | 800000.00 |  | 100.00% |  | -",
        "local | - | 480000.00 | 480000.00 |  | 100.00% |  | -",
        "local | - | 0.00 | 0.00 |  |  |  | -",
    ]
    assert [fund.label.value for fund in form.funds][2:] == ["省级财政资金", "县级财政资金"]
    assert form.amount_unit.value == "元"


def test_breaks_inside_labels_and_signatories_below_the_total() -> None:
    form = form_of(WITH_EXPLANATIONS)
    assert rows(form)[3:] == [
        "output | cost | 每公里成本 | - | ≤40万元/公里 | - | 40万元/公里 | 5 | 5 | 无",
        "benefit | social_benefit | 受益人口 | - | ≥860人 | - | 872人 | 20 | 20 | 无",
        "benefit | sustainable_impact | 使用年限 | - | ≥10年 | - | 10年 | 10 | 10 | 无",
        "satisfaction | service_user_satisfaction | 村民满意度 | - | ≥95% | - | 98% | 10 | 10 | 无",
    ]
    assert remarks(form) == [
        ("filing_date", "2023年1月10日"),
        ("filing_unit", "某乡人民政府（盖章）"),
        ("notes", "请在此处简要说明各级审计和财政监督中发现的问题及其所涉及的金额，如没有请填无。"),
        ("filled_in_by", "刘某"),
        ("telephone", "0551-0000000"),
    ]
    assert form.fiscal_year.value == 2022
    assert form.implementing_unit.value == "某乡人民政府"
    assert read(WITH_EXPLANATIONS).doubts == ()


def test_targets_that_look_like_points_stay_in_their_column() -> None:
    form = form_of(WITHOUT_MERGES)
    assert rows(form) == [
        "output | quantity | 新建水厂 | - | 1座 | - | 1座 | 20 | 20 | ",
        "output | quality | 水质达标率 | - | 100 | - | 100 | 20 | 20 | ",
        "benefit | social_benefit | 受益人口 | - | 3200 | - | 3256 | 30 | 30 | ",
        "satisfaction | service_user_satisfaction | 群众满意度 | - | 90 | - | 88 | 10 | 9.8 | 停水检修通知不够及时。",
    ]
    assert fund_rows(form) == ["total | - | 75 | 60 | 20 | 80% | 16 | -"]
    assert [shown(row.category_points) for row in form.indicators[:2]] == ["20", "20"]
    assert read(WITHOUT_MERGES).doubts == ()
