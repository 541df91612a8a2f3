"""Layouts of other places, and forms of other kinds."""

import pytest

from jiheng.form import FormKind, FundSource
from jiheng.reading.layout import recognise
from tests.reading.layout.drawing import a_form, form_of, grid_of, other_form_of, read, row_texts

YUNNAN = """
公开14表
项目支出绩效自评表
2022年度 | | | | | | | | | |
项目名称 | | 党建经费 | | | | | | | |
主管部门 | | 某局 | | 实施单位 | 某局 | | | | |
项目资金（元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | | |
 | 年度资金总额 | 10000.00 | 10000.00 | 9000.00 | 10 | 90.00 | 9 | | |
年度总体目标 | 预期目标 | | | | 实际完成情况 | | | | |
 | 办好活动 | | | | 办好了活动，共3场 | | | | |
绩效指标 | | | 年度指标值 | | | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | | | | |
产出指标 | 数量指标 | 活动场次 | ≥ | 3 | 场 | 3 | 50 | 50 | 无 |
效益指标 | 社会效益 | 影响力 | 定性 | 提升 | 无 | 提升 | 30 | 30 | 无 |
其他需要说明事项 | 无 | | | | | | | | |
总分 | | | | | | | 100 | 99 | |
"""

SICHUAN = """
部门预算项目支出绩效自评表（2023年度）
项目名称 | 51000022T000000001234-某专项经费 | | | | | | | | |
主管部门 | 某厅 | | | | 实施单位 | 某中心 | | | |
项目基本情况 | 项目年度目标 | | | | | 年度目标完成情况 | | | |
 | 完成第一期工程 | | | | | 第一期工程已完成 | | | |
预算执行情况（10分） | 年度 | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | |
 | 总额 | 100.00 | 90.00 | 80.00 | 88.89% | 10 | 8.89 | 项目推迟 | |
 | 其中：财政资金 | 100.00 | 90.00 | 80.00 | 88.89% | / | / | | |
 | 财政专户管理资金 | 0.00 | 0.00 | 0.00 | 0.00% | / | / | | |
 | 单位资金 | 0.00 | 0.00 | 0.00 | 0.00% | / | / | | |
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
 | 产出指标 | 数量指标 | 培训人数 | ≥ | 100 | 人 | 120 | 40 | 40 |
 | 效益指标 | 社会效益指标 | 能力提升 | 定性 | 优良中低差 | | 优 | 50 | 50 |
合计 | | | | | | | | 100 | 98.89 |
评价结论 | 项目按期完成 | | | | | | | | |
"""

HUBEI = """
2021年度义务教育项目自评表
单位名称：某局  填报日期：2022年3月1日
项目名称 | 义务教育 | | | | | |
主管部门 | 教育局 | | 项目实施单位 | 某校 | | |
预算执行情况（万元）（20分） | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率） | | |
年度财政资金总额 | 300 | 280 | 93.33% | 18.67 | | |
年度绩效目标1（80分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分 |
 | 产出指标（50） | 数量指标 | 学生数 | ≥500人 | 510人 | 20 |
 | | 质量指标 | 合格率 | 100% | 98% | 19.6 |
"""

CHONGQING = """
项目支出绩效自评表
项目名称 | 某项目 | | | | | | |
主管部门 | 某委 | | | | | | |
年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重 | 执行率得分 | | |
120 | 100 | 76 | 76% | 10 | 7.6 | | |
年初绩效目标 | | | 全年（调整）绩效目标 | | | 全年目标实际完成情况 | |
修路12公里 | | | 修路10公里 | | | 修路10公里 | |
指标名称 | 计量单位 | 指标性质 | 指标值 | 指标权重（分） | 全年完成值 | 指标得分（分） | 说明 |
修路里程 | 公里 | ≥ | 10 | 50 | 10 | 50 | |
"""


def test_comparator_value_and_unit_in_three_cells_are_kept_apart() -> None:
    form = form_of(YUNNAN)
    (first, second) = form.indicators
    assert (first.comparator.value, first.target.value, first.unit.value, first.actual.value) == ("≥", "3", "场", "3")
    assert (second.comparator.value, second.target.value, second.actual.value) == ("定性", "提升", "提升")
    assert form.fiscal_year.value == 2022
    assert form.amount_unit.value == "元"
    assert [(remark.code, remark.text.value) for remark in form.remarks] == [("other_matters", "无")]
    assert read(YUNNAN).doubts == ()


