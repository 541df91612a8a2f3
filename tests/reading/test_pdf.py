"""PDF with text: cells, merges and places as drawn, whoever drew them and however; nothing that is not there."""

import contextlib
import random
import threading
import zlib
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from benchmarks.corpus.writers import pdf as writer
from jiheng.reading import limits, pdf, read_bytes, scan
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable, place_of
from jiheng.reading.kinds import Kind, kind_of
from jiheng.reading.layout import recognise
from jiheng.reading.pdf.lines import TextLine
from jiheng.reading.pdf.pages import PrintedLine, PrintedPage
from tests.reading import making
from tests.reading.making_pdf import FONTS, grid, lines, table, words
from tests.reading.making_pdf import pdf as made

EXAMPLES = Path(__file__).parents[2] / "examples"
COLUMNS, ROWS = (50.0, 150.0, 250.0, 350.0), (700.0, 680.0, 660.0, 640.0)
TEXTS = [["项目名称", "≥90%", ""], ["12.5", "总分", "100"], ["甲", "乙", "—"]]
PLAIN = table(COLUMNS, ROWS, TEXTS)
FLAT = [text for row in TEXTS for text in row]


def read(source: bytes) -> Grid:
    return pdf.read(source, file="表.pdf")


@pytest.fixture
def blind() -> object:
    """A machine without the extra that recognises pictures."""
    with patch.object(scan, "is_installed", return_value=False):
        yield


def test_the_bytes_tell_a_pdf_and_its_reader_takes_it() -> None:
    assert kind_of(made(PLAIN), "表.txt") is Kind.PDF
    assert making.texts(read_bytes(made(PLAIN), file="表.txt")) == FLAT


def test_cells_are_listed_by_row_and_column_with_empty_ones() -> None:
    (block,) = read(made(PLAIN)).blocks
    assert isinstance(block, Table)
    assert [(cell.row, cell.column) for cell in block.cells] == [
        (row, column) for row in range(3) for column in range(3)
    ]
    assert [cell.text for cell in block.cells] == FLAT
    assert {cell.certainty for cell in block.cells} == {1.0}
    assert (block.number, block.page) == (1, 1)


