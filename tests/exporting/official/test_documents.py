"""Whole documents: several forms in one, what was read beside them, how they look on their pages."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pypdfium2  # type: ignore[import-untyped]  # comes without types
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm

import jiheng
from jiheng.assess import Reading, Source
from jiheng.checks import Note
from jiheng.exporting.official import LAYOUTS, forms_paper
from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import NewPage, Paper
from jiheng.form import Block, Doubt, FormKind, OtherForm, Place, Remark, SelfEvaluation, Where
from jiheng.reading import Table, read_bytes
from tests.exporting.official.making import a_form, row, row_with, text, texts_of
from tests.exporting.official.rounds import differences, laid_out, read_again, real_forms, written

EXAMPLE = Path(__file__).parents[3] / "examples" / "minhang-2020.docx"
_SCALE = 1.0
_POINTS_A_MM = 72 / 25.4


def reading(form: SelfEvaluation | OtherForm, **other: object) -> Reading:
    fields = {"doubts": (), "left_over": (), "source": Source("form.docx", "", 1), **other}
    return Reading(form, **fields)  # type: ignore[arg-type]  # the fields of a reading


def test_many_forms_are_one_document_with_a_page_and_a_sheet_each() -> None:
    named = [a_form(project=text(name)) for name in ("甲项目", "乙项目")]
    paper = forms_paper(map(reading, named), "general")
    assert paper.sheet == "甲项目"
    assert [block.sheet for block in paper.blocks if isinstance(block, NewPage)] == ["乙项目"]


@pytest.fixture(scope="module")
def mixed() -> Paper:
    """Three forms, of which only the second has more columns than an upright page has room for."""
    many = tuple(Remark(f"列{number}", f"附加栏目{number}", text("若干")) for number in range(5))
    forms = (a_form(project=text("甲项目")), a_form(row(further=many), project=text("乙项目")), a_form())
    return forms_paper(map(reading, forms), "general")


def test_in_word_only_the_form_that_needs_it_lies_on_its_side(mixed: Paper) -> None:
    sections = docx.Document(io.BytesIO(written(mixed, "docx"))).sections
    assert [one.orientation for one in sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    assert [(one.page_width or 0) > Mm(250) for one in sections] == [False, True, False]


def test_in_a_workbook_only_the_form_that_needs_it_lies_on_its_side(mixed: Paper) -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(written(mixed, "xlsx"))).worksheets
    assert [one.page_setup.orientation for one in sheets] == ["portrait", "landscape", "portrait"]


def test_in_pdf_only_the_form_that_needs_it_lies_on_its_side(mixed: Paper) -> None:
    pages = list(pypdfium2.PdfDocument(io.BytesIO(written(mixed, "pdf"))))
    assert [page.get_width() > page.get_height() for page in pages] == [False, True, False]
    assert ["— 2 —" in page.get_textpage().get_text_bounded() for page in pages] == [False, True, False]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_forms_on_pages_that_lie_differently_are_read_one_by_one(mixed: Paper, kind: str) -> None:
    assert [one.form.project.value for one in read_again(written(mixed, kind), kind)] == [
        "甲项目",
        "乙项目",
        "社区图书角建设",
    ]


def test_reasons_doubts_and_texts_without_a_place_stand_below_the_form() -> None:
    note = Note(matter="「培训场次」", written_for={}, reason="场地延期。", by="周某", date="2022-03-01")
    said = Doubt("FM010", Where(Block.INDICATORS, 0), "「培训场次」一行错位。", place=Place("a", 1, 9, 2))
    settled = Doubt("FM021", Where(Block.HEADER), "年份前后不一。", settled=True)
    lost = Doubt(
        "FM019", Where(Block.INDICATORS, 1), "「若干」归不到任何一栏。", settled=True, place=Place("a", 1, 10, 7)
    )
    paper = forms_paper(
        [reading(a_form(), notes=(note,), doubts=(said, settled, lost), left_over=("公开14表",))], "general"
    )
    assert row_with(paper, "关于「培训场次」")[1] == "场地延期。（周某，2022-03-01）"
    assert row_with(paper, "原文")[1] == "「公开14表」"
    assert row_with(paper, "表1第9行第2列")[1] == "「培训场次」一行错位。"
    assert row_with(paper, "表1第10行第7列")[1] == "「若干」归不到任何一栏。"  # the text stands nowhere else
    assert "年份前后不一。" not in texts_of(paper)


def test_rows_that_had_shifted_and_stand_where_they_belong_now_are_told_in_the_annex() -> None:
    doubts = (
        Doubt("FM012", Where(Block.FUNDS), "资金各行错位。已归位。", settled=True, place=Place("a", 1, 5, 1)),
        Doubt("FM010", Where(Block.INDICATORS, 0), "场次一行错位。已归位。", settled=True, place=Place("a", 1, 9, 2)),
    )
    paper = forms_paper([reading(a_form(), doubts=doubts)], "general")
    assert row_with(paper, "归位") == [
        "归位",
        "资金各行错位（表1第5行第1列）；场次一行错位（表1第9行第2列）",
    ]
    assert "归位" not in texts_of(forms_paper([reading(a_form())], "general"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_stands_below_the_form_is_not_read_as_part_of_it(layout: str) -> None:
    items = [one for one in jiheng.read_files(str(EXAMPLE.with_suffix(".txt"))) if isinstance(one, Reading)]
    assert sum(bool(one.doubts) for one in items) > 1
    for one in items:
        assert isinstance(one.form, SelfEvaluation)
        again = read_again(written(forms_paper([one], layout), "docx"), "docx")
        assert differences(one.form, again, layout) == []


def test_forms_of_other_kinds_are_left_out_and_none_at_all_is_refused() -> None:
    other = reading(OtherForm(kind=FormKind.DECLARATION))
    assert forms_paper([other, reading(a_form())], "general").sheet == "社区图书角建设"
    with pytest.raises(ValueError, match="no form"):
        forms_paper([other], "general")
    with pytest.raises(ValueError, match="laid out as general"):
        forms_paper([reading(a_form())], "hebei")


@pytest.mark.parametrize("format", ["docx", "pdf", "xlsx"])
def test_the_same_forms_give_the_same_bytes_in_every_format(format: str) -> None:  # noqa: A002 - the word of the library
    items = tuple(jiheng.read_files(str(EXAMPLE)))[:2]
    assert format in jiheng.formats("form")
    made = jiheng.export(items, "form", format=format, layout="yunnan")
    assert made == jiheng.export(items, "form", format=format, layout="yunnan")
    pile = jiheng.gather(items)
    assert jiheng.export(pile, "review-sheet", format=format) == jiheng.export(pile, "review-sheet", format=format)


def _ink(content: bytes) -> Sequence[tuple[float, float, float, float]]:
    """Where on each page something is printed, in mm: from the left, the top, to the right, the bottom."""
    found = []
    for page in pypdfium2.PdfDocument(io.BytesIO(content)):
        picture = page.render(scale=_SCALE).to_pil().convert("L").point(lambda grey: 255 if grey < 200 else 0)
        box = picture.getbbox()
        assert box is not None
        found.append(tuple(edge / _SCALE / _POINTS_A_MM for edge in box))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_have_ink_inside_their_margins_only_and_a_form_takes_few_of_them(layout: str) -> None:
    for form in real_forms():
        paper = laid_out(form, layout)
        page = looks.WIDE if paper.is_wide else looks.UPRIGHT
        pages = _ink(written(paper, "pdf"))
        assert 1 <= len(pages) <= 3
        for left, top, right, bottom in pages:
            assert left >= page.left - 1
            assert right <= page.width - page.right + 1
            assert top >= page.top - 1
            assert bottom <= page.height - page.bottom + looks.FOOT + 8  # the number of the page stands below the text


def test_in_pdf_the_block_of_indicators_stays_a_table_of_its_own_whose_head_is_told_on_the_next_page() -> None:
    """Where it touched the table above it, a reader would take both for one and a repeated head for a row."""
    form = a_form(*(row(f"第{number}项培训场次") for number in range(60)))
    found = read_bytes(written(laid_out(form, "yunnan"), "pdf"), file="form.pdf")
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert len(tables) == 2
    assert tables[1].page_breaks
    assert sum(cell.text == "三级指标" for cell in tables[1].cells) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_text_of_a_cell_runs_over_its_neighbour(layout: str) -> None:
    """Letters that stand upon a ruled line from above to below would show as a broken line."""
    for form in real_forms()[:4]:
        document = pypdfium2.PdfDocument(io.BytesIO(written(laid_out(form, layout), "pdf")))
        for page in document:
            texts = page.get_textpage()
            rules = [
                one.get_bounds()
                for one in page.get_objects()
                if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH and one.get_bounds()[2] - one.get_bounds()[0] < 2
            ]
            assert rules
            for index in range(texts.count_chars()):
                left, bottom, right, top = texts.get_charbox(index)
                middle = (bottom + top) / 2
                crossed = [x for x, low, _, high in rules if low < middle < high and left + 1 < x < right - 1]
                assert not crossed
