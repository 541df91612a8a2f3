"""What came back: the same form whatever program saved it, each row known by its id, else by category and name."""

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from jiheng.assess import read
from jiheng.exporting.fill_in import compare_with_template
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.returned import How
from jiheng.form import SelfEvaluation
from tests.exporting.fill_in.office import Cells, filled, saved, template
from tests.exporting.fill_in.test_workbook import REAL, SKILLED, sheet_of

EXAMPLES = Path(__file__).parents[3] / "examples"
NUMBERS = Rows(len(SKILLED.funds), len(SKILLED.indicators))
FIRST = NUMBERS.first


def answers(form: SelfEvaluation) -> dict[str, str | int | float]:
    """The cells of a workbook sent out after ``form``, with everything in them that the form says."""
    rows = Rows(len(form.funds), len(form.indicators))
    cells: dict[str, str | int | float] = {}

    def put(cell: str, value: object) -> None:
        if value is not None:
            cells[cell] = value if isinstance(value, str) else float(str(value))

    for number, fund in enumerate(form.funds, start=at.TOTAL_FUND):
        put(f"D{number}", fund.original_budget.value)
        put(f"E{number}", fund.revised_budget.value)
        put(f"F{number}", fund.actual_expenditure.value)
    assert form.total_fund is not None
    put(f"G{at.TOTAL_FUND}", form.total_fund.max_points.value)
    put(f"I{at.TOTAL_FUND}", form.total_fund.claimed_points.value)
    put(f"F{rows.goal}", form.annual_goal.achieved.value)
    for number, row in enumerate(form.indicators, start=rows.first):
        put(f"F{number}", row.actual.value)
        put(f"H{number}", row.claimed_points.value)
        put(f"I{number}", row.deviation_note.value)
    put(f"G{rows.total}", form.total.max_points.value)
    put(f"H{rows.total}", form.total.claimed_points.value)
    return cells


def what_it_says(form: SelfEvaluation) -> dict[str, object]:
    """Everything the layout 通用 has room for. The execution rate is the sheet's own."""
    funds = [
        (fund.source, fund.original_budget, fund.revised_budget, fund.actual_expenditure, fund.max_points)
        for fund in form.funds
    ]
    return {
        "head": (form.project, form.competent_department, form.implementing_unit, form.fiscal_year, form.amount_unit),
        "funds": funds,
        "execution": form.total_fund and form.total_fund.claimed_points,
        "goal": form.annual_goal,
        "indicators": form.indicators,
        "total": form.total,
        "remarks": form.remarks,
    }


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    books = {str(number): filled(template(declaration=form), answers(form)) for number, form in enumerate(REAL)}
    return saved(books, tmp_path_factory.mktemp("returned"))


@pytest.mark.parametrize("number", range(len(REAL)), ids=[form.project.value or "无名" for form in REAL])
def test_a_filled_in_workbook_is_the_same_form_again(number: int) -> None:
    form = REAL[number]
    (reading,) = read(filled(template(declaration=form), answers(form)), file="表.xlsx")
    assert isinstance(reading.form, SelfEvaluation)
    assert what_it_says(reading.form) == what_it_says(form)


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("number", range(len(REAL)), ids=[form.project.value or "无名" for form in REAL])
def test_a_workbook_computed_and_saved_by_libreoffice_is_the_same_form_again(
    by_libreoffice: Mapping[str, bytes], number: int
) -> None:
    (reading,) = read(by_libreoffice[str(number)], file="表.xlsx")
    assert isinstance(reading.form, SelfEvaluation)
    assert what_it_says(reading.form) == what_it_says(REAL[number])
    assert (reading.doubts, reading.left_over) == ((), ())


@pytest.mark.needs("libreoffice")
def test_a_workbook_saved_by_libreoffice_has_every_row_by_its_id(by_libreoffice: Mapping[str, bytes]) -> None:
    for number, form in enumerate(REAL):
        (found,) = compare_with_template(template(declaration=form), by_libreoffice[str(number)])
        assert [row.how for row in found.rows] == [How.ID] * len(form.indicators)
        assert found.is_as_sent


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_workbook_saved_as_another_kind_is_still_the_same_form_with_its_ids(suffix: str, tmp_path: Path) -> None:
    content = saved({"表": filled(template(declaration=SKILLED), answers(SKILLED))}, tmp_path, suffix)["表"]
    (found,) = compare_with_template(template(declaration=SKILLED), content, returned_file=f"表.{suffix}")
    assert isinstance(found.reading.form, SelfEvaluation)
    assert what_it_says(found.reading.form) == what_it_says(SKILLED)
    assert found.reading.left_over == ()
    assert found.is_as_sent
    assert {row.how for row in found.rows} == {How.ID}


def returned(cells: Cells, sent: bytes | None = None) -> bytes:
    return filled(template(declaration=SKILLED) if sent is None else sent, cells)


