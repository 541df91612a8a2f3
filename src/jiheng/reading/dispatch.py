"""From bytes of any kind to the reader that knows them.

A reader is a module named after its :class:`~jiheng.reading.kinds.Kind` in the package of its family, with
``read(source, *, file) -> Grid``. Adding one is adding the module, its line in :data:`READERS` (and in
:data:`_FAMILIES`) and, for a kind that is new, the marks by which it is told. Only the reader of the kind at hand is
ever imported.
"""

from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Final, Protocol, cast

from jiheng.reading import encodings, limits, own_reports, refusals
from jiheng.reading.grid import Grid
from jiheng.reading.kinds import Kind, kind_of, refusal

READERS: Final = {
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.DOC: (".doc", ".wps", ".dot", ".wpt"),
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Kind.XLS: (".xls", ".et", ".xlt", ".ett"),
    Kind.XLSB: (".xlsb",),
    Kind.ODS: (".ods", ".ots", ".fods"),
    Kind.ODT: (".odt", ".ott", ".fodt"),
    Kind.WORD_XML: (".xml",),
    Kind.SHEET_XML: (".xml",),
    Kind.PDF: (".pdf",),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.MHT: (".mht", ".mhtml"),
    Kind.TEXT: (".txt", ".csv", ".tsv", ".tab", ".md"),
    Kind.IMAGE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"),
}
"""The kinds that have a reader, with the suffixes that such files usually have."""

_FAMILIES: Final = {
    "documents": frozenset({Kind.DOCX, Kind.DOC, Kind.ODT, Kind.WORD_XML}),
    "workbooks": frozenset({Kind.XLSX, Kind.XLS, Kind.XLSB, Kind.ODS, Kind.SHEET_XML}),
    "web": frozenset({Kind.HTML, Kind.MHT}),
}
"""The packages in which readers live together; the other readers stand by themselves."""

_CONVERTED: Final = frozenset({Kind.RTF})
"""The kinds that LibreOffice has to convert; where it is not installed they are refused."""

_FOR_PEOPLE: Final = frozenset({Kind.HTML, Kind.TEXT})
"""The kinds of our own reports that are told by their bytes, as PDF is; packages are told by their readers."""


class Reader(Protocol):
    """What the module of a kind of file offers."""

    def read(self, source: bytes, *, file: str) -> Grid:
        """Read the bytes of a file shown to the user as ``file``; raises only :class:`Unreadable`."""
        ...


def read_bytes(source: bytes, *, file: str) -> Grid:
    """Read a file by what it is, whatever its name says.

    Args:
        source: the bytes of the file.
        file: the name by which the user knows it; its suffix decides only between plain text and comma-separated text
            and between text and a page without a beginning.

    Raises:
        Unreadable: the bytes are empty, damaged, protected, far too large, or of a kind no reader takes; says what to
            do.
        OwnReport: they are a report of ours.

    """
    if len(source) > limits.MAX_FILE_BYTES:
        raise refusals.too_large("文件", f"{limits.MAX_FILE_BYTES // limits.MIB} MB", "the file")
    kind = kind_of(source, file)
    if kind not in READERS and kind not in _CONVERTED:
        raise refusal(kind, file)
    if (kind in _FOR_PEOPLE and own_reports.is_own(source)) or (kind is Kind.PDF and own_reports.is_own_pdf(source)):
        raise refusals.own_report()
    if kind is Kind.TEXT and encodings.by_mark(source) is None and encodings.is_binary(source):
        suffix = PurePath(file).suffix.lower()
        if suffix in suffixes():
            raise refusals.not_what_it_says(suffix)
    return reader(kind).read(source, file=file)


@cache
def reader(kind: Kind) -> Reader:
    """Load the reader of a kind; only what is asked for is loaded."""
    if kind in _CONVERTED:
        return cast("Reader", import_module("jiheng.reading.documents.office_conversion"))
    family = next((f".{name}" for name, kinds in _FAMILIES.items() if kind in kinds), "")
    return cast("Reader", import_module(f"jiheng.reading{family}.{kind}"))


def suffixes() -> tuple[str, ...]:
    """List the suffixes of all files that can be read."""
    return tuple(dict.fromkeys(suffix for own in READERS.values() for suffix in own))
