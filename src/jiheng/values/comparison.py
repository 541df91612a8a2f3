"""What comparing a target with an actual gives, and how its reason is put together."""

from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from jiheng.values.directions import Direction

_RATIO = Context(prec=28)


class Outcome(StrEnum):
    """Whether the target was reached."""

    REACHED = "reached"
    MISSED = "missed"
    CANNOT_TELL = "cannot_tell"


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A target set beside its actual.

    ``ratio`` is actual ÷ target; ``target_number`` and ``actual_number`` are both in the target's unit. All three are
    ``None`` where no two numbers stand against one another (words, a range that was kept, a comparator copied into the
    actual, a scale that nobody can tell). ``certain`` means that nothing was guessed: the comparator and both units are
    written, or both sides say the same. ``reason`` and ``reason_en`` say how it was compared, or why it cannot be told.
    """

    outcome: Outcome
    direction: Direction
    certain: bool
    is_quantity: bool
    reason: str
    reason_en: str
    ratio: Decimal | None = None
    target_number: Decimal | None = None
    actual_number: Decimal | None = None


class Note(msgspec.Struct, frozen=True):
    """A half sentence of a reason, in Chinese and in English."""

    zh: str
    en: str


class CannotTellError(Exception):
    """Ends a comparison: why nobody can tell whether the target was reached."""

    def __init__(self, note: Note) -> None:
        super().__init__(note.zh)
        self.note = note


def joined(notes: list[Note]) -> tuple[str, str]:
    """Put half sentences together, once each."""
    if len(notes) == 1:
        return notes[0].zh, notes[0].en
    once = list(dict.fromkeys(notes))
    return "；".join(note.zh for note in once), "; ".join(note.en for note in once)


def to_decimal(number: Fraction) -> Decimal:
    """Write a fraction as a decimal number: exactly where it ends, else to 28 figures."""
    return _RATIO.divide(number.numerator, number.denominator)


def quotient(number: Decimal, divisor: Decimal) -> Decimal:
    """Divide, with the same figures as :func:`to_decimal`. The divisor is not nought."""
    over, under = number.as_integer_ratio()
    divisor_over, divisor_under = divisor.as_integer_ratio()
    return _RATIO.divide(over * divisor_under, under * divisor_over)


def in_words(outcome: Outcome, direction: Direction, *notes: Note, certain: bool) -> Comparison:
    """Put together an outcome that stands on words or dates, where no numbers stand against one another."""
    zh, en = joined(list(notes))
    return Comparison(outcome=outcome, direction=direction, certain=certain, is_quantity=False, reason=zh, reason_en=en)
