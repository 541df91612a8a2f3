"""Forms of Guangshui: total on top, sources of money as columns, rows scored by criteria, points after review apart."""

import pytest

from jiheng.form import Criterion, SelfEvaluation
from tests.reading.layout.families.merged import drawn, form_of, fund_rows, grid_of, read, remarks, rows, shown

MARKETS = drawn("guangshui-markets")
FORESTS = drawn("guangshui-forests")
TOILETS = drawn("guangshui-toilets")


def criteria(form: SelfEvaluation) -> list[str]:
    names = ("dimension", "category", "name", "standard", "max_points", "claimed_points", "reviewed_points")
    return [" | ".join(_text(row, name) for name in names) for row in form.criteria]


def _text(row: Criterion, name: str) -> str:
    text = shown(getattr(row, name))
    return "-" if text is None else text


@pytest.mark.parametrize(("drawing", "points"), [(MARKETS, "94"), (FORESTS, "91.5"), (TOILETS, "96")])
def test_the_total_on_top_is_the_total_of_the_form(drawing: str, points: str) -> None:
    total = form_of(drawing).total
    assert shown(total.claimed_points) == points
    assert total.max_points.is_absent


def test_the_total_after_review_is_not_the_units() -> None:
    form = form_of(FORESTS.replace("复核总分 |  |", "复核总分 | 90 |"))
    assert (shown(form.total.claimed_points), shown(form.total.reviewed_points)) == ("91.5", "90")
    assert shown(form_of(FORESTS).total.reviewed_points) == ""


def test_a_total_on_top_that_is_no_figure_is_doubted() -> None:
    found = read(FORESTS.replace("自评总分 | 91.5 |", "自评总分 | 九十一 |"))
    assert [(doubt.code, doubt.where.field) for doubt in found.doubts] == [("FM018", "claimed_points")]
    assert found.form.total.claimed_points.is_misfit


def test_a_total_at_the_end_goes_before_the_one_on_top_which_is_kept() -> None:
    form = form_of(TOILETS + "总分 | < | < | < | < | 100 | 96 | \n")
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "96")
    assert ("total", "96分") in remarks(form)


def test_sources_across_are_the_same_rows_as_sources_below_one_another() -> None:
    form = form_of(MARKETS)
    assert fund_rows(form) == [
        "total | 500 | - | 475 | - | - | - | -",
        "central | 100 | - | 100 | - | - | - | -",
        "local | 150 | - | 150 | - | - | - | -",
        "current_year_appropriation | 200 | - | 185 | - | - | - | -",
        "unit_funds | 50 | - | 40 | - | - | - | -",
        "other | 0 | - | 0 | - | - | - | -",
    ]
    assert form.fund_columns == {"original_budget", "received", "actual_expenditure"}
    assert [shown(fund.received) for fund in form.funds] == ["500", "100", "150", "200", "50", "0"]
    assert str(form.funds[1].actual_expenditure.place) == "表1第6行第3列"
    assert form.amount_unit.value == "万元"


def test_rates_of_sources_across_are_read_and_a_blank_one_is_blank() -> None:
    assert fund_rows(form_of(FORESTS)) == [
        "total | - | 320 | 304 | - | 95% | - | -",
        "central | - | 120 | 120 | - | 100% | - | -",
        "local | - | 100 | 100 | - | 100% | - | -",
        "local | - | 100 | 84 | - | 84% | - | -",
        "other | - | 0 | 0 | - |  | - | -",
    ]


def test_rows_scored_by_criteria_are_no_indicators() -> None:
    form = form_of(MARKETS)
    assert criteria(form) == [
        "项目决策（15分） | 项目立项 | 立项规范性 | 按规定程序申请设立，材料齐全得5分，否则不得分 | 5 | 5 | ",
        "项目决策（15分） | 绩效目标 | 目标明确性 | 目标清晰、可衡量得5分，缺一项扣2分 | 5 | 4 | ",
        "项目决策（15分） | 资金分配 | 分配合理性 | 有分配办法并执行得5分 | 5 | 5 | ",
        "项目管理（25分） | 资金管理 | 资金到位率 | 到位率×5分 | 5 | 5 | ",
        "项目管理（25分） | 资金管理 | 资金使用合规性 | 符合财务制度得10分，发现一处问题扣2分 | 10 | 10 | ",
        "项目管理（25分） | 组织实施 | 管理制度健全性 | 制度健全并执行得10分 | 10 | 9 | ",
    ]
    assert [shown(row.dimension_points) for row in form.criteria] == ["15", "15", "15", "25", "25", "25"]
    assert read(MARKETS).doubts == ()
    assert read(MARKETS).left_over == ()


