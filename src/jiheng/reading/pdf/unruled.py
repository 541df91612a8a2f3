"""A file without any ruling: its lines are cut as those of a plain text are, where the page shows gaps."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from jiheng.reading import text
from jiheng.reading.grid import Paragraph, Table
from jiheng.reading.pdf.pages import PrintedLine

PIECED: Final = 0.8
"""Certainty of a cell that nothing but a gap parts from others: its words are right, what belongs to it may not be."""


def cut(lines: Sequence[PrintedLine]) -> tuple[Paragraph | Table, ...]:
    """Cut lines into tables and paragraphs, each with its page."""
    pages = [line.page for line in lines]
    certainties = [line.certainty for line in lines]
    return tuple(_placed(block, pages, certainties) for block in text.blocks([line.text for line in lines]))


def _placed(block: Paragraph | Table, pages: Sequence[int], certainties: Sequence[float]) -> Paragraph | Table:
    """Say on which pages a block stands, count its rows by pages, and how sure its cells are."""
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(block, page=pages[block.row - 1], certainty=certainties[block.row - 1])
    first = block.first_row - 1
    own = pages[first : first + max(cell.row for cell in block.cells) + 1]
    cells = tuple(
        msgspec.structs.replace(cell, certainty=min(PIECED, certainties[first + cell.row])) for cell in block.cells
    )
    breaks = tuple(row for row, (before, page) in enumerate(pairwise(own), start=1) for _ in range(page - before))
    return msgspec.structs.replace(block, cells=cells, page=own[0], page_breaks=breaks, first_row=1)
