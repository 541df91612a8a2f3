"""What a copy holds: comments by their cells as other programs read them, and the part without what was put in."""

import io
import re
import zipfile
from collections.abc import Sequence

import docx
import openpyxl
from lxml import etree

from jiheng.exporting.annotating.excel import ExcelCopy
from jiheng.exporting.annotating.shapes import Mark, Said, Spot
from jiheng.exporting.annotating.word import WordCopy
from jiheng.form import Place

MAIN = "word/document.xml"


def at_cell(table: int, row: int, column: int, printed: str = "") -> Spot:
    """A cell of a table of a document, counted from 1."""
    return Spot(Place("表.docx", table, row, column), printed)


def at_line(row: int, printed: str = "") -> Spot:
    """A paragraph outside of tables."""
    return Spot(Place("表.docx", 0, row), printed)


def on_sheet(cell: str, sheet: str = "自评表", printed: str = "") -> Spot:
    """A cell of a workbook."""
    return Spot(Place("表.xlsx", 1, 1, 1, sheet, None, cell), printed)


def mark(*spots: Spot, text: str = "请核实") -> Mark:
    """A comment of a head and a sentence."""
    return Mark(spots, (Said(text, is_head=True), Said("甲与乙不同。")))


def annotated(source: bytes, *marks: Mark, day: str | None = None) -> bytes:
    """A document with comments, all of which found their cell."""
    copy = WordCopy(source)
    assert [one.spot for one in copy.write(marks, day)] == [0] * len(marks)
    return copy.parts.packed()


def noted(source: bytes, *marks: Mark) -> bytes:
    """A workbook with notes, all of which found their cell."""
    copy = ExcelCopy(source)
    assert [one.spot for one in copy.write(marks, None)] == [0] * len(marks)
    return copy.parts.packed()


def part(content: bytes, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def parts(content: bytes) -> dict[str, bytes]:
    """All parts of a package, and none is damaged."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def commented(content: bytes) -> list[tuple[str, str]]:
    """The comments of a document in their order: the text of the cell or paragraph around each, and what it says."""
    document = docx.Document(io.BytesIO(content))
    word = etree.QName(document.element).namespace
    said = {str(one.comment_id): one.text for one in document.comments}
    found: dict[str | None, str] = {}
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for anchor in document.element.iter(f"{{{word}}}{name}"):
            around = next(anchor.iterancestors(f"{{{word}}}tc"), None)
            around = next(anchor.iterancestors(f"{{{word}}}p")) if around is None else around
            text = "".join(one.text or "" for one in around.iter(f"{{{word}}}t"))
            number = anchor.get(f"{{{word}}}id")
            assert found.setdefault(number, text) == text  # beginning, end and sign stand in one cell
    assert found.keys() == said.keys()
    return [(found[number], said[number]) for number in sorted(said, key=int)]


def notes(content: bytes) -> dict[str, str]:
    """The notes of a workbook: by sheet and cell, what each says."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }


def without_anchors(data: bytes) -> bytes:
    """A main part in its canonical form, without the anchors of comments."""
    root = etree.fromstring(data)
    for element in list(root.iter("{*}commentRangeStart", "{*}commentRangeEnd")):
        _drop(element)
    for element in list(root.iter("{*}commentReference")):
        run = element.getparent()
        assert run is not None
        assert len(run) == 1
        _drop(run)
    return etree.tostring(root, method="c14n")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    assert not (element.tail or "").strip()
    parent.remove(element)


def canonical(data: bytes) -> bytes:
    """A part in its canonical form."""
    return etree.tostring(etree.fromstring(data), method="c14n")


def without_line(sheet: bytes) -> bytes:
    """The bytes of a sheet without the line that names the drawing of its notes."""
    return re.sub(rb"<(?:\w+:)?legacyDrawing [^>]*/>", b"", sheet)


def records(content: bytes) -> dict[str, bytes]:
    """The records of a ZIP as they lie there, by the names of their parts: head, packed content and all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos: Sequence[zipfile.ZipInfo] = sorted(archive.infolist(), key=lambda one: one.header_offset)
        ends = [*(one.header_offset for one in infos[1:]), archive.start_dir]
    return {one.filename: content[one.header_offset : end] for one, end in zip(infos, ends, strict=True)}
