"""Binary Word documents: what [MS-DOC] says of text, tables and merged cells, read as the same document in .docx."""

import struct
from pathlib import Path

import pytest

from benchmarks.corpus.writers import doc as doc_writer
from jiheng.reading import limits, read_bytes
from jiheng.reading.documents import doc, docx
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.reading.kinds import Kind, kind_of
from jiheng.reading.layout import recognise
from tests.reading import making
from tests.reading.making_doc import (
    DELETED,
    ENDS_INNER_CELL,
    ENDS_INNER_ROW,
    ENDS_ROW,
    FIRST_ACROSS,
    FIRST_DOWN,
    HIDDEN,
    IN_TABLE,
    NEXT_ACROSS,
    NEXT_DOWN,
    RAISED,
    STRUCK,
    STRUCK_TWICE,
    Box,
    Para,
    Run,
    cell,
    compound,
    define,
    depth,
    document,
    of_grid,
    para,
    row,
    symbol,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_STYLE, NOT_AS_STYLE = 0x80, 0x81


def read(*paragraphs: Para, **options: object) -> Grid:
    return doc.read(document(paragraphs, **options), file="表.doc")  # type: ignore[arg-type]  # passed on as they are


def one_cell(*runs: Run | str, **options: object) -> str:
    return making.texts(read(*row(cell(*runs)), **options))[0]


def table_of(*rows: list[Para], **options: object) -> list[Cell]:
    return making.cells(read(*(one for held in rows for one in held), **options))


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    grid = read(
        para("财政项目支出绩效自评表"), *row("项目名称"), para(""), para("说明"), *row("总分", "100"), para("盖章")
    )
    assert grid == Grid(
        "表.doc",
        (
            Paragraph("财政项目支出绩效自评表", 1),
            Table((Cell(0, 0, "项目名称"),), 1),
            Paragraph("说明", 4),
            Table((Cell(0, 0, "总分"), Cell(0, 1, "100")), 2),
            Paragraph("盖章", 6),
        ),
    )


def test_the_ten_real_forms_are_the_same_as_in_docx() -> None:
    given = docx.read((EXAMPLES / "minhang-2020.docx").read_bytes(), file="表.doc")
    grid = read_bytes(of_grid(given), file="表.doc")
    assert making.tables(grid) == making.tables(given)
    assert [one.form for one in recognise(grid)] == [one.form for one in recognise(given)]
    assert len(recognise(grid)) == 10


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("manner", doc_writer.MANNERS)
def test_the_ten_real_forms_written_by_libreoffice_are_the_same_as_in_docx(manner: str) -> None:
    given = docx.read((EXAMPLES / "minhang-2020.docx").read_bytes(), file="表.doc")
    grid = read_bytes(doc_writer.write(given, manner), file="表.doc")
    assert making.tables(grid) == making.tables(given)
    found, wanted = recognise(grid), recognise(given)
    assert [one.form for one in found] == [one.form for one in wanted]
    assert [one.doubts for one in found] == [one.doubts for one in wanted]


def test_a_document_of_wps_is_read_by_what_it_is() -> None:
    assert making.texts(read_bytes(document(row("甲")), file="表.wps")) == ["甲"]


def test_a_document_without_tables_is_taken_for_a_text() -> None:
    assert making.triples(read(para("项目名称\t党建经费"), para("年度资金总额\t20,000.00"))) == [
        (0, 0, "项目名称"),
        (0, 1, "党建经费"),
        (1, 0, "年度资金总额"),
        (1, 1, "20,000.00"),
    ]


# --- merged cells and the grid ---


def test_cells_merged_across_and_down_are_one_rectangle_each() -> None:
    first = row("项目资金", "年初预算数", said=define([0, 2000, 3000], [FIRST_DOWN, 0]))
    second = row("", "20,000.00", said=define([0, 2000, 3000], [NEXT_DOWN, 0]))
    third = row("总", "分", "100", said=define([0, 500, 2000, 3000]))
    assert table_of(first, second, third) == [
        Cell(0, 0, "项目资金", 2, 2),
        Cell(0, 2, "年初预算数"),
        Cell(1, 2, "20,000.00"),
        Cell(2, 0, "总"),
        Cell(2, 1, "分"),
        Cell(2, 2, "100"),
    ]


def test_edges_that_nobody_can_tell_apart_are_one() -> None:
    first = row("甲", "1", said=define([-8, 1000, 2000]))
    second = row("乙", "2", said=define([0, 1012, 1995]))
    assert table_of(first, second) == [Cell(0, 0, "甲"), Cell(0, 1, "1"), Cell(1, 0, "乙"), Cell(1, 1, "2")]


def test_a_cell_narrower_than_that_keeps_its_column() -> None:
    first = row("甲", "窄", "1", said=define([0, 1000, 1010, 2000]))
    second = row("乙", "2", said=define([0, 1000, 2000]))
    assert table_of(first, second) == [
        Cell(0, 0, "甲"),
        Cell(0, 1, "窄"),
        Cell(0, 2, "1"),
        Cell(1, 0, "乙"),
        Cell(1, 1, "2", 1, 2),
    ]


def test_edges_that_run_backwards_still_give_each_cell_a_column() -> None:
    assert table_of(row("甲", "乙", "丙", said=define([0, 1000, 400, 400]))) == [
        Cell(0, 0, "甲"),
        Cell(0, 1, "乙"),
        Cell(0, 2, "丙"),
    ]


def test_a_row_that_begins_further_right_leaves_columns_out() -> None:
    assert table_of(row("甲", "乙", "丙"), row("丁", said=define([1000, 3000])))[-1] == Cell(1, 1, "丁", 1, 2)


def test_a_continuation_of_another_width_or_with_nothing_above_stands_on_its_own() -> None:
    first = row("宽", "孤", said=define([0, 2000, 3000], [FIRST_DOWN, NEXT_DOWN]))
    second = row("窄", "右", "末", said=define([0, 1000, 2000, 3000], [NEXT_DOWN, 0, 0]))
    assert table_of(first, second) == [
        Cell(0, 0, "宽", 1, 2),
        Cell(0, 2, "孤"),
        Cell(1, 0, "窄"),
        Cell(1, 1, "右"),
        Cell(1, 2, "末"),
    ]


def test_a_new_merge_below_another_is_a_cell_of_its_own() -> None:
    marks = [("甲", FIRST_DOWN), ("", NEXT_DOWN), ("乙", FIRST_DOWN), ("", NEXT_DOWN)]
    rows = [row(text, said=define([0, 1000], [mark])) for text, mark in marks]
    assert table_of(*rows) == [Cell(0, 0, "甲", 2), Cell(2, 0, "乙", 2)]


@pytest.mark.parametrize(("first", "more"), [(FIRST_ACROSS, NEXT_ACROSS), (NEXT_ACROSS, FIRST_ACROSS)])
def test_cells_marked_as_merged_across_are_one_whichever_mark_begins(first: int, more: int) -> None:
    said = define([0, 1000, 2000, 3000, 4000, 5000], [first, more, more, first, more])
    assert table_of(row("预期目标", "", "", "完成情况", "", said=said)) == [
        Cell(0, 0, "预期目标", 1, 3),
        Cell(0, 3, "完成情况", 1, 2),
    ]


def test_cells_merged_across_and_down_by_marks_are_one_rectangle() -> None:
    top = define([0, 1000, 2000, 3000], [FIRST_ACROSS | FIRST_DOWN, NEXT_ACROSS | FIRST_DOWN, 0])
    under = define([0, 1000, 2000, 3000], [FIRST_ACROSS | NEXT_DOWN, NEXT_ACROSS | NEXT_DOWN, 0])
    assert table_of(row("甲", "", "1", said=top), row("", "", "2", said=under)) == [
        Cell(0, 0, "甲", 2, 2),
        Cell(0, 2, "1"),
        Cell(1, 2, "2"),
    ]


MERGE = struct.pack("<HBB", 0x5624, 0, 2)
SPLIT = struct.pack("<HBB", 0x5625, 0, 3)
INSERT = struct.pack("<HBBh", 0x7621, 1, 2, 500)
DELETE = struct.pack("<HBB", 0x5622, 0, 1)
WIDEN = struct.pack("<HBBh", 0x7623, 0, 2, 1500)


@pytest.mark.parametrize(
    ("change", "texts", "spans"),
    [
        (MERGE, "甲乙丙", [(0, 4), (4, 2)]),
        (MERGE + SPLIT, "甲乙丙", [(0, 2), (2, 2), (4, 2)]),
        (INSERT, "甲乙丙丁戊", [(0, 2), (2, 1), (3, 1), (4, 2), (6, 2)]),
        (DELETE, "甲乙", [(0, 2), (2, 2)]),
        (WIDEN, "甲乙丙", [(0, 3), (3, 3), (6, 2)]),
    ],
)
def test_later_changes_of_a_definition_hold(change: bytes, texts: str, spans: list[tuple[int, int]]) -> None:
    """Cells of 1,000 twips, changed, above columns of 500."""
    changed_row = row(*texts, said=define([0, 1000, 2000, 3000]) + change)
    found = table_of(changed_row, row(*"12345678", said=define(range(0, 4001, 500))))
    assert [(one.column, one.column_span) for one in found if one.row == 0] == spans


def test_a_merge_down_may_be_said_apart_from_the_definition() -> None:
    def said(how: int) -> bytes:
        return define([0, 1000, 2000]) + struct.pack("<HBBB", 0xD62B, 2, 0, how)

    assert table_of(row("甲", "1", said=said(3)), row("", "2", said=said(1)))[0] == Cell(0, 0, "甲", 2)


def test_changes_to_cells_that_are_not_there_change_nothing() -> None:
    odd = (
        struct.pack("<HBBB", 0xD62B, 2, 9, 1)
        + struct.pack("<HBB", 0x5624, 5, 9)
        + struct.pack("<HBB", 0x5622, 7, 9)
        + struct.pack("<HBBh", 0x7621, 9, 1, 100)
        + struct.pack("<HBBh", 0x7623, 8, 9, 100)
        + struct.pack("<HHB", 0xD608, 2, 9)
    )
    assert table_of(row("甲", "1", said=define([0, 1000, 2000]) + odd)) == [Cell(0, 0, "甲"), Cell(0, 1, "1")]


def test_a_row_that_does_not_say_where_its_cells_stand_has_them_as_the_row_above() -> None:
    wide = define([0, 2000, 3000])
    found = table_of(row("甲", "1", said=wide), row("乙", "2", said=b""), row("丙", "3", "末"), row("丁", said=b""))
    assert [(one.row, one.column, one.column_span) for one in found] == [
        (0, 0, 2),
        (0, 2, 1),
        (1, 0, 2),
        (1, 2, 1),
        (2, 0, 1),
        (2, 1, 1),
        (2, 2, 1),
        (3, 0, 1),
    ]


def test_more_cells_than_are_defined_are_all_read() -> None:
    assert [one.text for one in table_of(row("甲", "乙", "丙", said=define([0, 1000])))] == ["甲", "乙", "丙"]


def test_properties_too_long_for_a_page_lie_in_a_stream_of_their_own() -> None:
    definition = define([0, 1500, 3000], [FIRST_DOWN, 0])
    data = bytes(6) + struct.pack("<H", len(definition)) + definition
    for code in (0x6646, 0x646B):
        first = row("甲", "1", said=struct.pack("<HI", code, 6))
        second = row("", "2", "3", said=define([0, 1500, 2000, 3000], [NEXT_DOWN, 0, 0]))
        assert table_of(first, second, data=data)[:2] == [Cell(0, 0, "甲", 2), Cell(0, 1, "1", 1, 2)]


def test_properties_said_to_lie_behind_the_end_of_that_stream_are_damage() -> None:
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(*row("甲", said=struct.pack("<HI", 0x6646, 0x7FFFFFFF)))
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(*row("甲", said=struct.pack("<HI", 0x6646, 4090)), data=bytes(4090) + b"\xff\xff\0\0\0\0")


# --- tables in tables, rows that end early ---


def inner(text: str, said: bytes) -> Para:
    return para(text, IN_TABLE + depth(2) + said)


def test_tables_inside_cells_follow_the_table_they_stand_in() -> None:
    nested = [
        inner("内一", ENDS_INNER_CELL),
        inner("内", b""),
        inner("二", ENDS_INNER_CELL),
        inner("", ENDS_INNER_CELL + ENDS_INNER_ROW + define([0, 500, 1000])),
    ]
    before = Para((Run("外\r"),), IN_TABLE + depth(1))
    found = read(before, *nested, *row("后", "右"), *row("左", "末"), para("尾"), *row("另"))
    assert making.cells(found) == [Cell(0, 0, "外\n后"), Cell(0, 1, "右"), Cell(1, 0, "左"), Cell(1, 1, "末")]
    assert making.cells(found, 1) == [Cell(0, 0, "内一"), Cell(0, 1, "内\n二")]
    assert [table.number for table in making.tables(found)] == [1, 2, 3]
    assert found.blocks[2] == Paragraph("尾", 3)


def test_a_depth_may_be_said_as_a_step() -> None:
    step = struct.pack("<Hi", 0x664A, 1)
    nested = Para((Run("内\r"),), IN_TABLE + step + ENDS_INNER_CELL)
    end = Para((Run("\r"),), IN_TABLE + step + ENDS_INNER_ROW + define([0, 500]))
    assert [making.texts(read(nested, end, *row("外")), number) for number in range(2)] == [["外"], ["内"]]


def test_tables_nested_without_end_are_refused() -> None:
    with pytest.raises(Unreadable, match="嵌套层数过多"):
        read(Para((Run("甲\r"),), IN_TABLE + depth(101)))


def test_what_a_table_holds_when_the_file_breaks_off_in_it_is_kept() -> None:
    half = Para((Run("半\r"),), IN_TABLE)
    assert making.triples(read(*row("甲"), cell("乙"), half)) == [(0, 0, "甲"), (1, 0, "乙"), (1, 1, "半")]
    no_mark = Para((Run("丙\x07"),), IN_TABLE + ENDS_ROW + define([0, 1000, 2000]))
    assert making.triples(read(cell("甲"), no_mark)) == [(0, 0, "甲"), (0, 1, "丙")]


def test_a_mark_of_a_cell_outside_tables_ends_a_paragraph() -> None:
    assert read(Para((Run("甲\x07"),)), *row("乙")).blocks[0] == Paragraph("甲", 1)


# --- the text ---


def test_paragraphs_and_breaks_inside_a_cell_are_line_breaks_and_tabs_are_blanks() -> None:
    first = Para((Run("1.\t走访\x0b慰问\x0e\r"),), IN_TABLE)
    empty = Para((Run("\r"),), IN_TABLE)
    assert making.texts(read(first, Para((Run("2.\r"),), IN_TABLE), empty, *row("3."))) == ["1. 走访\n慰问\n\n2.\n\n3."]


def test_signs_for_pictures_notes_and_hyphens_are_what_they_show() -> None:
    assert one_cell("\x01\x02\x05\x08甲\x1e乙\x1f丙\xa0丁") == "甲-乙丙\xa0丁"


def test_a_page_may_break_inside_a_paragraph_and_a_section_ends_one() -> None:
    inside = Para((Run("上\x0c下\r"),))
    section = Para((Run("节\x0c"),))
    found = read(inside, section, para("后"), *row("甲"))
    assert making.paragraphs(found) == ["上\n下", "节", "后"]


def test_pieces_in_one_and_two_bytes_a_character_are_one_text() -> None:
    assert one_cell("指标", Run("A–€ 100%", narrow=True), "≥90") == "指标A–€ 100%≥90"


def test_a_document_saved_fast_with_its_pieces_in_any_order_is_the_same() -> None:
    paragraphs = [para("题"), *row("甲", cell("一", Run("2 a", narrow=True), "三")), para("尾")]
    assert read(*paragraphs, scattered=True) == read(*paragraphs)


def test_characters_that_take_four_bytes_are_whole_and_cost_no_place() -> None:
    assert making.triples(read(*row("𠮷野家", cell("甲", Run("旧", STRUCK), "新😀")))) == [
        (0, 0, "𠮷野家"),
        (0, 1, "甲新😀"),
    ]


@pytest.mark.parametrize("mark", [STRUCK, STRUCK_TWICE, DELETED, HIDDEN])
def test_text_struck_out_deleted_or_hidden_is_not_read(mark: bytes) -> None:
    assert one_cell(Run("24个", mark), "25个") == "25个"


@pytest.mark.parametrize("how", [0, AS_STYLE])
def test_text_said_not_to_be_or_to_be_as_its_style_is_read(how: int) -> None:
    assert one_cell(Run("24个", bytes([0x37, 0x08, how]))) == "24个"


def test_text_said_to_be_other_than_its_style_is_not_read() -> None:
    assert one_cell(Run("24个", bytes([0x37, 0x08, NOT_AS_STYLE])), "25个") == "25个"


def test_a_change_without_anything_to_say_changes_nothing() -> None:
    empty = b"\x15\xc6"  # tabs, cut off where it would say how many
    assert one_cell(Run("甲", b"\x37\x08"), Run("乙", empty)) == "甲乙"


def test_the_last_word_on_a_run_holds() -> None:
    assert one_cell(Run("24个", HIDDEN + HIDDEN[:2] + b"\0")) == "24个"
    assert one_cell("100%", Run("1", RAISED + RAISED[:2] + b"\2")) == "100%1"


def test_raised_figures_are_raised_characters() -> None:
    assert one_cell("100%", Run("1", RAISED)) == "100%¹"


@pytest.mark.parametrize(("code", "modifiers"), [(0x5C << 1 | 1 << 8, ()), (1, (HIDDEN,))])
def test_what_a_piece_adds_to_the_properties_of_its_text_holds(code: int, modifiers: tuple[bytes, ...]) -> None:
    assert one_cell(Run("暗", RAISED, modifier=code), "明", modifiers=modifiers) == "明"


@pytest.mark.parametrize("code", [3, 0x01 << 1])
def test_a_piece_that_adds_what_is_not_there_or_does_not_matter_adds_nothing(code: int) -> None:
    assert one_cell(Run("甲", RAISED, modifier=code), modifiers=(HIDDEN,)) == "甲"


def test_a_piece_may_say_that_its_paragraph_stands_in_a_table() -> None:
    end = Para((Run("\x07", modifier=0x19 << 1 | 1 << 8),), IN_TABLE + define([0, 1000]))
    assert making.texts(read(cell("甲"), end, para("后"))) == ["甲"]


def test_codes_of_fields_are_not_read_and_their_results_are() -> None:
    assert one_cell("\x13 =SUM(ABOVE) \x14", "100", "\x15分") == "100分"
    assert one_cell("甲\x13 PAGE \x15乙") == "甲乙"
    assert one_cell("\x13 IF \x13 REF a \x14b\x15 = c \x14", "\x13 REF d \x14值\x15\x15") == "值"


def test_something_embedded_is_not_read_and_leaves_a_sign_that_it_stands_there() -> None:
    assert one_cell("\x13 EMBED Equation.3 \x14\x01\x15", "100公里") == "\ufffc100公里"


def test_a_field_that_never_ends_takes_nothing_away() -> None:
    assert one_cell("甲\x13乙\x14丙") == "甲丙"
    assert one_cell("甲\x13乙") == "甲乙"
    assert one_cell("甲\x15\x14乙") == "甲乙"


@pytest.mark.parametrize(
    ("font", "code", "drawn"), [(0, 0xF0B3, "≥"), (1, 0x52, "☑"), (1, 0xF001, ""), (7, 0x2264, "≤")]
)
def test_comparators_and_ticks_drawn_with_symbol_fonts_are_characters(font: int, code: int, drawn: str) -> None:
    assert one_cell(Run("(", symbol(font, code)), "90%", fonts=("Symbol", "Wingdings 2")) == drawn + "90%"


def test_a_sign_of_its_own_in_a_symbol_font_is_the_character_it_shows() -> None:
    in_symbol, in_other = struct.pack("<HH", 0x4A4F, 1), struct.pack("<HH", 0x4A4F, 0)
    runs = Run("\uf0b3", in_symbol), "90%", Run("\uf0b3", in_other)
    assert one_cell(*runs, fonts=("宋体", "Symbol")) == "≥90%\uf0b3"


def test_a_symbol_in_a_file_that_names_no_fonts_is_its_character() -> None:
    assert one_cell(Run("(", symbol(0, 0x2265)), "90%") == "≥90%"


# --- what is hidden or deleted ---


def test_a_hidden_row_is_not_read_and_what_stands_in_it_is_given_apart() -> None:
    hidden = row(cell(Run("暗", HIDDEN)), cell(), end=HIDDEN)
    (table,) = making.tables(read(*row("甲", "1"), *hidden, *row("乙", "2")))
    assert [(one.row, one.text) for one in table.cells] == [(0, "甲"), (0, "1"), (2, "乙"), (2, "2")]
    assert (table.hidden_rows, table.hidden_cells) == ((1,), (Cell(1, 0, "暗"),))


def test_a_row_hidden_in_part_or_empty_is_read() -> None:
    (table,) = making.tables(read(*row("甲", cell(Run("暗", HIDDEN))), *row("", "", end=HIDDEN)))
    assert [one.text for one in table.cells] == ["甲", "", "", ""]
    assert table.hidden_rows == ()


def test_a_table_of_which_all_is_hidden_still_says_so() -> None:
    (table,) = making.tables(read(*row(cell(Run("暗", HIDDEN)))))
    assert (table.cells, table.hidden_rows) == ((), (0,))


def test_a_row_deleted_under_tracked_changes_is_gone() -> None:
    deleted = row(cell(Run("旧", DELETED)), end=DELETED)
    assert making.triples(read(*row("甲"), *deleted, *row("乙"))) == [(0, 0, "甲"), (1, 0, "乙")]


def test_the_end_of_a_row_alone_does_not_delete_it() -> None:
    assert making.triples(read(*row("甲", end=DELETED), *row("乙"))) == [(0, 0, "甲"), (1, 0, "乙")]


# --- text boxes ---


def test_what_stands_in_a_text_box_follows_the_block_it_is_anchored_to() -> None:
    boxes = (
        Box((para("无处"),), 0, 0),
        Box((para("表后"), *row("框内表"), para("")), 5, 3),
        Box((para("题后"),), 0, 2),
    )
    found = read(para("题"), para("中"), *row("甲"), para("后"), boxes=boxes)
    assert [one.text if isinstance(one, Paragraph) else one.cells[0].text for one in found.blocks] == [
        "题",
        "题后",
        "中",
        "甲",
        "表后",
        "框内表",
        "后",
        "无处",
    ]


# --- refusals ---


def test_a_document_behind_a_password_is_refused_as_such() -> None:
    with pytest.raises(Unreadable, match="密码"):
        read(para("甲"), flags=0x0300)


def test_a_container_without_a_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        doc.read(compound({"Nothing": b""}), file="表.doc")


def changed(at: int, *numbers: int, said: bytes = b"", stream: str = "WordDocument") -> bytes:
    """A small document with numbers put at a place of one of its streams."""
    source = bytearray(document([para("甲"), *row("乙", said=said or None)]))
    start = 512 if stream == "WordDocument" else source.index(b"\2" + struct.pack("<I", 4 * 4 + 8 * 3))
    struct.pack_into(f"<{len(numbers)}I", source, start + at, *numbers)
    return bytes(source)


@pytest.mark.parametrize(
    ("at", "numbers"),
    [
        (0x4C, (0x7FFFFFFF,)),  # more text than there is
        (0x1A2, (0xFFFFFF00, 50)),  # the table of pieces behind the end
        (0x1A2, (0, 0)),  # no table of pieces
        (0x102, (0x7FFFFFFF, 12)),  # pages of paragraphs behind the end
    ],
)
def test_a_header_that_points_into_nothing_is_damage(at: int, numbers: tuple[int, ...]) -> None:
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(changed(at, *numbers), file="表.doc")


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (5 + 4, 0),  # a piece without characters
        (5 + 4 * 4 + 2, 0x3FFFFFFF),  # a piece behind the end
    ],
)
def test_pieces_that_cannot_be_are_damage(at: int, number: int) -> None:
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(changed(at, number, stream="1Table"), file="表.doc")


