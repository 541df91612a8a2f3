"""Files and habits that once were read wrongly without a word, or frightened, found by trying odd ones."""

import struct
import zipfile
import zlib
from pathlib import Path

import msgspec
import pytest

import jiheng
from jiheng.form import Dimension, SelfEvaluation
from jiheng.pile import NotRead
from jiheng.reading import HowRead, Recognised, expand, read_bytes, recognise, verdict_of
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from tests.reading import making_opendocument
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, a_form, form_of, grid_of, read

ATTACHED = Path(__file__).parents[2] / "examples"


def said(found: Recognised) -> list[tuple[str, bool]]:
    return [(doubt.code, doubt.settled) for doubt in found.doubts]


def of(*forms: Recognised) -> list[SelfEvaluation]:
    assert all(isinstance(one.form, SelfEvaluation) for one in forms)
    return [one.form for one in forms if isinstance(one.form, SelfEvaluation)]


def in_two_tables(drawing: str, last_above: str, between: str) -> str:
    """Part a drawing behind a row, as a person does who presses Ctrl+Shift+Enter in a table and types a word."""
    above, found, below = drawing.partition(last_above)
    assert found
    return f"{above}{last_above}\n{between}\n{below}"


@pytest.mark.parametrize("word", ["（续表）", "续表", "续表1", "接上页", "（转下页）", "续上表"])
@pytest.mark.parametrize("row", ["| 10 | 95.00% | 9.5 |", "| 提升 | 30 | 30 |", "| 15 | 15 |\n"])
def test_a_word_that_says_that_a_table_goes_on_is_no_row_of_it(word: str, row: str) -> None:
    found = read(in_two_tables(a_form(), row, word))
    assert found.form == form_of(a_form())
    assert said(found) == []
    assert found.left_over == ()


@pytest.mark.parametrize("row", ["| 10 | 95.00% | 9.5 |", "| 提升 | 30 | 30 |"])
def test_another_line_between_two_parts_of_a_table_is_kept_aside_and_said(row: str) -> None:
    found = read(in_two_tables(a_form(), row, "以下各项由养护科填写"))
    assert found.form == form_of(a_form())
    assert "以下各项由养护科填写" in (*found.left_over, *(doubt.what[1:11] for doubt in found.doubts))


def test_a_blank_side_cell_at_the_head_of_a_further_table_goes_on_from_the_table_before() -> None:
    def cells(*rows: tuple[str, ...], covering: int) -> tuple[Cell, ...]:
        """Lay rows out; the first cell of the first row reaches over ``covering`` rows, which leave theirs out."""
        return tuple(
            Cell(number, column, text, covering if (number, column) == (0, 0) else 1)
            for number, row in enumerate(rows)
            for column, text in enumerate(row)
            if column or not 0 < number < covering
        )

    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    output = ("产出指标", "数量指标", "里程", "≥1公里", "1公里", "10", "10")
    above = Table(tuple(msgspec.structs.replace(one, row_span=1) for one in cells(heads, output, covering=1)))
    rest = [("", "", name, "100%", "100%", "10", "10") for name in ("合格率", "完好率")]
    below = Table(cells(*rest, covering=2), number=2)
    (form,) = of(*recognise(Grid("表.docx", (Paragraph("项目支出绩效自评表"), above, below))))
    assert [row.dimension.value for row in form.indicators] == [Dimension.OUTPUT] * 3


def abreast(left: str, right: str, gap: int) -> Grid:
    """Put two drawings side by side on one sheet, with so many blank columns between them."""
    tables = [
        grid_of(drawing.replace("表\n", "表 |\n").replace("度）\n", "度） |\n")).blocks for drawing in (left, right)
    ]
    (one,), (other,) = tables
    assert isinstance(one, Table)
    assert isinstance(other, Table)
    moved = tuple(msgspec.structs.replace(cell, column=cell.column + 9 + gap) for cell in other.cells)
    cells = tuple(sorted((*one.cells, *moved), key=lambda cell: (cell.row, cell.column)))
    return Grid("表.xlsx", (msgspec.structs.replace(one, cells=cells, sheet="自评"),))


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_forms_side_by_side_on_one_sheet_are_read_each_by_itself(gap: int) -> None:
    other = a_form(head=HEAD.replace("道路养护", "桥梁检测"), goal=GOAL.replace("道路", "桥梁"))
    found = recognise(abreast(a_form(), other, gap))
    assert [one.form for one in found] == [form_of(a_form()), form_of(other)]
    assert [said(one) for one in found] == [[], []]
    place = of(*found)[1].project.place
    assert place is not None
    assert place.sheet == "自评"
    assert place.column == 9 + gap + 3  # where the user sees it


