"""四川: the form of the budget system, with the project's code before its name and conclusions below (LAYOUTS §A 4)."""

import re
from collections.abc import Sequence
from typing import Final

from jiheng.exporting.official.basics import add_remarks, basics, in_pairs, labelled
from jiheng.exporting.official.columns import Column, edges_of, width_for
from jiheng.exporting.official.criteria import add_criteria
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.funds import Money
from jiheng.exporting.official.goals import Goal
from jiheng.exporting.official.indicators import COMPARATOR, UNIT, Indicators
from jiheng.exporting.official.paper import Annex, put_together
from jiheng.exporting.official.printed import said
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.shapes import CellLook, Paper
from jiheng.form import SelfEvaluation

_TITLE: Final = "部门预算项目支出绩效自评表"
_MARGIN: Final = 12
_CODE: Final = re.compile(r"[0-9A-Z]{15,30}")
"""A code of the budget system; another kind of code has a cell of its own."""
_MONEY: Final = Money(
    "预算执行情况\n{points}",
    "年度预算数{unit}",
    (
        Column("margin", "", _MARGIN),
        Column("label", "", 20, 3),
        Column("original_budget", "年初预算", 19, 1, CellLook.FIGURE),
        Column("revised_budget", "调整后预算数", 19, 1, CellLook.FIGURE),
        Column("actual_expenditure", "预算执行数", 19, 1, CellLook.FIGURE),
        Column("execution_rate", "预算执行率", 16, 0, CellLook.FIGURE),
        Column("max_points", "权重", 10, 0, CellLook.FIGURE),
        Column("claimed_points", "得分", 10, 0, CellLook.FIGURE),
        Column("deviation_note", "原因", 16, 4, CellLook.TEXT),
    ),
    sources=("总额", "其中：财政资金", "财政专户管理资金", "单位资金", "其他资金"),
)
_GOAL: Final = Goal((("项目基本情况", _MARGIN), ("1.项目年度目标完成情况", 24)), "项目年度目标", "年度目标完成情况")
_INDICATORS: Final = Indicators(
    "绩效\n指标",
    (
        Column("dimension", "一级指标", 15, 1, CellLook.LABEL),
        Column("category", "二级指标", 15, 2, CellLook.LABEL),
        Column("name", "三级指标", 22, 6),
        COMPARATOR,
        Column("target", "指标值", 14, 3),
        UNIT,
        Column("actual", "完成值", 14, 3),
        Column("max_points", "权重", 10, 0, CellLook.FIGURE),
        Column("claimed_points", "得分", 10, 0, CellLook.FIGURE),
        Column("deviation_note", "未完成原因分析", 18, 8, CellLook.TEXT),
    ),
    total="合计",
    margin=_MARGIN,
)
_CLOSING: Final = (("conclusion", "评价结论"), ("problems", "存在问题"), ("measures", "改进措施"))
_SIGNED: Final = (("project_head", "项目负责人"), ("finance_head", "财务负责人"))


def lay_out(form: SelfEvaluation, annexes: Sequence[Annex] = ()) -> Paper:
    """Lay a form out."""
    money, indicators, remaining = _MONEY.of(form), _INDICATORS.of(form), Remaining(form)
    signed, overview = tuple(labelled(remaining, _SIGNED)), remaining.take_first("implementation")
    frame = Frame(width_for(money.columns, indicators.all_columns))
    frame.begin()
    code, project = said(form.project_code), said(form.project)
    is_one_cell = bool(project) and _CODE.fullmatch(code) is not None
    named = f"{code}-{project}" if is_one_cell else None
    basics(frame, form, remaining, unit="实施单位\n（盖章）", project=named, has_code=True)
    _GOAL.add(frame, form, remaining, rows_below=0 if overview is None else 1)
    if overview is not None:
        label = Box(overview.label, _GOAL.margin[1][1])
        frame.row(label, Box(said(overview.text), None, CellLook.LONG))
    money.add(frame, form, edges_of(indicators.widths(frame.width)))
    add_criteria(frame, form)
    indicators.add(frame, form, remaining)
    add_remarks(frame, remaining, _CLOSING)
    in_pairs(frame, signed)
    return put_together(form, _TITLE, frame, remaining, annexes)
