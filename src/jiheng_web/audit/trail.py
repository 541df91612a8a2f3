"""Writing the audit trail, and telling whether it is whole."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from jiheng_web.audit.models import Line

_FIRST: Final = "0" * 64


def write(*, who: str, act: str, about: str, details: Mapping[str, object]) -> Line:
    """Write a line, within the transaction of what it tells of: where it cannot be written, nothing is done.

    Raises:
        TransactionManagementError: there is no transaction.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("an act and its line belong in one transaction")
    last = Line.objects.select_for_update().order_by("-number").first()
    line = Line(
        number=1 if last is None else last.number + 1,
        at=timezone.now(),
        who=who,
        act=act,
        about=about[:200],
        details=dict(details),
        before=_FIRST if last is None else last.seal,
    )
    line.seal = seal_of(line)
    line.save(force_insert=True)
    return line


def seal_of(line: Line) -> str:
    """Compute the seal that a line should have."""
    told = [line.number, line.at.isoformat(), line.who, line.act, line.about, line.details, line.before]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Look(NamedTuple):
    """What a look through the trail gave: how many lines there are, the seal of the last, and the first that is broken.

    ``broken`` is the number of the first line that was changed, or that follows one taken away. Lines taken away from
    the end leave no gap: they show only where the last seal was noted elsewhere.
    """

    many: int
    seal: str
    broken: int | None


def look() -> Look:
    """Go through the whole trail."""
    before, many = _FIRST, 0
    with transaction.atomic():
        for line in Line.objects.order_by("number").iterator():
            if line.number != many + 1 or line.before != before or line.seal != seal_of(line):
                return Look(many, before, many + 1)
            before, many = line.seal, many + 1
    return Look(many, before, None)