@pytest.mark.parametrize(
    ("shown", "words"), [("###", "列宽不够"), ("########", "列宽不够"), ("#DIV/0!", "公式出错"), ("#REF!", "公式出错")]
)
def test_what_a_sheet_shows_for_a_figure_it_cannot_show_keeps_its_column_and_is_explained(
    shown: str, words: str
) -> None:
    found = read(a_form(funds=FUNDS.replace("总额 | 120.00 | 100.00", f"总额 | 120.00 | {shown}")))
    (form,) = of(found)
    assert said(found) == [("FM018", False)]
    assert words in found.doubts[0].what
    assert "「全年预算数」" in found.doubts[0].what
    assert [str(form.funds[0].original_budget.value), str(form.funds[0].actual_expenditure.value)] == [
        "120.00",
        "95.00",
    ]
    assert form.funds[0].revised_budget.value is None
    assert not form.funds[0].revised_budget.is_certain


@pytest.mark.parametrize("kept", [3, 4, 5, 6])
def test_columns_that_were_printed_on_a_page_of_their_own_are_missed_and_nothing_is_judged_without_them(
    kept: int,
) -> None:
    lines = [line.split("|") for line in a_form().split("\n") if "|" in line]
    left = "\n".join(f"{'|'.join(cells[:kept])}|" for cells in lines)
    right = "\n".join(f"{'|'.join(cells[kept:])}|" for cells in lines)
    found = read(f"财政项目支出绩效自评表\n{left}\n第1页\n{right}")
    assert verdict_of(found.form, found.doubts).how is HowRead.WITH_DOUBTS
    assert any(doubt.code == "FM019" and "被拆开" in doubt.what for doubt in found.doubts)
    fields = [getattr(row, name) for row in found.form.indicators for name in ("target", "actual", "claimed_points")]
    fields += [found.form.total.claimed_points] if found.form.total.claimed_points.place else []
    assert not any(field.is_certain for field in fields if field.place is not None)


def test_pages_in_the_wrong_order_are_told_by_the_rows_that_stand_above_the_form() -> None:
    end = "\n".join(ROWS.strip("\n").split("\n")[1:])
    found = read(f"{end}\n{TOTAL}\n{HEAD}{FUNDS}{GOAL}{COLUMNS}\n{ROWS.strip().splitlines()[0]}")
    assert len(found.form.indicators) == 1
    assert said(found) == [("FM019", False)]
    assert "页序" in found.doubts[0].what


def test_a_list_of_projects_above_the_form_is_no_torn_page() -> None:
    listed = "序号 | 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 得分\n1 | 道路养护 | 120 | 100 | 95 | 99\n"
    found = recognise(grid_of(f"自评汇总\n{listed}\n{a_form()}"))
    assert all("拆开" not in doubt.what for one in found for doubt in one.doubts)


BLANK = a_form(
    head="项目支出绩效自评表\n项目名称 | | | | | | | |\n主管部门 | | | | | 实施单位 | | |",
    funds=f"{FUNDS.strip().splitlines()[0]}\n | 年度资金总额 | | | | 10 | | |\n | 其他资金 | | | | — | | — |",
    goal="年度总体目标 | 预期目标 | | | | 实际完成情况 | | |\n | | | | | | | |",
    rows=" | 产出指标 | 数量指标 | 指标1： | | | | |\n | 效益指标 | 社会效益 | 指标1： | | | | |",
    total="总分 | | | | | | 100 | 0 |",
)


def written(tmp_path: Path, drawing: str) -> str:
    path = tmp_path / "表.txt"
    path.write_text(drawing.replace(" | ", "\t").replace("|", "\t"), encoding="utf-8")
    return str(path)


def test_a_blank_template_is_one_sentence_and_no_list_of_faults(tmp_path: Path) -> None:
    pile = jiheng.gather(jiheng.read_files(written(tmp_path, BLANK)))
    assert len(pile.assessments) == 0
    (one,) = pile.unreadable
    assert "空白的自评表" in one.reason
    assert one.was_read
    assert not one.passed_over


