"""Figures put into a section of a number format, and the format General, exactly and in decimal throughout."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from jiheng.reading.workbooks.number_format_codes import Kind, Mark, Section, digits

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
    if any(mark.kind is Kind.EXPONENT for mark in section.marks):
        return _exponential(section, number)
    return _placed(section, number.scaleb(section.power_of_ten, _EXACT))


def _scientific(size: Decimal) -> str:
    exponent = size.adjusted()
    mantissa = rounded_to(size.scaleb(-exponent, _EXACT), _GENERAL_DECIMALS)
    if mantissa.adjusted():
        mantissa, exponent = mantissa.scaleb(-1), exponent + 1
    sign = "-" if exponent < 0 else "+"
    return f"{_trimmed(f'{mantissa:f}')}E{sign}{abs(exponent):02d}"


def _trimmed(plain: str) -> str:
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _placed(section: Section, number: Decimal) -> str:
    """Put digits where the placeholders stand, and literals where they stand between them."""
    before, after = section.whole, section.shown[len(section.whole) :]
    whole, _, decimals = f"{rounded_to(number, digits(after)):f}".partition(".")
    return _whole(before, whole.lstrip("0"), is_grouped=section.is_grouped) + _decimals(after, decimals)


def _whole(marks: tuple[Mark, ...], figure: str, *, is_grouped: bool) -> str:
    """Fill placeholders from the right; the leftmost takes all digits that are left."""
    left = digits(marks)
    written: list[str] = []
    count = 0
    for mark in reversed(marks):
        if mark.kind is Kind.COMMA and is_grouped:
            continue
        if mark.kind is not Kind.DIGIT:
            written.append(mark.said)
            continue
        left -= 1
        taken = figure if left == 0 else figure[-1:]
        figure = figure[: len(figure) - len(taken)]
        for digit in reversed(taken or _FIRST[mark.said]):
            if is_grouped and count and count % _THREE == 0:
                written.append("," if digit.isdigit() else " ")
            written.append(digit)
            count += 1
    return "".join(reversed(written))


def _decimals(marks: tuple[Mark, ...], figure: str) -> str:
    """Fill placeholders from the left; where only zeros are left, the placeholder decides what they print."""
    written: list[str] = []
    for mark in marks:
        if mark.kind is Kind.DIGIT:
            written.append(figure[0] if figure.strip("0") else _FIRST[mark.said])
            figure = figure[1:]
        else:
            written.append(mark.said)
    return "".join(written)


def _exponential(section: Section, number: Decimal) -> str:
    """Print a mantissa and an exponent; two or more places before the point make the exponent their multiple."""
    kinds = [mark.kind for mark in section.marks]
    cut = kinds.index(Kind.EXPONENT)
    head, tail = Section(section.marks[:cut]), section.marks[cut + 1 :]
    places = max(digits(head.whole), 1)
    number = number.scaleb(head.power_of_ten, _EXACT)
    exponent = number.adjusted() // places * places if number else 0
    decimals = digits(head.shown[len(head.whole) :])
    if rounded_to(number.scaleb(-exponent, _EXACT), decimals).adjusted() >= places:
        exponent += places
    sign = "-" if exponent < 0 else section.marks[cut].said[1:].replace("-", "")
    mantissa = _placed(head, number.scaleb(-exponent, _EXACT))
    return mantissa + "E" + sign + _whole(tail, str(abs(exponent)).lstrip("0"), is_grouped=False)
