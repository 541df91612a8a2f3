"""The block of money: a row a source, in the form's order, and a column more for whatever else the form has."""

from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.exporting.official.columns import Column, room_for, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.further import further_columns, further_texts
from jiheng.exporting.official.printed import amount, passage, points, term, words
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import Field, Fund, FundSource, SelfEvaluation
from jiheng.form.labels import Part

SOURCES: Final = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")
"""The rows of the ministry's form, for a form that has none."""
_RECEIVED: Final = Column("received", "到位数", 20, 1, CellLook.FIGURE)
_AMOUNTS: Final = frozenset({"original_budget", "revised_budget", "received", "actual_expenditure"})
_POINTS: Final = frozenset({"max_points", "claimed_points"})
_NOTE: Final = Column("deviation_note", "原因", 22, 4, CellLook.LONG)


def columns_of(*, revised: str = "全年预算数", spent: str = "全年执行数", rate: str = "执行率") -> tuple[Column, ...]:
    """Give the columns that most layouts have; ``revised``, ``spent`` and ``rate`` are the heads that differ."""
    return (
        Column("margin", "", 13, 4),
        Column("label", "", 20, 3),
        Column("original_budget", "年初预算数", 21, 1, CellLook.FIGURE),
        Column("revised_budget", revised, 21, 1, CellLook.FIGURE),
        Column("actual_expenditure", spent, 21, 1, CellLook.FIGURE),
        Column("max_points", "分值", 10, 0, CellLook.FIGURE),
        Column("execution_rate", rate, 16, 0, CellLook.FIGURE),
        Column("claimed_points", "得分", 10, 0, CellLook.FIGURE),
    )


class Money(msgspec.Struct, frozen=True):
    """The block as a layout prints it: ``block`` in the margin, ``over`` above the names of the sources.

    Either may hold ``{unit}``, which is the unit of money in brackets, and ``{points}``, those for execution. The first
    two columns are the margin and the names.
    """

    block: str
    over: str
    columns: tuple[Column, ...]
    sources: tuple[str, ...] = SOURCES

    def of(self, form: SelfEvaluation) -> "Money":
        """Give the block with the columns that a form needs beyond those of the layout."""
        columns = list(self.columns)
        if any(_text(fund, "received") for fund in form.funds):
            spent = next(at for at, column in enumerate(columns) if column.code == "actual_expenditure")
            columns.insert(spent, _RECEIVED)
        has_note = any(column.code == "deviation_note" for column in columns)
        if not has_note and any(_text(fund, "deviation_note") for fund in form.funds):
            columns.append(_NOTE)
        columns += further_columns(fund.further for fund in form.funds)
        columns = [column.with_room_for(_text(fund, column.code) for fund in form.funds) for column in columns]
        stated = [line for line in self._named(form)[0].split("\n") if line.startswith("（")]
        least = max([columns[0].least, *map(room_for, stated)])
        columns[0] = msgspec.structs.replace(columns[0], least=least)
        return msgspec.structs.replace(self, columns=tuple(columns))

    def add(self, frame: Frame, form: SelfEvaluation, near: Sequence[int]) -> None:
        """Add the block to a frame; ``near`` are edges of columns that it should share."""
        widths = widths_of(self.columns, frame.width, near)
        block, over = self._named(form)
        columns = list(zip(self.columns, widths, strict=True))[2:]
        rows = form.funds or tuple(Fund(FundSource.UNKNOWN, Field(label)) for label in self.sources)
        frame.row(
            Box(block, widths[0], rows=len(rows) + 1),
            Box(over, widths[1]),
            *(Box(column.head, width) for column, width in columns),
        )
        for fund in rows:
            further = further_texts(fund.further)
            texts = (further.get(column.code) or _text(fund, column.code) for column, _ in columns)
            cells = (Box(text, width, column.look) for text, (column, width) in zip(texts, columns, strict=True))
            frame.row(Box(_called(fund), widths[1]), *cells)

    def _named(self, form: SelfEvaluation) -> tuple[str, str]:
        unit, total = form.amount_unit.value, form.total_fund
        stated = None if total is None else total.max_points.value
        said = {"unit": f"（{unit}）" if unit else "", "points": f"（{stated:f}分）" if stated is not None else ""}
        return self.block.format(**said).strip(), self.over.format(**said)


def _text(fund: Fund, code: str) -> str:
    field = getattr(fund, code, None)
    if field is None:
        return ""
    if code in _POINTS:
        return points(field)
    return amount(field) if code in _AMOUNTS else passage(field)


def _called(fund: Fund) -> str:
    label = words(fund.label)
    return label if label or not fund.label.is_absent else term(Part.FUND_ROW, fund.source)
