"""What the name of an indicator says of the way that is better: more, less, nothing, or two things at once."""

import re
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
    more: re.Pattern[str]
    less: re.Pattern[str]
    cutting: tuple[str, ...]
    saving: tuple[str, ...]
    adverbs: tuple[str, ...]
    acting: tuple[str, ...]
    no_verb_before: tuple[str, ...]
    denials: tuple[str, ...]
    counts: tuple[str, ...]
    owing: tuple[str, ...]
    done: Lexicon[str]
    done_verbs: tuple[str, ...]
    never_done: tuple[str, ...]
    unwanted: tuple[str, ...]
    dealing: tuple[str, ...]
    durations: Lexicon[str]
    taken: tuple[str, ...]


_COSTS = frozenset((Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST, Category.ECOLOGICAL_COST))
_LONGEST_OBJECT = 8


@lru_cache(maxsize=2048)
def leaning(name: str, category: Category | None, *, is_duration: bool = False) -> Leaning:
    """Say what ``name`` (cleaned) and category let one expect; ``is_duration`` says that the target is one."""
    by_verb = _by_leading_verb(name, category)
    if by_verb is not None:
        return by_verb
    return _by_end(name) or _by_middle(name, category, is_duration=is_duration)


def _by_leading_verb(name: str, category: Category | None) -> Leaning | None:
    """减少投诉率 wants much of the cut, whatever is cut; cutting something wanted is not understood."""
    names = _names()
    start = 0
    if name.startswith(names.adverbs):
        start = len(next(adverb for adverb in names.adverbs if name.startswith(adverb)))
    verbs = (*names.cutting, *names.saving)
    if not name.startswith(verbs, start):
        return None
    verb = next(verb for verb in verbs if name.startswith(verb, start))
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
    if before.endswith(names.denials) and not before.endswith(names.dealing):  # 接待 denies nothing
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
    if end.endswith(names.counts) and before.endswith(names.dealing):
        return _of_dealing(before)
    if not any(verb in before for verb in names.acting):
        return Leaning.LESS
    if end.endswith(names.counts):
        return _of_acting(before)
    return Leaning.UNCLEAR if end.endswith("率") else Leaning.LESS


def _is_wanted(name: str) -> bool:
    found = _names().ends.at_end(name)
    return found is not None and found[0] is Leaning.MORE


def _by_middle(name: str, category: Category | None, *, is_duration: bool) -> Leaning:
    names = _names()
    at_end = names.ends.at_end(name)
    if at_end is not None and any(word in name for word in names.owing):
        return Leaning.UNCLEAR
    if category in _COSTS:
        return Leaning.LESS
    inside = _by_duration(name, category, is_duration=is_duration) or _by_head(name) or _by_words(name)
    if inside is not None:
        return inside
    if at_end is not None:
        return at_end[0]
    is_more = category is Category.SERVICE_USER_SATISFACTION or _is_done(name, category)
    return Leaning.MORE if is_more else Leaning.UNSAID


def _by_duration(name: str, category: Category | None, *, is_duration: bool) -> Leaning | None:
    """How long something takes is wanted short: 接处警到场时间; 全年供餐天数 is how long it is kept going."""
    names = _names()
    found = names.durations.at_end(name)
    if found is None:
        return None
    if name[: found[1]].endswith(names.taken):
        return Leaning.LESS
    is_timely = is_duration and category is Category.TIMELINESS and names.done.at_end(name) is None
    return Leaning.LESS if is_timely else None


def _by_head(name: str) -> Leaning | None:
    """What a name counts: 救助信访件数 counts complaints, 信访接待人次 and 受理信访件数 work done."""
    names = _names()
    found = names.done.at_end(name)
    if found is None:
        return None
    counted = name[: found[1]]
    if not counted.endswith(names.unwanted):
        return _of_dealing(counted) if counted.endswith(names.dealing) else None
    before = counted[: -max(len(word) for word in names.unwanted if counted.endswith(word))]
    if before.endswith((*names.dealing, *names.acting)):
        return _of_dealing(before)
    is_turned = any(verb in before for verb in (*names.dealing, *names.acting, *names.cutting, *names.denials))
    return Leaning.UNCLEAR if is_turned else Leaning.LESS


def _of_dealing(before: str) -> Leaning:
    """受理 is work done, 未受理 is not; whatever ``before`` ends with is two characters long."""
    return Leaning.UNCLEAR if before[:-2].endswith(_names().denials) else Leaning.MORE


def _is_done(name: str, category: Category | None) -> bool:
    """Tell whether a name says how many were done, reached or had."""
    names = _names()
    if names.done.at_end(name) is not None:
        return True
    is_noun = len(name) == 3  # noqa: PLR2004 - 检测点, 监测站: the verb is a part of what the thing is called
    is_work = category is Category.QUANTITY and name.startswith(names.done_verbs) and not is_noun
    return is_work and not name.endswith(names.never_done)


def _by_words(name: str) -> Leaning | None:
    """What the words in a name say together: something unwanted that is dealt with is work done, 查处违法案件数."""
    names = _names()
    more = names.more.search(name) is not None
    less = names.less.search(name) is not None
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
    within, verbs, done, durations = (tables[key] for key in ("within", "verbs", "done", "durations"))
    return _Names(
        ends=Lexicon((word, said) for said in (Leaning.LESS, Leaning.MORE) for word in tables["ends"][said.value]),
        more=re.compile("|".join(map(re.escape, within["more"]))),
        less=re.compile("|".join(map(re.escape, within["less"]))),
        owing=tuple(within["owing"]),
        done=Lexicon((word, word) for word in done["ends"]),
        done_verbs=tuple(done["verbs"]),
        never_done=tuple(done["never"]),
        unwanted=tuple(done["unwanted"]),
        dealing=tuple(done["dealing"]),
        durations=Lexicon((word, word) for word in durations["ends"]),
        taken=tuple(durations["taken"]),
        **{key: tuple(verbs[key]) for key in ("cutting", "saving", "adverbs", "acting")},
        **{key: tuple(verbs[key]) for key in ("no_verb_before", "denials", "counts")},
    )
