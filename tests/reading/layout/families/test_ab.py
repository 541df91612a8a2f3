"""Forms whose heads name the budget (A) and what was spent (B), with 年度绩效指标完成情况 in the margin."""

from tests.reading.layout.families.merged import drawn, form_of, fund_rows, read, remarks, rows, shown

ROADS = drawn("ab-roads")
HEALTH = drawn("ab-health")
SYSTEMS = drawn("ab-systems")


def test_a_form_without_an_opening_budget_has_none_rather_than_a_blank_one() -> None:
    form = form_of(ROADS)
    assert fund_rows(form) == [
        "total | - | 500 | 480 | 10 | 96% | 9.6 | -",
        "current_year_appropriation | - | 400 | 380 |  | 95% |  | -",
        "other | - | 100 | 100 |  | 100% |  | -",
    ]
    assert "original_budget" not in form.fund_columns


def test_a_form_without_a_column_for_reasons_has_none() -> None:
    form = form_of(ROADS)
    assert rows(form) == [
        "output | quantity | 养护里程 | - | ≥350公里 | - | 350公里 | 30 | 30 | -",
        "output | quality | 路面合格率 | - | ≥95% | - | 93% | 20 | 19.6 | -",
        "benefit | social_benefit | 通行条件 | - | 明显改善 | - | 明显改善 | 30 | 30 | -",
        "satisfaction | service_user_satisfaction | 群众满意度 | - | ≥85% | - | 90% | 10 | 10 | -",
    ]
    assert form.indicators_label.value == "年度绩效指标完成情况"
    assert form.annual_goal.achieved.value == "养护农村公路350公里，完成率100%。"
    assert read(ROADS).doubts == ()


def test_points_stated_in_headings_are_read_with_and_without_brackets() -> None:
    form = form_of(HEALTH)
    assert [shown(row.dimension_points) for row in form.indicators] == ["50", "50", "50", "30", "10"]
    assert [shown(row.category_points) for row in form.indicators] == ["20", "15", "", "", ""]
    assert shown(form.funds[0].max_points) == "10"


def test_money_of_the_centre_and_of_the_place_are_two_sources() -> None:
    assert fund_rows(form_of(HEALTH)) == [
        "total | 1200.50 | 1250.00 | 1187.50 | 10 | 95.00% | 9.5 | -",
        "central | 800.00 | 850.00 | 787.50 |  | 92.65% |  | -",
        "local | 400.50 | 400.00 | 400.00 |  | 100.00% |  | -",
    ]


def test_the_unit_that_files_stands_beside_the_one_that_carries_out() -> None:
    form = form_of(HEALTH)
    assert form.implementing_unit.value == "某市疾病预防控制中心"
    assert remarks(form) == [("filing_unit", "某市卫生健康委员会")]


def test_the_unit_that_files_is_the_unit_where_no_other_is_named() -> None:
    form = form_of(HEALTH.replace("实施单位 | 某市疾病预防控制中心", " | "))
    assert form.implementing_unit.value == "某市卫生健康委员会"
    assert remarks(form) == []


def test_rate_before_points_and_a_year_behind_its_label_are_read() -> None:
    form = form_of(SYSTEMS)
    assert fund_rows(form) == [
        "total | - | 36.80 | 36.80 | 10 | 100% | 10 | ",
        "current_year_appropriation | - | 36.80 | 36.80 |  | 100% |  | ",
    ]
    assert form.fiscal_year.value == 2020
    assert form.amount_unit.value == "万元"
    assert read(SYSTEMS).left_over == ()


def test_a_year_in_the_cell_behind_its_label_is_the_year_of_the_form() -> None:
    form = form_of(SYSTEMS.replace("年度：2020年 | < |", "预算年度 | 2020 |"))
    assert form.fiscal_year.value == 2020
