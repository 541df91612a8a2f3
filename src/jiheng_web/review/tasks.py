"""What takes longer than a page may: done by a worker, one task for a batch."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError
from django_tasks import task

import jiheng
from jiheng_web.review.computing import compute
from jiheng_web.review.models import Batch, Outcome
from jiheng_web.review.reading import read_waiting
from jiheng_web.review.writing import write

_LOG: Final = logging.getLogger(__name__)
_OUR_FAULT: Final = "程序自身出错了，不是表有问题；收到的文件都在。请再试一次，还不行请告诉维护的人。"
_NO_ROOM: Final = "写不下来，多半是磁盘满了，或数据文件夹不能写；收到的文件都在。请腾出空间，再试一次。"


@task()
def bring_up_to_date(batch_id: int) -> None:
    """Read what waits, and compute the batch anew until nothing has changed meanwhile."""
    while True:
        batch = Batch.objects.get(pk=batch_id)
        if batch.is_up_to_date:
            return
        with _telling(batch):
            read_waiting(batch)
            compute(batch)


@task()
def write_outcome(outcome_id: int) -> None:
    """Write a document that was ordered, over everything that has come in by now."""
    outcome = Outcome.objects.get(pk=outcome_id)
    if outcome.name or outcome.failure:
        return  # ordered again when the program was started anew, and written before
    bring_up_to_date.call(outcome.batch_id)
    with _telling(outcome):
        write(outcome)


@contextmanager
def _telling(on: Batch | Outcome) -> Iterator[None]:
    """Say on a batch or an outcome why it failed, so that nobody waits for it any more."""
    try:
        yield
    except Exception as why:  # noqa: BLE001 - whatever it was is told, and written into the log
        on.failure = _reason(why)
        if isinstance(on, Batch):
            Batch.objects.filter(pk=on.pk).update(failure=on.failure, computed=on.revision)
        else:
            on.save(update_fields=["failure"])


def _reason(why: Exception) -> str:
    """Say why, for whoever waits; what they cannot help goes into the log, too."""
    if isinstance(why, jiheng.BadFile):
        return why.message
    _LOG.error("a task failed", exc_info=why)
    return _NO_ROOM if isinstance(why, (OSError, OperationalError)) else _OUR_FAULT


def resume() -> None:
    """Order again what was left undone when the program was ended."""
    for batch in Batch.objects.all():
        if not batch.is_up_to_date and batch.files.exists():
            bring_up_to_date.enqueue(batch.pk)
    for outcome in Outcome.objects.filter(name="", failure=""):
        write_outcome.enqueue(outcome.pk)
