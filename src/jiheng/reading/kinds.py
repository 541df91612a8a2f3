"""What kind of file bytes are, by what they begin with and hold; the suffix is a hint at most."""

import re
import struct
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from jiheng.reading import encodings, refusals
from jiheng.reading.compound_files import CompoundFile
from jiheng.reading.grid import Unreadable
from jiheng.reading.packages import Package


class Kind(StrEnum):
    """Kinds of files we can tell. Those with a reader are listed in :mod:`jiheng.reading.dispatch`."""

    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    TEXT = "text"
    DOC = "doc"
    XLS = "xls"
    XLSB = "xlsb"
    PPT = "ppt"
    OLE = "ole"
    RTF = "rtf"
    ODT = "odt"
    ODS = "ods"
    OPEN_DOCUMENT = "open_document"
    WORD_XML = "word_xml"
    SHEET_XML = "sheet_xml"
    MHT = "mht"
    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    MEDIA = "media"
    ZIP = "zip"
    ARCHIVE = "archive"


ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_HEADER: Final = 512
_OLE_SHIFT: Final = 30
_OLE_SHIFTS: Final = frozenset({9, 12})
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_SIZE: Final = 22
_FIRST_NAME: Final = 30
_HEAD: Final = 65_536
_PDF_WITHIN: Final = 1_024
_MAIL_WITHIN: Final = 2_048
_RESERVED: Final = slice(6, 10)
"""Four bytes of a bitmap that are 0; where the file was cut, its length does not tell."""