def test_indicators_below_criteria_are_read_under_heads_that_name_only_their_values() -> None:
    assert rows(form_of(MARKETS)) == [
        "output | quantity | 改造市场数量 | - | 3个 | - | 3个 | 10 | 10 | -",
        "output | quality | 验收合格率 | - | 100% | - | 100% | 10 | 10 | -",
        "output | timeliness | 完工及时率 | - | 100% | - | 90% | 10 | 9 | -",
        "benefit | social_benefit | 购物环境 | - | 改善 | - | 改善 | 20 | 19 | -",
        "satisfaction | service_user_satisfaction | 商户满意度 | - | 90% | - | 88% | 10 | 8 | -",
    ]


def test_categories_without_a_head_of_their_own_are_known_by_their_words() -> None:
    form = form_of(FORESTS)
    assert rows(form) == [
        "- | quantity | 造林面积 | - | 5000亩 | - | 5000亩 | 10 | 10 | -",
        "- | quantity | 苗木数量 | - | 40万株 | - | 38万株 | 10 | 9.5 | -",
        "- | quality | 苗木成活率 | - | ≥85% | - | 82% | 20 | 18 | -",
        "- | ecological_benefit | 森林覆盖率提高 | - | 0.2个百分点 | - | 0.2个百分点 | 10 | 10 | -",
        "- | service_user_satisfaction | 群众满意度 | - | 90% | - | 89% | 10 | 7.5 | -",
    ]
    assert [shown(row.category_points) for row in form.indicators] == ["20", "20", "20", "10", "10"]


def test_criteria_with_two_columns_of_names_have_no_category() -> None:
    assert criteria(form_of(FORESTS)) == [
        "决策（20分） | - | 项目立项（10分） | 立项依据充分、程序规范 | 10 | 10 | ",
        "决策（20分） | - | 绩效目标（10分） | 目标合理、指标明确 | 10 | 8 | ",
        "管理（20分） | - | 资金管理（10分） | 专款专用，无截留挪用 | 10 | 9.5 | ",
        "管理（20分） | - | 项目管理（10分） | 制度健全，执行有效 | 10 | 9 | ",
    ]


def test_points_after_review_are_kept_apart_from_those_of_the_unit() -> None:
    form = form_of(TOILETS)
    assert [(shown(row.claimed_points), shown(row.reviewed_points)) for row in form.indicators] == [
        ("20", "20"),
        ("18", "18"),
        ("19", "18"),
        ("9", "9"),
    ]
    assert [(shown(row.claimed_points), shown(row.reviewed_points)) for row in form.criteria] == [
        ("10", "10"),
        ("20", "19"),
    ]


def test_notes_behind_the_last_row_are_no_indicator() -> None:
    form = form_of(FORESTS)
    assert ("notes", "1.二级指标分值按三级指标个数平均分配。2.复核分由财政部门填写。") in remarks(form)


def test_a_row_of_indicators_with_a_rule_and_nothing_to_reach_is_a_criterion() -> None:
    drawing = """
财政预算支出项目绩效目标自评表
项目名称 | 河堤加固 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 评分标准 | 年初指标值 | 年终完成值 | 分值 | 自评分
项目决策（10分） | 立项 | 立项依据 | 依据充分得10分 |  |  | 10 | 10
产出指标 | 数量指标 | 加固长度 | 按完成比例 | 3公里 | 3公里 | 90 | 90
"""
    found = read(drawing)
    form = found.form
    assert isinstance(form, SelfEvaluation)
    assert criteria(form) == ["项目决策（10分） | 立项 | 立项依据 | 依据充分得10分 | 10 | 10 | -"]
    assert rows(form) == ["output | quantity | 加固长度 | - | 3公里 | - | 3公里 | 90 | 90 | -"]
    assert found.left_over == ("评分标准：按完成比例",)


def test_a_score_sheet_of_criteria_alone_has_its_total() -> None:
    drawing = """
项目绩效自评表
项目名称 | 河堤加固 | < | < | < | <
一级指标 | 三级指标 | 评分标准 | 分值 | 自评分 | 备注
决策 | 立项依据 | 依据充分得40分 | 40 | 40 | 无
管理 | 专款专用 | 符合规定得60分 | 60 | 58 | 票据不全
合计 | < | < | 100 | 98 | 无
"""
    form = form_of(drawing)
    assert criteria(form) == [
        "决策 | - | 立项依据 | 依据充分得40分 | 40 | 40 | -",
        "管理 | - | 专款专用 | 符合规定得60分 | 60 | 58 | -",
    ]
    assert form.criteria[1].deviation_note.value == "票据不全"
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "98")
    assert form.indicators == ()


