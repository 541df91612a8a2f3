"""An indicator a line: what was aimed at and reached, what was claimed, what is due and why."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from jiheng.checks import RowCase
from jiheng.exporting.points import result, steps
from jiheng.exporting.tables.forms import IDENTITY, WHICH, AssessedForm, Numbered
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Table, by, figure, rounded, share, text
from jiheng.exporting.words import Say, term
from jiheng.form import Indicator
from jiheng.form.labels import Part
from jiheng.scoring import Result, Score
from jiheng.values import Outcome

_OUTCOMES: Final = {
    Outcome.REACHED: ("达到", "reached"),
    Outcome.MISSED: ("未达到", "missed"),
    Outcome.CANNOT_TELL: ("无法判断", "cannot tell"),
}


class Row(NamedTuple):
    """A row of indicators with its number in the form, from 1; none where the form has no rows."""

    one: Numbered
    number: int | None = None
    indicator: Indicator = Indicator()


class AssessedRow(NamedTuple):
    """A row of indicators that was assessed."""

    one: AssessedForm
    case: RowCase


def rows_read(one: Numbered) -> Iterator[Row]:
    """Give the rows of a form; a form without rows is one blank row, so that it is not lost."""
    if not one.form.indicators:
        yield Row(one)
    for number, row in enumerate(one.form.indicators, start=1):
        yield Row(one, number, row)


def rows_assessed(one: AssessedForm) -> Iterator[AssessedRow]:
    """Give the rows of a form with what is due."""
    return (AssessedRow(one, case) for case in one.assessment.rows)


def points(found: Result, say: Say) -> Cell:
    """Give points due: a figure where it is one, else the stretch, or that there are none."""
    return rounded(found.points) if isinstance(found, Score) else result(found, say)


def _kind(row: Row, say: Say, part: Part) -> Cell:
    field = row.indicator.dimension if part is Part.DIMENSION else row.indicator.category
    return text(field) if field.value is None else term(part, field.value, say)


_ROW: Final = (
    Column[Row]("行", "Row", lambda row, _: row.number, Kind.COUNT, 6),
    Column[Row]("一级指标", "Dimension", lambda row, say: _kind(row, say, Part.DIMENSION), width=12),
    Column[Row]("二级指标", "Category", lambda row, say: _kind(row, say, Part.CATEGORY), width=16),
    Column[Row]("三级指标", "Indicator", lambda row, _: text(row.indicator.name), width=26),
    Column[Row]("指标性质", "Comparator", lambda row, _: text(row.indicator.comparator), width=10),
    Column[Row]("年度指标值", "Target", lambda row, _: text(row.indicator.target), width=16),
    Column[Row]("计量单位", "Unit of value", lambda row, _: text(row.indicator.unit), width=10),
    Column[Row]("实际完成值", "Actual", lambda row, _: text(row.indicator.actual), width=16),
    Column[Row]("分值", "Maximum", lambda row, _: figure(row.indicator.max_points), Kind.FIGURE, 8),
    Column[Row]("自评得分", "Claimed", lambda row, _: figure(row.indicator.claimed_points), Kind.FIGURE, 10),
)
_NOTE: Final = Column[Row](
    "偏差原因及改进措施", "Deviation note", lambda row, _: text(row.indicator.deviation_note), Kind.LONG, 36
)


def _as_read(line: AssessedRow) -> Row:
    return Row(line.one, line.case.index + 1, line.case.indicator)


def _whose(line: Row) -> Numbered:
    return line.one


def _clause(line: AssessedRow, say: Say) -> Cell:
    clause = line.case.due.clause
    return None if clause is None else f"{say.clause(clause, line.one.assessment.pack)}〔{clause}〕"


def _why(line: AssessedRow, say: Say) -> Cell:
    return say("；", "; ").join(steps(line.case.due, say)) or None


INDICATORS: Final = Table[AssessedRow](
    "指标",
    "Indicators",
    (
        *by(_as_read, *by(_whose, *WHICH), *_ROW),
        Column[AssessedRow]("测算得分", "Due", lambda line, say: points(line.case.due, say), Kind.FIGURE, 13),
        Column[AssessedRow](
            "与目标比", "Target", lambda line, say: say(*_OUTCOMES[line.case.comparison.outcome]), Kind.WORD, 10
        ),
        Column[AssessedRow]("完成率", "Ratio", lambda line, _: share(line.case.comparison.ratio), Kind.SHARE, 10),
        *by(_as_read, _NOTE),
        Column[AssessedRow]("算式或未测算的原因", "Steps, or why there are none", _why, Kind.LONG, 40),
        Column[AssessedRow]("依据", "Rests on", _clause, Kind.LONG, 30),
    ),
    printed=17,
)
"""The indicators with their points: what was claimed, what is due, and why."""
INDICATORS_READ: Final = Table[Row]("指标", "Indicators", (*by(_whose, *WHICH), *_ROW, _NOTE))
"""The indicators as printed."""
ROWS: Final = (*by(_whose, *IDENTITY), *_ROW, _NOTE)
"""The indicators as printed, every line standing for itself."""
