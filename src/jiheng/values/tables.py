"""The lists of words and units beside this module, made ready for looking up. Read once, when first needed."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Words with what they mean; the longest word that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._meanings = dict(entries)
        self._lengths = _lengths_by(0, self._meanings)
        self._lengths_from_end = _lengths_by(-1, self._meanings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """Give what stands in ``text`` at ``start`` and where it ends."""
        if start >= len(text):
            return None
        for length in self._lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self._meanings:
                return self._meanings[word], start + len(word)
        return None

    def at_end(self, text: str) -> tuple[T, int] | None:
        """Give what stands at the end of ``text`` and where it begins."""
        for length in self._lengths_from_end.get(text[-1:], ()):
            word = text[-length:]
            if word in self._meanings:
                return self._meanings[word], len(text) - len(word)
        return None

    def get(self, word: str) -> T | None:
        """Give what ``word`` means as a whole."""
        return self._meanings.get(word)


def _lengths_by(position: int, words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[position], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read ``name.toml`` of this package."""
    return tomllib.loads(resources.files("jiheng.values").joinpath(f"{name}.toml").read_text("utf-8"))
