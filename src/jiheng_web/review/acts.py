"""What is done at the bench. Each act writes its line in the audit trail; nothing else changes a batch."""

import re
import shutil
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from django.db.models import F
from django.utils import timezone

from jiheng_web.audit.act import Done, act
from jiheng_web.people.person import Role
from jiheng_web.review import tasks
from jiheng_web.review.models import Batch, BatchFile, Outcome
from jiheng_web.review.names import Taken, safe_name

UNITS: Final = ("元", "百元", "千元", "万元", "百万元", "亿元")
_LONGEST: Final = 120
_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Answers(NamedTuple):
    """What is settled for a whole batch; what is blank or ``None`` is left to the forms.

    ``rules`` is a rule pack, ``unit`` that of money where forms leave it open, ``year`` the year they should be of,
    ``finished`` whether the projects are finished.
    """

    rules: str
    unit: str
    year: int | None
    finished: bool | None


class Outdated(Exception):  # noqa: N818 - it says what became of the page
    """Another page has changed what this one shows."""


def seen_of(batch: Batch) -> str:
    """Give the answers of a batch in one line, by which a page shows what it was made from."""
    return "|".join(str(getattr(batch, name)) for name in Answers._fields)


@act("review.open", "新建一批", "open a batch", Role.REVIEWER)
def open_batch(name: str) -> Done[Batch]:
    """Open a batch; without a name it is called after the time."""
    plain = _BLANK.sub(" ", name).strip()[:_LONGEST]
    batch = Batch.objects.create(name=plain or f"{timezone.localtime():%Y-%m-%d %H:%M}")
    batch.folder.mkdir(parents=True, exist_ok=True)
    return Done(batch, f"batch:{batch.pk}", {})


@act("review.add", "收文件", "take files in", Role.REVIEWER)
def add_files(batch: Batch, files: Iterable[tuple[str, UploadedFile[Any]]]) -> Done[list[BatchFile]]:
    """Take files in, each with the name, and the folders, that its owner gave it. Another file of a name gets a number.

    Raises:
        OSError, OperationalError: they cannot be written, or not be noted; none of them is left.
    """
    taken = Taken(batch.files.values_list("name", flat=True))
    added = []
    try:
        for typed, file in files:
            name = taken.free(safe_name(typed))
            added.append(BatchFile(batch=batch, name=name, size=file.size or 0))
            to = batch.folder / name
            to.parent.mkdir(parents=True, exist_ok=True)
            with to.open("wb") as out:
                shutil.copyfileobj(file, out)
        BatchFile.objects.bulk_create(added)
    except (OSError, OperationalError):
        for one in added:  # a file that nobody knows of would still be there for whoever looks at the folder
            (batch.folder / one.name).unlink(missing_ok=True)
        raise
    return Done(added, f"batch:{batch.pk}", {"files": len(added)})


@act("review.read", "开始读表", "have the files read", Role.REVIEWER)
def have_read(batch: Batch) -> Done[None]:
    """Have everything that is waiting read."""
    _renew(batch)
    return Done(None, f"batch:{batch.pk}", {})


@act("review.answer", "定办法、金额单位和年度", "answer for the whole batch", Role.REVIEWER)
def answer(batch: Batch, answers: Answers, seen: str | None = None) -> Done[None]:
    """Settle for the whole batch what its forms leave open.

    Raises:
        Outdated: the answers of the batch are no more those that were ``seen`` on the page, see :func:`seen_of`.
    """
    batch.refresh_from_db()
    if seen not in {None, seen_of(batch)}:
        raise Outdated
    given = answers._asdict()
    for name, value in given.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(given))
    _renew(batch)
    return Done(None, f"batch:{batch.pk}", given)


@act("review.order", "要一份文件", "order a document", Role.REVIEWER)
def order(batch: Batch, kind: Outcome.Kind) -> Done[Outcome]:
    """Have a document written over the batch as it stands, once: asked for again while it waits, it is the same."""
    waiting = batch.outcomes.filter(kind=kind, revision=batch.revision, name="", failure="").first()
    if waiting is not None:
        return Done(waiting, f"batch:{batch.pk}", {"kind": str(kind), "again": True})
    outcome = Outcome.objects.create(batch=batch, kind=kind, revision=batch.revision)
    tasks.write_outcome.enqueue(outcome.pk)
    return Done(outcome, f"batch:{batch.pk}", {"kind": str(kind)})


def _renew(batch: Batch) -> None:
    """Have the batch read and computed anew, in the transaction of what changed it."""
    # Counted by the database: another page may have changed the batch since this one was asked for.
    batch.revision = F("revision") + 1
    batch.save(update_fields=["revision"])
    batch.refresh_from_db(fields=["revision"])
    tasks.bring_up_to_date.enqueue(batch.pk)
