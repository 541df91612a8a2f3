"""The form of Beijing since 2017: the maximum stands before the target, a column says how points are worked out."""

from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

HOW_POINTS_ARE_WORKED_OUT = """
项目支出绩效自评表
（2017年度）
项目名称 | < | < | 社区图书角建设 | < | < | < | < | < | <
主管部门 | < | < | 某区文化委员会 | < | < | < | 实施单位 | 某区图书馆 | <
项目负责人 | < | < | 陈某 | < | < | < | 联系电话 | 010-00000000 | <
项目资金（万元） |  | < | 年初预算数（A） | 全年执行数（B） | 分值（10分） | 执行率（B/A） | < | 得分 | 得分计算方法
^ | 年度资金总额： | < | 86.5 | 84.77 | 10 | 98.00% | < | 9.8 | 执行率*该指标分值，最高不得超过分值上限。
^ | 其中：本年财政拨款 | < | 80 | 78.5 | — | 98.13% | < | — | —
^ | 其他资金 | < | 6.5 | 6.27 | — | 96.46% | < | — | —
年度总体目标 | 年初设定目标 | < | < | < | 年度总体目标完成情况综述 | < | < | < | <
^ | 新建图书角24个。 | < | < | < | 新建图书角24个，借阅28500人次。 | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值（A） | 全年实际值（B） | 得分计算方法 | 得分 | 未完成原因
^ | 产出指标（50分） | 数量指标（15分） | 新建图书角数量 | 15 | ≥24个 | 24个 | 达到指标值满分，否则按B/A记分。 | 15 |
^ | ^ | 质量指标（13分） | 图书上架率 | 13 | ≥95% | 97% | ^ | 13 |
^ | ^ | 时效指标（12分） | 建成时间 | 12 | 9月底前 | 9月 | ^ | 12 |
^ | ^ | 成本指标（10分） | 项目成本 | 10 | ≤86.5万元 | 84.77万元 | ^ | 10 |
^ | 效果指标（40分） | 社会效益指标 | 居民借阅人次 | 20 | ≥30000人次 | 28500人次 | 同上 | 19 | 闭馆维修，已开流动车。
^ | ^ | 可持续影响指标 | 管理制度 | 10 | 建立健全 | 健全 | 1.定性指标按三档：100-80%、80-50%、50-0%。 | 10 |
^ | ^ | 服务对象满意度指标 | 居民满意度 | 10 | ≥90% | 95% | 2.定量指标达到指标值，记满分。 | 10 |
总分 | < | < | < | 100 | < | < | < | 98.8 |
"""
SHORT = """
财政支出项目绩效自评表
（2018年度）
项目名称： | 垃圾分类宣传 | < | < | < | < | < | <
主管部门： | 某区城市管理委 | < | < | 实施单位： | 某街道办事处 | < | <
项目资金（万元） | 资金 | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分
^ | 年度资金总额 | 40 | 38 | 38 | 10.0 | 100.00% | 10.0
^ | 其中：当年财政拨款 | 40 | 38 | 38 | — | 100.00% | —
^ | 上年结转资金 | 0 | 0 | 0 | — | — | —
^ | 其他资金 | 0 | 0 | 0 | — | — | —
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 开展宣传12场。 | < | < | 开展宣传12场，覆盖8000户。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 实际完成值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 宣传场次 | 25.0 | ≥12场 | 12场 | 25.0 |
^ | ^ | 宣传覆盖户数 | 25.0 | ≥8000户 | 8000户 | 25.0 |
效益指标 | 社会效益指标 | 分类知晓率 | 30.0 | ≥85% | 83% | 29.3 | 流动人口较多，2019年加强入户宣传。
满意度指标 | 服务对象满意度指标 | 居民满意度 | 10.0 | ≥85% | 90% | 10.0 |
总分 | < | < | 100 | < | < | 99.3 |
"""
EXECUTION_OUT_OF_TWENTY = """
项目支出绩效自评表
（2017年度）
项目名称 | | 老旧小区电梯维保 | | | | | | |
主管部门 | | 某区房管局 | | | 实施单位 | 某区房管局 | | |
项目资金（万元） | | 年初预算数（A） | 全年执行数（B） | 分值（20分） | 执行率（B/A） | 得分 | 得分计算方法 | |
 | 年度资金总额 | 150 | 120 | | 80% | 16 | 执行率×20 | |
年度总体目标 | 年初设定目标 | | | | 年度总体目标完成情况综述 | | | |
 | 维保电梯90部。 | | | | 维保电梯90部，无事故。 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值（A） | 全年实际值（B） | 得分计算方法 | 得分 | 未完成原因
 | 产出指标 | 数量指标 | 维保电梯数 | 30 | 90部 | 90部 | B/A | 30 |
 | | 质量指标 | 年检合格率 | 20 | 100% | 100% | B/A | 20 |
 | 效益指标 | 社会效益指标 | 困人事故 | 20 | 0起 | 0起 | | 20 |
 | 满意度指标 | 服务对象满意度指标 | 居民满意度 | 10 | 90% | 92% | | 10 |
总分 | | | | 100 | | | | 96 |
"""


