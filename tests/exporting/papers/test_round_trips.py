"""What was put on paper is read again, from every kind of file, also after an office program saved it."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.exporting.papers import in_excel, in_pdf, in_word
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, Paper, Table
from jiheng.exporting.papers.texts import plain
from jiheng.reading import Paragraph, read_bytes, recognise
from tests.exporting.libreoffice import converted
from tests.exporting.papers import sampling
from tests.exporting.papers.sampling import HOSTILE, cells, ministry_paper, ministry_table, to_grid, written

Write = Callable[[Paper, BinaryIO], None]
WRITERS: dict[str, Write] = {"docx": in_word.write, "xlsx": in_excel.write, "pdf": in_pdf.write}
every_kind = pytest.mark.parametrize("kind", WRITERS)
LONG = ministry_table(sampling.INDICATORS * 6, sampling.GOAL * 5)
PAPERS = {
    "upright": ministry_paper(),
    "wide": ministry_paper(is_wide=True),
    "over several pages": ministry_paper(table=LONG),
    "with heads printed again": ministry_paper(table=ministry_table(sampling.INDICATORS * 6, sampling.GOAL * 12, 2)),
    "wide with heads printed again": ministry_paper(
        is_wide=True, table=ministry_table(sampling.INDICATORS * 3, sampling.GOAL * 10, 2)
    ),
    "with a goal longer than a page": ministry_paper(table=ministry_table(goal=sampling.GOAL * 40)),
}
shown_texts = st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: plain(text).strip())
any_text = st.one_of(shown_texts, st.sampled_from(HOSTILE))


def read_cells(kind: str, paper: Paper) -> list[list[tuple[int, int, int, int, str]]]:
    return cells(read_bytes(written(WRITERS[kind], paper), file=f"表.{kind}"))


@every_kind
@pytest.mark.parametrize("name", PAPERS)
def test_an_official_table_is_read_as_the_form_it_is(kind: str, name: str) -> None:
    paper = PAPERS[name]
    (expected,) = recognise(to_grid(paper))
    (found,) = recognise(read_bytes(written(WRITERS[kind], paper), file=f"表.{kind}"))
    assert found.form == expected.form


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_cell_stands_where_it_stood_with_its_merges(kind: str, name: str) -> None:
    if (kind, name) != ("pdf", "with a goal longer than a page"):  # whose row is cut, as it has to be
        assert read_cells(kind, PAPERS[name]) == cells(to_grid(PAPERS[name]))


def test_a_sheet_has_the_lines_above_and_below_the_table_as_rows_over_its_whole_width() -> None:
    (found,) = read_cells("xlsx", ministry_paper())
    (table,) = cells(to_grid(ministry_paper()))
    assert found[0] == (0, 0, 1, 10, "项目支出绩效自评表")
    assert found[1] == (1, 0, 1, 10, "（2020年度）")
    assert found[2:-1] == [(row + 2, *rest) for row, *rest in table]
    assert found[-1][1:] == (0, 1, 10, "注：得分一档最高不能超过该指标分值上限。")


@settings(max_examples=60)
@given(sampling.tables(any_text))
def test_any_table_is_the_same_when_it_is_read_from_a_document(table: Table) -> None:
    paper = Paper("表", (table,))
    assert read_cells("docx", paper) == cells(to_grid(paper))


@settings(max_examples=60)
@given(sampling.tables(any_text))
def test_any_table_is_the_same_when_it_is_read_from_a_workbook(table: Table) -> None:
    paper = Paper("表", (Line("绩效", LineLook.TITLE), table))
    (found,) = read_cells("xlsx", paper)
    below = [(row - 1, *place, text.strip()) for row, *place, text in found[1:]]
    assert [one for one in below if one[-1]] == [one for one in cells(to_grid(paper))[0] if one[-1]]


@settings(max_examples=40)
@given(sampling.tables(st.text("绩效指标目标值0123456789%≥", max_size=12)).filter(lambda table: len(table.cells) > 1))
def test_every_text_of_any_table_stands_in_one_cell_of_a_pdf(table: Table) -> None:
    (found,) = read_cells("pdf", Paper("表", (table,)))
    assert sorted(text.replace(" ", "") for *_, text in found if text) == sorted(
        cell.text for cell in table.cells if cell.text
    )


@every_kind
@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_program_may_take_for_more_is_a_text(kind: str, text: str) -> None:
    cells_of_it = (Cell(0, 0, text, CellLook.FIGURE), Cell(0, 1, text), Cell(1, 0, "甲"), Cell(1, 1, "乙"))
    paper = Paper(text, (Line(text, LineLook.TITLE), Table((1, 1), cells_of_it)), sheet="表")
    found = read_bytes(written(WRITERS[kind], paper), file=f"表.{kind}")
    texts = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    texts += [said for table in cells(found) for *_, said in table]
    assert [said.strip() for said in texts] == [text, text, text, "甲", "乙"]


@every_kind
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    assert written(WRITERS[kind], ministry_paper()) == written(WRITERS[kind], ministry_paper())


@every_kind
def test_what_cannot_be_seen_does_not_get_into_a_file(kind: str) -> None:
    unseen = "甲\u202e乙\u202c\u200b\x00\x07\ufeff丙\U000e0041"
    found = read_bytes(
        written(
            WRITERS[kind],
            Paper(
                "表",
                (
                    Table(
                        (1, 1),
                        (Cell(0, 0, unseen), Cell(0, 1, "一")),
                    ),
                ),
            ),
        ),
        file=f"表.{kind}",
    )
    assert cells(found)[0][0][-1] == "甲乙丙"


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_libreoffice_saved_is_the_same_form(kind: str, tmp_path: Path) -> None:
    rows = [(Cell(at, 0, text, CellLook.FIGURE), Cell(at, 1, text)) for at, text in enumerate(HOSTILE)]
    hostile = Paper("表", (Table((1, 2), tuple(cell for row in rows for cell in row)),))
    papers = {**PAPERS, "hostile": hostile}
    files = {f"{number}.{kind}": written(WRITERS[kind], paper) for number, paper in enumerate(papers.values())}
    saved = converted(files, kind, tmp_path / "office")
    for (name, content), paper in zip(files.items(), papers.values(), strict=True):
        ours, theirs = read_bytes(content, file=name), read_bytes(saved[name], file=name)
        assert cells(theirs) == cells(ours)
        assert [one.form for one in recognise(theirs)] == [one.form for one in recognise(to_grid(paper))]
