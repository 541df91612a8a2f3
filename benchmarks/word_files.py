"""The official form as a Word document, written by python-docx and, where it is installed, by LibreOffice."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.shared import Pt

from benchmarks.official_form import COLUMNS, ROWS, TITLE, YEAR, Box

_FONT_SIZE = 10.5
_PATIENCE_SECONDS = 120


def word_file(form: Sequence[Box], *, formatted: bool) -> bytes:
    """Write a form with its title above it.

    ``formatted`` gives every text font and size of its own, as offices' documents have; otherwise there is nothing
    but what the table needs.
    """
    document = Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(YEAR)
    table = document.add_table(ROWS, COLUMNS, style="Table Grid")
    # Taken before anything is merged, because looking a cell up walks the whole table.
    grid = [table.row_cells(row) for row in range(ROWS)]
    for box in form:
        cell, last = grid[box.row][box.column], grid[box.row + box.rows - 1][box.column + box.columns - 1]
        if last is not cell:
            cell = cell.merge(last)
        if box.text:
            run = cell.paragraphs[0].add_run(box.text)
            if formatted:
                run.font.name = "宋体"
                run.font.size = Pt(_FONT_SIZE)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def office() -> str | None:
    """Find LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def rewritten(source: bytes, program: str) -> bytes:
    """Let LibreOffice open a document and save it again, which makes it about five times as long."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "form.docx"), Path(folder, "out")
        given.write_bytes(source)
        words = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--convert-to", "docx", "--outdir", str(out), str(given)),
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=_PATIENCE_SECONDS)  # noqa: S603 - words of our own
        return (out / given.name).read_bytes()