def test_merged_cells_are_one_cell() -> None:
    content = lines(
        *((50, y, 350, y) for y in (700, 680, 640)),
        (150, 660, 350, 660),
        *((x, 700, x, 640) for x in (50, 350)),
        (150, 680, 150, 640),
        (250, 660, 250, 640),
    )
    found = making.cells(read(made(content + words("总", 60, 690))))
    assert [(c.row, c.column, c.row_span, c.column_span) for c in found] == [
        (0, 0, 1, 3),
        (1, 0, 2, 1),
        (1, 1, 1, 2),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def bars() -> str:
    """The grid as filled rectangles half a point thick."""
    across = "".join(f"50 {y} 300 0.5 re f\n" for y in ROWS)
    return across + "".join(f"{x} 640 0.5 60 re f\n" for x in COLUMNS)


def boxes() -> str:
    """Each cell as a stroked rectangle of its own."""
    return "".join(f"{x} {y} 100 20 re S\n" for x in COLUMNS[:-1] for y in ROWS[1:])


def one_path() -> str:
    """All lines in one path, stroked at its end."""
    return grid(COLUMNS, ROWS).replace(" S\n", "\n") + "S\n"


def dots() -> str:
    """Lines of filled dots a point wide, two points apart."""
    across = "".join(f"{x} {y} 1 1 re f\n" for y in ROWS for x in range(50, 351, 3))
    return across + "".join(f"{x} {y} 1 1 re f\n" for x in COLUMNS for y in range(640, 701, 3))


def placed() -> str:
    """Half the size, doubled by a matrix."""
    half = grid([x / 2 for x in COLUMNS], [y / 2 for y in ROWS])
    return f"q 2 0 0 2 0 0 cm\n{half}Q\n"


@pytest.mark.parametrize("drawn", [bars, boxes, one_path, dots, placed])
def test_lines_are_lines_however_they_are_drawn(drawn: object) -> None:
    content = table(COLUMNS, ROWS, TEXTS, ruled=False)
    assert making.texts(read(made(drawn() + content))) == FLAT  # type: ignore[operator]  # a function without arguments


@pytest.mark.parametrize("white", ["1 1 1 RG", "1 G"])
def test_white_lines_are_not_seen(white: str) -> None:
    """A white line divides the right column for our eyes as little as for the reader."""
    content = f"{PLAIN}q {white} 300 700 m 300 640 l S Q\n"
    assert making.texts(read(made(content))) == FLAT


def test_shading_crossed_lines_and_clips_are_no_rulings() -> None:
    shading, clip = "0.9 g 50 660 300 40 re f 0 g\n", "q 300 640 20 60 re W n Q\n"
    curve = "60 650 m 70 651 80 652 90 650 c S\n"
    content = f"{shading}{PLAIN}{clip}50 700 m 150 680 l S\n{curve}"
    assert making.texts(read(made(content))) == FLAT


@pytest.mark.parametrize("page", ["/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [20 20 500 800]"])
def test_a_turned_or_trimmed_page_says_the_same(page: str) -> None:
    whole = read(made(words("财政项目支出绩效自评表", 100, 740) + PLAIN, page=page))
    assert making.paragraphs(whole) in (["财政项目支出绩效自评表"], [])
    assert making.texts(whole) == FLAT


@pytest.mark.parametrize("matrix", ["0 1 -1 0 800 0", "0 -1 1 0 0 600", "-1 0 0 -1 590 840"])
def test_a_table_that_lies_on_its_side_is_read(matrix: str) -> None:
    found = read(made(f"q {matrix} cm\n{words('财政项目支出绩效自评表', 100, 740)}{PLAIN}Q\n"))
    assert making.paragraphs(found) == ["财政项目支出绩效自评表"]
    assert making.texts(found) == FLAT


def form_of(content: str) -> bytes:
    head = "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 5 5] "
    head += f"/Resources << /Font << {FONTS} >> >>"
    return f"{head} /Length {len(content)} >>\nstream\n{content}\nendstream".encode("latin-1")


def test_a_form_placed_on_the_page_is_read_where_it_stands() -> None:
    source = made("q 1 0 0 1 10 20 cm /F Do Q", resources="/XObject << /F 900 0 R >>", objects={900: form_of(PLAIN)})
    assert making.texts(read(source)) == FLAT


def cell_saying(*written: str) -> str:
    """What a single row of two cells says in the left, where ``written`` are operators."""
    content = grid((50, 250, 350), (700, 640)) + "".join(written) + words("右", 260, 690)
    return making.texts(read(made(content)))[0]


def test_lines_of_a_cell_are_kept_apart_where_they_end_early() -> None:
    assert cell_saying(words("项目资金", 53, 685), words("(万元)", 53, 670)) == "项目资金\n(万元)"


def test_a_line_that_filled_its_cell_goes_on_without_a_break() -> None:
    """Nineteen characters of 10 points fill 190 of the 200 points between the borders."""
    long = "开展专题学习使党员把所学用到岗位上保持良"
    assert cell_saying(words(long[:19], 53, 685), words("好状态", 53, 670)) == f"{long[:19]}好状态"


def test_figures_and_words_broken_at_a_blank_keep_it() -> None:
    """33 letters take more than 180 points in Helvetica; the number after the full line is another number."""
    assert cell_saying(words("aaaaaaaaaa bbbbbbbbbb cccccccccc 12", 53, 685), words("34 ddd", 53, 670)) == (
        "aaaaaaaaaa bbbbbbbbbb cccccccccc 12 34 ddd"
    )


def test_a_figure_too_long_for_its_cell_is_one_figure() -> None:
    digits = "1234567890123456789012345678901234"
    assert cell_saying(words(digits, 53, 685), words("567.89", 53, 670)) == f"{digits}567.89"
    assert cell_saying(words(f"＝{digits}", 53, 685), words("567.89件", 53, 670)) == f"＝{digits}567.89件"


def test_a_text_that_stands_nearer_to_its_border_than_all_others_makes_no_cell_wider() -> None:
    """实施单位 was moved to the left; 1520 had no room for 人 all the same."""
    content = grid((50, 150, 192, 300), (700, 640)) + words("实施单位", 50.5, 690) + words("右", 204, 690)
    content += "".join(words("左", 54, 675 - 12 * at) for at in range(3))
    content += words("1520", 157.9, 685) + words("人", 164, 670)
    assert making.texts(read(made(content)))[1] == "1520人"


def test_a_sign_of_parts_or_degrees_goes_on_with_its_figure() -> None:
    for sign in "%‰℃":
        assert cell_saying(words("1234567890" * 3 + "1234.5", 53, 685), words(sign, 53, 670)).endswith(f".5{sign}")


def test_two_figures_of_which_the_second_begins_a_line_keep_their_blank() -> None:
    many = "2019 " * 7
    assert cell_saying(words(many.strip(), 53, 685), words("2020", 53, 670)) == f"{many}2020"


def test_a_sign_that_hangs_out_of_its_cell_makes_no_other_cell_wider() -> None:
    """The comma reaches over the border; 2021年9 had no room for 月 all the same, and both are one date."""
    content = grid((50, 150, 207, 300), (700, 640)) + words("下年申报时按年测算，", 53, 685) + words("右", 210, 690)
    content += words("2021年9", 153, 685) + words("月20日", 153, 670)
    assert making.texts(read(made(content)))[:2] == ["下年申报时按年测算，", "2021年9月20日"]


def test_figures_placed_one_by_one_are_one_figure() -> None:
    singly = "".join(words(sign, 60 + 5.56 * at, 690) for at, sign in enumerate("2020"))
    assert cell_saying(singly) == "2020"


def test_a_gap_as_wide_as_a_blank_is_one_and_one_between_chinese_is_none() -> None:
    assert cell_saying(words("20", 60, 690), words("20", 75, 690)) == "20 20"
    assert cell_saying(words("产", 60, 690), words("出", 74, 690)) == "产出"
    assert cell_saying(words("产\u3000出", 60, 690)) == "产 出"
    assert cell_saying(words("平均", 60, 690), words("20", 82.5, 690), words("人", 96, 690)) == "平均20人"
    assert cell_saying(words("主管", 60, 690), words("单位", 110, 690)) == "主管  单位"


def test_small_raised_figures_are_footnotes_and_not_part_of_a_number() -> None:
    assert cell_saying(words("100%", 60, 685), words("1", 83, 689, 6)) == "100%¹"
    assert cell_saying(words("1", 53, 689, 6), words("甲", 60, 685)) == "¹甲"


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert cell_saying(words("总分100", 60, 690), words("总分100", 60.3, 690)) == "总分100"


def test_texts_printed_over_each_other_are_not_certain() -> None:
    content = grid((50, 250, 350), (700, 640)) + words("其中财政", 60, 690) + words("额", 63, 690)
    assert making.cells(read(made(content)))[0].certainty < 1


def test_a_watermark_across_the_page_is_no_text() -> None:
    content = PLAIN + "BT /L 30 Tf 0.7 0.7 -0.7 0.7 60 640 Tm (SECRET) Tj ET\n"
    assert making.texts(read(made(content))) == FLAT


def test_writing_that_runs_up_a_narrow_cell_is_read_as_one_text() -> None:
    content = PLAIN + grid((20, 50), (700, 640)) + "BT /L 10 Tf 0 1 -1 0 40 650 Tm (UP) Tj ET\n"
    assert "UP" in making.texts(read(made(content)))


def test_a_text_cut_off_at_its_border_still_belongs_to_its_cell() -> None:
    """A spreadsheet cuts 二十个字 off at the border of the first cell; the letters beyond are not the second cell's."""
    cut = "q 50 680 100 20 re W n\n" + words("这里的文字比它的单元格宽得多", 60, 686) + "Q\n"
    found = making.texts(read(made(grid(COLUMNS, ROWS) + cut + words("乙", 200, 686))))
    assert found[:2] == ["这里的文字比它的单元格宽得多", "乙"]


def test_what_is_cut_off_outside_all_tables_is_not_there() -> None:
    cut = "q 400 700 50 50 re W n\n" + words("看不见", 100, 760) + "Q\n"
    assert making.paragraphs(read(made(cut + PLAIN))) == []


def test_radicals_become_the_characters_they_stand_for() -> None:
    assert cell_saying(words("⾦⻚⻅豈", 60, 690)) == "金页见豈"


def test_characters_beyond_the_first_plane_are_whole() -> None:
    assert cell_saying(words("𠀀甲", 60, 690)).endswith("甲")


NAMELESS = "BT /N 10 Tf 1 0 0 1 255 685 Tm <0041> Tj ET\n"


def test_a_shape_without_a_character_is_shown_as_unknown_and_not_certain() -> None:
    cell = making.cells(read(made(PLAIN + PLAIN.replace("BT", "BT ") + NAMELESS)))[2]
    assert (cell.text, cell.certainty) == ("\ufffd", 0.0)


@pytest.mark.usefixtures("blind")
def test_a_page_whose_fonts_name_no_characters_is_refused_with_what_to_do() -> None:
    content = PLAIN + "BT /N 10 Tf 1 0 0 1 60 500 Tm <00010002000300040005> Tj ET\n"
    with pytest.raises(Unreadable, match="没有写明各个字形") as refusal:
        read(made(content))
    assert "jiheng[scan]" in refusal.value.remedy


IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\xff\nendstream"
)
PICTURE = "q 595 0 0 842 0 0 cm /I Do Q\n"


