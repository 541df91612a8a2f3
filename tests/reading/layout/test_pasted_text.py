"""Text as programs paste it: merged cells repeated in every row, labels broken over lines, no cells at all."""

import pytest

from jiheng.form import SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Table
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, a_form, form_of, read

EXPECTED = form_of(a_form())


def in_lines(texts: list[str]) -> Recognised:
    table = Table(tuple(Cell(row, 0, text) for row, text in enumerate(texts)), joined="lines")
    (found,) = recognise(Grid("pasted.txt", (table,)))
    return found


def filled_cells(drawing: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|") if cell.strip()] for line in drawing.split("\n") if line.strip()]


def test_a_block_label_repeated_in_every_row_changes_nothing() -> None:
    rows = ROWS.replace("\n |", "\n绩效指标 |")
    funds = FUNDS.replace("\n |", "\n项目资金（万元） |")
    found = read(a_form(rows=rows, funds=funds))
    assert found.form == EXPECTED
    assert found.doubts == ()


def test_a_block_label_on_a_line_of_its_own_before_every_row_changes_nothing() -> None:
    rows = ROWS.replace("\n |", "\n绩效指标\n |")
    goal = GOAL.replace("\n |", "\n年度总体目标\n |")
    assert read(a_form(rows=rows, goal=goal)).form == EXPECTED


def test_one_cell_a_line_with_repeated_block_labels_is_read_like_the_table() -> None:
    texts = [cell for line in filled_cells(f"{HEAD}\n{FUNDS}") for cell in line]
    for row in filled_cells(GOAL):
        texts += row if row[0] == "年度总体目标" else ["年度总体目标", *row]
    for row in filled_cells(f"{COLUMNS}\n{ROWS}"):
        texts += row if row[0] == "绩效指标" else ["绩效指标", *row]
    found = in_lines([*texts, *filled_cells(TOTAL)[0]])
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.indicators == EXPECTED.indicators
    assert found.form.annual_goal == EXPECTED.annual_goal
    assert found.form.funds == EXPECTED.funds
    assert found.doubts == ()


def test_without_cells_a_place_is_a_line_and_nothing_finer() -> None:
    texts = [cell for line in filled_cells(a_form()) for cell in line]
    form = in_lines(texts).form
    assert isinstance(form, SelfEvaluation)
    line = texts.index("95公里") + 1
    assert str(form.indicators[0].actual.place) == f"第{line}行"


def test_a_unit_of_money_on_a_line_of_its_own_above_the_heads_is_found() -> None:
    funds = FUNDS.replace("项目资金（万元） |", "项目资金（万元）\n |")
    assert form_of(a_form(funds=funds)).amount_unit.value == "万元"


@pytest.mark.parametrize(
    ("texts", "expected", "achieved"),
    [
        (
            ["修好大桥两座。", "养护道路。", "两座大桥已修好，道路已养护。"],
            "修好大桥两座。养护道路。",
            "两座大桥已修好，道路已养护。",
        ),
        (
            ["1.修桥。", "2.养路，清理边沟，补种行道树。", "1.已修。", "2.已养。"],
            "1.修桥。 2.养路，清理边沟，补种行道树。",
            "1.已修。 2.已养。",
        ),
    ],
    ids=["about as much on either side", "counting begins anew"],
)
def test_a_goal_without_cells_is_parted_where_it_most_likely_ends_and_left_open(
    texts: list[str], expected: str, achieved: str
) -> None:
    before, after = ([cell for line in filled_cells(part) for cell in line] for part in (f"{HEAD}\n{FUNDS}", COLUMNS))
    found = in_lines([*before, "年度总体目标", "预期目标", "实际完成情况", *texts, *after])
    assert isinstance(found.form, SelfEvaluation)
    goal = found.form.annual_goal
    assert (goal.expected.value, goal.achieved.value) == (expected, achieved)
    assert not goal.expected.is_certain
    assert [doubt.code for doubt in found.doubts] == ["FM020"]


def without_cells(*parts: str) -> Recognised:
    return in_lines([cell for part in parts for line in filled_cells(part) for cell in line])


@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS.removeprefix("绩效指标")], ids=["labelled", "heads alone"])
@pytest.mark.parametrize(
    ("parts", "has_funds", "has_goal"),
    [
        ((HEAD, FUNDS, GOAL), True, True),
        ((HEAD, GOAL, FUNDS), True, True),
        ((HEAD, GOAL), False, True),
        ((HEAD, FUNDS), True, False),
        ((HEAD,), False, False),
    ],
    ids=["as usual", "the goal before the funds", "no funds", "no goal", "neither funds nor goal"],
)
def test_a_pasted_form_is_read_whichever_of_its_blocks_are_there(
    parts: tuple[str, ...], columns: str, *, has_funds: bool, has_goal: bool
) -> None:
    found = without_cells(*parts, columns, ROWS, TOTAL)
    form = found.form
    assert isinstance(form, SelfEvaluation)
    assert (form.project, form.implementing_unit) == (EXPECTED.project, EXPECTED.implementing_unit)
    assert form.funds == (EXPECTED.funds if has_funds else ())
    goal = form.annual_goal
    expected = ("养护道路100公里，保证通行。", "养护道路95公里，通行有保证。") if has_goal else (None, None)
    assert (goal.expected.value, goal.achieved.value) == expected
    assert form.indicators == EXPECTED.indicators
    assert form.total == EXPECTED.total
    assert found.left_over == ()


