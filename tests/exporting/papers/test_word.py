"""Papers as Word documents: what Word and its like find in them, seen by another library than ours."""

import io
import zipfile
from typing import Final

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from jiheng.exporting.papers import in_word
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, NewPage, Paper, Picture, Table
from jiheng.reading import read_bytes
from jiheng.reading.grid import OwnReport
from tests.exporting.papers.sampling import ministry_paper, ministry_table, png, written

LETTER: Final = Paper(
    "审核意见",
    (
        Line("关于绩效自评的\n审核意见", LineLook.TITLE),
        Line("一、总体情况", LineLook.HEADING),
        Line("你单位报送的自评表收悉。"),
        Table((1, 1), (Cell(0, 0, "序号", CellLook.LABEL), Cell(0, 1, "事项", CellLook.LABEL)), 1),
        Table((1,), (Cell(0, 0, "一"),), least_heights=((0, 4),)),
        Picture(png(40, 20), "各项得分 <图>", 50),
        NewPage(),
        Line("附表", LineLook.HEADING),
        Table((1,), (Cell(0, 0, "末"),)),
    ),
    is_report=True,
)
_ORDER: Final = {
    "pPr": ("pStyle", "keepNext", "pageBreakBefore", "spacing", "ind", "jc", "outlineLvl", "sectPr"),
    "rPr": ("rFonts", "sz", "szCs", "lang"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "vAlign"),
    "tblPr": ("tblW", "jc", "tblBorders", "tblLayout", "tblCellMar"),
    "sectPr": ("footerReference", "pgSz", "pgMar"),
    "style": ("name", "basedOn", "qFormat", "pPr", "rPr"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("trPr", "tc"),
    "tc": ("tcPr", "p"),
    "body": ("p", "tbl", "sectPr"),
    "settings": (
        "zoom",
        "defaultTabStop",
        "evenAndOddHeaders",
        "characterSpacingControl",
        "compat",
        "themeFontLang",
    ),
}
"""What stands within what, and, but for the body, in the order that the standard (ISO/IEC 29500) asks for."""


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(written(in_word.write, paper)))


def parts(paper: Paper) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(in_word.write, paper))) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(
    ("is_wide", "page", "margins", "turned"),
    [
        (False, (210, 297), (37, 26, 35, 28), WD_ORIENT.PORTRAIT),
        (True, (297, 210), (28, 37, 26, 35), WD_ORIENT.LANDSCAPE),
    ],
)
def test_the_page_is_a4_with_the_margins_of_official_documents(
    is_wide: bool,  # noqa: FBT001 - a case of the table
    page: tuple[int, int],
    margins: tuple[int, ...],
    turned: WD_ORIENT,
) -> None:
    (section,) = opened(ministry_paper(is_wide=is_wide)).sections
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    found = (section.page_width, section.page_height, *sides)
    expected = [Mm(length) for length in (*page, *margins)]
    assert all(one is not None and abs(one - other) < Mm(0.02) for one, other in zip(found, expected, strict=True))
    assert section.orientation == turned


def test_fonts_are_named_as_chinese_offices_have_them() -> None:
    styles = opened(LETTER).styles
    fonts = {}
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Body Text", "表内栏目（五号）", "表内文字（小五）"):
        letters = styles[name].element.rPr.rFonts
        fonts[name] = (letters.get(qn("w:eastAsia")), letters.get(qn("w:ascii")), styles[name].font.size)
    assert fonts == {
        "Normal": ("仿宋_GB2312", "Times New Roman", Pt(16)),
        "Title": ("方正小标宋简体", "Times New Roman", Pt(22)),
        "Heading 1": ("黑体", "Times New Roman", Pt(16)),
        "Heading 2": ("楷体_GB2312", "Times New Roman", Pt(16)),
        "Body Text": ("仿宋_GB2312", "Times New Roman", Pt(16)),
        "表内栏目（五号）": ("黑体", "Times New Roman", Pt(10.5)),
        "表内文字（小五）": ("宋体", "Times New Roman", Pt(9)),
    }


def test_every_style_that_a_paragraph_has_is_there() -> None:
    document = opened(LETTER)
    known = {style.style_id for style in document.styles}
    named = {mark.get(qn("w:val")) for mark in document.element.iter(qn("w:pStyle"))}
    assert named <= known


