"""Rosters as offices keep them: heads by their labels, amounts with their unit, and what is not used with its row."""

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from jiheng.assess import Source
from jiheng.form import Entry
from jiheng.form.roster_labels import COLUMNS, column_of
from jiheng.pile import BadRoster, Roster, read_files, read_roster
from jiheng.pile.roster import roster_of
from jiheng.reading import read_bytes
from jiheng.reading.grid import Cell, Grid, Table

HEADS = "项目编码,项目名称,实施单位,批复数,调整后预算数,支付数"
ROW = "P01,送戏下乡,清河区文化馆,10.00,12.00,11.50"
EXAMPLES = Path(__file__).parents[2] / "examples"


def of(*lines: str) -> Roster:
    """Read a list whose cells are kept apart by commas."""
    grid = read_bytes("\n".join(lines).encode(), file="清单.csv")
    return roster_of(grid, Source("清单.csv", "", 1))


def amounts(entry: Entry) -> tuple[Decimal | int | None, ...]:
    """Approved, adjusted and paid, in yuan."""
    return (entry.original_budget, entry.revised_budget, entry.actual_expenditure)


def told(roster: Roster) -> list[str]:
    return [one.what for one in roster.told]


def refused(*lines: str) -> BadRoster:
    with pytest.raises(BadRoster) as raised:
        of(*lines)
    assert raised.value.message_en.endswith(".")
    return raised.value


def workbook(rows: Sequence[Sequence[object]], *merges: str, hide: int | None = None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    if hide is not None:
        sheet.row_dimensions[hide].hidden = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def in_workbook(rows: Sequence[Sequence[object]], *merges: str, hide: int | None = None) -> Roster:
    grid = read_bytes(workbook(rows, *merges, hide=hide), file="清单.xlsx")
    return roster_of(grid, Source("清单.xlsx", "", 1))


# ---- what is read


def test_entries_have_their_amounts_in_yuan_and_where_they_stand() -> None:
    (entry,) = of("单位：万元,,,,,", HEADS, ROW).entries
    assert (entry.number, entry.code, entry.project, entry.implementing_unit) == (1, "P01", "送戏下乡", "清河区文化馆")
    assert amounts(entry) == (100_000, 120_000, 115_000)
    assert entry.called == "第 3 行"
    assert entry.called_en == "row 3"


def test_the_last_printed_place_of_an_amount_stays_its_last_place() -> None:
    (entry,) = of("单位：万元,,,,,", HEADS, ROW).entries
    assert entry.actual_expenditure is not None
    assert entry.actual_expenditure.as_tuple().exponent == 2  # two places of 万元: known to a hundred yuan


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_in_any_usual_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_bytes(f"单位：元,,,,,\r\n{HEADS}\r\n{ROW}".encode(encoding))
    assert [one.project for one in read_roster(str(path)).entries] == ["送戏下乡"]


def test_every_kind_of_file_gives_the_same_entries(tmp_path: Path) -> None:
    rows = [HEADS.split(","), ROW.split(",")]
    document = Document()
    document.add_paragraph("2020年度项目清单")
    document.add_paragraph("单位：万元")
    table = document.add_table(rows=2, cols=6)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.xlsx").write_bytes(workbook([["2020年度项目清单"], ["单位：万元"], *rows]))
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in cells)}</tr>" for cells in rows)
    page = f"<html><body><p>2020年度项目清单</p><p>单位：万元</p><table>{lines}</table></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    tabs = ["2020年度项目清单", "单位：万元", *("\t".join(cells) for cells in rows)]
    (tmp_path / "a.txt").write_text("\n".join(tabs), encoding="utf-8")
    found = [read_roster(str(tmp_path / name)) for name in ("a.docx", "a.xlsx", "a.html", "a.txt")]
    said = {
        (one.code, one.project, one.implementing_unit, one.original_budget, one.fiscal_year)
        for roster in found
        for one in roster.entries
    }
    assert said == {("P01", "送戏下乡", "清河区文化馆", Decimal(100_000), 2020)}


