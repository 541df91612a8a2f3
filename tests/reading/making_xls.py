"""Old workbooks made record by record, so that every byte of them is meant."""

import io
from collections.abc import Callable
from struct import pack

import xlwt  # type: ignore[import-untyped]  # it has no types, and nobody wrote any
from xlwt.CompoundDoc import XlsDoc  # type: ignore[import-untyped]  # as above

BIFF8 = 0x0600
BIFF5 = 0x0500


def record(kind: int, body: bytes = b"") -> bytes:
    return pack("<HH", kind, len(body)) + body


def begin(version: int = BIFF8, kind: int = 5) -> bytes:
    return record(0x0809, pack("<HHHHII", version, kind, 0, 0, 0, 0)[: 16 if version == BIFF8 else 8])


END = record(0x000A)


def letters(text: str) -> bytes:
    """A text as BIFF8 keeps it: how long, two bytes a character, the characters."""
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


def shared(*texts: bytes) -> bytes:
    return record(0x00FC, pack("<II", len(texts), len(texts)) + b"".join(texts))


def style(number_format: int = 0, font: int = 0) -> bytes:
    return record(0x00E0, pack("<HH", font, number_format) + bytes(16))


def font(options: int = 0, escapement: int = 0) -> bytes:
    return record(0x0031, pack("<HHHHH", 200, options, 0, 400, escapement) + bytes(6))


def stream(cells: bytes, *, before: bytes = b"", version: int = BIFF8, state: int = 0, kind: int = 0) -> bytes:
    """The records of a workbook of one sheet called A; ``before`` stands in the part for the whole workbook."""
    name = b"\x01\x00A" if version == BIFF8 else b"\x01A"
    length = len(begin(version)) + len(before) + len(record(0x0085, pack("<IBB", 0, 0, 0) + name)) + len(END)
    listed = record(0x0085, pack("<IBB", length, state, kind) + name)
    return begin(version) + before + listed + END + begin(version, 0x10) + cells + END


def container(records: bytes, *, name: str = "Workbook") -> bytes:
    """The file around the records."""
    written = io.BytesIO()
    XlsDoc().save(written, records)
    old, new = "Workbook".encode("utf-16-le"), name.encode("utf-16-le")
    head = old + bytes(64 - len(old)) + pack("<H", len(old) + 2)
    return written.getvalue().replace(head, new + bytes(64 - len(new)) + pack("<H", len(new) + 2))


def xls(cells: bytes, *, before: bytes = b"") -> bytes:
    return container(stream(cells, before=before))


def written(fill: Callable[[xlwt.Worksheet], None]) -> bytes:
    """A workbook of one sheet as xlwt writes it."""
    book = xlwt.Workbook(encoding="utf-8")
    fill(book.add_sheet("自评表"))
    return saved(book)


def saved(book: xlwt.Workbook) -> bytes:
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def shown(code: str, *, struck: bool = False) -> xlwt.XFStyle:
    """A style with a number format."""
    look = xlwt.XFStyle()
    look.num_format_str = code
    look.font.struck_out = struck
    return look