def test_a_criterion_whose_points_are_no_figure_is_doubted_and_a_row_without_any_is_left_over() -> None:
    drawing = TOILETS.replace("依据充分得10分 | < | 10 | 10 | 10", "依据充分得10分 | < | 10 | =F3+F4 | 10")
    found = read(drawing.replace("管理 | 资金使用 |", "小计 | < | < | < | < | 10 | 10 | 10\n管理 | 资金使用 |"))
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM018", False), ("FM019", True)]


def test_a_row_between_sums_that_is_none_is_kept_and_not_used() -> None:
    drawing = TOILETS.replace("执行率 | 95%", "到账日期 | 3月 | 4月 |  |  |  |  | \n执行率 | 95%")
    found = read(drawing)
    assert "到账日期 3月 4月" in found.left_over
    assert fund_rows(found.form)[0] == "total | 80 | 80 | 76 | - | 95% | - | -"  # type: ignore[arg-type]  # a self-evaluation


def test_a_figure_under_no_source_is_doubted() -> None:
    drawing = TOILETS.replace("资金来源(万元) | 合计 | 财政拨款 |", "资金来源(万元) | 合计 | 财政拨款 |")
    drawing = drawing.replace("全年执行数 | 76 | 56 | 20 | 0 |  |", "全年执行数 | 76 | 56 | 20 | 0 | 5 |")
    assert [doubt.code for doubt in read(drawing).doubts] == ["FM019"]
    assert grid_of(drawing).file == "drawn.docx"


SHEET = """
财政预算支出项目绩效目标自评表
项目名称 | 河堤加固 | < | < | < | < | <
评价内容 | 一级指标 | 三级指标 | 评分标准 | 分值 | 自评分 | 评分说明
过程 | 决策 | 立项依据 | 依据充分得40分 | 40 | 40 | 材料齐全
评价内容 | 一级指标 | 三级指标 | 评分标准 | 分值 | 自评分 | 评分说明
^ | 管理 | 专款专用 | 符合规定得60分 | 60 | 58 | 票据不全
合计 | < | < | < | 100 | 98 | 无
"""


def test_a_column_of_criteria_with_an_unknown_head_is_kept_and_the_head_on_a_new_page_is_no_row() -> None:
    found = read(SHEET)
    assert isinstance(found.form, SelfEvaluation)
    assert criteria(found.form) == [
        "决策 | - | 立项依据 | 依据充分得40分 | 40 | 40 | -",
        "管理 | - | 专款专用 | 符合规定得60分 | 60 | 58 | -",
    ]
    assert found.left_over == ("评分说明：材料齐全", "评分说明：票据不全")
    assert found.doubts == ()


def test_a_cell_that_fits_no_column_of_criteria_is_left_over_and_the_row_is_open() -> None:
    found = read(SHEET.replace("依据充分得40分 | 40 | 40 |", "依据充分得40分 | 很多分很多分 | 40 |"))
    assert [doubt.code for doubt in found.doubts] == ["FM019"]
    assert isinstance(found.form, SelfEvaluation)
    assert not found.form.criteria[0].max_points.is_certain
    assert found.form.criteria[1].max_points.is_certain


def test_a_row_with_two_cells_under_one_head_is_no_criterion_by_its_places() -> None:
    drawing = """
财政预算支出项目绩效目标自评表
项目名称 | 河堤加固 | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | < | 评分标准 | 年初指标值 | 年终完成值 | 分值 | 自评分
产出指标 | 数量指标 | 加固长度 | 全长 | 按完成比例 |  |  | 100 | 90
"""
    assert form_of(drawing).criteria == ()


def test_columns_beside_the_rule_that_a_criterion_has_no_field_for_are_kept_aside() -> None:
    found = read(SHEET.replace("评分说明", "度量单位").replace("材料齐全", "项").replace("票据不全", "次"))
    assert isinstance(found.form, SelfEvaluation)
    assert [shown(row.claimed_points) for row in found.form.criteria] == ["40", "58"]
    assert found.left_over == ("度量单位：项", "度量单位：次")