_MARKS: Final = (
    (0, b"{\\rtf", Kind.RTF),
    (0, b"\xff\xd8\xff", Kind.IMAGE),
    (0, b"\x89PNG\r\n", Kind.IMAGE),
    (0, b"GIF8", Kind.IMAGE),
    (0, b"II*\x00", Kind.IMAGE),
    (0, b"MM\x00*", Kind.IMAGE),
    (0, b"Rar!\x1a\x07", Kind.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (0, b"\x1f\x8b\x08", Kind.ARCHIVE),
    (0, b"BZh", Kind.ARCHIVE),
    (0, b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (0, b"ID3", Kind.MEDIA),
    (0, b"OggS", Kind.MEDIA),
    (4, b"ftyp", Kind.MEDIA),
    (8, b"WEBP", Kind.IMAGE),
    (8, b"AVI ", Kind.MEDIA),
    (8, b"WAVE", Kind.MEDIA),
    (257, b"ustar", Kind.ARCHIVE),
)
"""What stands at which byte of a file of which kind."""

_STREAMS: Final = {
    "WordDocument": Kind.DOC,
    "Workbook": Kind.XLS,
    "Book": Kind.XLS,
    "PowerPoint Document": Kind.PPT,
}
_ENCRYPTED: Final = "EncryptedPackage"
_NAMES: Final = {name.encode("utf-16-le"): name for name in (*_STREAMS, _ENCRYPTED)}
_ENTRY: Final = 128
"""Bytes of an entry in the directory of a compound file, which begins with a name; entries stand at multiples of it."""

_PACKAGE_PARTS: Final = (
    (b"xl/workbook.bin", Kind.XLSB),
    (b"word/", Kind.DOCX),
    (b"xl/", Kind.XLSX),
    (b"ppt/", Kind.PPT),
)
_OFFICE_XML: Final = (
    ("urn:schemas-microsoft-com:office:spreadsheet", Kind.SHEET_XML),
    ("http://schemas.microsoft.com/office/word/2003/wordml", Kind.WORD_XML),
    ("http://schemas.microsoft.com/office/2006/xmlpackage", Kind.WORD_XML),
    ('office:mimetype="application/vnd.oasis.opendocument.text', Kind.ODT),
    ('office:mimetype="application/vnd.oasis.opendocument.spreadsheet', Kind.ODS),
)
"""What a document or workbook that is one file of XML names at its beginning."""

_OPEN_DOCUMENT_TYPE: Final = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENT_MARK: Final = b"mimetype" + _OPEN_DOCUMENT_TYPE
_OPEN_DOCUMENTS: Final = ((b"text", Kind.ODT), (b"spreadsheet", Kind.ODS))
_PAGE: Final = re.compile(r"<(?:!doctype html|html|head|body|table|meta|div)\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<(?:p|tr|td|br|span|pre|h[1-6])\b", re.IGNORECASE)
_PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml")


def kind_of(source: bytes, file: str) -> Kind:
    """Tell the kind of some bytes; text is what is left when they are nothing else.

    Raises:
        Unreadable: there are no bytes, a password is in the way, or a ZIP breaks off.

    """
    if not source:
        raise refusals.empty()
    if source.startswith(ZIP_MARKS):
        return _kind_of_zip(source)
    if source.startswith(_OLE_MARK):
        return _kind_of_ole(source)
    return _kind_by_marks(source) or _kind_of_text(source[:_HEAD], file)


def refusal(kind: Kind, file: str = "") -> Unreadable:
    """Say of a kind that no reader takes yet what it is and what to do; ``file`` tells whose program wrote it."""
    wps = _WPS.get(PurePath(file).suffix.lower()) if kind in _OLD_OFFICE else None
    return refusals.not_yet(*(wps or _NOT_YET[kind]))


def _kind_by_marks(source: bytes) -> Kind | None:
    if b"%PDF-" in source[:_PDF_WITHIN]:
        return Kind.PDF
    if source.startswith(b"BM") and source[_RESERVED] == bytes(4):
        return Kind.IMAGE
    return next((kind for at, mark, kind in _MARKS if source.startswith(mark, at)), None)


def _kind_of_zip(source: bytes) -> Kind:
    """Look at the names in the directory of a ZIP, which stand there unpacked."""
    if source.startswith(_OPEN_DOCUMENT_MARK, _FIRST_NAME):
        return _kind_of_open_document(
            source[_FIRST_NAME + len("mimetype") : _FIRST_NAME + len(_OPEN_DOCUMENT_MARK) + 20]
        )
    end = source.rfind(_ZIP_END)
    if end < 0 or len(source) < end + _ZIP_END_SIZE:
        raise refusals.damaged("文件（.docx、.xlsx 或压缩包）", "file (.docx, .xlsx or an archive)")
    (size,) = struct.unpack_from("<I", source, end + 12)
    names = source[max(end - size, 0) : end].replace(b"\\", b"/").lower()
    if b"[content_types].xml" in names or b"_rels/.rels" in names:
        for part, kind in _PACKAGE_PARTS:
            if part in names:
                return kind
    if b"content.xml" in names and b"mimetype" in names:
        return _kind_of_open_document(Package(source).part("mimetype") or b"")
    return Kind.OFD if b"ofd.xml" in names else Kind.ZIP


def _kind_of_open_document(said: bytes) -> Kind:
    """Tell an OpenDocument by its part ``mimetype``; programs that pack files anew pack that as well."""
    prefix, _, word = said.partition(_OPEN_DOCUMENT_TYPE)
    if prefix or not word:
        return Kind.ZIP
    return next((kind for known, kind in _OPEN_DOCUMENTS if word.startswith(known)), Kind.OPEN_DOCUMENT)


def _kind_of_ole(source: bytes) -> Kind:
    """Look for the names of streams.

    Where there are those of several kinds, one lies inside the other, or is a word of its text.
    """
    names = _names_of_streams(source)
    if _ENCRYPTED in names:
        raise refusals.protected()
    found = [(stream, kind) for stream, kind in _STREAMS.items() if stream in names]
    if len({kind for _, kind in found}) > 1:
        container = CompoundFile(source)
        found = [(stream, kind) for stream, kind in found if container.has(stream)]
    if not found and _breaks_off_before_directory(source):
        raise refusals.damaged("旧版 Office 文件", "old Office file")
    return found[0][1] if found else Kind.OLE


def _names_of_streams(source: bytes) -> set[str]:
    """Find names where entries of the directory may stand; in a file that lost bytes they stand anywhere."""
    marks = [mark for mark in _NAMES if _begins_an_entry(source, mark)]
    return {_NAMES[mark] for mark in marks or [mark for mark in _NAMES if mark in source]}


def _begins_an_entry(source: bytes, mark: bytes) -> bool:
    at = source.find(mark, _OLE_HEADER)
    while at >= 0 and at % _ENTRY:
        at = source.find(mark, at + 1)
    return at >= 0


def _breaks_off_before_directory(source: bytes) -> bool:
    """Tell whether a compound file is shorter than it says where its directory begins."""
    if len(source) < _OLE_HEADER:
        return True
    shift, first = struct.unpack_from("<H16xI", source, _OLE_SHIFT)
    return shift in _OLE_SHIFTS and (first + 1) << shift >= len(source)


def _kind_of_text(head: bytes, file: str) -> Kind:
    text = encodings.by_mark(head) or head.decode("latin-1")
    text = text.lstrip("\ufeffï»¿ \t\r\n")
    folded = text.lower()
    if folded.startswith("<?xml"):
        office = next((kind for name, kind in _OFFICE_XML if name in folded), None)
        if office is not None:
            return office
    if "multipart/related" in folded[:_MAIL_WITHIN] and "mime-version:" in folded[:_MAIL_WITHIN]:
        return Kind.MHT
    is_page = text.startswith("<") and _PAGE.search(text) is not None
    if not is_page and file.lower().endswith(_PAGE_SUFFIXES):
        is_page = _PAGE.search(text) is not None or _TAG.search(text) is not None
    return Kind.HTML if is_page else Kind.TEXT


_SAVE_DOCX: Final = (
    "请用 Word 或 WPS 打开，选择「另存为」.docx 格式后再试。",
    "Open it in Word or WPS, save it as .docx and retry.",
)
_SAVE_XLSX: Final = (
    "请用 Excel 或 WPS 打开，选择「另存为」.xlsx 格式后再试。",
    "Open it in Excel or WPS, save it as .xlsx and retry.",
)
_SAVE_EITHER: Final = (
    "请用 Office 或 WPS 打开，选择「另存为」.docx 或 .xlsx 格式后再试。",
    "Open it in Office or WPS, save it as .docx or .xlsx and retry.",
)
_GET_ORIGINAL: Final = (
    "请向填报单位索取 .docx 或 .xlsx 原件；没有原件的，请照录为 .xlsx 后再试。",
    "Ask the unit for the original .docx or .xlsx, or copy the form into an .xlsx.",
)
_TAKE_OUT: Final = (
    "请改用自评表文件本身（.docx、.xlsx、.html 或 .txt）。",
    "Use the file of the form itself (.docx, .xlsx, .html or .txt).",
)
_UNPACK: Final = (
    "请先解压，把其中的自评表放进文件夹，或重新压缩为 .zip 后再试。",
    "Unpack it into a folder, or pack it again as .zip, and retry.",
)

# What WPS writes is made like files of old Office; only the suffix tells it.
_OLD_OFFICE: Final = frozenset({Kind.DOC, Kind.XLS, Kind.PPT, Kind.OLE})
_WPS: Final = {
    ".wps": ("WPS 格式的文档（.wps）", "a WPS document (.wps)", *_SAVE_DOCX),
    ".et": ("WPS 格式的表格（.et）", "a WPS spreadsheet (.et)", *_SAVE_XLSX),
    ".dps": ("WPS 格式的演示文稿（.dps）", "a WPS presentation (.dps)", *_TAKE_OUT),
}
_NOT_YET: Final = {
    Kind.DOC: ("Word 95 或更早版本的文档（.doc）", "a document of Word 95 or earlier (.doc)", *_SAVE_DOCX),
    Kind.PPT: ("演示文稿", "a presentation", *_TAKE_OUT),
    Kind.OLE: ("旧版 Office 格式的文件", "a file in an old office format", *_SAVE_EITHER),
    Kind.RTF: ("RTF 文档", "an RTF document", *_SAVE_DOCX),
    Kind.OPEN_DOCUMENT: ("OpenDocument 图形或演示文稿", "an OpenDocument drawing or presentation", *_TAKE_OUT),
    Kind.OFD: ("OFD 版式文件", "an OFD document", *_GET_ORIGINAL),
    Kind.MEDIA: ("音频或视频", "sound or film", *_TAKE_OUT),
    Kind.ZIP: ("压缩包（.zip）", "an archive (.zip)", *_UNPACK),
    Kind.ARCHIVE: ("压缩包（非 .zip 格式）", "an archive other than .zip", *_UNPACK),
}
