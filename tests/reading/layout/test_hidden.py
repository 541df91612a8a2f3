"""Rows, columns and sheets that a workbook hides: never read, always said where they concern the form."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.assess import Options, lay_out
from jiheng.form import Block, Doubt, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Unreadable
from jiheng.reading.layout import Recognised, recognise
from jiheng.scoring import Due
from tests.reading import making

HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
ROWS: tuple[tuple[object, ...], ...] = (
    ("预算项目支出绩效自评表",),
    ("项目名称", "社区图书角"),
    ("主管部门", "文化局", None, "实施单位", "图书馆"),
    ("项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "得分"),
    (None, "年度资金总额", 80, 80, 72, 10, 9),
    (None, "其中：当年财政拨款", 60, 60, 60),
    (None, "上年结转资金", "—", "—", "—"),
    (None, "其他资金", 20, 20, 12),
    ("年度总体目标", "预期目标", None, None, "实际完成情况"),
    (None, "新建图书角，方便居民借阅。", None, None, "建成图书角二十四个。"),
    HEADS,
    ("产出指标", "数量指标", "新建图书角数量", "≥24个", "24个", 30, 30),
    ("产出指标", "质量指标", "验收合格率", "≥95%", "96%", 30, 30),
    ("效益指标", "社会效益", "居民借阅人次", "≥30000人次", "31500人次", 30, 30),
    ("总分", None, None, None, None, 100, 99),
    ("填报人：",),
)


def recognised(change: Callable[[Worksheet], None], *more: tuple[object, ...]) -> list[Recognised]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "自评表"
    for row in (*ROWS, *more):
        sheet.append(list(row))
    change(sheet)
    written = io.BytesIO()
    book.save(written)
    return recognise(read_bytes(written.getvalue(), file="表.xlsx"))


def read(change: Callable[[Worksheet], None], *more: tuple[object, ...]) -> tuple[SelfEvaluation, list[Doubt]]:
    (found,) = recognised(change, *more)
    assert isinstance(found.form, SelfEvaluation)
    return found.form, [doubt for doubt in found.doubts if doubt.code == "FM022"]


def hiding(*rows: int) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def hiding_column(letter: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions[letter].hidden = True

    return change


def test_a_form_that_hides_nothing_raises_no_doubt() -> None:
    form, doubts = read(hiding())
    assert doubts == []
    assert form.total.claimed_points.is_certain


def test_a_hidden_row_of_indicators_is_said_and_leaves_the_sums_open() -> None:
    form, (doubt,) = read(hiding(13))
    assert [row.name.value for row in form.indicators] == ["新建图书角数量", "居民借阅人次"]
    assert (doubt.where.block, doubt.where.row, doubt.settled) == (Block.INDICATORS, None, False)
    assert doubt.where.cell == "自评表!A13"
    assert doubt.what.startswith("第 13 行被隐藏，没有读，")
    assert "取消筛选" in doubt.what
    assert doubt.what_en.startswith("The file hides row 13;")
    assert not form.total.max_points.is_certain
    assert not form.total.claimed_points.is_certain
    assert form.total.max_points.value == 100
    assert all(row.max_points.is_certain for row in form.indicators)


def in_words(hidden: int, *, page: bool) -> Recognised:
    """Read the same form as a Word document or a web page, with one row hidden."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in ROWS]
    content = a_page(rows, hidden) if page else a_document(rows, hidden)
    (found,) = recognise(read_bytes(content, file="表"))
    return found


def a_page(rows: list[list[str]], hidden: int) -> bytes:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    shown = [f"<tr{' hidden' if number == hidden else ''}>{row}</tr>" for number, row in enumerate(cells, start=1)]
    return f"<table>{''.join(shown)}</table>".encode()


def a_document(rows: list[list[str]], hidden: int) -> bytes:
    cells = ["".join(map(making.cell, row)) for row in rows]
    cells[hidden - 1] = f"<w:trPr><w:hidden/></w:trPr>{cells[hidden - 1]}"
    return making.docx(making.table(*cells))


@pytest.mark.parametrize("page", [True, False], ids=["web page", "Word document"])
def test_a_row_that_a_page_or_a_document_hides_is_said_as_one_of_a_sheet_is(*, page: bool) -> None:
    found = in_words(13, page=page)
    assert isinstance(found.form, SelfEvaluation)
    (doubt,) = found.doubts
    assert (doubt.code, doubt.where.block, doubt.where.cell) == ("FM022", Block.INDICATORS, "表1第13行第1列")
    assert doubt.what.startswith("第 13 行被隐藏，没有读，")
    assert [row.name.value for row in found.form.indicators] == ["新建图书角数量", "居民借阅人次"]
    assert not found.form.total.claimed_points.is_certain
    assert in_words(7, page=page).doubts == ()  # a source without money


def test_while_a_row_is_hidden_no_total_is_computed_even_if_what_is_shown_adds_up() -> None:
    def due(change: Callable[[Worksheet], None]) -> Due:
        form, doubts = read(change)
        return lay_out(form, doubts, Options(rules=("mof-2020-10",))).due

    def also_hidden(sheet: Worksheet) -> None:
        sheet.insert_rows(14)
        cells: tuple[str | int, ...] = ("产出指标", "时效指标", "完工及时率", "≥90%", "95%", 5, 5)
        for column, cell in enumerate(cells, start=1):
            sheet.cell(14, column, cell)
        hiding(14)(sheet)

    shown = due(hiding())
    assert shown.low is not None
    hidden = due(also_hidden)
    assert (hidden.low, hidden.high, hidden.grade) == (None, None, None)
    assert "读表存疑，各项分值是否齐全看不出，不测算总分" in hidden.steps
    assert hidden.indicators == shown.indicators


