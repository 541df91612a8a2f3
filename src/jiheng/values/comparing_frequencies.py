"""Sets how often beside how often. More often is better unless something else is written."""

from fractions import Fraction

import msgspec

from jiheng.values.comparing_dates import SAME
from jiheng.values.comparing_numbers import compare_numbers
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, in_words, joined, to_decimal
from jiheng.values.directions import Direction, Kind, Standing
from jiheng.values.periods import dates
from jiheng.values.quantities import Quantity, Unit
from jiheng.values.statements import Frequency

_OFTEN = Note("不少于目标频次", "as often as the target, or more often")
_SELDOM = Note("少于目标频次", "less often than the target")
_NO_RATE = Note("这两个周期不能换算成同样的次数", "the two periods do not convert into one another")
_PER_YEAR = Note("按全年的次数比较", "compared as so many times a year")
_VERDICTS = {Outcome.REACHED: (_OFTEN,), Outcome.MISSED: (_SELDOM,), Outcome.CANNOT_TELL: ()}


def compare_frequencies(target: Frequency, actual: Frequency, direction: Direction) -> Comparison:
    """Compare two frequencies. One without a number counts as once.

    Raises:
        CannotTellError: the periods do not convert, or something else is counted.
    """
    is_same = (target.period, target.every, target.times) == (actual.period, actual.every, actual.times)
    if is_same and target.times is None:
        return in_words(Outcome.REACHED, direction, SAME, certain=True)
    wanted = target.times or _once_of(actual)
    found = actual.times or _once_of(target)
    factor = _factor(target, actual)
    if factor != 1:
        found = msgspec.structs.replace(found, number=to_decimal(Fraction(found.number) * factor))
    compared = compare_numbers(wanted, found, _or_more(direction))
    if target.times is not None and actual.times is not None:
        return msgspec.structs.replace(compared, direction=direction, certain=compared.certain and factor == 1)
    return _in_words(compared, direction)


def compare_with_count(target: Frequency | Quantity, actual: Frequency | Quantity, direction: Direction) -> Comparison:
    """Compare 每季度 with 4次, or 2次 with 每年2次: as so many times in the year of the form. Never certain.

    Raises:
        CannotTellError: the period has no fixed number in a year, or something else is counted.
    """
    unit = target.unit if isinstance(target, Quantity) else actual.unit if isinstance(actual, Quantity) else None
    compared = compare_numbers(_in_a_year(target, unit), _in_a_year(actual, unit), _or_more(direction))
    return _in_words(compared, direction, _PER_YEAR)


def _once_of(other: Frequency) -> Quantity:
    return Quantity(number=to_decimal(Fraction(1)), unit=None if other.times is None else other.times.unit)


def _or_more(direction: Direction) -> Direction:
    return direction if direction.kind is not Kind.UNKNOWN else Direction(Kind.AT_LEAST, Standing.GUESSED)


def _factor(target: Frequency, actual: Frequency) -> Fraction:
    """How many periods of the actual one of the target has."""
    several = Fraction(target.every, actual.every)
    if target.period == actual.period:
        return several
    per_year = dates().per_year
    if target.period not in per_year or actual.period not in per_year:
        raise CannotTellError(_NO_RATE)
    return several * per_year[actual.period] / per_year[target.period]


def _in_a_year(value: Frequency | Quantity, unit: Unit | None) -> Quantity:
    if isinstance(value, Quantity):
        return value
    per_year = dates().per_year.get(value.period)
    if per_year is None:
        raise CannotTellError(_NO_RATE)
    times = value.times or Quantity(number=to_decimal(Fraction(1)), unit=unit)
    return msgspec.structs.replace(times, number=to_decimal(Fraction(times.number) * per_year / value.every))


def _in_words(compared: Comparison, direction: Direction, *notes: Note) -> Comparison:
    """Keep the outcome of comparing numbers that are not all written."""
    verdict = _VERDICTS[compared.outcome]
    if not verdict:
        return msgspec.structs.replace(
            compared, direction=direction, is_quantity=False, ratio=None, target_number=None, actual_number=None
        )
    zh, en = joined([*verdict, *notes])
    return Comparison(
        outcome=compared.outcome, direction=direction, certain=False, is_quantity=False, reason=zh, reason_en=en
    )
