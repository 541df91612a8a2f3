"""What sets pages, kept once it has been started: the compiler, its fonts and Chinese ones, none of the machine's."""

import struct
from bisect import bisect_right
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Final

import pylopdf_fonts_zh_cn
import typst

_NO_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
_KEPT: Final = "a-2b"
_BOXES: Final = frozenset("☐☑☒✔✗✘")
"""What a font that comes with the compiler has, and those of Chinese lack."""
_STAND_IN: Final = "〓"
"""What printers set where they lack a letter."""
_LONG: Final = 12
_DOTS_AN_INCH: Final = 200
_ONE_AT_A_TIME: Final = Lock()


def pages(given: str) -> bytes:
    """Set the pages of what is given, as a PDF that may be kept (PDF/A-2b)."""
    source, compiler = _started()
    with _ONE_AT_A_TIME:
        written = compiler.compile(
            source, format="pdf", sys_inputs={"given": given}, pdf_standards=[_KEPT], timestamp=_NO_DAY
        )
    if not isinstance(written, bytes):
        raise TypeError(type(written))
    return written


def picture(package: str, description: str, given: str) -> bytes:
    """Set what is given as one picture (PNG), by a description that stands as a file in a package."""
    _, compiler = _started()
    source = files(package).joinpath(description).read_bytes()
    with _ONE_AT_A_TIME:
        written = compiler.compile(source, format="png", ppi=_DOTS_AN_INCH, sys_inputs={"given": given})
    if not isinstance(written, bytes):
        raise TypeError(type(written))
    return written


def shown(text: str, missing: dict[str, None]) -> str:
    """Give a text in letters that the fonts have; those that they lack are noted in ``missing``."""
    if text.isascii():
        return text
    first, last = _letters()
    lacking = set()
    for one in set(text):
        at = bisect_right(first, ord(one)) - 1
        if one != "\n" and one not in _BOXES and (at < 0 or ord(one) > last[at]):
            lacking.add(one)
    for one in sorted(lacking):
        missing[one] = None
        text = text.replace(one, _STAND_IN)
    return text


@cache
def _started() -> tuple[bytes, typst.Compiler]:
    """Start the compiler; give it with the description of a page."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_folder()])
    source = files("jiheng.exporting.papers").joinpath("page.typ").read_bytes()
    return source, typst.Compiler(font_paths=fonts)


def _folder() -> Path:
    return Path(pylopdf_fonts_zh_cn.__file__).parent


@cache
def _letters() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the first and the last of each run of characters that one of the fonts has."""
    runs: list[list[int]] = []
    for first, last in sorted(run for font in sorted(_folder().glob("*.otf")) for run in _runs(font)):
        if runs and first <= runs[-1][1] + 1:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    return tuple(first for first, _ in runs), tuple(last for _, last in runs)


def _runs(font: Path) -> list[tuple[int, int]]:
    """Read from a font which characters it has (table ``cmap``, the format of 32 bits)."""
    with font.open("rb") as stream:
        (tables,) = struct.unpack(">4xH6x", stream.read(12))
        directory = dict(struct.iter_unpack(">4s4xI4x", stream.read(16 * tables)))
        return _mapped(stream, directory[b"cmap"])


def _mapped(stream: BinaryIO, start: int) -> list[tuple[int, int]]:
    stream.seek(start)
    (many,) = struct.unpack(">2xH", stream.read(4))
    for (place,) in list(struct.iter_unpack(">4xI", stream.read(8 * many))):
        stream.seek(start + place)
        kind, groups = struct.unpack(">H10xI", stream.read(16))
        if kind == _LONG:
            return [(first, last) for first, last, _ in struct.iter_unpack(">III", stream.read(12 * groups))]
    return []
