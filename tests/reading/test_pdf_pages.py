"""Tables that run over pages or are wider than the paper: one table again, or two where they are two."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.corpus.writers import pdf as writer
from jiheng.reading import pdf
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, place_of
from tests.reading import making
from tests.reading.making_pdf import grid, lines, table, words
from tests.reading.making_pdf import pdf as made

COLUMNS = (50.0, 150.0, 350.0, 450.0)
Row = Sequence[str]


def read(*pages: str, box: str = "0 0 595 842") -> Grid:
    return pdf.read(made(*pages, box=box), file="表.pdf")


def at_foot(*rows: Row, columns: Sequence[float] = COLUMNS) -> str:
    """A table whose last line lies 60 points above the end of the page."""
    return table(columns, [60.0 + 20 * at for at in range(len(rows), -1, -1)], rows)


def at_head(*rows: Row, columns: Sequence[float] = COLUMNS) -> str:
    """A table whose first line lies 52 points below the beginning of the page."""
    return table(columns, [790.0 - 20 * at for at in range(len(rows) + 1)], rows)


HEAD = ("一级指标", "三级指标", "得分")
FIRST = (("项目名称", "甲项目", "元"), HEAD, ("产出指标", "培训人数", "10"))
MORE = (("效益指标", "知晓率", "9"), ("满意度", "群众满意度", "8"))


def rows(found: Table) -> list[list[str]]:
    height = max(cell.row for cell in found.cells) + 1
    return [[cell.text for cell in found.cells if cell.row == row] for row in range(height)]


def test_a_table_that_goes_on_overleaf_is_one_and_knows_its_pages() -> None:
    found = read(at_foot(*FIRST), at_head(*MORE))
    (whole,) = making.tables(found)
    assert rows(whole) == [list(row) for row in (*FIRST, *MORE)]
    assert (whole.page, whole.page_breaks) == (1, (3,))
    place = place_of(found, whole, 4, 1)
    assert (place.page, place.row, place.column) == (2, 2, 2)


def test_three_pages_make_one_table() -> None:
    middle = table(COLUMNS, [790.0 - 20 * at for at in range(36)], [("效益指标", f"第{at}项", "1") for at in range(35)])
    (whole,) = making.tables(read(at_foot(*FIRST), middle, at_head(*MORE)))
    assert whole.page_breaks == (3, 38)
    assert len(rows(whole)) == 40


def test_page_numbers_and_running_heads_between_are_no_content() -> None:
    head = words("某区财政局", 60, 815)
    found = read(head + at_foot(*FIRST) + words("— 1 —", 280, 30), head + at_head(*MORE) + words("— 2 —", 280, 30))
    assert len(making.tables(found)) == 1
    assert making.paragraphs(found) == ["某区财政局"]


def test_a_word_that_says_that_the_table_goes_on_is_passed_over() -> None:
    found = read(at_foot(*FIRST), words("（续表）", 60, 800) + at_head(*MORE))
    assert len(making.tables(found)) == 1


def test_a_line_of_text_between_keeps_two_tables_apart() -> None:
    found = read(at_foot(*FIRST), words("附件二", 60, 800) + at_head(*MORE))
    assert [block.text if isinstance(block, Paragraph) else "表" for block in found.blocks] == ["表", "附件二", "表"]


def test_a_table_with_room_below_it_does_not_go_on() -> None:
    found = read(at_head(*FIRST), at_head(*MORE))
    assert len(making.tables(found)) == 2


def test_a_table_of_another_width_does_not_go_on() -> None:
    found = read(at_foot(*FIRST), at_head(*MORE, columns=(50.0, 150.0, 350.0, 500.0)))
    assert len(making.tables(found)) == 2


def test_a_form_that_begins_as_the_last_one_began_is_another() -> None:
    second = (("项目名称", "乙项目", "元"), HEAD, ("产出指标", "检查次数", "7"))
    title = words("项目支出绩效自评表", 60, 815)
    assert len(making.tables(read(at_foot(*FIRST), at_head(*second)))) == 2
    assert len(making.tables(read(title + at_foot(*FIRST), title + at_head(*second)))) == 2


def test_a_form_that_begins_with_rows_all_forms_share_is_another() -> None:
    shared = ("自评表", "（2020年度）", "单位：万元")
    first, second = (shared, *FIRST), (shared, ("项目名称", "乙项目", "元"), *MORE)
    assert len(making.tables(read(at_foot(*first), at_head(*second)))) == 2


@pytest.mark.parametrize("head", [HEAD, FIRST[0]])
def test_rows_of_heads_printed_again_are_left_out(head: Row) -> None:
    (whole,) = making.tables(read(at_foot(*FIRST), at_head(head, *MORE)))
    assert rows(whole) == [list(row) for row in (*FIRST, *MORE)]


def test_a_row_of_data_that_stood_before_is_not_taken_for_a_head() -> None:
    again = ("产出指标", "培训人数", "10")
    (whole,) = making.tables(read(at_foot(*FIRST), at_head(again, *MORE)))
    assert rows(whole)[3] == list(again)


def test_columns_that_only_one_page_shows_are_columns_of_both() -> None:
    """The second page has one wide cell where the first has two."""
    wide = grid((50, 150, 450), (790, 770)) + words("总分", 60, 775) + words("27", 160, 775)
    (whole,) = making.tables(read(at_foot(*FIRST), wide))
    assert [(c.column, c.column_span, c.text) for c in whole.cells if c.row == 3] == [(0, 1, "总分"), (1, 2, "27")]
    narrow = grid((50, 100, 150, 350, 450), (790, 770)) + words("甲", 60, 775) + words("乙", 110, 775)
    (whole,) = making.tables(read(at_foot(*FIRST), narrow))
    assert [(c.column, c.column_span, c.text) for c in whole.cells if c.row == 2] == [
        (0, 2, "产出指标"),
        (2, 1, "培训人数"),
        (3, 1, "10"),
    ]


def test_an_empty_first_cell_belongs_to_the_one_above_the_page_end() -> None:
    """产出指标 covers two rows overleaf as well, 数量指标 one of them."""
    overleaf = lines(
        *((50, y, 450, y) for y in (790, 730)),
        (150, 770, 450, 770),
        (150, 750, 450, 750),
        *((x, 790, x, 730) for x in COLUMNS),
    )
    for row, own in enumerate((("", "9"), ("合格率", "8"), ("及时率", "7"))):
        for column, text in enumerate(own, start=1):
            overleaf += words(text, COLUMNS[column] + 3, 774 - 20 * row) if text else ""
    (whole,) = making.tables(read(at_foot(*FIRST), overleaf))
    spans = {cell.text: (cell.row, cell.row_span) for cell in whole.cells}
    assert spans["产出指标"] == (2, 4)
    assert spans["培训人数"] == (2, 2)
    assert spans["10"] == (2, 1)


def test_an_empty_score_below_a_score_is_empty_and_not_shared() -> None:
    (whole,) = making.tables(read(at_foot(*FIRST), at_head(("效益指标", "知晓率", ""), MORE[1])))
    assert {cell.text: cell.row_span for cell in whole.cells}["10"] == 1


LONG = "一二三四五六七八九十一二三四五六七八九"
"""19 characters of 10 points fill a cell of 200 points."""
SMALL = "一二三四五六七八九十一二三四五六七八九十一二三四"
"""24 characters of 8 points do."""


def test_a_text_cut_by_the_page_end_is_one_text() -> None:
    foot = at_foot(*FIRST[:2], ("产出指标", "", "10")) + words(SMALL, 153, 71, 8) + words(SMALL, 153, 62, 8)
    (whole,) = making.tables(read(foot, at_head(("", "尾巴", ""), *MORE)))
    cut = ["产出指标", f"{SMALL}{SMALL}尾巴", "10"]
    assert rows(whole) == [list(FIRST[0]), list(HEAD), cut, *(list(row) for row in MORE)]
    assert {cell.certainty for cell in whole.cells} == {1.0}
    assert whole.page_breaks == (3,)


def test_a_label_that_may_go_on_and_may_be_two_is_two_and_not_certain() -> None:
    """其中：当年财政拨款 fills its cell by accident, and what is below has no amount yet."""
    columns = (50.0, 146.0, 250.0, 350.0)
    first = (("项目名称", "甲项目", "元"), ("其中：当年财政拨款", "20.00", "98%"))
    more = (("上年结转资金", "", ""), ("其他资金", "", "—"))
    (whole,) = making.tables(read(at_foot(*first, columns=columns), at_head(*more, columns=columns)))
    labels = [(cell.text, cell.certainty) for cell in whole.cells if cell.column == 0]
    assert labels == [("项目名称", 1.0), ("其中：当年财政拨款", 0.5), ("上年结转资金", 0.5), ("其他资金", 1.0)]


def test_a_label_cut_in_a_cell_where_hardly_any_fits_is_one_and_not_certain() -> None:
    columns = (50.0, 86.0, 250.0, 350.0)
    first = (("项目", "甲项目", "元"), ("上年结", "20.00", "98%"))
    (whole,) = making.tables(
        read(at_foot(*first, columns=columns), at_head(("转资金", "", ""), *MORE, columns=columns))
    )
    assert [(cell.text, cell.certainty) for cell in whole.cells if cell.column == 0][1] == ("上年结转资金", 0.5)


def test_a_label_written_overleaf_covers_its_rows_on_both_pages() -> None:
    """年度目标 stands in the middle of four rows, of which the page holds one."""
    overleaf = lines(
        *((50, y, 450, y) for y in (790, 730)),
        (150, 770, 450, 770),
        (150, 750, 450, 750),
        *((x, 790, x, 730) for x in COLUMNS),
    )
    overleaf += words("年度目标", 60, 755) + "".join(words(str(at), 160, 774 - 20 * at) for at in range(3))
    (whole,) = making.tables(read(at_foot(*FIRST[:2], ("", "预期目标", "完成")), overleaf))
    assert [(c.row, c.row_span) for c in whole.cells if c.text == "年度目标"] == [(2, 4)]


def test_a_long_text_beside_many_rows_goes_on_overleaf() -> None:
    """得分计算方法 is one merged cell beside all rows; its text runs on."""
    first = (*FIRST[:2], ("产出指标", LONG, "10"))
    overleaf = lines(
        *((50, y, 450, y) for y in (790, 750)),
        (50, 770, 150, 770),
        (350, 770, 450, 770),
        *((x, 790, x, 750) for x in COLUMNS),
    )
    overleaf += words("后半句", 153, 775) + words("效益指标", 60, 775) + words("满意度", 60, 755)
    overleaf += words("9", 360, 775) + words("8", 360, 755)
    (whole,) = making.tables(read(at_foot(*first), overleaf))
    assert [(c.row, c.row_span) for c in whole.cells if c.text == f"{LONG}后半句"] == [(2, 3)]


def test_a_row_of_which_only_blank_space_is_left_overleaf_is_no_row() -> None:
    (whole,) = making.tables(read(at_foot(*FIRST), at_head(("", "", ""), *MORE)))
    assert rows(whole) == [list(row) for row in (*FIRST, *MORE)]


def test_full_figures_and_the_same_word_twice_are_two_rows() -> None:
    """In narrow cells every text fills its line, so a full line says nothing there."""
    columns = (50.0, 150.0, 170.0, 190.0)
    first = (("项目名称", "甲", "元"), ("产出指标", "99", "健全"))
    more = (("", "98", "健全"), ("合计", "97", "好"))
    (whole,) = making.tables(read(at_foot(*first, columns=columns), at_head(*more, columns=columns)))
    assert [cell.text for cell in whole.cells if cell.column == 1] == ["甲", "99", "98", "97"]


def test_a_target_overleaf_begins_a_row_although_those_above_it_were_full() -> None:
    """Where there are no points, little but its target tells a row under merged labels from the rest of the last."""
    columns = (50.0, 150.0, 190.0, 230.0, 260.0, 290.0)
    first = (("项目", "名称", "目标", "完成", "得分"), ("产出指标", "完工时间", "1月底前", "1月底前", ""))
    more = (("", "抢修及时率", "≥98%", "99%", ""),)
    (whole,) = making.tables(read(at_foot(*first, columns=columns), at_head(*more, columns=columns)))
    assert [cell.text for cell in whole.cells if cell.column == 1] == ["名称", "完工时间", "抢修及时率"]


def test_a_row_of_which_one_text_had_ended_is_joined_and_not_certain() -> None:
    """Two of three texts had been full; the third broke off before its line was."""
    columns = (10.0, 50.0, 250.0, 450.0, 510.0, 540.0, 570.0)
    first = (("项目", "说明", "原因", "措施", "甲", "乙"), ("产出", LONG, LONG, "短", "9", ""))
    more = (("", "尾巴", "尾巴", "又一句", "", ""), ("效益", "另一项", "无", "无", "8", ""))
    (whole,) = making.tables(read(at_foot(*first, columns=columns), at_head(*more, columns=columns)))
    texts = {f"{LONG}尾巴", "短\n又一句", "另一项"}
    joined = {cell.text: cell.certainty for cell in whole.cells if cell.text in texts}
    assert joined == {f"{LONG}尾巴": 0.5, "短\n又一句": 0.5, "另一项": 1.0}


def overleaf(ends: Sequence[Sequence[float]], texts: Sequence[Row]) -> str:
    """Rows of 20 points from 790 down; ``ends`` says for each column at which heights its cells end."""
    drawn = lines(*((x, 790, x, min(map(min, ends))) for x in COLUMNS), (50, 790, 450, 790))
    for column, heights in enumerate(ends):
        drawn += lines(*((COLUMNS[column], y, COLUMNS[column + 1], y) for y in heights))
    for row, own in enumerate(texts):
        for column, text in enumerate(own):
            drawn += words(text, COLUMNS[column] + 3, 774 - 20 * row) if text else ""
    return drawn


def test_heads_printed_again_whose_lines_end_elsewhere_are_heads_again() -> None:
    """The words are those of the first page; that 三级指标 is of two lines there is none of them."""
    again = at_head(("一级指标", "", "得分"), *MORE) + words("三级", 153, 781, 8) + words("指标", 153, 772, 8)
    (whole,) = making.tables(read(at_foot(*FIRST), again))
    assert rows(whole) == [list(row) for row in (*FIRST, *MORE)]


def test_a_head_of_two_rows_within_a_table_printed_again_is_left_out() -> None:
    """三级指标 and 得分 reach down beside the second row, which parts 绩效目标1; rows of another block stand above."""

    def head(top: float) -> str:
        ends = ((50, 150, top - 20), (50, 150, top - 40), (150, 350, top - 40), (350, 450, top - 40))
        drawn = lines(*((x, top, x, top - 40) for x in COLUMNS), *((a, y, b, y) for a, b, y in ends))
        named = (("绩效目标1", 60, 16), ("一级指标", 60, 36), ("三级指标", 160, 26), ("得分", 360, 26))
        return drawn + "".join(words(text, x, top - down) for text, x, down in named)

    rules = lines((50, 160, 450, 160), (50, 140, 450, 140))
    foot = grid(COLUMNS, (160, 140)) + rules + words("项目名称", 60, 145) + words("甲项目", 160, 145) + head(140)
    foot += grid(COLUMNS, (100, 80, 60)) + words("产出指标", 60, 85) + words("培训人数", 160, 85) + words("10", 360, 85)
    foot += words("效益指标", 60, 65) + words("知晓率", 160, 65) + words("9", 360, 65)
    more = lines((50, 790, 450, 790)) + head(790) + grid(COLUMNS, (750, 730))
    more += words("满意度", 60, 735) + words("群众满意度", 160, 735) + words("8", 360, 735)
    (whole,) = making.tables(read(foot, more))
    assert [cell.text for cell in whole.cells if cell.column == 1] == [
        "甲项目",
        "三级指标",
        "培训人数",
        "知晓率",
        "群众满意度",
    ]


def test_an_empty_cell_behind_a_label_that_is_new_is_not_the_rest_of_the_points_above() -> None:
    """总分 covers two columns and stands below none of them, and the points of the last row are its own."""
    total = lines((50, 790, 450, 790), (50, 770, 450, 770), *((x, 790, x, 770) for x in (50, 350, 450)))
    (whole,) = making.tables(read(at_foot(*FIRST), total + words("总分", 60, 775)))
    assert [(cell.text, cell.row_span) for cell in whole.cells if cell.column == 2] == [
        ("元", 1),
        ("得分", 1),
        ("10", 1),
        ("", 1),
    ]


@pytest.mark.parametrize("points", ["", "（5分）"])
def test_two_headings_of_one_kind_are_two_although_the_first_filled_its_cell(points: str) -> None:
    columns = (50.0, 150.0, 236.0 + 30 * bool(points), 350.0, 450.0)
    first = (("项目", "名称", "指标", "得分"), ("效益指标", f"县域社会效益指标{points}", "知晓率", "5"))
    more = lines(
        *((columns[0], y, columns[-1], y) for y in (790, 750)),
        (columns[2], 770, columns[-1], 770),
        *((x, 790, x, 750) for x in columns),
    )
    for column, own in enumerate(("", f"可持续影响指标{points}", "机制", "4")):
        more += words(own, columns[column] + 1, 775, 8) if own else ""
    (whole,) = making.tables(read(at_foot(*first, columns=columns), more))
    headings = [(cell.text, cell.row, cell.row_span) for cell in whole.cells if cell.column == 1]
    assert headings[1:] == [(f"县域社会效益指标{points}", 1, 1), (f"可持续影响指标{points}", 2, 2)]


@pytest.mark.parametrize(
    ("merged", "spans"), [(True, [("社会效益", 2), ("可持续影响", 2)]), (False, [("社会效益", 1)])]
)
def test_a_heading_of_two_rows_that_the_page_end_parts_may_be_written_overleaf(
    *, merged: bool, spans: list[tuple[str, int]]
) -> None:
    """Where the heading above covers its rows, an empty cell is none of them; where it does not, it may be."""
    ends = ((60,), (80, 60) if merged else (100, 80, 60), (100, 80, 60))
    foot = lines(*((x, 120, x, 60) for x in COLUMNS), (50, 120, 450, 120))
    for column, heights in enumerate(ends):
        foot += lines(*((COLUMNS[column], y, COLUMNS[column + 1], y) for y in heights))
    foot += words("效益指标", 53, 85) + words("社会效益", 153, 104)
    foot += "".join(words(f"第{at}项", 353, 104 - 20 * at) for at in range(3))
    more = overleaf(((750,), (770, 750), (770, 750)), (("", "可持续影响", "第3项"), ("", "另一个", "第4项")))
    (whole,) = making.tables(read(foot, more))
    found = [(cell.text, cell.row_span) for cell in whole.cells if cell.column == 1]
    assert found[: len(spans)] == spans
    assert len(found) == (3 if merged else 5)


def test_a_label_overleaf_is_not_that_of_an_empty_row_above_where_merges_were_lost() -> None:
    """Each row under 效益指标 has an empty cell of its own, so that none of them waits for 满意度."""
    first = (*FIRST[:2], ("效益指标", "甲", "5"), ("", "乙", "5"), ("", "丙", "5"))
    (whole,) = making.tables(read(at_foot(*first), at_head(("满意度", "群众满意度", "8"))))
    labels = [(cell.text, cell.row) for cell in whole.cells if cell.column == 0]
    assert labels[2:] == [("效益指标", 2), ("", 3), ("", 4), ("满意度", 5)]


def test_a_label_written_from_top_to_bottom_goes_on_overleaf() -> None:
    """满意度 stands one character a line, though its cell has room for more; nothing else is left of the row."""
    foot = at_foot(*FIRST, ("", "群众满意度", "8"))
    foot += "".join(words(sign, 90, 72 - 6 * at, 6) for at, sign in enumerate("满意度"))
    (whole,) = making.tables(read(foot, at_head(("指标", "", ""), ("总分", "", "27"))))
    assert ["".join(cell.text.split()) for cell in whole.cells if cell.column == 0][3:] == ["满意度指标", "总分"]


def test_what_stands_beside_a_heading_that_is_new_is_new_although_the_cell_above_was_full() -> None:
    """效益指标 begins overleaf with its three rows, so that the two rows beside it go on nothing."""
    first = (*FIRST[:2], ("产出指标", LONG, "10"))
    more = overleaf(
        ((730,), (750, 730), (770, 750, 730)), (("效益指标", "另一项", "9"), ("", "", "8"), ("", "又一项", "7"))
    )
    (whole,) = making.tables(read(at_foot(*first), more))
    assert [(c.text, c.row_span) for c in whole.cells if c.column == 1][2:] == [(LONG, 1), ("另一项", 2), ("又一项", 1)]


def test_a_quantity_below_a_quantity_is_that_of_another_row() -> None:
    """In narrow cells both fill their lines; but 1189元/亩6715万元 is no value."""
    columns = (50.0, 150.0, 220.0, 270.0, 320.0, 350.0)
    first = (("项目", "名称", "目标", "完成", "得分"), ("产出指标", "亩均建设成本", "1300元/亩", "1189元/亩", "5"))
    more = (("", "项目建设总成本", "7000万元", "6715万元", ""),)
    (whole,) = making.tables(read(at_foot(*first, columns=columns), at_head(*more, columns=columns)))
    assert [cell.text for cell in whole.cells if cell.column == 3] == ["完成", "1189元/亩", "6715万元"]


NARROW = (50.0, 150.0, 220.0, 266.0, 312.0, 342.0, 372.0)
HEADS = ("项目", "名称", "目标", "完成", "分值", "得分")


def test_a_row_of_narrow_cells_of_which_one_had_not_been_full_is_a_row_of_its_own() -> None:
    first = (HEADS, ("效益指标", "受益人口", "36,000人", "39,895人", "5", "5"))
    more = (("", "公众环境意识", "提高", "提高", "", ""),)
    (whole,) = making.tables(read(at_foot(*first, columns=NARROW), at_head(*more, columns=NARROW)))
    assert [(c.text, c.certainty) for c in whole.cells if c.column == 1][1:] == [
        ("受益人口", 1.0),
        ("公众环境意识", 1.0),
    ]


def test_a_row_of_narrow_cells_that_all_had_been_full_is_joined() -> None:
    first = (HEADS, ("效益指标", "机制", "持续稳定", "基本实现", "5", "5"))
    more = (("", "", "运行", "稳定", "", ""),)
    (whole,) = making.tables(read(at_foot(*first, columns=NARROW), at_head(*more, columns=NARROW)))
    assert {c.text for c in whole.cells if c.row == 1} >= {"持续稳定运行", "基本实现稳定"}


def test_a_row_with_a_text_below_an_empty_cell_is_a_row_of_its_own() -> None:
    first = (*FIRST[:2], ("产出指标", LONG, ""))
    (whole,) = making.tables(read(at_foot(*first), at_head(("", "尾巴", "9"), *MORE)))
    assert [cell.text for cell in whole.cells if cell.column == 1][2:4] == [LONG, "尾巴"]


def test_a_text_alone_on_a_page_goes_on_with_its_table() -> None:
    """The remarks at the foot of a form fill the next page as a single box."""
    foot = at_foot(*FIRST, columns=COLUMNS)
    box = grid((50, 450), (790, 700)) + words("说明：无", 60, 770)
    (whole,) = making.tables(read(foot, box))
    assert (whole.cells[-1].text, whole.cells[-1].column_span) == ("说明：无", 3)


def typst_grid(rows_of_text: int) -> Grid:
    """A form of many rows: a merged first column, names of several lines, figures."""
    cells = [Cell(0, 0, "一级指标"), Cell(0, 1, "三级指标"), Cell(0, 2, "得分"), Cell(1, 0, "产出指标", rows_of_text)]
    for row in range(1, rows_of_text + 1):
        cells += [Cell(row, 1, f"第{row}项指标的名称写得比较长以便占去不止一行的位置")]
        cells += [Cell(row, 2, str(row))]
    return Grid("x", (Paragraph("项目支出绩效自评表"), Table(tuple(sorted(cells, key=lambda c: (c.row, c.column))))))


@pytest.mark.parametrize(("breakable", "repeated", "landscape"), [(True, 0, True), (False, 1, False), (True, 1, True)])
def test_a_long_table_comes_back_as_it_was_written(*, breakable: bool, repeated: int, landscape: bool) -> None:
    given = typst_grid(130)
    source = writer.write(given, breakable=breakable, repeated=repeated, landscape=landscape, size=12)
    found = pdf.read(source, file="表.pdf")
    (whole,) = making.tables(found)
    (table_given,) = making.tables(given)
    assert [(c.row, c.column, c.row_span, c.text) for c in whole.cells] == [
        (c.row, c.column, c.row_span, c.text) for c in table_given.cells
    ]
    assert len(whole.page_breaks) >= 2


def wide(columns: Sequence[float], texts: Sequence[Row]) -> str:
    return table(columns, [700.0 - 20 * at for at in range(len(texts) + 1)], texts)


LEFT = (50.0, 300.0, 545.0)
RIGHT = (50.0, 150.0)
LEFT_TEXTS = (("项目名称", "甲项目"), ("产出指标", "培训人数"), ("效益指标", "知晓率"))
RIGHT_TEXTS = (("",), ("10",), ("9",))


def test_columns_that_did_not_fit_are_beside_the_others_again() -> None:
    found = read(wide(LEFT, LEFT_TEXTS) + words("— 1 —", 280, 30), wide(RIGHT, RIGHT_TEXTS) + words("— 2 —", 280, 30))
    (whole,) = making.tables(found)
    assert rows(whole) == [[*left, *right] for left, right in zip(LEFT_TEXTS, RIGHT_TEXTS, strict=True)]
    assert (whole.page, whole.page_breaks) == (1, ())


def test_a_text_cut_by_the_edge_of_the_paper_is_one_text() -> None:
    """The title stands over both pages and is cut to each; so is what the first row says, merged over the edge."""
    left_lines = lines(*((50, y, 545, y) for y in (700, 680, 660, 640)), (50, 700, 50, 640), (300, 700, 300, 640))
    left = left_lines + lines((545, 680, 545, 640)) + words("跨页的标题", 520, 730) + words("跨过边的文字", 520, 686)
    right_lines = lines(*((50, y, 150, y) for y in (700, 680, 660, 640)), (150, 700, 150, 640), (50, 680, 50, 640))
    right = right_lines + words("跨页的标题", 25, 730) + words("跨过边的文字", 25, 686)
    found = read(left, right)
    assert making.paragraphs(found) == ["跨页的标题"]
    assert [(c.column, c.column_span, c.text) for c in making.cells(found) if c.row == 0] == [
        (0, 1, ""),
        (1, 2, "跨过边的文字"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        wide(LEFT, LEFT_TEXTS),  # the same columns: another form
        wide(RIGHT, RIGHT_TEXTS) + words("另一张表", 60, 730),  # a title of its own
        wide((60.0, 150.0), RIGHT_TEXTS),  # another margin
        table(RIGHT, [700.0, 677.0, 660.0, 640.0], RIGHT_TEXTS),  # other rows
        table(RIGHT, [690.0, 670.0, 650.0, 630.0], RIGHT_TEXTS),  # another height
    ],
)
def test_pages_that_do_not_fit_side_by_side_stay_apart(second: str) -> None:
    found = read(wide(LEFT, LEFT_TEXTS), second)
    assert rows(making.tables(found)[0]) == [list(row) for row in LEFT_TEXTS]


def test_a_narrow_table_with_room_to_its_right_stands_alone() -> None:
    found = read(wide((50.0, 150.0, 250.0), LEFT_TEXTS), wide(RIGHT, RIGHT_TEXTS))
    assert len(making.tables(found)[0].cells) == 6


def test_a_page_before_which_another_is_missing_stands_alone() -> None:
    """The second page begins lower, for the cells above it are merged over the edge; without it the third is no use."""
    middle = table(LEFT, [680.0 - 20 * at for at in range(3)], [("实施单位", "甲"), ("分值", "得分")])
    found = making.tables(read(wide(LEFT, LEFT_TEXTS), middle, wide(RIGHT, RIGHT_TEXTS)))
    assert rows(found[0]) == [list(row) for row in LEFT_TEXTS]
    assert len(found) == 3


def test_a_page_that_would_go_on_two_earlier_ones_goes_on_neither() -> None:
    other = (("项目名称", "乙项目"), ("产出指标", "检查次数"), ("效益指标", "覆盖率"))
    found = making.tables(read(wide(LEFT, LEFT_TEXTS), wide(LEFT, other), wide(RIGHT, RIGHT_TEXTS)))
    assert [len(one.cells) for one in found] == [6, 6, 3]


PROGRAM = """
import json, sys
from benchmarks.memory import high_water_mark
from jiheng.reading import pdf
source = open(sys.argv[1], "rb").read()
pdf.read(source, file="x")
before = high_water_mark()
for _ in range(300):
    pdf.read(source, file="x")
