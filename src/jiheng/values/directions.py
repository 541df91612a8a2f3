"""Which way is better: written beside the number, in a column of its own, guessed from the name, or unknown."""

from enum import StrEnum
from functools import cache, lru_cache

import msgspec

from jiheng.form import Category
from jiheng.values.comparators import comparator_of_column, signs
from jiheng.values.glyphs import clean
from jiheng.values.quantities import Comparator, Quantity, Range
from jiheng.values.statements import Deadline, Frequency, Reference, Value, Word
from jiheng.values.tables import Lexicon, table


class Kind(StrEnum):
    """How an actual has to stand to its target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """What a direction rests on. Nothing that rests on a guess is ever called an error."""

    WRITTEN = "written"
    COLUMN = "column"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


class Direction(msgspec.Struct, frozen=True):
    """Which way is better, and what that rests on.

    ``less_is_better`` says that the name or category speaks of something one wants little of (cost, accidents): it
    makes an actual under a written ``=`` a question (a saving?) instead of a miss.
    """

    kind: Kind
    standing: Standing
    less_is_better: bool = False

    @property
    def is_guess(self) -> bool:
        """Nobody wrote it."""
        return self.standing in {Standing.GUESSED, Standing.UNKNOWN}


class _Names(msgspec.Struct, frozen=True):
    """The tables of ``directions.toml``. Each word says whether less of it is better."""

    ends: Lexicon[bool]
    within: tuple[tuple[str, bool], ...]


_COSTS = frozenset((Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST, Category.ECOLOGICAL_COST))


def direction(name: str, target: Value, *, category: Category | None, column: str = "") -> Direction:
    """Say which way is better for an indicator.

    ``name`` is the indicator's, ``column`` what stands in its column of signs or directions (指标性质), where the form
    has one. Words have no direction. A bare number is guessed from name and category, and as ``=`` where they say
    nothing.
    """
    less = _less_is_better(clean(name), category)
    written = _written(target)
    if written is not None:
        standing = Standing.COLUMN if comparator_of_column(column) is written else Standing.WRITTEN
        return Direction(_kind_of(written), standing, bool(less))
    if isinstance(target, Range):
        return Direction(Kind.EQUAL, Standing.WRITTEN, bool(less))
    if isinstance(target, Deadline):
        return Direction(Kind.AT_MOST, Standing.WRITTEN if target.before else Standing.GUESSED)
    if not isinstance(target, Quantity | Reference | Frequency):
        return Direction(Kind.UNKNOWN, Standing.UNKNOWN)
    from_column = _of_column(column)
    if from_column is not None:
        return Direction(from_column, Standing.COLUMN, bool(less))
    guessed = Kind.AT_LEAST if isinstance(target, Frequency) else _guess(target, less)
    return Direction(guessed, Standing.GUESSED, bool(less))


def _written(target: Value) -> Comparator | None:
    """Give the comparator that stands in the target itself, or in a number inside it."""
    inner: Quantity | None = None
    if isinstance(target, Quantity | Reference | Word) and target.comparator is not None:
        return target.comparator
    if isinstance(target, Reference):
        inner = target.share
    elif isinstance(target, Frequency):
        inner = target.times
    elif isinstance(target, Deadline):
        inner = target.within
    return None if inner is None else inner.comparator


def _kind_of(comparator: Comparator) -> Kind:
    if comparator.looks_up:
        return Kind.AT_LEAST
    return Kind.AT_MOST if comparator.looks_down else Kind.EQUAL


def _of_column(column: str) -> Kind | None:
    if not column:
        return None
    comparator = comparator_of_column(column)
    if comparator is not None:
        return _kind_of(comparator)
    words, written = signs().column, clean(column)
    if written in words.more:
        return Kind.AT_LEAST
    return Kind.AT_MOST if written in words.less else None


def _guess(target: Quantity | Reference, less: bool | None) -> Kind:  # noqa: FBT001 - what the name says: yes, no, nothing
    share = target if isinstance(target, Quantity) else target.share
    if share is not None and any(manner in signs().turns for manner in share.manners):
        return Kind.AT_LEAST
    if less is None:
        return Kind.EQUAL
    return Kind.AT_MOST if less else Kind.AT_LEAST


@lru_cache(maxsize=2048)
def _less_is_better(name: str, category: Category | None) -> bool | None:
    names = _names()
    at_end = names.ends.at_end(name)
    if at_end is not None and len(name) - at_end[1] > 1:
        return at_end[0]
    if category in _COSTS:
        return True
    inside = next((less for word, less in names.within if word in name), None)
    if inside is not None:
        return inside
    if at_end is not None:
        return at_end[0]
    return False if category is Category.SERVICE_USER_SATISFACTION else None


@cache
def _names() -> _Names:
    tables = table("directions")
    keys = (("less", True), ("more", False))
    within = [(word, less) for key, less in keys for word in tables["within"][key]]
    return _Names(
        ends=Lexicon((word, less) for key, less in keys for word in tables["ends"][key]),
        within=tuple(sorted(within, key=lambda entry: -len(entry[0]))),
    )
