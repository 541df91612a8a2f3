"""Workbooks: what is printed in the cells, in the places where it is printed."""

import pytest

from jiheng.reading import limits
from jiheng.reading.grid import Cell, Grid, Table, Unreadable, place_of
from jiheng.reading.workbooks import xlsx
from tests.reading import making
from tests.reading.making import inline

STYLES = (
    '<numFmts><numFmt numFmtId="200" formatCode="0.0&quot;人&quot;"/><numFmt numFmtId="201" formatCode="yyyy/m/d"/>'
    '<numFmt numFmtId="202" formatCode="&quot;第&quot;@"/></numFmts>'
    "<cellXfs>"
    + "".join(f'<xf numFmtId="{number}"/>' for number in ("0", "10", "4", "200", "201", "202", "999", "x"))
    + "</cellXfs>"
)


def read(rows: str, **parts: str) -> Grid:
    return xlsx.read(making.xlsx(rows, **parts), file="表.xlsx")


def row(*cells: str) -> str:
    return f"<row>{''.join(cells)}</row>"


def test_a_sheet_is_a_table_with_its_name_and_counts_from_its_first_cell() -> None:
    grid = read(row(inline("B3", "项目名称")))
    table = Table((Cell(2, 1, "项目名称"),), 1, "自评表")
    assert grid == Grid("表.xlsx", (table,))
    assert str(place_of(grid, table, 2, 1)) == "自评表!B3"
    assert str(place_of(grid, table, 0, 26)) == "自评表!AA1"


@pytest.mark.parametrize(
    ("style", "figure", "printed"),
    [
        ("", "20000", "20000"),
        ('s="1"', "0.93010000000000004", "93.01%"),
        ('s="2"', "20000", "20,000.00"),
        ('s="3"', "25", "25.0人"),
        ('s="4"', "44196", "2020/12/31"),
        ('s="6"', "2.50", "2.5"),
        ('s="7"', "2.50", "2.5"),
        ('s="99"', "2.50", "2.5"),
        ('s="x"', "2.50", "2.5"),
    ],
)
def test_a_figure_is_printed_under_the_format_of_its_style(style: str, figure: str, printed: str) -> None:
    assert making.texts(read(row(f'<c r="A1" {style}><v>{figure}</v></c>'), styles=STYLES)) == [printed]


def test_a_workbook_without_styles_prints_general() -> None:
    assert making.texts(read(row('<c r="A1" s="1"><v>0.10000000000000001</v></c>'))) == ["0.1"]


def test_styles_without_cell_formats_print_general() -> None:
    assert making.texts(read(row('<c r="A1" s="1"><v>0.5</v></c>'), styles="<fonts/>")) == ["0.5"]


def test_shared_texts_join_their_runs_and_leave_out_how_they_are_pronounced() -> None:
    shared = (
        "<si><t>主管部门</t></si>"
        "<si><r><t>年度</t></r><r><rPr><b/></rPr><t>指标值</t></r><rPh><t>zhǐ</t></rPh><phoneticPr/></si>"
        "<si><t>第一行_x000D_\n第二行_x005F_xD800_</t></si>"
    )
    cells = "".join(
        f'<c r="{letter}1" t="s"><v>{number}</v></c>' for letter, number in zip("ABCD", "0129", strict=True)
    )
    assert making.texts(read(row(cells, inline("E1", "末")), sharedStrings=shared)) == [
        "主管部门",
        "年度指标值",
        "第一行\n第二行_xD800_",
        "",
        "末",
    ]


def test_an_escape_that_is_no_character_is_dropped() -> None:
    assert making.texts(read(row('<c r="A1" t="str"><v>甲_xD800_乙</v></c>'))) == ["甲乙"]


