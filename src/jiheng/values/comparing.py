"""Sets a target beside an actual, whatever they are, and says what can be said of them."""

from jiheng.values.comparing_dates import compare_deadlines, limit
from jiheng.values.comparing_frequencies import compare_frequencies, compare_with_count
from jiheng.values.comparing_numbers import compare_numbers
from jiheng.values.comparing_words import compare_nought, compare_whole, compare_words
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, in_words
from jiheng.values.directions import Direction
from jiheng.values.glyphs import clean, is_chinese
from jiheng.values.quantities import Quantity, Range
from jiheng.values.reasons import is_waived
from jiheng.values.statements import (
    Choice,
    Deadline,
    Frequency,
    NotUnderstood,
    Reference,
    Tier,
    Value,
    Word,
    is_quantity,
)
from jiheng.values.words import tier_of_word

_SAME_TEXT = Note("两处文字相同，意思没有读懂", "both texts are the same, though neither was understood")
_ONE_OF = Note("完成是目标所列的一种", "the actual is one of those the target lists")
_COPIED = Note("完成照抄了目标，要对照表外的数才能判断", "the actual repeats a target that rests on a figure elsewhere")
_OUTSIDE = Note("目标要对照表外的数（如上年、预算）才能判断", "the target rests on a figure outside the form")
_NAMES = {
    Quantity: ("数值", "a quantity"),
    Range: ("区间", "a range"),
    Deadline: ("时间", "a date"),
    Frequency: ("频次", "a frequency"),
    Reference: ("参照值", "a reference"),
    Choice: ("几种情形", "a choice"),
    Word: ("文字", "a word"),
}


def compare(target: Value, actual: Value, direction: Direction) -> Comparison:
    """Say whether the actual reaches the target, with the ratio where numbers stand against one another.

    A miss is certain only where nothing had to be guessed. Whatever cannot be told is CANNOT_TELL with the reason;
    nothing raises.
    """
    try:
        return _compare(target, actual, direction)
    except CannotTellError as reason:
        return Comparison(
            outcome=Outcome.CANNOT_TELL, direction=direction, certain=False,
            is_quantity=is_quantity(target) and is_quantity(actual), reason=reason.note.zh, reason_en=reason.note.en,
        )  # fmt: skip


def tier(actual: Value) -> Tier | None:
    """Give the tier that an actual names in words (达成预期指标, 部分达成, 未完成), or ``None`` where it names none."""
    return tier_of_word(actual) if isinstance(actual, Word) else None


def _compare(target: Value, actual: Value, direction: Direction) -> Comparison:
    if isinstance(target, NotUnderstood) or isinstance(actual, NotUnderstood):
        return _not_understood(target, actual, direction)
    said = compare_nought(target, actual, direction) or compare_whole(target, actual, direction)
    if said is not None:
        return said
    if isinstance(target, Quantity | Range) and isinstance(actual, Quantity | Range):
        return compare_numbers(target, actual, direction)
    if isinstance(target, Word | Choice):
        return compare_words(target, actual, direction)
    if isinstance(target, Reference):
        if target == actual:
            return in_words(Outcome.REACHED, direction, _COPIED, certain=False)
        raise CannotTellError(_OUTSIDE)
    return _timely(target, actual, direction)


def _timely(target: Quantity | Range | Deadline | Frequency, actual: Value, direction: Direction) -> Comparison:
    if isinstance(target, Deadline):
        if isinstance(actual, Deadline):
            return compare_deadlines(target, actual, direction)
        if isinstance(actual, Quantity) and target.within is not None and target.after:
            return limit(target.within, actual, direction)
    if isinstance(target, Frequency):
        if isinstance(actual, Frequency):
            return compare_frequencies(target, actual, direction)
        if isinstance(actual, Quantity):
            return compare_with_count(target, actual, direction)
    if isinstance(target, Quantity) and isinstance(actual, Frequency):
        return compare_with_count(target, actual, direction)
    (zh, en), (other_zh, other_en) = _NAMES[type(target)], _NAMES[type(actual)]
    note = Note(f"目标是{zh}，完成是{other_zh}，不能直接比较", f"the target is {en}, the actual {other_en}")
    raise CannotTellError(note)


def _not_understood(target: Value, actual: Value, direction: Direction) -> Comparison:
    if isinstance(target, NotUnderstood) and isinstance(actual, NotUnderstood):
        text = clean(target.text)
        is_words = any(map(is_chinese, text)) and not any(map(str.isdigit, text))
        if is_words and text == clean(actual.text) and not is_waived(target):
            return in_words(Outcome.REACHED, direction, _SAME_TEXT, certain=False)
    if isinstance(target, Choice) and isinstance(actual, NotUnderstood) and clean(actual.text) in target.options:
        return in_words(Outcome.REACHED, direction, _ONE_OF, certain=True)
    sides = ((target, "目标", "the target"), (actual, "完成值", "the actual"))
    unread = [(value, zh, en) for value, zh, en in sides if isinstance(value, NotUnderstood)]
    raise CannotTellError(
        Note(
            "；".join(f"{zh}没有读懂：{value.reason}" for value, zh, _ in unread),
            "; ".join(f"{en} was not understood: {value.reason_en}" for value, _, en in unread),
        )
    )
