"""Bad input in every type of file that is read: each is a reading or a refusal that says what is wrong and what to do.

What a type alone can suffer is tested with its reader; here stands what may befall any of them.
"""

import random
import zlib
from pathlib import Path
from struct import pack

import pytest

from benchmarks.corpus.writers import docx, html, mht, ods, pdf, text, xls, xlsx
from jiheng.reading import limits, read_bytes
from jiheng.reading.dispatch import READERS, suffixes
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.reading.kinds import Kind
from jiheng.reading.scan import engine
from tests.fuzzing import blind
from tests.fuzzing.seeds import seeds
from tests.reading import (
    largest,
    making,
    making_doc,
    making_pdf,
    making_types,
    making_xls,
    test_mht,
    test_word_xml,
    test_xlsb,
)
from tests.reading import making_opendocument as opendocument
from tests.reading import test_sheet_xml as sheet_xml

ROOT = Path(__file__).parents[2]
TITLE = "项目支出绩效自评表"
ROWS = (
    ("项目名称", "技师工作室奖励", "主管部门", "闵行区总工会"),
    ("一级指标", "二级指标", "年度指标值", "实际完成值"),
    ("产出指标", "数量指标", "≥10个", "12个"),
    ("总分", "100", "95.5", ""),
)
FORM = Grid(
    "表",
    (
        Paragraph(TITLE, 1),
        Table(tuple(Cell(row, at, said) for row, line in enumerate(ROWS) for at, said in enumerate(line)), 1),
    ),
)
DOCUMENTS = {
    ".docx": docx.write(FORM),
    ".xlsx": xlsx.write(FORM),
    ".doc": making_doc.of_grid(FORM),
    ".wps": making_doc.of_grid(FORM),
    ".xls": xls.write(FORM),
    ".et": xls.write(FORM),
    ".xlsb": making_types.xlsb(FORM),
    ".ods": ods.write(FORM),
    ".odt": making_types.odt(FORM),
    "-2003.xml": making_types.word_2003(FORM),
    "-packed.xml": making_types.word_packed(FORM),
    "-sheet.xml": making_types.sheet_xml(FORM),
    ".pdf": pdf.write(FORM),
    ".html": html.write(FORM),
    ".mht": mht.write(FORM),
    ".txt": text.write(FORM),
}
"""One small form in every type, by the end of its name; pictures stand apart, for they are read by eye."""
PICTURES = dict(enumerate(seeds("picture-grid")))


