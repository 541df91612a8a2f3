"""What binary workbooks (.xls, .xlsb) share: how values are printed, texts in several fonts, what is said of damage."""

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite
from struct import Struct
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.grid import Unreadable
from jiheng.reading.workbooks.number_formats import printed_number, printed_text

OPEN: Final = "=…"
"""What stands for a formula without a result; the formula itself is kept as codes, not as it was written."""

_GENERAL: Final = "General"
_PLAIN: Final = frozenset({_GENERAL, "@"})
_STYLE_BITS: Final = 24
_IN_HUNDREDTHS: Final = 0x01
_IS_WHOLE: Final = 0x02
_FLOAT: Final = Struct("<d")
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_UNKNOWN: Final = "#N/A"
_RUN: Final = Struct("<HH")
RUN_BYTES: Final = _RUN.size
"""Where a run begins in a text, and its font: two bytes each."""


class Fonts(msgspec.Struct, frozen=True):
    """The numbers of fonts that change what a text says: struck out it says nothing, raised it is raised."""

    struck: frozenset[int]
    raising: frozenset[int]


def run_through(text: str, runs: bytes, fonts: Fonts) -> str:
    """Leave out of a text what is struck out, and raise what is raised; what breaks off at the end of runs is none."""
    if not fonts.struck and not fonts.raising:
        return text
    changes = [*_RUN.iter_unpack(runs[: len(runs) // RUN_BYTES * RUN_BYTES]), (len(text), 0)]
    pieces = [text[: changes[0][0]]]
    for (start, font), (end, _) in pairwise(changes):
        said = text[start:end]
        pieces.append("" if font in fonts.struck else raised(said) if font in fonts.raising else said)
    return "".join(pieces)


class Printer:
    """Prints values under the number formats of a workbook; ``codes`` are these formats by style."""

    def __init__(self, codes: Sequence[str], *, from_1904: bool) -> None:
        """``from_1904`` says that days are counted from 1904."""
        self.plain = frozenset(style for style, code in enumerate(codes) if code in _PLAIN)
        """Styles under which a text stays what it is."""
        self._codes = codes
        self._from_1904 = from_1904
        self._known: dict[int, str] = {}

    def text(self, text: str, style: int) -> str:
        """Print a text."""
        return printed_text(text, self._code(style)) if text else ""

    def figure(self, figure: float, style: int) -> str:
        """Print a figure; what is none, as no spreadsheet shows it, as the error it is."""
        if not isfinite(figure):
            return "#NUM!"
        whole = int(figure)
        said = str(whole) if whole == figure else repr(figure)
        return printed_number(said, self._code(style), from_1904=self._from_1904)

    def packed(self, style: int, packed: int) -> str:
        """Print a figure packed into four bytes; a form has few different ones, and most of them many times."""
        known = packed << _STYLE_BITS | style
        shown = self._known.get(known)
        if shown is None:
            shown = self._known[known] = self.figure(_unpacked(packed), style)
        return shown

    def _code(self, style: int) -> str:
        return self._codes[style] if style < len(self._codes) else _GENERAL


def truth(value: int) -> str:
    """Print a truth."""
    return "TRUE" if value else "FALSE"


def error(value: int) -> str:
    """Print an error by its number."""
    return _ERRORS.get(value, _UNKNOWN)


def _unpacked(packed: int) -> float:
    """Unpack a figure: a whole number or the upper half of a binary fraction, perhaps in hundredths."""
    if packed & _IS_WHOLE:
        figure = float((packed >> 2) - (packed >> 31 << 30))
    else:
        figure = _FLOAT.unpack(((packed & ~3) << 32).to_bytes(8, "little"))[0]
    return figure / 100 if packed & _IN_HUNDREDTHS else figure


def damaged() -> Unreadable:
    """Say that the records contradict themselves or break off."""
    return refusals.damaged("Excel 工作簿", "Excel workbook")


def too_many() -> Unreadable:
    """Say that there are more records, or texts, than any workbook of forms has."""
    return refusals.too_large("工作簿的记录数", f"{limits.MAX_RECORDS:,}", "the number of records")
