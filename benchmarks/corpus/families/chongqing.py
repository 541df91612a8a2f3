"""LAYOUTS §A 12: Chongqing's form: no dimensions and no categories, three goals side by side, execution in a line."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn
from benchmarks.corpus.families.parts import Column, fund_rows, heads, indicator_rows, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CURRENT_YEAR_APPROPRIATION,), apart=True, in_yuan=0.05)
_WIDTH: Final = 8
_LABELS: Final = {
    FundSource.TOTAL: "年度总金额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：财政资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(
        cell(hand.one("项目名称", "专项资金名称")),
        field("project", truth.project, 3),
        cell(hand.one("自评总分（分）", "自评总分"), 2),
        figure("total.claimed_points", hand.points(truth.claimed), 2),
    )
    sheet.row(
        cell(hand.word("competent_department", "主管部门")),
        field("competent_department", truth.department, 3),
        cell(hand.word("implementing_unit", "实施单位", "项目实施单位"), 2),
        field("implementing_unit", truth.unit, 2),
    )
    _funds(sheet, hand, truth)
    _goals(sheet, hand, truth)
    columns = [
        Column("name", hand.word("name", "指标名称")),
        Column("unit", "计量单位"),
        Column("comparator", "指标性质"),
        Column("figure", hand.word("target", "指标值", "年度指标值")),
        Column("max_points", hand.word("max_points", "指标权重（分）", "指标权重")),
        Column("actual", hand.word("actual", "全年完成值")),
        Column("claimed_points", hand.word("claimed_points", "指标得分（分）", "指标得分")),
        Column("deviation_note", hand.word("deviation_note", "说明")),
    ]
    if hand.often(0.5):
        sheet.row(cell(hand.one("绩效指标", "年度绩效指标"), _WIDTH))
    sheet.row(*heads(columns))
    indicator_rows(sheet, truth.rows, columns)
    if hand.often(0.4):
        sheet.row(cell("其他需要说明事项", 2), field("remarks.other_matters", truth.other, 6))
    titles = title_lines(hand, truth, "项目支出绩效自评表", "项目自评表", "项目绩效自评表")
    return sheet.drawn("chongqing", FormKind.SELF_EVALUATION, titles)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数")),
        Column("revised_budget", hand.word("revised_budget", "全年（调整）预算数", "全年(调整)预算数")),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数")),
        Column("execution_rate", hand.word("execution_rate", "执行率（%）", "执行率")),
        Column("max_points", hand.one("执行率权重（分）", "执行率权重")),
        Column("claimed_points", hand.one("执行率得分（分）", "执行率得分")),
    ]
    label = hand.one("预算执行情况（{}）", "项目资金（{}）").format(truth.amount_unit)
    block = Cell(label, 1, len(truth.money) + 1, (Ask("amount_unit", truth.amount_unit),))
    sheet.row(block, cell(""), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 1)


def _goals(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    """Print the goal of the beginning of the year, the goal as changed, mostly the same, and what came of it."""
    sheet.row(cell("年初绩效目标", 3), cell("全年（调整）绩效目标", 3), cell(hand.one("全年目标实际完成情况"), 2))
    changed = hand.one(truth.goal, "", truth.goal)
    sheet.row(
        cell(truth.goal, 3) if changed else field("annual_goal.expected", truth.goal, 3),
        field("annual_goal.expected", changed, 3) if changed else cell("", 3),
        field("annual_goal.achieved", truth.result, 2),
    )