def test_reading_a_blank_template_says_that_it_is_blank(tmp_path: Path) -> None:
    (found,) = jiheng.read_files(written(tmp_path, BLANK))
    assert not isinstance(found, NotRead)
    assert "空白" in verdict_of(found.form, found.doubts).reasons[0]


@pytest.mark.parametrize("filled", ["道路养护", "100.00", "无"])
def test_a_form_in_which_anything_is_filled_in_is_checked(tmp_path: Path, filled: str) -> None:
    places = {
        "道路养护": ("项目名称 | |", "项目名称 | 道路养护 |"),
        "100.00": ("总额 | | |", "总额 | | 100.00 |"),
        "无": ("指标1： | | |", "指标1： | 无 | 完成 |"),
    }
    before, after = places[filled]
    drawing = BLANK.replace(before, after, 1)
    assert drawing != BLANK
    assert len(jiheng.gather(jiheng.read_files(written(tmp_path, drawing))).assessments) == 1


def test_a_form_of_another_kind_is_not_said_to_be_unreadable(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(head=HEAD.replace("自评表", "运行监控表")))
    (one,) = jiheng.gather(jiheng.read_files(path)).unreadable
    assert one.was_read
    assert "绩效运行监控表" in one.reason


def test_a_name_of_an_archive_that_is_also_utf_8_by_chance_is_read_as_chinese(tmp_path: Path) -> None:
    name = "通知.txt".encode("gbk")
    assert name.decode("utf-8")  # by chance
    head = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x5000, zlib.crc32(b"x"), 1, 1, len(name), 0)
    body = b"PK\x03\x04" + head + name + b"x"
    listed = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, *struct.unpack("<HHHHHIIIHH", head), 0, 0, 0, 0, 0)
    directory = listed + name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), len(body), 0)
    path = tmp_path / "报送.zip"
    path.write_bytes(body + directory + end)
    assert zipfile.is_zipfile(path)
    (source,) = expand(str(path))
    assert source.name.endswith("通知.txt")


def test_a_csv_parted_by_semicolons_is_read() -> None:
    lines = [line.replace(" | ", ";").replace("|", ";") for line in a_form().split("\n") if line.strip()]
    (form,) = of(*recognise(read_bytes("\n".join(lines).encode("gb18030"), file="表.csv")))
    assert form == form_of(a_form())


@pytest.mark.parametrize(("kind", "file"), [("text", "表.fodt"), ("spreadsheet", "表.fods")])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_open_document_that_is_one_file_of_xml_is_read_by_its_cells(kind: str, file: str, mark: bytes) -> None:
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{text}</text:p></table:table-cell>' for text in row)}"
        "</table:table-row>"
        for row in (("项目名称", "道路养护"), ("主管部门", "某区交通局"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {making_opendocument.SPACES} '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:body><office:{kind}>'
        f'<table:table table:name="表">{rows}</table:table></office:{kind}></office:body></office:document>'
    )
    (table,) = [block for block in read_bytes(mark + content.encode(), file=file).blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.cells] == ["项目名称", "道路养护", "主管部门", "某区交通局"]


def test_a_source_of_money_is_told_although_its_colon_was_seen_as_a_point() -> None:
    (form,) = of(read(a_form(funds=FUNDS.replace("其中：当年", "其中.当年"))))
    assert [fund.source for fund in form.funds] == [fund.source for fund in form_of(a_form()).funds]


def test_many_unclear_cells_are_named_one_by_one_and_explained_once() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    rows = [("产出指标", "数量指标", name, "≥1公里", "1公里", "10", "10") for name in ("里程", "桥梁", "涵洞")]
    cells = tuple(
        Cell(number, column, text, certainty=0.6 if column == 2 and number else 1.0)  # the names are not clear
        for number, row in enumerate((heads, *rows))
        for column, text in enumerate(row)
    )
    (found,) = recognise(Grid("表.png", (Paragraph("项目支出绩效自评表"), Table(cells)), by_eye=True))
    assert said(found) == [("FM024", False)] * 3
    assert len({doubt.what.partition("。")[2] for doubt in found.doubts}) == 1
    assert all("没有十分的把握" not in doubt.what.partition("。")[0] for doubt in found.doubts)
