"""What the summary of a pile is made of, and what it says on behalf of the forms below it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from jiheng.checks import Reported, ReportedAcross
from jiheng.exporting.words import Say
from jiheng.pile import Pile

# What the second point asks of the whole pile, so that no form asks it again.
ASKED_ABOVE: Final = "FD001"
SIGNS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
"""The signs of the points, in their order."""
_MOST_NAMED: Final = 10


class Detail(NamedTuple):
    """A sentence under a point, and the form it speaks of by its place, or ``None`` for the pile as a whole.

    ``alike`` is how many forms of the same project it holds for.
    """

    place: int | None
    text: str
    alike: int = 1


class Point(NamedTuple):
    """One of the points: what it is about, the sentence, and what stands under it.

    Where a document has room for a ``section`` of its own by that name, the details stand there.
    """

    head: str
    text: str
    details: tuple[Detail, ...] = ()
    section: str = ""


def is_alone(pile: Pile) -> bool:
    """Tell whether the pile is one form and nothing beside it, which needs no summary."""
    return len(pile.gists) == 1 and not (pile.unreadable or pile.across or pile.across_not_judged)


def told_above(pile: Pile) -> frozenset[str]:
    """Name the codes that the summary says for all forms, so that these need not; none where all is to be unfolded."""
    if is_alone(pile) or pile.options.unfolded:
        return frozenset()
    return pile.common_codes | {ASKED_ABOVE}


def label(pile: Pile, place: int, alike: int, say: Say) -> str:
    """Name the form at a place, and how many of its project are alike."""
    name = say.name(pile.gists[place].project)
    return name if alike == 1 else name + say(f"等 {alike} 张", f" and others, {alike} in all")


def with_remedy(one: Reported | ReportedAcross, say: Say) -> str:
    """Give a message with its remedy and who can act on it."""
    if not say.remedy(one):
        return say.message(one)
    acts = say.acts(one)
    return f"{say.message(one)} → {acts}{say('：', ': ') if acts else ''}{say.remedy(one)}"


def numbers(places: Sequence[int], say: Say) -> str:
    """Name forms by their numbers; of very many only the first."""
    named = "".join(f"【{place + 1}】" for place in places[:_MOST_NAMED])
    return (
        named
        if len(places) <= _MOST_NAMED
        else say(f"{named}等 {len(places)} 张", f"{named} and others, {len(places)} in all")
    )
