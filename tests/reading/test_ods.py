"""Spreadsheets of OpenDocument: what is printed in the cells, however often the file says that it is repeated."""

import pytest

from jiheng.reading import limits
from jiheng.reading.grid import Cell, Grid, Table, Unreadable
from jiheng.reading.workbooks import ods
from tests.reading import making
from tests.reading.making_opendocument import COVERED, cell, document, row
from tests.reading.making_opendocument import ods as spreadsheet


def read(rows: str, *, more: str = "", manifest: str = "<x/>") -> Grid:
    return ods.read(spreadsheet(rows, more=more, manifest=manifest), file="表.ods")


def repeated(columns: int) -> str:
    return f'table:number-columns-repeated="{columns}"'


def valued(kind: str, said: str) -> str:
    return f'office:value-type="{kind}" {said}'


def test_a_sheet_is_a_table_of_what_is_printed() -> None:
    rows = row(cell("项目名称"), cell("93.01%", valued("percentage", 'office:value="0.9301"')))
    assert read(rows) == Grid("表.ods", (Table((Cell(0, 0, "项目名称"), Cell(0, 1, "93.01%")), 1, "自评表"),))


def test_merges_are_the_rectangles_they_are() -> None:
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = row(cell("产出", wide), COVERED, cell("甲")) + row(COVERED, COVERED, cell()) + row(cell("末"))
    assert making.cells(read(rows)) == [
        Cell(0, 0, "产出", 2, 2),
        Cell(0, 2, "甲"),
        Cell(1, 2, ""),
        Cell(2, 0, "末"),
    ]


def test_repeated_cells_and_rows_stand_in_each_of_their_places() -> None:
    rows = row(cell("10", repeated(2)), cell("", repeated(2)), cell("甲"), about='table:number-rows-repeated="2"')
    assert making.texts(read(rows)) == ["10", "10", "", "", "甲"] * 2


def test_what_is_repeated_to_the_edge_of_the_sheet_costs_nothing() -> None:
    edge = row(cell("", repeated(16_384)), about='table:number-rows-repeated="1048570"')
    rows = row(cell("甲"), cell("", repeated(16_383))) + edge + row(cell("末"))
    assert making.triples(read(rows)) == [(0, 0, "甲"), (1_048_571, 0, "末")]


def test_something_repeated_over_a_whole_sheet_is_refused() -> None:
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read(row(cell("1", repeated(16_384)), about='table:number-rows-repeated="1048576"'))
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read(row(cell("1"), about='table:number-rows-repeated="1048576" table:visibility="collapse"'))


def test_cells_beyond_the_edge_of_the_sheet_are_none() -> None:
    assert making.triples(read(row(cell("", repeated(16_383)), cell("甲", repeated(9)), cell("乙")))) == [
        (0, 16_383, "甲"),
    ]


def test_hidden_rows_and_columns_are_given_apart() -> None:
    columns = (
        "<table:table-column/><table:table-column-group>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/></table:table-column-group>'
    )
    rows = (
        row(*map(cell, "甲乙丙丁"))
        + row(cell("戊"), about='table:visibility="filter"')
        + row(cell(), about='table:visibility="collapse"')
        + row(cell("己"))
    )
    (table,) = making.tables(read(columns + rows))
    assert [cell.text for cell in table.cells if cell.text] == ["甲", "丁", "己"]
    assert [cell.text for cell in table.hidden_cells] == ["乙", "丙", "戊"]
    assert table.hidden_rows == (1,)


def test_rows_are_found_in_heads_and_groups() -> None:
    rows = (
        f"<table:table-header-rows>{row(cell('甲'))}</table:table-header-rows>"
        f"<table:table-row-group><table:table-rows>{row(cell('乙'))}</table:table-rows></table:table-row-group>"
    )
    assert making.triples(read(rows)) == [(0, 0, "甲"), (1, 0, "乙")]


def test_hidden_sheets_are_given_apart() -> None:
    more = f'<table:table table:name="代码" table:style-name="gone">{row(cell("001"))}</table:table>'
    grid = read(row(cell("甲")), more=more)
    assert [table.sheet for table in making.tables(grid)] == ["自评表"]
    assert [(table.sheet, table.cells[0].text) for table in grid.hidden] == [("代码", "001")]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (valued("float", 'office:value="20000.50"'), "20000.5"),
        (valued("percentage", 'office:value="0.9301"'), "93.01%"),
        (valued("date", 'office:date-value="2020-12-31"'), "2020-12-31"),
        (valued("boolean", 'office:boolean-value="true"'), "true"),
        (valued("string", 'office:string-value="甲"'), "甲"),
        (valued("void", ""), ""),
    ],
)
def test_a_value_without_its_text_is_a_guess(value: str, printed: str) -> None:
    found = making.cells(read(row(cell("", value), cell("末"))))
    assert found[0].text == printed
    assert found[0].certainty < 1 or not printed
    assert found[1].certainty == 1


def test_a_formula_without_a_result_is_filled_in_with_nobody_knows_what() -> None:
    assert making.texts(read(row(cell("", 'table:formula="of:=SUM([.B1])"'), cell("末")))) == ["=…", "末"]


def test_a_cell_that_its_style_strikes_out_says_nothing() -> None:
    assert making.texts(read(row(cell("作废", 'table:style-name="struck"'), cell("末")))) == ["", "末"]


def test_a_comment_on_a_cell_is_no_part_of_it() -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    assert making.texts(read(row(f"<table:table-cell>{note}<text:p>甲</text:p></table:table-cell>"))) == ["甲"]


def test_a_spreadsheet_with_a_password_is_refused() -> None:
    with pytest.raises(Unreadable, match="设有密码"):
        read("", manifest="<manifest><encryption-data/></manifest>")


def test_a_package_without_content_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        ods.read(making.archive_of({"mimetype": "x"}), file="表.ods")
    with pytest.raises(Unreadable, match="没有可读的正文"):
        ods.read(document("", "text"), file="表.ods")


def test_blank_cells_without_end_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BLANK_CELLS", 5)
    rows = "".join(row(cell("甲"), cell("", repeated(9))) for _ in range(20))
    assert making.texts(read(rows)) == ["甲"] * 20
