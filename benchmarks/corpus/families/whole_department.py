"""LAYOUTS §A 14: the whole department: the frame of a project's form, with 部门 and 预算资金."""

from typing import Final

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families.parts import Column, fund_rows, heads, indicator_rows, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Sheet, cell
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.CARRYOVER, FundSource.OTHER), in_yuan=0.0)
_WIDTH: Final = 9
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "一般公共预算",
    FundSource.CARRYOVER: "上年结转",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("部门名称", "单位名称", "预算部门名称"), 2), cell(truth.department, 7))
    columns = [
        Column("original_budget", hand.one("年初预算数", "年初预算")),
        Column("revised_budget", "全年预算数"),
        Column("actual_expenditure", "全年执行数"),
        Column("max_points", "分值"),
        Column("execution_rate", "执行率"),
        Column("claimed_points", "得分"),
    ]
    extra = 2 if hand.often(0.4) else 0
    block = hand.one("预算资金（万元）", "年度预算申请（万元）", "部门整体支出（万元）")
    sheet.row(cell(block, 1, len(truth.money) + 1 + extra), cell("", 2), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 2)
    if extra:
        sheet.row(cell("按收入性质分：", 2), cell("按支出性质分：", 6))
        sheet.row(cell("其中：一般公共预算", 2), cell("其中：基本支出", 3), cell("项目支出", 3))
    sheet.row(cell("年度总体目标", 1, 2), cell("预期目标", 4), cell("实际完成情况", 4))
    sheet.row(cell(truth.goal, 4), cell(truth.result, 4))
    shown = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", "三级指标", 2),
        Column("target", "年度指标值"),
        Column("actual", "实际完成值"),
        Column("max_points", "分值"),
        Column("claimed_points", "得分"),
    ]
    sheet.row(cell("绩效指标", 1, len(truth.rows) + 1), *heads(shown))
    indicator_rows(sheet, truth.rows, shown)
    sheet.row(cell("总分", 7), cell("100"), cell(hand.points(truth.claimed)))
    titles = title_lines(hand, truth, "部门整体支出绩效自评表", "部门整体绩效自评表", "预算部门整体支出绩效自评表")
    return sheet.drawn("whole_department", FormKind.WHOLE_DEPARTMENT, titles)