def page_of(text: bytes, source: bytearray) -> int:
    """Where the first page of properties that holds ``text`` begins."""
    return source.index(text, 512 + 0x800) // 512 * 512


def test_a_page_that_counts_more_runs_than_it_holds_is_damage() -> None:
    source = bytearray(document([para("甲", said=b"\x03\x24\x01"), *row("乙")]))
    source[page_of(b"\x03\x24\x01", source) + 511] = 0xFF
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


def test_a_page_number_behind_the_end_is_damage() -> None:
    source = bytearray(document([para("甲"), *row("乙")]))
    at, size = struct.unpack_from("<II", source, 512 + 0x102)
    table = source.index(b"\2" + struct.pack("<I", 4 * 4 + 8 * 3))
    struct.pack_into("<I", source, table + at + size - 4, 0x3FFFFF)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


def test_properties_of_every_kind_of_size_are_passed_over() -> None:
    sizes = (
        b"\x03\x24\x01",  # one byte
        b"\x0b\x46\1\0",  # two
        b"\x12\x64\0\0\0\0",  # four
        b"\x5e\x84\0\0",  # two, signed
        b"\x14\xa4\0\0",  # two again
        b"\x0d\xc6\x02\0\0",  # as many as it says
        b"\x15\xc6\xff\x01\0\0\0\0\x01\0\0\0",  # tabs, of which it counts those deleted and those added
        b"\x65\xe0\0\0\0",  # three
    )
    said = b"".join(sizes)
    assert making.texts(read(Para((Run("甲\x07"),), said + IN_TABLE), row("乙")[-1])) == ["甲"]


