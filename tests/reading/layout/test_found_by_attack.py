"""Ways of filling in and of designing forms that once led the layout astray."""

import pytest

from jiheng.form import FormKind
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, a_form, form_of, other_form_of, read


def with_year_lines(*lines: str) -> str:
    return a_form(head=HEAD.replace("（2021年度）", "\n".join(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ("（2021年度）", "填报日期：2022年3月20日"),
        ("2021年度", "填报单位（盖章）：某局　填报日期：2022年3月20日"),
        ("(2021)年度",),
        ("二〇二一年度",),
    ],
)
def test_the_year_is_that_of_the_form_and_never_that_of_its_filing(lines: tuple[str, ...]) -> None:
    assert form_of(with_year_lines(*lines)).fiscal_year.value == 2021


def test_a_year_above_the_title_is_found() -> None:
    assert form_of("2021年度\n" + with_year_lines("")).fiscal_year.value == 2021


def test_two_different_years_are_doubted_and_neither_is_sure() -> None:
    found = read(a_form(head=HEAD.replace("财政项目支出绩效自评表", "2020年度项目支出绩效自评表")))
    assert [doubt.code for doubt in found.doubts] == ["FM021"]
    assert not found.form.fiscal_year.is_certain


def test_a_column_that_may_be_the_missing_one_is_named_and_the_total_is_not_taken_from_it() -> None:
    drawing = "\n".join((HEAD, FUNDS, GOAL, COLUMNS.replace("分值", "占比"), ROWS, TOTAL))
    found = read(drawing)
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM019", False)]
    assert "占比" in found.doubts[0].what
    assert str(form_of(drawing).total.claimed_points.value) == "99"


def test_a_labelled_row_below_the_goal_is_not_glued_onto_it() -> None:
    goal = GOAL + "存在问题 | 无 | | | | | | |\n项目实施内容 | 分两期养护 | | | | | | |\n"
    form = form_of(a_form(goal=goal))
    assert form.annual_goal == form_of(a_form()).annual_goal
    assert ("problems", "无") in [(remark.code, remark.text.value) for remark in form.remarks]


def test_a_total_written_into_its_own_label_is_read() -> None:
    assert str(form_of(a_form(total="总分：99.6分 | | | | | | | |")).total.claimed_points.value) == "99.6"


def test_a_grade_behind_the_total_is_kept() -> None:
    form = form_of(a_form(total="总分 | | | | | | 100 | 99 | 优"))
    assert [(remark.code, remark.text.value) for remark in form.remarks] == [("grade", "优")]


def test_rows_of_the_template_that_nobody_filled_in_are_no_indicators() -> None:
    rows = ROWS + " | | | 指标2： | | | | |\n | | | …… | | | | |\n"
    assert form_of(a_form(rows=rows)).indicators == form_of(a_form()).indicators


def test_a_number_of_the_template_before_a_name_does_not_belong_to_the_name() -> None:
    form = form_of(a_form(rows=ROWS.replace("养护里程", "指标1：养护里程")))
    assert form.indicators[0].name.value == "养护里程"
    assert form.indicators[0].name.printed == "指标1：养护里程"


def test_a_row_of_words_between_the_sources_of_money_is_no_source() -> None:
    funds = FUNDS + " | 资金安排依据 | 分两期养护县道，由公路站实施。 | | | | | |\n"
    found = read(a_form(funds=funds))
    assert found.form == form_of(a_form())
    assert [doubt.code for doubt in found.doubts] == ["FM019"]


def test_a_row_of_words_under_a_label_of_a_remark_between_the_sources_of_money_is_a_remark() -> None:
    funds = FUNDS + " | 项目概况 | 分两期养护县道，由公路站实施。 | | | | | |\n"
    found = read(a_form(funds=funds))
    assert found.form.funds == form_of(a_form()).funds
    assert [(one.code, one.text.value) for one in found.form.remarks] == [
        ("implementation", "分两期养护县道，由公路站实施。")
    ]
    assert found.doubts == ()


def test_an_untitled_form_without_results_is_a_declaration() -> None:
    columns = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    drawing = f"{HEAD}\n{columns}\n | 产出指标 | 数量指标 | 养护里程 | ≥100公里"
    assert other_form_of(drawing.replace("财政项目支出绩效自评表", "")).kind is FormKind.DECLARATION


def test_an_untitled_form_about_months_under_way_is_a_monitoring_form() -> None:
    drawing = a_form().replace("财政项目支出绩效自评表", "").replace("实际完成值", "1-7月完成值")
    assert other_form_of(drawing).kind is FormKind.MONITORING


def test_a_row_of_hundreds_of_cells_is_kept_aside_at_once() -> None:
    found = read(a_form(rows=ROWS + " | ".join(["12"] * 5_000) + "\n"))
    assert found.form == form_of(a_form())
    assert [doubt.code for doubt in found.doubts] == ["FM019"]
