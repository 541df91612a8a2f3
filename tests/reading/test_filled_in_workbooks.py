"""Workbooks of ours that were filled in: what stands beside their form is no part of it."""

from jiheng.reading.grid import Cell, Table
from jiheng.reading.workbooks.filled_in import END, columns_of_form, mark, without_ours

FORM = (Cell(0, 0, "项目支出绩效自评表"), Cell(1, 2, "得分"))
BESIDE = Cell(1, 3, "测算分")


def test_columns_behind_the_form_are_cut_away_and_kept_as_hidden() -> None:
    table = Table((*FORM, BESIDE), hidden_cells=(Cell(0, 5, mark(3)), Cell(2, 5, "jh-1")))
    found = without_ours(table)
    assert found.cells == FORM
    assert found.hidden_cells == (Cell(0, 5, mark(3)), BESIDE, Cell(2, 5, "jh-1"))


def test_the_mark_counts_where_somebody_made_it_visible() -> None:
    found = without_ours(Table((*FORM[:1], Cell(0, 5, mark(3)), *FORM[1:], BESIDE)))
    assert found.cells == FORM


def test_the_end_of_the_form_goes_before_the_number_of_its_columns_for_it_moves_along() -> None:
    wider = Cell(1, 3, "备注")
    table = Table(
        (*FORM[:1], Cell(0, 4, END), FORM[1], wider, Cell(1, 5, "测算分")), hidden_cells=(Cell(0, 6, mark(3)),)
    )
    assert columns_of_form(table) == 4
    assert without_ours(table).cells == (*FORM, wider)


def test_instructions_have_no_column_of_a_form() -> None:
    assert without_ours(Table((Cell(0, 0, "填写说明"),), hidden_cells=(Cell(0, 4, mark(0)),))).cells == ()


def test_any_other_sheet_is_left_as_it_is() -> None:
    for table in (
        Table((*FORM, BESIDE)),
        Table((*FORM, BESIDE), hidden_cells=(Cell(3, 5, mark(3)),)),  # not in the first row
        Table((*FORM, BESIDE), hidden_cells=(Cell(0, 5, f"见{mark(3)}"),)),  # in the midst of other words
    ):
        assert without_ours(table) is table
