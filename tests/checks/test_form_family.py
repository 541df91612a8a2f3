"""Blanks, marks left behind, and doubts of reading: what the pages' examples do not already show."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Stage, run
from jiheng.form import Block, Doubt, Field, Indicator, Place, Where
from tests.checks.building import case_from, case_with, form_of, found_in, indicator_of, key, number, real, text

ROW = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |"
HEADER_CELLS = {"FM001": "project", "FM002": "implementing_unit", "FM003": "competent_department"}


@pytest.mark.parametrize(("code", "field"), HEADER_CELLS.items())
def test_a_cell_the_form_does_not_have_is_not_a_blank(code: str, field: str) -> None:
    form = msgspec.structs.replace(form_of(key()[1]), **{field: Field()})
    outcome = found_in(case_from(form), code)
    assert outcome.findings == ()
    assert [one.code for one in outcome.skipped] == [code]


@pytest.mark.parametrize(("code", "field"), HEADER_CELLS.items())
def test_a_blank_name_stands_alone_in_its_message_and_points_at_its_cell(code: str, field: str) -> None:
    place = Place("表.xlsx", sheet="绩效", cell="B3")
    form = msgspec.structs.replace(form_of(key()[1]), **{field: Field(None, "", place)})
    (found,) = found_in(case_from(form), code).findings
    assert found.where == Where(Block.HEADER, None, field, "绩效!B3")
    assert found.message.startswith("「")
    assert "不涉及办法条款" in found.message
    assert found.matter == "header"


def test_names_are_missing_in_the_two_real_forms_that_lack_them_and_nowhere_else() -> None:
    by_form = {
        n: [code for code in HEADER_CELLS if found_in(real(n), code).findings] for n in range(1, 11)
    }  # fmt: skip
    assert {n: codes for n, codes in by_form.items() if codes} == {1: ["FM002"], 6: ["FM001"]}


def test_a_form_of_another_year_than_the_one_asked_for_is_an_error_that_names_both() -> None:
    (found,) = found_in(case_from(form_of(key()[0]), year=2021), "FM004").findings
    assert found.severity is Severity.ERROR
    assert found.message.startswith("表头写的是 2020 年度，这次要查的是 2021 年度。")
    assert "不涉及办法条款" in found.message
    assert found.matter == "header"
    assert (found.where.field, found.clauses) == ("fiscal_year", ())


@pytest.mark.parametrize("rules", ["as-printed", "mof-2021-101"])
def test_whatever_the_rules_another_year_is_an_error_for_it_rests_on_the_forms_own_words(rules: str) -> None:
    (found,) = found_in(case_from(form_of(key()[0]), year=2019, rules=rules), "FM004").findings
    assert found.severity is Severity.ERROR


def test_the_year_asked_for_is_right() -> None:
    assert found_in(case_from(form_of(key()[0]), year=2020), "FM004") == Outcome()


def test_where_no_year_was_asked_for_none_can_be_wrong() -> None:
    (skipped,) = found_in(case_from(form_of(key()[0])), "FM004").skipped
    assert "没有指明" in skipped.reason


def test_a_form_that_names_no_year_cannot_be_judged_by_it() -> None:
    form = msgspec.structs.replace(form_of(key()[0]), fiscal_year=Field())
    (open_,) = found_in(case_from(form, year=2021), "FM004").not_judged
    assert "2021 年度的表未判断" in open_.reason


def test_marks_are_listed_once_each_and_cut_short_after_three() -> None:
    goal = "<p>一</p><p>二</p>&nbsp;三<br/>"
    (found,) = found_in(case_with(f"预期目标 | {goal}"), "FM006").findings
    assert "<p>、</p>、<br/>等" in found.message
    assert found.matter == "goal"
    assert found.severity is Severity.ADVICE


def test_marks_in_a_row_are_named_by_the_row() -> None:
    (found,) = found_in(case_with(ROW.replace("24个 |", "24个<br> |", 1)), "FM006").findings
    assert "「新建图书角数量」的「年度指标值」" in found.message
    (name,) = found_in(case_with(ROW.replace("图书角", "图书<b>角")), "FM006").findings
    assert "三级指标「新建图书角数量」" in name.message
    assert (found.where.row, found.where.field) == (0, "target")


def blanks(*lines: str, stage: Stage = Stage.REVIEW) -> list[tuple[Severity, Block, str | None]]:
    found = found_in(case_with(*lines, stage=stage), "FM015").findings
    return [(one.severity, one.where.block, one.where.field) for one in found]


@pytest.mark.parametrize(
    ("row", "field", "severity"),
    [
        ("产出指标 | 数量指标 | 图书角 | ≥24个 |  | 15 | 15 |", "actual", Severity.ERROR),
        ("产出指标 | 数量指标 | 图书角 | ≥24个 | 24个 |  | 15 |", "max_points", Severity.ERROR),
        ("产出指标 | 数量指标 | 图书角 | ≥24个 | 24个 | 15 |  |", "claimed_points", Severity.ERROR),
        ("产出指标 | 数量指标 | 图书角 |  | 24个 | 15 | 15 |", "target", Severity.DOUBT),
    ],
)
def test_each_blank_of_a_row_weighs_what_it_is_worth(row: str, field: str, severity: Severity) -> None:
    form = form_of({**key()[0], "indicators": []})
    cells = [cell.strip() or None for cell in row.split("|")]
    made = indicator_of(
        {"dimension": "output", "category": "quantity", "name": cells[2], "target": cells[3], "actual": cells[4],
         "max_points": cells[5], "claimed_points": cells[6], "deviation_note": None}
    )  # fmt: skip
    (found,) = found_in(case_from(msgspec.structs.replace(form, indicators=(made,))), "FM015").findings
    assert (found.where.field, found.severity) == (field, severity)
    assert "「图书角」" in found.message


def test_totals_and_goals_left_blank_are_found_and_a_dash_in_the_total_row_is_no_figure() -> None:
    assert blanks("总分 | 100 |") == [(Severity.ERROR, Block.TOTAL, "claimed_points")]
    assert blanks("预期目标 |") == [(Severity.DOUBT, Block.GOAL, "expected")]
    assert blanks("年度资金总额 | 86.50 | — | 84.77 | 10 | 98.00% | 9.8") == [
        (Severity.ERROR, Block.FUNDS, "revised_budget")
    ]


def test_a_cell_is_not_called_blank_while_a_text_of_its_row_found_no_column() -> None:
    outcome = found_in(case_with("年度资金总额 | 86.50 | 八十六 | 84.77 | 10 | 98.00% | 9.8"), "FM015")
    assert outcome.findings == ()
    assert [(one.where.row, one.where.field) for one in outcome.not_judged] == [(0, "revised_budget")]
    assert "仍有别的读法" in outcome.not_judged[0].reason


def test_before_the_year_is_over_results_are_not_due() -> None:
    form = form_of({**key()[0], "annual_goal": {"expected": None, "achieved": None}})
    bare = indicator_of({"dimension": "output", "category": "quantity", "name": "图书角", "max_points": "15"})
    done = {"name": "配送新书", "target": "≥100册", "actual": "120册", "max_points": "15", "claimed_points": "15"}
    other = indicator_of({"dimension": "output", "category": "quantity", **done})
    form = msgspec.structs.replace(form, indicators=(bare, other))
    declared = found_in(case_from(form, stage=Stage.DECLARATION), "FM015").findings
    assert {one.where.field for one in declared} == {"expected", "target"}
    reviewed = found_in(case_from(form), "FM015").findings
    assert {one.where.field for one in reviewed} == {"expected", "achieved", "target", "actual", "claimed_points"}


def with_row(row: Indicator, *columns: str) -> set[str | None]:
    form = form_of(key()[0])
    form = msgspec.structs.replace(form, indicators=(row,), columns=form.columns - set(columns))
    return {one.where.field for one in found_in(case_from(form), "FM015").findings}


NOT_FILLED_IN = (
    "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 |  | 60 |  |",
    "效益指标 | 社会效益指标 | 图书破损投诉数 | 0起 |  | 40 |  |",
)


def test_a_form_sent_out_and_not_filled_in_is_told_so_once_and_nothing_else_is_said_of_it() -> None:
    outcome = run(case_with(*NOT_FILLED_IN))
    (one,) = outcome.findings
    assert (one.code, one.severity, one.where.field) == ("FM015", Severity.ERROR, None)
    assert "都还没有填，别的内容也先没有查" in one.message
    assert outcome.not_judged == ()
    here = [other for other in outcome.skipped if "只在" not in other.reason]
    assert here
    assert all("填好后再查" in other.reason for other in here)


def test_a_form_is_looked_at_in_full_as_soon_as_anything_is_filled_in_or_its_reading_is_in_doubt() -> None:
    begun = (NOT_FILLED_IN[0].replace("|  | 60", "| 24个 | 60"), NOT_FILLED_IN[1])
    assert len(run(case_with(*begun)).findings) > 1
    case = case_with(*NOT_FILLED_IN)
    doubt = Doubt("FM010", Where(Block.INDICATORS, 0), "错位")
    assert len(run(msgspec.structs.replace(case, doubts=(doubt,))).findings) > 1
    settled = msgspec.structs.replace(doubt, settled=True)
    assert len(run(msgspec.structs.replace(case, doubts=(settled,))).findings) == 1


def test_at_the_declaration_results_are_never_awaited() -> None:
    case = case_with(*NOT_FILLED_IN)
    assert case.awaits_results
    assert not msgspec.structs.replace(case, stage=Stage.DECLARATION).awaits_results


def test_a_missing_column_a_shared_cell_and_an_empty_row_are_no_blanks() -> None:
    blank: Field[Any] = Field(None, "", Place())
    row = Indicator(
        name=text("图书角"), target=text("24个"), actual=text("24个"), max_points=blank, claimed_points=blank
    )
    assert with_row(row) == {"max_points", "claimed_points"}
    assert with_row(row, "max_points") == {"claimed_points"}
    assert with_row(msgspec.structs.replace(row, points_rows=0)) == set()
    empty = Indicator(name=blank, target=blank, actual=blank, max_points=blank, claimed_points=blank)
    assert with_row(empty) == set()


def test_a_zero_is_not_a_blank_and_a_row_without_a_name_is_called_by_its_place() -> None:
    zero = Indicator(name=Field(None, "", Place()), target=text("0"), actual=text("0"), max_points=number("0"),
                     claimed_points=number("0"))  # fmt: skip
    assert with_row(zero) == {"name"}
    form = msgspec.structs.replace(form_of(key()[0]), indicators=(msgspec.structs.replace(zero, actual=text(None)),))
    found = found_in(case_from(form), "FM015").findings
    assert {one.where.field for one in found} == {"name", "actual"}
    assert all("「第 1 项指标」" in one.message for one in found)


def test_a_form_without_a_row_for_the_total_of_money_has_no_blank_there() -> None:
    form = form_of(key()[0])
    assert found_in(case_from(msgspec.structs.replace(form, funds=form.funds[1:])), "FM015").findings == ()


@pytest.mark.parametrize("n", range(1, 11))
def test_no_cell_of_the_real_forms_is_left_blank(n: int) -> None:
    assert found_in(real(n), "FM015").findings == ()


@pytest.mark.parametrize("code", ["FM010", "FM011", "FM012", "FM018", "FM019", "FM020"])
def test_doubts_of_reading_are_given_by_the_reader_and_never_by_a_check(code: str) -> None:
    assert found_in(case_with("< 总分 | 100 | 99.8"), code) == Outcome()


def test_marks_are_no_business_of_figures() -> None:
    assert found_in(case_with(ROW.replace("15 | 15", f"{Decimal(15)} | 15")), "FM006").findings == ()
