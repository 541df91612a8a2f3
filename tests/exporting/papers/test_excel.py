"""Papers as workbooks: what a spreadsheet program finds in them, seen by another library than ours."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.exporting.papers import in_excel
from jiheng.exporting.papers.excel_figures import as_number
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, NewPage, Paper, Picture, Table
from jiheng.reading import read_bytes
from jiheng.reading.grid import OwnReport
from tests.exporting.papers.sampling import HOSTILE, cells, ministry_paper, ministry_table, png, to_grid, written


def opened(paper: Paper) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(in_excel.write, paper)))


def sheet(paper: Paper) -> Worksheet:
    found = opened(paper).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def one_row(*texts: str, look: CellLook = CellLook.TEXT) -> Table:
    return Table((1,) * len(texts), tuple(Cell(0, column, text, look) for column, text in enumerate(texts)))


@pytest.mark.parametrize("look", CellLook)
def test_no_text_is_ever_a_formula_or_an_error(look: CellLook) -> None:
    found = sheet(Paper("表", (Table((1,), tuple(Cell(row, 0, text, look) for row, text in enumerate(HOSTILE))),)))
    kinds = [cell.data_type for (cell,) in found.iter_rows()]
    assert kinds == ["n" if look is CellLook.FIGURE and as_number(text) else "s" for text in HOSTILE]
    assert [str(cell.value).strip() for (cell,) in found.iter_rows() if cell.data_type == "s"] == [
        text for text, kind in zip(HOSTILE, kinds, strict=True) if kind == "s"
    ]


@pytest.mark.parametrize(
    ("text", "number", "shape"),
    [
        ("1,150.50", "1150.50", "#,##0.00"),
        ("0.00", "0.00", "0.00"),
        ("15", "15", "0"),
        ("-1,234", "-1234", "#,##0"),
        ("95.61%", "0.9561", "0.00%"),
        ("100%", "1.00", "0%"),
    ],
)
def test_a_figure_is_a_number_under_the_format_that_prints_it_so(text: str, number: str, shape: str) -> None:
    found = as_number(text)
    assert found is not None
    assert (f"{found[0]:f}", found[1]) == (number, shape)
    paper = Paper("表", (one_row(text, "金额", look=CellLook.FIGURE),))
    assert sheet(paper)["A1"].data_type == "n"
    assert cells(read_bytes(written(in_excel.write, paper), file="表.xlsx")) == cells(to_grid(paper))


@pytest.mark.parametrize(
    "text",
    ["007", "-0.00", "1,23", "12,345.", "１２", "1e5", "+1", "1 150.50", "1234567890123456", "0,123", "≥90%", "—"],
)
def test_what_would_be_printed_otherwise_stays_a_text(text: str) -> None:
    assert as_number(text) is None


def test_a_figure_without_room_stays_a_text_lest_it_is_shown_as_hashes() -> None:
    figures = ("1,150,500.00",) * 20
    assert {cell.data_type for cell in sheet(Paper("表", (one_row(*figures, look=CellLook.FIGURE),)))[1]} == {"s"}


@pytest.mark.parametrize(("is_wide", "turned"), [(False, "portrait"), (True, "landscape")])
def test_the_sheet_prints_on_a4_one_page_wide_with_its_heads_on_every_page(*, is_wide: bool, turned: str) -> None:
    found = sheet(ministry_paper(is_wide=is_wide, table=ministry_table(head_rows=2)))
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, turned)
    assert (found.page_setup.fitToWidth or 1, found.page_setup.fitToHeight or 1) == (1, 1)
    assert found.sheet_properties.pageSetUpPr is not None
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.print_title_rows == "$3:$4"
    assert found.oddFooter is not None
    assert found.oddFooter.center.text == "— &P —"


def test_columns_are_together_as_wide_as_the_text_of_the_page() -> None:
    found = sheet(ministry_paper())
    widths = sum(one.width * len(range(one.min or 0, (one.max or 0) + 1)) for one in found.column_dimensions.values())
    assert widths * 7 == pytest.approx(156 / 25.4 * 96, abs=1)  # a column is measured in figures 7 pixels wide


def test_a_passage_of_several_lines_has_no_more_room_than_a_program_needs_for_them() -> None:
    found = sheet(Paper("表", (Line("好" * 70), Line("好"))))
    # 27 characters of 16 points fit on a line; two blanks stand before the first.
    assert found.row_dimensions[1].height == pytest.approx(3 * 16 * 1.45, abs=1)
    assert found.row_dimensions[2].height == pytest.approx(28, abs=1)


def test_a_row_is_as_high_as_its_longest_text() -> None:
    short, long = "好" * 10, "好" * 200
    found = sheet(
        Paper(
            "表",
            (
                Table(
                    (1, 1),
                    (Cell(0, 0, short), Cell(0, 1, short), Cell(1, 0, long), Cell(1, 1)),
                ),
            ),
        )
    )
    lines = 200 / (78 / 25.4 * 72 / 10.5)
    assert found.row_dimensions[1].height == pytest.approx(10.5 * 1.45 + 6, abs=1)
    assert found.row_dimensions[2].height >= lines * 10.5 * 1.45


def test_a_text_higher_than_a_row_may_be_stands_on_several_rows_and_is_whole() -> None:
    paper = ministry_paper(table=ministry_table(goal="好" * 4000))
    found = sheet(paper)
    assert all(row.height is None or row.height <= 409 for row in found.row_dimensions.values())
    (goal,) = (one for one in found.merged_cells.ranges if found.cell(one.min_row, one.min_col).value == "好" * 4000)
    height = sum(found.row_dimensions[row].height for row in range(goal.min_row, goal.max_row + 1))
    assert height > 4000 / 25 * 9 * 1.45


def test_a_cell_over_several_rows_has_room_for_its_text() -> None:
    own = (Cell(0, 0, "好" * 300, rows=3), Cell(0, 1, "一"), Cell(1, 1, "二"), Cell(2, 1, "三"))
    found = sheet(Paper("表", (Table((1, 3), own),)))
    assert sum(row.height for row in found.row_dimensions.values()) > 300 / 11 * 10.5 * 1.45


def test_what_no_cell_can_hold_is_cut_and_says_so() -> None:
    found = sheet(Paper("表", (one_row("好" * 40_000, "𠮷" * 20_000),)))
    for cell in found[1]:
        assert str(cell.value).endswith("……（单元格容纳不下，以下从略）")
        assert len(str(cell.value).encode("utf-16-le")) // 2 <= 32_767


def test_cells_to_write_in_are_seen_and_take_figures_as_figures() -> None:
    own = (Cell(0, 0, "", CellLook.FIGURE, is_open=True), Cell(0, 1, "", CellLook.LONG, is_open=True), Cell(0, 2))
    figure, words, closed = sheet(Paper("表", (Table((1, 1, 1), own),)))[1]
    assert figure.fill.fgColor.rgb == words.fill.fgColor.rgb == "FFFFFBE6"
    assert closed.fill.fill_type is None
    assert (figure.number_format, words.number_format) == ("General", "@")


def test_a_sheet_little_higher_than_a_page_is_printed_on_one_and_a_longer_one_is_not_made_small() -> None:
    def rows(many: int) -> Paper:
        return Paper("表", (Table((1,), tuple(Cell(row, 0, "甲") for row in range(many))),))

    # A row is 10.5 × 1.45 points and 6 free ones high, a page 225 mm, so that 30 rows are one.
    assert [sheet(rows(many)).page_setup.fitToHeight for many in (20, 32)] == [None, None]
    assert sheet(rows(34)).page_setup.fitToHeight == 0


def test_a_new_page_is_a_new_sheet_whose_name_a_workbook_takes() -> None:
    one = Line("一")
    paper = Paper("总/表", (NewPage(), one, NewPage("[a]:*?'" + "长" * 40), one, NewPage("总-表"), one, NewPage(), one))
    assert opened(paper).sheetnames == ["总-表", "-a-----" + "长" * 24, "总-表 2", "总-表 3"]
    assert opened(Paper("", ())).sheetnames == ["表"]
    assert opened(Paper("表", (one, NewPage("空")))).sheetnames == ["表"]


def test_tables_of_different_columns_share_a_sheet_and_stay_what_they_are() -> None:
    paper = Paper("表", (one_row("甲", "乙"), one_row("丙", "丁", "戊")))
    (found,) = cells(read_bytes(written(in_excel.write, paper), file="表.xlsx"))
    assert found == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 1, 2, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 2, "丁"),
        (1, 3, 1, 1, "戊"),
    ]


def test_a_picture_is_in_the_sheet_and_pushes_down_what_follows() -> None:
    found = sheet(Paper("表", (Line("图", LineLook.TITLE), Picture(png(100, 50), "各项得分", 50), Line("下"))))
    assert len(found._images) == 1  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl shows them no other way
    (below,) = (row[0].row for row in found if str(row[0].value).strip() == "下")
    rows = range(2, int(str(below)))
    assert sum(found.row_dimensions[row].height for row in rows) == pytest.approx(39 / 25.4 * 72 + 12, abs=2)


def test_a_report_is_told_as_one() -> None:
    paper = Paper("意见", (Line("一"),), is_report=True)
    assert opened(paper).properties.title == "意见"
    with pytest.raises(OwnReport):
        read_bytes(written(in_excel.write, paper), file="意见.xlsx")
