"""(A)(B): the ministry's older form, whose heads of sums bear (A) and (B) (LAYOUTS §A 2)."""

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

_LAYOUT: Final = Plain(
    title="项目支出绩效自评表",
    money=Money(
        "项目资金\n{unit}",
        "",
        columns_of(revised="全年预算数（A）", spent="全年执行数（B）", rate="执行率（B/A）"),
        sources=("年度资金总额", "其中：本年财政拨款", "上年结转资金", "其他资金"),
    ),
    goal=Goal((("年度总体目标完成情况", LABEL),), "预期目标", "目标实际完成情况"),
    indicators=Indicators(
        "年度绩效\n指标完成\n情况",
        (
            Column("dimension", "一级指标", 15, 1, CellLook.LABEL),
            Column("category", "二级指标", 16, 2, CellLook.LABEL),
            Column("name", "三级指标", 24, 6),
            Column("target", "年度指标值（A）", 16, 4),
            Column("actual", "实际完成值（B）", 16, 4),
            Column("max_points", "分值", 10, 0, CellLook.FIGURE),
            Column("claimed_points", "得分", 10, 0, CellLook.FIGURE),
            Column("deviation_note", "未完成原因和改进措施", 20, 8, CellLook.TEXT),
        ),
        margin=15,
    ),
)


def lay_out(form: SelfEvaluation, annexes: Sequence[Annex] = ()) -> Paper:
    """Lay a form out."""
    return _LAYOUT.lay_out(form, annexes)
