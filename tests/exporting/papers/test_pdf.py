"""Papers as PDF: what is on the pages, and that the file may be kept."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it has hints and does not say so
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.exporting.papers import in_pdf
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, NewPage, Paper, Picture, Table
from jiheng.reading import read_bytes
from jiheng.reading.grid import OwnReport
from tests.exporting.papers import sampling
from tests.exporting.papers.sampling import cells, ministry_paper, ministry_table, png, written

MM = 72 / 25.4
TALL = ministry_table(sampling.INDICATORS * 8, sampling.GOAL * 4, 2)


def pdf(paper: Paper) -> bytes:
    return written(in_pdf.write, paper)


def pages(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(pdf(paper))
    return [page.get_textpage().get_text_bounded() for page in document]


def ink(paper: Paper, scale: float = 2) -> list[tuple[float, float, float, float]]:
    """How far the ink of every page is from its top, right, bottom and left edge, in millimetres."""
    found = []
    for page in pypdfium2.PdfDocument(pdf(paper)):
        dark = page.render(scale=scale, grayscale=True).to_numpy().squeeze() < 200
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        height, width = dark.shape
        edges = (rows[0], width - 1 - columns[-1], height - 1 - rows[-1], columns[0])
        found.append(tuple(float(edge) / scale / MM for edge in edges))
    return found  # type: ignore[return-value]  # four edges each


def test_the_file_says_that_it_may_be_kept_and_embeds_its_fonts() -> None:
    source = pdf(ministry_paper())
    assert re.search(rb"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>", source)
    assert source.count(b"/FontFile3") == len(re.findall(rb"/FontDescriptor\b(?!/)", source)) or b"/ObjStm" in source
    document = pypdfium2.PdfDocument(source)
    fonts = {
        text.get_font().get_base_name()
        for page in document
        for text in page.get_objects()
        if isinstance(text, pypdfium2.PdfTextObj)
    }
    assert fonts


@pytest.mark.parametrize(("is_wide", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_the_page_is_a4_and_all_ink_is_within_its_margins(*, is_wide: bool, size: tuple[int, int]) -> None:
    paper = ministry_paper(is_wide=is_wide, table=TALL)
    first = pypdfium2.PdfDocument(pdf(paper))[0]
    assert first.get_size() == pytest.approx([length * MM for length in size], abs=0.1)
    top, right, bottom, left = (28, 37, 26, 35) if is_wide else (37, 26, 35, 28)
    for above, beside, below, before in ink(paper):
        assert above >= top - 0.5
        assert beside == pytest.approx(right, abs=0.5)
        assert before == pytest.approx(left, abs=0.5)
        assert bottom - 7 - 6 < below < bottom - 7  # where the number of the page is


def test_pages_are_numbered_between_dashes() -> None:
    assert [page.split("\r\n")[-1].strip() for page in pages(ministry_paper(table=TALL))][:2] == ["— 1 —", "— 2 —"]


def test_heads_are_printed_again_on_every_page() -> None:
    found = pages(ministry_paper(table=TALL))
    assert len(found) > 1
    assert all("首席技师工作室奖励" in page and "区就业促进中心" in page for page in found)


def test_no_row_is_cut_by_the_end_of_a_page() -> None:
    texts = [f"第{row}行起\n" + "好" * 60 + f"\n第{row}行止" for row in range(30)]
    rows = tuple(Cell(row, 0, text) for row, text in enumerate(texts))
    found = pages(Paper("表", (Table((1,), rows),)))
    assert len(found) > 2
    for row in range(30):
        assert [f"第{row}行起" in page for page in found] == [f"第{row}行止" in page for page in found]


def test_a_row_of_heads_within_a_table_is_not_the_last_on_its_page() -> None:
    for many in range(1, 24):
        found = [
            page.replace("\r\n", "") for page in pages(ministry_paper(table=ministry_table(goal=sampling.GOAL * many)))
        ]
        (page,) = (page for page in found if "预期目标" in page)
        assert "建成高技能人才培养平台" in page


def test_a_row_higher_than_a_page_is_cut_and_nothing_of_it_is_lost() -> None:
    own = (
        Cell(0, 0, "目标", CellLook.LABEL),
        Cell(0, 1, "好" * 3000, CellLook.LONG),
        Cell(1, 0, "完"),
        Cell(1, 1, "末"),
    )
    found = pages(Paper("表", (Table((1, 2), own),)))
    assert sum(page.count("好") for page in found) == 3000
    assert "末" in found[-1]


@settings(max_examples=40)
@given(sampling.tables(st.sampled_from((0, 1, 5, 30, 200, 1500)).map(lambda many: "好" * many)), st.integers(0, 3))
def test_nothing_of_any_table_is_lost_however_long_its_texts_are(table: Table, head_rows: int) -> None:
    table = msgspec.structs.replace(table, head_rows=head_rows)
    written_out = sum(len(cell.text) for cell in table.cells)
    assert sum(page.count("好") for page in pages(Paper("表", (table,)))) >= written_out  # heads, on every page


def test_heads_higher_than_half_a_page_are_printed_once() -> None:
    own = tuple(Cell(row, 0, "头" * 1500 if row == 0 else f"行{row}") for row in range(60))
    found = pages(Paper("表", (Table((1,), own, 1),)))
    assert sum(page.count("头") for page in found) == 1500


@pytest.mark.parametrize(
    "text", ["W" * 200, "1" * 200, "http://example.org/" + "ab" * 99, "。" * 200, "…" * 200, "（" * 200]
)
def test_what_has_no_place_to_be_broken_stays_in_its_cell(text: str) -> None:
    own = (Cell(0, 0, "甲"), Cell(0, 1, text), Cell(0, 2, "乙"))
    paper = Paper("表", (Table((1, 1, 1), own),))
    (found,) = cells(read_bytes(pdf(paper), file="表.pdf"))
    assert [(row, column, "".join(said.split())) for row, column, _, _, said in found] == [
        (0, 0, "甲"),
        (0, 1, text),
        (0, 2, "乙"),
    ]


def test_a_letter_that_the_fonts_lack_is_replaced_and_named_once_below() -> None:
    found = pages(Paper("表", (Line("𠮷野家😀", LineLook.TITLE), Table((1,), (Cell(0, 0, "𠮷林"),)))))
    assert found[0].count("〓") == 4
    assert "〓为本文件字库所缺的字（U+1F600、U+20BB7）" in found[0].replace("\r\n", "")
    assert "〓" not in pages(Paper("表", (Line("镕喆堃㛃䶮—–≥②‰㎡"),)))[0]


def test_boxes_to_tick_are_kept() -> None:
    """What was chosen is said by them alone."""
    text = "1、部门预算项目☐2、市直专项☑3、☒✔✗✘□■√"
    (page,) = pages(Paper("表", (Line(text), Table((1,), (Cell(0, 0, "☑"),)))))
    assert text in page.replace("\r\n", "")
    assert "〓" not in page


def test_of_very_many_lacking_letters_twenty_are_named() -> None:
    text = "".join(chr(0x20000 + 3 * place) for place in range(40))
    found = pages(Paper("表", (Line(text),)))[0].replace("\r\n", "")
    assert found.count("U+") <= 20
    assert "等）" in found


def test_room_to_write_in_is_left_where_it_is_asked_for() -> None:
    for text in ("", "签名"):
        own = (Cell(0, 0, text), Cell(0, 1, text, is_open=True))
        low, high = (read_height(Paper("表", (Table((1, 1), own, least_heights=least),))) for least in ((), ((0, 6),)))
        assert high - low == pytest.approx(5 * 10.5 * 1.3, abs=1)


def read_height(paper: Paper) -> float:
    """How high the only table of a page is, in points."""
    dark = pypdfium2.PdfDocument(pdf(paper))[0].render(scale=4, grayscale=True).to_numpy().squeeze() < 128
    ruled = np.flatnonzero(dark.mean(axis=1) > 0.6)
    return float(ruled[-1] - ruled[0]) / 4


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    paper = Paper("表", (NewPage(), Line("一"), NewPage(), NewPage(), Line("二")))
    assert [page.split("\r\n")[0] for page in pages(paper)] == ["一", "二"]


def test_a_picture_is_as_wide_as_asked_in_the_middle() -> None:
    above, beside, _, before = ink(Paper("表", (Picture(png(400, 200), "各项得分", 50),)))[0]
    page = pypdfium2.PdfDocument(pdf(Paper("表", (Picture(png(), "图", 50),))))[0]
    (picture,) = (one for one in page.get_objects() if isinstance(one, pypdfium2.PdfImage))
    left, _, right, _ = picture.get_bounds()
    assert (left / MM, right / MM) == pytest.approx((28 + 39, 28 + 117), abs=0.1)
    assert above == pytest.approx(37 + 6 / MM, abs=0.5)
    assert min(before, beside) > 25


def test_several_may_write_at_a_time() -> None:
    papers = [ministry_paper(table=ministry_table(goal=f"目标{number}")) for number in range(8)]
    with ThreadPoolExecutor(4) as several:
        assert list(several.map(pdf, papers)) == [pdf(paper) for paper in papers]


def test_a_report_is_told_as_one() -> None:
    source = pdf(Paper("意见", (Line("一"),), is_report=True))
    assert pypdfium2.PdfDocument(source).get_metadata_value("Title") == "意见"
    with pytest.raises(OwnReport):
        read_bytes(source, file="意见.pdf")


def test_without_the_extra_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_pdf, "find_spec", lambda _: None)
    assert not in_pdf.is_installed()
    with pytest.raises(in_pdf.PdfNotInstalled, match=r'pip install "jiheng\[pdf\]"') as told:
        in_pdf.write(ministry_paper(), io.BytesIO())
    assert 'pip install "jiheng[pdf]"' in told.value.english


@pytest.mark.parametrize("rows", range(24, 31))
def test_forms_one_after_the_other_are_read_one_by_one_however_full_their_pages_are(rows: int) -> None:
    def form(name: str, columns: int, rows: int) -> list[Line | Table]:
        own = [Cell(0, 0, "项目名称", CellLook.LABEL), Cell(0, 1, name, columns=columns - 1)]
        own += [Cell(row, column, f"{name}{row}") for row in range(1, rows) for column in range(columns)]
        return [Line("项目支出绩效自评表", LineLook.TITLE), Table((1,) * columns, tuple(own))]

    paper = Paper("表", (*form("甲", 3, rows), NewPage(), *form("乙", 4, 9)))
    found = read_bytes(pdf(paper), file="表.pdf")
    assert [[one[-1] for one in table[:2]] for table in cells(found)] == [["项目名称", "甲"], ["项目名称", "乙"]]
