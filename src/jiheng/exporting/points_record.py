"""Points as records: what is due by a rule pack, row by row and in all, and what one correction would do."""

import msgspec


class PointsRecord(msgspec.Struct, frozen=True):
    """Points due of one row: ``points``, or ``low`` and ``high`` where the rule leaves room, or the ``reason`` why not.

    ``high_included`` is false where the upper end does not belong to the interval. ``steps`` is the arithmetic,
    ``clause`` the rule it follows.
    """

    points: str | None = None
    low: str | None = None
    high: str | None = None
    high_included: bool | None = None
    reason: str | None = None
    reason_en: str | None = None
    steps: tuple[str, ...] = ()
    clause: str | None = None


class DueRowRecord(msgspec.Struct, frozen=True):
    """One row of indicators with what the unit claimed and what is due."""

    row: int
    name: str | None
    max_points: str | None
    claimed_points: str | None
    due: PointsRecord


class DueRecord(msgspec.Struct, frozen=True):
    """What a rule pack gives for a form, beside what the unit claimed.

    ``low`` and ``high`` bound the total. ``grade`` is given where both fall into one grade; ``grades`` lists the
    possible ones. ``execution_counted``: whether execution stands inside the total, ``null`` for unknown.
    ``open_rows`` are the positions, from 0, of the rows that have no points.
    """

    rules: str
    execution: PointsRecord
    indicators: tuple[DueRowRecord, ...]
    low: str | None
    high: str | None
    grade: str | None
    grades: tuple[str, ...]
    execution_counted: bool | None
    open_rows: tuple[int, ...]
    steps: tuple[str, ...]
    claimed_total: str | None
    claimed_grade: str | None


class RatesRecord(msgspec.Struct, frozen=True):
    """Expenditure in per cent of the revised budget and of the opening one, to two places; ``null`` without either."""

    revised: str | None
    original: str | None


class EffectRecord(msgspec.Struct, frozen=True):
    """What mending the points as computed would do to the total claimed, and to the grade it comes to."""

    total_before: str
    total_after: str
    grade_before: str | None
    grade_after: str | None