def pictured(*pages: str) -> bytes:
    return made(*pages, resources="/XObject << /I 900 0 R >>", objects={900: IMAGE})


@pytest.mark.usefixtures("blind")
def test_a_page_that_is_a_picture_asks_for_the_extra() -> None:
    with pytest.raises(Unreadable, match="扫描件") as refusal:
        read(pictured(PICTURE))
    assert "jiheng[scan]" in refusal.value.remedy


@pytest.mark.usefixtures("blind")
def test_pages_with_text_are_read_and_those_that_are_pictures_named() -> None:
    found = read(pictured(PLAIN, PICTURE))
    assert making.texts(found) == FLAT
    assert [part.page for part in found.unread] == [2]
    assert not found.by_eye


@pytest.mark.usefixtures("blind")
def test_text_laid_invisibly_under_a_picture_was_seen_and_is_not_certain() -> None:
    hidden = PICTURE + words("项目名称", 60, 690, extra="3 Tr") + words("甲乙", 60, 660, extra="3 Tr")
    found = read(pictured(hidden))
    assert found.by_eye
    assert making.paragraphs(found) == ["项目名称", "甲乙"]
    ruled = read(pictured(PICTURE + grid(COLUMNS, ROWS) + words("项目名称", 60, 690, extra="3 Tr")))
    assert making.cells(ruled)[0].certainty < 1