print(json.dumps((high_water_mark() - before) * 1000))
"""


def test_a_thousand_pages_read_leave_nothing_behind(tmp_path: Path) -> None:
    """300 files of 3 pages; a page that was not closed would keep some 100 KB, 90 MB in all."""
    kept = tmp_path / "x.pdf"
    kept.write_bytes(made(at_foot(*FIRST), at_head(*MORE), at_head(*FIRST)))
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(kept)], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert json.loads(done.stdout) < 15_000


def test_a_text_printed_over_the_border_of_its_cell_is_not_sure_and_those_within_are() -> None:
    rows = (HEAD, ("产出指标", "", "10"), ("效益指标", "知晓率", "9"))
    found = read(at_foot(*rows) + words("培训人数合计", 152, 96))
    (whole,) = making.tables(found)
    sure = {cell.text: cell.certainty for cell in whole.cells if cell.text}
    assert sure["产出指标"] == sure["知晓率"] == sure["10"] == 1.0
    assert sure["培训人数合计"] < 1.0


def test_what_is_written_above_the_page_is_not_seen() -> None:
    cut_off = f"q 0 0 595 842 re W n {words('绩效指标', 60, 846)} Q "
    found = read(at_head(*MORE) + cut_off)
    assert [cell.text for table in making.tables(found) for cell in table.cells] == [
        text for row in MORE for text in row
    ]
    assert making.paragraphs(found) == []
