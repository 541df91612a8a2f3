"""Sets a number beside a number."""

from fractions import Fraction

import msgspec

from jiheng.values.approximations import about, and_more
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome
from jiheng.values.directions import Direction, Kind
from jiheng.values.pairing import Pair, is_figure, pair
from jiheng.values.quantities import Quantity, Range
from jiheng.values.scales import Measured

_COPIED = Note("完成值写成了范围，没有写实际的数", "the actual carries a comparator and no figure")
_STRICT = Note("正好等于目标，而目标写的是大于或小于、不含本数", "it equals a bound that does not count itself")
_ROUNDED = Note("换算后与目标相等，差在四舍五入之内", "equal after conversion, as far as the printed places tell")
_OVER_EQUAL = Note("完成多于目标，而目标写的是等于，是否算达到要看指标", "above a target that says equal: a question")
_OVER_GUESS = Note("完成多于目标，而目标没有写 ≥ 或 ≤，是否越多越好无法断定", "above a bare target: is more better?")
_UNDER_EQUAL = Note(
    "完成少于目标，而这项以少为好，是节约还是没有做完无法断定", "below a target that says equal, of a cost: a saving?"
)
_NO_DIRECTION = Note("没有写 ≥ 或 ≤，也推测不出是高好还是低好", "no comparator is written and none can be guessed")
_OVER_RANGE = Note("完成高于目标区间的上限，是否算达到要看指标", "above the range: whether that is good depends")
_ACROSS = Note("完成值是一个范围，只有一部分符合目标", "the actual is a stretch of which only a part fits")
_WITHIN_MORE = Note(
    "目标写的是「余」「多」「逾」，完成在它所指的范围内", "the target says “and more”, and the actual is that"
)
_VAGUE = Note(
    "写的是约数，相差在约数之内，是否达到无法断定", "an approximate figure, and the difference lies within it"
)
_MONTH = Note("数字可能是月份，不按比例折算", "the number may be a month of the year: nothing is in proportion to it")


class _Stretch(msgspec.Struct, frozen=True):
    """From ``low`` to ``high``; ``None`` is open."""

    low: Fraction | None
    high: Fraction | None


def compare_numbers(target: Measured, actual: Measured, direction: Direction) -> Comparison:
    """Compare a quantity or range with another.

    Raises:
        CannotTellError: the units do not convert, or the two speak of different things.
    """
    both = pair(target, actual, direction)
    if isinstance(target, Range):
        return _against_range(both, target)
    if isinstance(actual, Quantity) and is_figure(actual):
        return _figures(both, target, actual)
    return _against_stretch(both, target)


def _figures(both: Pair, target: Quantity, actual: Quantity) -> Comparison:
    above, is_rounding = _difference(both, target, actual)
    notes: tuple[Note, ...] = ()
    certain = both.is_sure
    is_strict = target.comparator is not None and target.comparator.excludes_bound
    vague = _vaguely(both, target, actual, above)
    if vague is not None:
        return vague
    if above == 0:
        outcome = Outcome.REACHED
        certain = (both.scale.is_same or both.scale.is_written or target.number == 0) and not both.doubts
        if is_strict:
            # Many forms print > and mean ≥: by the letter it is a miss, and a question to whoever wrote it.
            outcome, certain, notes = Outcome.MISSED, False, (_STRICT,)
    elif is_rounding:
        outcome, certain, notes = Outcome.CANNOT_TELL if is_strict else Outcome.REACHED, False, (_ROUNDED,)
    else:
        outcome, notes = _unequal(above, both.direction, is_nought=target.number == 0)
    if outcome is Outcome.MISSED and both.direction.may_be_month:
        return both.says(outcome, _MONTH, certain=False)
    return both.says(
        outcome, *notes, certain=certain, target_number=target.number, actual_number=both.in_unit(actual.number)
    )


def _vaguely(both: Pair, target: Quantity, actual: Quantity, above: int) -> Comparison | None:
    """Judge what 约, 左右, 余 or 多 leave open; ``None`` where they change nothing.

    No numbers are given then: a ratio would say more than is written.
    """
    if above == 0 or both.direction.kind is Kind.UNKNOWN or not (target.manners or actual.manners):
        return None
    factor = both.scale.factor
    gap = Fraction(actual.number) * factor - Fraction(target.number)
    if 0 < gap < and_more(target) and both.direction.kind is not Kind.AT_MOST:
        return both.says(Outcome.REACHED, _WITHIN_MORE, certain=False)
    outcome, _ = _unequal(above, both.direction, is_nought=target.number == 0)
    spread = max(about(target), about(actual) * factor)
    is_open = abs(gap) <= spread or 0 < -gap < and_more(actual) * factor or 0 < gap < and_more(target)
    if outcome is Outcome.MISSED and is_open:
        return both.says(Outcome.CANNOT_TELL, _VAGUE, certain=False)
    return None


