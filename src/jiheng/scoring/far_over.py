"""Results far over their target: from where on a pack calls them so. By itself that docks nothing."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import exactly
from jiheng.values import Comparison, Kind, Outcome


def is_far_over(comparison: Comparison, pack: RulePack) -> bool:
    """Tell whether a quantity of which more may be better was reached so many times over that a word is wanted."""
    target, actual = comparison.target_number, comparison.actual_number
    if target is None or actual is None or not _more_is_better(comparison) or not _is_over(comparison.ratio, pack):
        return False
    if target >= pack.number("far_over.target_at_least"):
        return True
    with exactly():
        return actual - target >= pack.number("far_over.excess_at_least")


def _more_is_better(comparison: Comparison) -> bool:
    reached = comparison.direction.kind in {Kind.AT_LEAST, Kind.EQUAL} and comparison.outcome is not Outcome.MISSED
    return comparison.is_quantity and reached


def _is_over(ratio: Decimal | None, pack: RulePack) -> bool:
    if ratio is None:
        return False
    line = pack.number("far_over.ratio")
    return ratio > line or (ratio == line and pack.flag("far_over.from_the_ratio_on"))
