"""The characters of a page, each with its place, as its fonts say them.

A font that does not say which characters its shapes are gives none: what it draws is shown as unknown, never guessed.
Radicals, which look like characters and are put for them by many programs, become those characters.
"""

import ctypes
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # comes without types

from jiheng.reading.pdf.document import Sheet
from jiheng.reading.pdf.drawing import Writing, address
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box


class Letter(NamedTuple):
    """A character: from ``left`` to ``right`` on the line ``base``, ``size`` high; y grows downwards.

    ``unseen`` says that it is laid invisibly over a picture. ``upright`` is false for what runs up or down. ``clip`` is
    the box it is cut to, where there is one, ``piece`` tells letters that were written together from others.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    unseen: bool = False
    upright: bool = True
    clip: Box | None = None
    piece: int = 0

    @property
    def middle(self) -> float:
        """How high its middle lies."""
        return self.base - self.size * 0.35


UNKNOWN: Final = "\ufffd"
"""Stands for a shape that its font gives no character for."""

_RADICALS: Final = str.maketrans(
    "⺁⺋⺌⺗⺝⺟⺠⺮⻁⻃⻄⻅⻆⻈⻉⻋⻌⻓⻔⻖⻘⻙⻚⻛⻜⻝⻠⻢⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂㔾小心月母民竹虎覀西见角讠贝车辶长门阝青韦页风飞食饣马鱼鸟卤麦黄齐齿龙龟",
)
"""The simplified radicals for which Unicode itself names no character."""

_NONE: Final = frozenset({0x00, 0xFFFD})
_HYPHENS: Final = frozenset({0x02, 0xFFFE})
_MADE: Final = _HYPHENS | {0x0D, 0x0A, 0x20}
"""Codes that the engine puts in by itself where it sees a gap or the end of a line."""


def _plain(code: int) -> str:
    sign = chr(code)
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:  # noqa: PLR2004 - the blocks of radicals and doubles
        return unicodedata.normalize("NFKC", sign.translate(_RADICALS))
    return sign


def letters(sheet: Sheet, odd: Mapping[int, Writing], room: Room) -> list[Letter]:
    """Read the characters of a page; ``odd`` are the pieces of text on it that are not written plainly.

    Raises:
        Unreadable: there are far too many.

    """
    text = pdfium.FPDFText_LoadPage(sheet.handle)
    if not text:
        return []
    try:
        return _read(text, odd, room)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _read(text: ctypes.c_void_p, odd: Mapping[int, Writing], room: Room) -> list[Letter]:
    count = max(pdfium.FPDFText_CountChars(text), 0)
    room.take(count)
    found: list[Letter] = []
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    code_of, box_of, origin_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
    )
    is_unknown, object_of = pdfium.FPDFText_HasUnicodeMapError, pdfium.FPDFText_GetTextObject
    high = 0
    for index in range(count):
        code = code_of(text, index)
        if code in _MADE and pdfium.FPDFText_IsGenerated(text, index):
            continue
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a character beyond the first plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:  # noqa: PLR2004 - its second half
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        if code in _HYPHENS:
            code = 0x2D
        elif code in _NONE or 0xE000 <= code < 0xF900 or is_unknown(text, index) == 1:  # noqa: PLR2004 - private use
            code = ord(UNKNOWN)
        piece = address(object_of(text, index))
        written = odd.get(piece)
        if written is not None and written.turn != 0:
            if written.turn is not None:  # what stands askew is a watermark
                found.append(_turned(text, index, code, unseen=written.unseen))
            continue
        box_of(text, index, at_box)
        origin_of(text, index, at_x, at_y)
        letter = Letter(_plain(code), x.value, max(box.right, x.value), -y.value, box.top - box.bottom, piece=piece)
        found.append(letter if written is None else letter._replace(unseen=written.unseen, clip=written.clip))
    return found


def _turned(text: ctypes.c_void_p, index: int, code: int, *, unseen: bool) -> Letter:
    """Read a character that runs up or down, whose box is the only measure of it."""
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, sides))
    left, right, bottom, top = (side.value for side in sides)
    return Letter(_plain(code), left, right, -bottom, top - bottom, unseen, upright=False)
