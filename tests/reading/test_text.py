"""Plain text: which lines are rows, where they are cut, and how the characters are told."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reading import encodings, limits, text
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from tests.reading import making


def read(content: str, file: str = "表.txt") -> Grid:
    return text.read(content.encode(), file=file)


def joined(grid: Grid) -> str | None:
    return making.tables(grid)[0].joined


def test_runs_of_tabbed_lines_are_tables_and_other_lines_are_paragraphs_with_their_numbers() -> None:
    grid = read("\n财政项目支出绩效自评表\n\n项目名称\t\t党建经费\n\n\t年度资金总额\t20,000.00\n说明\n总分\t100\n")
    assert grid == Grid(
        "表.txt",
        (
            Paragraph("财政项目支出绩效自评表", 2),
            Table(
                (
                    Cell(0, 0, "项目名称"),
                    Cell(0, 1, ""),
                    Cell(0, 2, "党建经费"),
                    Cell(2, 0, ""),
                    Cell(2, 1, "年度资金总额"),
                    Cell(2, 2, "20,000.00"),
                ),
                1,
                first_row=4,
            ),
            Paragraph("说明", 7),
            Table((Cell(0, 0, "总分"), Cell(0, 1, "100")), 2, first_row=8),
        ),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert making.triples(read(f"甲\t乙{end}丙\t丁")) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (1, 1, "丁")]


def test_a_quoted_cell_with_line_breaks_as_spreadsheets_copy_it_is_one_cell() -> None:
    grid = read('目标\t"1. 走访\n2. ""送清凉"""\t完成\n甲\t乙\t丙')
    assert making.triples(grid)[:3] == [(0, 0, "目标"), (0, 1, '1. 走访\n2. "送清凉"'), (0, 2, "完成")]
    assert making.triples(grid)[3] == (2, 0, "甲")


@pytest.mark.parametrize(
    "lines",
    [
        '甲\t"乙\n丙\t丁',
        '甲\t"乙\n\n丙"\t丁',
        '甲\t"乙\n戊\t"己\n丙"\t丁',
        '甲\t"乙\n' + "丙\t丁\n" * 40 + '戊"\t己',
    ],
)
def test_a_quotation_mark_that_nobody_closes_nearby_is_a_character(lines: str) -> None:
    assert (0, 1, '"乙') in making.triples(read(lines))


def test_a_quoted_cell_too_long_for_the_reader_of_quotes_is_cut_at_tabs() -> None:
    long = "长" * 140_000
    assert making.triples(read(f'甲\t"{long}\n乙"\t丙'))[1] == (0, 1, f'"{long}\n乙"')


def test_pipe_tables_with_or_without_outer_pipes_leave_out_lines_that_only_draw() -> None:
    drawn = "├────┼────┤"
    rows = "| 一级指标 | 二级指标 |\n|:---|---:|\n| 产出指标 | |\n效益指标 | 社会效益"
    grid = read(f"+----+----+\n{rows}\n{drawn}\n｜满意度｜－｜")
    assert making.triples(grid) == [
        (0, 0, "一级指标"),
        (0, 1, "二级指标"),
        (2, 0, "产出指标"),
        (2, 1, ""),
        (3, 0, "效益指标"),
        (3, 1, "社会效益"),
        (5, 0, "满意度"),
        (5, 1, "－"),
    ]
    assert making.tables(grid)[0].first_row == 2


def test_a_row_of_single_hyphens_is_a_row() -> None:
    assert making.texts(read("| a | b |\n| - | - |")) == ["a", "b", "-", "-"]


def test_one_line_with_pipes_is_a_row() -> None:
    assert making.texts(read("产出指标 | 数量指标 | ≥40人 | 25人 | 4 | 3 |")) == [
        "产出指标",
        "数量指标",
        "≥40人",
        "25人",
        "4",
        "3",
    ]


def test_escaped_pipes_and_written_line_breaks_belong_to_the_cell() -> None:
    assert making.texts(read(r"| a\|b | 1<br>2<BR/>3 |")) == ["a|b", "1\n2\n3"]


def test_a_row_whose_closing_pipe_stands_on_a_later_line_goes_on_to_it() -> None:
    grid = read("| 目标 | 1. 走访\n2. 慰问 | 完成 |\n| 总分 | 100 |")
    assert making.triples(grid)[:3] == [(0, 0, "目标"), (0, 1, "1. 走访\n2. 慰问"), (0, 2, "完成")]
    assert making.triples(grid)[3] == (2, 0, "总分")


def test_a_leading_pipe_without_a_closing_one_ends_with_its_line() -> None:
    assert making.triples(read("| a | b\n| c | d\n说明")) == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]


def test_tabs_come_before_pipes_and_each_kind_has_its_own_table() -> None:
    grid = read("甲|乙\t丙\n丁|戊")
    assert [making.texts(grid, number) for number in (0, 1)] == [["甲|乙", "丙"], ["丁", "戊"]]


def test_a_few_tabs_in_a_long_text_do_not_make_it_a_table() -> None:
    lines = [f"第{number}行" for number in range(30)]
    grid = read("\n".join([*lines, "首页\t新闻"]))
    assert joined(grid) == "lines"
    assert making.texts(grid)[-1] == "首页\t新闻"


