"""An office at work on the workbooks: cells are filled in, LibreOffice computes and saves them, all in one start."""

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.book import write_template
from jiheng.rulepacks import load_pack

_AT_ONCE = 120
"""It keeps all it has opened; after some 250 it ends without a word."""

Cells = Mapping[str, str | int | float]


def template(pack: str = "mof-2020-10", **wanted: Any) -> bytes:  # noqa: ANN401 - as the function has them
    """A workbook as it is sent out."""
    out = io.BytesIO()
    write_template(out, load_pack(pack), **wanted)
    return out.getvalue()


def filled(sent: bytes, cells: Cells) -> bytes:
    """Type texts and numbers into cells, as a program does that computes nothing."""
    book = openpyxl.load_workbook(io.BytesIO(sent))
    sheet = book[at.FORM]
    for name, value in cells.items():
        sheet[name] = value
        if isinstance(value, str):
            sheet[name].data_type = "s"  # a text that begins with = stays one
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved(books: Mapping[str, bytes], folder: Path, suffix: str = "xlsx") -> dict[str, bytes]:
    """Open every workbook in LibreOffice and save it, in one start as far as it bears so many."""
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    out = folder / "saved"
    names = list(books)
    for first in range(0, len(names), _AT_ONCE):
        _convert(folder, out, names[first : first + _AT_ONCE], suffix)
    return {name: (out / f"{name}.{suffix}").read_bytes() for name in names}


def _convert(folder: Path, out: Path, names: list[str], suffix: str) -> None:
    subprocess.run(  # noqa: S603 - fixed words
        [  # noqa: S607 - found as a user's shell finds it
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(out),
            *(str(folder / f"{name}.xlsx") for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )


def computed(content: bytes) -> Worksheet:
    """The form's sheet with the results of its formulas."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)[at.FORM]