def test_a_stamp_beside_text_makes_no_scan() -> None:
    found = read(pictured(PLAIN + "q 100 0 0 100 300 300 cm /I Do Q\n"))
    assert (making.texts(found), found.by_eye) == (FLAT, False)


@pytest.mark.usefixtures("blind")
def test_letters_turned_into_drawings_are_seen_or_refused() -> None:
    curve = "".join(f"{x} 500 m {x} 505 {x + 5} 505 {x + 5} 500 c f\n" for x in range(0, 500, 6))
    with pytest.raises(Unreadable, match="扫描件"):
        read(made(curve))


class Eye:
    """Stands for what recognises pictures: remembers what it was shown, and sees one line."""

    def __init__(self, *said: str) -> None:
        self.said = said
        self.shown: list[tuple[int, tuple[int, ...], int]] = []

    def read_page(self, picture: np.ndarray, *, number: int, dpi: float | None) -> PrintedPage:
        self.shown.append((number, picture.shape, int(picture.min())))
        assert dpi is not None
        return PrintedPage(number, 0, 842, [PrintedLine(number, [TextLine(text, 0, 9, 9, 9)]) for text in self.said])


def test_a_page_that_is_a_picture_is_drawn_and_seen_in_its_turn() -> None:
    """A4 at 200 points an inch is 1653 by 2339 points; the page is white but for a black square."""
    eye = Eye("看见的字")
    with patch.object(scan, "is_installed", return_value=True), patch.object(scan, "read_page", eye.read_page):
        found = read(pictured(PLAIN, PICTURE + "0 g 10 10 20 20 re f\n", words("后一页的话", 60, 700) + PLAIN))
    assert eye.shown == [(2, (2339, 1653, 3), 0)]
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["看见的字", "后一页的话"]
    assert [block.page for block in found.blocks] == [1, 2, 3, 3]
    assert found.by_eye


