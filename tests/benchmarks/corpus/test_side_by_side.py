"""Readers of others are compared fairly: by cells with place, size and text, on the very same files."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import peers, side_by_side
from benchmarks.corpus.making import draw, specimens
from benchmarks.corpus.measuring import measure
from benchmarks.corpus.rectangles import (
    Rectangle,
    Share,
    as_ruled,
    is_same,
    joined,
    of_lines,
    of_markdown,
    of_page,
    share,
)
from benchmarks.corpus.tables import GOALS, accuracy_of, table

_CELLS = [Rectangle(1, 0, 0, 1, 2, "项目名称"), Rectangle(1, 1, 0, 2, 1, "98.86%"), Rectangle(1, 1, 1, 1, 1, "10")]


def test_a_cell_counts_whole_when_its_size_is_right_placed_without_and_said_wherever_it_stands() -> None:
    found = [
        Rectangle(1, 0, 0, 1, 2, "项目 名称"),
        Rectangle(1, 1, 0, 1, 1, "0.9886"),
        Rectangle(1, 7, 7, 1, 1, "10"),
    ]
    assert share(_CELLS, found) == Share(cells=3, whole=1, placed=2, said=3)
    assert share(_CELLS, []) == Share(cells=3, whole=0, placed=0, said=0)


@pytest.mark.parametrize(
    ("wanted", "read", "same"),
    [("1,200.50", "1200.5", True), ("98.86%", "0.9886", True), ("98.86%", "98.86", False), ("合格", "1", False)],
)
def test_a_stored_number_is_as_good_as_the_printed_one(wanted: str, read: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert is_same(wanted, read) is same


def test_cells_of_a_page_stand_where_its_spans_put_them() -> None:
    page = "<table><tr><th rowspan=2>甲</th><td colspan='2'>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    assert of_page(page) == [
        Rectangle(1, 0, 0, 2, 1, "甲"),
        Rectangle(1, 0, 1, 1, 2, "乙"),
        Rectangle(1, 1, 1, 1, 1, "丙"),
        Rectangle(1, 1, 2, 1, 1, "丁"),
    ]


def test_a_table_of_markdown_ends_where_its_bars_end_and_has_no_merges() -> None:
    text = "标题\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 |  |\n\n| 丙 |"
    assert of_markdown(text) == [
        Rectangle(1, 0, 0, 1, 1, "甲"),
        Rectangle(1, 0, 1, 1, 1, "乙"),
        Rectangle(1, 1, 0, 1, 1, "1"),
        Rectangle(1, 1, 1, 1, 1, ""),
        Rectangle(2, 0, 0, 1, 1, "丙"),
    ]


def test_boxes_on_a_page_are_cells_between_its_lines_even_where_these_are_a_little_off() -> None:
    boxes = [(0, 0, 50, 40, "甲"), (50.4, 0, 100, 20, "乙"), (50, 20.6, 100.3, 40, "丙")]
    assert list(of_lines(1, boxes)) == [
        Rectangle(1, 0, 0, 2, 1, "甲"),
        Rectangle(1, 0, 1, 1, 1, "乙"),
        Rectangle(1, 1, 1, 1, 1, "丙"),
    ]


def test_columns_that_no_line_ends_at_are_none_on_a_page() -> None:
    cells = [Rectangle(1, 0, 0, 1, 4, "甲"), Rectangle(1, 1, 0, 1, 3, "乙"), Rectangle(1, 1, 3, 1, 1, "丙")]
    assert as_ruled(cells) == [
        Rectangle(1, 0, 0, 1, 2, "甲"),
        Rectangle(1, 1, 0, 1, 1, "乙"),
        Rectangle(1, 1, 1, 1, 1, "丙"),
    ]


def test_tables_of_successive_pages_go_on_below_one_another() -> None:
    pages = [[Rectangle(1, 0, 0, 2, 1, "甲")], [Rectangle(1, 0, 0, 1, 1, "乙")]]
    assert joined(pages) == [Rectangle(1, 0, 0, 2, 1, "甲"), Rectangle(1, 2, 0, 1, 1, "乙")]


def test_all_readers_at_hand_read_the_same_files_and_each_gets_a_line(tmp_path: Path) -> None:
    assert side_by_side.make(tmp_path, 1, 2, ("docx", "xlsx")) == 4
    lines = list(side_by_side.lines(tmp_path, tmp_path / "nowhere"))
    assert [line.split("|")[1].split()[0] for line in lines if line.startswith("| ") and "读表程序" not in line] == [
        *("---", "**jiheng**", "python-docx"),
        *("---", "**jiheng**", "openpyxl", "python-calamine"),
    ]
    ours = [line for line in lines if "**jiheng**" in line]
    assert all("| 100.00% | 100.00% | 100.00% |" in line and "| 1.0× |" in line for line in ours)


@pytest.mark.parametrize("module", ["benchmarks.corpus.peers", "benchmarks.beside_pdfplumber"])
def test_what_runs_among_the_peers_needs_nothing_that_only_development_has(module: str) -> None:
    absent = "pylopdf_fonts_zh_cn", "pytest", "typst", "xlwt"
    code = f"import sys; sys.modules.update(dict.fromkeys({absent})); import {module}"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=side_by_side.ENVIRONMENT.parents[1])  # noqa: S603 - our own words


def test_a_reader_that_raises_is_counted_as_having_found_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    side_by_side.make(tmp_path, 1, 1, ("xlsx",))
    (tmp_path / "ministry-0000.xlsx").write_bytes(b"nothing of the kind")
    assert peers.main([str(tmp_path), "openpyxl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert '"failed":"BadZipFile' in line
    assert '"placed":0' in line


def test_the_tables_mark_families_that_serve_for_measuring_alone() -> None:
    measured = [one for specimen in specimens([draw(1, "yunnan", 0)], 0, ["docx"]) for one in measure(specimen)]
    assert any(line.startswith("| yunnan * |") for line in table(measured, "family"))


def test_accuracy_is_measured_in_all_types_and_held_against_its_goals() -> None:
    result = accuracy_of(1, families=("ministry",), types=("docx", "tabs"))
    assert [goal.what for goal in result.goals] == [
        *("读准率：.docx", "错而未存疑：.docx"),
        *("读准率：文本，制表符分列", "错而未存疑：文本，制表符分列"),
    ]
    assert [goal.bound for goal in result.goals] == [GOALS["docx"], 0.1, GOALS["tabs"], 0.1]
    assert any(line.startswith("| ministry |") for line in result.lines)
