"""Rows that a template wants although the project has nothing of the kind: 成本指标 = 未填报, without points."""

from jiheng.form import Indicator
from jiheng.values import is_waived as says_nothing_was_due
from jiheng.values import parse


def is_waived(indicator: Indicator) -> bool:
    """Tell whether a row says that nothing was due, and neither offers nor claims points."""
    points = (indicator.max_points.value, indicator.claimed_points.value)
    return not any(points) and says_nothing_was_due(parse(indicator.target.value or ""))
