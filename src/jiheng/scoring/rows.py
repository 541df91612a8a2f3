"""From a row as printed to a row as understood."""

from jiheng.form import Indicator
from jiheng.scoring.results import Row
from jiheng.values import compare, direction, parse_row


def understand(indicator: Indicator) -> Row:
    """Say what target and actual of a row mean, and how the one stands against the other."""
    name, column, unit = (field.value or "" for field in (indicator.name, indicator.comparator, indicator.unit))
    aim, reached = indicator.target.value or "", indicator.actual.value or ""
    target, actual = parse_row(aim, reached, unit=unit, comparator=column)
    category = indicator.category.value
    comparison = compare(target, actual, direction(name, target, category=category, column=column))
    return Row(name, indicator.max_points.value, target, actual, comparison, indicator.dimension.value, category)
