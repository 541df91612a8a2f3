"""The block of indicators and its total, with a column more for whatever else a form has."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec

from jiheng.exporting.official.basics import add_remarks
from jiheng.exporting.official.columns import Column, room_for, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.further import further_columns, further_texts
from jiheng.exporting.official.merging import POINTS, begun, headings
from jiheng.exporting.official.printed import passage, points, said, words
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import Indicator, SelfEvaluation
from jiheng.form.labelling import label_in
from jiheng.form.labels import Part

COMPARATOR: Final = Column("comparator", "指标性质", 11)
UNIT: Final = Column("unit", "度量单位", 11)
_REVIEWED: Final = Column("reviewed_points", "复核分", 10, 0, CellLook.FIGURE)
_BRACKET: Final = re.compile("(?<=[\u4e00-\u9fff])（")
_STATED: Final = re.compile("[^\u4e00-\u9fff]*[（(][^（）()]*[）)]")
"""What is never broken over two lines in a label, such as 年度绩效目标1（80.00分）."""
_CONVERTED: Final = "折算得分"


class Indicators(msgspec.Struct, frozen=True):
    """The block as a layout prints it.

    ``label`` stands in the margin, beside the head as well, for no cell reaches out of a head that is repeated. A goal
    of several stands over its rows. Where the head has a row more there is no margin: then the label stands over the
    first columns, and ``over`` over comparator, target and unit. ``before_total`` are rows
    for remarks, by code and label; ``total`` is the label of the last row, behind which the grade stands in places that
    print it there.
    """

    label: str
    columns: tuple[Column, ...]
    total: str = "总分"
    over: str = ""
    has_grade: bool = False
    before_total: tuple[tuple[str, str], ...] = ()
    margin: int = 11

    def of(self, form: SelfEvaluation) -> "Indicators":
        """Give the block with the columns that a form needs beyond those of the layout."""
        columns = list(self.columns)
        for column, beside, behind in (
            (COMPARATOR, "target", 0),
            (UNIT, "target", 1),
            (_REVIEWED, "claimed_points", 1),
        ):
            if _at(columns, column.code) is None and _is_needed(form, column.code):
                columns.insert((_at(columns, beside) or 0) + behind, column)
        further = further_columns(row.further for row in form.indicators)
        if any(_is_claim(column.head) for column in further):
            # 得分 is out of a hundred there and means nothing by itself; what counts is 折算得分.
            columns = [
                msgspec.structs.replace(column, head=_CONVERTED) if column.code == "claimed_points" else column
                for column in columns
            ]
        columns = [_with_room(column, list(_shown(form, column.code))) for column in columns]
        # That of a form with several goals is the first of them.
        has_goals = any(words(row.goal) for row in form.indicators)
        label = self.label if has_goals else words(form.indicators_label) or self.label
        margin = max([self.margin, *_room_for_points([label])])
        label = _BRACKET.sub("\n（", label)
        return msgspec.structs.replace(self, label=label, margin=margin, columns=(*columns, *further))

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns with the margin, if there is one."""
        return self.columns if self.over else (Column("margin", "", self.margin), *self.columns)

    def widths(self, width: int) -> list[int]:
        """Say how wide those are."""
        return widths_of(self.all_columns, width)

    def add(self, frame: Frame, form: SelfEvaluation, remaining: Remaining) -> None:
        """Add the block as a table of its own, whose head is repeated on each page."""
        laid = _Laid(frame, self)
        groups = [(words(goal), list(rows)) for goal, rows in groupby(form.indicators, key=lambda row: row.goal)]
        frame.begin(head_rows=2 if self.over else 1)
        if self.over:
            laid.add_two_heads(self.label)
        else:
            laid.add_head(self.label)
        for goal, rows in groups:
            if goal:
                frame.row(Box(goal, None, CellLook.CAPTION))
            laid.add_rows(rows, self.label)
        add_remarks(frame, remaining, self.before_total)
        laid.add_total(form, remaining)


