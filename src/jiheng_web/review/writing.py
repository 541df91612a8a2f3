"""Documents over a batch, written where they are fetched from."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

import jiheng
from jiheng_web.review.computing import options_of, pile_of
from jiheng_web.review.models import Batch, Outcome


def write(outcome: Outcome) -> None:
    """Write the document that was ordered, whole or not at all."""
    name, put = _KINDS[Outcome.Kind(outcome.kind)]
    outcome.name = name
    outcome.file.parent.mkdir(parents=True, exist_ok=True)
    half: Path = outcome.file.with_suffix(".part")
    with half.open("wb") as out:
        put(outcome.batch, out)
        out.flush()
        os.fsync(out.fileno())
    half.replace(outcome.file)
    outcome.save(update_fields=["name"])


def _report(batch: Batch, out: BinaryIO) -> None:
    jiheng.write_report(pile_of(batch), "check", out, format="html")


def _table(batch: Batch, out: BinaryIO) -> None:
    jiheng.write_report(pile_of(batch), "check", out, format="xlsx")


def _letters(batch: Batch, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter in jiheng.write_letters(pile_of(batch)):
            archive.writestr(letter.name, letter.content)


def _annotated(batch: Batch, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in jiheng.annotate_files(str(batch.folder), options=options_of(batch)):
            if isinstance(one, jiheng.Annotated):
                archive.writestr(one.name, one.content)
                archive.writestr(one.summary_name, one.summary)


_KINDS: Final[dict[Outcome.Kind, tuple[str, Callable[[Batch, BinaryIO], None]]]] = {
    Outcome.Kind.REPORT: ("检查报告.html", _report),
    Outcome.Kind.TABLE: ("检查结果.xlsx", _table),
    Outcome.Kind.ANNOTATED: ("批注.zip", _annotated),
    Outcome.Kind.LETTERS: ("审核意见.zip", _letters),
}