def test_formulas_show_the_result_that_was_kept() -> None:
    cells = (
        '<c r="A1"><f>SUM(B1:C1)</f><v>100</v></c>'
        '<c r="B1" t="str"><f>IF(A1&gt;90,"","差")</f><v></v></c>'
        '<c r="C1" t="str"><f>A1&amp;"分"</f><v>100分</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c>'
        '<c r="F1" t="e"><v>#DIV/0!</v></c>'
    )
    assert making.texts(read(row(cells))) == ["100", "", "100分", "TRUE", "FALSE", "#DIV/0!"]


def test_a_formula_that_was_never_calculated_shows_itself() -> None:
    cells = (
        '<c r="A1"><f>SUM(B1:C1)</f></c>'
        '<c r="B1"><f>A1&amp;"分"</f><v/></c>'
        '<c r="C1" t="str"><f>A1</f></c>'
        '<c r="D1"><f t="shared" ref="D1:E1" si="0">C1*2</f></c><c r="E1"><f t="shared" si="0"/></c>'
    )
    assert making.texts(read(row(cells))) == ["=SUM(B1:C1)", '=A1&"分"', "=A1", "=C1*2", "=…"]


@pytest.mark.parametrize(
    ("kept", "printed"),
    [("2020-12-31", "2020/12/31"), ("2020-12-31T12:00:00Z", "2020/12/31"), ("年底", "年底")],
)
def test_days_kept_as_dates_are_printed_under_their_format(kept: str, printed: str) -> None:
    assert making.texts(read(row(f'<c r="A1" t="d" s="4"><v>{kept}</v></c>'), styles=STYLES)) == [printed]


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    day = row('<c r="A1" s="4"><v>42734</v></c>')
    assert making.texts(read(day, styles=STYLES, workbook='<workbookPr date1904="1"/>')) == ["2020/12/31"]


def test_a_format_may_write_around_a_text() -> None:
    assert making.texts(read(row('<c r="A1" s="5" t="str"><v>一批</v></c>'), styles=STYLES)) == ["第一批"]


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_the_one_before() -> None:
    def said(text: str, place: str = "") -> str:
        stated = f' r="{place}"' if place else ""
        return f'<c{stated} t="str"><v>{text}</v></c>'

    rows = (
        row(said("A1"), said("B1"))
        + f'<row r="4">{said("A4")}{said("C4", "C4")}{said("D4")}</row>'
        + row(said("A5"))
        + row(said("B7", "B7"))
        + f'<row r="0">{said("A8")}{said("B8", "?8")}{said("C8", "ZZZ8")}</row>'
    )
    grid = read(rows)
    assert [f"{'ABCD'[cell.column]}{cell.row + 1}" for cell in making.cells(grid)] == making.texts(grid)


def test_a_cell_beyond_the_last_column_is_left_out() -> None:
    assert making.texts(read(row(inline("XFD1", "末"), '<c t="str"><v>外</v></c>'))) == ["末"]


def test_merges_are_rectangles_and_nothing_under_them_is_shown() -> None:
    rows = row(inline("A1", "题"), inline("B1", "盖住"), '<c r="C1"/>') + row(inline("A2", "甲"), inline("C2", "丙"))
    grid = read(rows, after='<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="$A$2:B3"/></mergeCells>')
    assert making.cells(grid) == [Cell(0, 0, "题", 1, 3), Cell(1, 0, "甲", 2, 2), Cell(1, 2, "丙")]


def test_blank_cells_are_listed_within_what_is_filled_and_blank_rows_and_columns_after_it_are_not() -> None:
    styled = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCD")
    rows = row(inline("A1", "甲"), '<c r="B1"/>', inline("C1", "丙")) + row(styled.format(2)) + row(inline("B3", "乙"))
    rows += row(styled.format(4))
    grid = read(rows, after='<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="A9:B9"/></mergeCells>')
    assert making.cells(grid) == [
        Cell(0, 0, "甲"),
        Cell(0, 1, ""),
        Cell(0, 2, "丙"),
        Cell(1, 0, "", 1, 2),
        Cell(1, 2, ""),
        Cell(2, 1, "乙"),
    ]


