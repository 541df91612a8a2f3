"""What was reached: the unit's own words, each dimension in a sentence, every indicator in a table, the points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import RowCase
from jiheng.exporting.papers.shapes import Block, Cell, CellLook, Line, LineLook, Table
from jiheng.exporting.points import claimed_total, plain
from jiheng.exporting.self_report.charts import Charts
from jiheng.exporting.self_report.outcomes import MISSED, OPEN, REACHED, outcomes_of
from jiheng.exporting.self_report.sections import SAY, asked, said, sentence
from jiheng.exporting.words import term
from jiheng.form.labels import Part
from jiheng.scoring.arithmetic import exactly

_HEADS: Final = ("三级指标", "年度指标值", "实际完成值", "完成情况", "分值", "自评得分")
_WIDTHS: Final = (53, 29, 29, 22, 14, 21)


def reached(assessment: Assessment, charts: Charts | None) -> Iterator[Block]:
    """Say what was reached of the goal and of each indicator, and what points were claimed."""
    form = assessment.form
    yield Line("（一）年度总体目标完成情况", LineLook.SUBHEADING)
    achieved = said(form.annual_goal.achieved)
    yield Line(sentence(achieved)) if achieved else asked("请补写实际完成情况")
    yield Line("（二）各项指标完成情况", LineLook.SUBHEADING)
    if not assessment.rows:
        yield asked("表上没有读到指标，请补写")
        return
    by_dimension: dict[str, list[RowCase]] = {}
    for case in assessment.rows:
        by_dimension.setdefault(_dimension(case), []).append(case)
    outcomes = outcomes_of(assessment)
    for name, cases in by_dimension.items():
        yield Line(_sentence(name, cases, outcomes))
    yield Table(_WIDTHS, tuple(_cells(by_dimension, outcomes)), head_rows=1)
    if charts is not None and (picture := charts.points(assessment)) is not None:
        yield picture
    yield Line("（三）自评得分", LineLook.SUBHEADING)
    yield Line(f"自评总分 {claimed_total(assessment.due, SAY)}。")


def _dimension(case: RowCase) -> str:
    field = case.indicator.dimension
    if field.value is None:
        return field.printed.strip() or "未写一级指标"
    return term(Part.DIMENSION, field.value, SAY)


def _sentence(name: str, cases: Sequence[RowCase], outcomes: Sequence[str]) -> str:
    """Count the rows of a dimension by how they came out, and add up their points where all are written."""
    counted = [(word, sum(outcomes[case.index] == word for case in cases)) for word in (REACHED, MISSED, OPEN)]
    told = "，".join(f"{word} {many} 项" for word, many in counted if many)
    claimed = [case.indicator.claimed_points.value for case in cases]
    most = [case.indicator.max_points.value for case in cases]
    points = ""
    if None not in claimed and None not in most:
        with exactly():
            total, whole = (sum(filter(None, found), Decimal(0)).normalize() for found in (claimed, most))
        points = f"；自评 {total:f} 分（满分 {whole:f}）"
    return f"{name} {len(cases)} 项：{told}{points}。"


def _cells(by_dimension: dict[str, list[RowCase]], outcomes: Sequence[str]) -> Iterator[Cell]:
    for at, head in enumerate(_HEADS):
        yield Cell(0, at, head, CellLook.CAPTION)
    row = 1
    for name, cases in by_dimension.items():
        yield Cell(row, 0, name, CellLook.CAPTION, columns=len(_HEADS))
        row += 1
        for case in cases:
            one = case.indicator
            yield Cell(row, 0, said(one.name), CellLook.TEXT)
            yield Cell(row, 1, said(one.target), CellLook.WORD)
            yield Cell(row, 2, said(one.actual), CellLook.WORD)
            yield Cell(row, 3, outcomes[case.index], CellLook.WORD)
            yield Cell(row, 4, plain(one.max_points.value), CellLook.FIGURE)
            yield Cell(row, 5, plain(one.claimed_points.value), CellLook.FIGURE)
            row += 1
