"""Rows that are no indicators, cells with tags in them, rows that lost cells in their midst, titles with projects."""

import pytest

from jiheng.form import SelfEvaluation, clean
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.layout import recognise
from tests.reading.layout.families.merged import drawn, form_of, fund_rows, grid_of, read, rows, shown

LAMPS = drawn("ministry-street-lamps")
CARS = drawn("sichuan-cars")


def test_rows_that_number_the_columns_are_neither_money_nor_indicators() -> None:
    first_row = "^ | 产出指标\\n(50分)"
    numbered = LAMPS.replace(first_row, f"^ | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | <\n{first_row}")
    first_fund = "^ | ^ | ^ | 年度资金总额"
    numbered = numbered.replace(first_fund, f"^ | ^ | ^ |  | 1 | 2 | 3 | 4 | 5=3/2 | 6\n{first_fund}")
    found = read(numbered)
    assert found.form == form_of(LAMPS)
    assert found.doubts == ()


def test_figures_that_do_not_count_on_are_a_row() -> None:
    row = "^ | ^ | 时效指标 | 指标1：完工时间 | 11月底前 | 10月 | 10 | 10 |  | <"
    assert rows(form_of(LAMPS.replace(row, row.replace("11月底前 | 10月", "3 | 4"))))[2].split(" | ")[4:9] == [
        "3",
        "-",
        "4",
        "10",
        "10",
    ]


@pytest.mark.parametrize(
    ("plain", "tagged"),
    [
        ("产出指标\\n(50分)", "<p>产出指标(50分)</p>"),
        ("| 时效指标 |", "| 时效指标&nbsp; |"),
        ("| 19.2 |", "| <span>19.2</span> |"),
        ("10 | 10 |  | <", "10 | 10 | &nbsp; | <"),
        ("10 | 10 |  | <", "10 | 10 | <br> | <"),
        ("总分 |", "<b>总分</b> |"),
        ("| 年初预算数 |", "| <p>年初预算数</p> |"),
    ],
)
def test_tags_left_in_a_cell_do_not_change_what_it_says(plain: str, tagged: str) -> None:
    found = read(LAMPS.replace(plain, tagged))
    assert found.form == form_of(LAMPS)
    assert found.doubts == ()


def test_a_row_that_may_have_lost_a_cell_in_its_midst_is_doubted_although_it_seems_to_stand_straight() -> None:
    lost = CARS.replace("定性 | 好坏 | 无 | 好 | 10 | 10 | ", "定性 | 每月 | 每月 | 10 | 10")
    found = read(lost)
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM010", False)]
    row = found.form.indicators[2]
    assert not row.actual.is_certain
    assert not row.claimed_points.is_certain


def test_a_row_that_ends_early_and_fits_only_one_way_is_not_doubted() -> None:
    unfinished = CARS.replace("定性 | 好坏 | 无 | 好 | 10 | 10 | ", "≥ | 3 | 次 | 5次")
    found = read(unfinished)
    assert rows(found.form)[2].split(" | ")[3:9] == ["≥", "3", "次", "5次", "", ""]  # type: ignore[arg-type]  # a self-evaluation
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("7.5[1]", "7.5"),
        ("10[2]", "10"),
        ("95%[12]", "95%"),
        ("某区民政局[105]", "某区民政局[105]"),
        ("某局[12]", "某局[12]"),
        ("10⁴", "10⁴"),
    ],
)
def test_the_mark_of_a_note_behind_a_figure_is_no_part_of_it_and_a_code_behind_a_name_is(
    printed: str, said: str
) -> None:
    assert clean(printed) == said


@pytest.mark.parametrize("title", ["2021年度农村饮水安全专项资金自评表", "2021年度某学校改造提升自评价表"])
def test_a_title_may_say_the_name_of_the_project_instead_of_its_kind(title: str) -> None:
    form = form_of(drawn("hubei-water").replace("2021年度农村饮水安全项目自评表", title))
    assert (form.title.value, form.fiscal_year.value) == (title, 2021)


def test_notes_may_begin_on_the_line_of_their_label_or_below_it() -> None:
    for notes in ("注：1.甲。\n2.乙。", "备注：\n1.甲。\n2.乙。", "填表说明\n1.甲。\n2.乙。"):
        (remark,) = form_of(f"{LAMPS}{notes}").remarks
        assert (remark.code, remark.text.value) == ("notes", "1.甲。 2.乙。")


def test_a_note_is_no_surer_than_the_letters_of_any_of_its_lines() -> None:
    grid = grid_of(LAMPS)
    table = Table((Cell(0, 0, "注：1.甲。", certainty=1.0), Cell(1, 0, "2.乙。", certainty=0.6)), number=2)
    (found,) = recognise(Grid(grid.file, (*grid.blocks, table)))
    assert isinstance(found.form, SelfEvaluation)
    assert not found.form.remarks[0].text.is_certain


def test_a_line_that_is_no_number_ends_the_notes() -> None:
    grid = grid_of(f"{LAMPS}注：1.甲。")
    (found,) = recognise(Grid(grid.file, (*grid.blocks, Paragraph("（本页无正文）", 9))))
    assert found.form.remarks[0].text.value == "1.甲。"
    assert found.left_over == ("（本页无正文）",)


def test_several_goals_may_be_numbered_in_chinese() -> None:
    drawing = drawn("hubei-highways").replace("目标1", "目标一").replace("目标2", "目标二")
    form = form_of(drawing)
    assert [shown(row.goal_points) for row in form.indicators] == ["50", "50", "50", "30", "30"]
    assert fund_rows(form) == fund_rows(form_of(drawn("hubei-highways")))


def test_a_row_of_the_goal_under_a_label_of_no_known_kind_is_left_over_and_no_part_of_the_goal() -> None:
    drawing = CARS.replace("2.项目实施内容及过程概述", "2.立项情况")
    found = read(drawing)
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM019", True)]
    assert found.form.annual_goal == form_of(CARS).annual_goal
