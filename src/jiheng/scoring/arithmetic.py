"""Exact arithmetic on points and amounts, and how figures are written. The one place that rounds, and only for show."""

from contextlib import AbstractContextManager
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, localcontext
from functools import lru_cache

# A quotient is kept to twice as many digits as a sum of quotients is trusted to: three thirds of ten are ten, not 9.99…
# Products and sums of printed figures stay exact.
_DIGITS = 100
_EXACT = Context(prec=2 * _DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[DivisionByZero, InvalidOperation])
_SETTLED = Context(prec=_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[DivisionByZero, InvalidOperation])

ZERO = Decimal(0)
ONE = Decimal(1)
_CENT = ONE.scaleb(-2)


def exactly() -> AbstractContextManager[Context]:
    """Compute in a ``with`` block without regard to the caller's decimal context, which is left as it was."""
    return localcontext(_EXACT)


def settled(figure: Decimal) -> Decimal:
    """Give a sum without the noise in the last digits of its quotients, so that 90 is 90 and not 89.99…"""
    return _SETTLED.plus(figure)


def bounded(points: Decimal, max_points: Decimal) -> Decimal:
    """Keep points from 0 to the maximum."""
    return min(max(points, ZERO), max_points)


@lru_cache(maxsize=4096)
def show(points: Decimal) -> str:
    """Write points to two places, half up: 2.5 → ``2.50``, 9.8858 → ``9.89``."""
    if points.adjusted() > _DIGITS:
        return f"{points:.2E}"
    rounded = points.quantize(_CENT, ROUND_HALF_UP, _EXACT)
    return str(rounded.copy_abs() if rounded.is_zero() else rounded)


@lru_cache(maxsize=4096)
def plain(figure: Decimal) -> str:
    """Write a printed figure in full, without needless zeros: 12.50 → ``12.5``, 40 → ``40``."""
    if abs(figure.adjusted()) > _DIGITS:
        return f"{figure.normalize(_EXACT):E}"
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Decimal) -> str:
    """Write an amount as printed, with thousands separators: 17794.46 → ``17,794.46``."""
    return f"{amount:,f}" if abs(amount.adjusted()) <= _DIGITS else f"{amount:E}"


def percent(share: Decimal) -> str:
    """Write a share of one as a percentage: 0.6 → ``60%``."""
    with exactly():
        return f"{plain(share * 100)}%"


@lru_cache(maxsize=4096)
def is_shown_exactly(points: Decimal) -> bool:
    """Tell whether two places say all there is."""
    return points.adjusted() <= _DIGITS and points.quantize(_CENT, None, _EXACT) == points


def equation(left: str, points: Decimal) -> str:
    """Write a line of arithmetic that a person can do again: ``4 × 25 ÷ 40 = 2.50``, with ≈ where two places round."""
    return f"{left} {'=' if is_shown_exactly(points) else '≈'} {show(points)}"
