"""How much of a text stands in another one, character by character, and which stretch is the longest.

Texts are compared without blanks and punctuation; a passage found is shown as it is printed.
"""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from jiheng.checks.similarity import is_letter


class Stretch(msgspec.Struct, frozen=True):
    """The same characters in two texts without punctuation: where they begin in each, and how many there are."""

    first: int
    second: int
    length: int


class Passage(msgspec.Struct, frozen=True):
    """A stretch as it is printed: its words, and from which character of the text to which, counted from 1."""

    words: str
    begin: int
    end: int


def covered(text: str, phrases: bytes, other: str, span: int) -> int:
    """Count the characters of ``text`` that lie in runs of ``span`` which also stand in ``other``, set phrases aside.

    ``phrases`` has a byte for each character of ``text``, which is not 0 where a set phrase begins.
    """
    count = reach = 0
    for at in range(len(text) - span + 1):
        if not phrases[at] and text[at : at + span] in other:
            count += at + span - max(at, reach)
            reach = at + span
    return count


def longest(first: str, second: str, phrases: bytes, span: int) -> Stretch:
    """Find the longest stretch that two texts share, of those that are more than a set phrase of ``first``.

    There is one of ``span`` characters; of several as long, the one that comes first in ``first`` is given.
    """

    def found(length: int) -> Iterator[int]:
        return (at for at in _more_than_phrases(first, phrases, span, length) if first[at : at + length] in second)

    most = min(len(first), len(second))
    # What is shared at one length is shared at every shorter one, so that halving finds the longest.
    length = bisect_left(range(span, most), 1, key=lambda one: next(found(one + 1), None) is None) + span
    at = next(found(length))
    return Stretch(at, second.index(first[at : at + length]), length)


def _more_than_phrases(text: str, phrases: bytes, span: int, length: int) -> Iterator[int]:
    """Where a run of ``length`` characters begins that holds a run of ``span`` characters that is no set phrase."""
    plain = -1  # where the last such run of ``span`` characters begins
    for end in range(span, len(text) + 1):
        if not phrases[end - span]:
            plain = end - span
        if plain >= end - length >= 0:
            yield end - length


def passage(text: str, begin: int, length: int) -> Passage:
    """Show ``length`` letters of a text from the one numbered ``begin`` on, with the punctuation between them."""
    places = [at for at, character in enumerate(text) if is_letter(character)][begin : begin + length]
    return Passage(" ".join(text[places[0] : places[-1] + 1].split()), places[0] + 1, places[-1] + 1)