def test_a_head_in_two_rows_gives_its_columns_their_unit() -> None:
    roster = in_workbook(
        [
            ["序号", "项目名称", "实施单位", "资金（万元）", None, None],
            [None, None, None, "年初批复数", "调整后预算", "支付数"],
            [1, "送戏下乡", "文化馆", 10, 12, 11.5],
        ],
        "D1:F1",
        "B1:B2",
    )
    (entry,) = roster.entries
    assert amounts(entry) == (100_000, 120_000, 115_000)
    assert told(roster) == []


def test_a_parent_head_that_may_mean_a_column_gives_way_to_the_heads_under_it() -> None:
    roster = in_workbook(
        [["项目名称", "预算（元）", None], [None, "批复数", "调整后预算数"], ["送戏下乡", 10, 12]], "B1:C1", "A1:A2"
    )
    assert amounts(roster.entries[0]) == (10, 12, None)
    assert told(roster) == []


def test_a_unit_beside_one_head_holds_for_that_column_alone() -> None:
    roster = of("单位：元,,,", "项目名称,批复数（万元）,支付数", "送戏下乡,10,115000")
    (entry,) = roster.entries
    assert amounts(entry) == (100_000, None, 115_000)


def test_an_amount_with_its_own_unit_needs_no_other() -> None:
    roster = of("项目名称,实施单位,批复数", "送戏下乡,文化馆,10万元")
    assert roster.entries[0].original_budget == 100_000
    assert told(roster) == []


def test_a_merged_unit_stands_beside_all_of_its_projects() -> None:
    rows: list[list[object]] = [
        ["实施单位", "项目名称"],
        ["文化馆", "送戏下乡"],
        [None, "非遗展演"],
        ["图书馆", "图书角"],
    ]
    roster = in_workbook(rows, "A2:A3")
    assert [one.implementing_unit for one in roster.entries] == ["文化馆", "文化馆", "图书馆"]


def test_sums_headings_notes_and_repeated_heads_are_no_projects() -> None:
    rows: list[list[object]] = [
        ["序号", "项目名称", "实施单位"],
        ["一、区文化和旅游局", None, None],
        [1, "送戏下乡", "文化馆"],
        ["小计", None, None],
        [None, "教育局小计", None],
        ["序号", "项目名称", "实施单位"],
        [2, "图书角", "图书馆"],
        ["合计", None, None],
        ["注：以上不含涉密项目", None, None],
        ["填表人：某某", None, None],
    ]
    roster = in_workbook(rows, "A2:C2")
    assert [one.project for one in roster.entries] == ["送戏下乡", "图书角"]
    assert told(roster) == ["第 2 行没有项目编码和项目名称（「一、区文化和旅游局」），没有用"]


def test_the_budget_unit_stands_in_where_no_implementing_unit_is_listed() -> None:
    assert of("项目名称,预算单位", "送戏下乡,文化馆").entries[0].implementing_unit == "文化馆"
    both = of("项目名称,预算单位,实施单位", "送戏下乡,文旅局,文化馆")
    assert both.entries[0].implementing_unit == "文化馆"


def test_the_year_is_that_of_the_title_or_of_the_row() -> None:
    assert of("2020年度项目清单,,", "项目名称,实施单位", "送戏下乡,文化馆").entries[0].fiscal_year == 2020
    rows = of("项目名称,年度", "送戏下乡,2019", "图书角,2020年度", "展演,近年").entries
    assert [one.fiscal_year for one in rows] == [2019, 2020, None]


@pytest.mark.parametrize(
    ("head", "answer", "why"),
    [
        ("是否涉密", "是", "涉密"),
        ("是否涉密", "机密", "涉密"),
        ("是否涉密", "否", None),
        ("是否收回", "√", "已收回"),
        ("免报原因", "项目已并入局本级", "项目已并入局本级"),
        ("是否免报", "是", "免报"),
        ("是否免报", "否", None),
        ("是否需要自评", "否", "不需要自评"),
        ("是否需要自评", "是", None),
        ("是否涉密", "", None),
    ],
)
def test_projects_that_owe_no_form_are_marked_by_what_the_list_says(head: str, answer: str, why: str | None) -> None:
    roster = of(f"项目名称,实施单位,{head}", f"送戏下乡,文化馆,{answer}")
    assert roster.entries[0].exempt == why
    assert told(roster) == []


def test_the_columns_found_are_named_in_the_order_of_their_table() -> None:
    assert of("单位：元,,,,,", HEADS, ROW).columns == (
        "code", "project", "implementing_unit", "original_budget", "revised_budget", "actual_expenditure",
    )  # fmt: skip