@pytest.mark.parametrize("content", ["| 项目名称 |\n| --- |\n| 党建经费 |", "|\n项目名称\n|\n\n党建经费\n|"])
def test_pipes_with_one_cell_a_line_give_the_cells_of_the_lines(content: str) -> None:
    grid = read(content)
    assert joined(grid) == "lines"
    assert making.texts(grid) == ["项目名称", "党建经费"]


def test_an_empty_cell_between_pipes_is_listed() -> None:
    assert making.texts(read("| 项目名称 |\n| |\n| 主管部门 |")) == ["项目名称", "", "主管部门"]


def test_pipes_around_nothing_are_no_table() -> None:
    assert read("|\n|\n").blocks == (Paragraph("|", 1), Paragraph("|", 2))


def test_comma_separated_rows_are_cells_with_quotes_and_line_breaks_inside() -> None:
    grid = read('项目名称,党建经费,\n年度资金总额,"20,000.00","18,000.00"\n目标,"1. 甲\n2. 乙",完成\n总分,100,100')
    assert joined(grid) is None
    assert making.triples(grid)[3:8] == [
        (1, 0, "年度资金总额"),
        (1, 1, "20,000.00"),
        (1, 2, "18,000.00"),
        (2, 0, "目标"),
        (2, 1, "1. 甲\n2. 乙"),
    ]
    assert making.triples(grid)[-1] == (4, 2, "100")


def test_the_suffix_decides_for_commas_where_the_rows_do_not() -> None:
    content = "项目名称,党建经费\n总分"
    assert making.texts(read(content, "表.CSV")) == ["项目名称", "党建经费", "总分"]
    assert making.paragraphs(read(content)) == ["项目名称,党建经费", "总分"]


def test_commas_inside_figures_do_not_make_columns() -> None:
    lines = ["年度资金总额 20,000,000.00 18,000,000.00 17,794,460.00"] * 4
    grid = read("\n".join(lines))
    assert joined(grid) == "blanks"
    assert making.texts(grid)[1] == "20,000,000.00"


def test_a_comma_separated_cell_too_long_to_be_one_is_not_read_as_such() -> None:
    assert making.tables(read("a,b,c\n" * 9 + '"' + "x" * 140_000, "表.csv"))[0].joined == "lines"


def test_lines_of_pieces_between_blanks_are_cut_at_blanks() -> None:
    grid = read("项目名称 党建经费\n年度资金总额 20,000.00 18,000.00 10\n\n总分　100 100")
    assert joined(grid) == "blanks"
    assert making.triples(grid)[2:] == [
        (1, 0, "年度资金总额"),
        (1, 1, "20,000.00"),
        (1, 2, "18,000.00"),
        (1, 3, "10"),
        (3, 0, "总分"),
        (3, 1, "100"),
        (3, 2, "100"),
    ]


def test_where_columns_are_two_blanks_apart_a_single_blank_stays_inside_a_cell() -> None:
    grid = read("绩 效 指 标    一级指标   年度 指标值\n        产出指标   平均 20人")
    assert making.texts(grid) == ["绩 效 指 标", "一级指标", "年度 指标值", "产出指标", "平均 20人"]


def test_one_cell_a_line_is_one_row_a_line() -> None:
    lines = [
        "项目名称",
        "党建经费",
        "",
        "主管部门",
        "闵行区总工会",
        "年度资金总额",
        "20,000.00",
        "绩 效 指 标",
        "总分",
        "100",
    ]
    grid = read("\n".join(lines))
    assert joined(grid) == "lines"
    assert making.triples(grid) == [(number, 0, line) for number, line in enumerate(lines) if line]


def test_sentences_are_paragraphs() -> None:
    sentence = "本项目按照年初计划组织实施，各项绩效指标均已完成，" * 2 + "下一步将继续完善。"
    assert making.paragraphs(read(f"{sentence}\n\n{sentence}")) == [sentence, sentence]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_an_office_machine_gives_the_same_text(encoding: str) -> None:
    content = "项目名称\t党建经费（≥90%）\n总分\t100"
    assert text.read(content.encode(encoding), file="表.txt") == read(content)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_character_cut_off_at_the_end_is_dropped(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    content = mark + "项目名称\t党建经费".encode(encoding)[:-1]
    assert making.texts(text.read(content, file="表.txt")) == ["项目名称", "党建经"]


@pytest.mark.parametrize(
    "content",
    [
        "財政專案支出績效自評表，項目名稱".encode("big5"),
        "Größe überprüfen für die Übersicht".encode("latin-1"),
        b"\x81 \x81 ",
    ],
)
def test_bytes_that_are_no_encoding_we_know_are_refused_with_the_remedy(content: bytes) -> None:
    with pytest.raises(Unreadable, match="编码选 UTF-8"):
        text.read(content, file="表.txt")


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"abc\x00def", b"\xff\xfe\x00\xd8\x00\xd8", "甲乙".encode() + b"\x07"]
)
def test_bytes_that_no_text_has_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="不是能识别的"):
        text.read(content, file="表.txt")


