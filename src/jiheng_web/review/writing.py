"""Documents over a batch, written where they are fetched from."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import BinaryIO, Final

import jiheng
from jiheng_web.review.computing import options_of, pile_of
from jiheng_web.review.models import Batch, Outcome


def write(outcome: Outcome) -> None:
    """Write the document that was ordered, whole or not at all."""
    name, put = _KINDS[Outcome.Kind(outcome.kind)]
    outcome.name, outcome.revision = name, outcome.batch.revision
    outcome.file.parent.mkdir(parents=True, exist_ok=True)
    half: Path = outcome.file.with_suffix(".part")
    try:
        with half.open("wb") as out:
            put(outcome.batch, out)
            out.flush()
            os.fsync(out.fileno())
        half.replace(outcome.file)
    except OSError:
        half.unlink(missing_ok=True)  # it takes up room where there is none
        raise
    outcome.save(update_fields=["name", "revision"])


_LEFT: Final = "没有批注的文件.txt"


def _report(batch: Batch, out: BinaryIO) -> None:
    jiheng.write_report(pile_of(batch), "check", out, format="html")


def _table(batch: Batch, out: BinaryIO) -> None:
    jiheng.write_report(pile_of(batch), "check", out, format="xlsx")


def _letters(batch: Batch, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter in jiheng.write_letters(pile_of(batch)):
            archive.writestr(letter.name, letter.content)


def _annotated(batch: Batch, out: BinaryIO) -> None:
    known = set(batch.files.values_list("name", flat=True))
    left = [f"{name}：已不在数据文件夹里。" for name in sorted(known) if not (batch.folder / name).is_file()]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in jiheng.annotate_files(str(batch.folder), options=options_of(batch)):
            name = PurePath(one.file.removeprefix(str(batch.folder)).lstrip("/\\"))
            if known.isdisjoint(step.as_posix() for step in (name, *name.parents)):
                continue  # left behind by an upload that failed, so that nobody knows of it
            if isinstance(one, jiheng.Annotated):
                archive.writestr(one.name, one.content)
                archive.writestr(one.summary_name, one.summary)
            elif not one.passed_over:
                left.append(f"{name.as_posix()}：{one.reason}。{one.remedy}。")
        if left:
            archive.writestr(_LEFT, "\r\n".join(left))


_KINDS: Final[dict[Outcome.Kind, tuple[str, Callable[[Batch, BinaryIO], None]]]] = {
    Outcome.Kind.REPORT: ("检查报告.html", _report),
    Outcome.Kind.TABLE: ("检查结果.xlsx", _table),
    Outcome.Kind.ANNOTATED: ("批注.zip", _annotated),
    Outcome.Kind.LETTERS: ("审核意见.zip", _letters),
}
