"""Papers before they are files: tables that are whole, texts that can be seen, room that is enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.pictures import size_of
from jiheng.exporting.papers.shapes import Cell, CellLook, Table
from jiheng.exporting.papers.texts import height_in_lines, plain
from tests.exporting.papers import sampling
from tests.exporting.papers.sampling import ministry_table, png


@given(sampling.tables(st.just("")))
def test_every_place_of_a_whole_table_is_covered_by_the_cell_that_stands_there(table: Table) -> None:
    covers = table.covers()
    assert len(covers) == table.rows * len(table.widths)
    assert all(
        cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns
        for (row, column), cell in covers.items()
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((Cell(0, 0),), r"not covered, or no place of the table: \[\(0, 1\)\]"),
        ((Cell(0, 0, columns=3),), r"not covered, or no place of the table: \[\(0, 2\)\]"),
        ((Cell(0, 0, columns=2), Cell(0, 1)), "two cells cover row 0, column 1"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(cells: tuple[Cell, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Table((1, 1), cells).covers()


def test_rows_of_heads_are_those_of_labels_alone_above_other_rows() -> None:
    assert ministry_table().headings() == {2, 7, 9}
    assert Table((1,), (Cell(0, 0, "末", CellLook.LABEL),)).headings() == frozenset()
    assert Table((1,), ()).rows == 0


def test_rows_are_repeated_only_where_no_cell_reaches_out_of_them() -> None:
    own = (Cell(0, 0), Cell(0, 1, rows=2), Cell(1, 0), Cell(2, 0, columns=2))
    assert [Table((1, 1), own, rows).repeated_rows for rows in range(5)] == [0, 0, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("绩效\r\n指标\r值\x0b甲\x85乙\u2028丙", "绩效\n指标\n值\n甲\n乙\n丙"),
        ("甲\t乙", "甲 乙"),
        ("甲\x00\x1b[31m乙\x7f", "甲[31m乙"),
        ("甲\u202e乙\u2066\u200b\ufeff\u00ad", "甲乙"),
        ("\ud800甲\ufffe\uffff\ufdd0\U0010ffff", "甲"),
        ("\U000e0041\U000e007f甲", "甲"),
        ("　甲\u00a0乙\ue000𠮷é", "　甲\u00a0乙\ue000𠮷é"),
    ],
)
def test_of_a_text_is_left_what_can_be_seen(text: str, seen: str) -> None:
    assert plain(text) == seen


@given(st.text())
def test_what_is_left_of_a_text_is_left_again_and_fits_into_a_file(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert "\r" not in plain(text).encode().decode()


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [("", 100, 1), ("好" * 10, 105, 1), ("好" * 11, 105, 2), ("1" * 20, 105, 1), ("一\n\n二", 105, 3), ("好好", 1, 2)],
)
def test_the_lines_of_a_text_are_counted_by_what_fits_on_one(text: str, room: float, lines: int) -> None:
    assert height_in_lines(text, room, looks.WU_HAO) == lines


def test_letters_are_smaller_where_there_are_many_columns() -> None:
    assert looks.cell_size(Table((1,) * 7, ())) == 10.5
    assert looks.cell_size(Table((1,) * 8, ())) == 9


def test_a_picture_knows_its_size() -> None:
    assert size_of(png(40, 20)) == (40, 20)
    with pytest.raises(ValueError, match="not a PNG picture"):
        size_of(png()[:20])
