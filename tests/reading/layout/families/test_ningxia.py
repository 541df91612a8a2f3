"""The old form of Ningxia (2014-18): 项目决策 and 项目管理 are scored too, and so does the finance department."""

from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks, rows, shown

TOTALS_ON_TOP = """
2017年度项目支出绩效自评表
项目名称 | < | 农村危房改造 | < | < | < | 项目负责人 | 张某 | <
主管部门 | < | 自治区住房城乡建设厅 | < | < | < | 实施单位 | 某县住房城乡建设局 | <
自评得分 | < | 94 | < | < | < | 财政审核评分 | 92 | <
项目资金（万元） |  | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | < | <
^ | 年度资金总额 | < | 900 | 850 | 850 | 100% | < | <
^ | 其中：中央补助 | < | 500 | 500 | 500 | 100% | < | <
^ | 地方资金 | < | 400 | 350 | 350 | 100% | < | <
年度总体目标 | 年初设定目标 | < | < | < | 全年实际完成情况 | < | < | <
^ | 改造农村危房600户。 | < | < | < | 改造农村危房605户，全部入住。 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 参考分值 | 指标值（A） | 全年实际值（B） | 自评得分 | 未完成原因分析
^ | 项目决策（20分） | 项目目标 | 目标内容 | 4 | 目标明确、细化、量化 | 明确 | 4 |
^ | ^ | 决策过程 | 决策依据 | 8 | 符合规划 | 符合 | 8 |
^ | ^ | ^ | 决策程序 | 8 | 程序合规 | 合规 | 8 |
^ | 项目管理（25分） | 资金到位 | 到位率 | 5 | 100% | 100% | 5 |
^ | ^ | ^ | 到位时效 | 5 | 6月底前 | 7月 | 3 | 配套资金拨付较晚，已与县财政商定次年一季度拨付。
^ | ^ | 资金管理 | 资金使用 | 10 | 无违规 | 无违规 | 10 |
^ | ^ | 组织实施 | 管理制度 | 5 | 健全 | 健全 | 5 |
^ | 项目产出（30分） | 产出数量 | 改造户数 | 10 | 600户 | 605户 | 10 |
^ | ^ | 产出质量 | 验收合格率 | 10 | 100% | 100% | 10 |
^ | ^ | 产出时效 | 完工时间 | 10 | 10月底前 | 10月 | 10 |
^ | 项目效益（25分） | 社会效益 | 入住率 | 15 | ≥95% | 96% | 15 |
^ | ^ | 满意度 | 农户满意度 | 10 | ≥90% | 85% | 6 | 配套设施未建，已列入计划。
总分 | < | < | < | 100 | < | < | 94 |
"""
REVIEWED_IN_ROWS = """
项目支出绩效自评表
（2015年度）
项目名称 | < | 农业技术推广 | < | < | < | < | < | < | <
主管部门 | < | 自治区农牧厅 | < | < | 项目实施单位 | < | 某县农技中心 | < | <
项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | < | 执行率 | < | 说明 | <
年度资金总额： | < | 120.5 | 120.5 | 118 | < | 97.93% | < | 结余2.5万元 | <
其中：财政拨款 | < | 120.5 | 120.5 | 118 | < | 97.93% | < |  | <
其他资金 | < |  |  |  | < |  | < |  | <
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < | <
^ | 推广技术8项。 | < | < | < | 推广技术8项，培训农民4100人次。 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 参考分值 | 指标值（A） | 全年实际值（B） | 自评得分 | 财政审核评分 | 未完成原因 | 备注
项目决策 | 项目目标 | 目标内容 | 10 | 明确 | 明确 | 10 | 9 |  |
^ | 决策过程 | 决策依据 | 10 | 充分 | 充分 | 10 | 10 |  |
项目管理 | 资金到位 | 到位率 | 10 | 100% | 100% | 10 | 10 |  |
^ | 组织实施 | 制度执行 | 10 | 健全 | 健全 | 10 | 8 |  |
项目绩效 | 项目产出 | 推广技术项数 | 20 | ≥8项 | 8项 | 20 | 20 |  |
^ | ^ | 培训农民人次 | 20 | ≥4000人次 | 4100人次 | 20 | 20 |  |
^ | 项目效益 | 农民增收 | 20 | ≥300元 | 260元 | 15 | 15 | 粮价下跌，已引导改种。 |
合计 | < | < | 100 | < | < | 95 | 92 |  |
"""
WITHOUT_MERGES = """
2014年度项目支出绩效自评表
项目名称 | | 文化惠民演出 | | | | 自评得分 | 97 | |
主管部门 | | 自治区文化厅 | | | | 财政审核评分 | | |
实施单位 | | 自治区秦腔剧院 | | | | | | |
资金情况（万元） | | 全年预算数 | 全年执行数 | 执行率 | | | | |
 | 年度资金总额 | 60 | 60 | 100% | | | | |
总体目标 | 年初设定目标 | | | | 总体目标完成情况 | | | |
 | 演出60场。 | | | | 演出61场。 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 参考分值 | 指标值(A) | 全年实际值(B) | 自评得分 | |
 | 投入 | 项目立项 | 立项规范性 | 10 | 规范 | 规范 | 10 | |
 | 过程 | 业务管理 | 制度健全性 | 10 | 健全 | 健全 | 10 | |
 | | 财务管理 | 资金使用合规性 | 10 | 合规 | 合规 | 10 | |
 | 产出 | 数量 | 演出场次 | 30 | 60场 | 61场 | 30 | |
 | 效果 | 社会效益 | 观众人次 | 30 | 3万人次 | 2.7万人次 | 27 | |
 | | 满意度 | 观众满意度 | 10 | 90% | 94% | 10 | |
"""


