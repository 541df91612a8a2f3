"""Which way is better for a target that is locked: known when the workbook is made, so that no sign need be written."""

from typing import Final

from jiheng.exporting.fill_in.formulas import WAY
from jiheng.exporting.fill_in.plan import Row
from jiheng.form import Dimension, Indicator
from jiheng.rulepacks import RulePack
from jiheng.scoring import scored_direction, understand
from jiheng.values import Kind, Quantity

_CODES: Final = {
    (Kind.AT_LEAST, False): WAY.at_least,
    (Kind.AT_LEAST, True): WAY.more_than,
    (Kind.AT_MOST, False): WAY.at_most,
    (Kind.AT_MOST, True): WAY.less_than,
}


def known_way(row: Row, pack: RulePack) -> str:
    """Give the code of the direction by which a locked target scores under a pack; none where it is not known."""
    if row.indicator is None or "target" not in row.locked:
        return ""
    told = understand(_as_sent(row, row.indicator))
    if not isinstance(told.target, Quantity) or told.comparison.direction.may_be_month:
        return ""
    kind, _ = scored_direction(told, pack)
    is_strict = told.target.comparator is not None and told.target.comparator.excludes_bound
    if kind is Kind.EQUAL:
        less = told.comparison.direction.less_is_better or told.dimension is Dimension.COST
        return WAY.equal_by_less if less else WAY.equal
    return _CODES.get((kind, is_strict), "")


def _as_sent(row: Row, indicator: Indicator) -> Indicator:
    """Give the indicator as it stands on the sheet: sign and unit are in the cell of the target."""
    return Indicator(
        dimension=indicator.dimension,
        category=indicator.category,
        name=indicator.name,
        target=type(indicator.target)(row.texts["target"], row.texts["target"], indicator.target.place),
    )
