"""What is read: one official form made from a seed, in every kind of file, and the ten real forms of the examples."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.excel_files import excel_file
from benchmarks.official_form import official_form
from benchmarks.plain_files import page_file, text_file
from benchmarks.word_files import office, rewritten, word_file

EXAMPLES = Path(__file__).parents[1] / "examples"


class Disagreement(Exception):  # noqa: N818 - the word for what happened
    """A contestant gave other cells than ours: there is nothing to compare."""


class Input(msgspec.Struct, frozen=True):
    """A file. ``about`` says in Chinese what it is, ``forms`` how many forms it holds."""

    name: str
    about: str
    content: bytes
    forms: int = 1

    @property
    def suffix(self) -> str:
        """The kind of file, with its dot."""
        return Path(self.name).suffix


def single_forms() -> dict[str, Input]:
    """Write the official form in every kind of file; by suffix."""
    form = official_form()
    made = {
        ".docx": word_file(form, formatted=False),
        ".xlsx": excel_file(form),
        ".html": page_file(form),
        ".txt": text_file(form),
    }
    return {suffix: Input(f"official-form{suffix}", "一张官方表样", content) for suffix, content in made.items()}


def formatted_form() -> Input:
    """Write the official form as a Word document whose every text has font and size of its own."""
    content = word_file(official_form(), formatted=True)
    return Input("official-form-formatted.docx", "同一张表，每段文字各带字体字号", content)


def ten_forms() -> dict[str, Input]:
    """Take the ten real forms from the examples; by suffix."""
    files = {suffix: EXAMPLES / f"minhang-2020{suffix}" for suffix in (".docx", ".xlsx", ".html", ".txt")}
    return {suffix: Input(path.name, "十张真实表", path.read_bytes(), 10) for suffix, path in files.items()}


def from_office(document: Input) -> Input | None:
    """Let LibreOffice write the Word document again, where it is installed."""
    program = office()
    if program is None:
        return None
    return Input(
        "official-form-libreoffice.docx", "同一张表，由 LibreOffice 另存", rewritten(document.content, program)
    )


def agree(contestant: str, document: Input, found: Sequence[object], expected: Sequence[object]) -> None:
    """Make sure that a contestant gives what we give.

    Raises:
        Disagreement: it does not; the first differences are named.
    """
    if list(found) != list(expected):
        lacking = [cell for cell in expected if cell not in found]
        strange = [cell for cell in found if cell not in expected]
        raise Disagreement(f"{contestant}, {document.name}: lacks {lacking[:3]}, has {strange[:3]}")
