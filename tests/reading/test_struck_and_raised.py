"""What is struck out is no content in any kind of file, and the raised mark of a footnote is no part of a figure."""

import pytest

from jiheng.form import clean
from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.reading.documents import docx
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.grid import Grid
from jiheng.reading.web import html
from jiheng.reading.workbooks import xlsx
from tests.reading import making

STRUCK_FONTS = "<fonts><font/><font><strike/></font></fonts>"
FONTS_SAID_PLAIN = '<fonts><font/><font><strike val="0"/></font></fonts>'
CELL_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="4" fontId="1"/></cellXfs>'


def word(*runs: str) -> str:
    body = f"<w:tbl><w:tr><w:tc><w:p>{''.join(runs)}</w:p></w:tc></w:tr></w:tbl>"
    return making.texts(docx.read(making.docx(body), file="表.docx"))[0]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def page(table: str) -> Grid:
    return html.read(f"<html><body>{table}</body></html>".encode(), file="表.html")


def web(inside: str) -> str:
    return making.texts(page(f"<table><tr><td>{inside}</td></tr></table>"))[0]


def sheet(cell: str, **parts: str) -> str:
    """The text of one cell; the second is there so that a blank first one is listed."""
    other = making.inline("B1", "末")
    return making.texts(xlsx.read(making.xlsx(f"<row>{cell}{other}</row>", **parts), file="表.xlsx"))[0]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_a_figure_struck_out_beside_the_new_one_is_not_read_in_a_document(mark: str) -> None:
    assert word(run("24个", mark), run("25个")) == "25个"


def test_a_run_said_not_to_be_struck_out_is_read() -> None:
    assert word(run("24个", '<w:strike w:val="0"/>')) == "24个"


def test_a_mark_of_the_paragraph_or_of_an_earlier_format_strikes_nothing_out() -> None:
    paragraph = "<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>"
    before = "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"
    assert word(paragraph, run("24个", before)) == "24个"


@pytest.mark.parametrize(
    "old",
    [
        "<s>24个</s>",
        "<del>24<b>个</b></del>",
        "<strike>24个</strike>",
        "<span style='color:red;text-decoration: line-through'>24个</span>",
        "<span style='TEXT-DECORATION-LINE:underline line-through'>24个</span>",
        "<span style='visibility:hidden'>24个</span>",
    ],
)
def test_a_figure_struck_out_beside_the_new_one_is_not_read_on_a_page(old: str) -> None:
    assert web(f"{old}<ins>25个</ins>") == "25个"
    assert making.paragraphs(page(f"<p>目标{old}25个</p><table><tr><td>甲</td></tr></table>")) == ["目标25个"]


def test_cells_and_rows_that_are_struck_out_keep_their_places() -> None:
    struck = "style='text-decoration:line-through'"
    grid = page(
        f"<table><tr><td rowspan=3>甲</td><td {struck}>1</td><td>2</td></tr><tr {struck}><td>3</td><td>4</td></tr>"
        "<tr><td>5</td><td>6</td></tr></table>"
    )
    assert making.triples(grid) == [
        (0, 0, "甲"),
        (0, 1, ""),
        (0, 2, "2"),
        (1, 1, ""),
        (1, 2, ""),
        (2, 1, "5"),
        (2, 2, "6"),
    ]


def test_a_mark_left_open_on_a_page_does_not_swallow_its_tables() -> None:
    assert making.texts(page("<s><table><tr><td>甲</td></tr></table>")) == ["甲"]


def test_a_figure_struck_out_beside_the_new_one_is_not_read_in_a_workbook() -> None:
    item = "<r><rPr><strike/></rPr><t>24个</t></r><r><t>25个</t></r>"
    assert sheet(f'<c r="A1" t="inlineStr"><is>{item}</is></c>') == "25个"
    assert sheet('<c r="A1" t="s"><v>0</v></c>', sharedStrings=f"<si>{item}</si>") == "25个"


@pytest.mark.parametrize("cell", ['<c r="A1" s="1"><v>24</v></c>', '<c r="A1" s="1" t="str"><v>24个</v></c>'])
def test_a_cell_whose_font_strikes_out_is_blank(cell: str) -> None:
    assert sheet(cell, styles=STRUCK_FONTS + CELL_STYLES) == ""
    assert sheet(cell, styles=FONTS_SAID_PLAIN + CELL_STYLES) in {"24.00", "24个"}


def test_raised_figures_are_raised_characters_in_every_kind_of_file() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    assert word(run("100%"), run("1", up)) == "100%¹"
    assert word(run("100%"), run("1", '<w:vertAlign w:val="subscript"/>')) == "100%1"
    assert web("100%<sup><a href='#n'>[1]</a></sup>") == "100%[¹]"
    assert making.paragraphs(page("<p>共100m<sup>2</sup></p><table><tr><td>甲</td></tr></table>")) == ["共100m²"]
    item = '<r><t>100%</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    assert sheet(f'<c r="A1" t="inlineStr"><is>{item}</is></c>') == "100%¹"


def test_a_raised_mark_of_a_paragraph_raises_nothing() -> None:
    assert word('<w:pPr><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:pPr>', run("1")) == "1"


def test_words_that_are_raised_stay_as_they_are() -> None:
    assert raised("注(1)th") == "注⁽¹⁾th"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("100%①", "100%"),
        ("100%¹", "100%"),
        ("24个⁽²⁾", "24个"),
        ("≥90%[¹]", "≥90%"),
        ("图书角数量 ①", "图书角数量 ①"),
        ("100m²", "100m²"),
        ("100平方米²", "100平方米²"),
        ("10⁴", "10⁴"),
        ("①走访②慰问", "①走访②慰问"),
        ("①", "①"),
        ("见附表[1]", "见附表[1]"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_value_and_a_power_is(printed: str, value: str) -> None:
    assert clean(printed) == value


@pytest.mark.parametrize("head", ["实际完成值①", "实际完成值¹", "实际完成值⁽¹⁾"])
def test_a_head_with_the_mark_of_a_footnote_is_the_head(head: str) -> None:
    label = label_in(Part.INDICATOR_COLUMN, head)
    assert label is not None
    assert label.code == "actual"
