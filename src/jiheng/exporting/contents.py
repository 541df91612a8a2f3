"""The table of contents of a pile: a form a line, with its points and how many items stand under it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.checks import Severity, Stage
from jiheng.exporting.points import claimed_total, due_total
from jiheng.exporting.standing import AT_THE_HEAD
from jiheng.exporting.summary_shapes import told_above
from jiheng.exporting.words import Say
from jiheng.pile import Pile, weights


class Entry(NamedTuple):
    """A form with its number from 1; ``items`` counts matters by the weightiest that is told under the form."""

    number: int
    name: str
    unit: str
    claimed: str
    due: str
    items: Counter[Severity]


def contents(pile: Pile, say: Say) -> Iterator[Entry]:
    """Give the forms of a pile in their order."""
    elsewhere = told_above(pile) | AT_THE_HEAD
    for number, gist in enumerate(pile.gists, start=1):
        told = (one for one in gist.mentions if one.counts and one.code not in elsewhere)
        yield Entry(
            number,
            say.name(gist.project),
            gist.implementing_unit or gist.competent_department or "",
            claimed_total(gist.due, say),
            "" if pile.options.stage is Stage.DECLARATION else due_total(gist.due, say),
            Counter(weights(told).values()),
        )
