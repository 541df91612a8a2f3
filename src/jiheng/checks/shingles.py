"""Which of very many texts may share words with which: by the runs of characters that stand in more than one.

Every run of ``span`` characters becomes a number, and equal numbers are brought together by sorting. A run that texts
of many owners hold is a set phrase and joins nobody; texts of few owners that hold one run are a pair, to be compared
character by character afterwards. Nothing is missed for being a short part of a long text, as happens where whole texts
are summed up in a few numbers.

Three bounds keep time and memory in hand: numbers are sorted in parts, of the texts that hold one run each is paired
with the next few only, and of all its pairs those are kept that share most runs. A text in a crowd is therefore always
paired, though not with all of the crowd.

This module is imported only where there is something to compare: numpy takes a tenth of a second to come.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

NEXT: Final = 4
"""Of the texts that hold one run, each is paired with so many of those that follow it."""
MOST: Final = 8
"""For each text so many pairs are kept, those that share most runs; those that its partners keep come on top."""

_PART_BITS: Final = 3  # the first bits of a number tell its part: eight parts
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd: leaves neighbours far apart

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Shared:
    """Pairs of texts that may share enough, by their positions and in order, and where set phrases stand."""

    def __init__(self, pairs: Sequence[tuple[int, int]], ends: Places, phrases: Flags) -> None:
        self.pairs = pairs
        self._ends = ends
        self._phrases = phrases

    def phrases(self, text: int) -> bytes:
        """Tell for each character of a text whether a set phrase begins there: a byte that is not 0."""
        begin = self._ends[text - 1] if text else 0
        return self._phrases[begin : self._ends[text]].tobytes()


class _Owners:
    """Who uses each text: the numbers of all of them in one row, and where those of each text begin."""

    def __init__(self, owners: Sequence[Sequence[int]]) -> None:
        self._many = np.fromiter(map(len, owners), np.int64, len(owners))
        self._begin = self._many.cumsum() - self._many
        self._row = np.fromiter(chain.from_iterable(owners), np.int64, int(self._many.sum()))
        self._all = int(self._row.max()) + 1

    def count(self, run: Places, text: Places) -> Places:
        """Count the owners of the texts that hold each run; ``run`` and ``text`` go together."""
        many = self._many[text]
        begin = np.repeat(self._begin[text] - (many.cumsum() - many), many)
        owner = self._row[begin + np.arange(len(begin))]
        return np.bincount(_each_once(np.repeat(run, many) * self._all + owner) // self._all)


def shared(
    texts: Sequence[str], owners: Sequence[Sequence[int]], *, span: int, phrase_from: int, share: float
) -> Shared:
    """Pair texts of which one may hold ``share`` of the other in runs of ``span`` characters and more.

    The texts are all different, and each is at least ``span`` long. ``owners`` gives for each, by numbers from 0, who
    uses it, one at least; a run is a set phrase from ``phrase_from`` owners on.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = lengths.cumsum()
    text_of = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    phrases = np.zeros(len(text_of), np.bool_)
    users = _Owners(owners)
    found: list[tuple[Places, Places]] = []
    for here, run in _met_again(texts, span, text_of):
        of_run, of_text = np.divmod(_each_once(run * len(texts) + text_of[here]), len(texts))
        is_phrase = users.count(of_run, of_text) >= phrase_from
        phrases[here[is_phrase[run]]] = True
        joins = ~is_phrase[of_run]
        found.append(_neighbours(of_run[joins], of_text[joins], len(texts)))
    first, second, many = _summed(found, len(texts))
    # A run covers ``span`` characters at most: fewer runs than this cover too little of either text.
    enough = many * span > share * np.minimum(lengths[first], lengths[second]) - 1
    first, second, many = first[enough], second[enough], many[enough]
    kept = _strongest(first, many) | _strongest(second, many)
    return Shared(tuple(zip(first[kept].tolist(), second[kept].tolist(), strict=True)), ends, phrases)


def _met_again(texts: Sequence[str], span: int, text_of: NDArray[np.int32]) -> Iterator[tuple[Places, Places]]:
    """Give where those runs begin that stand in another place too, each with its run, numbered from 0; part by part."""
    runs = _numbers("".join(texts), span)
    part_of = (runs >> np.uint64(8 * runs.itemsize - _PART_BITS)).astype(np.uint8)
    part_of[text_of[: len(runs)] != text_of[span - 1 :]] = 1 << _PART_BITS  # where one text ends and the next begins
    for part in range(1 << _PART_BITS):
        here = np.flatnonzero(part_of == part)
        numbers = runs[here]
        order = np.argsort(numbers)
        here, numbers = here[order], numbers[order]
        is_same = numbers[1:] == numbers[:-1]
        again = np.append(is_same, False) | np.insert(is_same, 0, False)
        here, numbers = here[again[: len(here)]], numbers[again[: len(here)]]
        if len(here):
            yield here, np.insert(np.cumsum(numbers[1:] != numbers[:-1]), 0, 0)


def _numbers(characters: str, span: int) -> NDArray[np.uint64]:
    """One number for every run of ``span`` characters, the same for the same run."""
    codes = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), "<u4")
    numbers = np.zeros(len(codes) - span + 1, np.uint64)
    for place in range(span):
        numbers += codes[place : place + len(numbers)]
        numbers *= _SPREAD
    return numbers


def _each_once(numbers: Places) -> Places:
    """Every number once, in order; by sorting, which takes a fifth of the time of ``np.unique``."""
    numbers = np.sort(numbers)
    is_new = np.ones(len(numbers), np.bool_)
    is_new[1:] = numbers[1:] != numbers[:-1]
    return numbers[is_new]


def _neighbours(run: Places, text: Places, texts: int) -> tuple[Places, Places]:
    """Pair each text of a run with the next few; give each pair once, as one number, and how many runs it shares."""
    pairs = []
    for step in range(1, NEXT + 1):
        together = run[step:] == run[:-step]
        pairs.append(text[:-step][together] * texts + text[step:][together])
    return np.unique(np.concatenate(pairs), return_counts=True)


def _summed(found: Sequence[tuple[Places, Places]], texts: int) -> tuple[Places, Places, Places]:
    """Put the pairs of all parts together: the first and the second of each, and how many runs they share."""
    none = np.zeros(0, np.int64)
    pairs, place = np.unique(np.concatenate([none, *(pair for pair, _ in found)]), return_inverse=True)
    many = np.bincount(place, np.concatenate([none, *(count for _, count in found)]), len(pairs))
    first, second = np.divmod(pairs, texts)
    return first, second, many.astype(np.int64)


def _strongest(text: Places, many: Places) -> Flags:
    """Mark for each text those of its pairs that share most runs; of as many, the earlier ones."""
    order = np.lexsort((-many, text))
    text = text[order]
    begins = np.flatnonzero(np.concatenate((np.ones(1, np.bool_), text[1:] != text[:-1])))[: len(text)]
    rank = np.arange(len(text)) - np.repeat(begins, np.diff(np.append(begins, len(text))))
    kept = np.zeros(len(text), np.bool_)
    kept[order[rank < MOST]] = True
    return kept