def test_the_maximum_before_the_target_is_no_target() -> None:
    assert rows(form_of(HOW_POINTS_ARE_WORKED_OUT)) == [
        "output | quantity | 新建图书角数量 | - | ≥24个 | - | 24个 | 15 | 15 | ",
        "output | quality | 图书上架率 | - | ≥95% | - | 97% | 13 | 13 | ",
        "output | timeliness | 建成时间 | - | 9月底前 | - | 9月 | 12 | 12 | ",
        "output | cost | 项目成本 | - | ≤86.5万元 | - | 84.77万元 | 10 | 10 | ",
        "benefit | social_benefit | 居民借阅人次 | - | ≥30000人次 | - | 28500人次 | 20 | 19 | 闭馆维修，已开流动车。",
        "benefit | sustainable_impact | 管理制度 | - | 建立健全 | - | 健全 | 10 | 10 | ",
        "benefit | service_user_satisfaction | 居民满意度 | - | ≥90% | - | 95% | 10 | 10 | ",
    ]
    assert read(HOW_POINTS_ARE_WORKED_OUT).doubts == ()


def test_how_points_are_worked_out_is_kept_with_its_head_and_never_read_as_a_value() -> None:
    assert read(HOW_POINTS_ARE_WORKED_OUT).left_over == (
        "得分计算方法：执行率*该指标分值，最高不得超过分值上限。",
        "得分计算方法：达到指标值满分，否则按B/A记分。",
        "得分计算方法：同上",
        "得分计算方法：1.定性指标按三档：100-80%、80-50%、50-0%。",
        "得分计算方法：2.定量指标达到指标值，记满分。",
    )


def test_points_stated_in_the_cells_of_dimension_and_category_are_kept() -> None:
    form = form_of(HOW_POINTS_ARE_WORKED_OUT)
    assert [shown(row.dimension_points) for row in form.indicators] == ["50"] * 4 + ["40"] * 3
    assert [shown(row.category_points) for row in form.indicators[:4]] == ["15", "13", "12", "10"]


def test_the_opening_budget_is_the_only_one_and_no_other_is_made_up() -> None:
    form = form_of(HOW_POINTS_ARE_WORKED_OUT)
    assert fund_rows(form) == [
        "total | 86.5 | - | 84.77 | 10 | 98.00% | 9.8 | -",
        "current_year_appropriation | 80 | - | 78.5 |  | 98.13% |  | -",
        "other | 6.5 | - | 6.27 |  | 96.46% |  | -",
    ]
    assert "revised_budget" not in form.fund_columns


def test_execution_out_of_twenty_is_stated_by_the_head_of_its_column() -> None:
    form = form_of(EXECUTION_OUT_OF_TWENTY)
    assert fund_rows(form) == ["total | 150 | - | 120 | 20 | 80% | 16 | -"]
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "96")
    assert rows(form)[0] == "output | quantity | 维保电梯数 | - | 90部 | - | 90部 | 30 | 30 | "
    assert read(EXECUTION_OUT_OF_TWENTY).doubts == ()


def test_the_short_form_without_the_column_is_read_alike() -> None:
    form = form_of(SHORT)
    assert fund_rows(form) == [
        "total | 40 | 38 | 38 | 10.0 | 100.00% | 10.0 | -",
        "current_year_appropriation | 40 | 38 | 38 |  | 100.00% |  | -",
        "carryover | 0 | 0 | 0 |  |  |  | -",
        "other | 0 | 0 | 0 |  |  |  | -",
    ]
    assert rows(form)[1:3] == [
        "output | quantity | 宣传覆盖户数 | - | ≥8000户 | - | 8000户 | 25.0 | 25.0 | ",
        "benefit | social_benefit | 分类知晓率 | - | ≥85% | - | 83% | 30.0 | 29.3 | 流动人口较多，2019年加强入户宣传。",
    ]
    assert read(SHORT).doubts == ()


def test_header_and_goal() -> None:
    form = form_of(HOW_POINTS_ARE_WORKED_OUT)
    assert (form.project.value, form.fiscal_year.value) == ("社区图书角建设", 2017)
    assert (form.competent_department.value, form.implementing_unit.value) == ("某区文化委员会", "某区图书馆")
    assert remarks(form) == [("project_head", "陈某"), ("telephone", "010-00000000")]
    assert form.annual_goal.expected.value == "新建图书角24个。"
    assert form.annual_goal.achieved.value == "新建图书角24个，借阅28500人次。"
