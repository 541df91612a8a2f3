"""Sets a word beside a word. What a unit says of itself is taken as said; nothing is measured."""

from decimal import Decimal

from jiheng.values.comparing_dates import SAME
from jiheng.values.comparing_numbers import compare_numbers
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, in_words
from jiheng.values.directions import Direction, Kind, Standing
from jiheng.values.quantities import Quantity
from jiheng.values.statements import Choice, Tier, Value, Word, WordKind
from jiheng.values.units import units
from jiheng.values.words import ranks_of, take_apart, tier_of_word, words

_ONE_OF = Note("完成是目标所列的一种", "the actual is one of those the target lists")
_BEST = Note("完成是目标所列等次中最好的一等", "the actual is the best step of the scale the target lists")
_STEP = Note("目标列出了整个等次，没有写要达到哪一等", "the target lists a whole scale and not the step wanted")
_TIER = {
    Tier.ACHIEVED: (Outcome.REACHED, Note("完成写的是达成", "the actual says that it was achieved")),
    Tier.PARTLY: (Outcome.MISSED, Note("完成写的是部分达成", "the actual says that it was partly achieved")),
    Tier.NOT: (Outcome.MISSED, Note("完成写的是未达成", "the actual says that it was not achieved")),
}
_STRONGER = Note("完成的程度不低于目标", "the actual says as much as the target, or more")
_WEAKER = Note("两边是同一个词，完成的程度轻些，是否算达到无法断定", "the same word, said less strongly: a question")
_DENIED = Note("完成否定了目标所说的", "the actual denies what the target says")
_GRADE = {
    Outcome.REACHED: Note("完成的等次不低于目标", "the grade is that of the target, or better"),
    Outcome.MISSED: Note("完成的等次低于目标", "the grade is below that of the target"),
}
_OPPOSITE = Note("一个是「是」，一个是「否」", "one says yes, the other no")
_NOUGHT = Note("两边说的都是没有发生", "both sides say that it did not happen")
_WHOLE = Note("「全覆盖」按 100% 比较", "“all covered” is compared as 100%")
_UNLIKE = Note("两边的词不同，对不上", "the two words cannot be matched")
_TOP = 0


def compare_words(target: Word | Choice, actual: Value, direction: Direction) -> Comparison:
    """Compare a word, a choice or a scale with what the unit wrote.

    Raises:
        CannotTellError: the two cannot be matched.
    """
    if target == actual:
        if isinstance(target, Choice) and target.scale:
            raise CannotTellError(_STEP)
        return in_words(Outcome.REACHED, direction, SAME, certain=True)
    if isinstance(target, Choice):
        return _with_choice(target, actual, direction)
    if not isinstance(actual, Word):
        raise CannotTellError(_UNLIKE)
    tier = tier_of_word(actual)
    if tier is not None:
        outcome, note = _TIER[tier]
        return in_words(outcome, direction, note, certain=False)
    found = _grades(target, actual, direction) or _yes_no(target, actual, direction)
    return found or _degrees(target, actual, direction)


def compare_nought(target: Value, actual: Value, direction: Direction) -> Comparison | None:
    """Compare 0次 with 无, 不发生 with 0起, 未发生 with 无: reached, never for certain. ``None`` for anything else."""
    if isinstance(target, Quantity) and isinstance(actual, Quantity):
        return None
    if target == actual or not _is_nought(target) or not _is_nought(actual):
        return None
    return in_words(Outcome.REACHED, direction, _NOUGHT, certain=False)


def compare_whole(target: Value, actual: Value, direction: Direction) -> Comparison | None:
    """Compare 全覆盖 with a share, as 100%, never for certain. ``None`` for anything else."""
    wanted, found = _as_share(target), _as_share(actual)
    if wanted is None or found is None or isinstance(target, Word) == isinstance(actual, Word):
        return None
    way = Direction(Kind.AT_LEAST, Standing.GUESSED) if direction.kind is Kind.UNKNOWN else direction
    return in_words(compare_numbers(wanted, found, way).outcome, direction, _WHOLE, certain=False)


def _as_share(value: Value) -> Quantity | None:
    percent = units().plain.get("%")
    if isinstance(value, Word) and value.comparator is None and value.text in words().hundred:
        return Quantity(number=Decimal(100), unit=percent)
    if isinstance(value, Quantity) and value.unit is not None and value.unit.dimension == "share":
        return value
    return None


def _is_nought(value: Value) -> bool:
    if isinstance(value, Quantity):
        return value.number == 0 and not value.manners
    return isinstance(value, Word) and value.comparator is None and value.text in words().nought


def _with_choice(target: Choice, actual: Value, direction: Direction) -> Comparison:
    said = actual.options if isinstance(actual, Choice) else (str(actual),)
    if not target.scale:
        if set(said) <= set(target.options):
            return in_words(Outcome.REACHED, direction, _ONE_OF, certain=True)
    elif said[_TOP] == target.options[_TOP] and len(said) == 1:
        return in_words(Outcome.REACHED, direction, _BEST, certain=False)
    elif said[_TOP] in target.options:
        raise CannotTellError(_STEP)
    if isinstance(actual, Word) and (tier := tier_of_word(actual)) is not None:
        outcome, note = _TIER[tier]
        return in_words(outcome, direction, note, certain=False)
    raise CannotTellError(_UNLIKE)


def _grades(target: Word, actual: Word, direction: Direction) -> Comparison | None:
    ranks = ranks_of(target.text, actual.text)
    if ranks is None:
        return None
    wanted, found = ranks
    if target.comparator is not None and target.comparator.looks_down:
        raise CannotTellError(_UNLIKE)
    is_reached = found < wanted or (found == wanted and not (target.comparator and target.comparator.excludes_bound))
    outcome = Outcome.REACHED if is_reached else Outcome.MISSED
    return in_words(outcome, direction, _GRADE[outcome], certain=False)


def _yes_no(target: Word, actual: Word, direction: Direction) -> Comparison | None:
    if target.kind is not WordKind.YES_NO or actual.kind is not WordKind.YES_NO:
        return None
    if (target.text in words().yes) == (actual.text in words().yes):
        return in_words(Outcome.REACHED, direction, SAME, certain=False)
    return in_words(Outcome.MISSED, direction, _OPPOSITE, certain=False)


def _degrees(target: Word, actual: Word, direction: Direction) -> Comparison:
    wanted, found = take_apart(target.text), take_apart(actual.text)
    if wanted is None or found is None or (wanted.stem, wanted.about) != (found.stem, found.about):
        raise CannotTellError(_UNLIKE)
    if wanted.denied != found.denied:
        return in_words(Outcome.MISSED, direction, _DENIED, certain=False)
    if found.weight < wanted.weight:
        raise CannotTellError(_WEAKER)
    return in_words(Outcome.REACHED, direction, _STRONGER, certain=False)
