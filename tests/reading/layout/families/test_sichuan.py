"""The form of Sichuan's system (部门预算项目支出绩效自评表): a code before the name, reasons beside the money."""

from tests.reading.layout.families.merged import drawn, form_of, fund_rows, read, remarks, rows, shown

CARS = drawn("sichuan-cars")
BOOKS = drawn("sichuan-books")
PENSIONS = drawn("sichuan-pensions")


def test_the_code_is_parted_from_the_name_of_the_project() -> None:
    form = form_of(CARS)
    assert (form.project_code.value, form.project.value) == ("51000021Y000000012345", "公务用车运行维护")
    assert form.implementing_unit.value == "某省档案馆"
    assert form.fiscal_year.value == 2022


def test_every_source_has_its_row_and_its_reason() -> None:
    assert fund_rows(form_of(CARS)) == [
        "total | 60.00 | 55.00 | 44.00 | 10 | 80.00% | 8 | 车辆报废2辆，费用减少",
        "current_year_appropriation | 60.00 | 55.00 | 44.00 |  | 80.00% |  | ",
        "special_account | 0.00 | 0.00 | 0.00 |  | 0.00% |  | ",
        "unit_funds | 0.00 | 0.00 | 0.00 |  | 0.00% |  | ",
        "other | 0.00 | 0.00 | 0.00 |  | 0.00% |  | ",
    ]
    assert [fund.deviation_note.value for fund in form_of(PENSIONS).funds] == [
        "1.其中：年初未预算",
        "2.年中追加",
        "3.无",
        "4.无",
        "5.无",
    ]


def test_comparator_value_and_unit_stand_in_three_cells_and_scales_stay_as_printed() -> None:
    form = form_of(CARS)
    assert rows(form) == [
        "output | quantity | 保障车辆数量 | ＝ | 12 | 辆 | 12 | 20 | 20 | ",
        "output | quality | 车辆年检合格率 | ＝ | 100 | % | 100 | 20 | 20 | ",
        "output | timeliness | 保险购买及时性 | 定性 | 好坏 | 无 | 好 | 10 | 10 | ",
        "benefit | social_benefit | 保障公务出行 | 定性 | 优良中低差 | 无 | 优 | 20 | 20 | ",
        "satisfaction | service_user_satisfaction | 用车人员满意度 | ≥ | 90 | % | 95 | 10 | 10 | ",
        "cost | economic_cost | 单车运行成本 | ≤ | 5 | 万元/辆 | 4.4 | 10 | 10 | ",
    ]
    assert form.indicators_label.value == "绩效指标(90分)"
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "98")
    assert read(CARS).doubts == ()
    assert read(CARS).left_over == ()


def test_how_the_project_was_carried_out_is_a_remark_and_no_part_of_the_goal() -> None:
    form = form_of(CARS)
    assert form.annual_goal.expected.value == "保障公务用车12辆正常运行。"
    assert form.annual_goal.achieved.value == "保障公务用车12辆正常运行，全年安全行驶18万公里。"
    assert remarks(form) == [
        ("implementation", "按月结算燃油费，年内完成车辆保险、年检。"),
        ("conclusion", "项目自评得分98分，目标基本实现。"),
        ("problems", "预算执行率偏低。"),
        ("measures", "细化预算编制。"),
        ("project_head", "张某"),
        ("finance_head", "李某"),
    ]


def test_a_blank_cell_beside_that_label_puts_nothing_into_the_goal() -> None:
    form = form_of(PENSIONS)
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == ("保障离退休人员待遇。", "已保障。")
    assert ("implementation", None) in remarks(form)


def test_a_narrower_form_without_reasons_for_its_rows_has_no_column_for_them() -> None:
    form = form_of(BOOKS)
    assert "deviation_note" not in form.columns
    assert rows(form)[2] == "benefit | social_benefit | 借阅人次增长 | ≥ | 5 | 百分比 | 4 | 30 | 24 | -"
    assert fund_rows(form)[3] == "unit_funds |  |  |  |  |  |  | "
    assert remarks(form)[-2:] == [("project_head", "王某"), ("finance_head", "赵某")]


def test_a_total_that_states_no_maximum_has_a_blank_one() -> None:
    total = form_of(PENSIONS).total
    assert total.max_points.is_blank
    assert shown(total.claimed_points) == "100.0"
