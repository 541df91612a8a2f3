"""Word documents in one file of XML: as the .docx that they could have been."""

import base64

import pytest

from jiheng.reading import read_bytes
from jiheng.reading.grid import Cell, Unreadable
from tests.reading import making

OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
PACKED = "http://schemas.microsoft.com/office/2006/xmlPackage"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>'


def old(body: str) -> bytes:
    return (
        f'{HEAD}<w:wordDocument xmlns:w="{OLD}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        f'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body>{body}</w:body></w:wordDocument>'
    ).encode()


def packed(*parts: str) -> bytes:
    return f'{HEAD}<pkg:package xmlns:pkg="{PACKED}">{"".join(parts)}</pkg:package>'.encode()


def part(name: str, inside: str, kind: str = "application/xml") -> str:
    return f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}">{inside}</pkg:part>'


TABLE = making.table(making.cell("项目名称") + making.cell("技师"))
DOCUMENT = f'<w:document xmlns:w="{making.WORD}"><w:body>{making.paragraph("自评表")}{TABLE}</w:body></w:document>'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def test_a_document_of_word_2003_is_read_out_of_its_sections_with_its_merges() -> None:
    body = (
        "<wx:sect><wx:sub-section>"
        + making.paragraph("自评表")
        + making.table(
            making.cell("产出", '<w:vmerge w:val="restart"/>') + making.cell("甲", '<w:gridSpan w:val="2"/>'),
            making.cell("", "<w:vmerge/>")
            + making.cell("乙", '<w:hmerge w:val="restart"/>')
            + making.cell("", "<w:hmerge/>"),
        )
        + "</wx:sub-section></wx:sect>"
    )
    grid = read_bytes(old(body), file="表.xml")
    assert making.paragraphs(grid) == ["自评表"]
    assert making.cells(grid) == [Cell(0, 0, "产出", 2, 1), Cell(0, 1, "甲", 1, 2), Cell(1, 1, "乙", 1, 2)]


def test_what_was_deleted_heads_feet_and_notes_are_not_read() -> None:
    body = (
        f"<w:p>{_noted('Deletion', '删')}{_noted('Insertion', '增')}<w:r><w:footnote>{making.paragraph('注')}"
        f"</w:footnote></w:r>{_noted('Comment', '批')}</w:p>{TABLE}"
        f"<w:sectPr><w:hdr>{making.paragraph('页眉')}</w:hdr><w:ftr>{making.paragraph('页脚')}</w:ftr></w:sectPr>"
    )
    grid = read_bytes(old(body), file="表.doc")
    assert making.paragraphs(grid) == ["增"]
    assert making.texts(grid) == ["项目名称", "技师"]


def _noted(kind: str, text: str) -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    return f'<aml:annotation w:type="Word.{kind}"><aml:content>{run}</aml:content></aml:annotation>'


@pytest.mark.parametrize(
    "parts",
    [
        (part("/word/document.xml", f"<pkg:xmlData>{DOCUMENT}</pkg:xmlData>"),),
        (part("/word/main.xml", f"<pkg:xmlData>{DOCUMENT}</pkg:xmlData>", MAIN_TYPE),),
        (
            part("/word/document.xml", "<pkg:xmlData/>"),
            part(
                "/word/document.xml",
                f"<pkg:binaryData>{base64.b64encode(DOCUMENT.encode()).decode()}</pkg:binaryData>",
            ),
        ),
    ],
)
def test_the_parts_of_a_docx_put_into_one_file_are_read(parts: tuple[str, ...]) -> None:
    grid = read_bytes(packed(part("/_rels/.rels", "<pkg:xmlData/>"), *parts), file="表.xml")
    assert making.paragraphs(grid) == ["自评表"]
    assert making.texts(grid) == ["项目名称", "技师"]


def test_a_package_without_a_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read_bytes(packed(part("/word/styles.xml", "<pkg:xmlData><x/></pkg:xmlData>")), file="表.xml")


def test_a_part_that_is_not_packed_as_it_says_is_refused() -> None:
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read_bytes(packed(part("/word/document.xml", "<pkg:binaryData>AAA</pkg:binaryData>")), file="表.xml")
