"""Files made to break a reader: each is refused in words or read, soon and in little memory; nothing else is raised."""

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus.writers import mht, ods, xls
from jiheng.reading import limits, read_bytes
from jiheng.reading.grid import Cell, Grid, Table, Unreadable
from tests.reading import largest, making, making_doc

ROOT = Path(__file__).parent.parent.parent
PARAGRAPH = making.paragraph("甲")
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def small(name: str) -> bytes:
    """One form in a file of the kind, so that it can be cut in many places."""
    text = (ROOT / "examples/minhang-2020.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n")[6:28]]
    if name == "docx":
        return making.docx(making.table(*("".join(map(making.cell, row)) for row in rows)))
    if name == "xlsx":
        lines = ("".join(f'<c t="str"><v>{cell}</v></c>' for cell in row) for row in rows)
        return making.xlsx("".join(f"<row>{line}</row>" for line in lines))
    if name == "html":
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return f"<html><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></html>".encode()
    if name in WRITERS:
        cells = [Cell(row, column, cell) for row, line in enumerate(rows) for column, cell in enumerate(line)]
        return WRITERS[name](Grid("", (Table(tuple(cells)),)))
    return text.encode("utf-16" if name == "utf-16" else "gb18030" if name == "gb18030" else "utf-8")


WRITERS = {"doc": making_doc.of_grid, "xls": xls.write, "ods": ods.write, "mht": mht.write}
KINDS = ("docx", "xlsx", "html", "txt", "utf-16", "gb18030", *WRITERS)


