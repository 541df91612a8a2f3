"""Plain text as people and portals deliver it: one long line, one long row, gaps by chance, marks of other programs."""

import pytest

from jiheng.reading import encodings, read_bytes, text
from jiheng.reading.grid import Table, Unreadable
from tests.reading import making

FORM = (
    "财政项目支出绩效自评表 （2021年度） 项目名称 道路养护 主管部门 某区交通局 实施单位 某区公路站 "
    "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 "
    "年度资金总额 120.00 100.00 95.00 10 95.00% 9.5 "
    "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 "
    "产出指标 数量指标 养护里程 ≥100公里 95公里 50 47.5 "
    "质量指标 验收合格率 100% 100% 40 40 总分 100 97"
)


def read(content: str) -> list[Table]:
    return making.tables(text.read(content.encode(), file="表.txt"))


def test_a_line_with_a_wide_gap_by_chance_is_cut_at_every_blank() -> None:
    (table,) = read(FORM.replace("某区公路站 ", "某区公路站   "))
    assert table.joined == "blanks"
    assert [cell.text for cell in table.cells] == FORM.split()


def test_lines_whose_gaps_are_mostly_wide_keep_single_blanks_inside_cells() -> None:
    (table,) = read("绩 效 指 标    一级指标   年度 指标值   实际 完成值\n        产出指标   平均 20人")
    assert table.cells[0].text == "绩 效 指 标"


def test_one_row_for_a_whole_form_is_taken_apart_and_its_empty_cells_are_dropped() -> None:
    row = "| " + " | ".join([*FORM.split(), "", ""]) + " |"
    _, first, second = text.read(f"自评表\n{row}\n{row}".encode(), file="表.txt").blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.joined, first.first_row, first.number) == ("lines", 2, 1)
    assert (second.joined, second.first_row, second.number) == ("lines", 3, 2)
    assert [cell.text for cell in first.cells] == FORM.split()


def test_a_row_for_a_whole_form_ends_the_rows_before_it() -> None:
    long = "\t".join(FORM.split())
    rows, form = read(f"索引号\tAB0012\n发文日期\t2021-08-11\n{long}\n")
    assert (rows.joined, form.joined) == (None, "lines")
    assert form.cells[0].text == "财政项目支出绩效自评表"


def test_a_long_line_behind_a_list_of_short_ones_is_still_cut() -> None:
    contents = "\n".join(f"{number}、某项目支出绩效自评表" for number in range(1, 15))
    (table,) = read(f"{contents}\n{FORM}")
    assert table.joined == "blanks"
    assert [cell.text for cell in table.cells][-1] == "97"


CELLS = [cell for cell in FORM.split() for _ in range(2)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_marks_at_the_ends_of_cells_taken_out_of_word_are_dropped(encoding: str) -> None:
    content = "\r\x07".join(CELLS)
    grid = read_bytes(content.encode(encoding), file="表.txt")
    assert making.texts(grid) == CELLS


def test_a_few_words_among_many_controls_are_no_text() -> None:
    with pytest.raises(Unreadable, match=r"内容却不是这种文件"):
        read_bytes(("养护里程" + "\x07\x01" * 9).encode(), file="表.txt")


@pytest.mark.parametrize(
    "source", [bytes(range(1, 256)) * 40, "道路养护".encode() * 40 + b"\0\n", b"abc\x07\x01" * 200]
)
def test_bytes_that_are_no_plain_chinese_stay_binary(source: bytes) -> None:
    assert encodings.is_binary(source)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\f"])
def test_whatever_ends_a_line_ends_a_row(ends: str) -> None:
    grid = text.read(f"项目名称\t道路养护{ends}主管部门\t某区交通局\r\n总分\t100".encode(), file="表.txt")
    assert making.texts(grid) == ["项目名称", "道路养护", "主管部门", "某区交通局", "总分", "100"]
