"""Which unit a word names, and how units convert."""

from fractions import Fraction
from functools import cache

import msgspec

from jiheng.values.quantities import Unit
from jiheng.values.tables import Lexicon, table

NUMBER = "number"
"""The dimension of a bare step: 5万 with no unit behind it."""

PEOPLE_EACH_TIME = "人/次"
"""May be a number of attendances or people each time; nobody can tell."""


class Units(msgspec.Struct, frozen=True):
    """The tables of ``units.toml``, ready for looking up."""

    plain: Lexicon[Unit]
    elsewhere: Lexicon[Unit]
    steps: Lexicon[tuple[str, int]]
    general: frozenset[str]
    people: frozenset[str]
    occasions: frozenset[str]
    titles: dict[str, str]


@cache
def units() -> Units:
    """Read the tables, once."""
    tables = table("units")
    entries: dict[str, Unit] = {}
    titles = {NUMBER: "数"}
    for code, dimension in tables["dimension"].items():
        titles[code] = dimension["zh"]
        for name, (size, *others) in dimension["units"].items():
            fraction = Fraction(size)
            unit = Unit(name, code, (fraction.numerator, fraction.denominator))
            entries |= dict.fromkeys((name, *others), unit)
    for name, others in tables["counting"].items():
        titles[f"counting:{name}"] = name
        entries |= {word: Unit(word, f"counting:{name}") for word in (name, *others)}
    note = tables["counting_note"]
    return Units(
        plain=Lexicon(entries.items()),
        elsewhere=Lexicon((word, entries[name]) for word, name in tables["elsewhere"].items()),
        steps=Lexicon((name, (name, int(size))) for name, size in tables["steps"].items()),
        general=frozenset(f"counting:{name}" for name in note["general"]),
        people=frozenset(f"counting:{name}" for name in note["people"]),
        occasions=frozenset(f"counting:{name}" for name in note["occasions"]),
        titles=titles,
    )


def units_of_measure() -> tuple[str, ...]:
    """Name every unit of the tables, and those of money, people and land with 万 or 亿 before them."""
    stepped = ("元", "亩", *(name.partition(":")[2] for name in sorted(units().people)))
    return (*units().plain, *(step + unit for step in ("万", "亿") for unit in stepped))


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """Read a unit at ``start``: the unit and where it ends. 万元 and 万人 are units, 万 alone is a bare step."""
    known = units()
    found = known.plain.at(text, start)
    if found is not None:
        return found
    step = known.steps.at(text, start)
    if step is None:
        return None
    (name, size), middle = step
    found = known.plain.at(text, middle)
    if found is None:
        return Unit(name, NUMBER, (size, 1)), middle
    unit, end = found
    return multiplied(unit, name, size), end


def multiplied(unit: Unit, step: str, size: int) -> Unit:
    """Put a step before a unit; 千克 is a unit of its own."""
    grown = unit.factor * size
    listed = units().plain.get(step + unit.name)
    if listed is not None:
        return listed
    return Unit(step + unit.name, unit.dimension, (grown.numerator, grown.denominator))


def part(denominator: int) -> Unit:
    """Give the unit of 三分之二: the third."""
    return Unit(f"/{denominator}", "share", (1, denominator))


def unlisted(name: str) -> Unit:
    """Give a unit that no list has, known to be one because it stood in a column of units."""
    return Unit(name, f"unlisted:{name}")


def unit_of_column(text: str) -> Unit | None:
    """Read what stands in a column of units; 月 and 日 are durations there."""
    found = units().elsewhere.get(text)
    if found is not None:
        return found
    whole = unit_at(text, 0)
    return whole[0] if whole is not None and whole[1] == len(text) else None


def converts(one: Unit | None, other: Unit | None) -> bool:
    """Tell whether numbers in the two units can be compared exactly. No unit and a bare step (5万) go together."""
    return dimension_of(one) == dimension_of(other)


def dimension_of(unit: Unit | None) -> str:
    """Give the dimension of a unit; a number without one is of the dimension of bare steps."""
    return NUMBER if unit is None else unit.dimension


def factor_of(unit: Unit | None) -> Fraction:
    """How much one of the unit is of its dimension's first unit."""
    return Fraction(1) if unit is None else unit.factor


def convert(number: Fraction, source: Unit | None, target: Unit | None) -> Fraction:
    """Express ``number`` of ``source`` in ``target``, exactly.

    Raises:
        ValueError: the units are of two dimensions.
    """
    if not converts(source, target):
        raise ValueError(f"{source} does not convert into {target}")
    return number * factor_of(source) / factor_of(target)


def counts_anything(unit: Unit | None) -> bool:
    """Tell whether the unit is a word that counts anything, such as 个."""
    return unit is not None and unit.dimension in units().general


def is_counting(unit: Unit | None) -> bool:
    """Tell whether the unit is a counting word."""
    return unit is not None and unit.dimension.startswith("counting:")
