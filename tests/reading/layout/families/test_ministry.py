"""The form of the ministry as three places print it: narrow, with heads of their own, with nothing in its margin."""

from jiheng.form import Dimension, FundSource
from jiheng.reading.layout import recognise
from tests.reading.layout import drawing
from tests.reading.layout.families.merged import drawn, form_of, fund_rows, grid_of, read, remarks, rows, shown

LAMPS = drawn("ministry-street-lamps")
CANTEEN = drawn("ministry-canteen")
RIVER = drawn("ministry-river")


def test_every_row_of_the_form_is_read_with_the_points_its_dimension_states() -> None:
    form = form_of(LAMPS)
    note = "50盏因道路开挖未能施工，已列入2021年计划。"
    assert rows(form) == [
        f"output | quantity | 更换路灯数量 | - | ≥1200盏 | - | 1150盏 | 20 | 19.2 | {note}",
        "output | quality | 验收合格率 | - | 100% | - | 100% | 10 | 10 | ",
        "output | timeliness | 完工时间 | - | 11月底前 | - | 10月 | 10 | 10 | ",
        "output | cost | 单盏改造成本 | - | ≤2000元 | - | 1980元 | 10 | 10 | ",
        "benefit | economic_benefit | 年节约电费 | - | ≥20万元 | - | 21.8万元 | 15 | 15 | ",
        "benefit | social_benefit | 夜间出行环境 | - | 改善 | - | 改善 | 15 | 15 | ",
        "satisfaction | service_user_satisfaction | 市民满意度 | - | ≥90% | - | 93% | 10 | 10 | ",
    ]
    assert [shown(row.dimension_points) for row in form.indicators] == ["50", "50", "50", "50", "30", "30", "10"]
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "98.7")
    assert form.indicators_label.value == "绩效指标"
    assert (form.fiscal_year.value, form.amount_unit.value) == (2020, "万元")
    assert read(LAMPS).doubts == ()
    assert read(LAMPS).left_over == ()


def test_every_source_of_money_is_read_and_a_dash_is_no_points() -> None:
    form = form_of(LAMPS)
    assert fund_rows(form) == [
        "total | 260.00 | 240.00 | 228.00 | 10 | 95.00% | 9.5 | -",
        "current_year_appropriation | 200.00 | 180.00 | 168.00 |  | 93.33% |  | -",
        "carryover | 60.00 | 60.00 | 60.00 |  | 100.00% |  | -",
        "other | 0.00 | 0.00 | 0.00 |  |  |  | -",
    ]
    assert str(form.funds[0].revised_budget.place) == "表1第4行第6列"


def test_points_repeated_beside_a_source_are_kept_there_and_the_total_is_still_that_of_the_first_row() -> None:
    form = form_of(CANTEEN)
    assert fund_rows(form) == [
        "total | 80 | 80 | 72 | 10 | 90% | 9 | -",
        "current_year_appropriation | 80 | 80 | 72 | 10 | 90% | 9 | -",
        "other |  |  |  |  |  |  | -",
    ]
    assert form.total_fund is form.funds[0]


def test_short_names_of_dimensions_and_signatories_below_the_table_are_read() -> None:
    form = form_of(CANTEEN)
    assert (
        rows(form)[3] == "benefit | social_benefit | 老人就餐负担 | - | 减轻 | - | 减轻 | 30 | 28 | 宣传不够，下年加强"
    )
    assert remarks(form) == [
        ("project_head", "李某"),
        ("telephone", "010-12345678"),
        ("filled_in_by", "王某"),
        ("telephone", "010-87654321"),
        ("filing_date", "2022年3月15日"),
    ]
    assert (form.annual_goal.expected.value, form.annual_goal.achieved.value) == (
        "为60岁以上老人提供就餐补贴。",
        "全年补贴就餐36万人次。",
    )
    assert (form.competent_department.value, form.implementing_unit.value) == ("某区民政局[105]", "某区养老服务中心")


def test_the_label_of_the_block_may_stand_beside_its_first_row() -> None:
    drawn = drawing.a_form().replace("绩效指标 | 一级", " | 一级").replace("\n | 产出指标", "\n绩效目标 | 产出指标")
    form = drawing.form_of(drawn)
    lines = drawn.split("\n")
    row = 1 + lines.index(next(line for line in lines if line.startswith("绩效目标")))
    assert form.indicators_label.value == "绩效目标"
    assert str(form.indicators_label.place) == f"表1第{row}行第1列"
    assert form.indicators[0].dimension.value is Dimension.OUTPUT


def test_one_score_over_two_rows_is_that_of_the_first_and_no_blank_in_the_second() -> None:
    form = form_of(RIVER)
    assert rows(form)[:2] == [
        "output | quantity | 保洁河道长度 | - | 62公里 | - | 62公里 | 40 | 40 | ",
        "output | quantity | 清理垃圾 | - | 300吨 | - | 320吨 | - | - | ",
    ]
    assert [row.points_rows for row in form.indicators] == [2, 0, 1, 1, 1]


def test_a_block_without_a_label_in_its_margin_is_read_and_its_grade_and_notes_are_kept() -> None:
    form = form_of(RIVER)
    assert form.indicators_label.is_absent
    assert form.funds[1].source is FundSource.CURRENT_YEAR_APPROPRIATION
    assert remarks(form) == [
        ("grade", "优"),
        ("notes", "1.得分一档最高不能超过该指标分值上限。2.其他说明。"),
    ]


def test_two_forms_below_one_another_are_two_forms() -> None:
    found = recognise(grid_of(LAMPS + RIVER))
    assert [one.form.project.value for one in found] == ["城区路灯节能改造", "河道保洁"]
