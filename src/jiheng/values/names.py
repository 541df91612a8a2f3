"""What the name of an indicator says of the way that is better: more, less, nothing, or two things at once."""

from enum import StrEnum
from functools import cache, lru_cache

import msgspec

from jiheng.form import Category
from jiheng.values.tables import Lexicon, table


class Leaning(StrEnum):
    """What a name says. Where it says two things at once (新增违法案件) nobody can tell, and nothing is guessed."""

    MORE = "more"
    LESS = "less"
    UNSAID = "unsaid"
    UNCLEAR = "unclear"


class _Names(msgspec.Struct, frozen=True):
    """The tables of ``directions.toml``."""

    ends: Lexicon[Leaning]
    more: tuple[str, ...]
    less: tuple[str, ...]
    cutting: tuple[str, ...]
    saving: tuple[str, ...]
    adverbs: tuple[str, ...]
    acting: tuple[str, ...]
    no_verb_before: tuple[str, ...]
    denials: tuple[str, ...]
    counts: tuple[str, ...]
    owing: tuple[str, ...]


_COSTS = frozenset((Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST, Category.ECOLOGICAL_COST))
_LONGEST_OBJECT = 8


@lru_cache(maxsize=2048)
def leaning(name: str, category: Category | None) -> Leaning:
    """Say what ``name`` (cleaned) and category let one expect."""
    by_verb = _by_leading_verb(name, category)
    if by_verb is not None:
        return by_verb
    return _by_end(name) or _by_middle(name, category)


def _by_leading_verb(name: str, category: Category | None) -> Leaning | None:
    """减少投诉率 wants much of the cut, whatever is cut; cutting something wanted is not understood."""
    names = _names()
    start = len(next((adverb for adverb in names.adverbs if name.startswith(adverb)), ""))
    verb = next((verb for verb in (*names.cutting, *names.saving) if name.startswith(verb, start)), None)
    if verb is None:
        return None
    rest = name[start + len(verb) :]
    if rest.startswith(names.no_verb_before):
        return Leaning.UNCLEAR
    if len(rest) < 2 or rest[0] in "率额量数":  # noqa: PLR2004 - 节约率, 减少量: the table of ends has these
        return None
    if verb in names.saving:
        return Leaning.MORE if len(rest) <= _LONGEST_OBJECT else Leaning.UNCLEAR
    is_wanted = (_by_end(rest) or _by_words(rest)) in {Leaning.MORE, Leaning.UNCLEAR}
    return Leaning.UNCLEAR if is_wanted or category in _COSTS or len(rest) > _LONGEST_OBJECT else Leaning.MORE


def _by_end(name: str) -> Leaning | None:
    """What a word of two characters or more at the end says; it decides before anything in the middle."""
    names = _names()
    found = names.ends.at_end(name)
    if found is None or len(name) - found[1] < 2:  # noqa: PLR2004 - 率 and 度 alone say little
        return None
    said, place = found
    before, end = name[:place], name[place:]
    if before.endswith(names.denials):
        return Leaning.UNCLEAR
    is_cut = any(verb in end for verb in names.cutting)
    if said is Leaning.MORE:
        return Leaning.UNCLEAR if is_cut and _is_wanted(before) else said
    return _unwanted_with_verb(before, end)


def _unwanted_with_verb(before: str, end: str) -> Leaning:
    """What a verb makes of something unwanted at the end: 化解投诉数 is work done, 整治费用 a cost all the same."""
    names = _names()
    if any(verb in before for verb in (*names.cutting, *names.saving)):
        return Leaning.UNCLEAR
    if not any(verb in before for verb in names.acting):
        return Leaning.LESS
    if end.endswith(names.counts):
        return _of_acting(before)
    return Leaning.UNCLEAR if end.endswith("率") else Leaning.LESS


def _is_wanted(name: str) -> bool:
    found = _names().ends.at_end(name)
    return found is not None and found[0] is Leaning.MORE


def _by_middle(name: str, category: Category | None) -> Leaning:
    names = _names()
    at_end = names.ends.at_end(name)
    if at_end is not None and any(word in name for word in names.owing):
        return Leaning.UNCLEAR
    if category in _COSTS:
        return Leaning.LESS
    inside = _by_words(name)
    if inside is not None:
        return inside
    if at_end is not None:
        return at_end[0]
    return Leaning.MORE if category is Category.SERVICE_USER_SATISFACTION else Leaning.UNSAID


def _by_words(name: str) -> Leaning | None:
    """What the words in a name say together: something unwanted that is dealt with is work done, 查处违法案件数."""
    names = _names()
    more = any(word in name for word in names.more)
    less = any(word in name for word in names.less)
    if less and any(verb in name for verb in names.acting):
        return _of_acting(name)
    if less and (more or any(verb in name for verb in names.cutting)):
        return Leaning.UNCLEAR
    if less:
        return Leaning.LESS
    return Leaning.MORE if more else None


def _of_acting(name: str) -> Leaning:
    """查处 is work done; 整治后 and 未查处 are not."""
    names = _names()
    verb = next(verb for verb in names.acting if verb in name)
    before, _, after = name.partition(verb)
    is_work = not before.endswith(names.denials) and not after.startswith(names.no_verb_before)
    return Leaning.MORE if is_work else Leaning.UNCLEAR


@cache
def _names() -> _Names:
    tables = table("directions")
    within, verbs = tables["within"], tables["verbs"]
    return _Names(
        ends=Lexicon((word, said) for said in (Leaning.LESS, Leaning.MORE) for word in tables["ends"][said.value]),
        more=tuple(within["more"]),
        less=tuple(within["less"]),
        owing=tuple(within["owing"]),
        **{key: tuple(verbs[key]) for key in ("cutting", "saving", "adverbs", "acting")},
        **{key: tuple(verbs[key]) for key in ("no_verb_before", "denials", "counts")},
    )
