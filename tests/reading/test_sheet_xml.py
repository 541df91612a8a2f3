"""Workbooks in one file of XML: what is printed in the cells."""

import pytest

from jiheng.reading import read_bytes
from jiheng.reading.grid import Cell, Grid, Table, Unreadable
from tests.reading import making

STYLES = """<Styles><Style ss:ID="Default" ss:Name="Normal"><NumberFormat/></Style>
<Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="#,##0.00"/></Style>
<Style ss:ID="s3" ss:Parent="s2"><Font ss:Bold="1"/></Style>
<Style ss:ID="s4"><Font ss:StrikeThrough="1"/><NumberFormat ss:Format="0"/></Style>
<Style ss:ID="s5"><NumberFormat ss:Format="Short Date"/></Style></Styles>"""


def source(table: str, *, more: str = "", before: str = STYLES) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">'
        f'{before}<Worksheet ss:Name="自评表"><Table>{table}</Table></Worksheet>{more}</Workbook>'
    ).encode()


def read(table: str, *, more: str = "", before: str = STYLES) -> Grid:
    return read_bytes(source(table, more=more, before=before), file="表.xls")


def cell(said: str, kind: str = "String", about: str = "") -> str:
    return f'<Cell {about}><Data ss:Type="{kind}">{said}</Data></Cell>'


def row(*cells: str, about: str = "") -> str:
    return f"<Row {about}>{''.join(cells)}</Row>"


def test_a_sheet_is_a_table_with_its_name() -> None:
    assert read(row(cell("项目名称"), cell("甲&#10;乙"))) == Grid(
        "表.xls", (Table((Cell(0, 0, "项目名称"), Cell(0, 1, "甲\n乙")), 1, "自评表"),)
    )


@pytest.mark.parametrize(
    ("said", "kind", "about", "printed"),
    [
        ("20000", "Number", "", "20000"),
        ("0.93010000000000004", "Number", 'ss:StyleID="s1"', "93.01%"),
        ("20000", "Number", 'ss:StyleID="s3"', "20,000.00"),
        ("2020-12-31T00:00:00.000", "DateTime", 'ss:StyleID="s5"', "2020/12/31"),
        ("昨天", "DateTime", 'ss:StyleID="s5"', "昨天"),
        ("1", "Boolean", "", "TRUE"),
        ("0", "Boolean", "", "FALSE"),
        ("#DIV/0!", "Error", "", "#DIV/0!"),
        ("8", "Number", 'ss:StyleID="s4"', ""),
        ("8", "Number", 'ss:StyleID="s9"', "8"),
    ],
)
def test_a_value_is_printed_under_the_format_of_its_style(said: str, kind: str, about: str, printed: str) -> None:
    assert making.texts(read(row(cell(said, kind, about), cell("末")))) == [printed, "末"]


def test_days_may_be_counted_from_1904() -> None:
    before = STYLES + "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"
    assert making.texts(read(row(cell("0", "Number", 'ss:StyleID="s5"')), before=before)) == ["1904/1/1"]


def test_cells_and_rows_stand_where_they_say_and_merges_are_the_rectangles_they_are() -> None:
    rows = row(cell("标题", about='ss:MergeAcross="2"'), cell("边")) + row(
        cell("产出", about='ss:Index="2" ss:MergeDown="1"'), "<Cell/>", cell("甲"), about='ss:Index="3"'
    )
    assert making.cells(read(rows + row(cell("末")))) == [
        Cell(0, 0, "标题", 1, 3),
        Cell(0, 3, "边"),
        Cell(2, 1, "产出", 2, 1),
        Cell(2, 2, ""),
        Cell(2, 3, "甲"),
        Cell(3, 0, "末"),
    ]


def test_a_style_of_a_row_is_that_of_its_cells() -> None:
    assert making.texts(read(row(cell("0.5", "Number"), about='ss:StyleID="s1"'))) == ["50.00%"]


def test_hidden_rows_columns_and_sheets_are_given_apart() -> None:
    table = (
        '<Column/><Column ss:Hidden="1" ss:Span="1"/><Column/>'
        + row(*map(cell, "甲乙丙丁"))
        + '<Row ss:Hidden="1" ss:Span="1"/>'
        + row(cell("戊"), about='ss:Hidden="1"')
        + row(cell("己"))
    )
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    more = f'<Worksheet ss:Name="代码"><Table>{row(cell("001"))}</Table>{options}</Worksheet><Worksheet ss:Name="空"/>'
    grid = read(table, more=more)
    (found,) = making.tables(grid)
    assert [(one.row, one.text) for one in found.cells if one.text] == [(0, "甲"), (0, "丁"), (4, "己")]
    assert [one.text for one in found.hidden_cells] == ["乙", "丙", "戊"]
    assert found.hidden_rows == (3,)
    assert [table.sheet for table in grid.hidden] == ["代码"]


def test_a_text_marked_up_as_on_a_page_is_what_the_page_shows() -> None:
    said = (
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>完成</B>80<S>90</S>%<Sup>1</Sup>'
        "<Font>。</Font></ss:Data></Cell>"
    )
    assert making.texts(read(row(said))) == ["完成80%¹。"]


def test_a_formula_without_a_result_is_filled_in_with_nobody_knows_what() -> None:
    formula = '<Cell ss:Formula="=SUM(R[1]C)"/>'
    kept = '<Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell>'
    assert making.texts(read(row(formula, kept))) == ["=…", "2"]


def test_cells_beyond_the_edge_of_the_sheet_are_none() -> None:
    assert making.texts(read(row(cell("甲"), cell("乙", about='ss:Index="20000"')))) == ["甲"]


def test_a_workbook_without_a_sheet_is_refused() -> None:
    without = source("").replace(b"Worksheet", b"Other")
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read_bytes(without, file="表.xls")


def test_rows_hidden_without_end_are_refused() -> None:
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read('<Row ss:Hidden="1" ss:Span="999999"/>')
