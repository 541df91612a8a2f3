"""The block 年度总体目标: the goal beside what was reached, and beside them what some places have more."""

from typing import Final

import msgspec

from jiheng.exporting.official.columns import Column, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.printed import passage
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import Remark, SelfEvaluation

_LINES: Final = 3
"""A goal has room for so many lines at least, where the page has it."""
_CHANGED: Final = "全年（调整）绩效目标"
"""The head of the goal that holds where the one before a change stands beside it."""


class Goal(msgspec.Struct, frozen=True):
    """The block as a layout prints it: what is in the margin, from left to right with its width, and the two heads."""

    margin: tuple[tuple[str, int], ...]
    expected: str = "预期目标"
    achieved: str = "实际完成情况"

    def add(self, frame: Frame, form: SelfEvaluation, remaining: Remaining, *, rows_below: int = 0) -> None:
        """Add the block to a frame; the outermost margin goes on beside so many rows below it.

        The goal as it was before a change stands left of the one that holds, the rate of completion at the right.
        """
        first, rate = remaining.take_first("first_goal"), remaining.take_first("completion_rate")
        sides = [
            *(_further(one, 4) for one in (first,) if one is not None),
            (Column("", self.expected if first is None else _CHANGED, 20, 4), passage(form.annual_goal.expected)),
            (Column("", self.achieved, 20, 4), passage(form.annual_goal.achieved)),
            *(_further(one, 1) for one in (rate,) if one is not None),
        ]
        used = sum(width for _, width in self.margin)
        widths = widths_of([column for column, _ in sides], frame.width - used)
        margin = [Box(text, width, rows=2 if at else 2 + rows_below) for at, (text, width) in enumerate(self.margin)]
        heads = [Box(column.head, width) for (column, _), width in zip(sides, widths, strict=True)]
        texts = [Box(text, width, CellLook.LONG) for (_, text), width in zip(sides, widths, strict=True)]
        frame.row(*margin, *heads)
        frame.row(*texts, ample=_LINES)


def _further(one: Remark, share: int) -> tuple[Column, str]:
    return Column("", one.label, 20, share), passage(one.text)
