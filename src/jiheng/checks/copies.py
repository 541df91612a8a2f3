"""Which texts of a pile stand in one another by half or more: the way from many texts to groups of projects."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product

import msgspec

from jiheng.checks.borrowed import Stretch, covered, longest
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold
from jiheng.checks.similarity import letters
from jiheng.checks.terms import terms
from jiheng.form import Where
from jiheng.rulepacks import RulePack

# So many letters of a text are compared, four pages; what follows is let go, so that time stays bounded.
_LONGEST = 4_000


class Told(msgspec.Struct, frozen=True, gc=False):
    """A goal or a result, with where it stands and whose it is."""

    where: Where
    text: str
    project: str | None
    code: str | None
    unit: str | None
    department: str | None


class Measure(msgspec.Struct, frozen=True):
    """The thresholds of a pack: which share of a text, and how many letters at least, in runs of how many letters.

    What texts of ``phrase_from`` units hold is a set phrase.
    """

    share: Decimal
    span: int
    least: int
    phrase_from: int


class Link(msgspec.Struct, frozen=True):
    """Two texts of different projects that stand in one another, by their places among those that were given.

    Of the ``letters`` of the first ``covered`` stand in the second, which has ``others`` itself and holds no larger
    share of its own in the first. ``phrases`` tells, byte by byte, where set phrases begin in the first.
    """

    first: int
    second: int
    covered: int
    letters: int
    others: int
    phrases: bytes

    @property
    def share(self) -> Decimal:
        """How much of the first text stands in the second."""
        return Decimal(self.covered) / self.letters

    @property
    def is_whole(self) -> bool:
        """The two texts are the same, punctuation aside."""
        return self.covered == self.letters == self.others


class Group(msgspec.Struct, frozen=True):
    """Projects that are linked, directly or by way of others: one text of each, and the links that show it.

    ``texts`` are places among the texts that were given, in their order; each is in one of ``links`` at least, the
    strongest of its project. The strongest link of all comes first.
    """

    texts: tuple[int, ...]
    links: tuple[Link, ...]


def measure(pack: RulePack) -> Measure:
    """Take the thresholds from a rule pack."""
    span = int(pack.number("across.copied_span"))
    return Measure(
        share=pack.number("across.copied_share"),
        span=span,
        least=max(span, int(pack.number("across.copied_letters_from"))),
        phrase_from=int(pack.number("across.set_phrase_units")),
    )


def groups(held: Sequence[Held], by: Measure) -> list[Group]:
    """Give the groups of projects of which texts stand in one another, in the order of their first texts.

    Texts that are the same to the letter are looked at once; each of their projects is then linked with the first.
    """
    projects = _projects(held)
    same = _collapsed(held, by.least)
    if len({projects[one] for places in same.values() for one in places}) < 2:  # noqa: PLR2004 - one has no other
        return []
    return _grouped(list(_links(same, _units(held), projects, by)), projects)


def _grouped(links: Sequence[Link], projects: Sequence[int]) -> list[Group]:
    beside: dict[int, list[Link]] = {}
    for link in links:
        for one in (link.first, link.second):
            beside.setdefault(projects[one], []).append(link)
    found, seen = [], set[int]()
    for start in beside:
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for project in members:  # grows while it is walked
            for link in beside[project]:
                new = {projects[link.first], projects[link.second]} - seen
                seen |= new
                members += sorted(new)
        found.append(_group(members, beside, projects))
    return sorted(found, key=lambda one: one.texts)


def _group(members: Sequence[int], beside: Mapping[int, Sequence[Link]], projects: Sequence[int]) -> Group:
    best = {project: min(beside[project], key=_strength) for project in members}
    texts = (link.first if projects[link.first] == project else link.second for project, link in best.items())
    return Group(tuple(sorted(texts)), tuple(sorted(dict.fromkeys(best.values()), key=_strength)))


def _strength(link: Link) -> tuple[Decimal, int, int, int]:
    return -link.share, -link.covered, link.first, link.second


def _links(same: dict[str, list[int]], units: Sequence[int], projects: Sequence[int], by: Measure) -> Iterator[Link]:
    from jiheng.checks.shingles import shared  # noqa: PLC0415 - numpy comes only where there are texts to compare

    places = list(same.values())
    users = {text: {units[one] for one in of_one} for text, of_one in same.items()}
    # What everybody writes is as if so many units more wrote it, so that it is known in a small pile too.
    everybody = range(len(units), len(units) + by.phrase_from)
    for phrase in _set_phrases():
        if len(phrase) >= by.span:
            users.setdefault(phrase, set()).update(everybody)
    texts, owners = list(users), list(map(sorted, users.values()))
    found = shared(texts, owners, span=by.span, phrase_from=by.phrase_from, share=float(by.share))

    def compare(text: int, other: int, first: int, second: int) -> Link | None:
        here = covered(texts[text], found.phrases(text), texts[other], by.span)
        there = covered(texts[other], found.phrases(other), texts[text], by.span)
        if here * len(texts[other]) < there * len(texts[text]):
            return compare(other, text, second, first)
        if here < by.least or here < by.share * len(texts[text]):
            return None
        return Link(first, second, here, len(texts[text]), len(texts[other]), found.phrases(text))

    for text, of_one in enumerate(places):
        others = {projects[one]: one for one in reversed(of_one) if projects[one] != projects[of_one[0]]}
        if others and len(owners[text]) < by.phrase_from:
            yield from filter(None, (compare(text, text, of_one[0], one) for one in sorted(others.values())))
    for first, second in found.pairs:
        apart = (two for two in product(places[first], places[second]) if projects[two[0]] != projects[two[1]])
        if (two := next(apart, None)) is not None and (link := compare(first, second, *two)) is not None:
            yield link


def _collapsed(held: Sequence[Held], least: int) -> dict[str, list[int]]:
    """Give every different text that is long enough, without punctuation, with the places where it was given.

    All goals come before all results, so that a text in a crowd is paired with others of its kind first.
    """
    same: dict[str, list[int]] = {}
    for at in sorted(range(len(held)), key=lambda at: held[at].fact.where.field, reverse=True):
        text = _letters(held[at])
        if len(text) >= least:
            same.setdefault(text, []).append(at)
    return same


def stretch(link: Link, held: Sequence[Held], by: Measure) -> Stretch:
    """Find the longest stretch that the texts of a link share."""
    return longest(_letters(held[link.first]), _letters(held[link.second]), link.phrases, by.span)


def _letters(one: Held) -> str:
    return letters(one.fact.text)[:_LONGEST]


def _units(held: Sequence[Held]) -> list[int]:
    """Number the units; where none is named the department stands for it, and a form without either for itself."""
    numbers: dict[object, int] = {}
    found = []
    for one in held:
        name = _fold(one.fact.unit) or _fold(one.fact.department)
        found.append(numbers.setdefault(name or one.form, len(numbers)))
    return found


def _projects(held: Sequence[Held]) -> list[int]:
    """Number the projects: two forms are of one if they have the same code, or the same name and unit."""
    numbers: dict[object, int] = {}
    found = []
    for one in held:
        told = one.fact
        if one.form in numbers:  # its goal, or its result, was here already
            found.append(numbers[one.form])
            continue
        name, unit = _fold(told.project), _fold(told.unit)
        keys: list[object] = [one.form]
        keys += [("code", told.code)] if told.code else []
        keys += [(name, unit)] if name and unit else []
        number = next((numbers[key] for key in keys if key in numbers), len(numbers))
        for key in keys:
            numbers.setdefault(key, number)
        found.append(number)
    return found


@cache
def _set_phrases() -> tuple[str, ...]:
    return tuple(map(letters, sorted(terms("set_phrases"))))


_fold = lru_cache(maxsize=4096)(fold)
