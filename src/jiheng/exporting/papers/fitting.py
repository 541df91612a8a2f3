"""How much air the rows of a paper get: as much as there is room for on the fewest pages it can stand on."""

import math
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.heights import heights_on
from jiheng.exporting.papers.shapes import Air, Line, Paper, Printed, Section, Table
from jiheng.exporting.papers.texts import height_in_lines, plain


def fitted(paper: Paper, first: int | None = None) -> Paper:
    """Give the paper with its rows closer together where that saves a page, and no closer than it takes to save it.

    Where its ``first`` blocks are what matters, they are kept on the fewest pages, whatever follows them.
    """
    main = msgspec.structs.replace(paper, blocks=paper.blocks[:first])
    taken = {air: (_pages(_with(paper, air)), _pages(_with(main, air))) for air in Air}
    fewest = min(taken.values())
    return _with(paper, next(air for air in Air if taken[air] == fewest))


def _with(paper: Paper, air: Air) -> Paper:
    blocks = (msgspec.structs.replace(one, air=air) if isinstance(one, Table) else one for one in paper.blocks)
    return msgspec.structs.replace(paper, blocks=tuple(blocks))


def _pages(paper: Paper) -> int:
    """Count the pages that a paper takes, as well as that can be told before a program sets it."""
    return sum(
        math.ceil(sum(_heights(section, page)) / (page.text_height * looks.POINTS_A_MM))
        for section in paper.sections()
        for page in (looks.page_of(section),)
    )


def _heights(section: Section, page: looks.Page) -> Iterator[float]:
    for block in section.blocks:
        if isinstance(block, Table):
            yield sum(heights_on(block, page)) + (block.rows + 1) * looks.RULE
        elif isinstance(block, Line):
            look = looks.LINES[block.look]
            lines = height_in_lines(plain(block.text), page.text_width * looks.POINTS_A_MM, look.size)
            yield lines * look.pitch + look.before + look.after
    yield from (_between(above, below) for above, below in pairwise(section.blocks))


def _between(above: Printed, below: Printed) -> float:
    return looks.JOINT if isinstance(above, Table) and isinstance(below, Table) else 0
