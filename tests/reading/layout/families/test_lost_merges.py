"""A form reads the same when its merges were lost, whether the covered cells were left blank or say it all again."""

import itertools

import msgspec
import pytest

from jiheng.form import SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Table
from jiheng.reading.layout import recognise
from tests.reading.layout.families.merged import NAMES, drawn, grid_of

WITH_MERGES = tuple(name for name in NAMES if name != "ministry-river")


def without_merges(grid: Grid, *, again: bool, down: bool, across: bool) -> Grid:
    """Give every cell of a merge a cell of its own, blank or with the text ``again``."""
    blocks = [_taken_apart(block, again, down, across) if isinstance(block, Table) else block for block in grid.blocks]
    return Grid(grid.file, tuple(blocks))


def _taken_apart(table: Table, again: bool, down: bool, across: bool) -> Table:  # noqa: FBT001 - see above
    cells = [
        Cell(
            cell.row + below,
            cell.column + beside,
            cell.text if again or below == beside == 0 else "",
            1 if down else cell.row_span,
            1 if across else cell.column_span,
        )
        for cell in table.cells
        for below, beside in itertools.product(
            range(cell.row_span if down else 1), range(cell.column_span if across else 1)
        )
    ]
    return msgspec.structs.replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


@pytest.mark.parametrize("name", WITH_MERGES)
@pytest.mark.parametrize("down", [True, False], ids=["down", "not down"])
@pytest.mark.parametrize("across", [True, False], ids=["across", "not across"])
@pytest.mark.parametrize("again", [True, False], ids=["said again", "left blank"])
def test_a_form_whose_merges_were_lost_says_the_same(name: str, again: bool, down: bool, across: bool) -> None:  # noqa: FBT001 - parameters of the test
    (whole,) = recognise(grid_of(drawn(name)))
    (found,) = recognise(without_merges(grid_of(drawn(name)), again=again, down=down, across=across))
    assert isinstance(found.form, SelfEvaluation)
    assert found.form == whole.form
    assert all(doubt.settled for doubt in found.doubts)


def test_neighbours_that_say_the_same_stay_two_cells_where_heads_begin_between_them() -> None:
    grid = without_merges(grid_of(drawn("yunnan-villages")), again=True, down=True, across=True)
    (found,) = recognise(grid)
    form = found.form
    assert isinstance(form, SelfEvaluation)
    assert form.annual_goal.expected == form.annual_goal.achieved
    assert [str(row.claimed_points.value) for row in form.indicators] == ["50", "30", "10"]
    assert [str(fund.revised_budget.value) for fund in form.funds] == ["8.00", "8.00"]


def test_neighbours_that_say_the_same_are_let_be_where_no_label_is_said_twice() -> None:
    drawing = drawn("ministry-canteen").replace("减轻 | 减轻 | 30 | 28", "减轻 | 减轻 | 30 | 30")
    (found,) = recognise(grid_of(drawing))
    row = found.form.indicators[3]
    assert (row.target.value, row.actual.value, str(row.claimed_points.value)) == ("减轻", "减轻", "30")