def test_a_page_in_which_nothing_is_seen_is_named() -> None:
    with patch.object(scan, "is_installed", return_value=True), patch.object(scan, "read_page", Eye().read_page):
        found = read(pictured(PLAIN, PICTURE))
        with pytest.raises(Unreadable, match="没有认出"):
            read(pictured(PICTURE))
    assert [part.page for part in found.unread] == [2]


def test_lines_no_letters_and_forms_within_forms_end_somewhere() -> None:
    """A form that places itself again and again, a path that is not drawn, and one without an end."""
    nested = form_of("q /F Do Q " + PLAIN).replace(b"/Resources <<", b"/Resources << /XObject << /F 900 0 R >>")
    content = "q /F Do Q\n100 100 m 200 100 l n\n0 0 m S\n"
    found = read(made(content, resources="/XObject << /F 900 0 R >>", objects={900: nested}))
    assert len(making.tables(found)) == 1


def test_a_password_is_asked_for_and_an_owners_alone_is_not() -> None:
    with pytest.raises(Unreadable, match="密码"):
        read(made(PLAIN, password="x"))  # noqa: S106 - a password of the test
    assert making.texts(read(made(PLAIN, password="", owner="y"))) == FLAT


def test_an_empty_page_and_broken_bytes_are_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read(made(""))
    with pytest.raises(Unreadable, match="损坏"):
        read(b"%PDF-1.7\nnothing")


def test_a_page_that_the_file_lists_and_does_not_hold_is_named() -> None:
    source = made(PLAIN, PLAIN).replace(b"\n12 0 obj\n<<", b"\n12 0 obj\n[]")
    found = read(source)
    assert making.texts(found) == FLAT
    assert [part.page for part in found.unread] == [2]


def test_a_file_without_its_end_says_so() -> None:
    source = made(PLAIN)
    found = read(source[: source.rindex(b"%%EOF")])
    assert making.texts(found) == FLAT
    assert [part.page for part in found.unread] == [None]
    assert "结尾" in found.unread[0].refusal.reason


def test_far_too_many_pages_or_characters_are_refused() -> None:
    with patch.object(limits, "MAX_PDF_PAGES", 1), pytest.raises(Unreadable, match="页数"):
        read(made(PLAIN, PLAIN))
    with patch.object(limits, "MAX_PDF_SIGNS", 10), pytest.raises(Unreadable, match="字符"):
        read(made(PLAIN))


def packed(content: bytes, head: str = "") -> bytes:
    """A file with a packed part besides its one page."""
    part = zlib.compress(content, 9)
    return made(
        PLAIN,
        objects={
            900: f"<< /Filter /FlateDecode {head} /Length {len(part)} >>\nstream\n".encode() + part + b"\nendstream"
        },
    )


def test_parts_that_unpack_to_far_more_than_a_form_are_refused_unopened() -> None:
    with pytest.raises(Unreadable, match="展开后"):
        read(packed(b" " * (limits.MAX_PDF_DRAWING_BYTES + 1)))
    assert making.texts(read(packed(b" " * (limits.MAX_PDF_DRAWING_BYTES + 1), "/Length1 5"))) == FLAT
    with pytest.raises(Unreadable, match="展开后超过上限"):
        read(made(PLAIN + " " * limits.MAX_PDF_DRAWING_BYTES))  # not packed at all
    with patch.object(limits, "MAX_PDF_PART_BYTES", 1_000_000), pytest.raises(Unreadable, match="展开后"):
        read(packed(b" " * 1_000_001, "/Subtype /OpenType"))
    with patch.object(limits, "MAX_PDF_PART_BYTES", 999_999), pytest.raises(Unreadable, match="展开后"):
        read(packed(b" " * 1_000_000))


