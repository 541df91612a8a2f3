"""Looking for words in texts, and telling by the pairs of characters they share whether two speak of one thing."""

import re
from functools import cache, lru_cache
from typing import Final

from jiheng.checks.terms import terms

_RUN: Final = re.compile(r"[\u3400-\u9fff]+")


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Find the first of ``words`` that a text holds; of several that begin alike, the longest."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """Every two Chinese characters that stand side by side, but for the pairs that any form may hold.

    新建图书角 gives 新建, 建图, 图书, 书角. Two texts without a pair in common speak of different things, or of one
    thing in words that a program cannot tell.
    """
    found = (run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))
    return frozenset(found) - _everyday()


@cache
def _everyday() -> frozenset[str]:
    return terms("everyday_pairs")