def test_properties_may_be_counted_in_one_byte_or_be_missing() -> None:
    """Odd counts are written in one byte, as most programs do; no place at all is no property."""
    source = bytearray(document([para("题", b"\x03\x24\x01"), *row("甲")]))
    page = page_of(b"\x03\x24\x01", source)
    source[page + 32 : page + 38] = b"\x03\0\0" + b"\x03\x24\x01"
    assert making.paragraphs(doc.read(bytes(source), file="表.doc")) == ["题"]
    source[page + 8] = 0
    assert making.paragraphs(doc.read(bytes(source), file="表.doc")) == ["题"]


def test_a_document_without_any_properties_is_paragraphs() -> None:
    source = bytearray(document([para("甲"), *row("乙")]))
    for place in (0xFA, 0x102):
        struct.pack_into("<II", source, 512 + place, 0, 0)
    assert making.paragraphs(doc.read(bytes(source), file="表.doc")) == ["甲", "乙"]


def test_more_paragraphs_than_any_form_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARAGRAPHS", 9)
    with pytest.raises(Unreadable, match="段落和单元格数超过上限"):
        read(*(para("甲") for _ in range(10)))


def test_properties_that_break_off_say_nothing() -> None:
    short = row("甲", said=define([0, 1000]) + b"\x15\xc6\xff")
    assert making.texts(read(*short)) == ["甲"]


