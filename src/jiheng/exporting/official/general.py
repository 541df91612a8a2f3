"""通用: the frame of the ministry's form 项目支出绩效自评表, as most places print it (LAYOUTS §A 1)."""

from collections.abc import Sequence
from typing import Final

from jiheng.exporting.official.basics import LABEL
from jiheng.exporting.official.columns import Column
from jiheng.exporting.official.funds import Money, columns_of
from jiheng.exporting.official.goals import Goal
from jiheng.exporting.official.indicators import Indicators
from jiheng.exporting.official.paper import Annex
from jiheng.exporting.official.plain import Plain
from jiheng.exporting.papers.shapes import CellLook, Paper
from jiheng.form import SelfEvaluation

LAYOUT: Final = Plain(
    title="项目支出绩效自评表",
    money=Money(
        "项目资金\n{unit}",
        "",
        columns_of(),
    ),
    goal=Goal((("年度总体目标", LABEL),)),
    indicators=Indicators(
        "绩效\n指标",
        (
            Column("dimension", "一级指标", 15, 1, CellLook.LABEL),
            Column("category", "二级指标", 16, 2, CellLook.LABEL),
            Column("name", "三级指标", 24, 6),
            Column("target", "年度指标值", 16, 4),
            Column("actual", "实际完成值", 16, 4),
            Column("max_points", "分值", 10, 0, CellLook.FIGURE),
            Column("claimed_points", "得分", 10, 0, CellLook.FIGURE),
            Column("deviation_note", "偏差原因分析及改进措施", 20, 8, CellLook.TEXT),
        ),
    ),
)


def lay_out(form: SelfEvaluation, annexes: Sequence[Annex] = ()) -> Paper:
    """Lay a form out."""
    return LAYOUT.lay_out(form, annexes)
