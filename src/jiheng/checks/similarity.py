"""How much of two texts is the same, counted in characters that stand in both in the same order."""

import re
from decimal import Decimal
from typing import Final

import msgspec

LONGEST: Final = 20_000
"""So many characters of a text are compared, a score of pages; what follows is let go, so that time stays bounded."""

# Blanks and punctuation do not make a text another text.
_SILENT: Final = re.compile(r"[\W_]+")


class Likeness(msgspec.Struct, frozen=True):
    """Two texts side by side: the characters of each without blanks and punctuation, and those common to both."""

    first: int
    second: int
    common: int

    @property
    def share(self) -> Decimal:
        """Twice the common characters over all characters: 0 for nothing in common, 1 for the same text."""
        both = self.first + self.second
        return Decimal(2 * self.common) / both if both else Decimal(0)


def letters(text: str) -> str:
    """Give a text without blanks and punctuation."""
    return _SILENT.sub("", text)


def is_letter(character: str) -> bool:
    """Tell whether a character is left by :func:`letters`."""
    return _SILENT.match(character) is None


def compare_texts(first: str, second: str) -> Likeness:
    """Count what two texts have in common: their longest common subsequence, punctuation aside.

    A text that repeats another but for a word added or dropped here and there stays close to 1, wherever the word
    stands. Runs in one step a character of ``second`` (the steps grow with the length of ``first``, by machine words).
    """
    first, second = letters(first)[:LONGEST], letters(second)[:LONGEST]
    if first == second:
        return Likeness(len(first), len(first), len(first))
    return Likeness(len(first), len(second), _common(first, second))


def _common(first: str, second: str) -> int:
    """Length of the longest common subsequence, a bit a character of ``first`` (Hyyrö's bit-parallel counting)."""
    places: dict[str, int] = {}
    for index, character in enumerate(first):
        places[character] = places.get(character, 0) | 1 << index
    every = (1 << len(first)) - 1
    unmatched = every
    for character in second:
        here = unmatched & places.get(character, 0)
        unmatched = (unmatched + here | unmatched - here) & every
    return len(first) - unmatched.bit_count()
