"""What one correction of points would do to the total that the unit claims, and to its grade."""

from decimal import Decimal

import msgspec

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, exactly
from jiheng.scoring.grade import grades_between
from jiheng.scoring.results import Due


class Effect(msgspec.Struct, frozen=True):
    """The total claimed before and after a correction, each with the grade it comes to, ``None`` where it has none."""

    before: Decimal
    after: Decimal
    grade_before: str | None
    grade_after: str | None

    @property
    def changes_grade(self) -> bool:
        """Whether the correction moves the form into another grade."""
        return self.grade_before != self.grade_after


def effect(due: Due, pack: RulePack, change: Decimal) -> Effect | None:
    """Add ``change`` to the total claimed; ``None`` where none is claimed or the form fits no scheme of points.

    ``None``, too, where it :func:`lifts_above_whole`: nobody is shown a total that cannot be.
    """
    before = due.claimed_total
    if before is None or due.execution_counted is None or lifts_above_whole(due, change):
        return None
    with exactly():
        after = max(before + change, ZERO)
    grades = (grades_between(total, total, due.scheme.whole, pack) for total in (before, after))
    grade_before, grade_after = (next(iter(found), None) for found in grades)
    return Effect(before, after, grade_before, grade_after)


def lifts_above_whole(due: Due, change: Decimal) -> bool:
    """Tell whether ``change`` alone would lift the total claimed above its whole: other points are wrong as well."""
    with exactly():
        return change > 0 and due.claimed_total is not None and due.claimed_total + change > due.scheme.whole
