"""LAYOUTS §A 11: the county fund form of Hunan, and project forms of its kind: no points anywhere."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CENTRAL, FundSource.LOCAL, FundSource.OTHER), in_yuan=0.05)
_WIDTH: Final = 8
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额：",
    FundSource.CENTRAL: "其中：中央补助",
    FundSource.LOCAL: "地方资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("专项资金名称", "专项名称", "项目名称"), 2), field("project", truth.project, 6))
    pairs(
        sheet,
        (hand.word("competent_department", "县级主管部门", "主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "资金使用单位", "实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    columns = [
        Column("revised_budget", hand.word("revised_budget", "全年预算数（A）", "全年预算数(A)")),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数（B）", "全年执行数(B)")),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)"), 2),
    ]
    label = hand.one("项目资金\n（{}）", "资金情况（{}）").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit),)
    sheet.row(Cell(label, 2, len(truth.money) + 1, asks), cell("", 2), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 2)
    side, expected, achieved = hand.one(
        ("总体目标完成情况", "总体目标", "全年实际完成情况"), ("年度总体目标", "年初设定目标", "全年实际完成情况")
    )
    sheet.row(cell(side, 1, 2), cell(hand.word("expected", expected), 4), cell(hand.word("achieved", achieved), 3))
    sheet.row(field("annual_goal.expected", truth.goal, 4), field("annual_goal.achieved", truth.result, 3))
    _indicators(sheet, hand, truth)
    if hand.often(0.5):
        sheet.row(
            cell("说明", 1),
            cell(hand.one("无", "请在此处简要说明巡视、审计发现的问题及其所涉及的金额，如没有请填无。"), 7),
        )
    above: list[Line] = title_lines(
        hand, truth, "县级专项资金绩效目标自评表", "项目支出绩效自评表", "专项资金绩效目标自评表"
    )
    return sheet.drawn("hunan", FormKind.SELF_EVALUATION, above)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    target, actual = hand.one(("指标值", "全年实际完成值"), ("年度指标值", "全年完成值"), ("年度指标值", "实际完成值"))
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("target", hand.word("target", target)),
        Column("actual", hand.word("actual", actual)),
        Column("deviation_note", hand.word("deviation_note", "未完成原因和改进措施", "未完成原因分析")),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, Words(merged=not hand.often(0.2)))