def test_more_blank_cells_than_a_form_can_have_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BLANK_CELLS", 1)
    assert making.texts(read(row(inline("A1", "甲"), '<c r="B1"/><c r="C1"/>', inline("D1", "丁")))) == ["甲", "丁"]


@pytest.mark.parametrize("reference", ["", "A1", "A1:B2:C3", "A0:B2", "A1:XFE2", "A1:B1048577", "甲:乙"])
def test_a_merge_that_is_no_rectangle_of_a_sheet_is_ignored(reference: str) -> None:
    grid = read(row(inline("A1", "甲")), after=f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>')
    assert making.cells(grid) == [Cell(0, 0, "甲")]


def test_a_merge_over_whole_columns_covers_what_is_there() -> None:
    rows = row(inline("A1", "甲"), inline("B1", "乙"), inline("C1", "丙"))
    grid = read(rows, after='<mergeCells><mergeCell ref="A1:B1048576"/></mergeCells>')
    assert making.triples(grid) == [(0, 0, "甲"), (0, 2, "丙")]


def test_hidden_rows_and_columns_are_not_read_but_a_merge_that_reaches_out_of_them_is() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="4" max="4"/><col min="x" hidden="1"/></cols>'
    rows = row(inline("A1", "题"), inline("B1", "代码"), inline("D1", "丁"))
    rows += f'<row hidden="1">{inline("A2", "XMMC")}{inline("C2", "跨出")}</row>' + row(inline("A3", "甲"))
    grid = read(rows, before=columns, after='<mergeCells><mergeCell ref="C2:C3"/></mergeCells>')
    assert making.triples(grid) == [(0, 0, "题"), (0, 3, "丁"), (1, 2, "跨出"), (2, 0, "甲")]


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "nonsense"])
def test_the_size_a_sheet_states_is_ignored(dimension: str) -> None:
    rows = row(inline("A1", "甲"), inline("C1", "丙"))
    assert making.texts(read(rows, before=f'<dimension ref="{dimension}"/>')) == ["甲", "丙"]


def test_every_sheet_that_has_something_is_a_table_in_the_order_of_the_tabs() -> None:
    source = making.workbook_of({"一": row(inline("A1", "甲")), "空": "", "二": row(inline("A1", "乙"))})
    found = making.tables(xlsx.read(source, file="表.xlsx"))
    assert [(table.sheet, table.number, table.cells[0].text) for table in found] == [("一", 1, "甲"), ("二", 2, "乙")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_not_read(state: str) -> None:
    sheets = {"旧": row(inline("A1", "旧")), "新": row(inline("A1", "新"))}
    found = making.tables(xlsx.read(making.workbook_of(sheets, {"旧": state}), file="表.xlsx"))
    assert [table.sheet for table in found] == ["新"]


def test_what_stands_on_hidden_sheets_is_kept_apart_as_far_as_it_may_be_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = {"旧": row(inline("A1", "旧"), inline("B1", "年")), "新": row(inline("A1", "新")), "坏": "<row><c></row>"}
    source = making.workbook_of(sheets, {"旧": "hidden", "坏": "hidden"})

    def hidden() -> list[str | None]:
        return [table.sheet for table in xlsx.read(source, file="表.xlsx").hidden]

    assert hidden() == ["旧"]
    monkeypatch.setattr(limits, "MAX_HIDDEN_CELLS", 1)
    assert hidden() == []
    monkeypatch.undo()
    monkeypatch.setattr(limits, "STREAMED_FROM_BYTES", 1)
    assert hidden() == []


def test_cells_of_hidden_rows_and_columns_are_kept_apart_and_blank_ones_are_nothing() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    rows = (
        row(inline("A1", "甲"), inline("B1", "代码"))
        + f'<row hidden="1">{inline("A2", "藏")}{inline("B2", "码")}</row>'
    )
    rows += '<row hidden="1"><c r="A3"/></row>' + row(inline("A4", "乙"))
    (table,) = making.tables(read(rows, before=columns))
    assert table.hidden_rows == (1,)
    assert table.hidden_cells == (Cell(0, 1, "代码"), Cell(1, 0, "藏"), Cell(1, 1, "码"))


def test_a_workbook_of_hidden_sheets_only_is_refused_with_the_remedy() -> None:
    source = making.workbook_of({"甲": row(inline("A1", "甲"))}, {"甲": "hidden"})
    with pytest.raises(Unreadable, match="取消隐藏"):
        xlsx.read(source, file="表.xlsx")


def test_a_sheet_that_is_a_chart_holds_no_cells() -> None:
    source = making.package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{making.SHEET}" xmlns:r="{making.OFFICE}"><sheets>'
            '<sheet name="图" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{making.RELATIONS}"><Relationship Id="rId1" '
            f'Type="{making.OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
        }
    )
    assert xlsx.read(source, file="表.xlsx") == Grid("表.xlsx")