# ---- what is told


def test_without_a_unit_amounts_are_not_used_and_that_is_told() -> None:
    roster = of(HEADS, ROW)
    assert roster.entries[0].original_budget is None
    assert told(roster) == [
        "没有写明「批复数」「调整后预算数」「支付数」的金额单位，金额没有核对；请在表头写「单位：元」或「单位：万元」"
    ]


def test_of_two_units_none_is_chosen() -> None:
    roster = of("单位：万元,,,,,", "金额单位：元,,,,,", HEADS, ROW)
    assert roster.entries[0].original_budget is None
    assert told(roster)[0] == "写了不止一个金额单位（万元、元）"


def test_a_figure_that_is_none_is_told_with_its_row_and_column_and_the_row_is_still_used() -> None:
    roster = of("单位：元,,", "项目名称,实施单位,支付数", "送戏下乡,文化馆,约12万", "图书角,图书馆,—")
    assert [one.project for one in roster.entries] == ["送戏下乡", "图书角"]
    assert told(roster) == ["第 3 行「支付数」写的是「约12万」，不是金额，这一格没有用"]
    assert roster.told[0].what_en == "Row 3: “约12万” under paid is no amount, not used"


def test_an_answer_that_is_neither_yes_nor_no_is_told() -> None:
    roster = of("项目名称,实施单位,是否涉密", "送戏下乡,文化馆,待定")
    assert roster.entries[0].exempt is None
    assert told(roster) == ["第 2 行「是否涉密」写的是「待定」，看不出是或否，没有用"]


@pytest.mark.parametrize(
    ("head", "why"),
    [("预算数", "看不出是年初的还是调整后的，不用"), ("调整数", "看不出是调整后的预算还是增减额，不用")],
)
def test_a_column_that_may_mean_two_things_is_not_used(head: str, why: str) -> None:
    roster = of("单位：元,,", f"项目名称,实施单位,{head}", "送戏下乡,文化馆,12")
    assert (roster.entries[0].original_budget, roster.entries[0].revised_budget) == (None, None)
    assert told(roster) == [f"「{head}」{why}；请写成「批复数」或「调整后预算数」"]


def test_rows_with_one_code_are_one_project_whose_amounts_are_not_compared() -> None:
    roster = of("单位：元,,", "项目编码,项目名称,批复数", "P1,送戏下乡,60", "P1,送戏下乡,40", "P2,图书角,5")
    assert [(one.number, one.code, one.original_budget) for one in roster.entries] == [
        (1, "P1", None),
        (2, "P2", Decimal(5)),
    ]
    assert told(roster) == ["第 3 行、第 4 行编码相同，当作一个项目；金额怎样合计不清楚，没有核对，要核对请合并成一行"]


def test_rows_with_one_code_and_other_names_or_units_are_several_projects_in_the_order_of_the_list() -> None:
    roster = of(
        "单位：元,,,",
        "项目编号,项目名称,实施单位,批复数",
        "1,送戏下乡,文化馆,60",
        "2,工作经费,文化馆,5",
        "1,校舍维修,教育局,7",
        "2,工作经费,教育局,8",
    )
    assert [(one.number, one.project, str(one.original_budget)) for one in roster.entries] == [
        (1, "送戏下乡", "60"),
        (2, "工作经费", "5"),
        (3, "校舍维修", "7"),
        (4, "工作经费", "8"),
    ]
    assert told(roster) == [
        "有 2 个编码写在不止一个项目上（如「1」：第 3 行、第 5 行），名称或单位不同，当作不同的项目"
    ]


def test_a_blank_name_beside_a_code_is_that_of_the_other_row() -> None:
    assert [one.project for one in of("项目编码,项目名称,单位", "P1,送戏下乡,文化馆", "P1,,").entries] == ["送戏下乡"]


def test_of_a_merged_project_among_several_with_its_code_the_amounts_are_not_compared() -> None:
    roster = of("单位：元,,", "项目编码,项目名称,批复数", "P1,送戏下乡,60", "P1,图书角,5", "P1,送戏下乡,40")
    assert [(one.project, one.original_budget) for one in roster.entries] == [("送戏下乡", None), ("图书角", 5)]
    assert len(told(roster)) == 2


