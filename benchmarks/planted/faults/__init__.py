"""Faults: a module per family, a planter per way of making the mistake. Written from what each check is for.

A planter takes a clean draft and dice, and gives the draft with the fault and where the finding must stand, or nothing
where the draft is not one in which this mistake can be made.
"""

from benchmarks.planted.faults.planting import FAULTS, UNPLANTED, Fault, Planted, Spot

__all__ = ["FAULTS", "UNPLANTED", "Fault", "Planted", "Spot", "faults"]


def faults() -> tuple[Fault, ...]:
    """Give all planters, by code, in the order in which they are written."""
    from benchmarks.planted.faults import (  # noqa: F401, PLC0415 - importing a family is what enters its planters
        explanations,
        form,
        goals,
        indicators,
        money,
        points,
        reading,
        values,
        weights,
    )

    return tuple(sorted(FAULTS, key=lambda fault: fault.code))