def test_a_file_as_large_as_many_forms_costs_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PROPERTIES", 200)
    with pytest.raises(Unreadable, match="格式标记数超过上限"):
        read(*(one for _ in range(40) for one in row("甲", "乙")))


def test_tables_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLES", 3)
    with pytest.raises(Unreadable, match="表格数超过上限"):
        read(*(one for _ in range(5) for one in [*row("甲"), para("")]))


# --- the container ---


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (30, 0x00060010),  # sectors of another size
        (44, 0x7FFFFFFF),  # a table of sectors larger than the file
        (72, 0x7FFFFFFF),  # a table of tables larger than the file
        (48, 0x00FFFFFF),  # the directory behind the end
    ],
)
def test_a_container_that_contradicts_itself_is_damage(at: int, number: int) -> None:
    source = bytearray(document(row("甲")))
    struct.pack_into("<I", source, at, number)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


@pytest.mark.parametrize(
    ("name", "size"), [("WordDocument", 1 << 31), ("WordDocument", 40_000), ("Root Entry", 1 << 30)]
)
def test_a_stream_that_says_it_is_larger_than_it_is_is_damage(name: str, size: int) -> None:
    source = bytearray(document(row("甲")) + bytes(40_000 if size == 40_000 else 0))
    struct.pack_into("<I", source, source.index(name.encode("utf-16-le")) + 120, size)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