def read_or_refuse(source: bytes, name: str = "表") -> None:
    with contextlib.suppress(Unreadable):
        read_bytes(source, file=name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_at_any_hundredth_is_read_or_refused(kind: str) -> None:
    whole = small(kind)
    for hundredth in range(100):
        read_or_refuse(whole[: len(whole) * hundredth // 100], f"表.{kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_bytes_changed_anywhere_is_read_or_refused(kind: str) -> None:
    whole = small(kind)
    chance = random.Random(20201231)  # noqa: S311 - the same damage every time
    for _ in range(200):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read_or_refuse(bytes(damaged), f"表.{kind}")


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
@given(content=st.one_of(st.binary(max_size=80), st.text(alphabet='<w:tblrpc/>="&;!-[]?x 甲', max_size=80)))
def test_a_part_of_anything_is_read_or_refused(part: str, content: bytes | str) -> None:
    book = f'<workbook xmlns="{making.SHEET}"><sheets><sheet name="a"/></sheets></workbook>'
    read_or_refuse(making.package({"xl/workbook.xml": book, part: content} if "xl" in part else {part: content}))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refuse(content)
    read_or_refuse(b"PK\x03\x04" + content)
    read_or_refuse(b"<html><table>" + content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("body", [making.paragraph("&b;&b;"), making.paragraph("&c;"), PARAGRAPH])
def test_a_document_that_defines_entities_is_refused_and_nothing_is_fetched(body: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    document = f'<w:document xmlns:w="{making.WORD}"><w:body>{body}</w:body></w:document>'
    source = making.package({"word/document.xml": (head + ENTITIES + document).encode(encoding)})
    with pytest.raises(Unreadable, match="自定义实体"):
        read_bytes(source, file="表.docx")


def test_a_definition_hidden_in_an_encoding_of_four_bytes_is_refused_as_well() -> None:
    document = f'{ENTITIES}<w:document xmlns:w="{making.WORD}"><w:body>{PARAGRAPH}</w:body></w:document>'
    source = making.package({"word/document.xml": ("\ufeff" + document).encode("utf-32-le")})
    with pytest.raises(Unreadable):
        read_bytes(source, file="表.docx")


def test_a_sheet_that_defines_entities_is_refused() -> None:
    book = f'<workbook xmlns="{making.SHEET}"><sheets><sheet name="a"/></sheets></workbook>'
    source = making.package({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": ENTITIES + "<worksheet/>"})
    with pytest.raises(Unreadable, match="自定义实体"):
        read_bytes(source, file="表.xlsx")


def test_entities_on_a_page_are_not_fetched() -> None:
    page = ENTITIES.replace("x [", "html [") + "<html><table><tr><td>甲&c;&b;</td></tr></table></html>"
    assert "root:" not in making.texts(read_bytes(page.encode(), file="表.html"))[0]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_nesting_without_end_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 200_000 if kind == "docx" else "<row><c>" * 200_000
    source = making.docx(deep) if kind == "docx" else making.xlsx(deep)
    monkeypatch.setattr(limits, "MAX_RATIO", 10**6)  # the bomb shall reach the parser
    with pytest.raises(Unreadable, match=r"嵌套层数过多|标记数超过上限"):
        read_bytes(source, file=f"表.{kind}")


def test_nested_tables_within_what_a_parser_takes_are_read_without_calling_ourselves() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 70
    assert len(making.tables(read_bytes(making.docx(deep), file="表.docx"))) == 70


@pytest.mark.parametrize("rows", ["", '<row r="1048576"><c r="XFD1048576" t="str"><v>末</v></c></row>'])
def test_a_sheet_as_large_as_sheets_can_be_costs_what_is_in_it(rows: str) -> None:
    first = '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>'
    source = making.xlsx(
        first + rows,
        before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>',
        after='<mergeCells><mergeCell ref="B2:XFD1048576"/><mergeCell ref="A1:A1048576"/></mergeCells>',
    )
    assert making.texts(read_bytes(source, file="表.xlsx"))[0] == "甲"


def test_merges_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 100)
    merges = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 200))
    rows = "".join(f'<row><c t="str"><v>{row}</v></c></row>' for row in range(20))
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read_bytes(making.xlsx(rows, after=f"<mergeCells>{merges}</mergeCells>"), file="表.xlsx")


def test_hidden_columns_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 20_000)
    columns = '<col min="1" max="16384" hidden="1"/>' * 2
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read_bytes(making.xlsx("<row/>", before=f"<cols>{columns}</cols>"), file="表.xlsx")


@pytest.mark.parametrize("tag", ["<w:tbl/>", "<w:p><w:txbxContent/></w:p>"])
def test_tables_and_boxes_without_end_are_refused(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLES", 9)
    with pytest.raises(Unreadable, match="表格数超过上限"):
        read_bytes(making.docx(tag * 10), file="表.docx")


def test_more_tags_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_MARKS", 100)
    with pytest.raises(Unreadable, match="标记数超过上限"):
        read_bytes(making.docx(PARAGRAPH * 50), file="表.docx")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_bomb_is_refused_by_its_ratio_and_by_its_size(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filling = "<!-- " + " " * (4 * limits.MIB) + " -->"
    bomb = making.docx(filling) if kind == "docx" else making.xlsx(filling)
    with pytest.raises(Unreadable, match="压缩倍数超过上限"):
        read_bytes(bomb, file=f"表.{kind}")
    monkeypatch.setattr(limits, "MAX_RATIO", 10**6)
    monkeypatch.setattr(limits, "MAX_PART_BYTES", limits.MIB)
    with pytest.raises(Unreadable, match=r"文件解压后超过上限（1 MB）"):
        read_bytes(bomb, file=f"表.{kind}")


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PACKAGE_BYTES", 1_000)
    source = making.xlsx("<row/>", styles=f"<!--{'x' * 900}-->")
    with pytest.raises(Unreadable, match="文件解压后超过上限"):
        read_bytes(source, file="表.xlsx")


def test_a_document_that_is_encrypted_part_by_part_is_refused() -> None:
    source = bytearray(making.docx(PARAGRAPH))
    for at in range(len(source) - 4):
        if source[at : at + 4] == b"PK\x01\x02":
            source[at + 8] |= 1
    with pytest.raises(Unreadable, match="设有密码"):
        read_bytes(bytes(source), file="表.docx")


def test_a_part_packed_in_a_way_nobody_knows_is_refused() -> None:
    source = bytearray(making.docx(PARAGRAPH))
    for at in range(len(source) - 4):
        if source[at : at + 4] == b"PK\x01\x02":
            source[at + 10] = 99
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read_bytes(bytes(source), file="表.docx")


def test_a_directory_with_a_name_in_no_encoding_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", making.TYPES)
        archive.writestr("word/甲.xml", "x")
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read_bytes(written.getvalue().replace("甲".encode(), b"\xff\xff\xff"), file="表.docx")


@pytest.mark.parametrize(
    "source",
    [
        "making.docx('<w:p/>' * 990_000)",
        "making.docx('<w:tbl>' + ('<w:tr>' + making.cell('x') * 9 + '</w:tr>') * 9_000 + '</w:tbl>')",
        "making.xlsx('<row>' + '<c s=\"1\"/>' * 9 + '</row>' + ('<row>' + '<c s=\"1\"/>' * 9 + '</row>') * 250_000)",
        "making.xlsx(('<row>' + '<c><v>1.5</v></c>' * 9 + '</row>') * 16_000)",
        "b'<html><table>' + b'<tr><td>x</td></tr>' * 79_000",
        "b'a\\tb\\n' * 240_000",
        "making_xls.xls(b''.join(making_xls.record(0x203, pack('<HHHd', r & 65535, r >> 16, 0, r / 7)) for r in LOT))",
        "making_xls.xls(making_xls.record(0xBE, bytes(8_004)) * 7_000)",
        "making_doc.document([making_doc.Para((making_doc.Run('\\7' * 249_000),), making_doc.IN_TABLE)])",
        "making_xls.xls(b'', before=making_xls.shared(bytes(8_000)) + making_xls.record(0x3C, bytes(8_000)) * 350)",
        "MAIL + b'x\\n' * 900_000",
    ],
)
def test_the_largest_files_that_are_taken_stay_within_memory_and_do_not_hang(source: str) -> None:
    seconds, megabytes = largest.read(source)
    assert seconds < largest.HANGS_FROM_SECONDS
    assert megabytes < 500
