"""Every kind of document as a picture: ink inside the page, no text across a ruled line, no page without need.

Coarse on purpose: fonts differ from machine to machine, and what is looked for is a broken layout.
"""

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it has hints and does not say so
import pytest

import jiheng
from jiheng.exporting.papers import looks

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
MM: Final = 72 / 25.4
_SCALE: Final = 2.0
_THIN: Final = 2.0  # points
Open = Callable[[bytes], Any]


@pytest.fixture(scope="module")
def items() -> tuple[jiheng.Reading, ...]:
    """Four of the real forms, of seven to eleven indicators: what an ordinary form has."""
    found = [one for one in jiheng.read_files(str(EXAMPLE)) if isinstance(one, jiheng.Reading)]
    return tuple(found[at] for at in (0, 1, 3, 7))


@pytest.fixture(scope="module")
def pile(items: tuple[jiheng.Reading, ...]) -> jiheng.Pile:
    return jiheng.gather(items, jiheng.Options(rules=("mof-2020-10",)))


def _documents(items: tuple[jiheng.Reading, ...], pile: jiheng.Pile) -> Iterator[tuple[str, bytes]]:
    """Each kind of document, by its name and kind of file."""
    for kind in ("docx", "xlsx"):
        for layout in jiheng.layouts():
            yield f"{layout}.{kind}", jiheng.export(items, "form", format=kind, layout=layout)
        yield f"review-sheet.{kind}", jiheng.export(pile, "review-sheet", format=kind)
    yield "self-report.docx", jiheng.export(jiheng.gather(items[:1]), "self-report", format="docx")
    for letter in jiheng.write_letters(pile, sender="区财政局"):
        yield f"letter-{letter.name}", letter.content
    blank = io.BytesIO()
    jiheng.write_template(blank)
    yield "template.xlsx", blank.getvalue()


@pytest.fixture(scope="module")
def printed(
    items: tuple[jiheng.Reading, ...], pile: jiheng.Pile, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """All of them as an office program prints them, in one start of it."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, content in _documents(items, pile):
        (folder / name).write_bytes(content)
    files = sorted(folder.iterdir())
    found = {}
    for suffix in (".docx", ".xlsx"):
        words = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
        some = [str(one) for one in files if one.suffix == suffix]
        subprocess.run([*words, "pdf", "--outdir", str(folder / suffix), *some], check=True, capture_output=True)  # noqa: S603 - words of our own
        for file in (folder / suffix).glob("*.pdf"):
            found[file.stem + suffix] = pypdfium2.PdfDocument(file.read_bytes())
    return found