def test_a_row_that_was_locked_and_came_back_otherwise_is_named_with_its_cell() -> None:
    content = returned({f"E{FIRST}": "50%", f"C{at.PROJECT}": "别的项目"})
    (found,) = compare_with_template(template(declaration=SKILLED), content)
    assert not found.is_as_sent
    (changed,) = found.rows[0].changed
    assert (changed.field, changed.sent, changed.returned, changed.cell) == (
        "target",
        "100%",
        "50%",
        f"自评表!E{FIRST}",
    )
    assert [(one.field, one.returned) for one in found.changed] == [("project", "别的项目")]
    assert not any(row.changed for row in found.rows[1:])


def test_what_a_unit_is_asked_to_fill_in_is_no_change() -> None:
    (found,) = compare_with_template(template(declaration=SKILLED), returned(answers(SKILLED)))
    assert found.is_as_sent


def test_a_row_emptied_is_missing_and_the_others_keep_their_ids() -> None:
    sheet_rows = {f"{column}{FIRST + 1}": "" for column in "BCDEFGHI"}
    (found,) = compare_with_template(template(declaration=SKILLED), returned(sheet_rows))
    assert [row.how for row in found.rows] == [How.ID, How.MISSING, *[How.ID] * 8]
    assert found.rows[1].name == SKILLED.indicators[1].name.value


def test_rows_in_another_order_are_known_by_their_ids() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(declaration=SKILLED)))
    sheet = book[at.FORM]
    for column in ("B", "C", "D", "E", "G", at.ID, at.LOCKED):
        one, other = sheet[f"{column}{FIRST}"], sheet[f"{column}{FIRST + 4}"]
        one.value, other.value = other.value, one.value
    out = io.BytesIO()
    book.save(out)
    (found,) = compare_with_template(template(declaration=SKILLED), out.getvalue())
    assert [row.returned for row in found.rows] == [4, 1, 2, 3, 0, 5, 6, 7, 8, 9]
    assert found.is_as_sent


def test_a_file_without_ids_is_matched_by_category_and_name() -> None:
    word = (EXAMPLES / "技师工作室奖励.docx").read_bytes()
    (found,) = compare_with_template(template(declaration=SKILLED), word, returned_file="表.docx")
    assert {row.how for row in found.rows} == {How.PATH}
    assert found.is_as_sent


def without_ids(content: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in book[at.FORM][at.ID][1:]:
        cell.value = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_name_alone_matches_nothing() -> None:
    moved = without_ids(returned({f"C{FIRST}": "质量指标"}))  # was 数量指标
    (found,) = compare_with_template(template(declaration=SKILLED), moved)
    assert found.rows[0].how is How.MISSING
    assert [row.name for row in found.rows if row.how is How.ADDED] == [SKILLED.indicators[0].name.value]


def test_of_several_rows_with_the_same_path_none_is_matched_when_one_is_gone() -> None:
    cells = {f"B{FIRST + 1}": "产出指标", f"C{FIRST + 1}": "数量指标", f"D{FIRST + 1}": "技师补贴应尽应补率"}
    twice = filled(template(last_year=SKILLED), cells)
    sent = without_ids(twice)
    (kept,) = compare_with_template(sent, sent)
    assert [row.how for row in kept.rows[:2]] == [How.PATH, How.PATH]
    gone = filled(sent, {f"{column}{FIRST}": "" for column in "BCDG"})
    (found,) = compare_with_template(sent, gone)
    assert [row.how for row in found.rows[:2]] == [How.MISSING, How.MISSING]


def test_a_row_copied_with_its_id_is_matched_once_and_the_copy_is_an_addition() -> None:
    sheet = sheet_of(template(last_year=SKILLED))
    spare = FIRST + len(SKILLED.indicators)
    cells = {f"{column}{spare}": str(sheet[f"{column}{FIRST}"].value) for column in ("B", "C", at.ID)}
    (found,) = compare_with_template(
        template(last_year=SKILLED), filled(template(last_year=SKILLED), cells | {f"D{spare}": "抄来的一行"})
    )
    assert found.rows[0].how is How.PATH
    assert [row.name for row in found.rows if row.how is How.ADDED] == ["抄来的一行"]


def test_blank_rows_that_were_filled_in_are_neither_added_nor_missing() -> None:
    cells: Cells = {"B13": "产出指标", "C13": "数量指标", "D13": "培训人数", "E13": "≥40人", "G13": 100}
    (found,) = compare_with_template(template(), filled(template(), cells))
    assert [(row.how, row.name, row.sent, row.returned) for row in found.rows] == [(How.ID, "培训人数", None, 0)]
    assert found.is_as_sent


def test_columns_made_visible_and_a_sheet_renamed_change_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned(answers(SKILLED))))
    sheet = book[at.FORM]
    sheet.title = "我们单位"
    for dimension in sheet.column_dimensions.values():
        dimension.hidden = False
    out = io.BytesIO()
    book.save(out)
    (found,) = compare_with_template(template(declaration=SKILLED), out.getvalue())
    assert found.is_as_sent
    assert {row.how for row in found.rows} == {How.ID}
    assert found.reading.left_over == ()


def test_a_file_without_a_form_cannot_be_what_was_sent() -> None:
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.active["A1"] = "通讯录"  # type: ignore[index]  # a new workbook has one sheet
    book.save(out)
    with pytest.raises(ValueError, match="no form in what was sent out"):
        compare_with_template(out.getvalue(), template())
    assert compare_with_template(template(), out.getvalue()) == ()