@pytest.fixture
def _blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pictures without recognising their text."""
    monkeypatch.setattr(engine, "detect", engine.detect)  # both are put back after the test
    monkeypatch.setattr(engine, "recognise", engine.recognise)
    blind.put_out_the_eyes()


def outcome(source: bytes, file: str) -> Grid | Unreadable:
    """What becomes of a file; a refusal must say why and what to do, in both languages."""
    try:
        return read_bytes(source, file=file)
    except Unreadable as caught:
        refusal = caught
    assert all((refusal.reason, refusal.remedy, refusal.reason_en, refusal.remedy_en))
    return refusal


def said(grid: Grid) -> set[str]:
    return {"".join(one.split()) for one in making.texts(grid)} - {""}


def refusal_of(source: bytes, file: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read_bytes(source, file=file)
    return refused.value.reason


def test_every_type_that_is_read_stands_here() -> None:
    ends = {"." + name.rpartition(".")[2] for name in DOCUMENTS}
    assert [kind for kind, own in READERS.items() if kind is not Kind.IMAGE and not ends.intersection(own)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_whole_file_is_read(name: str) -> None:
    words = said(read_bytes(DOCUMENTS[name], file="表" + name)) - {TITLE}  # which a sheet has as a row
    assert words == {one for line in ROWS for one in line} - {""}


@pytest.mark.usefixtures("_blind")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_cut_at_any_hundredth_is_read_or_refused_in_words(name: str) -> None:
    whole = DOCUMENTS[name]
    for hundredth in range(100):
        outcome(whole[: len(whole) * hundredth // 100], "表" + name)


@pytest.mark.usefixtures("_blind")
@pytest.mark.parametrize("number", PICTURES)
def test_a_picture_cut_at_any_hundredth_is_read_or_refused_in_words(number: int) -> None:
    whole = PICTURES[number]
    for hundredth in range(100):
        outcome(whole[: len(whole) * hundredth // 100], "表.png")


@pytest.mark.parametrize("suffix", suffixes())
def test_an_empty_file_is_called_empty_and_one_of_blanks_and_noughts_is_refused(suffix: str) -> None:
    assert "空" in refusal_of(b"", "表" + suffix)
    for content in (b" \r\n" * 9, bytes(4_096)):
        assert isinstance(outcome(content, "表" + suffix), Unreadable)


@pytest.mark.parametrize("suffix", suffixes())
def test_random_bytes_are_refused_under_every_name(suffix: str) -> None:
    content = random.Random(20201231).randbytes(20_000)  # noqa: S311 - the same bytes every time
    assert isinstance(outcome(content, "表" + suffix), Unreadable)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_beginning_of_a_file_before_random_bytes_is_read_or_refused(name: str) -> None:
    content = random.Random(20201231).randbytes(5_000)  # noqa: S311 - the same bytes every time
    for length in (8, 40, 600):
        outcome(DOCUMENTS[name][:length] + content, "表" + name)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != ".txt"])
def test_the_name_does_not_decide_what_a_file_is(name: str) -> None:
    own = said(read_bytes(DOCUMENTS[name], file="表"))
    assert [one for one in suffixes() if said(read_bytes(DOCUMENTS[name], file="表" + one)) != own] == []


LOCKED = {
    ".docx": making_doc.compound({"EncryptedPackage": bytes(9_000), "EncryptionInfo": bytes(9_000)}),
    ".doc": making_doc.document([making_doc.para("甲")], flags=0x0300),
    ".xls": making_xls.xls(b"", before=making_xls.record(0x002F, bytes(54))),
    ".ods": opendocument.ods("", manifest="<manifest><encryption-data/></manifest>"),
    ".odt": opendocument.document("", "text", "<manifest><encryption-data/></manifest>"),
    ".pdf": making_pdf.pdf(making_pdf.words("x", 9, 9), password="x"),  # noqa: S106 - a password of the test
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_file_behind_a_password_is_called_so_whatever_its_name(name: str) -> None:
    assert all("密码" in refusal_of(LOCKED[name], "表" + suffix) for suffix in suffixes())


def with_entities(name: str, *, inside: str = "&b;&b;&c;") -> bytes:
    """A form of a type in which stands a text that the file itself defines, or fetches."""
    head = '<!DOCTYPE x [<!ENTITY b "aaaaaaaaaa"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    source = DOCUMENTS[name]
    if source[:2] != b"PK":
        xml = source.decode()
        start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
        return (xml[:start] + head + xml[start:].replace("技师工作室奖励", inside)).encode()
    parts = making_types.parts_of(source)
    for part in parts:
        if part.endswith((".xml", ".rels")) and not part.startswith("["):
            xml = parts[part].decode()
            start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
            parts[part] = (xml[:start] + head + xml[start:].replace("技师工作室奖励", inside)).encode()
    return making.archive_of(parts)


@pytest.mark.parametrize("name", [".docx", ".xlsx", ".xlsb", ".ods", ".odt", "-2003.xml", "-packed.xml", "-sheet.xml"])
def test_a_file_that_defines_entities_is_refused_in_every_type_of_xml(name: str) -> None:
    assert "自定义实体" in refusal_of(with_entities(name), "表" + name)


def test_entities_of_pages_are_neither_fetched_nor_spread() -> None:
    page = with_entities(".html")
    saved = test_mht.saved(test_mht.part(page))
    for source, name in ((page, ".html"), (saved, ".mht")):
        words = "".join(said(read_bytes(source, file="表" + name)))
        assert "root:" not in words
        assert "aaaaaaaaaa" not in words


BLANKS = " " * (4 * limits.MIB)


@pytest.mark.parametrize("name", [".docx", ".xlsx", ".ods", ".odt", ".xlsb"])
def test_a_bomb_is_refused_before_it_is_unpacked(name: str) -> None:
    parts = {part: content + BLANKS.encode() for part, content in making_types.parts_of(DOCUMENTS[name]).items()}
    if "mimetype" in parts:
        parts["mimetype"] = parts["mimetype"].strip()
    assert "压缩倍数超过上限" in refusal_of(making.archive_of(parts), "表" + name)


@pytest.mark.parametrize("name", [".docx", ".xlsx", ".ods", ".odt", "-2003.xml", "-packed.xml", "-sheet.xml"])
def test_marks_inside_marks_without_end_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RATIO", 10**6)  # the parser shall see them
    deep = ("<x>" * 50_000 + "</x>" * 50_000).encode()
    source = DOCUMENTS[name]
    if source[:2] != b"PK":
        deepened = source.replace("技师工作室奖励".encode(), deep)
    else:
        parts = {
            part: content.replace("技师工作室奖励".encode(), deep)
            for part, content in making_types.parts_of(source).items()
        }
        deepened = making.archive_of(parts)
    assert deepened != source
    assert "嵌套层数过多" in refusal_of(deepened, "表" + name)


@pytest.mark.parametrize("mark", ["table><tr><td", "div", "span", "b", "ul><li"])
def test_pages_that_nest_without_end_are_read_or_refused(mark: str) -> None:
    page = f"<html><body><{mark}>".encode() + f"<{mark}>".encode() * 20_000 + b"x"
    outcome(page, "表.html")
    outcome(test_mht.saved(test_mht.part(page)), "表.mht")


def test_forms_and_arrays_of_a_pdf_that_nest_without_end_are_read_or_refused() -> None:
    itself = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 900 0 R >> >> /Length 5 >>"
    itself += b"\nstream\n/F Do\nendstream"
    outcome(making_pdf.pdf("/F Do", resources="/XObject << /F 900 0 R >>", objects={900: itself}), "表.pdf")
    outcome(making_pdf.pdf("[" * 100_000 + "]" * 100_000 + " TJ"), "表.pdf")
    outcome(making_pdf.pdf("q " * 100_000), "表.pdf")
    outcome(making_pdf.pdf("", objects={900: b"[" * 100_000}), "表.pdf")
    pages = b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"
    outcome(making_pdf.pdf("", objects={2: pages}), "表.pdf")


FAR = 1_048_575
WIDE = {
    ".docx": making.docx(
        making.table(making.cell("甲", '<w:gridSpan w:val="99999999"/><w:vMerge w:val="restart"/>') + making.cell("乙"))
    ),
    "-2003.xml": test_word_xml.old(
        making.table(making.cell("甲", '<w:gridSpan w:val="99999999"/>') + making.cell("乙"))
    ),
    ".xlsx": making.xlsx(
        '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="str"><v>乙</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:XFC1048575"/></mergeCells>',
    ),
    ".xlsb": test_xlsb.workbook(
        test_xlsb.row(0)
        + test_xlsb.cell(6, 0, test_xlsb.text("甲"))
        + test_xlsb.row(FAR)
        + test_xlsb.cell(6, 16_383, test_xlsb.text("乙"))
        + test_xlsb.record(176, pack("<IIII", 0, FAR - 1, 0, 16_382))
    ),
    ".xls": making_xls.xls(
        making_xls.record(0x204, pack("<HHH", 0, 0, 0) + making_xls.letters("甲"))
        + making_xls.record(0x204, pack("<HHH", 65_535, 255, 0) + making_xls.letters("乙"))
        + making_xls.record(0xE5, pack("<HHHHH", 1, 0, 65_534, 0, 254))
    ),
    "-sheet.xml": sheet_xml.source(
        sheet_xml.row(sheet_xml.cell("甲", about='ss:MergeAcross="16382" ss:MergeDown="1048574"'))
        + sheet_xml.row(sheet_xml.cell("乙", about='ss:Index="16384"'), about='ss:Index="1048576"')
    ),
    ".ods": opendocument.ods(
        opendocument.row(
            opendocument.cell("甲", 'table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"')
        )
        + opendocument.row(
            opendocument.cell("", 'table:number-columns-repeated="16384"'), about=f'table:number-rows-repeated="{FAR}"'
        )
        + opendocument.row(opendocument.cell("乙"))
    ),
    ".odt": opendocument.odt(
        "<table:table>"
        + opendocument.row(
            opendocument.cell("甲", 'table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"')
        )
        + opendocument.row(
            opendocument.cell("", 'table:number-columns-repeated="99999999"'),
            opendocument.cell("乙"),
            about='table:number-rows-repeated="99999999"',
        )
        + "</table:table>"
    ),
    ".html": b"<html><table><tr><td rowspan=99999999 colspan=99999999>x</td></tr></table></html>",
    ".mht": test_mht.saved(
        test_mht.part(b"<html><table><tr><td rowspan=99999999 colspan=99999999>x</td></tr></table></html>")
    ),
}


@pytest.mark.parametrize("name", WIDE)
def test_cells_as_wide_and_high_as_figures_go_cost_what_is_in_them(name: str) -> None:
    found = outcome(WIDE[name], "表" + name)
    if isinstance(found, Grid):
        assert len(making.cells(found)) <= limits.MAX_CELLS
        assert said(found) <= {"甲", "乙", "x"}


@pytest.mark.parametrize("said_to_be", ["utf-7", "utf-16", "utf-32", "nonsense", "cp437", "ebcdic-cp-us", "x" * 3_000])
@pytest.mark.parametrize("name", [".html", "-2003.xml", "-sheet.xml", ".mht"])
def test_an_encoding_that_is_not_what_it_says_is_read_or_refused(name: str, said_to_be: str) -> None:
    if name == ".mht":
        page = test_mht.part(b"<html><table><tr><td>\xd6\xd0</td></tr></table></html>")
        source = test_mht.saved(page.replace(b"text/html", b"text/html; charset=" + said_to_be.encode()))
    else:
        source = DOCUMENTS[name].replace(b"UTF-8", said_to_be.encode()).replace(b"utf-8", said_to_be.encode())
        assert source != DOCUMENTS[name]
    outcome(source, "表" + name)


@pytest.mark.parametrize("name", [".html", "-2003.xml", "-packed.xml", "-sheet.xml", ".mht", ".txt"])
@pytest.mark.parametrize(
    "bad", [b"\xff\xfe", b"\xed\xa0\x80", b"\x00\x00", b"\xe4\xb8", b"\xf8\x88\x80\x80\x80", b"\x1b$B"]
)
def test_bytes_that_stand_for_no_character_are_read_or_refused(name: str, bad: bytes) -> None:
    source = DOCUMENTS[name]
    for at in (0, 1, len(source) // 3, len(source) // 2, len(source) - 1):
        outcome(source[:at] + bad + source[at:], "表" + name)


def empty_of(name: str) -> bytes:
    """A file of a type in which there is a line and no table."""
    line = Grid("表", (Paragraph("今天开会", 1),))
    made = {".pdf": pdf.write, ".doc": making_doc.of_grid, ".odt": making_types.odt, ".docx": docx.write}
    return made[name](line)


@pytest.mark.parametrize("name", [".pdf", ".doc", ".odt", ".docx"])
def test_a_document_without_a_table_is_read_as_its_lines_or_refused(name: str) -> None:
    found = outcome(empty_of(name), "表" + name)
    if isinstance(found, Grid):
        assert making.tables(found) == []


def test_a_picture_said_to_be_larger_than_any_page_is_refused_before_it_is_unpacked() -> None:
    png = bytearray(next(one for one in PICTURES.values() if one.startswith(b"\x89PNG")))
    png[16:24] = pack(">II", 90_000, 90_000)
    png[29:33] = pack(">I", zlib.crc32(png[12:29]))
    assert "百万像素" in refusal_of(bytes(png), "表.png")


@pytest.mark.parametrize(
    "source",
    [
        "making_pdf.pdf(*[making_pdf.words(f'Text {n}', 50, 700) for n in range(600)])",
        "making_pdf.pdf('BT /L 6 Tf 1 0 0 1 9 800 Tm ' + '(abcdefghij) Tj 0 -1 Td ' * 59_000 + 'ET')",
        "making_pdf.pdf(making_pdf.lines(*((9 * n, 700, 9 * n + 1, 700) for n in range(110_000))))",
        (
            "opendocument.ods(opendocument.row(opendocument.cell('x', 'table:number-columns-repeated=\"1024\"'), "
            "about='table:number-rows-repeated=\"140\"'))"
        ),
        "opendocument.odt('<text:p>x</text:p>' * 490_000)",
        "xlsb.workbook(b''.join(xlsb.row(n) + xlsb.real(0, n / 7) for n in range(140_000)))",
        "sheet_xml.source(sheet_xml.row(*[sheet_xml.cell('x')] * 9) * 16_000)",
        "word_xml.old('<w:p/>' * 990_000)",
        (
            "mht.saved(mht.part(b'<html><frameset>' + b'<frame src=a.htm>' * 90_000, 'm.htm'), "
            "mht.part(mht.page(mht.table('x') * 40_000).encode(), 'a.htm'))"
        ),
        "picture('PNG', 7_000, 7_000)",
        "picture('JPEG', 7_000, 7_000)",
    ],
)
def test_the_largest_files_of_further_types_stay_within_memory_and_do_not_hang(source: str) -> None:
    seconds, megabytes = largest.read(source)
    assert seconds < largest.HANGS_FROM_SECONDS
    assert megabytes < 1_000
