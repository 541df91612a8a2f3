"""Tables from ruling lines: whatever grid is drawn comes back, however it is drawn."""

from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.reading import limits
from jiheng.reading.grid import Unreadable
from jiheng.reading.ruled import Box, RuledTable, Segment, ruled_tables

TOLERANCE = 3.0
Merge = tuple[int, int, int, int]


def drawn(columns: list[float], rows: list[float], merges: list[Merge]) -> tuple[list[Segment], list[Segment]]:
    """Draw every cell's own four borders, as spreadsheets do; each inner border is thus drawn twice."""
    across, down = [], []
    for row, column, row_span, column_span in merges:
        left, right = columns[column], columns[column + column_span]
        top, bottom = rows[row], rows[row + row_span]
        across += [Segment(top, left, right), Segment(bottom, left, right)]
        down += [Segment(left, top, bottom), Segment(right, top, bottom)]
    return across, down


def spans(table: RuledTable) -> list[Merge]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[float], list[float], list[Merge]]:
    """Random grids whose fields are at least 12 wide and high, each edge bounding some cell, with random merges."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    columns = [50.0]
    for _ in range(width):
        columns.append(columns[-1] + draw(st.integers(12, 90)))
    rows = [40.0]
    for _ in range(height):
        rows.append(rows[-1] + draw(st.integers(12, 50)))
    taken: set[tuple[int, int]] = set()
    cells: list[Merge] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            column_span = draw(st.integers(1, 3))
            row_span = draw(st.integers(1, 3))
            fields = {(r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)}
            if fields & taken or any(r >= height or c >= width for r, c in fields):
                fields, row_span, column_span = {(row, column)}, 1, 1
            taken |= fields
            cells.append((row, column, row_span, column_span))
    # an edge at which no cell begins cannot be seen: such a grid is drawn with one field less
    seen_columns = sorted({column for _, column, _, _ in cells})
    seen_rows = sorted({row for row, _, _, _ in cells})
    ends_columns, ends_rows = [*seen_columns, width], [*seen_rows, height]
    shown = [
        (
            ends_rows.index(row),
            ends_columns.index(column),
            ends_rows.index(row + row_span) - ends_rows.index(row),
            ends_columns.index(column + column_span) - ends_columns.index(column),
        )
        for row, column, row_span, column_span in cells
    ]
    return [columns[at] for at in ends_columns], [rows[at] for at in ends_rows], shown


@given(grids())
def test_a_drawn_grid_comes_back_with_its_merges(grid: tuple[list[float], list[float], list[Merge]]) -> None:
    columns, rows, cells = grid
    (table,) = ruled_tables(*drawn(columns, rows, cells), tolerance=TOLERANCE)
    assert spans(table) == cells
    assert list(table.columns) == pytest.approx(columns)
    assert list(table.rows) == pytest.approx(rows)


@given(grids(), st.randoms(use_true_random=False))
def test_shaken_and_broken_lines_make_the_same_grid(
    grid: tuple[list[float], list[float], list[Merge]], chance: Random
) -> None:
    columns, rows, cells = grid

    def shaken(lines: list[Segment]) -> list[Segment]:
        """Move each stroke and both of its ends by up to 0.7 and break it by a gap of 1.5."""
        broken = []
        for line in lines:
            at = line.at + chance.uniform(-0.7, 0.7)
            start, end = line.start + chance.uniform(-0.7, 0.7), line.end + chance.uniform(-0.7, 0.7)
            gap = chance.uniform(start + 3, end - 4.5)
            broken += [Segment(at, start, gap), Segment(at + chance.uniform(-0.1, 0.1), gap + 1.5, end)]
        chance.shuffle(broken)
        return broken

    across, down = drawn(columns, rows, cells)
    (table,) = ruled_tables(shaken(across), shaken(down), tolerance=TOLERANCE)
    assert spans(table) == cells
    assert list(table.columns) == pytest.approx(columns, abs=1)
    assert list(table.rows) == pytest.approx(rows, abs=1)


PLAIN = [(row, column, 1, 1) for row in range(3) for column in range(3)]
EDGES = [0.0, 30.0, 60.0, 90.0]


def test_double_rulings_are_one_border() -> None:
    across, down = drawn(EDGES, EDGES, PLAIN)
    across += [Segment(2, -2, 92), Segment(92, -2, 92)]
    down += [Segment(-2, -2, 92), Segment(92, -2, 92)]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == PLAIN


def test_a_table_without_outer_left_and_right_borders_keeps_its_outer_columns() -> None:
    across = [Segment(at, 0, 90) for at in EDGES]
    down = [Segment(at, 0, 90) for at in (30.0, 60.0)]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == PLAIN
    assert table.box == Box(0, 0, 90, 90)


def test_an_open_table_keeps_its_rows_of_one_cell() -> None:
    """Rows 1 and 2 are one cell each, so the line between them meets no line down."""
    across = [Segment(at, 0, 90) for at in (0.0, 30.0, 60.0, 90.0, 120.0)]
    down = [Segment(45, 0, 30), Segment(45, 90, 120)]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2), (2, 0, 1, 2), (3, 0, 1, 1), (3, 1, 1, 1)]


def test_two_open_tables_with_nothing_between_stay_two() -> None:
    across = [Segment(at, 0, 90) for at in (0.0, 30.0, 200.0, 230.0)]
    down = [Segment(45, 0, 30), Segment(45, 200, 230)]
    assert [table.box.top for table in ruled_tables(across, down, tolerance=TOLERANCE)] == [0, 200]


def test_an_open_table_takes_no_table_of_another_width() -> None:
    across = [Segment(at, 0, 90) for at in (0.0, 30.0)] + [Segment(at, 0, 200) for at in (60.0, 90.0)]
    down = [Segment(45, 0, 30), Segment(45, 60, 90)]
    assert [len(table.cells) for table in ruled_tables(across, down, tolerance=TOLERANCE)] == [2, 2]


def test_a_table_without_an_upper_line_keeps_its_first_row() -> None:
    across = [Segment(at, 0, 90) for at in EDGES[1:]]
    down = [Segment(at, 0, 90) for at in EDGES]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == PLAIN


def test_a_corner_that_no_line_encloses_is_no_cell() -> None:
    """A narrow title box stands on a wide table, in two steps: what is right of it is outside."""
    cells = [(0, 0, 1, 1), (1, 0, 1, 2), (2, 0, 1, 3)]
    (table,) = ruled_tables(*drawn(EDGES, EDGES, cells), tolerance=TOLERANCE)
    assert spans(table) == cells


def test_a_crooked_cell_is_read_as_rectangles_that_cover_it() -> None:
    across, down = drawn([0, 30, 60], [0, 30, 60], [(1, 1, 1, 1)])
    across += [Segment(0, 0, 60), Segment(60, 0, 60)]
    down += [Segment(0, 0, 60), Segment(60, 0, 60)]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_crooked_cell_around_three_sides_is_covered_too() -> None:
    across, down = drawn([0, 90], [0, 90], [(0, 0, 1, 1)])
    inner = drawn([30, 60], [0, 60], [(0, 0, 1, 1)])
    (table,) = ruled_tables([*across, *inner[0]], [*down, *inner[1]], tolerance=TOLERANCE)
    assert spans(table) == [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 2, 1), (1, 1, 1, 1)]


def test_underlined_words_make_no_rows() -> None:
    """One underline stands free in its cell, one begins at the border and ends within the cell."""
    across, down = drawn(EDGES, EDGES, PLAIN)
    across += [Segment(15, 5, 25), Segment(45, 0, 24)]
    (table,) = ruled_tables(across, down, tolerance=TOLERANCE)
    assert spans(table) == PLAIN


def test_lines_that_cross_without_enclosing_make_no_table() -> None:
    assert ruled_tables([Segment(50, 0, 100)], [Segment(50, 0, 100)], tolerance=TOLERANCE) == []
    assert ruled_tables([Segment(0, 0, 100), Segment(50, 0, 100)], [], tolerance=TOLERANCE) == []
    assert ruled_tables([], [Segment(0, 0, 100), Segment(50, 0, 100)], tolerance=TOLERANCE) == []
    assert ruled_tables([], [], tolerance=TOLERANCE) == []


def test_a_point_is_no_line() -> None:
    assert ruled_tables([Segment(5, 3, 3)], [Segment(3, 5, 5)], tolerance=TOLERANCE) == []


def test_several_tables_of_a_page_come_from_top_to_bottom_and_left_to_right() -> None:
    places = [(200.0, 0.0), (0.0, 0.0), (0.0, 200.0)]
    across, down = [], []
    for left, top in places:
        own = drawn([left + at for at in EDGES], [top + at for at in EDGES], PLAIN)
        across += own[0]
        down += own[1]
    tables = ruled_tables(across, down, tolerance=TOLERANCE)
    assert [(table.box.left, table.box.top) for table in tables] == [(0, 0), (200, 0), (0, 200)]
    assert all(spans(table) == PLAIN for table in tables)


def test_a_table_inside_a_frame_is_one_of_its_own() -> None:
    across, down = drawn([-20, 110], [-20, 110], [(0, 0, 1, 1)])
    inner = drawn(EDGES, EDGES, PLAIN)
    frame, table = ruled_tables([*across, *inner[0]], [*down, *inner[1]], tolerance=TOLERANCE)
    assert spans(frame) == [(0, 0, 1, 1)]
    assert spans(table) == PLAIN


def test_a_wall_drawn_for_less_than_half_is_none() -> None:
    across, down = drawn([0, 60], [0, 30, 60], [(0, 0, 1, 1), (1, 0, 1, 1)])
    stub = [Segment(30, 0, 20), Segment(30, 0, 60)]
    stubs = [Segment(30, 0, 14), Segment(30, 30, 47)]
    assert spans(ruled_tables([*across, *stub], [*down, *stubs], tolerance=TOLERANCE)[0]) == [
        (0, 0, 1, 1),
        (1, 0, 1, 1),
    ]


def test_a_box_holds_its_inside_and_its_upper_left_border() -> None:
    box = Box(0, 0, 10, 10)
    assert box.holds(0, 0)
    assert box.holds(9.9, 5)
    assert not box.holds(10, 5)
    assert not box.holds(5, 10)


def test_more_lines_than_any_form_has_are_refused() -> None:
    edges = [float(at) for at in range(0, 400, 10)]
    across, down = [Segment(at, 0, 390) for at in edges], [Segment(at, 0, 390) for at in edges]
    with patch.object(limits, "MAX_RULED_FIELDS", 39 * 39):
        assert len(ruled_tables(across, down, tolerance=TOLERANCE)[0].cells) == 39 * 39
    with patch.object(limits, "MAX_RULED_FIELDS", 39 * 39 - 1), pytest.raises(Unreadable, match="格线"):
        ruled_tables(across, down, tolerance=TOLERANCE)


def test_a_line_of_very_many_dashes_takes_no_longer_than_its_dashes() -> None:
    dashes = [Segment(0, 9.0 * at, 9.0 * at + 1) for at in range(100_000)]  # took minutes
    across, down = drawn([0, 30, 60], [100, 130], [(0, 0, 1, 1), (0, 1, 1, 1)])
    (table,) = ruled_tables([*dashes, *across], down, tolerance=TOLERANCE)
    assert spans(table) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_a_row_of_very_many_pieces_takes_no_longer_than_its_pieces() -> None:
    pieces = [Segment(at, 18.0 * number, 18.0 * number + 10) for at in (0, 30) for number in range(5_000)]
    down = [Segment(9.0 * number, 0, 30) for number in range(10_000)]  # each two of them with a piece above and below
    tables = ruled_tables(pieces, down, tolerance=TOLERANCE)
    assert len(tables) == 5_000
    assert {len(table.cells) for table in tables} == {1}


def test_lines_that_meet_more_often_than_any_form_has_are_refused() -> None:
    edges = [float(at) for at in range(0, 400, 10)]
    across, down = [Segment(at, 0, 390) for at in edges], [Segment(at, 0, 390) for at in edges]
    with patch.object(limits, "MAX_RULED_STEPS", 40 * 40 - 1), pytest.raises(Unreadable, match="步数超过上限"):
        ruled_tables(across, down, tolerance=TOLERANCE)


PIECES = st.lists(
    st.builds(lambda at, start, length: Segment(at, start, start + length), *[st.integers(0, 24)] * 3), max_size=8
)


@given(PIECES, PIECES)
@settings(max_examples=2_000)
def test_whatever_lines_lie_on_a_page_they_make_tables_or_none(across: list[Segment], down: list[Segment]) -> None:
    for table in ruled_tables(across, down, tolerance=TOLERANCE):
        assert len(table.columns) > 1
        assert len(table.rows) > 1