@pytest.mark.parametrize(
    "sign", ["═", "﹦", "＝", "≧", "≦", "⩾", "＞", ">=", "≤=", "大于等于", "不低于", "定量", "正向指标", "定性描述"]
)
def test_a_column_of_signs_is_read_whatever_glyphs_are_used(sign: str) -> None:
    drawn = YUNNAN.replace("| ≥ |", f"| {sign} |")
    first = form_of(drawn).indicators[0]
    assert (first.comparator.value, first.target.value, first.unit.value, first.actual.value) == (sign, "3", "场", "3")
    assert first.comparator.is_certain
    assert read(drawn).doubts == ()


def test_a_project_code_is_parted_from_the_name_and_reasons_of_the_fund_rows_are_kept() -> None:
    form = form_of(SICHUAN)
    assert form.project_code.value == "51000022T000000001234"
    assert form.project.value == "某专项经费"
    assert [fund.source for fund in form.funds] == [
        FundSource.TOTAL,
        FundSource.CURRENT_YEAR_APPROPRIATION,
        FundSource.SPECIAL_ACCOUNT,
        FundSource.UNIT_FUNDS,
    ]
    assert form.funds[0].deviation_note.value == "项目推迟"
    assert form.annual_goal.achieved.value == "第一期工程已完成"
    assert [(remark.code, remark.text.value) for remark in form.remarks] == [("conclusion", "项目按期完成")]
    assert form.amount_unit.is_absent


def test_a_form_without_a_column_of_points_does_not_pretend_to_have_blank_ones() -> None:
    form = form_of(HUBEI)
    assert "max_points" not in form.columns
    assert form.indicators[0].max_points.is_absent
    assert str(form.indicators[1].claimed_points.value) == "19.6"
    assert "original_budget" not in form.fund_columns
    assert form.funds[0].original_budget.is_absent
    assert str(form.indicators[0].dimension_points.value) == "50"
    assert [str(fund.max_points.value) for fund in form.funds[:1]] == ["20"]  # 预算执行情况（万元）（20分）
    assert form.implementing_unit.value == "某校"


@pytest.mark.parametrize("heading", ["其他指标 | 其他", "社会效益指标 | 社会效益指标", " | 社会效益指标"])
def test_points_stated_for_one_dimension_are_not_those_of_the_rows_under_another(heading: str) -> None:
    rows = f"""
 | 产出指标（50分） | 数量指标 | 养护里程 | 100公里 | 100公里 | 50 | 50 |
 | {heading} | 通行能力 | 提升 | 提升 | 30 | 30 |
"""
    output, other = form_of(a_form(rows=rows)).indicators
    assert str(output.dimension_points.value) == "50"
    assert other.dimension_points.value is None


def test_a_form_without_dimensions_has_indicators_without_them() -> None:
    form = form_of(CHONGQING)
    assert row_texts(form) == [(None, None, "修路里程", "10", "10", "50", "50", None)]
    assert form.funds[0].source is FundSource.TOTAL
    assert str(form.funds[0].actual_expenditure.value) == "76"
    assert form.annual_goal.expected.value == "修路10公里"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("项目支出绩效目标申报表", FormKind.DECLARATION),
        ("2021年度项目支出绩效运行监控表", FormKind.MONITORING),
        ("部门整体支出绩效自评表", FormKind.WHOLE_DEPARTMENT),
        ("中央对地方转移支付区域绩效目标自评表", FormKind.TRANSFER_PAYMENT),
        ("项目支出绩效自评抽查复核表", FormKind.REVIEW_SHEET),
    ],
)
def test_a_form_of_another_kind_is_named_and_not_misread(title: str, kind: FormKind) -> None:
    form = other_form_of(a_form().replace("财政项目支出绩效自评表", title))
    assert form.kind is kind
    assert form.project.value == "道路养护"


def test_several_forms_in_one_file_are_kept_apart() -> None:
    second = a_form().replace("道路养护", "桥梁检测")
    found = recognise(grid_of(a_form() + "\n" + second))
    assert [entry.form.project.value for entry in found] == ["道路养护", "桥梁检测"]
    assert [len(entry.form.indicators) for entry in found] == [5, 5]


