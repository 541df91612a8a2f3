"""Reports for a terminal, in lines no wider than it is."""

from collections.abc import Sequence
from typing import BinaryIO

from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.to_text.pile_page import write_pile
from jiheng.exporting.to_text.reading_page import write_readings
from jiheng.exporting.to_text.score_page import write_scores
from jiheng.exporting.words import Say
from jiheng.pile import NotRead, Pile

SUFFIX = ".txt"


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write what was read."""
    paper = Paper(manner.columns, colour=manner.colour)
    write_readings(paper, [item for item in items if isinstance(item, Reading)], Say(manner.lang))
    out.write(paper.finished())


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the points."""
    paper = Paper(manner.columns, colour=manner.colour, out=out)
    write_scores(paper, pile, Say(manner.lang))
    out.write(paper.finished())


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the findings, those of a pile after its summary."""
    paper = Paper(manner.columns, colour=manner.colour, out=out)
    write_pile(paper, pile, Say(manner.lang))
    out.write(paper.finished())
