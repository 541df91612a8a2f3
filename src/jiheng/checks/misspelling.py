"""Telling a misspelt set term from a name of its own: 应尽应补率 beside 应补尽补率.

Plain means: a list of the terms that names of indicators are made of, and the number of single edits (a character
left out, put in, replaced, or changed with its neighbour) between a term and the end of a name.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

import msgspec

from jiheng.checks.terms import terms

# A set term is looked for with so many characters; what is compared with the end of a name has a few more.
_SHORTEST: Final = 3
_LONGEST: Final = 9
_SHORTEST_COMPARED: Final = 5
_LONG: Final = 7

# 应补尽补, 愿保尽保, 应缴实缴: right as they are, whatever the verb.
_TWICE: Final = re.compile(r"[应能愿宜可凡须当该](.{1,2})[尽必皆全均已实俱则未不没可将]\1")
_FIXED_PHRASE: Final = re.compile(r"应.尽.")
# What shares, qualities and grades end in, and what is typed for these by mistake.
_SORTS: Final = frozenset("率性度")
_MISTYPED: Final = str.maketrans("律绿虑滤姓渡镀", "率率率率性度度")
_ENDS: Final = _SORTS.union(map(chr, _MISTYPED))


class Misspelling(msgspec.Struct, frozen=True):
    """The end of a name as it is written, and the set term it stands for."""

    written: str
    meant: str


@lru_cache(maxsize=8192)
def misspelling_in(name: str) -> Misspelling | None:
    """Find what the end of a name misspells; ``None`` for a name that holds a set term or is near to none."""
    if not name or (name[-1] not in _ENDS and "应" not in name and "尽" not in name):
        return None
    if _TWICE.search(name) or _holds_a_term(name):
        return None
    near = [(edits, -_shared(term, name), term, written) for term, edits, written in _near(name)]
    return Misspelling(min(near)[3], min(near)[2]) if near else None


def _holds_a_term(name: str) -> bool:
    """Tell whether a set term stands anywhere in a name."""
    return any(
        name.startswith(term, at) for at, pair in enumerate(_pairs(name)) for term in _by_beginning().get(pair, ())
    )


@cache
def _by_beginning() -> Mapping[str, tuple[str, ...]]:
    """The set terms by their first two characters."""
    found: dict[str, list[str]] = {}
    for term in sorted(terms("set_terms")):
        found.setdefault(term[:2], []).append(term)
    return {pair: tuple(beginning) for pair, beginning in found.items()}


@cache
def _compared() -> Mapping[str, frozenset[str]]:
    """The terms that the end of a name is compared with, by every two neighbours in them.

    Shares, qualities and grades of five characters and more, and 应补尽补 with its like. A slip leaves at least two
    neighbours of a term together, so only those that share a pair with a name need be looked at.
    """
    found: dict[str, set[str]] = {}
    for term in terms("set_terms"):
        if (len(term) >= _SHORTEST_COMPARED and term[-1] in _SORTS) or _FIXED_PHRASE.fullmatch(term):
            for pair in _pairs(term):
                found.setdefault(pair, set()).add(term)
    return {pair: frozenset(holding) for pair, holding in found.items()}


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _near(name: str) -> Iterator[tuple[str, int, str]]:
    """The terms that the end of a name is one or two edits away from, with the edits and that end."""
    mended = name.translate(_MISTYPED)
    tail = mended[-_LONGEST - 1 :]
    for term in frozenset[str]().union(*(_compared().get(pair, ()) for pair in _pairs(tail))):
        if len(frozenset(term).difference(tail)) > 1 + (len(term) >= _LONG) or len(tail) < len(term) - 1:
            continue
        ends = [tail[-length:] for length in (len(term), len(term) - 1, len(term) + 1) if length <= len(tail)]
        edits, end = min((edits_between(end, term), end) for end in ends)
        # 资金节约度 is no slip for 资金节约率: another word at its end asks for another thing.
        if edits <= _most_edits(term, end) and not (edits and mended[:-1].endswith(term[:-1])):
            yield term, edits, name[-len(end) :]


def _most_edits(term: str, end: str) -> int:
    """How far from a term its misspelling is at most: two edits, or one where two would make another word of it.

    That is so in a term of four characters; where a foreign character comes into a short one, as 设备开机率 is no
    设备完好率; and where two foreign ones stand together, as 资金使用绩效性 is no 资金使用及时性.
    """
    if len(term) < _SHORTEST_COMPARED:
        return 1
    if frozenset(term).issuperset(end):
        return 2
    return 2 if len(term) >= _LONG and _differing(term, end) > 2 else 1  # noqa: PLR2004 - a word has two characters


def _differing(term: str, end: str) -> int:
    """How many characters of a term lie between what it has in common with ``end`` in front and behind."""
    shorter = min(len(term), len(end))
    front = next((at for at in range(shorter) if term[at] != end[at]), shorter)
    behind = next((at for at in range(shorter - front) if term[-1 - at] != end[-1 - at]), shorter - front)
    return len(term) - front - behind


def _shared(term: str, name: str) -> int:
    """How many characters of a term stand in the whole name: 补贴应补尽保率 is about 补, not about 保."""
    return sum(name.count(character) for character in set(term))


def edits_between(one: str, other: str) -> int:
    """Count the single edits that make one text of another; two neighbours that changed places are one edit."""
    last: list[int] = []
    above = list(range(len(other) + 1))
    for i, left in enumerate(one):
        here = [i + 1]
        for j, right in enumerate(other):
            edits = min(above[j + 1] + 1, here[j] + 1, above[j] + (left != right))
            if i and j and left == other[j - 1] and right == one[i - 1]:
                edits = min(edits, last[j - 1] + 1)
            here.append(edits)
        last, above = above, here
    return above[-1]
