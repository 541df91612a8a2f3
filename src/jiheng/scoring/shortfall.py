"""What the methods for targets that were not hit are given."""

from decimal import Decimal

import msgspec


class Shortfall(msgspec.Struct, frozen=True):
    """A target that was not hit, both numbers in the target's unit, and the clause by which it scores."""

    max_points: Decimal
    actual: Decimal
    target: Decimal
    clause: str