@pytest.mark.parametrize("code", ["3.3E+20", "3.30000210270000E+20", "330000210270000000000", "3300002102700000"])
def test_codes_that_a_spreadsheet_has_rounded_are_none_and_that_is_told(code: str) -> None:
    rows = [f"{code},送戏下乡,文化馆", f"{code},图书角,文化馆", f"{code},展演,文化馆", f"{code},培训,文化馆"]
    roster = of("项目编码,项目名称,单位", *rows)
    assert [(one.code, one.project) for one in roster.entries] == [
        (None, "送戏下乡"), (None, "图书角"), (None, "展演"), (None, "培训"),
    ]  # fmt: skip
    (said,) = told(roster)
    assert said == (
        f"第 2 行、第 3 行、第 4 行等 4 行的项目编码是按数字存的，后面几位已被 Excel 舍成 0（「{code}」），不能用，"
        "改按名称和单位对应；请把这一栏设成文本，重新填写编码"
    )


def test_a_rounded_code_without_a_name_is_no_project() -> None:
    roster = of("项目编码,项目名称,单位", "3.3E+20,,文化馆", "330000210270000000001,图书角,文化馆")
    assert [one.code for one in roster.entries] == ["330000210270000000001"]


@pytest.mark.parametrize("code", ["330000210270000", "3300002102700010", "P1E+2", "33000021027000000A"])
def test_codes_that_are_whole_stay(code: str) -> None:
    roster = of("项目编码,项目名称,单位", f"{code},送戏下乡,文化馆", "3300002102700021,图书角,文化馆")
    assert roster.entries[0].code == code
    assert told(roster) == []


def test_a_head_further_down_has_its_own_columns_unit_and_year() -> None:
    roster = of(
        "2020年度项目清单,,,",
        "单位：元,,,",
        "项目名称,实施单位,批复数,支付数",
        "送戏下乡,文化馆,100000,90000",
        "合计,,100000,90000",
        "注：以上为本级（元）,,,",
        "2021年度项目清单（单位：万元）,,,",
        "项目名称,实施单位,支付数,批复数",
        "图书角,图书馆,8,9",
        "项目名称,实施单位,支付数,批复数",
        "展演,文化馆,1,2",
    )
    assert [(one.project, one.fiscal_year, *amounts(one)[::2]) for one in roster.entries] == [
        ("送戏下乡", 2020, 100_000, 90_000),
        ("图书角", 2021, 90_000, 80_000),
        ("展演", 2021, 20_000, 10_000),
    ]
    assert [one.called for one in roster.entries] == ["第 4 行", "第 9 行", "第 11 行"]
    assert told(roster) == []


def test_a_head_in_two_rows_may_stand_again() -> None:
    head: list[list[object]] = [["项目名称", "单位", "资金（万元）", None], [None, None, "批复数", "支付数"]]
    again: list[list[object]] = [["项目名称", "单位", "资金（元）", None], [None, None, "支付数", "批复数"]]
    one: list[object] = ["送戏下乡", "文化馆", 10, 9]
    rows: list[list[object]] = [*head, one, *again, ["图书角", "图书馆", 8, 9], ["项目名称", None, None, None]]
    roster = in_workbook(rows, "C1:D1", "A1:A2", "B1:B2", "C4:D4", "A4:A5", "B4:B5")
    assert [(one.project, *amounts(one)[::2]) for one in roster.entries] == [
        ("送戏下乡", 100_000, 90_000),
        ("图书角", 9, 8),
    ]
    assert told(roster) == []


def test_a_head_right_under_a_head_holds() -> None:
    roster = of("单位：元,,", "项目名称,单位,批复数", "单位：万元,,", "项目名称,单位,支付数", "送戏下乡,文化馆,5")
    assert amounts(roster.entries[0]) == (None, None, 50_000)


def test_a_unit_among_the_projects_that_is_not_the_one_above_leaves_both_out() -> None:
    roster = of("单位：元,,", "项目名称,单位,批复数", "送戏下乡,文化馆,5", "二、区级（单位：万元）,,", "展演,文化馆,5")
    assert [one.project for one in roster.entries if one.original_budget is not None] == []
    assert "写了不止一个金额单位（元、万元）" in told(roster)


