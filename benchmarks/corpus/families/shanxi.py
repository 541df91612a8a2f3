"""Shanxi, outside the list of layouts: points before the value, causes and measures in columns of their own."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.OTHER), most=14)
_WIDTH: Final = 11
_LABELS: Final = {
    FundSource.TOTAL: "合计",
    FundSource.CURRENT_YEAR_APPROPRIATION: "财政资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    pairs(sheet, ("项目名称", "project", truth.project), ("项目编码", "project_code", truth.code), wide=2)
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "预算主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "项目单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    _funds(sheet, hand, truth)
    sheet.row(
        cell("年度目标", 1, 2),
        cell(hand.word("expected", "年度预期目标", "预期目标"), 5),
        cell(hand.word("achieved", "年度目标完成情况", "实际完成情况"), 5),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 5))
    _indicators(sheet, hand, truth)
    if hand.often(0.5):
        sheet.row(cell("自评等级", 2), field("remarks.grade", truth.grade, 9))
    titles = title_lines(hand, truth, "项目支出绩效自评表", "项目绩效自评表", "省级项目支出绩效自评表")
    return sheet.drawn("shanxi", FormKind.SELF_EVALUATION, titles)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数"), 2),
        Column("revised_budget", hand.word("revised_budget", "调整后预算数"), 2),
        Column("actual_expenditure", hand.word("actual_expenditure", "预算执行数"), 2),
        Column("execution_rate", hand.word("execution_rate", "执行率", "预算执行率"), 1),
        Column("max_points", hand.word("max_points", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    label = hand.one("预算执行情况（{}）", "预算执行\n情况（{}）").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit),)
    sheet.row(Cell(label, 1, len(truth.money) + 1, asks), cell("资金来源"), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 1)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("max_points", hand.word("max_points", "分值")),
        Column("target", hand.word("target", "预期指标值", "年度指标值")),
        Column("actual", hand.word("actual", "实际完成值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "偏差原因", "未完成原因")),
        Column("", "改进措施", 1, lambda row: "加强调度，下年补齐" if row.note else ""),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, Words(stated=hand.one("", "{}（{}分）")))
    sheet.row(
        cell(hand.one("总分", "自评总分"), 5),
        figure("total.max_points", "100"),
        cell("", 2),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell("", 2),
    )
