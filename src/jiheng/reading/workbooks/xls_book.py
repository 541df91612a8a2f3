"""What every sheet of an old workbook leans on: which sheets there are, shared texts, number formats, fonts."""

from collections.abc import Iterator
from struct import Struct
from typing import Final

import msgspec

from jiheng.reading import refusals
from jiheng.reading.workbooks.binary_values import Fonts, Printer, damaged
from jiheng.reading.workbooks.number_format_codes import BUILT_IN
from jiheng.reading.workbooks.xls_records import BIFF8, CONTINUE, Continued, records, string

_FILEPASS: Final = 0x2F
_CODEPAGE: Final = 0x42
_DATEMODE: Final = 0x22
_FONT: Final = 0x31
_BOUNDSHEET: Final = 0x85
_XF: Final = 0xE0
_SST: Final = 0xFC
_FORMAT: Final = 0x41E
_CALCULATED_BY: Final = 0x1C1
_FEW: Final = frozenset({_CODEPAGE, _DATEMODE, _FONT, _BOUNDSHEET, _FORMAT, _CALCULATED_BY})
"""Records of which a workbook has few. All of them begin with a short number."""

_ENCODINGS: Final = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}
"""Encodings by the number of their code page, where Python calls them otherwise or a larger one holds them."""
_CHINESE: Final = "gb18030"
_STRUCK: Final = 0x08
_RAISED: Final = 1
_UNNUMBERED: Final = 4
_NOTHING: Final = ";;;"
_SHORT: Final = Struct("<H")
_SHORTS: Final = Struct("<HH")
_FONT_HEAD: Final = Struct("<HHHHH")
_PLACE: Final = Struct("<IBB")
_WORKSHEET: Final = 0


class Listed(msgspec.Struct, frozen=True):
    """A sheet by its name, with the place at which it begins."""

    name: str
    start: int
    is_visible: bool


class Book(msgspec.Struct, frozen=True):
    """What every sheet needs. ``printer`` knows the number formats, ``texts`` are the shared texts by number.

    ``encoding`` is that of texts in a workbook of Excel 5 or 95, ``None`` in any later one. ``is_calculated`` says that
    Excel noted with which edition of itself it calculated the formulas.
    """

    sheets: tuple[Listed, ...]
    printer: Printer
    texts: tuple[str, ...]
    fonts: Fonts
    encoding: str | None
    is_calculated: bool


class _Globals(msgspec.Struct):
    """The records of the first part, as far as they have been read."""

    encoding: str | None = None
    from_1904: bool = False
    is_calculated: bool = False
    fonts: list[tuple[int, int]] = msgspec.field(default_factory=list)
    own: dict[int, str] = msgspec.field(default_factory=dict)
    styles: list[tuple[int, int]] = msgspec.field(default_factory=list)
    sheets: list[tuple[int, int, int, bytes]] = msgspec.field(default_factory=list)
    shared: Continued | None = None


def book(stream: bytes) -> Book:
    """Read everything but the sheets themselves.

    Raises:
        Unreadable: the stream is none of a workbook, is protected by a password, or has far too many records.

    """
    found = records(stream, 0)
    _, body = next(found)
    if len(body) < _SHORTS.size:
        raise damaged()
    parts = _Globals(encoding=None if _SHORTS.unpack_from(body)[0] >= BIFF8 else _CHINESE)
    _take_all(found, parts)
    fonts = _fonts(parts.fonts)
    return Book(
        sheets=tuple(
            Listed(string(body, _PLACE.size, parts.encoding, wide=False), start, not state & 3)
            for start, state, kind, body in parts.sheets
            if kind == _WORKSHEET
        ),
        printer=Printer(
            [
                _NOTHING if font in fonts.struck else parts.own.get(number) or BUILT_IN.get(number, "General")
                for font, number in parts.styles
            ],
            from_1904=parts.from_1904,
        ),
        texts=tuple(parts.shared.strings(fonts, 8)) if parts.shared is not None else (),
        fonts=fonts,
        encoding=parts.encoding,
        is_calculated=parts.is_calculated,
    )


def _take_all(found: Iterator[tuple[int, bytes]], parts: _Globals) -> None:
    is_shared = False
    for kind, body in found:
        if kind == CONTINUE:
            if is_shared and parts.shared is not None:
                parts.shared.add(body)
            continue
        is_shared = kind == _SST
        if is_shared:
            parts.shared = Continued(body)
        elif kind == _FILEPASS:
            raise refusals.protected()
        elif kind == _XF and len(body) >= _SHORTS.size:
            parts.styles.append(_SHORTS.unpack_from(body))
        elif kind in _FEW and len(body) >= _SHORT.size:
            _take(kind, body, parts)


def _take(kind: int, body: bytes, parts: _Globals) -> None:
    """Take up one of the records of which a workbook has few."""
    (number,) = _SHORT.unpack_from(body)
    if kind == _FORMAT:
        parts.own[number] = string(body, 2, parts.encoding, wide=parts.encoding is None)
    elif kind == _FONT and len(body) >= _FONT_HEAD.size:
        _, options, _, _, escapement = _FONT_HEAD.unpack_from(body)
        parts.fonts.append((options, escapement))
    elif kind == _BOUNDSHEET and len(body) > _PLACE.size:
        parts.sheets.append((*_PLACE.unpack_from(body), body))
    elif kind == _DATEMODE:
        parts.from_1904 = number == 1
    elif kind == _CALCULATED_BY:
        parts.is_calculated = True
    elif kind == _CODEPAGE and parts.encoding is not None:
        parts.encoding = _encoding(number)


def _encoding(code_page: int) -> str:
    """Name the encoding of a code page; one nobody knows, or that of English machines, is taken for the Chinese one.

    Programs without a country of their own write Chinese in the encoding of the country and name the English page.
    """
    return _ENCODINGS.get(code_page, _CHINESE)


def _fonts(found: list[tuple[int, int]]) -> Fonts:
    """Number the fonts as runs and styles do: no font has the number 4, those behind it are one further."""
    numbered = [(at if at < _UNNUMBERED else at + 1, *font) for at, font in enumerate(found)]
    return Fonts(
        struck=frozenset(number for number, options, _ in numbered if options & _STRUCK),
        raising=frozenset(number for number, _, escapement in numbered if escapement == _RAISED),
    )
