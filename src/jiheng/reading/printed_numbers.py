"""Figures put into a section of a number format, and the format General, exactly and in decimal throughout."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from jiheng.reading.number_format_codes import Kind, Mark, Section

_EXACT: Final = Context(prec=1_000, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH: Final = 11
"""Characters that General gives to a figure, the point counted and the sign not."""
_GENERAL_DECIMALS: Final = 5
_LEAST_PLAIN: Final = Decimal("1E-4")
_THREE: Final = 3
_FIRST: Final = {"0": "0", "?": " ", "#": ""}
"""What a placeholder prints where the figure has no digit."""


def general(number: Decimal) -> str:
    """Print a figure as the format General does in a column that is wide enough.

    Up to 11 characters; from 1E+11 on, and for small figures that do not fit, a mantissa of up to 5 decimals.
    """
    size = abs(number)
    minus = "-" if number < 0 else ""
    if not size:
        return "0"
    if size < _LEAST_PLAIN:
        plain = f"{size.normalize(_EXACT):f}"
        return minus + (plain if len(plain) <= _GENERAL_WIDTH else _scientific(size))
    whole = max(size.adjusted() + 1, 1)
    if whole > _GENERAL_WIDTH:
        return minus + _scientific(size)
    rounded = rounded_to(size, max(_GENERAL_WIDTH - 1 - whole, 0))
    if rounded.adjusted() >= _GENERAL_WIDTH:
        return minus + _scientific(size)
    return minus + _trimmed(f"{rounded:f}")


def rounded_to(number: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as spreadsheets do."""
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def filled(section: Section, number: Decimal) -> str:
    """Print a figure that is not negative in a section of placeholders."""
    marks = section.marks
    percents = sum(mark.kind is Kind.PERCENT for mark in marks)
    number = number.scaleb(2 * percents, _EXACT)
    if any(mark.kind is Kind.EXPONENT for mark in marks):
        return _exponential(marks, number)
    marks, thousands = _without_scaling(marks)
    return _placed(marks, number.scaleb(-_THREE * thousands, _EXACT))


def _scientific(size: Decimal) -> str:
    exponent = size.adjusted()
    mantissa = rounded_to(size.scaleb(-exponent, _EXACT), _GENERAL_DECIMALS)
    if mantissa.adjusted():
        mantissa, exponent = mantissa.scaleb(-1), exponent + 1
    sign = "-" if exponent < 0 else "+"
    return f"{_trimmed(f'{mantissa:f}')}E{sign}{abs(exponent):02d}"


def _trimmed(plain: str) -> str:
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _without_scaling(marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], int]:
    """Take out the commas that divide by a thousand: those after the last digit before the point, or the last."""
    kept: list[Mark] = []
    thousands = 0
    for at, mark in enumerate(marks):
        if mark.kind is Kind.COMMA and _digits(marks[:at]) and not _digits(_before_point(marks[at:])):
            thousands += 1
        else:
            kept.append(mark)
    return tuple(kept), thousands


def _digits(marks: tuple[Mark, ...]) -> int:
    return sum(mark.kind is Kind.DIGIT for mark in marks)


def _before_point(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    kinds = [mark.kind for mark in marks]
    return marks[: kinds.index(Kind.POINT)] if Kind.POINT in kinds else marks


def _placed(marks: tuple[Mark, ...], number: Decimal) -> str:
    """Put digits where the placeholders stand, and literals where they stand between them."""
    before = _before_point(marks)
    after = marks[len(before) :]
    whole, _, decimals = f"{rounded_to(number, _digits(after)):f}".partition(".")
    is_grouped = any(mark.kind is Kind.COMMA for mark in before) and _digits(before) > 0
    return _whole(before, whole.lstrip("0"), is_grouped=is_grouped) + _decimals(after, decimals)


def _whole(marks: tuple[Mark, ...], digits: str, *, is_grouped: bool) -> str:
    """Fill placeholders from the right; the leftmost takes all digits that are left."""
    left = _digits(marks)
    written: list[str] = []
    count = 0
    for mark in reversed(marks):
        if mark.kind is Kind.COMMA and is_grouped:
            continue
        if mark.kind is not Kind.DIGIT:
            written.append(mark.said)
            continue
        left -= 1
        taken = digits if left == 0 else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        for digit in reversed(taken or _FIRST[mark.said]):
            if is_grouped and count and count % _THREE == 0:
                written.append("," if digit.isdigit() else " ")
            written.append(digit)
            count += 1
    return "".join(reversed(written))


def _decimals(marks: tuple[Mark, ...], digits: str) -> str:
    """Fill placeholders from the left; where only zeros are left, the placeholder decides what they print."""
    written: list[str] = []
    for mark in marks:
        if mark.kind is Kind.DIGIT:
            written.append(digits[0] if digits.strip("0") else _FIRST[mark.said])
            digits = digits[1:]
        else:
            written.append(mark.said)
    return "".join(written)


def _exponential(marks: tuple[Mark, ...], number: Decimal) -> str:
    """Print a mantissa and an exponent; two or more places before the point make the exponent their multiple."""
    kinds = [mark.kind for mark in marks]
    cut = kinds.index(Kind.EXPONENT)
    head, tail = marks[:cut], marks[cut + 1 :]
    places = max(_digits(_before_point(head)), 1)
    decimals = _digits(head[len(_before_point(head)) :])
    exponent = (number.adjusted() // places) * places if number else 0
    if rounded_to(number.scaleb(-exponent, _EXACT), decimals).adjusted() >= places:
        exponent += places
    sign = "-" if exponent < 0 else marks[cut].said[1:].replace("-", "")
    return (
        _placed(head, number.scaleb(-exponent, _EXACT))
        + "E"
        + sign
        + _whole(tail, str(abs(exponent)).lstrip("0"), is_grouped=False)
    )
