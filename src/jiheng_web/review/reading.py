"""Reading what came in, file by file, each whole or not at all."""

import logging
from typing import Final

from django.db import transaction

import jiheng
from jiheng_web.review.apart import Gone, Reader
from jiheng_web.review.models import Batch, BatchFile, BatchForm, Refusal

_LOG: Final = logging.getLogger(__name__)
_MOST_ATTEMPTS: Final = 2
_GONE: Final = (
    "读这个文件时程序中途停了两次（文件可能损坏或过大），已放在一边",
    "请打开它另存一份再交；还不行，请换一种格式，如 .docx 或 .xlsx",
    "the program stopped twice while it read this file, which may be damaged or too large; it was set aside",
    "Open it, save it anew and send that; if that does not help, use another format such as .docx or .xlsx",
)


def read_waiting(batch: Batch) -> None:
    """Read every file of a batch that waits to be read.

    One at which the program stopped twice is set aside. What was being read when the program was ended waits again.
    """
    batch.folder.mkdir(parents=True, exist_ok=True)  # were it gone, each of its files is still to be told missing
    with Reader(batch.folder) as reader:
        while (file := _next(batch)) is not None:
            try:
                found = reader.read(file.name)
            except Gone as why:
                _LOG.warning("file %s of batch %s: %s", file.pk, batch.pk, why)
                continue
            _put(file, found)


def _next(batch: Batch) -> BatchFile | None:
    """Take the next file in hand, counting the attempts before anything can go wrong."""
    with transaction.atomic():
        left = batch.files.select_for_update().filter(state__in=(BatchFile.State.WAITING, BatchFile.State.READING))
        while (file := left.first()) is not None:
            if file.attempts < _MOST_ATTEMPTS:
                file.state, file.attempts = BatchFile.State.READING, file.attempts + 1
                file.save(update_fields=["state", "attempts"])
                return file
            file.state = BatchFile.State.SET_ASIDE
            file.save(update_fields=["state"])
            _refuse(file, jiheng.NotRead(file.name, *_GONE))
    return None


@transaction.atomic
def _put(file: BatchFile, found: list[bytes | jiheng.NotRead]) -> None:
    for one in found:
        if isinstance(one, jiheng.NotRead):
            _refuse(file, one)
        else:
            source = jiheng.load_reading(one).source
            BatchForm.objects.create(
                batch_id=file.batch_id, file=file, source=source.file, number=source.number, reading=one
            )
    file.state = BatchFile.State.DONE
    file.save(update_fields=["state"])


def _refuse(file: BatchFile, why: jiheng.NotRead) -> None:
    Refusal.objects.create(
        file=file,
        name=why.file,
        reason=why.reason,
        remedy=why.remedy,
        reason_en=why.reason_en,
        remedy_en=why.remedy_en,
        passed_over=why.passed_over,
        was_read=why.was_read,
    )