def _headings(drawing: str) -> list[tuple[str, str | None, str, str | None]]:
    """Give the two columns at the left: as printed, and the code where there is one."""
    return [
        (row.dimension.printed, row.dimension.value, row.category.printed, row.category.value)
        for row in form_of(drawing).indicators
    ]


def test_what_is_scored_of_the_process_keeps_its_own_words() -> None:
    assert _headings(TOTALS_ON_TOP)[:5] == [
        ("项目决策（20分）", None, "项目目标", None),
        ("项目决策（20分）", None, "决策过程", None),
        ("项目决策（20分）", None, "决策过程", None),
        ("项目管理（25分）", None, "资金到位", None),
        ("项目管理（25分）", None, "资金到位", None),
    ]
    assert [shown(row.dimension_points) for row in form_of(TOTALS_ON_TOP).indicators[::4]] == ["20", "25", "30"]


def test_rows_of_process_and_of_results_are_read_alike() -> None:
    form = form_of(TOTALS_ON_TOP)
    drawn = [text.split(" | ", 2)[2] for text in rows(form)]
    assert drawn[:5] == [
        "目标内容 | - | 目标明确、细化、量化 | - | 明确 | 4 | 4 | ",
        "决策依据 | - | 符合规划 | - | 符合 | 8 | 8 | ",
        "决策程序 | - | 程序合规 | - | 合规 | 8 | 8 | ",
        "到位率 | - | 100% | - | 100% | 5 | 5 | ",
        "到位时效 | - | 6月底前 | - | 7月 | 5 | 3 | 配套资金拨付较晚，已与县财政商定次年一季度拨付。",
    ]
    assert rows(form)[7:] == [
        "output | quantity | 改造户数 | - | 600户 | - | 605户 | 10 | 10 | ",
        "output | quality | 验收合格率 | - | 100% | - | 100% | 10 | 10 | ",
        "output | timeliness | 完工时间 | - | 10月底前 | - | 10月 | 10 | 10 | ",
        "benefit | social_benefit | 入住率 | - | ≥95% | - | 96% | 15 | 15 | ",
        "benefit | service_user_satisfaction | 农户满意度 | - | ≥90% | - | 85% | 10 | 6 | 配套设施未建，已列入计划。",
    ]
    assert read(TOTALS_ON_TOP).doubts == ()


def test_satisfaction_under_benefit_is_no_dimension_of_its_own_with_and_without_merges() -> None:
    merged, plain = form_of(TOTALS_ON_TOP).indicators[-1], form_of(WITHOUT_MERGES).indicators[-1]
    assert (merged.dimension.printed, merged.category.printed) == ("项目效益（25分）", "满意度")
    assert (plain.dimension.printed, plain.category.printed) == ("效果", "满意度")
    assert read(WITHOUT_MERGES).doubts == ()


def test_the_points_of_the_finance_department_are_not_the_units() -> None:
    top = form_of(TOTALS_ON_TOP)
    assert (shown(top.total.claimed_points), str(top.total.claimed_points.place)) == ("94", "表1第23行第8列")
    assert shown(top.total.reviewed_points) == "92"
    assert ("total", "94") in remarks(top)  # printed twice: on top, and below the rows
    assert all(row.reviewed_points.is_absent for row in top.indicators)
    beside = form_of(REVIEWED_IN_ROWS)
    assert [shown(row.claimed_points) for row in beside.indicators] == ["10", "10", "10", "10", "20", "20", "15"]
    assert [shown(row.reviewed_points) for row in beside.indicators] == ["9", "10", "10", "8", "20", "20", "15"]
    assert (shown(beside.total.claimed_points), shown(beside.total.reviewed_points)) == ("95", "92")


def test_a_total_that_stands_only_on_top_is_the_total() -> None:
    form = form_of(WITHOUT_MERGES)
    assert (shown(form.total.claimed_points), str(form.total.claimed_points.place)) == ("97", "表1第1行第8列")
    assert form.total.max_points.is_absent
    assert form.total.reviewed_points.is_blank


def test_results_that_stand_one_column_further_right_under_one_merged_cell_are_not_pulled_to_the_left() -> None:
    assert _headings(REVIEWED_IN_ROWS)[4:] == [
        ("项目绩效", None, "项目产出", None),
        ("项目绩效", None, "项目产出", None),
        ("项目绩效", None, "项目效益", None),
    ]
    assert read(REVIEWED_IN_ROWS).doubts == ()


def test_money_without_points_has_none() -> None:
    assert fund_rows(form_of(TOTALS_ON_TOP)) == [
        "total | 900 | 850 | 850 | - | 100% | - | -",
        "central | 500 | 500 | 500 | - | 100% | - | -",
        "local | 400 | 350 | 350 | - | 100% | - | -",
    ]
    assert fund_rows(form_of(REVIEWED_IN_ROWS)) == [
        "total | 120.5 | 120.5 | 118 | - | 97.93% | - | 结余2.5万元",
        "current_year_appropriation | 120.5 | 120.5 | 118 | - | 97.93% | - | ",
        "other |  |  |  | - |  | - | ",
    ]
    assert fund_rows(form_of(WITHOUT_MERGES)) == ["total | - | 60 | 60 | - | 100% | - | -"]


def test_header_and_goal() -> None:
    form = form_of(TOTALS_ON_TOP)
    assert form.fiscal_year.value == 2017
    assert form.project.value == "农村危房改造"
    assert form.competent_department.value == "自治区住房城乡建设厅"
    assert form.implementing_unit.value == "某县住房城乡建设局"
    assert ("project_head", "张某") in remarks(form)
    assert form.annual_goal.expected.value == "改造农村危房600户。"
    assert form_of(WITHOUT_MERGES).annual_goal.achieved.value == "演出61场。"
