"""Rows are closer together where that saves a page, and no closer than that takes."""

import pytest

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.fitting import fitted
from jiheng.exporting.papers.heights import heights_on
from jiheng.exporting.papers.shapes import Air, Cell, Line, LineLook, NewPage, Paper, Table

PAGE = 225 * 72 / 25.4
ROW = 10.5 * 1.3
"""What a row of one line is high in 五号, without what is free around it."""


def table(rows: int, **other: object) -> Table:
    return Table((1,), tuple(Cell(row, 0, "甲") for row in range(rows)), **other)  # type: ignore[arg-type]  # its fields


def airs(paper: Paper) -> list[Air]:
    return [block.air for block in paper.blocks if isinstance(block, Table)]


def rows_on_a_page(free: float) -> int:
    """How many rows a page holds, of which each has so much free around it, and a rule."""
    return int((PAGE - looks.RULE) / (round(ROW, 1) + free + looks.RULE))


@pytest.mark.parametrize(
    ("rows", "air"),
    [
        (rows_on_a_page(6), Air.FULL),
        (rows_on_a_page(6) + 1, Air.LESS),
        (rows_on_a_page(4), Air.LESS),
        (rows_on_a_page(4) + 1, Air.LEAST),
        (rows_on_a_page(2), Air.LEAST),
        (rows_on_a_page(2) + 1, Air.FULL),  # two pages, however close they are
    ],
)
def test_rows_are_as_far_apart_as_there_is_room_for(rows: int, air: Air) -> None:
    assert airs(fitted(Paper("表", (table(rows),)))) == [air]


def test_a_title_takes_room_as_well() -> None:
    full = rows_on_a_page(6)
    title = Line("项目支出绩效自评表", LineLook.TITLE)
    assert airs(fitted(Paper("表", (title, table(full - 1))))) == [Air.LESS]
    assert airs(fitted(Paper("表", (title, table(full - 2))))) == [Air.FULL]  # 39 points are two rows


def test_what_comes_first_is_kept_on_one_page_though_the_rest_needs_another() -> None:
    form, annex = table(rows_on_a_page(4)), table(20)
    assert airs(fitted(Paper("表", (form, annex)), 1)) == [Air.LESS, Air.LESS]
    assert airs(fitted(Paper("表", (form, annex)))) == [Air.FULL, Air.FULL]


def test_each_section_counts_its_own_pages() -> None:
    paper = Paper("表", (table(10), NewPage("乙", is_wide=True), table(10)))
    assert airs(fitted(paper)) == [Air.FULL, Air.FULL]


def test_room_that_is_only_pleasant_is_given_up_first_and_room_to_write_in_never() -> None:
    own = table(2, least_heights=((0, 2),), ample_heights=((0, 4), (1, 3)))
    assert own.lines_of_rows == {0: 4, 1: 3}
    close = table(2, least_heights=((0, 2),), ample_heights=((0, 4), (1, 3)), air=Air.LEAST)
    assert close.lines_of_rows == {0: 2}
    assert heights_on(close, looks.UPRIGHT) == pytest.approx([2 * 13.7 + 2, 13.7 + 2], abs=0.11)
