"""Web pages: the tables a reader of the page sees, laid out as a browser lays them out, and the lines between them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reading import limits
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.reading.web import html
from tests.reading import making


def read(body: str) -> Grid:
    return html.read(f"<html><body>{body}</body></html>".encode(), file="表.html")


def one_cell(inside: str) -> str:
    return making.texts(read(f"<table><tr><td>{inside}</td></tr></table>"))[0]


def rows(*lines: str) -> str:
    return "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split())}</tr>" for line in lines)


def test_tables_and_the_lines_between_them_come_in_order() -> None:
    grid = read("首页<p>财政项目支出<b>绩效</b>自评表</p><table><tr><td>甲<th>乙</table><div>说明<br>一</div>尾")
    assert grid == Grid(
        "表.html",
        (
            Paragraph("首页", 1),
            Paragraph("财政项目支出绩效自评表", 2),
            Table((Cell(0, 0, "甲"), Cell(0, 1, "乙")), 1),
            Paragraph("说明", 3),
            Paragraph("一", 4),
            Paragraph("尾", 5),
        ),
    )


def test_spans_are_rectangles_and_move_what_follows() -> None:
    grid = read(
        "<table><tr><td rowspan=2 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
        "<tr><td>丁</td><td rowspan='2'>戊</td></tr><tr><td>己</td><td>庚</td></tr></table>"
    )
    assert making.cells(grid) == [
        Cell(0, 0, "甲", 2, 2),
        Cell(0, 2, "乙"),
        Cell(1, 2, "丙"),
        Cell(2, 0, "丁"),
        Cell(2, 1, "戊", 2),
        Cell(3, 0, "己"),
        Cell(3, 2, "庚"),
    ]


def test_no_cell_reaches_beyond_its_section_or_the_table() -> None:
    grid = read(
        "<table><thead><tr><td rowspan=9>甲</td><td>乙</td></tr></thead>"
        "<tbody><tr><td rowspan=0>丙</td></tr><tr><td>丁</td></tr></tbody></table>"
    )
    assert making.cells(grid) == [Cell(0, 0, "甲"), Cell(0, 1, "乙"), Cell(1, 0, "丙", 2), Cell(2, 1, "丁")]


def test_a_foot_stands_below_the_body_wherever_it_is_written() -> None:
    grid = read(
        f"<table><tfoot>{rows('总分')}</tfoot><tbody>{rows('产出')}</tbody><thead>{rows('指标')}</thead></table>"
    )
    assert making.texts(grid) == ["指标", "产出", "总分"]


@pytest.mark.parametrize(("colspan", "width"), [("0", 1), ("-1", 1), ("x", 1), (" 2 ", 2), ("999999", limits.MAX_SPAN)])
def test_nonsense_in_a_span_counts_as_one_and_a_huge_one_is_cut(colspan: str, width: int) -> None:
    grid = read(f"<table><tr><td colspan='{colspan}'>甲</td></tr></table>")
    assert making.cells(grid) == [Cell(0, 0, "甲", 1, width)]


def test_a_cell_that_would_overlap_one_from_above_ends_before_it() -> None:
    grid = read("<table><tr><td>甲</td><td rowspan=2>乙</td></tr><tr><td colspan=2>丙</td></tr></table>")
    assert making.cells(grid)[2] == Cell(1, 0, "丙")


def test_rows_in_forms_and_cells_outside_rows_are_found() -> None:
    grid = read(f"<table><form>{rows('甲 乙')}</form></table><table><td>丙<td>丁</table>")
    assert making.triples(grid) == [(0, 0, "甲"), (0, 1, "乙")]
    assert making.triples(grid, 1) == [(0, 0, "丙"), (0, 1, "丁")]


def test_cells_outside_rows_after_a_row_begin_a_row_of_their_own() -> None:
    grid = read("<table><tbody><tr><td>甲</td></tr><td>乙</td></tbody><tbody><td>丙</td></tbody></table>")
    assert making.triples(grid) == [(0, 0, "甲"), (1, 0, "乙"), (2, 0, "丙")]


def test_a_caption_stands_above_its_table() -> None:
    grid = read("<table><caption>自评表<br>(2020年度)</caption><tr><td>甲</td></tr></table>")
    assert making.paragraphs(grid) == ["自评表", "(2020年度)"]
    assert making.texts(grid) == ["甲"]


def test_tables_that_arrange_the_page_are_passed_through() -> None:
    form = f"<table>{rows('项目名称 党建经费', '主管部门 总工会')}</table>"
    grid = read(
        f"<table><tr><td>导航<br>首页</td><td><table><tr><td>题</td><td>{form}</td></tr></table></td></tr></table>尾"
    )
    assert [block.text if isinstance(block, Paragraph) else len(block.cells) for block in grid.blocks] == [
        "导航",
        "首页",
        "题",
        4,
        "尾",
    ]


def test_a_table_of_data_keeps_its_rows_and_tables_in_its_cells_follow_it() -> None:
    inner = f"<table>{rows('内')}</table>"
    last = f"<tr><td>其他 {inner}说明</td><td>见<table><tr><td>另一</td></tr></table></td></tr>"
    grid = read(f"<table>{rows('甲 1', '乙 2', '丙 3')}{last}</table>后")
    assert [making.texts(grid, number) for number in range(3)] == [
        ["甲", "1", "乙", "2", "丙", "3", "其他\n说明", "见"],
        ["内"],
        ["另一"],
    ]
    assert making.paragraphs(grid) == ["后"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<table><tr><td>x</td></tr></table>'</script>",
        "<style>td { color: red }</style>",
        "<div style='color:red; DISPLAY : none'>x</div>",
        "<p hidden>x</p>",
        "<noscript>x</noscript>",
        "<!-- x -->",
        "<ruby><rt>jì</rt></ruby>",
        "<input type='hidden' value='x'>",
    ],
)
def test_what_the_page_does_not_show_is_not_read(hidden: str) -> None:
    grid = read(
        f"{hidden}<table><tr style='display:none'><td>y</td></tr><tr><td hidden>z</td><td>甲{hidden}</td></tr></table>"
    )
    assert grid.blocks == (Table((Cell(1, 0, "甲"),), 1, hidden_rows=(0,), hidden_cells=(Cell(0, 0, "y"),)),)


def test_hidden_rows_keep_their_numbers_and_are_no_part_of_what_reaches_over_them() -> None:
    grid = read(
        "<table><thead hidden><tr><td>头</td></tr></thead><tr><td rowspan=2>甲</td><td>1</td></tr>"
        "<tr style='display:none'><td></td><td>2</td></tr><tr hidden><td> </td></tr>"
        "<tbody style='display:none'><td>3</td></tbody></tr><tr><td>乙</td><td>4</td></tr></table>"
    )
    (table,) = grid.blocks
    assert isinstance(table, Table)
    assert making.cells(grid) == [Cell(1, 0, "甲"), Cell(1, 1, "1"), Cell(4, 0, "乙"), Cell(4, 1, "4")]
    assert table.hidden_rows == (0, 2, 3)
    assert table.hidden_cells == (Cell(0, 0, "头"), Cell(2, 1, "2"), Cell(3, 0, "3"))


def test_a_cell_that_reaches_over_a_hidden_row_covers_it_too() -> None:
    grid = read(
        "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr style='display:none'><td>2</td></tr>"
        "<tr><td>3</td></tr><tr><td>乙</td><td>4</td></tr></table>"
    )
    assert making.cells(grid) == [
        Cell(0, 0, "甲", 3),
        Cell(0, 1, "1"),
        Cell(2, 1, "3"),
        Cell(3, 0, "乙"),
        Cell(3, 1, "4"),
    ]


def test_white_space_is_one_blank_and_lines_end_where_blocks_do() -> None:
    assert one_cell("  年度\n\t 指标值 <br/> (A)  ") == "年度 指标值\n(A)"
    assert (
        one_cell("<p>1. 走访</p>\n<div>2. <b>慰问</b><ul><li>甲<li>乙</ul></div>末") == "1. 走访\n2. 慰问\n甲\n乙\n末"
    )
    assert one_cell("<pre>a  b\nc</pre>") == "a  b\nc"


def test_entities_are_characters_and_a_cell_of_a_hard_blank_is_empty() -> None:
    assert one_cell("&ge;90&#37; &lt;p&gt;") == "≥90% <p>"
    assert one_cell("&nbsp;") == ""


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("<input value='党建经费'>", "党建经费"),
        ("<input type=text>", ""),
        ("<input type=checkbox checked>是<input type=radio>否", "☑是□否"),
        ("<input type=submit value='保存'>", ""),
        ("<textarea>1.\r\n2.</textarea>", "1.\n2."),
        ("<select><option>优<option selected>良</select>", "良"),
        ("<select><option> 优 <option>良</select>", "优"),
        ("<select></select>", ""),
    ],
)
def test_what_was_typed_into_the_fields_of_a_saved_page_is_read(field: str, said: str) -> None:
    assert one_cell(field) == said
    assert making.paragraphs(read(f"<p>{field}</p><table><tr><td>甲</table>")) == (said.split("\n") if said else [])


def test_preformatted_lines_are_read_as_a_text() -> None:
    grid = read("<table><tr><td>甲</table><pre>自评表\r\n\n项目名称\t党建经费\n总分\t100</pre>")
    assert making.paragraphs(grid) == ["自评表"]
    assert making.texts(grid, 1) == ["项目名称", "党建经费", "总分", "100"]
    assert [table.number for table in making.tables(grid)] == [1, 2]


def test_a_page_without_tables_is_taken_for_a_text() -> None:
    lines = ["| 项目名称 | 党建经费 |", "| 总分 | 100 |"]
    assert making.texts(read("".join(f"<p>{line}</p>" for line in lines))) == ["项目名称", "党建经费", "总分", "100"]


PAGE = "<html><head><meta charset='{}'></head><table><tr><td>项目名称</td></tr></table></html>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("no-such", "gb18030"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("big5", "big5"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in_whatever_it_declares(declared: str, encoding: str) -> None:
    text = PAGE if encoding != "big5" else PAGE.replace("项目名称", "項目名稱")
    grid = html.read(text.format(declared).encode(encoding), file="表.html")
    assert making.texts(grid)[0] in {"项目名称", "項目名稱"}


def test_an_encoding_declared_by_an_xml_head_is_taken() -> None:
    page = '<?xml version="1.0" encoding="big5"?><html><table><tr><td>項目名稱</td></tr></table></html>'
    assert making.texts(html.read(page.encode("big5"), file="表.htm")) == ["項目名稱"]


def test_a_stray_byte_on_a_page_is_shown_as_such() -> None:
    page = PAGE.format("utf-8").encode().replace(b"</td>", b"\xff</td>") + ("。".encode() * 2_000)
    assert making.texts(html.read(page, file="表.html")) == ["项目名称�"]


def test_a_page_in_no_encoding_is_refused() -> None:
    with pytest.raises(Unreadable, match="编码无法识别"):
        html.read(b"<table><tr><td>" + b"\xff\xfe\xfd" * 100, file="表.html")


@pytest.mark.parametrize("page", [b"", b"<!-- x -->", b"<?xml version='1.0'?>"])
def test_a_page_of_nothing_is_refused(page: bytes) -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        html.read(page, file="表.html")


@pytest.mark.parametrize("tag", ["<table><tr><td>", "<div>", "<b>"])
def test_two_hundred_thousand_nested_tags_are_refused_at_once(tag: str) -> None:
    with pytest.raises(Unreadable, match=r"嵌套层数过多|标记数超过上限"):
        html.read(b"<html>" + tag.encode() * 200_000, file="表.html")


def test_several_hundred_layout_tables_in_each_other_are_still_read() -> None:
    assert making.texts(read("<table><tr><td>" * 300 + f"<table>{rows('甲 乙')}</table>")) == ["甲", "乙"]


def test_more_tags_than_any_page_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGE_MARKS", 10)
    with pytest.raises(Unreadable, match="标记数超过上限"):
        read("<p>" * 10)


@pytest.mark.parametrize(
    "lines",
    [
        "<tr>" + "<td rowspan=9 colspan=9>甲</td>" * 9 + "</tr>" * 2,
        "<tr>" + "<td rowspan=9>甲</td>" * 9 + "<tr><td>乙</td></tr>" * 9,
        "<tr><td rowspan=9>甲</td></tr>" + "<tr><td colspan=9>乙</td></tr>" * 9,
    ],
)
def test_merges_too_far_reaching_to_be_laid_out_are_refused(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 30)
    with pytest.raises(Unreadable, match="合并范围超过上限"):
        read(f"<table><tbody>{lines}<tr></tr></tbody></table>")


@given(st.text(alphabet="<>/=tabledrhpisncogy 1\"'&;甲\n!-", max_size=150))
def test_any_page_gives_a_grid_or_a_refusal(body: str) -> None:
    with contextlib.suppress(Unreadable):
        grid = read(body)
        for table in making.tables(grid):
            places = [
                (row, column)
                for cell in table.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(places) == len(set(places))
