"""What has to be settled before two numbers are compared: that they speak of the same thing, on the same scale."""

from decimal import Decimal
from fractions import Fraction

import msgspec

from jiheng.values.comparators import signs
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, joined, quotient, to_decimal
from jiheng.values.directions import Direction
from jiheng.values.quantities import Comparator, Quantity, figures
from jiheng.values.scales import Measured, Scale, scale_between

_VERDICTS = {
    Outcome.REACHED: Note("达到目标", "the target was reached"),
    Outcome.MISSED: Note("没有达到目标", "the target was missed"),
}
_GUESSED = Note("目标没有写 ≥ 或 ≤，方向是推测的", "no comparator is written; the direction is a guess")


class Pair(msgspec.Struct, frozen=True):
    """A target and an actual that can be compared. ``doubts`` are differences that forbid certainty."""

    target: Measured
    actual: Measured
    direction: Direction
    scale: Scale
    doubts: tuple[Note, ...]

    @property
    def is_sure(self) -> bool:
        """Both units are written, the direction is, and nothing else differs."""
        return self.scale.is_written and not self.direction.is_guess and not self.doubts

    def in_unit(self, number: Decimal) -> Decimal:
        """Put a number of the actual into the unit of the target; as printed where that changes nothing."""
        return number if self.scale.keeps_numbers else to_decimal(Fraction(number) * self.scale.factor)

    def says(
        self,
        outcome: Outcome,
        *notes: Note,
        certain: bool,
        target_number: Decimal | None = None,
        actual_number: Decimal | None = None,
    ) -> Comparison:
        """Put the outcome together with its reason, and the ratio of the two numbers where there are two."""
        said = [*notes, *self.scale.notes, *self.doubts]
        if outcome in _VERDICTS:
            said.insert(0, _VERDICTS[outcome])
            if self.direction.is_guess and target_number != actual_number:
                said.append(_GUESSED)
        zh, en = joined(said)
        target, actual = _short(self.target), _short(self.actual)
        ratio = None
        if target_number is not None and actual_number is not None and target_number > 0:
            ratio = quotient(actual_number, target_number)
        return Comparison(
            outcome=outcome,
            direction=self.direction,
            certain=certain and outcome is not Outcome.CANNOT_TELL,
            is_quantity=True,
            reason=f"目标 {target}、完成 {actual}：{zh}",
            reason_en=f"target {target}, actual {actual}: {en}",
            ratio=ratio,
            target_number=target_number,
            actual_number=actual_number,
        )


def pair(target: Measured, actual: Measured, direction: Direction) -> Pair:
    """Set a target and an actual against one another.

    Raises:
        CannotTellError: the units do not convert, or the two speak of different things.
    """
    return Pair(target, actual, direction, scale_between(target, actual), tuple(_differences(target, actual)))


def is_figure(value: Measured) -> bool:
    """Tell whether the value is one number, not a stretch: no range, no ``≥``."""
    return isinstance(value, Quantity) and value.comparator in {None, Comparator.EQUAL}


def _short(value: Measured) -> str:
    if isinstance(value, Quantity):
        return f"{value.comparator or ''}{figures(value.number, value.unit)}"
    return str(value)


def _differences(target: Measured, actual: Measured) -> list[Note]:
    """List what is written on one side only.

    Raises:
        CannotTellError: the two sides contradict one another.
    """
    if target.subject and actual.subject and target.subject != actual.subject:
        raise CannotTellError(
            Note(
                f"目标说的是「{target.subject}」，完成说的是「{actual.subject}」",
                f"the target is about “{target.subject}”, the actual about “{actual.subject}”",
            )
        )
    if target.per and actual.per and target.per != actual.per:
        raise CannotTellError(
            Note(
                f"目标按每「{target.per}」计，完成按每「{actual.per}」计",
                f"the target is per “{target.per}”, the actual per “{actual.per}”",
            )
        )
    _check_turns(target, actual)
    found = [_only(manner, target, actual) for manner in (*target.manners, *actual.manners)]
    if target.per != actual.per:
        found.append(_only(f"每{target.per or actual.per}", target, actual, in_target=target.per is not None))
    if target.thing and actual.thing and target.thing != actual.thing:
        what = f"「{target.thing}」和「{actual.thing}」"
        found.append(Note(f"两边数的是{what}", f"the two sides count {what}"))
    return [note for note in found if note is not None]


def _only(what: str, target: Measured, actual: Measured, *, in_target: bool | None = None) -> Note | None:
    stands = what in target.manners if in_target is None else in_target
    if in_target is None and stands and what in actual.manners:
        return None
    zh, en = ("目标", "the target") if stands else ("完成值", "the actual")
    return Note(f"只有{zh}写了「{what}」", f"only {en} says “{what}”")


def _check_turns(target: Measured, actual: Measured) -> None:
    turns = signs().turns
    one, other = ({turns[manner] for manner in side.manners if manner in turns} for side in (target, actual))
    if one and other and one != other:
        raise CannotTellError(Note("一边写增长，一边写下降", "one side speaks of growth, the other of decline"))
