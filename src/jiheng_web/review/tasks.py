"""What takes longer than a page may: done by a worker, one task for a batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django_tasks import task

import jiheng
from jiheng_web.review.computing import compute
from jiheng_web.review.models import Batch, Outcome
from jiheng_web.review.reading import read_waiting
from jiheng_web.review.writing import write

_OUR_FAULT: Final = "程序自身出错了，不是表有问题；收到的文件都在。请再试一次，还不行请告诉维护的人。"


@task()
def bring_up_to_date(batch_id: int) -> None:
    """Read what waits, and compute the batch anew until nothing has changed meanwhile."""
    while True:
        batch = Batch.objects.get(pk=batch_id)
        if batch.is_up_to_date:
            return
        read_waiting(batch)
        with _telling(batch):
            compute(batch)


@task()
def write_outcome(outcome_id: int) -> None:
    """Write a document that was ordered."""
    outcome = Outcome.objects.select_related("batch").get(pk=outcome_id)
    with _telling(outcome):
        write(outcome)


@contextmanager
def _telling(on: Batch | Outcome) -> Iterator[None]:
    """Say on a batch or an outcome why it failed, so that nobody waits for it any more."""
    try:
        yield
    except Exception as why:
        told = why.message if isinstance(why, jiheng.BadFile) else None
        on.failure = told or _OUR_FAULT
        if isinstance(on, Batch):
            Batch.objects.filter(pk=on.pk).update(failure=on.failure, computed=on.revision)
        else:
            on.save(update_fields=["failure"])
        if told is None:
            raise  # into the log


def resume() -> None:
    """Order again what was left undone when the program was ended."""
    for batch in Batch.objects.all():
        if not batch.is_up_to_date and batch.files.exists():
            bring_up_to_date.enqueue(batch.pk)
    for outcome in Outcome.objects.filter(name="", failure=""):
        write_outcome.enqueue(outcome.pk)
