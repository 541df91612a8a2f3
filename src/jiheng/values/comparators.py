"""The signs and words around a number: which way it is compared, how it is meant."""

from enum import Enum
from functools import cache

import msgspec

from jiheng.values.glyphs import clean, same_signs
from jiheng.values.quantities import Comparator
from jiheng.values.tables import Lexicon, table


class Role(Enum):
    """What a word before or after a number does."""

    COMPARES = "compares"
    HOLDS = "holds"
    MANNER = "manner"
    FILLER = "filler"
    INCLUDED = "included"
    EXCLUDED = "excluded"


Around = tuple[Role, str]
"""A role with the comparator's sign or the manner's name."""


class ColumnWords(msgspec.Struct, frozen=True):
    """What a column of signs or directions may hold besides a sign."""

    more: frozenset[str]
    less: frozenset[str]
    other: frozenset[str]


class Signs(msgspec.Struct, frozen=True):
    """The tables of ``comparators.toml``, ready for looking up."""

    before: Lexicon[Around]
    after: Lexicon[Around]
    inside: Lexicon[str]
    manner_order: dict[str, int]
    turns: dict[str, str]
    subject_endings: tuple[str, ...]
    column: ColumnWords


@cache
def signs() -> Signs:
    """Read the tables, once."""
    tables = table("comparators")
    before: dict[str, Around] = {}
    after: dict[str, Around] = {}
    inside: dict[str, str] = {}
    for words, role, key in (
        (before, Role.COMPARES, "before"),
        (before, Role.HOLDS, "held"),
        (after, Role.COMPARES, "after"),
    ):
        words.update((word, (role, sign)) for sign, listed in tables[key].items() for word in listed)
    for name, manner in tables["manners"].items():
        before |= dict.fromkeys(manner.get("before", ()), (Role.MANNER, name))
        after |= dict.fromkeys(manner.get("after", ()), (Role.MANNER, name))
        inside |= dict.fromkeys(manner.get("inside", ()), name)
    before |= dict.fromkeys(tables["fillers"]["before"], (Role.FILLER, ""))
    after |= dict.fromkeys(tables["fillers"]["after"], (Role.FILLER, ""))
    after |= dict.fromkeys(tables["bounds"]["included"], (Role.INCLUDED, ""))
    after |= dict.fromkeys(tables["bounds"]["excluded"], (Role.EXCLUDED, ""))
    column = tables["column"]
    return Signs(
        before=Lexicon(before.items()),
        after=Lexicon(after.items()),
        inside=Lexicon(inside.items()),
        manner_order={name: place for place, name in enumerate(tables["manners"])},
        turns={name: manner["turns"] for name, manner in tables["manners"].items() if "turns" in manner},
        subject_endings=tuple(tables["subjects"]["endings"]),
        column=ColumnWords(
            more=frozenset(column["more"]),
            less=frozenset(column["less"]),
            other=frozenset((*column["qualitative"], *column["quantitative"])),
        ),
    )


def comparator_of_column(text: str) -> Comparator | None:
    """Read a sign or word of comparison that stands in a column of its own; ``None`` for 定性, 正向 and the like."""
    written = clean(text)
    found = signs().before.get(written) or signs().after.get(written)
    return Comparator(found[1]) if found is not None and found[0] is Role.COMPARES else None


@cache
def _marks() -> frozenset[str]:
    signs_and_words = (word for same in table("comparators")["before"].values() for word in same)
    words = signs().column
    return words.more | words.less | words.other | frozenset(signs_and_words)


def is_column_mark(text: str) -> bool:
    """Tell whether a cell holds a sign of comparison and no number, or a word such as 定性: marks of such a column."""
    return same_signs(text) in _marks()


def agree(one: Comparator, other: Comparator) -> bool:
    """Tell whether two comparators can stand around one number: ≥ and > can, ≥ and ≤ cannot."""
    return one is other or (one.looks_up and other.looks_up) or (one.looks_down and other.looks_down)


def hides_comparison(text: str) -> bool:
    """Tell whether a comparison hides in the words: then they are more than a name."""
    behind = signs().after.at_end(text)
    if behind is not None and behind[0][0] is Role.COMPARES:
        return True
    found = (signs().before.at(text, place) for place in range(len(text)))
    return any(role[0][0] in {Role.COMPARES, Role.HOLDS} for role in found if role is not None)