def _difference(both: Pair, target: Quantity, actual: Quantity) -> tuple[int, bool]:
    """Tell whether the actual is above (1), at (0) or below (−1) the target, and whether by rounding only.

    Numbers of one unit are compared as printed; what was converted is compared as a fraction, for it may never end.
    """
    if both.scale.keeps_numbers:
        return (actual.number > target.number) - (actual.number < target.number), False
    gap = Fraction(actual.number) * both.scale.factor - Fraction(target.number)
    return (gap > 0) - (gap < 0), abs(gap) <= _half_place(both, actual)


def _half_place(both: Pair, actual: Quantity) -> Fraction:
    """Half of the last printed place of an actual that was converted: 7.29万元 may stand for 72890元."""
    exponent = actual.number.as_tuple().exponent
    return Fraction(10) ** exponent / 2 * both.scale.factor if isinstance(exponent, int) else Fraction(0)


def _unequal(above: int, direction: Direction, *, is_nought: bool) -> tuple[Outcome, tuple[Note, ...]]:
    """Judge an actual above (1) or below (−1) a target, which may be nought."""
    kind = direction.kind
    if kind is Kind.UNKNOWN:
        return Outcome.CANNOT_TELL, (_NO_DIRECTION,)
    if kind is not Kind.EQUAL:
        is_reached = (above > 0) == (kind is Kind.AT_LEAST)
        return Outcome.REACHED if is_reached else Outcome.MISSED, ()
    if above < 0:
        return (Outcome.CANNOT_TELL, (_UNDER_EQUAL,)) if direction.less_is_better else (Outcome.MISSED, ())
    if is_nought or direction.less_is_better:
        return Outcome.MISSED, ()
    return Outcome.CANNOT_TELL, (_OVER_GUESS if direction.is_guess else _OVER_EQUAL,)


def _against_stretch(both: Pair, target: Quantity) -> Comparison:
    """Compare with an actual that is a stretch: ``≥90%`` copied from the target, ``20-30人``."""
    wanted = Fraction(target.number)
    allowed = {
        Kind.AT_LEAST: _Stretch(wanted, None),
        Kind.AT_MOST: _Stretch(None, wanted),
        Kind.EQUAL: _Stretch(wanted, wanted),
    }.get(both.direction.kind)
    if allowed is None:
        raise CannotTellError(_NO_DIRECTION)
    outcome = _fit(allowed, _stretch(both))
    notes = [_COPIED] if isinstance(both.actual, Quantity) else []
    if outcome is Outcome.CANNOT_TELL:
        notes.append(_ACROSS)
    return both.says(outcome, *notes, certain=False)


def _against_range(both: Pair, target: Range) -> Comparison:
    low, high = Fraction(target.low), Fraction(target.high)
    found = _stretch(both)
    outcome = _fit(_Stretch(low, high), found)
    is_above = outcome is Outcome.MISSED and found.low is not None and found.low > high
    notes: tuple[Note, ...] = (_ACROSS,) if outcome is Outcome.CANNOT_TELL else ()
    if is_above and not target.is_band and not both.direction.less_is_better:
        outcome, notes = Outcome.CANNOT_TELL, (_OVER_RANGE,)
    actual = both.actual
    if not isinstance(actual, Quantity) or not is_figure(actual):
        return both.says(outcome, *notes, certain=False)
    if target.is_band or outcome is Outcome.REACHED:
        return both.says(outcome, *notes, certain=both.is_sure)
    bound, number = target.high if is_above else target.low, both.in_unit(actual.number)
    return both.says(outcome, *notes, certain=both.is_sure, target_number=bound, actual_number=number)


def _stretch(both: Pair) -> _Stretch:
    """Give the actual as a stretch in the unit of the target."""
    actual, factor = both.actual, both.scale.factor
    if isinstance(actual, Range):
        return _Stretch(Fraction(actual.low) * factor, Fraction(actual.high) * factor)
    number = Fraction(actual.number) * factor
    comparator = actual.comparator
    is_open_above = comparator is not None and comparator.looks_up
    is_open_below = comparator is not None and comparator.looks_down
    return _Stretch(None if is_open_below else number, None if is_open_above else number)


def _fit(allowed: _Stretch, found: _Stretch) -> Outcome:
    """Say whether all of ``found`` is allowed, none of it, or only a part, which tells nothing."""
    low_fits = allowed.low is None or (found.low is not None and found.low >= allowed.low)
    high_fits = allowed.high is None or (found.high is not None and found.high <= allowed.high)
    if low_fits and high_fits:
        return Outcome.REACHED
    is_below = allowed.low is not None and found.high is not None and found.high < allowed.low
    is_above = allowed.high is not None and found.low is not None and found.low > allowed.high
    return Outcome.MISSED if is_below or is_above else Outcome.CANNOT_TELL
