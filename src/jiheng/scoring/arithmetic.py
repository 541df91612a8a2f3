"""Exact arithmetic on points and amounts, and how figures are written. The one place that rounds, and only for show."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, localcontext

# So many digits that products of printed figures stay exact; a quotient is right to the last of them.
_EXACT = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[DivisionByZero, InvalidOperation])
_CENT = Decimal("0.01")
_LONGEST = 60

# Digits that a sum of quotients can be trusted to: three thirds of ten are ten, not 9.99…
_SETTLED = Context(prec=80, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[DivisionByZero, InvalidOperation])

ZERO = Decimal(0)
ONE = Decimal(1)


@contextmanager
def exactly() -> Iterator[None]:
    """Compute inside without regard to the caller's decimal context, which is left as it was."""
    with localcontext(_EXACT):
        yield


def settled(figure: Decimal) -> Decimal:
    """Give a sum without the noise in the last digits of its quotients, so that 90 is 90 and not 89.99…"""
    return _SETTLED.plus(figure)


def bounded(points: Decimal, max_points: Decimal) -> Decimal:
    """Keep points from 0 to the maximum."""
    return min(max(points, ZERO), max_points)


def show(points: Decimal) -> str:
    """Write points to two places, half up: 2.5 → ``2.50``, 9.8858 → ``9.89``."""
    if points.adjusted() > _LONGEST:
        return f"{points:.2E}"
    with exactly():
        rounded = points.quantize(_CENT, rounding=ROUND_HALF_UP)
        return f"{rounded.copy_abs() if rounded.is_zero() else rounded:f}"


def plain(figure: Decimal) -> str:
    """Write a printed figure in full, without needless zeros: 12.50 → ``12.5``, 40 → ``40``."""
    if abs(figure.adjusted()) > _LONGEST:
        return f"{figure:E}"
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Decimal) -> str:
    """Write an amount as printed, with thousands separators: 17794.46 → ``17,794.46``."""
    return f"{amount:,f}" if abs(amount.adjusted()) <= _LONGEST else f"{amount:E}"


def percent(share: Decimal) -> str:
    """Write a share of one as a percentage: 0.6 → ``60%``."""
    with exactly():
        return f"{plain(share * 100)}%"


def is_shown_exactly(points: Decimal) -> bool:
    """Tell whether two places say all there is."""
    with exactly():
        return points.adjusted() <= _LONGEST and points.quantize(_CENT) == points


def equation(left: str, points: Decimal) -> str:
    """Write a line of arithmetic that a person can do again: ``4 × 25 ÷ 40 = 2.50``, with ≈ where two places round."""
    return f"{left} {'=' if is_shown_exactly(points) else '≈'} {show(points)}"