def test_titles_in_a_table_of_contents_are_no_forms() -> None:
    contents = "目录\n道路养护项目支出绩效自评表\n桥梁检测项目支出绩效自评表\n"
    found = recognise(grid_of(contents + a_form()))
    assert [entry.form.project.value for entry in found] == ["道路养护"]


def test_a_file_without_a_form_gives_no_form() -> None:
    assert recognise(grid_of("会议通知\n请各单位于周五前报送材料。\n序号 | 单位 | 份数\n1 | 某局 | 3")) == []


def test_an_unfilled_form_is_read_with_blank_cells_and_without_invented_rows() -> None:
    blank = a_form(
        rows=" | 产出指标 | 数量指标 | | | | | |\n | | 质量指标 | | | | | |",
        goal="年度总体目标 | 预期目标 | | | | 实际完成情况 | | |\n | | | | | | | |",
        total="总分 | | | | | | | |",
    )
    form = form_of(blank)
    assert form.indicators == ()
    assert form.annual_goal.expected.is_blank
    assert form.total.claimed_points.is_blank


def test_a_blank_cell_and_a_missing_label_are_told_apart() -> None:
    form = form_of(a_form().replace("某区公路站", ""))
    assert form.implementing_unit.is_blank
    without = form_of(a_form().replace("实施单位 | 某区公路站", " | "))
    assert without.implementing_unit.is_absent


def test_the_head_repeated_on_a_new_page_is_no_indicator() -> None:
    form = form_of(a_form())
    drawing = a_form()
    head = next(line for line in drawing.split("\n") if "一级指标" in line)
    repeated = drawing.replace(" | | 时效指标", f"{head}\n | | 时效指标")
    assert form_of(repeated) == form


def test_the_head_repeated_is_no_indicator_where_some_of_its_words_are_none_of_ours() -> None:
    """得分计算方法 is no column that we know; a head of which the margin was lost says less than the first one."""
    drawing = a_form().replace("分值 | 得分 | 偏差原因", "分值 | 得分计算方法 | 得分 | 偏差原因")
    head = next(line for line in drawing.split("\n") if "一级指标" in line)
    for again in (head, head.replace("一级指标", "").replace("二级指标", "")):
        repeated = drawing.replace(" | | 时效指标", f"{again}\n | | 时效指标")
        assert form_of(repeated) == form_of(drawing)