def test_a_unit_under_the_only_table_holds_for_it() -> None:
    roster = of("项目名称,单位,批复数", "送戏下乡,文化馆,5", "注：单位：万元,,")
    assert amounts(roster.entries[0])[0] == 50_000


@pytest.mark.parametrize(
    "line",
    [
        "合 计,,9",
        "合计（12项）,文化馆,9",
        "合计12个项目,,9",
        "总计：,,9",
        "合计金额,,9",
        "本页小计,,9",
        "区教育局 小计,,9",
    ],
)
def test_sums_are_no_projects_whatever_stands_beside_them(line: str) -> None:
    roster = of("单位：元,,", "项目名称,单位,批复数", "送戏下乡,文化馆,5", line)
    assert [one.project for one in roster.entries] == ["送戏下乡"]
    assert told(roster) == []


def test_groups_are_no_projects_and_are_told() -> None:
    roster = of(
        "序号,项目名称,单位", "一、,基本建设类,", "1,送戏下乡,文化馆", ",其中：市级资金,文化馆", "二,图书角,图书馆"
    )
    assert [one.project for one in roster.entries] == ["送戏下乡", "图书角"]
    assert told(roster) == [
        "第 2 行「基本建设类」是分组，没有当作项目",
        "第 4 行「其中：市级资金」是分组，没有当作项目",
    ]


def test_chinese_numbers_count_projects_where_the_list_has_no_units() -> None:
    assert len(of("序号,项目名称,支付数", "一,送戏下乡,", "二,图书角,").entries) == 2


def test_hidden_rows_are_not_used_and_that_is_told() -> None:
    rows: list[list[object]] = [["项目名称", "实施单位"], ["送戏下乡", "文化馆"], ["图书角", "图书馆"]]
    roster = in_workbook(rows, hide=3)
    assert [one.project for one in roster.entries] == ["送戏下乡"]
    assert told(roster) == ["有 1 行被隐藏或筛掉，没有用；要用，请先取消隐藏和筛选"]


def test_a_hidden_column_is_told_by_its_head() -> None:
    cells = (Cell(0, 0, "项目名称"), Cell(0, 1, "实施单位"), Cell(1, 0, "送戏下乡"), Cell(1, 1, "文化馆"))
    hidden = (Cell(0, 2, "项目编码"), Cell(1, 2, "P01"))
    roster = roster_of(Grid("清单.xlsx", (Table(cells, hidden_cells=hidden),)), Source("清单.xlsx", "", 1))
    assert told(roster) == ["「项目编码」一列被隐藏，没有用；要用，请先取消隐藏"]


def test_several_sheets_are_one_list_and_each_row_names_its_sheet() -> None:
    book = Workbook()
    for number, name in enumerate(("文旅", "教育")):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title = name
        sheet.append(["项目名称", "支付数（元）"])
        sheet.append([f"{name}项目", "约5"])
    book.create_sheet("说明").append(["本表由财政局印发"])
    written = io.BytesIO()
    book.save(written)
    roster = roster_of(read_bytes(written.getvalue(), file="清单.xlsx"), Source("清单.xlsx", "", 1))
    assert [one.called for one in roster.entries] == ["「文旅」第 2 行", "「教育」第 2 行"]
    assert roster.entries[1].called_en == "row 2 of sheet “教育”"
    assert told(roster) == [
        "工作表「说明」没有清单的表头，没有用",
        "「文旅」第 2 行「支付数」写的是「约5」，不是金额，这一格没有用",
        "「教育」第 2 行「支付数」写的是「约5」，不是金额，这一格没有用",
    ]


def test_a_table_without_heads_in_a_document_is_told_by_its_number() -> None:
    first, other = (
        (Cell(0, 0, "联系人"), Cell(0, 1, "某某")),
        (Cell(0, 0, "项目名称"), Cell(0, 1, "单位"), Cell(1, 0, "甲")),
    )
    roster = roster_of(Grid("清单.docx", (Table(first), Table(other, number=2))), Source("清单.docx", "", 1))
    assert told(roster) == ["第 1 个表格没有清单的表头，没有用"]


# ---- what is refused


