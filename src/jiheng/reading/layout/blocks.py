"""The lines of a form, told apart by the heads of its blocks."""

from collections.abc import Sequence

from jiheng.form import Block
from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.footer import goes_on, is_signed
from jiheng.reading.layout.parts.goals import again_from, is_goal_head
from jiheng.reading.layout.parts.management import heads_scored_management
from jiheng.reading.layout.parts.notes import begins_notes
from jiheng.reading.layout.parts.side_by_side import is_row_and_head
from jiheng.reading.layout.parts.sources_across import heads_sources
from jiheng.reading.layout.parts.stacked_goals import is_stacked_goal
from jiheng.reading.layout.rows.columns import (
    criteria_columns,
    fund_columns,
    heads_criteria,
    heads_funds,
    heads_indicators,
    indicator_columns,
)

# How far below a head its first row may stand.
_NEXT = 3


class Blocks:
    """The lines of every block, its head first, and the columns of those that have some.

    ``has_sources_across`` says that the fund block lies on its side, ``has_stacked_goal`` that the sides of the goal,
    if there are any, stand below one another. ``rows_of_fund_head`` is 0 where
    the head of the funds is their first row. A block of ``criteria`` may stand before the indicators or behind them.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.header: list[Line] = []
        self.funds: list[Line] = []
        self.goal: list[Line] = []
        self.criteria: list[Line] = []
        self.indicators: list[Line] = []
        self.totals: list[Line] = []
        self.footer: list[Line] = []
        self.has_sources_across = False
        self.has_stacked_goal = not any(map(is_goal_head, lines))
        current = self.header
        for index, line in enumerate(lines):
            begun = self._begun_by(line, lines[index + 1 : index + 1 + _NEXT], current)
            aside = self._aside(line, current, lines[index - 1 : index]) if begun is None else None
            current = begun if begun is not None else current
            (current if aside is None else aside).append(line)
            if aside is self.totals:
                current = self.footer
        below = self.indicators[1] if len(self.indicators) > 1 else None
        self.fund_columns = fund_columns(self.funds[0]) if self.funds and not self.has_sources_across else None
        self.rows_of_fund_head = 0 if self.funds and is_row_and_head(self.funds[0]) else 1
        self.criteria_columns = criteria_columns(self.criteria[0]) if self.criteria else None
        self.indicator_columns = indicator_columns(self.indicators[0], below) if self.indicators else None

    @property
    def by_block(self) -> dict[Block, list[Line]]:
        """The lines under the names of their blocks."""
        scored = [*self.criteria, *self.indicators]
        return dict(zip(Block, (self.header, self.funds, self.goal, scored, self.totals, self.footer), strict=True))

    def _begun_by(self, line: Line, below: Sequence[Line], current: list[Line]) -> list[Line] | None:
        """Give the block that begins with ``line``, or ``None`` where none does."""
        if heads_indicators(line) and (not self.indicators or current is self.criteria):
            return self.indicators
        if not self.criteria and (heads_criteria(line) or heads_scored_management(line)):
            return self.criteria
        if not self.funds and (heads_funds(line) or is_row_and_head(line)):
            return self.funds
        if not self.funds and heads_sources(line, below):
            self.has_sources_across = True
            return self.funds
        is_side = self.has_stacked_goal and is_stacked_goal(line, below)
        if not self.goal and not self.indicators and (is_side or is_goal_head(line)):
            return self.goal
        return None

    def _aside(self, line: Line, current: list[Line], above: Sequence[Line]) -> list[Line] | None:
        """Give the block that ``line`` belongs to although it stands within another, or ``None``."""
        is_scored = current is self.indicators or current is self.criteria
        if is_scored and _stands_outside(line, current[0]):
            return self.footer
        if is_scored and line.begins_with(Part.TOTAL):
            return self.totals
        if (current is self.funds or current is self.goal) and _is_labelled_line(line):
            return self.header
        if (is_scored or current is self.goal or current is self.funds) and _is_remark(line, current[0]):
            return self.footer
        follows = bool(above) and self.footer[-1:] == [above[0]]
        if is_scored and (is_signed(line) or (follows and goes_on(line, above[0]))):
            return self.footer
        return None


def _stands_outside(line: Line, head: Line) -> bool:
    """A text under or between the tables of a block, such as what a web page says below them: no row of theirs."""
    return line.table is None and not line.joined and head.table is not None


def _is_labelled_line(line: Line) -> bool:
    """A line such as 项目名称 or 自评总分 that stands below a block, because the form begins with its money."""
    is_total = line.begins_with(Part.TOTAL)
    return (line.begins_with(Part.HEADER) or is_total) and not line.begins_with(Part.FUND_ROW)


def _is_remark(line: Line, head: Line) -> bool:
    """A line such as 其他需要说明事项 between the indicators and their total: a label and at most its text.

    Where a merge in the margin was lost, what stands there in the head of the block stands before the label again.
    """
    if Part.REMARK not in line.parts:
        return begins_notes(line)
    own = [piece for piece in line.filled if not again_from(head, piece)]
    is_short = 0 < len({piece.text for piece in own}) <= 2  # noqa: PLR2004 - a label and its text
    return (is_short and _is_label(own[0])) or begins_notes(line)


def _is_label(piece: Piece) -> bool:
    return any(label.part is Part.REMARK for label in labels_of(piece.text))
