"""Word documents: the blocks of the page in order, and merged cells as the rectangles they are."""

import pytest

from jiheng.reading import limits
from jiheng.reading.documents import docx
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.values import parse
from tests.reading import making

COLUMNS_2 = '<w:gridSpan w:val="2"/>'
TOP = '<w:vMerge w:val="restart"/>'
UNDER = "<w:vMerge/>"
UNSEEN = "<w:rPr><w:vanish/></w:rPr>"


def read(body: str, **options: str) -> Grid:
    return docx.read(making.docx(body, **options), file="表.docx")


def one_cell(inside: str, **options: str) -> str:
    return making.texts(read(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>", **options))[0]


@pytest.fixture(autouse=True, params=[limits.STREAMED_FROM_BYTES, 0], ids=["held as a whole", "as it streams by"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STREAMED_FROM_BYTES", request.param)


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    grid = read(
        making.paragraph("财政项目支出绩效自评表")
        + making.table(making.cell("项目名称"))
        + making.paragraph("")
        + making.paragraph("说明")
        + making.table(making.cell("总分"))
    )
    assert grid == Grid(
        "表.docx",
        (
            Paragraph("财政项目支出绩效自评表", 1),
            Table((Cell(0, 0, "项目名称"),), 1),
            Paragraph("说明", 4),
            Table((Cell(0, 0, "总分"),), 2),
        ),
    )


def test_cells_merged_across_and_down_are_one_rectangle_each() -> None:
    grid = read(
        making.table(
            making.cell("项目资金", TOP + COLUMNS_2) + making.cell("年初预算数"),
            making.cell("", UNDER + COLUMNS_2) + making.cell("20,000.00"),
            making.cell("总分") + making.cell("100", COLUMNS_2),
        )
    )
    assert making.cells(grid) == [
        Cell(0, 0, "项目资金", 2, 2),
        Cell(0, 2, "年初预算数"),
        Cell(1, 2, "20,000.00"),
        Cell(2, 0, "总分"),
        Cell(2, 1, "100", 1, 2),
    ]


def test_a_continuation_of_another_width_or_with_nothing_above_stands_on_its_own() -> None:
    grid = read(
        making.table(
            making.cell("宽", TOP + COLUMNS_2) + making.cell("孤", UNDER),
            making.cell("窄", UNDER) + making.cell("右") + making.cell("末"),
        )
    )
    assert making.cells(grid) == [
        Cell(0, 0, "宽", 1, 2),
        Cell(0, 2, "孤"),
        Cell(1, 0, "窄"),
        Cell(1, 1, "右"),
        Cell(1, 2, "末"),
    ]


def test_a_new_merge_below_another_is_a_cell_of_its_own() -> None:
    grid = read(
        making.table(*(making.cell(text, mark) for text, mark in [("甲", TOP), ("", UNDER), ("乙", TOP), ("", UNDER)]))
    )
    assert making.cells(grid) == [Cell(0, 0, "甲", 2), Cell(2, 0, "乙", 2)]


def test_old_marks_for_cells_joined_to_the_left_widen_the_cell_there() -> None:
    start, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    grid = read(making.table(making.cell("预期目标", start) + making.cell("", go_on) + making.cell("实际完成情况")))
    assert making.cells(grid) == [Cell(0, 0, "预期目标", 1, 2), Cell(0, 2, "实际完成情况")]


def test_a_cell_joined_to_the_left_may_reach_down_as_well() -> None:
    start, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    grid = read(
        making.table(
            making.cell("项目资金", start + TOP) + making.cell("", go_on + TOP) + making.cell("年初预算数"),
            making.cell("", start + UNDER) + making.cell("", go_on + UNDER) + making.cell("20"),
        )
    )
    assert making.cells(grid) == [Cell(0, 0, "项目资金", 2, 2), Cell(0, 2, "年初预算数"), Cell(1, 2, "20")]


def test_a_mark_to_join_to_the_left_in_the_first_cell_is_of_no_effect() -> None:
    assert making.cells(read(making.table(making.cell("甲", "<w:hMerge/>")))) == [Cell(0, 0, "甲")]


def test_columns_skipped_before_a_row_move_its_cells() -> None:
    skipped = '<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>'
    grid = read(making.table(making.cell("甲") * 4, skipped + making.cell("乙")))
    assert making.triples(grid)[-1] == (1, 2, "乙")


@pytest.mark.parametrize("nonsense", ["x", "", "-1", "1e9", "99999999999999999999"])
def test_a_span_that_is_no_number_counts_as_one(nonsense: str) -> None:
    grid = read(making.table(making.cell("甲", f'<w:gridSpan w:val="{nonsense}"/>') + making.cell("乙")))
    assert making.cells(grid) == [Cell(0, 0, "甲"), Cell(0, 1, "乙")]


def test_paragraphs_and_breaks_inside_a_cell_are_line_breaks_and_tabs_are_blanks() -> None:
    first = "<w:r><w:t>1.</w:t><w:tab/><w:t>走访</w:t><w:br/><w:t>慰问</w:t><w:cr/></w:r>"
    assert one_cell(f"<w:p>{first}</w:p>{making.paragraph('2.')}<w:p/>") == "1. 走访\n慰问\n\n2."


def test_positions_of_tabs_in_the_properties_of_a_paragraph_are_no_text() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>'
    assert one_cell(f"<w:p>{stops}<w:r><w:t>甲</w:t></w:r></w:p>") == "甲"


def test_tracked_changes_are_read_as_accepted() -> None:
    new, gone, come = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("新", "移走", "移来"))
    deleted = "<w:del><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del>"
    moved = f"<w:moveFrom>{gone}</w:moveFrom><w:moveTo>{come}</w:moveTo>"
    assert one_cell(f"<w:p>{deleted}<w:ins>{new}</w:ins>{moved}</w:p>") == "新移来"


def test_a_row_deleted_under_tracked_changes_is_gone() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>" + making.cell("")
    grid = read(making.table(making.cell("甲"), deleted, making.cell("乙")))
    assert making.triples(grid) == [(0, 0, "甲"), (1, 0, "乙")]


def test_hidden_text_is_not_read_and_text_said_to_be_shown_is() -> None:
    hidden = f"<w:r>{UNSEEN}<w:t>暗</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r>'
    marked = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    assert one_cell(f"<w:p>{marked}{hidden}{shown}</w:p>") == "明"


HIDDEN_ROW = "<w:trPr><w:hidden/></w:trPr>"


def hidden_cell(text: str) -> str:
    return f"<w:tc><w:p><w:r>{UNSEEN}<w:t>{text}</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize(
    "hidden",
    [
        HIDDEN_ROW + making.cell("暗") + making.cell(""),
        hidden_cell("暗") + hidden_cell(""),
        HIDDEN_ROW + hidden_cell("暗") + making.cell(""),
    ],
)
def test_a_hidden_row_is_not_read_and_what_stands_in_it_is_given_apart(hidden: str) -> None:
    grid = read(making.table(making.cell("甲") + making.cell("1"), hidden, making.cell("乙") + making.cell("2")))
    (table,) = grid.blocks
    assert isinstance(table, Table)
    assert making.triples(grid) == [(0, 0, "甲"), (0, 1, "1"), (2, 0, "乙"), (2, 1, "2")]
    assert (table.hidden_rows, table.hidden_cells) == ((1,), (Cell(1, 0, "暗"),))


def test_a_row_that_is_hidden_in_part_or_says_that_it_is_not_is_read() -> None:
    said = '<w:trPr><w:hidden w:val="0"/></w:trPr>'
    grid = read(making.table(said + making.cell("甲"), making.cell("乙") + hidden_cell("暗")))
    (table,) = grid.blocks
    assert isinstance(table, Table)
    assert making.triples(grid) == [(0, 0, "甲"), (1, 0, "乙"), (1, 1, "")]
    assert table.hidden_rows == ()


def test_a_merge_that_reaches_out_of_a_hidden_row_is_read() -> None:
    first = HIDDEN_ROW + making.cell("产出", "<w:vMerge w:val='restart'/>") + making.cell("暗")
    second = making.cell("", "<w:vMerge/>") + making.cell("明")
    (table,) = read(making.table(first, second)).blocks
    assert isinstance(table, Table)
    assert table.cells == (Cell(0, 0, "产出", 2), Cell(1, 1, "明"))
    assert table.hidden_cells == (Cell(0, 1, "暗"),)


def test_codes_of_fields_are_not_read_and_their_results_are() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>100</w:t></w:r>'
    )
    assert one_cell(f"<w:p>{field}</w:p>") == "100"


def test_phonetic_guides_are_not_read() -> None:
    guide, word = "<w:rt><w:r><w:t>jì</w:t></w:r></w:rt>", "<w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase>"
    assert one_cell(f"<w:p><w:r><w:ruby>{guide}{word}</w:ruby></w:r></w:p>") == "绩"


@pytest.mark.parametrize(
    ("font", "code", "drawn"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00A3", "≤"),
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("SimSun", "2264", "≤"),
        ("Wingdings", "F001", ""),
        ("Wingdings", "zz", ""),
    ],
)
def test_comparators_and_ticks_drawn_with_symbol_fonts_are_characters(font: str, code: str, drawn: str) -> None:
    assert one_cell(f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>') == drawn


def test_text_of_equations_and_hyphens_that_do_not_break_are_text() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert (
        one_cell("<w:p><m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath><w:r><w:noBreakHyphen/></w:r></w:p>", extra=math)
        == "≥90%-"
    )


def test_content_controls_around_blocks_rows_cells_and_runs_change_nothing() -> None:
    def controlled(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    run = "<w:r><w:t>甲</w:t></w:r>"
    inside = controlled(f"<w:tc><w:p>{controlled(run)}</w:p></w:tc>")
    grid = read(controlled(making.paragraph("题") + f"<w:tbl>{controlled(f'<w:tr>{inside}</w:tr>')}</w:tbl>"))
    assert making.paragraphs(grid) == ["题"]
    assert making.triples(grid) == [(0, 0, "甲")]


def test_tables_inside_cells_follow_the_table_they_stand_in() -> None:
    innermost = making.table(making.cell("最内"))
    inner = making.table(f"<w:tc>{making.paragraph('内')}{innermost}</w:tc>")
    second = making.table(making.cell("内二"))
    outer = making.table(f"<w:tc>{making.paragraph('外')}{inner}{second}<w:p/></w:tc>" + making.cell("右"))
    grid = read(outer + making.table(making.cell("后")))
    assert [making.texts(grid, number) for number in range(5)] == [["外", "右"], ["内"], ["最内"], ["内二"], ["后"]]
    assert [table.number for table in making.tables(grid)] == [1, 2, 3, 4, 5]


def test_what_stands_in_text_boxes_is_read_once_behind_the_block_they_hang_on() -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"'
    box = f"<w:txbxContent>{making.paragraph('框')}{making.table(making.cell('框内表'))}</w:txbxContent>"
    doubled = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    grid = read(f"<w:p><w:r><w:t>题</w:t>{doubled}</w:r></w:p>" + making.paragraph("后"), extra=names)
    assert [block.text if isinstance(block, Paragraph) else block.cells[0].text for block in grid.blocks] == [
        "题",
        "框",
        "框内表",
        "后",
    ]


def test_a_document_without_tables_is_taken_for_a_text() -> None:
    lines = ["项目名称\t党建经费", "年度资金总额\t20,000.00"]
    body = "".join(f"<w:p><w:r><w:t>{line.replace(chr(9), '</w:t><w:tab/><w:t>')}</w:t></w:r></w:p>" for line in lines)
    assert making.triples(read(body)) == [
        (0, 0, "项目名称"),
        (0, 1, "党建经费"),
        (1, 0, "年度资金总额"),
        (1, 1, "20,000.00"),
    ]


def test_both_editions_of_the_standard_are_read() -> None:
    grid = read(making.table(making.cell("甲", COLUMNS_2)), namespace=making.STRICT_WORD)
    assert making.cells(grid) == [Cell(0, 0, "甲", 1, 2)]


@pytest.mark.parametrize("name", ["word\\document.xml", "Word/Document.xml"])
def test_names_of_parts_with_other_slashes_or_case_are_found(name: str) -> None:
    assert making.texts(read(making.table(making.cell("甲")), name=name)) == ["甲"]


def test_a_main_part_of_another_name_is_found_through_the_relations() -> None:
    other = f'<Relationship Id="r0" Type="{making.OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    link = f'<Relationship Id="r1" Type="{making.OFFICE}/officeDocument" Target="/word/document2.xml"/>'
    away = f'<Relationship Id="r2" Type="{making.OFFICE}/officeDocument" TargetMode="External" Target="http://example.org/"/>'
    body = f'<w:document xmlns:w="{making.WORD}"><w:body>{making.table(making.cell("甲"))}</w:body></w:document>'
    source = making.package(
        {
            "_rels/.rels": f'<Relationships xmlns="{making.RELATIONS}">{other}{link}{away}</Relationships>',
            "word/document2.xml": body,
        }
    )
    assert making.texts(docx.read(source, file="表.docx")) == ["甲"]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": f'<w:document xmlns:w="{making.WORD}"/>'},
    ],
)
def test_a_package_without_a_body_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        docx.read(making.package(parts), file="表.docx")


def test_a_table_without_cells_is_no_table() -> None:
    assert read("<w:tbl><w:tr/></w:tbl>" + making.paragraph("说明")).blocks == (Paragraph("说明", 1),)


def test_marks_outside_cells_are_no_text() -> None:
    assert making.texts(read(making.table("<w:br/>", "<w:r><w:t>外</w:t></w:r>" + making.cell("甲")))) == ["甲"]


def test_a_large_document_of_many_forms_is_read_and_one_endless_table_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "STREAMED_FROM_BYTES", 0)
    monkeypatch.setattr(limits, "MAX_MARKS", 20_000)
    row = f"<w:tr>{making.cell('甲') * 9}</w:tr>"
    many = docx.read(making.docx(f"<w:tbl>{row * 20}</w:tbl><w:p/>" * 100), file="表.docx")
    assert len(making.tables(many)) == 100
    with pytest.raises(Unreadable, match="标记数超过上限"):
        docx.read(making.docx(f"<w:tbl>{row * 2_000}</w:tbl>"), file="表.docx")


def test_a_formula_that_is_embedded_before_a_figure_is_no_text_and_the_figure_alone_is_not_the_value() -> None:
    embedded = "<w:object><v:shape xmlns:v='urn:schemas-microsoft-com:vml'/></w:object>"
    text = one_cell(f"<w:p><w:r>{embedded}</w:r><w:r><w:t>100公里</w:t></w:r></w:p>")
    assert text == "\ufffc100公里"
    assert getattr(parse(text), "reason_en", "").startswith("something embedded")
