"""Values that are numbers: a quantity, a range. Each writes itself back the way the grammar reads it."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec


class Comparator(StrEnum):
    """How an actual is to stand to a target, as the sign that is written back."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="

    @property
    def looks_up(self) -> bool:
        """``≥`` and ``>``: more is allowed."""
        return self in {Comparator.AT_LEAST, Comparator.MORE_THAN}

    @property
    def looks_down(self) -> bool:
        """``≤`` and ``<``: less is allowed."""
        return self in {Comparator.AT_MOST, Comparator.LESS_THAN}

    @property
    def excludes_bound(self) -> bool:
        """``>`` and ``<``: the number itself does not belong to what is asked for."""
        return self in {Comparator.MORE_THAN, Comparator.LESS_THAN}


class Unit(msgspec.Struct, frozen=True):
    """What is counted or measured.

    ``dimension`` is the code of ``units.toml``, ``counting:人`` for counting words, ``number`` for a bare step such as
    万, ``unlisted:盏`` for a unit known from its own column only. ``size`` is how much of the dimension's first unit it
    is, as a fraction of two whole numbers: 亩 is (2000, 3) square metres.
    """

    name: str
    dimension: str
    size: tuple[int, int] = (1, 1)

    def __str__(self) -> str:
        return self.name

    @property
    def factor(self) -> Fraction:
        """How much of the dimension's first unit this unit is, exactly."""
        return Fraction(*self.size)

    @property
    def is_part(self) -> bool:
        """A share with its own denominator, 三分之二: its name is ``/3``."""
        return self.name.startswith("/")


class Quantity(msgspec.Struct, frozen=True, kw_only=True, tag="quantity"):
    """A number with what it counts.

    ``manners`` say what else is written around it (平均, 约, 各, 增长 …), in the order of ``comparators.toml``;
    ``per`` is what it is counted for each of (20人 per 次, 1600元 per 亩); ``subject`` what the cell says it is a
    share or number of (满意度≥90%); ``thing`` the noun after a counting word (5名教师).
    """

    number: Decimal
    unit: Unit | None = None
    comparator: Comparator | None = None
    per: str | None = None
    manners: tuple[str, ...] = ()
    subject: str = ""
    thing: str = ""

    def __str__(self) -> str:
        return _written(self, figures(self.number, self.unit), self.comparator or "")


class Range(msgspec.Struct, frozen=True, kw_only=True, tag="range"):
    """From ``low`` to ``high``, both included, in one unit. A band (±10%) is the range from −10 to 10."""

    low: Decimal
    high: Decimal
    unit: Unit | None = None
    per: str | None = None
    manners: tuple[str, ...] = ()
    subject: str = ""
    thing: str = ""

    def __str__(self) -> str:
        if self.is_band:
            return _written(self, "±" + figures(self.high, self.unit), "")
        return _written(self, f"{plain(self.low)}~{figures(self.high, self.unit)}", "")

    @property
    def is_band(self) -> bool:
        """A deviation to either side, ±10%."""
        return self.low == self.high.copy_negate() and self.high > 0


def plain(number: Decimal) -> str:
    """Write a number in plain figures, with the places it has."""
    return format(number, "f")


def figures(number: Decimal, unit: Unit | None) -> str:
    """Write a number with its unit: ``12.5万元``, ``90%``, ``3分之2``."""
    if unit is None:
        return plain(number)
    if unit.is_part:
        return f"{unit.name[1:]}分之{plain(number)}"
    if unit.dimension.startswith("unlisted:"):
        return f"{plain(number)}〔{unit.name}〕"
    return plain(number) + unit.name


def _written(value: Quantity | Range, amount: str, comparator: str) -> str:
    per = ""
    if value.per is not None:
        of_people = value.unit is not None and value.unit.dimension == "counting:人"
        per = f"/每{value.per}" if of_people and value.per == "次" else f"/{value.per}"
    manners = "".join(value.manners)
    return f"{value.subject}{manners}{comparator}{amount}{value.thing}{per}"