def test_a_picture_of_far_too_many_pixels_is_refused_unopened() -> None:
    with pytest.raises(Unreadable, match="像素"):
        read(packed(b"", "/Subtype /Image /Width 90000 /Height 90000"))
    assert making.texts(read(packed(b"", "/Subtype /Image /Width 90 /Height 90"))) == FLAT


def test_a_part_that_is_not_packed_as_it_says_is_left_to_the_engine() -> None:
    source = packed(bytes(range(256))).replace(b"stream\nx\xda", b"stream\nxx")
    assert b"stream\nxx" in source
    assert making.texts(read(source)) == FLAT


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    whole = writer.write(Grid("x", (Table((Cell(0, 0, "甲"), Cell(0, 1, "乙"))),)))
    for hundredth in range(100):
        with contextlib.suppress(Unreadable):
            read(whole[: len(whole) * hundredth // 100])


@pytest.mark.usefixtures("blind")
def test_changed_bytes_are_read_or_refused() -> None:
    chance = random.Random(20201231)  # noqa: S311 - the same damage every time
    whole = made(PLAIN, PLAIN)
    for _ in range(200):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(Unreadable):
            read(bytes(damaged))


def test_several_threads_read_at_once() -> None:
    source = made(PLAIN)
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(making.texts(read(source)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [FLAT] * 8


def test_text_without_lines_is_cut_where_the_page_shows_gaps_and_is_less_certain() -> None:
    content = words("项目支出绩效自评表", 200, 800) + "".join(
        words(text, 50 + 120 * column, 700 - 20 * row)
        for row in range(4)
        for column, text in enumerate(("指标", "100%", "98.5"))
    )
    found = read(made(content, content))
    (block,) = making.tables(found)
    assert block.joined == "blanks"
    assert [cell.text for cell in block.cells if cell.row == 1] == ["指标", "100%", "98.5"]
    assert {cell.certainty for cell in block.cells} == {0.8}
    assert (block.page, block.page_breaks) == (1, (5,))
    assert place_of(found, block, 6, 0).page == 2


def test_lines_without_gaps_are_paragraphs_with_their_pages() -> None:
    found = read(made(words("第一页的话", 60, 700), words("第二页的话", 60, 700)))
    assert found.blocks == (Paragraph("第一页的话", 1, 1), Paragraph("第二页的话", 2, 2))


def test_a_frame_around_one_text_is_no_table() -> None:
    found = read(made(PLAIN + grid((50, 350), (600, 540)) + words("注：说明", 60, 580) + words("第二行", 60, 560)))
    assert len(making.tables(found)) == 1
    assert making.paragraphs(found) == ["注：说明", "第二行"]


def test_a_frame_around_the_page_does_not_swallow_its_lines() -> None:
    found = read(made(grid((30, 560), (800, 60)) + words("自评表", 60, 760) + PLAIN))
    assert making.paragraphs(found) == ["自评表"]
    assert making.texts(found) == FLAT


def test_page_numbers_are_no_content() -> None:
    for number in ("1", "— 1 —", "第 1 页 共 3 页", "1/3", "Page 1 of 3"):
        assert making.paragraphs(read(made(PLAIN + words(number, 280, 30)))) == []
    assert making.paragraphs(read(made(PLAIN + words("1", 280, 500)))) == ["1"]


@pytest.mark.parametrize("style", [{"landscape": True}, {"size": 11}, {"font": "Noto Sans SC"}, {"numbering": "— 1 —"}])
def test_the_ten_forms_are_read_as_from_text(style: dict[str, object]) -> None:
    text = recognise(read_bytes((EXAMPLES / "minhang-2020.txt").read_bytes(), file="表.txt"))
    source = writer.write(read_bytes((EXAMPLES / "minhang-2020.docx").read_bytes(), file="表.docx"), **style)  # type: ignore[arg-type]  # a mapping of keywords
    found = recognise(read(source))
    assert len(found) == 10
    for one, other in zip(found, text, strict=True):
        assert bare(one) == bare(other)


def bare(one: object) -> str:
    """A form as text without blanks: those at the end of a printed line are not in the file."""
    form = one.form  # type: ignore[attr-defined]  # Recognised
    fields = [form.project, form.competent_department, form.implementing_unit, form.fiscal_year, form.amount_unit]
    fields += [form.annual_goal.expected, form.annual_goal.achieved, form.total.max_points, form.total.claimed_points]
    for fund in form.funds:
        fields += [fund.label, fund.original_budget, fund.revised_budget, fund.actual_expenditure, fund.claimed_points]
    for row in form.indicators:
        fields += [row.dimension, row.category, row.name, row.target, row.actual, row.max_points, row.claimed_points]
        fields += [row.deviation_note]
    return "|".join("".join(str(field.value).split()) for field in fields)


def test_writing_that_is_turned_by_no_number_does_no_harm() -> None:
    """As in a damaged file, whose matrices may hold anything."""
    source = writer.write(Grid("x", (Table((Cell(0, 0, "甲"), Cell(0, 1, "乙"))),)))
    with patch("jiheng.reading.pdf.drawing.atan2", return_value=float("nan")), contextlib.suppress(Unreadable):
        pdf.read(source, file="x.pdf")


NOTE = "注：其他资金请在说明栏写明资金来源和金额以及用途与"
"""25 characters of 10 points: with the margin 253 of the 300 points between the borders of PLAIN."""


def notes(*written: str, x: float = 50) -> list[str]:
    return making.paragraphs(
        read(made(PLAIN + "".join(words(text, x, 600 - 15 * at) for at, text in enumerate(written))))
    )


def test_a_note_of_several_lines_under_a_table_is_one_text() -> None:
    """30 characters fill the 300 points between the borders, and 29 leave no room for the next one."""
    long = (NOTE + NOTE)[:29]
    assert notes(long, "年度安排", "第二段") == [f"{long}年度安排", "第二段"]


@pytest.mark.parametrize("after", ["2.定性指标", "（二）成本", "填报人：张", "■是"])
def test_a_line_that_begins_something_of_its_own_does_not_go_on(after: str) -> None:
    long = (NOTE + NOTE)[:29]
    assert notes(long, after) == [long, after]


def test_a_line_with_room_left_or_followed_by_one_further_in_ends_there() -> None:
    assert notes(NOTE, "年度安排") == [NOTE, "年度安排"]
    long = (NOTE + NOTE)[:29]
    content = PLAIN + words(long, 50, 600) + words("年度安排", 70, 585)
    assert making.paragraphs(read(made(content))) == [long, "年度安排"]
    assert making.paragraphs(read(made(PLAIN + words(long, 50, 600), words("年度安排", 50, 800) + PLAIN)))[0] == long


def test_texts_that_run_into_each_other_are_not_sure_for_either_may_have_lost_characters() -> None:
    """Of 999999900000 the last digits lie where 100.00% begins; the engine shows each of them but once."""
    first, second = words("999999900000", 95, 685), words("100.00%", 152, 685)
    sure = {cell.text: cell.certainty for cell in making.cells(read(made(grid(COLUMNS, ROWS) + first + second)))}
    assert all(certainty < 1 for text, certainty in sure.items() if text)
    assert "999999900000" in sure


def test_a_comma_that_hangs_over_the_border_and_texts_beside_empty_cells_do_no_harm() -> None:
    hanging = words("甲乙丙丁戊己庚辛壬，", 57, 685) + words("下一格", 153, 685) + words("1234567890", 120, 665)
    assert {cell.certainty for cell in making.cells(read(made(grid(COLUMNS, ROWS) + hanging)))} == {1.0}