def test_several_hidden_rows_of_a_block_are_one_doubt_and_a_long_list_is_cut() -> None:
    _, (doubt,) = read(hiding(12, 14))
    assert doubt.what.startswith("第 12、14 行被隐藏")
    assert "rows 12, 14" in doubt.what_en

    def many(sheet: Worksheet) -> None:
        sheet.insert_rows(13, 12)
        for row in range(13, 25):
            sheet.cell(row, 6, 1)
        hiding(*range(13, 25))(sheet)

    _, (doubt,) = read(many)
    assert doubt.what.startswith("第 13、14、15、16、17、18、19、20 … 24 行被隐藏")


def test_a_hidden_source_of_money_leaves_the_sources_and_the_total_of_points_open_but_not_the_total_of_money() -> None:
    form, (doubt,) = read(hiding(8))
    assert doubt.where.block is Block.FUNDS
    total, source = form.funds[0], form.funds[1]
    assert total.revised_budget.is_certain
    assert not source.revised_budget.is_certain
    assert source.label.is_certain
    assert not form.total.max_points.is_certain


def test_a_hidden_source_that_has_no_money_is_not_worth_a_word() -> None:
    form, doubts = read(hiding(7))
    assert doubts == []
    assert len(form.funds) == 3


def test_a_hidden_goal_and_a_hidden_line_of_the_header_are_said_in_their_blocks() -> None:
    form, (doubt,) = read(hiding(10))
    assert doubt.where.block is Block.GOAL
    assert not form.annual_goal.achieved.is_certain
    assert form.total.max_points.is_certain
    form, (doubt,) = read(hiding(2))
    assert doubt.where.block is Block.HEADER
    assert form.project.value is None
    assert form.total.max_points.is_certain


def test_a_hidden_total_belongs_to_the_form_that_lacks_it() -> None:
    form, (doubt,) = read(hiding(15, 16))
    assert doubt.what.startswith("第 15 行被隐藏")
    assert doubt.where.block is Block.INDICATORS
    assert not form.total.claimed_points.is_certain


def test_hidden_lines_between_the_total_and_the_end_are_said_and_touch_nothing() -> None:
    form, (doubt,) = read(hiding(16), ("说明：按办法填报。",))
    assert doubt.where.block is Block.FOOTER
    assert form.total.claimed_points.is_certain


@pytest.mark.parametrize("row", [1, 16, 18])
def test_what_is_hidden_above_or_below_the_form_is_not_its_business(row: int) -> None:
    more = [(), (None, "代码1"), (), ()] if row > len(ROWS) else []
    assert read(hiding(row), *more)[1] == []


def test_a_hidden_column_is_said_and_leaves_open_what_is_blank_beside_it() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E12"] = None
        hiding_column("D")(sheet)

    form, (doubt,) = read(change)
    assert doubt.what.startswith("D 列被隐藏，没有读，")
    assert "hides column D;" in doubt.what_en
    assert doubt.where.cell == "自评表!D3"
    first, second = form.indicators[0], form.indicators[1]
    assert first.actual.is_blank
    assert not first.actual.is_certain
    assert second.actual.is_certain
    assert not form.total.claimed_points.is_certain


def test_hidden_columns_beside_the_form_such_as_lists_to_choose_from_are_not_its_business() -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(1, 9):
            sheet.cell(row, 12, f"选项{row}")
        hiding_column("L")(sheet)

    assert read(change)[1] == []


def test_each_of_two_forms_on_a_sheet_says_only_what_is_hidden_in_it() -> None:
    first, second = recognised(hiding(13), *ROWS)
    assert [doubt.code for doubt in first.doubts if doubt.code == "FM022"] == ["FM022"]
    assert [doubt.code for doubt in second.doubts if doubt.code == "FM022"] == []


def test_what_one_sheet_hides_is_not_the_business_of_a_form_on_another() -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("下年")
        for row in ROWS:
            other.append(list(row))
        other.row_dimensions[13].hidden = True

    shown, other = recognised(change)
    assert [doubt.code for doubt in shown.doubts if doubt.code == "FM022"] == []
    assert [doubt.where.cell for doubt in other.doubts if doubt.code == "FM022"] == ["下年!A13"]


def with_another_sheet(*rows: tuple[object, ...], visible: bool) -> list[Recognised]:
    book = Workbook()
    for row in ROWS if visible else (("说明",),):
        book.worksheets[0].append(list(row))
    other = book.create_sheet("上年")
    for row in rows:
        other.append(list(row))
    other.sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    return recognise(read_bytes(written.getvalue(), file="表.xlsx"))


def test_a_form_on_a_hidden_sheet_is_mentioned_beside_the_one_that_is_shown() -> None:
    (found,) = with_another_sheet(*ROWS, visible=True)
    (doubt,) = (doubt for doubt in found.doubts if doubt.code == "FM022")
    assert doubt.settled
    assert doubt.what.startswith("工作表「上年」被隐藏，里面还有自评表，没有读。")
    assert "“上年”" in doubt.what_en


def test_a_hidden_sheet_without_a_form_is_not_mentioned() -> None:
    (found,) = with_another_sheet(("选项",), ("是",), ("否",), visible=True)
    assert [doubt for doubt in found.doubts if doubt.code == "FM022"] == []


def test_a_workbook_whose_only_form_stands_on_a_hidden_sheet_is_refused_with_the_remedy() -> None:
    with pytest.raises(Unreadable, match=r"自评表在隐藏的工作表「上年」里.*取消隐藏") as refused:
        with_another_sheet(*ROWS, visible=False)
    assert "“上年”" in refused.value.reason_en


def test_a_workbook_without_any_form_gives_none_whatever_it_hides() -> None:
    assert with_another_sheet(("选项",), visible=False) == []
