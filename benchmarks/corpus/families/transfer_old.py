"""LAYOUTS §A 13, old and middle: transfer payments: 专项名称, 中央主管部门, 省级财政部门. Never a self-evaluation."""

from typing import Final

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families.parts import Column, fund_rows, heads, indicator_rows, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Sheet, cell, field
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CENTRAL, FundSource.LOCAL, FundSource.OTHER), in_yuan=0.0)
_WIDTH: Final = 9
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额：",
    FundSource.CENTRAL: "其中：中央补助",
    FundSource.LOCAL: "地方资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("专项名称", "转移支付（项目）名称"), 2), field("project", f"{truth.project}补助资金", 7))
    sheet.row(cell("中央主管部门", 2), cell(f"{truth.department[-3:]}主管部委", 7))
    sheet.row(cell("省级财政部门", 2), cell("省财政厅", 3), cell("省级主管部门", 2), cell("省级主管厅局", 2))
    if hand.often(0.5):
        sheet.row(cell("地方主管部门", 2), cell(truth.department, 3), cell("资金使用单位", 2), cell(truth.unit, 2))
    columns = [
        Column("revised_budget", "全年预算数（A）", 2),
        Column("actual_expenditure", "全年执行数（B）", 2),
        Column("execution_rate", hand.one("预算执行率（B/A×100%）", "预算执行率（B/A）")),
    ]
    sheet.row(cell("资金投入情况（万元）", 2, len(truth.money) + 1), cell("", 2), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 2)
    sheet.row(cell("总体目标完成情况", 1, 2), cell("总体目标", 4), cell("全年实际完成情况", 4))
    sheet.row(cell(truth.goal, 4), cell(truth.result, 4))
    scored = hand.often(0.4)
    shown = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", "三级指标", 2),
        Column("target", "指标值"),
        Column("actual", "全年实际完成值"),
        Column("claimed_points", "得分") if scored else Column("deviation_note", "未完成原因和改进措施", 2),
        *([Column("deviation_note", "未完成原因和改进措施")] if scored else []),
    ]
    sheet.row(cell("绩效指标", 1, len(truth.rows) + 1), *heads(shown))
    indicator_rows(sheet, truth.rows, shown)
    titles = title_lines(
        hand,
        truth,
        "中央对地方专项转移支付区域绩效自评表",
        "转移支付区域（项目）绩效自评表",
        "中央对地方专项转移支付绩效目标自评表",
    )
    return sheet.drawn("transfer_old", FormKind.TRANSFER_PAYMENT, titles)