def test_streams_in_small_sectors_are_read_and_held_to_the_same_bounds() -> None:
    source = document(row("甲", "乙"), small="1Table")
    assert making.texts(doc.read(source, file="表.doc")) == ["甲", "乙"]
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(source.replace(struct.pack("<3I", 1, 2, 3), struct.pack("<3I", 1, 0, 3)), file="表.doc")


def test_a_folder_in_the_place_of_a_stream_is_damage() -> None:
    source = bytearray(document(row("甲")))
    source[source.index("WordDocument".encode("utf-16-le")) + 66] = 1
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


def test_a_chain_of_sectors_that_bites_its_tail_ends() -> None:
    source = bytearray(document(row("甲")))
    table = source.rindex(struct.pack("<I", 0xFFFFFFFD)) // 512 * 512
    struct.pack_into("<I", source, table, 0)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        doc.read(bytes(source), file="表.doc")


def test_a_file_cut_at_any_hundredth_is_read_or_refused() -> None:
    whole = document([para("题"), *(one for number in range(9) for one in row("甲", str(number)))])
    seen = set()
    for hundredth in range(100):
        try:
            seen.add(len(doc.read(whole[: len(whole) * hundredth // 100], file="表.doc").blocks))
        except Unreadable as told:
            assert told.remedy.startswith("请")  # noqa: PT017 - a cut that leaves all streams whole may be read
    assert seen <= {2}


def test_a_word_of_the_text_or_a_document_within_does_not_make_another_kind_of_file() -> None:
    assert making.texts(read_bytes(document(row("Workbook")), file="表.doc")) == ["Workbook"]
    workbook = compound({"Workbook": "WordDocument".encode("utf-16-le")})
    assert kind_of(workbook, "表.xls") is Kind.XLS


def test_a_container_cut_before_its_directory_is_damage_and_no_kind_of_its_own() -> None:
    whole = document(row("甲"))
    for source in (whole[:600], whole[:100]):
        with pytest.raises(Unreadable, match="不完整或已损坏"):
            read_bytes(source, file="表.doc")