def test_pages_are_numbered_between_dashes_at_their_outer_edges() -> None:
    found = parts(LETTER)
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        foot = etree.fromstring(found[name])
        assert "".join(map(str, foot.itertext("{*}t"))) == "— 1 —"
        assert "".join(map(str, foot.itertext("{*}instrText"))) == " PAGE "
        (edge,) = foot.iter(qn("w:jc"))
        assert edge.get(qn("w:val")) == side
    assert b"evenAndOddHeaders" in found["word/settings.xml"]


def test_heads_are_repeated_and_no_row_is_cut() -> None:
    table = opened(ministry_paper(table=ministry_table(head_rows=2))).tables[0]._tbl  # noqa: SLF001 - its marks
    rows = list(table.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, True] + [False] * 15
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_row_of_heads_within_a_table_stays_with_the_row_below_it() -> None:
    table = opened(ministry_paper()).tables[0]._tbl  # noqa: SLF001 - its marks
    stay = [row.find(f".//{qn('w:keepNext')}") is not None for row in table.iter(qn("w:tr"))]
    assert [at for at, one in enumerate(stay) if one] == [2, 7, 9]


def test_columns_are_as_wide_as_they_share_the_page_and_do_not_move() -> None:
    table = opened(Paper("表", (Table((1, 2, 3), (Cell(0, 0), Cell(0, 1, "", columns=2))),))).tables[0]._tbl  # noqa: SLF001 - as above
    width = 156 * 1440 / 25.4
    assert [int(str(one.get(qn("w:w")))) for one in table.iter(qn("w:gridCol"))] == [
        round(width / 6),
        round(width / 2) - round(width / 6),
        round(width) - round(width / 2),
    ]
    (layout,) = table.iter(qn("w:tblLayout"))
    assert layout.get(qn("w:type")) == "fixed"


def test_room_to_write_in_is_left_where_it_is_asked_for() -> None:
    high, low = (
        int(str(next(table._tbl.iter(qn("w:trHeight"))).get(qn("w:val"))))  # noqa: SLF001 - as above
        for table in (opened(LETTER).tables[1], opened(LETTER).tables[2])
    )
    assert high - low == pytest.approx(3 * 1.3 * 10.5 * 20, abs=2)


def test_a_line_broken_within_a_paragraph_stays_one_paragraph() -> None:
    assert opened(LETTER).paragraphs[0].text == "关于绩效自评的\n审核意见"


def test_tables_are_kept_apart_and_something_stands_after_the_last() -> None:
    body = opened(LETTER).element.body
    kinds = [etree.QName(one).localname for one in body]
    assert kinds == ["p", "p", "p", "tbl", "p", "tbl", "p", "p", "tbl", "p", "sectPr"]


def test_a_table_may_begin_a_page() -> None:
    document = opened(Paper("表", (Line("一"), NewPage(), NewPage(), Table((1,), (Cell(0, 0, "二"),)))))
    turned = [bool(list(one.iter(qn("w:pageBreakBefore")))) for one in document.element.body]
    assert turned == [False, True, False, False, False]


def test_a_picture_is_as_wide_as_asked_and_says_what_it_shows() -> None:
    document = opened(LETTER)
    (shape,) = document.inline_shapes
    assert (shape.width, shape.height) == (Mm(78), Mm(39))
    (said,) = document.element.iter(qn("wp:docPr"))
    assert said.get("descr") == "各项得分 <图>"
    with pytest.raises(ValueError, match="not a PNG picture"):
        written(in_word.write, Paper("", (Picture(b"GIF89a", "无"),)))


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"])
def test_what_stands_within_what_has_the_order_of_the_standard(name: str) -> None:
    root = etree.fromstring(parts(LETTER)[name])
    for element in root.iter(*(qn(f"w:{one}") for one in _ORDER)):
        within = etree.QName(element).localname
        found = [etree.QName(one).localname for one in element]
        assert set(found) <= {*_ORDER[within], "r"}
        if within not in {"body", "tc"}:
            assert found == sorted(found, key=[*_ORDER[within], "r"].index)


def test_nothing_tells_when_it_was_written_and_a_report_is_told_as_one() -> None:
    with zipfile.ZipFile(io.BytesIO(written(in_word.write, LETTER))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(LETTER).core_properties
    assert (properties.title, properties.keywords, properties.author) == ("审核意见", "jiheng-report", "")
    with pytest.raises(OwnReport):
        read_bytes(written(in_word.write, LETTER), file="意见.docx")


def test_a_table_with_a_hole_is_no_table() -> None:
    with pytest.raises(ValueError, match=r"not covered, or no place of the table: \[\(0, 1\)\]"):
        written(in_word.write, Paper("表", (Table((1, 1), (Cell(0, 0, "甲"),)),)))