class _Laid:
    """A block whose columns have their widths."""

    def __init__(self, frame: Frame, block: Indicators) -> None:
        self._frame = frame
        self._block = block
        widths = block.widths(frame.width)
        self._margin = 0 if block.over else widths[0]
        self._own = list(zip(block.columns, widths if block.over else widths[1:], strict=True))

    def add_two_heads(self, label: str) -> None:
        """Add the head that runs over two rows."""
        first = _at(self._block.columns, "comparator") or 0
        last = first + len(("comparator", "target", "unit"))
        own = self._own
        self._frame.row(
            Box(label, sum(width for _, width in own[:first])),
            Box(self._block.over, sum(width for _, width in own[first:last])),
            *(Box(column.head, width, rows=2) for column, width in own[last:]),
        )
        self._frame.row(*(Box(column.head, width) for column, width in own[:last]))

    def add_head(self, corner: str) -> None:
        """Add the head of one row, and ``corner`` in its margin."""
        self._frame.row(Box(corner, self._margin), *(Box(column.head, width) for column, width in self._own))

    def add_rows(self, rows: Sequence[Indicator], margin: str) -> None:
        """Add rows beside their margin, if there is one."""
        outer = Box(margin, self._margin, rows=len(rows))
        reach = begun(rows)
        for at, row in enumerate(rows):
            beside = [outer] if self._margin and not at else []
            cells = list(self._cells(row, at, reach))
            # Where a page ends below this row, the words of a merged cell still have room on it.
            lines = max((self._frame.lines_of(cell) for cell in cells if cell.rows > 1), default=1)
            self._frame.row(*beside, *cells, lines=lines)

    def _cells(self, row: Indicator, at: int, reach: dict[str, dict[int, int]]) -> Iterator[Box]:
        further = further_texts(row.further)
        for column, width in self._own:
            down = reach.get(column.code, {at: 1}).get(at)
            if down is not None:
                text = further.get(column.code) or _text(row, column.code)
                yield Box(text, width, column.look, down)

    def add_total(self, form: SelfEvaluation, remaining: Remaining) -> None:
        """Add the last row."""
        texts = {code: points(getattr(form.total, code)) for code in POINTS}
        label, summed = self._block.total, remaining.sum_of_rows
        if summed is not None:
            label, texts["claimed_points"] = summed.label, said(summed.text)
        if self._block.has_grade:
            texts["deviation_note"] = remaining.take_grade()
        first = _at(self._block.columns, "max_points") or 0
        cells = [Box(texts.get(column.code, ""), width, column.look) for column, width in self._own[first:]]
        self._frame.row(Box(label, self._frame.width - sum(box.width or 0 for box in cells)), *cells)


def _text(row: Indicator, code: str) -> str:
    if code == "dimension":
        return headings(row)[0]
    if code == "category":
        return headings(row)[1]
    field = getattr(row, code, None)
    if field is None:
        return ""
    return points(field) if code in POINTS else passage(field)


def _is_needed(form: SelfEvaluation, code: str) -> bool:
    return any(_shown(form, code))


def _shown(form: SelfEvaluation, code: str) -> Iterator[str]:
    """Give everything that stands in a column."""
    yield from (_text(row, code) for row in form.indicators)
    if code in POINTS:
        yield points(getattr(form.total, code))


def _with_room(column: Column, shown: Sequence[str]) -> Column:
    """Make room for what is never broken over two lines."""
    column = column.with_room_for(shown)
    if column.code not in {"dimension", "category"}:
        return column
    return msgspec.structs.replace(column, least=max([column.least, *_room_for_points(shown)]))


def _room_for_points(labels: Sequence[str]) -> list[int]:
    """Say how much room the points need that labels state."""
    return [room_for(found[0]) for label in labels if (found := _STATED.search(label)) is not None]


def _is_claim(head: str) -> bool:
    label = label_in(Part.INDICATOR_COLUMN, head)
    return label is not None and label.code == "claimed_points"


def _at(columns: Sequence[Column], code: str) -> int | None:
    return next((at for at, column in enumerate(columns) if column.code == code), None)
