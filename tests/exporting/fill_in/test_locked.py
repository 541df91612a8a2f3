"""What was locked and came back otherwise is told, cell by cell: labels, figures, formulas, rows that are hidden."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string as column_index
from openpyxl.utils import get_column_letter as column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.assess import read
from jiheng.exporting.fill_in import Returned, compare_with_template
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.formula_cells import formulas_of
from jiheng.exporting.fill_in.locked import Change
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.plan import id_of
from jiheng.exporting.fill_in.returned import Compared, How
from jiheng.form import FundSource
from jiheng.reading import recognise
from tests.exporting.fill_in.office import filled, saved, template
from tests.exporting.fill_in.test_workbook import SKILLED
from tests.reading.layout.families.merged import grid_of
from tests.reading.layout.test_other_kinds import DECLARATION

ROWS = Rows(len(SKILLED.funds), len(SKILLED.indicators))
FIRST = ROWS.first
WORD = Path(__file__).parents[3] / "examples" / "技师工作室奖励.docx"


@pytest.fixture(scope="module")
def sent() -> bytes:
    return template(declaration=SKILLED)


@pytest.fixture(scope="module")
def with_money() -> bytes:
    """A declaration of roads: 300 and 200 万元, of which nobody doubts that they are 万元."""
    (declared,) = recognise(grid_of(DECLARATION))
    return template(declaration=declared.form)


def edited(content: bytes, edit: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book[at.FORM])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compared(sent: bytes, returned: bytes) -> Returned:
    (found,) = compare_with_template(sent, returned, returned_file="收回.xlsx")
    return found


def test_the_workbook_itself_came_back_unchanged(sent: bytes, with_money: bytes) -> None:
    for content in (sent, with_money, template(), template(last_year=SKILLED)):
        found = compared(content, content)
        assert found.is_as_sent
        assert found.compared is Compared.ALL


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (f"A{at.TITLE}", "项目支出绩效自评表"),
        (f"A{at.PROJECT}", "项目名称"),
        (f"F{at.FUNDS_HEAD}", "全年执行数"),
        (f"F{ROWS.goal_head}", "实际完成情况"),
        (f"F{ROWS.head}", "实际完成值"),
        (f"A{ROWS.total}", "总分"),
    ],
)
def test_what_is_printed_on_the_sheet_and_was_written_over_is_told(sent: bytes, cell: str, words: str) -> None:
    found = compared(sent, filled(sent, {cell: "别的字"}))
    assert Change("head", words, "别的字", f"自评表!{cell}") in found.changed
    assert not found.is_as_sent


def test_the_name_of_a_source_of_money_is_told_when_it_was_written_over(sent: bytes) -> None:
    (change,) = compared(sent, filled(sent, {"B7": "上级补助"})).changed
    label = SKILLED.funds[1].label.value
    assert change == Change("label", label or "", "上级补助", "自评表!B7", label or "")


def test_a_formula_with_a_figure_in_its_place_is_told_and_the_figure_is_read(sent: bytes) -> None:
    content = filled(sent, {"E6": 100, "F6": 80, "H6": 0.98})
    found = compared(sent, content)
    (change,) = found.changed
    assert (change.field, change.sent, change.returned, change.cell) == ("execution_rate", "", "98.00%", "自评表!H6")
    assert change.about == "年度资金总额"
    (reading,) = read(content, file="收回.xlsx")
    assert reading.form.funds[0].execution_rate.printed == "98.00%"


def test_a_formula_that_was_cleared_is_told(sent: bytes) -> None:
    (change,) = compared(sent, edited(sent, lambda sheet: sheet.__setitem__("H6", None))).changed
    assert (change.field, change.returned) == ("execution_rate", "")


def test_an_approved_budget_is_locked_with_its_unit_and_told_when_it_is_another(with_money: bytes) -> None:
    content = filled(with_money, {"D6": 350, f"A{at.FUNDS_HEAD}": "项目资金（元）"})
    changes = compared(with_money, content).changed
    assert changes == (
        Change("amount_unit", "项目资金（万元）", "项目资金（元）", f"自评表!A{at.FUNDS_HEAD}"),
        Change("original_budget", "300.00", "350.00", "自评表!D6", "年度资金总额"),
    )


def test_a_number_kept_with_other_noughts_is_no_change(with_money: bytes) -> None:
    assert compared(with_money, filled(with_money, {"D6": "300.000"})).is_as_sent


def test_dimension_and_category_are_told_even_where_a_reader_takes_them_from_the_row_above(sent: bytes) -> None:
    content = edited(sent, lambda sheet: sheet.__setitem__(f"B{FIRST + 1}", None))
    content = filled(content, {f"C{FIRST + 2}": "时效指标"})
    found = compared(sent, content)
    assert [(one.field, one.sent, one.returned) for one in found.rows[1].changed] == [("dimension", "产出指标", "")]
    assert [(one.field, one.sent, one.returned) for one in found.rows[2].changed] == [
        ("category", "质量指标", "时效指标")
    ]


def test_a_hidden_row_is_told_as_hidden_and_not_as_missing(sent: bytes) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[FIRST + 1].hidden = True

    found = compared(sent, edited(sent, hide))
    assert [row.how for row in found.rows] == [How.ID, How.HIDDEN, *[How.ID] * 8]
    assert not found.is_as_sent


def test_a_row_of_money_that_is_gone_is_told_by_what_stood_in_it(sent: bytes) -> None:
    def empty(sheet: Worksheet) -> None:
        for column in ("B", "D", at.ID, at.LOCKED):
            sheet[f"{column}7"] = None

    label = SKILLED.funds[1].label.value or ""
    assert compared(sent, edited(sent, empty)).changed == (Change("label", label, "", "", label),)


def test_an_added_row_with_the_id_of_another_part_of_the_form_is_an_addition() -> None:
    blank = template(rows=5)
    line = {"B13": "产出指标", "C13": "数量指标", "D13": "培训人数", "E13": "≥40人", f"{at.ID}13": id_of("total")}
    found = compared(blank, filled(blank, line))
    assert [row.how for row in found.rows] == [How.ADDED]


def with_a_column(sheet: Worksheet, at_column: int) -> None:
    """Put a column in, as a spreadsheet does: what is right of it moves along, and so do widths and merges."""
    moved = [str(merge) for merge in sheet.merged_cells.ranges if merge.max_col >= at_column]
    for merge in moved:
        sheet.unmerge_cells(merge)
    sheet.move_range(f"{column_letter(at_column)}1:{at.LAST}{sheet.max_row}", cols=1)
    for number in range(column_index(at.LAST), at_column - 1, -1):
        sheet.column_dimensions[column_letter(number + 1)].hidden = number >= column_index(at.AIM)


@pytest.mark.parametrize(("put_in_at", "is_in_the_form"), [("H", True), ("L", False), ("N", False)])
def test_a_column_put_in_loses_nothing_and_is_told_where_it_stands_in_the_form(
    sent: bytes, put_in_at: str, *, is_in_the_form: bool
) -> None:
    content = filled(sent, {f"I{FIRST}": "场地未移交"})
    content = edited(content, lambda sheet: with_a_column(sheet, column_index(put_in_at)))
    found = compared(sent, content)
    assert {row.how for row in found.rows} == {How.ID}
    told = [(one.sent, one.returned) for one in found.changed if one.field == "columns"]
    assert told == ([("9", "10")] if is_in_the_form else [])
    assert found.compared is (Compared.FIELDS if is_in_the_form else Compared.ALL)
    assert found.reading.form.indicators[0].deviation_note.value == "场地未移交"


def test_of_a_row_and_its_copy_the_one_in_which_least_is_changed_is_meant() -> None:
    sent = template(declaration=SKILLED, rows=len(SKILLED.indicators) + 1)
    sheet = openpyxl.load_workbook(io.BytesIO(sent))[at.FORM]
    spare = FIRST + len(SKILLED.indicators)
    row = {column: sheet[f"{column}{FIRST}"].value for column in ("B", "C", "D", "E", "G", at.ID)}
    content = filled(sent, {f"{column}{spare}": value for column, value in row.items()} | {f"E{FIRST}": "50%"})
    found = compared(sent, content)
    assert (found.rows[0].how, found.rows[0].returned) == (How.PATH, len(SKILLED.indicators))
    assert [(one.how, one.returned) for one in found.rows[len(SKILLED.indicators) :]] == [(How.ADDED, 0)]


def test_a_sheet_saved_as_text_is_the_same_form_with_its_ids(sent: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(filled(sent, {f"F{FIRST}": "98%"})))[at.FORM]
    out = io.StringIO()
    rows = [["" if str(value or "").startswith("=") else value for value in row] for row in sheet.values]
    csv.writer(out).writerows(rows)
    (found,) = compare_with_template(sent, out.getvalue().encode(), returned_file="表.csv")
    assert {row.how for row in found.rows} == {How.ID}
    assert found.reading.form.indicators[0].actual.value == "98%"
    assert found.reading.left_over == ()
    assert found.compared is Compared.BUT_FORMULAS


def test_of_a_file_of_another_kind_only_the_fields_are_compared() -> None:
    sent = template(declaration=SKILLED)
    (same,) = compare_with_template(sent, WORD.read_bytes(), returned_file="表.docx")
    assert same.compared is Compared.FIELDS
    assert same.is_as_sent


def test_an_approved_budget_is_compared_in_a_file_of_another_kind_by_its_source(with_money: bytes) -> None:
    lines = [
        *(
            "项目支出绩效自评表",
            "（2024年度）",
            "项目名称 | 农村公路养护",
            "项目资金（万元）| 年初预算数 | 全年预算数 | 全年执行数",
        ),
        *("年度资金总额 | 310 | 300 | 290", "其中：当年财政拨款 | 200 | 200 | 190"),
    ]
    found = compare_with_template(with_money, "\n".join(lines).encode(), returned_file="表.txt")
    told = [(one.field, one.about, one.sent, one.returned) for one in found[0].changed]
    assert ("original_budget", "年度资金总额", "300.00", "310") in told
    assert not any(field == "original_budget" and about != "年度资金总额" for field, about, _, _ in told)
    assert not any(field in {"head", "label", "execution_rate"} for field, _, _, _ in told)


def test_a_source_of_no_known_kind_is_found_again_by_its_label_in_a_file_of_another_kind() -> None:
    lines = [
        "项目支出绩效自评表",
        "（2024年度）",
        "项目名称 | 农村公路养护",
        "项目资金（万元）| 年初预算数 | 全年预算数 | 全年执行数",
        "年度资金总额 | 100 | 100 | 90",
        "其中：养路费 | {} | 40 | 30",
        "捐款 | 60 | 60 | 60",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        "产出指标 | 数量指标 | 里程 | ≥5公里 | 5公里 | 90 | 90",
    ]
    text = "\n".join(lines)
    (declared,) = read(text.format(40).encode(), file="批复.txt")
    sources = [fund.source for fund in declared.form.funds]
    assert FundSource.UNKNOWN in sources
    sent = template(declaration=declared.form)
    (found,) = compare_with_template(sent, text.format(45).encode(), returned_file="表.txt")
    assert [(one.field, one.sent, one.returned) for one in found.changed] == [("original_budget", "40.00", "45")]


def test_of_a_sheet_that_is_not_there_no_formula_is_known(sent: bytes) -> None:
    assert formulas_of(sent, "表.xlsx", "没有这张表") is None
    assert "H6" in (formulas_of(sent, "表.xlsx", at.FORM) or ())


def test_a_workbook_that_is_none_of_ours_cannot_be_what_was_sent(sent: bytes) -> None:
    with pytest.raises(ValueError, match="no workbook of ours"):
        compare_with_template(WORD.read_bytes(), sent, sent_file="表.docx")


@pytest.mark.needs("libreoffice")
def test_where_a_kind_of_file_does_not_tell_of_formulas_that_is_said(sent: bytes, tmp_path: Path) -> None:
    for suffix in ("xls", "ods"):
        (tmp_path / suffix).mkdir()
        content = saved({"表": sent}, tmp_path / suffix, suffix)["表"]
        (found,) = compare_with_template(sent, content, returned_file=f"表.{suffix}")
        assert found.compared is Compared.BUT_FORMULAS
        assert found.is_as_sent
