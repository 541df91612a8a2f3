"""The words a value may be: qualities with their degree, grades, tiers, yes and no; and how one stands to another."""

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from jiheng.values.comparators import hides_comparison
from jiheng.values.glyphs import is_chinese
from jiheng.values.quantities import Comparator
from jiheng.values.reasons import Why
from jiheng.values.statements import Choice, Tier, Word, WordKind
from jiheng.values.tables import Lexicon, table

WEAK, PLAIN, STRONG = 1, 2, 3
_MOST_DEGREES = 3


class Words(msgspec.Struct, frozen=True):
    """The tables of ``words.toml``, ready for looking up. ``whole`` are values that are one listed word."""

    whole: dict[str, Word | Choice | Why]
    stems: frozenset[str]
    degrees: Lexicon[int]
    degrees_after: Lexicon[str]
    negations: Lexicon[str]
    verbs: Lexicon[str]
    longest_about: int
    never_about: tuple[str, ...]
    object_endings: tuple[str, ...]
    steps: frozenset[str]
    ranks: tuple[dict[str, int], ...]
    tiers: dict[str, Tier]
    yes: frozenset[str]
    no: frozenset[str]
    nought: frozenset[str]
    hundred: frozenset[str]
    joints: tuple[str, ...]
    references: tuple[str, ...]
    name_endings: tuple[str, ...]
    template: tuple[str, ...]


class Degree(msgspec.Struct, frozen=True):
    """A quality taken apart: 显著提升 is 提升, strongly; 未提升 is 提升, denied; 促进就业 is 促进, about 就业."""

    stem: str
    weight: int = PLAIN
    denied: bool = False
    about: str = ""


@cache
def words() -> Words:
    """Read the tables, once."""
    tables = table("words")
    quality, grades, tiers = tables["quality"], tables["grades"], tables["tiers"]
    whole: dict[str, Word | Choice | Why] = dict.fromkeys(tables["verdicts"]["words"], Why.VERDICT)
    whole |= dict.fromkeys(tables["waived"]["words"], Why.WAIVED)
    whole |= {text: Word(text=text, kind=WordKind.QUALITY) for text in quality["stems"]}
    ranks = tuple({text: place for place, same in enumerate(scale) for text in same} for scale in grades["scales"])
    whole |= {text: Word(text=text, kind=WordKind.GRADE) for scale in ranks for text in scale}
    yes_no = (*tables["yes_no"]["yes"], *tables["yes_no"]["no"])
    whole |= {text: Word(text=text, kind=WordKind.YES_NO) for text in yes_no}
    tier_of = {text: tier for tier in Tier for text in tiers[tier.value]}
    whole |= {text: Word(text=text, kind=WordKind.TIER) for text in tier_of}
    whole |= {"".join(ladder): Choice(options=tuple(ladder), scale=True) for ladder in grades["ladders"]}
    degrees = quality["degrees"]
    weights = {word: weight for key, weight in _WEIGHTS for word in degrees[key]}
    return Words(
        whole=whole,
        stems=frozenset(quality["stems"]),
        degrees=Lexicon(weights.items()),
        degrees_after=Lexicon((word, word) for word in degrees["after"]),
        negations=Lexicon((word, word) for word in quality["negations"]["before"]),
        verbs=Lexicon((verb, verb) for verb in quality["verbs"]),
        longest_about=quality["longest_about"],
        never_about=tuple(quality["never_in"]),
        object_endings=tuple(quality["object_endings"]),
        steps=frozenset(text for steps in (*ranks, *grades["ladders"]) for text in steps),
        ranks=ranks,
        tiers=tier_of,
        yes=frozenset(tables["yes_no"]["yes"]),
        no=frozenset(tables["yes_no"]["no"]),
        nought=frozenset(tables["nought"]["words"]),
        hundred=frozenset(tables["whole"]["words"]),
        joints=tuple(tables["choices"]["joints"]),
        references=tuple(tables["references"]["words"]),
        name_endings=tuple(tables["names"]["endings"]),
        template=tuple(tables["template"]["signs"]),
    )


def words_known() -> tuple[str, ...]:
    """List every text of the tables that is a value as it stands, such as 健全, 优 or 基本达成."""
    return tuple(text for text, meaning in words().whole.items() if isinstance(meaning, Word))


_WEIGHTS = (("weak", WEAK), ("plain", PLAIN), ("strong", STRONG))


def read_quality(text: str) -> Word | None:
    """Read a quality: 合规, 显著提升, 未达标, 促进就业, 工程质量合格."""
    return None if take_apart(text) is None else Word(text=text, kind=WordKind.QUALITY)


@lru_cache(maxsize=1024)
def take_apart(text: str) -> Degree | None:
    """Find the stem of a quality, how strongly it is said, whether it is denied and of what it speaks.

    ``None`` where there is no stem.
    """
    return _bare(text) or _with_object(text) or _with_subject(text)


def _bare(text: str) -> Degree | None:
    known = words()
    for place, weight, denied in _after_degrees(text):
        rest = text[place:]
        if rest in known.stems:
            return Degree(rest, weight, denied)
        after = known.degrees_after.at_end(rest)
        if after is not None and rest[: after[1]] in known.stems:
            return Degree(rest[: after[1]], STRONG, denied)
    return None


def _with_object(text: str) -> Degree | None:
    known = words()
    for place, weight, denied in _after_degrees(text):
        verb = known.verbs.at(text, place)
        if verb is not None and is_about(text[verb[1] :]) and not text.endswith(known.object_endings):
            return Degree(verb[0], weight, denied, text[verb[1] :])
    return None


def _with_subject(text: str) -> Degree | None:
    for place in range(2, min(len(text) - 1, words().longest_about + 1)):
        found = _bare(text[place:])
        if found is not None and len(found.stem) > 1 and is_about(text[:place]):
            return Degree(found.stem, found.weight, found.denied, text[:place])
    return None


def _after_degrees(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give each place where a stem may begin, with the degree and denial before it."""
    known = words()
    denied, weight, place = False, PLAIN, 0
    for _ in range(_MOST_DEGREES):
        yield place, weight, denied
        degree = known.degrees.at(text, place)
        denial = known.negations.at(text, place)
        if denial is not None and (degree is None or denial[1] >= degree[1]):
            denied, place = not denied, denial[1]
        elif degree is not None:
            weight, place = degree
        else:
            return


def is_about(text: str) -> bool:
    """Tell whether the words can be what a quality speaks of: a noun or two, no denial, choice or comparison."""
    known = words()
    return (
        1 < len(text) <= known.longest_about
        and all(map(is_chinese, text))
        and not any(word in text for word in known.never_about)
        and not hides_comparison(text)
    )


def tier_of_word(word: Word) -> Tier | None:
    """Give the tier a word of completion names, or ``None`` for any other word."""
    return words().tiers.get(word.text)


def ranks_of(one: str, other: str) -> tuple[int, int] | None:
    """Give the places of two grades on the first scale that has both; 0 is the best."""
    for scale in words().ranks:
        if one in scale and other in scale:
            return scale[one], scale[other]
    return None


def grade_with(comparator: Comparator, text: str) -> Word | None:
    """Read a grade that a comparator stands with: 良好及以上."""
    word = words().whole.get(text)
    if isinstance(word, Word) and word.kind is WordKind.GRADE:
        return Word(text=text, kind=WordKind.GRADE, comparator=comparator)
    return None
