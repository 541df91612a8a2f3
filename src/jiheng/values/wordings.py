"""Reads what holds no number of its own: references, choices, grades with a comparator, scales."""

import re

from jiheng.values.comparators import Role, hides_comparison, signs
from jiheng.values.glyphs import is_chinese
from jiheng.values.numerals import number_at
from jiheng.values.phrases import read_quantity
from jiheng.values.quantities import Comparator, Quantity
from jiheng.values.statements import Choice, Reference, Word
from jiheng.values.words import grade_with, words

_LONGEST_REFERENCE = 24
_LONGEST_OPTION = 12
_MOST_OPTIONS = 6
_BETWEEN_GRADES = re.compile(r"[、/,;]|->|>")
_JOINT = "|"
_RELATIVE = frozenset(("share", "times", "percentage_point"))
_SAVING = "节约"  # not 约, about
_SHARE_STARTS = frozenset("≥≤><=百千0123456789")


def read_wording(text: str) -> Reference | Choice | Word | None:
    """Read ``text`` (cleaned) as a grade with a comparator, a reference, a scale or a choice."""
    return _with_comparator(text) or _scale(text) or _choice(text)


def _with_comparator(text: str) -> Reference | Word | None:
    comparator, rest = _comparator_around(text)
    if comparator is not None:
        grade = grade_with(comparator, rest)
        if grade is not None:
            return grade
    return _reference(comparator, rest)


def _comparator_around(text: str) -> tuple[Comparator | None, str]:
    """Take a comparator from before or behind: 不超过预算, 预算以内, 控制在预算内, 良好及以上."""
    found = signs().before.at(text, 0)
    comparator: Comparator | None = None
    if found is not None and found[0][0] in {Role.COMPARES, Role.HOLDS}:
        comparator, text = Comparator(found[0][1]), text[found[1] :]
    behind = signs().after.at_end(text)
    if behind is not None and behind[0][0] is Role.COMPARES and not any(character.isdigit() for character in text):
        sign = Comparator(behind[0][1])
        if comparator is None or sign is comparator:
            return sign, text[: behind[1]]
    return comparator, text


def _reference(comparator: Comparator | None, text: str) -> Reference | None:
    place = _end_of_reference(text)
    what, rest = text[:place].removesuffix("的"), text[place:]
    if not what or len(what) > _LONGEST_REFERENCE or not all(is_chinese(character) for character in what):
        return None
    if not any(word in what for word in words().references) or hides_comparison(what):
        return None
    if not rest:
        return Reference(comparator=comparator, what=what) if comparator is not None else None
    share = read_quantity(rest)
    if not isinstance(share, Quantity) or not _is_relative(share):
        return None
    return Reference(comparator=comparator, what=what, share=share)


def _is_relative(share: Quantity) -> bool:
    """Tell whether a quantity says how much of something else: a percentage, so many times, a growth."""
    turns = signs().turns
    of_dimension = share.unit is not None and share.unit.dimension in _RELATIVE
    return of_dimension or any(manner in turns for manner in share.manners)


def _end_of_reference(text: str) -> int:
    """Find where a share begins: at a figure, a sign, or a word such as 增长 with a figure behind it."""
    around = signs().before
    for place, character in enumerate(text):
        if character in _SHARE_STARTS and (not is_chinese(character) or text.startswith(("百分之", "千分之"), place)):
            return place
        found = around.at(text, place) if place and not text.startswith(_SAVING, place - 1) else None
        if found is not None and found[0][0] is not Role.FILLER and _leads_to_figure(text, found[1]):
            return place
    return len(text)


def _leads_to_figure(text: str, place: int) -> bool:
    found = signs().before.at(text, place)
    while found is not None:
        place = found[1]
        found = signs().before.at(text, place)
    return number_at(text, place) is not None or text.startswith(("百分之", "千分之"), place)


def _scale(text: str) -> Choice | None:
    options = tuple(_BETWEEN_GRADES.split(text))
    if 1 < len(options) <= _MOST_OPTIONS and words().steps.issuperset(options):
        return Choice(options=options, scale=True)
    return None


def _choice(text: str) -> Choice | None:
    if not any(joint in text for joint in words().joints):
        return None
    for joint in words().joints:
        text = text.replace(joint, _JOINT)
    options = tuple(text.split(_JOINT))
    if not 1 < len(options) <= _MOST_OPTIONS:
        return None
    if hides_comparison(text.replace(_JOINT, "或")):
        return None
    fits = all(0 < len(option) <= _LONGEST_OPTION and all(map(is_chinese, option)) for option in options)
    return Choice(options=options) if fits else None
