"""How a pack shares the points out over the dimensions, given which of them a form has."""

from collections.abc import Collection
from decimal import Decimal

from jiheng.form import Dimension
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, exactly


def expected_weights(pack: RulePack, dimensions: Collection[Dimension]) -> dict[Dimension, Decimal] | None:
    """Give the points of each dimension under a pack, execution apart; ``None`` where the pack names none.

    ``dimensions`` are those the form has. A cost dimension changes the shares where the pack has shares for it, and
    so does a missing satisfaction. The clause is that of the setting ``weights.output``, or of
    ``weights.with_cost.output`` where there is a cost dimension.
    """
    with_cost = Dimension.COST in dimensions and pack.find("weights.with_cost.cost") is not None
    group = "weights.with_cost" if with_cost else "weights"
    if pack.find(f"{group}.output") is None:
        return None
    weights = {
        dimension: pack.number(f"{group}.{dimension}")
        for dimension in Dimension
        if pack.find(f"{group}.{dimension}") is not None
    }
    heir = pack.find("weights.satisfaction_goes_to")
    if Dimension.SATISFACTION not in dimensions and heir is not None and heir.value != "unset":
        freed = weights.pop(Dimension.SATISFACTION, ZERO)
        with exactly():
            weights[Dimension(str(heir.value))] += freed
    return weights