def test_parts_that_stand_elsewhere_are_found_through_the_relations() -> None:
    def links(**targets: str) -> str:
        listed = "".join(
            f'<Relationship Id="{kind}" Type="{making.OFFICE}/{kind}" Target="{target}"/>'
            for kind, target in targets.items()
        )
        return f'<Relationships xmlns="{making.RELATIONS}">{listed}</Relationships>'

    sheet = f'<worksheet xmlns="{making.SHEET}"><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    source = making.package(
        {
            "_rels/.rels": links(officeDocument="book/main.xml"),
            "book\\main.xml": f'<workbook xmlns="{making.SHEET}" xmlns:r="{making.OFFICE}"><sheets>'
            '<sheet name="表" r:id="worksheet"/></sheets></workbook>',
            "book/_rels/main.xml.rels": links(worksheet="./one.xml", sharedStrings="../texts\\all.xml"),
            "book/one.xml": sheet,
            "texts/all.xml": f'<sst xmlns="{making.SHEET}"><si><t>甲</t></si></sst>',
        }
    )
    assert making.texts(xlsx.read(source, file="表.xlsx")) == ["甲"]


@pytest.mark.parametrize("namespace", [making.STRICT_SHEET, ""])
def test_both_editions_of_the_standard_and_files_without_one_are_read(namespace: str) -> None:
    shared = "<si><t>甲</t></si>"
    grid = read(row('<c r="A1" t="s"><v>0</v></c>', inline("B1", "乙")), namespace=namespace, sharedStrings=shared)
    assert making.texts(grid) == ["甲", "乙"]


def test_a_package_without_a_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        xlsx.read(making.package({}), file="表.xlsx")


def test_a_workbook_that_lacks_a_sheet_it_lists_is_refused() -> None:
    source = making.package({"xl/workbook.xml": '<workbook><sheets><sheet name="表"/></sheets></workbook>'})
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        xlsx.read(source, file="表.xlsx")


def test_a_large_sheet_that_streams_by_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(row(inline(f"A{number}", f"甲{number}"), f'<c r="B{number}"/>') for number in range(1, 9))
    merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>'
    held = read(rows, before='<cols><col min="9" max="9" hidden="1"/></cols>', after=merges)
    monkeypatch.setattr(limits, "STREAMED_FROM_BYTES", 0)
    assert read(rows, before='<cols><col min="9" max="9" hidden="1"/></cols>', after=merges) == held
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(rows + "<row>", after=merges)
    with pytest.raises(Unreadable, match="嵌套层数过多"):
        read("<row>" * 300)


def test_more_filled_cells_than_any_pile_of_forms_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 2)
    assert making.texts(read(row(inline("A1", "甲"), inline("B1", "乙")))) == ["甲", "乙"]
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read(row(inline("A1", "甲"), inline("B1", "乙"), inline("C1", "丙")))
