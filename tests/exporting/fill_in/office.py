"""An office at work on the workbooks: cells are filled in, LibreOffice computes and saves them, all in one start."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.book import write_template
from jiheng.rulepacks import load_pack
from tests.exporting.libreoffice import converted

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
    """Open every workbook in LibreOffice and save it."""
    files = {f"{name}.xlsx": content for name, content in books.items()}
    done = converted(files, suffix, folder)
    return {name: done[f"{name}.xlsx"] for name in books}


def computed(content: bytes) -> Worksheet:
    """The form's sheet with the results of its formulas."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)[at.FORM]
