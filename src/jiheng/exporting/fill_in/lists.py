"""What the formulas look up: units, words and labels, each with what the scoring itself gives for it under a pack.

A formula understands few ways of writing a value. Those it does understand are tried here on the real thing before
they get onto a list, so that a list never says more than ``jiheng score`` does.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from jiheng.exporting.fill_in.plan import Row
from jiheng.form import Category, Dimension, Field, Indicator, Place
from jiheng.form.labels import LABELS, Part
from jiheng.rulepacks import RulePack
from jiheng.scoring import Interval, Score, score, understand
from jiheng.values import (
    Comparator,
    Comparison,
    Quantity,
    Word,
    WordKind,
    compare,
    direction,
    parse,
    tier,
    units_of_measure,
    words_known,
)

_TRIED: Final = ("1", "3", "8", "12", "25", "30", "95", "100", "120", "365", "2020", "2024", "12.5", "98.75", "10000")
"""Numbers that could be taken for months, days, years or shares, and some that could not."""

_LONGEST_WORD: Final = 200
_PLAIN: Final = "健全"

SAME_ONLY, ANY, ABOVE_ONE = 0, 1, 2
"""What a number without a unit beside one with this unit is: nothing certain, a number of it, or one if above 1."""


class Share(msgspec.Struct, frozen=True):
    """What part of the maximum a word has: from ``low`` to ``high``, which may not be included."""

    text: str
    low: Decimal
    high: Decimal
    high_included: bool


class Lists(msgspec.Struct, frozen=True):
    """The lists of one workbook.

    ``units`` come with what a bare number beside them is; ``same`` are words with what a row has whose target and
    actual both say it, ``tiers`` words of an actual with what it has under any target in words of ``plain``. Labels
    come with whether they speak of satisfaction.
    """

    units: tuple[tuple[str, int], ...]
    same: tuple[Share, ...]
    plain: tuple[str, ...]
    tiers: tuple[Share, ...]
    dimensions: tuple[tuple[str, bool], ...]
    categories: tuple[tuple[str, bool], ...]


def lists_for(rows: Iterable[Row], pack: RulePack) -> Lists:
    """Make the lists for the rows of a sheet under a pack."""
    words = [word for word in words_known() if isinstance(parse(word), Word)]
    yes_no = pack.text("yes_no.method") == "all_or_nothing"
    plain = tuple(word for word in words if not (yes_no and _is_yes_no(word)))
    locked = [row.texts["target"] for row in rows if "target" in row.locked]
    same = dict.fromkeys([*words, *(text for text in locked if not _is_figure(text))])
    return Lists(
        units=_units(),
        same=tuple(share for text in same if (share := _share(text, text, pack)) is not None),
        plain=plain,
        tiers=tuple(share for word in _tier_words() if (share := _share(_PLAIN, word, pack)) is not None),
        dimensions=tuple(_labels(Part.DIMENSION, Dimension.SATISFACTION)),
        categories=tuple(_labels(Part.CATEGORY, Category.SERVICE_USER_SATISFACTION)),
    )


def _is_yes_no(word: str) -> bool:
    value = parse(word)
    return isinstance(value, Word) and value.kind is WordKind.YES_NO


def _is_figure(text: str) -> bool:
    return isinstance(parse(text), Quantity) or len(text) > _LONGEST_WORD


def _share(target: str, actual: str, pack: RulePack) -> Share | None:
    """Score a row worth 1, which says nothing of what it measures."""
    row = Indicator(target=_text(target), actual=_text(actual), max_points=Field(Decimal(1), "1", Place()))
    found = score(understand(row), pack)
    if isinstance(found, Score):
        return Share(actual, found.points, found.points, high_included=True)
    return Share(actual, found.low, found.high, found.high_included) if isinstance(found, Interval) else None


def _text(text: str) -> Field[str]:
    return Field(text, text, Place())


def _tier_words() -> Iterator[str]:
    return (word for word in words_known() if tier(parse(word)) is not None)


@cache
def _units() -> tuple[tuple[str, int], ...]:
    """Give the units whose numbers are always read as numbers of them, and never as a date or anything else."""
    read = [unit for unit in ("", *units_of_measure()) if all(_is_read(number, unit) for number in _TRIED)]
    return tuple((unit, _beside_bare(unit)) for unit in read)


def _is_read(number: str, unit: str) -> bool:
    aim, found = parse(f"≥{number}{unit}"), parse(f"{number}{unit}")
    return _is_plain(aim, number, Comparator.AT_LEAST) and _is_plain(found, number, None)


def _is_plain(value: object, number: str, comparator: Comparator | None) -> bool:
    return (
        isinstance(value, Quantity)
        and value.number == Decimal(number)
        and value.comparator is comparator
        and not (value.per or value.manners or value.subject or value.thing)
    )


def _beside_bare(unit: str) -> int:
    def counts(number: str) -> bool:
        both = (_compared(f"≥{number}{unit}", number), _compared(f"≥{number}", f"{number}{unit}"))
        return all(one.actual_number == one.target_number == Decimal(number) for one in both)

    if all(map(counts, (*_TRIED, "0.5"))):
        return ANY
    return ABOVE_ONE if all(counts(number) for number in _TRIED if Decimal(number) > 1) else SAME_ONLY


def _compared(target: str, actual: str) -> Comparison:
    aim = parse(target)
    return compare(aim, parse(actual), direction("", aim, category=None))


def _labels(part: Part, satisfaction: str) -> Iterator[tuple[str, bool]]:
    for label in LABELS:
        if label.part is part:
            for text in (label.chinese, *label.synonyms):
                yield text, label.code == satisfaction
