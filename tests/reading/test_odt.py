"""Texts of OpenDocument: paragraphs and tables in the order of the page."""

import pytest

from jiheng.reading import limits
from jiheng.reading.documents import odt
from jiheng.reading.grid import Cell, Grid, Unreadable
from tests.reading import making
from tests.reading.making_opendocument import COVERED, cell, row
from tests.reading.making_opendocument import odt as document


def read(body: str) -> Grid:
    return odt.read(document(body), file="表.odt")


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def said(line: str) -> str:
    grid = read(f"<text:p>{line}</text:p>" + table(row(cell("x"), cell("y"))))
    return "\n".join(making.paragraphs(grid))


def test_paragraphs_and_tables_follow_each_other_as_on_the_page() -> None:
    wide = 'table:number-columns-spanned="2"'
    grid = read(
        "<text:h>自评表</text:h><text:p/>"
        + table(row(cell("项目名称"), cell("甲\n乙")), row(cell("总分", wide), COVERED))
        + "<text:p>（2020年度）</text:p>"
        + table(row(cell("丙"), cell("丁")))
    )
    assert making.paragraphs(grid) == ["自评表", "（2020年度）"]
    assert making.cells(grid) == [Cell(0, 0, "项目名称"), Cell(0, 1, "甲\n乙"), Cell(1, 0, "总分", 1, 2)]
    assert [block.number for block in making.tables(grid)] == [1, 2]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("甲<text:s text:c='2'/>乙<text:s/>丙", "甲  乙 丙"),
        ("甲\n   乙", "甲 乙"),
        ("甲<text:tab/>乙<text:line-break/>丙", "甲\t乙\n丙"),
        ("<text:span text:style-name='bold'>甲</text:span>乙", "甲乙"),
        ("80<text:span text:style-name='struck'>90</text:span>%", "80%"),
        ("甲<text:span text:style-name='unseen'>乙</text:span>", "甲"),
        ("100%<text:span text:style-name='high'>1</text:span>2", "100%¹2"),
        ("m<text:span text:style-name='higher'>2</text:span>", "m²"),
        ("H<text:span text:style-name='low'>2</text:span>O", "H2O"),
        ("<text:a>甲</text:a><text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>乙", "甲乙"),
        ("<text:ruby><text:ruby-base>项</text:ruby-base><text:ruby-text>xiàng</text:ruby-text></text:ruby>目", "项目"),
    ],
)
def test_a_line_is_what_is_printed_in_it(line: str, shown: str) -> None:
    assert said(line) == shown


def test_a_paragraph_that_is_struck_out_says_nothing() -> None:
    grid = read('<text:p text:style-name="struck">作废</text:p>' + table(row(cell("甲"), cell("乙"))))
    assert making.paragraphs(grid) == []


def test_what_was_deleted_and_what_is_hidden_is_not_read() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:section text:display="none"><text:p>藏</text:p>'
        "</text:section>"
    )
    kept = "<text:section><text:list><text:list-item><text:p>一项</text:p></text:list-item></text:list></text:section>"
    assert making.paragraphs(read(gone + kept + table(row(cell("甲"), cell("乙"))))) == ["一项"]


def test_what_stands_in_boxes_and_cells_follows_what_it_stands_in() -> None:
    box = "<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame>"
    inner = table(row(cell("内"), cell("里")))
    outer = table(row(f"<table:table-cell><text:p>外</text:p>{inner}</table:table-cell>", cell("边")))
    deleted = (
        "<text:note><text:note-body><draw:text-box><text:p>注</text:p></draw:text-box></text:note-body></text:note>"
    )
    grid = read(f"<text:p>前{box}{deleted}</text:p>{outer}<text:p>后</text:p>")
    assert making.paragraphs(grid) == ["前", "框内", "后"]
    assert making.texts(grid, 0) == ["外", "边"]
    assert making.texts(grid, 1) == ["内", "里"]


def test_a_text_without_a_table_is_read_as_lines_of_text_are() -> None:
    grid = read("<text:p>项目名称<text:tab/>技师</text:p><text:p>主管部门<text:tab/>人社局</text:p>")
    assert making.texts(grid) == ["项目名称", "技师", "主管部门", "人社局"]


def test_tables_without_a_word_are_none() -> None:
    grid = read(table(row(cell())) + table(row(cell("甲"), cell("乙"))))
    assert len(making.tables(grid)) == 1


def test_tables_and_boxes_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLES", 3)
    with pytest.raises(Unreadable, match="表格数超过上限"):
        read(f"<text:p>{'<draw:text-box/>' * 4}</text:p>")


def test_blanks_by_count_are_no_more_than_a_line_has_room_for() -> None:
    assert said("甲<text:s text:c='999999999'/>乙") == f"甲{' ' * 100}乙"
