"""Sets a number beside a number."""

from decimal import Decimal
from fractions import Fraction

import msgspec

from jiheng.values.comparators import signs
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, joined, to_decimal
from jiheng.values.directions import Direction, Kind
from jiheng.values.quantities import Comparator, Quantity, Range
from jiheng.values.scales import Measured, Scale, scale_between

_REACHED = Note("达到目标", "the target was reached")
_MISSED = Note("没有达到目标", "the target was missed")
_VERDICTS = {Outcome.REACHED: _REACHED, Outcome.MISSED: _MISSED}
_COPIED = Note("完成值带着比较符，没有写实际的数", "the actual carries a comparator and no figure")
_STRICT = Note("正好等于目标，是否含本数未写明，按含本数计", "it equals the bound, which is taken to be included")
_GUESSED = Note("目标没有写比较符，方向是推测的", "no comparator is written; the direction is a guess")
_OVER_EQUAL = ("完成多于目标，而目标写的是等于这个数，是否算达到要看指标", "above a target that says equal: a question")
_OVER_GUESS = ("完成多于目标，而目标没有写比较符，是否越多越好无法断定", "above a bare target: is more better?")
_UNDER_EQUAL = ("完成少于目标，而这项以少为好，是节约还是没有做完无法断定", "below an equal target of a cost: a saving?")
_NO_DIRECTION = ("没有写比较符，也推测不出是高好还是低好", "no comparator is written and none can be guessed")
_OVER_RANGE = ("完成高于目标区间的上限，是否算达到要看指标", "above the range: whether that is good depends")
_ACROSS = ("完成值是一个范围，只有一部分符合目标", "the actual is a stretch, part of which fits")


class _Ends(msgspec.Struct, frozen=True):
    """A stretch of numbers; ``None`` is open."""

    low: Fraction | None
    high: Fraction | None


def compare_numbers(target: Measured, actual: Measured, direction: Direction) -> Comparison:
    """Compare a quantity or range with another.

    Raises:
        CannotTellError: the units do not convert, or the two speak of different things.
    """
    notes = _differences(target, actual)
    scale = scale_between(target, actual)
    notes += scale.notes
    if isinstance(target, Range):
        return _with_range(target, actual, direction, scale, notes)
    if isinstance(actual, Range) or actual.comparator not in {None, Comparator.EQUAL}:
        return _with_stretch(target, actual, direction, scale, notes)
    wanted, found = Fraction(target.number), Fraction(actual.number) * scale.factor
    verdict = _verdict(wanted, found, direction)
    if isinstance(verdict, Outcome):
        outcome, certain = verdict, scale.is_written and not direction.is_guess and not _differences(target, actual)
    else:
        outcome, certain = Outcome.CANNOT_TELL, False
        notes.append(Note(*verdict))
    if wanted == found:
        certain = (scale.is_same or scale.is_written) and not _differences(target, actual)
        if target.comparator is not None and target.comparator.excludes_bound:
            certain = False
            notes.append(_STRICT)
    elif direction.is_guess and outcome is not Outcome.CANNOT_TELL:
        notes.append(_GUESSED)
    return _comparison(
        outcome, direction, notes, certain=certain, target_number=target.number, actual_number=_in_unit(actual.number, scale)
    )


def _verdict(wanted: Fraction, found: Fraction, direction: Direction) -> Outcome | tuple[str, str]:
    """Say whether ``found`` is what was wanted, or why that is a question."""
    if wanted == found:
        return Outcome.REACHED
    kind = direction.kind
    if kind is Kind.UNKNOWN:
        return _NO_DIRECTION
    if kind is not Kind.EQUAL:
        return Outcome.REACHED if (found > wanted) == (kind is Kind.AT_LEAST) else Outcome.MISSED
    if found < wanted:
        return _UNDER_EQUAL if direction.less_is_better else Outcome.MISSED
    if wanted == 0 or direction.less_is_better:
        return Outcome.MISSED
    return _OVER_GUESS if direction.is_guess else _OVER_EQUAL


def _with_stretch(
    target: Quantity, actual: Measured, direction: Direction, scale: Scale, notes: list[Note]
) -> Comparison:
    """Compare with an actual that is itself a stretch: ``≥90%`` copied from the target, ``20-30人``."""
    wanted = Fraction(target.number)
    ends = {
        Kind.AT_LEAST: _Ends(wanted, None), Kind.AT_MOST: _Ends(None, wanted), Kind.EQUAL: _Ends(wanted, wanted),
    }.get(direction.kind)  # fmt: skip
    if ends is None:
        raise CannotTellError(*_NO_DIRECTION)
    outcome = _fit(ends, _stretch(actual, scale))
    if isinstance(actual, Quantity):
        notes.append(_COPIED)
    elif outcome is Outcome.CANNOT_TELL:
        notes.append(Note(*_ACROSS))
    return _comparison(outcome, direction, notes, certain=False)


def _with_range(target: Range, actual: Measured, direction: Direction, scale: Scale, notes: list[Note]) -> Comparison:
    ends = _Ends(Fraction(target.low), Fraction(target.high))
    is_figure = isinstance(actual, Quantity) and actual.comparator in {None, Comparator.EQUAL}
    stretch = _stretch(actual, scale)
    outcome = _fit(ends, stretch)
    low = stretch.low
    bound: Decimal | None = None
    if outcome is Outcome.MISSED and low is not None and low > Fraction(target.high):
        bound = target.high
        if not target.is_band and not direction.less_is_better:
            outcome = Outcome.CANNOT_TELL
            notes.append(Note(*_OVER_RANGE))
    elif outcome is Outcome.MISSED:
        bound = target.low
    elif outcome is Outcome.CANNOT_TELL:
        notes.append(Note(*_ACROSS))
    if not is_figure or not isinstance(actual, Quantity) or bound is None or target.is_band:
        certain = is_figure and scale.is_written and outcome is not Outcome.CANNOT_TELL and not notes_of_doubt(target, actual)
        return _comparison(outcome, direction, notes, certain=certain)
    certain = scale.is_written and outcome is Outcome.MISSED and not notes_of_doubt(target, actual)
    return _comparison(
        outcome, direction, notes, certain=certain, target_number=bound, actual_number=_in_unit(actual.number, scale)
    )
