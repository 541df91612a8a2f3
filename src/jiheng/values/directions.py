"""Which way is better: written beside the number, in a column of its own, guessed from the name, or unknown."""

from enum import StrEnum

import msgspec

from jiheng.form import Category
from jiheng.values.comparators import comparator_of_column, signs
from jiheng.values.glyphs import clean
from jiheng.values.names import Leaning, leaning
from jiheng.values.quantities import Comparator, Quantity, Range
from jiheng.values.statements import Deadline, Frequency, Reference, Value, Word


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
    makes an actual under a written ``=`` a question (a saving?) instead of a miss. ``may_be_month`` says that the
    number of the target may be a month of the year and no duration: nothing is in proportion to it.
    """

    kind: Kind
    standing: Standing
    less_is_better: bool = False
    may_be_month: bool = False

    @property
    def is_guess(self) -> bool:
        """Nobody wrote it."""
        return self.standing in {Standing.GUESSED, Standing.UNKNOWN}


_KINDS = {
    Leaning.MORE: Kind.AT_LEAST,
    Leaning.LESS: Kind.AT_MOST,
    Leaning.UNSAID: Kind.EQUAL,
    Leaning.UNCLEAR: Kind.UNKNOWN,
}
_DURATIONS = frozenset(("time", "workday", "calendar"))
_MONTHS = "个月"
_MONTHS_OF_A_YEAR = range(1, 13)


def direction(name: str, target: Value, *, category: Category | None, column: str = "") -> Direction:
    """Say which way is better for an indicator.

    ``name`` is the indicator's, ``column`` what stands in its column of signs or directions (指标性质), where the form
    has one. Words have no direction. A bare number is guessed from name and category, and as ``=`` where they say
    nothing; where they say two things at once, it has no direction.
    """
    said = leaning(clean(name), category, is_duration=_is_duration(target))
    less = said is Leaning.LESS
    written = _written(target)
    if written is not None:
        standing = Standing.COLUMN if comparator_of_column(column) is written else Standing.WRITTEN
        kind = _kind_of(written)
        is_month = standing is Standing.COLUMN and category is Category.TIMELINESS and _may_be_month(target)
        return Direction(kind, standing, less, may_be_month=is_month and kind is not Kind.AT_LEAST)
    if isinstance(target, Range):
        return Direction(Kind.EQUAL, Standing.WRITTEN, less)
    if isinstance(target, Deadline):
        return Direction(Kind.AT_MOST, Standing.WRITTEN if target.before else Standing.GUESSED)
    if not isinstance(target, Quantity | Reference | Frequency):
        return Direction(Kind.UNKNOWN, Standing.UNKNOWN)
    from_column = _of_column(column)
    if from_column is not None:
        return Direction(from_column, Standing.COLUMN, less)
    guessed = Kind.AT_LEAST if isinstance(target, Frequency) else _guess(target, said)
    return Direction(guessed, Standing.UNKNOWN if guessed is Kind.UNKNOWN else Standing.GUESSED, less)


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


def _guess(target: Quantity | Reference, said: Leaning) -> Kind:
    share = target if isinstance(target, Quantity) else target.share
    if share is not None and any(manner in signs().turns for manner in share.manners):
        return Kind.AT_LEAST
    return _KINDS[said]


def _is_duration(target: Value) -> bool:
    return isinstance(target, Quantity) and target.unit is not None and target.unit.dimension in _DURATIONS


def _may_be_month(target: Value) -> bool:
    """``9`` beside the unit 月 may be nine months or September; a column of its own parts number and unit."""
    return (
        isinstance(target, Quantity)
        and target.unit is not None
        and target.unit.name == _MONTHS
        and target.number in _MONTHS_OF_A_YEAR
    )