def test_a_list_without_the_needed_columns_is_refused_with_what_they_are() -> None:
    assert refused("单位,电话", "文化馆,1").message == (
        "清单.csv：没有找到清单的表头。表头要有「项目名称」或「项目编码」，同一行再有「实施单位」「批复数」等至少一栏。"
    )


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ("项目名称,项目名称,单位", "有两栏「项目名称」"),
        ("项目名称,批复数,年初预算数", "「批复数」和「年初预算数」是同一栏"),
    ],
)
def test_a_column_that_is_there_twice_is_refused_with_its_row(heads: str, said: str) -> None:
    assert refused("项目清单,,", heads, "送戏下乡,1,2").message == (
        f"清单.csv 第 2 行：表头里{said}，不知道用哪一栏。请只留要用的一栏，或把另一栏改个名称。"
    )


def test_heads_without_projects_are_refused() -> None:
    assert refused("项目名称,实施单位", "合计,").message == "清单.csv：表头下面没有项目。请核对是不是这份清单。"


def test_a_form_is_no_roster() -> None:
    with pytest.raises(BadRoster, match="这是自评表，不是项目清单"):
        read_roster(str(EXAMPLES / "minhang-2020.docx"))


def test_a_workbook_whose_forms_are_hidden_is_no_roster_either() -> None:
    rows: list[list[object]] = [
        ["项目支出绩效自评表"],
        ["项目名称", "送戏下乡"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ]
    book = load_workbook(io.BytesIO(workbook([["目录"]])))
    hidden = book.create_sheet("自评表")
    for row in rows:
        hidden.append(row)
    hidden.sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    with pytest.raises(BadRoster, match="这是自评表，不是项目清单"):
        roster_of(read_bytes(written.getvalue(), file="清单.xlsx"), Source("清单.xlsx", "", 1))


def test_text_whose_cells_are_not_kept_apart_is_refused_with_what_to_do() -> None:
    lines = ["项目名称 实施单位 批复数", "送戏下乡 文化馆 10", "图书角 图书馆 12", "展演 文化馆 9"]
    grid = read_bytes("\n".join(lines).encode(), file="清单.txt")
    with pytest.raises(BadRoster, match=r"各栏没有分开，认不出哪一格是哪一栏。请另存为 \.xlsx 或 \.csv 再用"):
        roster_of(grid, Source("清单.txt", "", 1))


def test_what_cannot_be_read_is_refused_in_the_words_of_its_reader(tmp_path: Path) -> None:
    with pytest.raises(BadRoster) as raised:
        read_roster(str(tmp_path / "没有.xlsx"))
    assert raised.value.message.startswith(f"{tmp_path / '没有.xlsx'}：")
    assert raised.value.called == ("项目清单", "Roster")


def test_a_folder_of_several_files_is_no_roster(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"{HEADS}\n{ROW}", encoding="utf-8")
    with pytest.raises(BadRoster, match="这里不止一个文件。项目清单请给一个文件"):
        read_roster(str(tmp_path))


# ---- among forms, and the table of heads


def test_a_roster_that_lies_among_forms_is_passed_over_and_one_that_is_named_is_not(tmp_path: Path) -> None:
    path = tmp_path / "项目清单.csv"
    path.write_text(f"{HEADS}\n{ROW}", encoding="utf-8")
    (among,) = read_files(str(tmp_path))
    (alone,) = read_files(str(path))
    assert getattr(among, "passed_over", None) is True
    assert getattr(among, "reason", None) == "是项目清单，不是自评表"
    assert getattr(alone, "passed_over", None) is False


def test_what_is_no_roster_either_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "会议记录.txt").write_text("今天开会", encoding="utf-8")
    (found,) = read_files(str(tmp_path))
    assert getattr(found, "passed_over", None) is False


def test_every_head_means_one_column() -> None:
    heads = [(head, one.code) for one in COLUMNS for head in (one.chinese, *one.synonyms)]
    assert [(head, found.code) for head, _ in heads if (found := column_of(head))] == heads


def test_the_example_is_read_whole() -> None:
    roster = read_roster(str(EXAMPLES / "项目清单.xlsx"))
    assert len(roster.entries) == 12
    assert [one.project for one in roster.entries if one.exempt] == ["机要文件交换"]
    assert {one.fiscal_year for one in roster.entries} == {2020}
    assert roster.entries[0].called == "第 4 行"
    assert roster.told == ()