def test_one_cell_of_points_over_several_rows_is_not_a_blank_in_the_rows_below() -> None:
    from jiheng.reading.grid import Cell, Grid, Table  # noqa: PLC0415 - the only test that draws merges by hand

    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    rows = (
        ("项目名称", "道路养护"),
        heads,
        ("产出指标", "数量指标", "养护里程", "≥100公里", "100公里"),
        ("", "", "养护桥梁", "≥3座", "3座"),
    )
    cells = [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    cells += [Cell(2, 5, "20", row_span=2), Cell(2, 6, "20", row_span=2)]
    table = Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    (found,) = recognise(Grid("merged.docx", (table,)))
    first, second = found.form.indicators
    assert (first.points_rows, second.points_rows) == (2, 0)
    assert not second.claimed_points.is_blank
    assert found.doubts == ()


def test_a_column_with_a_head_of_no_known_kind_is_kept_aside_and_shifts_nothing() -> None:
    drawing = a_form().replace("分值 | 得分 | 偏差原因", "分值 | 得分计算方法 | 得分 | 偏差原因")
    drawing = drawing.replace("20 | 19 |", "20 | 按完成比例 | 19 |").replace("30 | 30 |", "30 | | 30 |")
    drawing = drawing.replace("15 | 15 |", "15 | | 15 |").replace("20 | 20 |", "20 | | 20 |")
    found = read(drawing.replace("| 100 | 99 |", "| 100 | | 99 |"))
    assert row_texts(found.form) == row_texts(form_of(a_form()))  # type: ignore[arg-type]  # a self-evaluation
    assert found.left_over == ("得分计算方法：按完成比例",)
    assert found.doubts == ()


def test_a_fund_block_laid_out_otherwise_is_left_open() -> None:
    funds = """
项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | |
 | 年度资金总额 | 320.00 | 其中：财政资金 | 300.00 | 304.00 | 95.00
"""
    found = read(a_form(funds=funds))
    assert ("FM012", False) in [(doubt.code, doubt.settled) for doubt in found.doubts]
    assert not found.form.funds[0].actual_expenditure.is_certain


def test_a_page_that_only_mentions_a_project_is_no_form() -> None:
    assert recognise(grid_of("首页 | 项目名称 | 互动交流\n政策解读 | 通知公告 |")) == []


SUMMARY = """
序号 | 项目名称 | 主管部门 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分 | 等级
1 | 甲项目 | 甲局 | 100 | 100 | 96 | 96% | 99 | 优
2 | 乙项目 | 甲局 | 100 | 100 | 96 | 96% | 99 | 优
"""


@pytest.mark.parametrize(
    "drawn",
    [
        SUMMARY,
        "序号 | 单位名称 | 项目名称 | 主管部门 | 自评得分\n1 | 甲所 | 甲项目 | 甲局 | 99\n2 | 乙所 | 乙项目 | 甲局 | 9",
        f"二〇二三年度\n{SUMMARY}",
    ],
)
def test_a_list_of_projects_without_a_title_is_a_summary_and_no_form(drawn: str) -> None:
    assert other_form_of(drawn).kind is FormKind.SUMMARY


@pytest.mark.parametrize("project", ["", "养路"])
def test_a_form_whose_header_stands_on_one_line_is_no_list_of_projects(project: str) -> None:
    head = f"项目名称 | {project} | 主管部门 | 甲局 | 实施单位 | 甲所 | 备注 | |"
    form = form_of(a_form(head=head).replace("财政项目支出绩效自评表", ""))
    assert form.project.value == (project or None)
    assert form.total_fund is not None


HEBEI = """
预算项目绩效自评表
一、基本情况 | | | | | | |
项目名称 | 饮水提升 | | | 项目主管部门 | 水利局 | |
二、预算执行情况（万元） | | | | | | |
预算安排情况（调整后） | 年初预算数 | 资金执行情况 | 预算执行进度（%） | | | |
其中：财政资金 | 320.00 | 320.00 | 304.00 | 95.00 | | |
{heading} | | | | | | |
年度预期目标 | 新建工程2处。 | | | 具体完成情况 | 新建工程2处。 | |
四、年度绩效指标完成情况 | | | | | | |
一级指标 | 二级指标 | 三级指标 | 预期指标值（符号） | 值 | 单位（文字描述） | 实际完成值 | 自评得分
产出指标 | 数量指标 | 新建工程处数 | = | 2 | 处 | 2 | 50
效益指标 | 社会效益指标 | 受益人口 | ≥ | 3200 | 人 | 3256 | 50
"""


@pytest.mark.parametrize("heading", ["三、目标完成情况", "三、年度总体目标", "三、绩效情况说明", "三 、项目进展"])
def test_a_numbered_heading_below_the_money_is_no_source_of_it(heading: str) -> None:
    form = form_of(HEBEI.format(heading=heading))
    assert [fund.label.value for fund in form.funds] == ["其中：财政资金"]
    assert form.annual_goal.achieved.value == "新建工程2处。"


def test_a_head_that_says_signs_is_their_column_and_the_one_beside_it_holds_the_targets() -> None:
    first, second = form_of(HEBEI.format(heading="三、目标完成情况")).indicators
    assert (first.comparator.value, first.target.value, first.unit.value, first.actual.value) == ("=", "2", "处", "2")
    assert (second.comparator.value, second.target.value, second.actual.value) == ("≥", "3200", "3256")


def test_a_label_with_its_value_in_one_cell_is_named_by_its_own_words() -> None:
    labels = {remark.label: remark.text.value for remark in form_of(HUBEI).remarks}
    assert labels["填报日期"] == "2022年3月1日"
    assert not any("2022年3月1日" in label for label in labels)


@pytest.mark.parametrize("written", ["（2022年年度）", "（2022年度）", "2022年", "(2022)年度"])
def test_a_year_on_a_line_of_its_own_may_say_year_twice(written: str) -> None:
    form = form_of(YUNNAN.replace("2022年度 |", f"{written} |"))
    assert form.fiscal_year.value == 2022
