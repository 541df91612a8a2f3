"""Maxima that stand behind the names of rows, as in 「测算依据（5分）」, where a block has no column for them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

import msgspec

from jiheng.form import Criterion, Field, Indicator, clean

Row = TypeVar("Row", Indicator, Criterion)

# Only in brackets: 「平均得分85分」 is the name of an indicator.
_STATED = re.compile(r"\s*[(（]\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)）]\s*\Z")


def with_points_from_names(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Take the points behind the names for the maxima of the rows, and leave them out of the names.

    Only where every row states them and none has a cell for its maximum: behind one name alone they may be anything.
    """
    stated = [_STATED.search(row.name.value or "") for row in rows]
    if not rows or not all(stated) or not all(row.max_points.is_absent for row in rows):
        return tuple(rows)
    return tuple(
        msgspec.structs.replace(row, name=_named(row.name, found), max_points=_points(row.name, found))
        for row, found in zip(rows, stated, strict=True)
        if found is not None
    )


def _named(name: Field[str], found: re.Match[str]) -> Field[str]:
    return msgspec.structs.replace(name, value=clean((name.value or "")[: found.start()]) or None)


def _points(name: Field[str], found: re.Match[str]) -> Field[Decimal]:
    return Field(Decimal(found[1]), name.printed, name.place, name.certainty)