def test_a_goal_under_another_label_of_its_block_ends_the_header() -> None:
    found = without_cells(HEAD, GOAL.replace("年度总体目标", "绩效总目标"), COLUMNS, ROWS, TOTAL)
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.annual_goal == EXPECTED.annual_goal
    assert found.form.implementing_unit.value == "某区公路站"


def test_a_head_of_a_column_alone_in_the_header_is_no_head() -> None:
    found = without_cells(HEAD.replace("某区交通局", "某区交通局 | 单位"), FUNDS, GOAL, COLUMNS, ROWS, TOTAL)
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.funds == EXPECTED.funds
    assert found.form.indicators == EXPECTED.indicators


@pytest.mark.parametrize(
    "funds",
    [
        FUNDS.replace("（万元）", "").replace("年度资金总额 |", "年度资金总额 | 万元 |"),
        FUNDS.replace("（万元）", "").replace("年度资金总额 |", "（万元） | 年度资金总额 |"),
        FUNDS.replace("（万元）", "").replace("上年结转资金", "（万元） | 上年结转资金"),
    ],
    ids=["behind the label of the total", "above the rows", "between the rows"],
)
def test_a_unit_of_money_of_its_own_among_pasted_funds_is_a_unit_and_no_source(funds: str) -> None:
    found = without_cells(HEAD, funds, GOAL, COLUMNS, ROWS, TOTAL)
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.funds == EXPECTED.funds
    assert found.form.amount_unit.value == "万元"
    assert found.doubts == ()


def test_one_pasted_amount_too_many_is_told_and_nothing_in_its_row_is_sure() -> None:
    funds = FUNDS.replace("120.00 | 100.00 | 95.00 | 10", "130.00 | 120.00 | 100.00 | 95.00 | 10")
    found = without_cells(HEAD, funds, GOAL, COLUMNS, ROWS, TOTAL)
    assert isinstance(found.form, SelfEvaluation)
    total = found.form.funds[0]
    assert not total.original_budget.is_certain
    assert not total.actual_expenditure.is_certain
    told = {doubt.code: doubt.what for doubt in found.doubts}
    assert told.keys() == {"FM019", "FM020"}
    assert "130.00" in told["FM019"]
    assert found.form.funds[1:] == EXPECTED.funds[1:]


def test_stray_words_before_the_first_pasted_row_are_told_and_the_row_is_read() -> None:
    found = without_cells(HEAD, FUNDS, GOAL, COLUMNS, "≥3 | 9.5 | 8.5 | 7.5", ROWS, TOTAL)
    assert isinstance(found.form, SelfEvaluation)
    assert found.form.indicators[-4:] == EXPECTED.indicators[-4:]
    assert found.doubts
