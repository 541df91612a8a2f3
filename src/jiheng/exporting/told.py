"""Which findings a report for people tells under a form, and which it leaves to the summary above.

The summary says once what is common to the pile; a form of which nothing else is to be acted on needs no page of its
own among hundreds.
"""

from typing import NamedTuple

from jiheng.assess import Assessment
from jiheng.checks import Reported
from jiheng.exporting.answers import by_answer
from jiheng.exporting.standing import AT_THE_HEAD
from jiheng.exporting.summary_shapes import is_alone, told_above
from jiheng.exporting.words import Item, is_folded, items_of
from jiheng.pile import Pile
from jiheng.reading import HowRead, verdict_of


class ToldOf(NamedTuple):
    """What is told of one form.

    ``items`` are matters that nobody has answered, ``to_review`` those answered that somebody has to decide on, and
    ``exempt`` are findings settled for the whole pile; the ``scheme`` of points is told at the head; ``above`` are the
    codes of findings that only the summary tells.
    """

    items: tuple[Item, ...]
    to_review: tuple[Item, ...]
    exempt: tuple[Reported, ...]
    scheme: tuple[Reported, ...]
    above: frozenset[str]


def told_of(assessment: Assessment, pile: Pile) -> ToldOf:
    """Say what is told under a form of ``pile``."""
    above = told_above(pile)
    found = by_answer(assessment.findings)
    shown = tuple(one for one in found.open if one.code not in above)
    return ToldOf(
        items=items_of(tuple(one for one in shown if one.code not in AT_THE_HEAD)),
        to_review=items_of(found.to_review),
        exempt=found.exempt,
        scheme=tuple(one for one in shown if one.code in AT_THE_HEAD),
        above=frozenset(one.code for one in found.open) & above,
    )


def is_quiet(told: ToldOf, assessment: Assessment, pile: Pile) -> bool:
    """Tell whether a form leaves nothing to act on but what the summary says already.

    A form with a reason written beside it, with a reading that is open, or of which nothing was read, is never passed
    over, nor is any where all is to be unfolded or compared with last time.
    """
    if pile.options.unfolded or pile.since is not None or is_alone(pile):
        return False
    if told.to_review or assessment.notes or not all(doubt.settled for doubt in assessment.doubts):
        return False
    if verdict_of(assessment.form, assessment.doubts).how is HowRead.NOT:
        return False
    return all(is_folded(item, pile.options.audience) for item in told.items)
