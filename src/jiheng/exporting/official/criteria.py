"""The block that is scored by rules in words (决策, 管理), where a form has one."""

from typing import Final

from jiheng.exporting.official.columns import Column, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.merging import POINTS, begun
from jiheng.exporting.official.printed import passage, points, words
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import Criterion, SelfEvaluation

_LEVELS: Final = ("dimension", "category")
_COLUMNS: Final = (
    Column("dimension", "一级指标", 18, 1, CellLook.LABEL),
    Column("category", "二级指标", 18, 1, CellLook.LABEL),
    Column("name", "三级指标", 24, 2),
    Column("standard", "评分标准", 40, 5, CellLook.LONG),
    Column("max_points", "分值", 11, 0, CellLook.FIGURE),
    Column("claimed_points", "得分", 11, 0, CellLook.FIGURE),
    Column("reviewed_points", "复核分", 11, 0, CellLook.FIGURE),
    Column("deviation_note", "未完成原因分析", 20, 3, CellLook.LONG),
)
_ALWAYS: Final = frozenset({"name", "standard", "max_points", "claimed_points"})


def add_criteria(frame: Frame, form: SelfEvaluation) -> None:
    """Add the block as a table of its own, with the columns that the form fills."""
    if not form.criteria:
        return
    columns = [one for one in _COLUMNS if one.code in _ALWAYS or any(_text(row, one.code) for row in form.criteria)]
    own = list(zip(columns, widths_of(columns, frame.width), strict=True))
    frame.begin(head_rows=1)
    frame.row(*(Box(column.head, width) for column, width in own))
    reach = begun(form.criteria)
    for at, row in enumerate(form.criteria):
        cells = []
        for column, width in own:
            down = reach[column.code].get(at) if column.code in _LEVELS else 1
            if down is not None:
                cells.append(Box(_text(row, column.code), width, column.look, down))
        frame.row(*cells)


def _text(row: Criterion, code: str) -> str:
    field = getattr(row, code)
    if code in POINTS:
        return points(field)
    return words(field) if code in _LEVELS else passage(field)
