"""Puts the number of an actual into the unit of its target, or says why that cannot be done."""

from decimal import Decimal
from fractions import Fraction

import msgspec

from jiheng.values.comparison import CannotTellError, Note
from jiheng.values.quantities import Quantity, Range, Unit, figures
from jiheng.values.units import (
    NUMBER,
    convert,
    converts,
    counts_anything,
    dimension_of,
    factor_of,
    is_counting,
    units,
)

Measured = Quantity | Range
_SHARE = "share"
_LARGEST_SHARE = 1
_PERCENT = 100


class Scale(msgspec.Struct, frozen=True):
    """How a number of the actual becomes one of the target's unit: times ``factor``.

    ``is_written`` says that both units are written and convert; ``is_same`` that both sides have the same unit or
    neither has one; ``notes`` what has to be said of it.
    """

    factor: Fraction
    is_written: bool
    is_same: bool
    notes: tuple[Note, ...] = ()

    @property
    def keeps_numbers(self) -> bool:
        """The number of the actual is one of the target's unit as it stands."""
        return self.is_same or self.factor == 1


_SAME_UNIT = Scale(Fraction(1), is_written=True, is_same=True)
_BOTH_BARE = Scale(Fraction(1), is_written=False, is_same=True)


def scale_between(target: Measured, actual: Measured) -> Scale:
    """Find the scale between a target and an actual.

    Raises:
        CannotTellError: the units do not convert, or a number without a unit could be on two scales.
    """
    one, other = target.unit, actual.unit
    if one == other:
        if one is None:
            _check_bare(target, actual)
        return _BOTH_BARE if dimension_of(one) == NUMBER else _SAME_UNIT
    if converts(one, other):
        factor = convert(Fraction(1), other, one)
        is_written = one is not None and other is not None and dimension_of(one) != NUMBER
        return Scale(factor, is_written, is_same=False, notes=(_converted(one, other),) if is_written else ())
    if NUMBER in {dimension_of(one), dimension_of(other)}:
        return _one_side(one, other, target, actual)
    if is_counting(one) and is_counting(other) and (counts_anything(one) or counts_anything(other)):
        factor = factor_of(other) / factor_of(one)
        note = Note(f"「{one}」和「{other}」按同一样东西数", f"“{one}” and “{other}” are taken to count the same thing")
        return Scale(factor, is_written=False, is_same=False, notes=(note,))
    raise CannotTellError(
        Note(
            f"目标的单位是「{one}」，完成的单位是「{other}」，不能换算",
            f"the target is in “{one}”, the actual in “{other}”, and these do not convert",
        )
    )


def _converted(one: Unit | None, other: Unit | None) -> Note:
    return Note(f"完成值已由「{other}」换算为「{one}」", f"the actual was converted from “{other}” to “{one}”")


def _one_side(one: Unit | None, other: Unit | None, target: Measured, actual: Measured) -> Scale:
    """Only one side has a unit: the other is taken to be in it, unless another reading is as likely."""
    lacks_target = dimension_of(one) == NUMBER
    unit, bare = (other, one) if lacks_target else (one, other)
    written = actual if lacks_target else target
    if unit is not None and unit.dimension == _SHARE:
        _check_share(target if lacks_target else actual, written)
    factor = _factor_for_bare(bare, unit)
    side = ("目标", "the target") if lacks_target else ("完成值", "the actual")
    note = Note(f"{side[0]}没有写单位，按「{unit}」比较", f"{side[1]} has no unit and is taken to be in “{unit}”")
    return Scale(1 / factor if lacks_target else factor, is_written=False, is_same=False, notes=(note,))


def _factor_for_bare(bare: Unit | None, unit: Unit | None) -> Fraction:
    """How many of ``unit`` one of a bare step is: 5万 beside 元 is 50000元, beside 万元 it is 5万元."""
    if bare is None:
        return Fraction(1)
    name = str(unit)
    if name.startswith(bare.name):
        return Fraction(1)
    if units().plain.get(name) is None:
        raise CannotTellError(
            Note(
                f"一边写「{bare}」而没有单位，一边写「{unit}」，看不出是不是同一个数量级",
                f"“{bare}” without a unit beside “{unit}” may be of another magnitude",
            )
        )
    return factor_of(bare)


def _check_share(bare: Measured, written: Measured) -> None:
    """Refuse 0.95 beside 90%: it may be 95% or 0.95%. Nought is the same on every scale."""
    small = any(0 < abs(number) <= _LARGEST_SHARE for number in _numbers_of(bare))
    if small and any(_numbers_of(written)):
        raise CannotTellError(
            Note(
                f"一边写「{_text(written)}」，一边写「{_text(bare)}」而没有单位：可以是比例，也可以是百分数，无法断定",
                f"“{_text(bare)}” without a unit beside “{_text(written)}” may be a share of one or a percentage",
            )
        )


def _check_bare(target: Measured, actual: Measured) -> None:
    """Refuse 0.95 beside 90 where nothing tells the scale: as a share of one it is nearer to it than as it stands."""
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
        return
    small, large = sorted((abs(target.number), abs(actual.number)))
    share = small * _PERCENT
    is_near = small and max(share, large) * small < min(share, large) * large
    if small < _LARGEST_SHARE < large <= _PERCENT and is_near:
        raise CannotTellError(
            Note(
                f"一边写「{_text(target)}」，一边写「{_text(actual)}」，都没有写单位：可能一个是百分数、一个是比例，无法断定",
                f"“{_text(target)}” and “{_text(actual)}”, both without a unit, may be a percentage and a share of one",
            )
        )


def _numbers_of(value: Measured) -> tuple[Decimal, ...]:
    return (value.number,) if isinstance(value, Quantity) else (value.low, value.high)


def _text(value: Measured) -> str:
    return figures(value.number, value.unit) if isinstance(value, Quantity) else str(value)
