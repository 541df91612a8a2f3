"""How far a figure that is not exact may lie from what is printed: 约500人, 九十左右, 十余次."""

from fractions import Fraction

from jiheng.values.quantities import Quantity

_ABOUT, _AND_MORE = "约", "逾"
_LARGEST_PART = Fraction(1, 10)


def about(value: Quantity) -> Fraction:
    """How far 约 and 左右 reach to either side: half of the last place that is not nought, at most a tenth of it all.

    One of the last printed place at least: 约500 is 450 to 550, 约25 is 24 to 26. Nought without one of these words.
    """
    if _ABOUT not in value.manners:
        return Fraction(0)
    rounded = min(_last_place(value, skip_noughts=True) / 2, abs(Fraction(value.number)) * _LARGEST_PART)
    return max(rounded, _last_place(value, skip_noughts=False))


def and_more(value: Quantity) -> Fraction:
    """How far 余, 多 and 逾 reach upwards: to the next step of the last place that is not nought, 十余 to below 20."""
    return _last_place(value, skip_noughts=True) if _AND_MORE in value.manners else Fraction(0)


def _last_place(value: Quantity, *, skip_noughts: bool) -> Fraction:
    number = value.number.normalize() if skip_noughts else value.number
    exponent = number.as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)
