"""The files that are damaged: one form and several, in every type that is read."""

import functools
import importlib
from pathlib import Path
from typing import Final

from jiheng.reading import Grid, Paragraph, Table, read_bytes
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

TYPES: Final = tuple(_WRITERS)
_OFFICE: Final = frozenset({"doc"})


@functools.cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Give files of a type: the examples of it, and two forms out of the examples written as that type.

    Empty where another program has to write them and is not installed.
    """
    if kind in _OFFICE and not all(is_there(family) for family in FAMILIES if family.name == "libreoffice"):
        return ()
    writer = importlib.import_module(f"benchmarks.corpus.writers.{_WRITERS[kind]}")
    given = [path.read_bytes() for path in sorted(EXAMPLES.glob(f"*.{kind}"))]
    return (*given, *(writer.write(grid) for grid in _grids()))


@functools.cache
def _grids() -> tuple[Grid, Grid]:
    """Give the first of the ten forms, and the first two, each with the lines above its table."""
    whole = read_bytes((EXAMPLES / "minhang-2020.docx").read_bytes(), file="minhang-2020.docx").blocks
    ends = [at for at, block in enumerate(whole) if isinstance(block, Table)]
    assert all(isinstance(block, Paragraph | Table) for block in whole)
    return Grid("one", whole[: ends[0] + 1]), Grid("two", whole[: ends[1] + 1])
