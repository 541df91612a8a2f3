"""Which row of a roster may be meant by a form that is not on it: by names that are alike, or by the unit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from jiheng.checks.heads import Held
from jiheng.checks.identities import fold
from jiheng.checks.rosters import Filed, Matching, akin
from jiheng.checks.similarity import compare_texts
from jiheng.form import Entry
from jiheng.rulepacks import RulePack

# Names are compared with the few that share most pairs of characters with them; a pair in very many tells nothing.
_COMPARED = 9
_COMMON_FROM = 1000


class Suggestions:
    """Entries without a form beside forms without an entry; each entry is suggested for one form."""

    def __init__(self, facts: Sequence[Held], found: Matching, pack: RulePack) -> None:
        self._facts = facts
        self._found = found
        self._alike = pack.number("roster.names_alike")
        self._within = int(pack.number("roster.name_within_from"))
        self._given: dict[int, int] = {}
        self._suggest()
        self._by_unit = self._of_units()

    @property
    def given(self) -> frozenset[int]:
        """The entries that some form may mean, so that nobody need be told of them again."""
        alone = {rows[0] for form in self._found.nameless if len(rows := self.of_unit(form)) == 1}
        return frozenset({*self._given.values(), *alone})

    def of(self, form: int) -> int | None:
        """Give the entry that a form with a name may mean."""
        return self._given.get(form)

    def of_unit(self, form: int) -> Sequence[int]:
        """Give the entries that a form without a name may mean: those of its unit."""
        filed: Filed = self._facts[form].fact
        return self._by_unit.get(fold(filed.unit), ()) if fold(filed.unit) else ()

    def _entry(self, place: int) -> Entry:
        entry: Entry = self._facts[place].fact.entry
        return entry

    def _of_units(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        given = frozenset(self._given.values())
        for place in self._found.missing:
            if place not in given:
                found.setdefault(fold(self._entry(place).implementing_unit), []).append(place)
        return found

    def _suggest(self) -> None:
        """Put the likest names together first; no entry is suggested twice."""
        names = {place: fold(self._entry(place).project) for place in self._found.missing}
        by_pair: dict[str, list[int]] = {}
        for place, name in names.items():
            for pair in _pairs(name):
                by_pair.setdefault(pair, []).append(place)
        likely: list[tuple[Decimal, int, int]] = []
        for form in self._found.unlisted:
            filed: Filed = self._facts[form].fact
            name = fold(filed.project)
            for place in _sharing(name, by_pair):
                alike = self._likeness(name, names[place])
                if alike is not None and (alike == 1 or akin(filed, self._entry(place))):
                    likely.append((-alike, form, place))
        taken: set[int] = set()
        for _, form, place in sorted(likely):
            if form not in self._given and place not in taken:
                self._given[form] = place
                taken.add(place)

    def _likeness(self, name: str, other: str) -> Decimal | None:
        """Say how much alike two names are, or ``None`` where they are not."""
        share = compare_texts(name, other).share
        short, long = sorted((name, other), key=len)
        is_within = len(short) >= self._within and short in long
        return share if share >= self._alike or is_within else None


def _sharing(name: str, by_pair: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """Give the entries whose names share most pairs of characters with ``name``."""
    found = (rows for pair in _pairs(name) if len(rows := by_pair.get(pair, ())) < _COMMON_FROM)
    return [place for place, _ in Counter(chain.from_iterable(found)).most_common(_COMPARED)]


def _pairs(name: str) -> Iterable[str]:
    """Give each pair once, in order, so that what is counted does not hang on chance."""
    return dict.fromkeys(name[at : at + 2] for at in range(len(name) - 1))
