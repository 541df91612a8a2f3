"""The files that are damaged: one form and several, in every type that is read."""

import functools
import importlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

import cv2
from PIL import Image

from benchmarks.corpus.writers.scan import pages_of
from benchmarks.corpus.writers.scan_noise import Noise, spoil
from jiheng.reading import Grid, Paragraph, Table, read_bytes
from tests.reading import making_doc, making_types
from tools.system import FAMILIES, is_there

EXAMPLES: Final = Path(__file__).parents[2] / "examples"

_WRITERS: Final = {
    "docx": "docx",
    "xlsx": "xlsx",
    "html": "html",
    "txt": "text",
    "doc": "doc",
    "xls": "xls",
    "ods": "ods",
    "mht": "mht",
    "pdf": "pdf",
    "png": "scan",
}
"""Types, and the modules of the corpus that write them."""

_BY_HAND: Final[dict[str, tuple[Callable[[Grid], bytes], ...]]] = {
    "odt": (making_types.odt,),
    "xlsb": (making_types.xlsb,),
    "word_xml": (making_types.word_2003, making_types.word_packed),
    "sheet_xml": (making_types.sheet_xml,),
}
_GRID: Final = "picture-grid"
"""Pictures in all formats, small ones, read without recognising their text: see :mod:`tests.fuzzing.blind`."""

TYPES: Final = (*_WRITERS, *_BY_HAND, _GRID)
RECOGNISED: Final = frozenset({"png"})
"""The types whose text is recognised."""
SUFFIXES: Final = {"word_xml": "xml", "sheet_xml": "xml", _GRID: "png"}
"""What the names of files end with, where that is not the type."""

_SMALL: Final = Noise(dpi=75, size=8, turn=1.2, grain=6, shade=0.3, seal=True)
_TOP: Final = 420
_FORMATS: Final = ("PNG", "JPEG", "BMP", "WEBP", "GIF")


@functools.cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Give files of a type: the examples of it, and two forms out of the examples written as that type."""
    given = [path.read_bytes() for path in sorted(EXAMPLES.glob(f"*.{kind}"))]
    one, two = _grids()
    if kind == _GRID:
        return tuple(_pictures(one))
    if kind in _BY_HAND:
        return tuple(write(grid) for write in _BY_HAND[kind] for grid in (one, two))
    if kind == "doc":
        given = [making_doc.of_grid(one), making_doc.of_grid(two)]
        if not all(is_there(family) for family in FAMILIES if family.name == "libreoffice"):
            return tuple(given)
    writer = importlib.import_module(f"benchmarks.corpus.writers.{_WRITERS[kind]}")
    return (*given, writer.write(one), writer.write(two))


def _pictures(grid: Grid) -> list[bytes]:
    """Give the upper half of a page in each format, and as files of two pages, packed as offices and faxes do."""
    top = pages_of(grid, _SMALL)[0][:_TOP]
    page = cv2.cvtColor(spoil(top, _SMALL, seed=1), cv2.COLOR_BGR2RGB)
    colour = Image.fromarray(page)
    black = colour.convert("1")
    written = [_as(form, colour) for form in _FORMATS]
    written += [_as("TIFF", black, black, compression="group4"), _as("TIFF", colour, compression="tiff_lzw")]
    return [*written, _as("TIFF", colour, colour.convert("L"), compression="jpeg"), _as("PNG", black)]


def _as(form: str, first: Image.Image, *others: Image.Image, **said: str) -> bytes:
    written = io.BytesIO()
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(written, form, **more, **said)
    return written.getvalue()


@functools.cache
def _grids() -> tuple[Grid, Grid]:
    """Give the first of the ten forms, and the first two, each with the lines above its table."""
    whole = read_bytes((EXAMPLES / "minhang-2020.docx").read_bytes(), file="minhang-2020.docx").blocks
    ends = [at for at, block in enumerate(whole) if isinstance(block, Table)]
    assert all(isinstance(block, Paragraph | Table) for block in whole)
    return Grid("one", whole[: ends[0] + 1]), Grid("two", whole[: ends[1] + 1])
