"""复核表: what the unit claims and what is computed, with room for what a reviewer finds, why, and on what evidence.

Where a form has points of a review already, they stand in it; everything else of the reviewer's is left open.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jiheng.assess import Assessment
from jiheng.exporting.official.basics import Labelled, pair
from jiheng.exporting.official.columns import WIDE, Column, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.merging import POINTS, begun, headings
from jiheng.exporting.official.printed import amount, points, said, words
from jiheng.exporting.papers.fitting import fitted
from jiheng.exporting.papers.shapes import CellLook, Line, LineLook, Paper
from jiheng.exporting.points import claimed_total, due_figure, due_total, result
from jiheng.exporting.standing import rules_line
from jiheng.exporting.words import CLOSING, Say
from jiheng.form import Criterion, Fund, Indicator, SelfEvaluation, Total

_SAY: Final = Say("zh")
_TITLE: Final = "项目支出绩效自评复核表"
_COLUMNS: Final = (
    Column("dimension", "一级指标", 15, 0, CellLook.LABEL),
    Column("category", "二级指标", 18, 0, CellLook.LABEL),
    Column("name", "三级指标", 28, 2),
    Column("target", "年度指标值", 22, 1),
    Column("max_points", "分值", 11, 0, CellLook.FIGURE),
    Column("actual", "自评完成值", 24, 1),
    Column("claimed_points", "自评\n得分", 11, 0, CellLook.FIGURE),
    Column("due", "测算分", 22, 0, CellLook.FIGURE),
    Column("reviewed", "复核完成值", 19),
    Column("reviewed_points", "复核\n得分", 11, 0, CellLook.FIGURE),
    Column("reason", "调整理由", 26, 3, CellLook.TEXT),
    Column("evidence", "佐证\n编号", 11),
)
_REVIEWERS: Final = frozenset({"reviewed", "reviewed_points", "reason", "evidence"})
_EXECUTION: Final = "预算执行率（全年执行数÷全年预算数"
_LINES: Final = 2
"""Of a row that is written in by hand, where the page has room."""


def review_sheet(assessment: Assessment) -> Paper:
    """Draw the sheet of one form; the points computed are by the rules of the assessment."""
    form = assessment.form
    frame = Frame(WIDE)
    frame.begin()
    pair(frame, Labelled("项目名称", said(form.project)), *_coded(form))
    pair(
        frame,
        Labelled("主管部门", said(form.competent_department)),
        Labelled("实施单位", said(form.implementing_unit)),
    )
    pair(
        frame,
        Labelled("自评总分", claimed_total(assessment.due, _SAY)),
        Labelled("测算总分", due_total(assessment.due, _SAY)),
    )
    _Rows(frame, assessment).add()
    frame.begin()
    pair(frame, Labelled("复核意见", ""), lines=_LINES, ample=_LINES * 2, is_open=True)
    pair(frame, Labelled("复核人", ""), Labelled("复核日期", ""), ample=_LINES, is_open=True)
    year, name = form.fiscal_year.value, words(form.project)
    paper = Paper(
        f"{name}　{_TITLE}" if name else _TITLE,
        (
            Line(_TITLE, LineLook.TITLE),
            Line(f"（{'    ' if year is None else year}年度）", LineLook.SUBTITLE),
            *frame.tables(),
            Line(f"测算分：{rules_line(assessment, _SAY)}。{_scheme(assessment)}{CLOSING[0]}", LineLook.NOTE),
        ),
        sheet=name or _TITLE,
        is_wide=True,
        is_report=True,
    )
    return fitted(paper)


def _coded(form: SelfEvaluation) -> Iterator[Labelled]:
    if said(form.project_code):
        yield Labelled("项目编码", said(form.project_code))


class _Rows:
    """The rows that are scored: execution, criteria, indicators, and their total."""

    def __init__(self, frame: Frame, assessment: Assessment) -> None:
        self._frame = frame
        self._assessment = assessment
        self._texts = [*map(_of_row, assessment.form.criteria), *self._indicators()]
        columns = [column.with_room_for(one.get(column.code, "") for one in self._texts) for column in _COLUMNS]
        self._own = list(zip(columns, widths_of(columns, frame.width), strict=True))

    def add(self) -> None:
        """Add all of them as a table of its own."""
        form = self._assessment.form
        self._frame.begin(head_rows=1)
        self._frame.row(*(Box(column.head, width) for column, width in self._own))
        if form.total_fund is not None:
            due = result(self._assessment.due.execution, _SAY)
            self._row({**_execution(form, form.total_fund), "due": due}, frozenset({"name"}))
        self._rows(form.criteria, self._texts[: len(form.criteria)])
        self._rows(form.indicators, self._texts[len(form.criteria) :])
        total = {"name": "总分", "due": due_figure(self._assessment.due, _SAY), **_points(form.total)}
        self._row(total, frozenset({"name", "target"}))

    def _indicators(self) -> Iterator[dict[str, str]]:
        dues = (result(one, _SAY) for one in self._assessment.due.indicators)
        rows = zip(self._assessment.form.indicators, dues, strict=True)
        yield from ({**_of_row(row), "due": due} for row, due in rows)

    def _rows(self, rows: Sequence[Indicator] | Sequence[Criterion], texts: Sequence[Mapping[str, str]]) -> None:
        reach = begun(rows)
        for at, one in enumerate(texts):
            cells = []
            for column, width in self._own:
                down = reach.get(column.code, {at: 1}).get(at)
                if down is not None:
                    cells.append(self._box(column, width, one.get(column.code, ""), down))
            self._frame.row(*cells, ample=_LINES)

    def _row(self, texts: Mapping[str, str], over: frozenset[str]) -> None:
        """Add a row whose name reaches over the columns of 一级指标 and 二级指标, and over those of ``over``."""
        named = [width for column, width in self._own if column.code in {"dimension", "category"} | over]
        rest = [(column, width) for column, width in self._own if column.code not in {"dimension", "category"} | over]
        cells = (self._box(column, width, texts.get(column.code, "")) for column, width in rest)
        self._frame.row(Box(texts["name"], sum(named)), *cells, ample=_LINES)

    @staticmethod
    def _box(column: Column, width: int, text: str, rows: int = 1) -> Box:
        return Box(text, width, column.look, rows, is_open=column.code in _REVIEWERS and not text)


def _execution(form: SelfEvaluation, total: Fund) -> dict[str, str]:
    unit, rate = form.amount_unit.value, words(total.execution_rate)
    reached = (amount(total.actual_expenditure), f"执行率 {rate}" if rate else "")
    return {
        "name": f"{_EXECUTION}，{unit}）" if unit else f"{_EXECUTION}）",
        "target": amount(total.revised_budget),
        "actual": "\n".join(filter(None, reached)),
        **_points(total),
    }


def _of_row(row: Indicator | Criterion) -> dict[str, str]:
    dimension, category = headings(row)
    aimed = (row.standard,) if isinstance(row, Criterion) else (row.comparator, row.target, row.unit)
    return {
        "dimension": dimension,
        "category": category,
        "name": words(row.name),
        "target": "".join(map(words, aimed)),
        "actual": "" if isinstance(row, Criterion) else words(row.actual),
        **_points(row),
    }


def _points(row: Indicator | Criterion | Fund | Total) -> dict[str, str]:
    return {code: points(getattr(row, code)) for code in POINTS if hasattr(row, code)}


def _scheme(assessment: Assessment) -> str:
    """Say whether execution is part of the total, for else the points of the sheet seem not to add up."""
    counted = assessment.due.execution_counted
    if counted is None:
        return ""
    return "执行率得分计入总分。" if counted else "执行率得分另列，未计入总分。"
