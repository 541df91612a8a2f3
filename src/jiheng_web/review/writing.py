"""Documents over a batch, written where they are fetched from."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

import jiheng
from jiheng_web.review.computing import pile_of
from jiheng_web.review.models import Outcome


def write(outcome: Outcome) -> None:
    """Write the document that was ordered, whole or not at all."""
    name, put = _KINDS[Outcome.Kind(outcome.kind)]
    outcome.name = name
    pile = pile_of(outcome.batch)
    outcome.file.parent.mkdir(parents=True, exist_ok=True)
    half: Path = outcome.file.with_suffix(".part")
    with half.open("wb") as out:
        put(pile, out)
        out.flush()
        os.fsync(out.fileno())
    half.replace(outcome.file)
    outcome.save(update_fields=["name"])


def _report(pile: jiheng.Pile, out: BinaryIO) -> None:
    jiheng.write_report(pile, "check", out, format="html")


def _table(pile: jiheng.Pile, out: BinaryIO) -> None:
    jiheng.write_report(pile, "check", out, format="xlsx")


def _letters(pile: jiheng.Pile, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter in jiheng.write_letters(pile):
            archive.writestr(letter.name, letter.content)


_KINDS: Final[dict[Outcome.Kind, tuple[str, Callable[[jiheng.Pile, BinaryIO], None]]]] = {
    Outcome.Kind.REPORT: ("检查报告.html", _report),
    Outcome.Kind.TABLE: ("检查结果.xlsx", _table),
    Outcome.Kind.LETTERS: ("审核意见.zip", _letters),
}
