"""Which reader takes what: by the bytes, not by the name; what nobody reads is named, with what to do."""

import re

import pytest

from jiheng.reading import limits, read_bytes, suffixes
from jiheng.reading.dispatch import READERS
from jiheng.reading.grid import Unreadable
from jiheng.reading.kinds import Kind, refusal
from tests.reading import making, making_doc, making_opendocument, making_xls

PAGE = "<html><table><tr><td>甲</td></tr></table></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


FORMS = {
    Kind.DOCX: making.docx(making.table(making.cell("甲"))),
    Kind.XLSX: making.xlsx(f"<row>{making.inline('A1', '甲')}</row>"),
    Kind.HTML: PAGE.encode(),
    Kind.TEXT: "甲\t甲".encode(),
    Kind.DOC: making_doc.document(making_doc.row("甲")),
    Kind.XLS: making_xls.written(lambda sheet: sheet.write(0, 0, "甲")),
    Kind.ODS: making_opendocument.ods(making_opendocument.row(making_opendocument.cell("甲"))),
    Kind.ODT: making_opendocument.odt(
        f"<table:table>{making_opendocument.row(making_opendocument.cell('甲'))}</table:table>"
    ),
    Kind.MHT: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    + PAGE.encode()
    + b"\n--b--\n",
    Kind.SHEET_XML: '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data ss:Type="String">甲'
    "</Data></Cell></Row></Table></Worksheet></Workbook>".encode(),
}


@pytest.mark.parametrize("name", ["表.docx", "表.doc", "表.xlsx", "表.xls", "表.html", "表.txt", "表.pdf", "表"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_file_is_read_by_what_it_is_whatever_its_name(kind: Kind, name: str) -> None:
    grid = read_bytes(FORMS[kind], file=name)
    assert grid.file == name
    assert making.texts(grid)[0] == "甲"


def test_every_reader_says_which_suffixes_its_files_have() -> None:
    for own in READERS.values():
        assert own
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in own)
    assert {".docx", ".xlsx", ".html", ".txt", ".csv"} <= set(suffixes())
    assert len(suffixes()) == len(set(suffixes()))


def test_every_kind_is_either_read_or_refused_in_words() -> None:
    for kind in Kind:
        if kind not in READERS:
            said = refusal(kind)
            assert re.match("这是(?: [A-Z]|[^ -~])", said.reason)
            assert said.remedy.endswith("。")
            assert said.reason_en
            assert said.remedy_en.endswith(".")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("表.wps", "这是 WPS 格式的文档（.wps）"),
        ("表.ET", "这是 WPS 格式的表格（.et）"),
        ("表.doc", "这是旧版 Office 格式的文件"),
    ],
)
def test_a_file_of_wps_is_called_one(file: str, words: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_bytes(OLE, file=file)
    assert told.value.reason.startswith(words)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (ole("PowerPoint Document"), "演示文稿"),
        (OLE, "旧版 Office 格式"),
        (making.package({"ppt/presentation.xml": ""}), "演示文稿"),
        (making.archive_of({"OFD.xml": "<x/>"}), "OFD"),
        (making.archive_of({"表.docx": b"x"}), "压缩包"),
        (making.archive_of({"mimetype": "application/vnd.oasis.opendocument.text"}), "压缩包"),
        (making.archive_of({"mimetype": "application/epub+zip", "content.xml": "<x/>"}), "压缩包"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.graphics", "OpenDocument"),
        (b"\x00\x00\x00\x18ftypmp42", "音频或视频"),
        (b"Rar!\x1a\x07\x01\x00", "非 .zip 格式"),
        (b"7z\xbc\xaf\x27\x1c", "非 .zip 格式"),
        (bytes(257) + b"ustar", "非 .zip 格式"),
    ],
)
def test_a_kind_that_nobody_reads_is_named_with_what_to_do(source: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match="目前不能直接读取") as caught:
        read_bytes(source, file="表.docx")
    assert words in caught.value.reason
    assert caught.value.remedy in str(caught.value)


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (b"", "表.docx", "文件是空的"),
        (ole("EncryptedPackage"), "表.xlsx", "设有密码"),
        (ole("Workbook"), "表.xls", "不完整或已损坏"),
        (ole("Book"), "表.et", "不完整或已损坏"),
        (bytes(range(256)) * 4, "表.docx", "后缀是 .docx，内容却不是"),
        (bytes(range(256)) * 4, "表.TXT", "后缀是 .txt，内容却不是"),
        (bytes(range(256)) * 4, "表.dat", "不是能识别的"),
        (b"PK\x03\x04" + bytes(90), "表.docx", "不完整或已损坏"),
        (b"PK\x05\x06", "表.zip", "不完整或已损坏"),
    ],
)
def test_bytes_that_are_no_file_are_refused_with_what_to_do(source: bytes, name: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as caught:
        read_bytes(source, file=name)
    assert caught.value.remedy.startswith("请")


@pytest.mark.parametrize("head", ["", "\ufeff", " \r\n", "<!-- 注 -->", '<?xml version="1.0"?>'])
def test_a_page_may_begin_with_other_things(head: str) -> None:
    assert making.texts(read_bytes((head + PAGE).encode(), file="表.xls")) == ["甲"]


def test_a_page_in_two_bytes_a_character_is_a_page() -> None:
    assert making.texts(read_bytes(PAGE.encode("utf-16"), file="表.htm")) == ["甲"]


def test_a_text_with_tags_in_it_is_a_text_unless_its_name_says_page() -> None:
    content = "年度总体目标\t<p>依照部署</p>\n总分\t100".encode()
    assert making.texts(read_bytes(content, file="表.txt"))[1] == "<p>依照部署</p>"
    assert making.paragraphs(read_bytes(content, file="表.html"))[1] == "依照部署"


def test_a_file_larger_than_any_form_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", limits.MIB)
    with pytest.raises(Unreadable, match=r"文件超过上限（1 MB）"):
        read_bytes(bytes(limits.MIB + 1), file="表.docx")