@pytest.mark.parametrize("stray", ["\x07", "\x1b", "\b\x01"])
def test_a_few_stray_controls_in_a_long_text_are_dropped(stray: str) -> None:
    prose = "走访慰问困难职工，开展技能培训，" * 60
    assert making.paragraphs(read(f"{prose}{stray}按时完成。")) == [f"{prose}按时完成。"]


def test_a_zero_in_the_middle_is_the_mark_of_what_is_no_text_however_long_it_is() -> None:
    with pytest.raises(Unreadable, match="不是能识别的"):
        read("走访慰问困难职工。" * 500 + "\0" + "按时完成。")


@pytest.mark.parametrize("end", ["\x1a", "\r\n\x1a", "\0\0\0", "\x1a\0\0"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_old_programs_put_behind_a_text_is_no_part_of_it(end: str, encoding: str) -> None:
    source = f"项目名称\t社区图书角\r\n总分\t100{end}".encode(encoding)
    assert making.triples(text.read(source, file="表.txt")) == [
        (0, 0, "项目名称"),
        (0, 1, "社区图书角"),
        (1, 0, "总分"),
        (1, 1, "100"),
    ]


def test_marks_of_the_encoding_in_the_middle_of_joined_files_are_no_text() -> None:
    assert making.texts(read("\ufeff项目名称\t甲\n\ufeff项目名称\t乙\n")) == ["项目名称", "甲", "项目名称", "乙"]


def test_a_new_page_is_a_new_line() -> None:
    assert making.triples(read("项目名称\t甲\f总分\t100")) == [
        (0, 0, "项目名称"),
        (0, 1, "甲"),
        (1, 0, "总分"),
        (1, 1, "100"),
    ]


@pytest.mark.parametrize("content", [" \n\t\n", "\ufeff\n", "\u3000"])
def test_a_text_of_blanks_is_empty(content: str) -> None:
    with pytest.raises(Unreadable, match="文件是空的"):
        read(content)


def test_blocks_of_nothing_are_nothing() -> None:
    assert text.blocks(["", " "]) == ()


def test_texts_larger_than_any_pile_of_forms_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SEPARATORS", 2)
    with pytest.raises(Unreadable, match="单元格数超过上限（2 个）"):
        read("甲\t乙\t丙\t丁")
    monkeypatch.setattr(limits, "MAX_TEXT_BYTES", limits.MIB)
    with pytest.raises(Unreadable, match=r"文本文件超过上限（1 MB）"):
        read("甲" * limits.MIB)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_grid_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert text.read(content, file="表.txt").file == "表.txt"


@given(st.text(alphabet='甲1 ,\t|"\\-\n', max_size=60))
def test_any_lines_keep_every_character_that_is_not_a_separator(content: str) -> None:
    said = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for cell in block.cells)
        for block in text.blocks(content.split("\n"))
    )
    assert said.count("甲") == content.count("甲")
    assert said.count("1") == content.count("1")


def test_a_page_may_have_a_stray_byte_in_a_thousand() -> None:
    assert encodings.leniently("甲".encode() * 1_000 + b"\xff", "utf-8") is not None
    assert encodings.leniently(b"\xff" * 9, "utf-8") is None
    assert encodings.leniently(b"x", "no such encoding") is None


def test_a_line_may_close_one_quoted_cell_and_open_the_next() -> None:
    text = '目标\t"养护道路；\n修复桥梁。"\t"道路已养护；\n桥梁已修复。"\n得分\t10\t10\n'
    (table,) = making.tables(read(text))
    assert [cell.text for cell in table.cells] == [
        "目标",
        "养护道路；\n修复桥梁。",
        "道路已养护；\n桥梁已修复。",
        "得分",
        "10",
        "10",
    ]


def test_a_row_may_begin_with_a_quoted_cell_of_two_lines() -> None:
    text = '"项目资金\n（万元）"\t预算数\t执行数\n合计\t90\t88\n'
    (table,) = making.tables(read(text))
    assert [cell.text for cell in table.cells if cell.column == 0] == ["项目资金\n（万元）", "合计"]


def test_cells_broken_over_lines_without_quotes_are_whole_where_all_rows_have_the_same_tabs() -> None:
    full = "".join(f"第{at}项\t甲\t乙\t丙\n" for at in range(20))
    (table,) = making.tables(
        read(full + "目标\t养护道路；\n修复桥梁。\t道路已养护；\n桥梁已修复。\t丙\n" + "总分\t1\t2\t3\n")
    )
    row = [cell.text for cell in table.cells if cell.row == 20]
    assert row == ["目标", "养护道路；\n修复桥梁。", "道路已养护；\n桥梁已修复。", "丙"]


def test_short_rows_stay_apart_where_rows_have_as_many_tabs_as_they_need() -> None:
    text = "项目名称\t养护\n主管部门\t某局\t实施单位\t某站\n年度\t2021\n资金\t1\t2\n"
    (table,) = making.tables(read(text))
    assert max(cell.row for cell in table.cells) == 3
