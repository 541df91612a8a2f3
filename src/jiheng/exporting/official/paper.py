"""Put an official table together: what stands over it, the table, and annexes for what it has no place for."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from jiheng.exporting.official.above import above
from jiheng.exporting.official.basics import LABEL, part
from jiheng.exporting.official.columns import WIDE
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.printed import said, words
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.fitting import fitted
from jiheng.exporting.papers.shapes import Block, CellLook, Line, LineLook, Paper
from jiheng.form import SelfEvaluation

NOT_LISTED: Final = "本表式没有列出的内容"
"""Over the annex of what a layout has no place for."""
_BLOCKS_OF_AN_ANNEX: Final = 2


class Annex(msgspec.Struct, frozen=True):
    """Something that stands below an official table: what it is, and its rows of a label and a text.

    It is headed in the table itself: a line between the tables might be taken for what a blank row above it waits for.
    """

    heading: str
    rows: tuple[tuple[str, str], ...]


def put_together(
    form: SelfEvaluation, title: str, frame: Frame, remaining: Remaining, annexes: Sequence[Annex]
) -> Paper:
    """Give the paper of a form whose blocks stand in ``frame``."""
    rest = tuple((one.label, said(one.text)) for one in remaining.take_all())
    all_annexes = [one for one in (Annex(NOT_LISTED, rest), *annexes) if one.rows]
    for annex in all_annexes:
        frame.begin(head_rows=1)
        frame.row(Box("附", part(frame, LABEL)), Box(annex.heading, None, CellLook.CAPTION))
        for label, text in annex.rows:
            frame.row(Box(label, part(frame, LABEL)), Box(text, None, CellLook.LONG))
    own = words(form.title) or title
    name = words(form.project)
    blocks = list(_blocks(form, title, frame, all_annexes))
    paper = Paper(
        f"{name}　{own}" if name else own,
        tuple(blocks),
        sheet=name or own,
        is_wide=frame.width >= WIDE,
    )
    return fitted(paper, len(blocks) - _BLOCKS_OF_AN_ANNEX * len(all_annexes))


def _blocks(form: SelfEvaluation, title: str, frame: Frame, annexes: Sequence[Annex]) -> Iterator[Block]:
    yield from above(form, title)
    tables = list(frame.tables())
    own = len(tables) - len(annexes)
    yield from tables[:own]
    for table in tables[own:]:
        yield Line("", LineLook.NOTE)
        yield table
