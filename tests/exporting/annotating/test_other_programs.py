"""Files by other programs, annotated, and annotated files opened by another program: every comment at its cell."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pypdfium2  # type: ignore[import-untyped]  # it has no hints
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from lxml import etree
from PIL import ImageOps

from benchmarks.corpus.making import TYPES
from benchmarks.corpus.writers import docx as docx_writer
from benchmarks.corpus.writers import xlsx as xlsx_writer
from jiheng import Options
from jiheng.reading.grid import Grid, Table, column_name
from tests.exporting.annotating.copies import (
    MAIN,
    canonical,
    commented,
    notes,
    part,
    records,
    without_anchors,
    without_line,
)
from tests.exporting.annotating.test_annotating import MISSED, RULES, annotated, grid, put
from tests.exporting.libreoffice import converted

EXAMPLE = Path(__file__).parents[3] / "examples" / "minhang-2020.docx"
TITLE, POINTS = "项目支出绩效自评表", "12"
FORM = grid(MISSED, "项目名称 | ")


def table_of(form: Grid) -> Table:
    return next(block for block in form.blocks if isinstance(block, Table) and len(block.cells) > 1)


def by_python_docx(form: Grid) -> bytes:
    document, table = docx.Document(), table_of(form)
    document.add_paragraph(TITLE)
    columns = max(cell.column + cell.column_span for cell in table.cells)
    made = document.add_table(max(cell.row for cell in table.cells) + 1, columns)
    for cell in table.cells:
        made.cell(cell.row, cell.column).text = cell.text
    return saved(document)


def by_openpyxl(form: Grid) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TITLE
    for cell in table_of(form).cells:
        sheet[f"{column_name(cell.column)}{cell.row + 2}"] = cell.text
    return saved(book)


def by_xlsxwriter(form: Grid) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("自评表")
        sheet.write_string(0, 0, TITLE)
        for cell in table_of(form).cells:
            sheet.write_string(cell.row + 1, cell.column, cell.text)
    return out.getvalue()


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]  # both kinds have it
    return out.getvalue()


def sources() -> Iterator[tuple[str, bytes]]:
    yield "python-docx.docx", by_python_docx(FORM)
    yield "openpyxl.xlsx", by_openpyxl(FORM)
    yield "xlsxwriter.xlsx", by_xlsxwriter(FORM)
    for manner, how in TYPES["docx"].manners.items():
        yield f"{manner}.docx", docx_writer.write(FORM, **how)  # type: ignore[arg-type]  # the manner
    for manner, how in TYPES["xlsx"].manners.items():
        yield f"{manner}.xlsx", xlsx_writer.write(FORM, **how)  # type: ignore[arg-type]  # the manner


SOURCES = dict(sources())


def cells_of(name: str, content: bytes) -> list[str]:
    """The texts of the cells that have a comment, sorted."""
    if name.endswith(".docx"):
        return sorted(cell for cell, _ in commented(content))
    book = openpyxl.load_workbook(io.BytesIO(content))
    return sorted(str(book[sheet][cell].value or "") for sheet, cell in (one.split("!") for one in notes(content)))


@pytest.mark.parametrize("name", SOURCES)
def test_whoever_wrote_the_file_the_comments_stand_at_their_cells(name: str, tmp_path: Path) -> None:
    one = annotated(put(tmp_path / name, SOURCES[name]), RULES)
    assert one.notices == ()
    found = cells_of(name, one.content)
    assert (len(found), found[0], found[1]) == (3, "", POINTS)
    assert TITLE in found[2]


def seen(content: bytes) -> list[str]:
    """What stands in the cells, or the paragraphs, at which LibreOffice shows our comments."""
    found = []
    for note in etree.fromstring(content).iter("{*}annotation"):
        around = next(note.iterancestors("{*}table-cell"), None)
        around = next(note.iterancestors("{*}p")) if around is None else around
        inside = set(note.iter())
        texts = (one.text for one in around.iter("{*}p", "{*}span") if one not in inside)
        tails = (one.tail for one in around.iter() if one not in inside - {note} and one is not around)
        found.append("".join("".join(filter(None, (*texts, *tails))).split()))
    return sorted(found)


@pytest.mark.needs("libreoffice")
def test_in_another_program_every_comment_is_at_its_cell_also_in_files_that_it_saved_itself(tmp_path: Path) -> None:
    own: dict[str, bytes] = {}
    for suffix in ("docx", "xlsx"):
        given = {name: content for name, content in SOURCES.items() if name.endswith(suffix)}
        own |= {f"again-{name}": content for name, content in converted(given, suffix, tmp_path / suffix).items()}
    all_of_them = {**SOURCES, **own}
    copies = {name: annotated(put(tmp_path / "given" / name, one), RULES).content for name, one in all_of_them.items()}
    for suffix, flat in (("docx", "fodt"), ("xlsx", "fods")):
        wanted = {name: content for name, content in copies.items() if name.endswith(suffix)}
        for name, opened in converted(wanted, flat, tmp_path / flat).items():
            assert [one.replace(" ", "") for one in seen(opened)] == ["", POINTS, TITLE], name


@pytest.mark.parametrize("name", SOURCES)
def test_whoever_wrote_the_file_nothing_else_in_it_changes(name: str, tmp_path: Path) -> None:
    source = SOURCES[name]
    copy = annotated(put(tmp_path / name, source), RULES).content
    before, after = records(source), records(copy)
    changed = {one for one in before if before[one] != after[one]}
    main = next(one for one in before if one in {MAIN, "xl/worksheets/sheet1.xml"})
    assert main in changed
    assert changed <= {
        main,
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    if name.endswith(".docx"):
        assert without_anchors(part(copy, main)) == canonical(part(source, main))
    else:
        assert without_line(part(copy, main)) == part(source, main)


@pytest.mark.needs("libreoffice")
def test_the_summary_of_a_form_is_one_page_with_everything_inside_its_margins(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "表.docx", SOURCES["word.docx"]), Options(rules=RULES.rules, unfolded=True))
    ten = annotated(str(EXAMPLE), Options())
    summaries = {"摘要.docx": one.summary, "十张.docx": ten.summary}
    opened = {name: pypdfium2.PdfDocument(pdf) for name, pdf in converted(summaries, "pdf", tmp_path / "pdf").items()}
    assert {name: len(pages) for name, pages in opened.items()} == {"摘要.docx": 1, "十张.docx": 3}
    pages = opened["摘要.docx"]
    picture = ImageOps.invert(pages[0].render(scale=1).to_pil().convert("L"))
    left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
    # A4 is 595 by 842 points; the margins are 28 and 26 mm at the sides, 37 at the top, and the page is numbered below.
    assert 70 < left < 90
    assert 100 < top < 140
    assert 500 < right < 530
    assert 600 < bottom < 790
