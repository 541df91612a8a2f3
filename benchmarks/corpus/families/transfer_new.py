"""LAYOUTS §A 13, since 2022: transfer payments with a block of seven criteria of how the money was managed."""

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
    FundSource.CENTRAL: "其中：中央财政资金",
    FundSource.LOCAL: "地方财政资金",
    FundSource.OTHER: "其他资金",
}
_CRITERIA: Final = (
    "分配科学性", "下达及时性", "拨付合规性", "使用规范性", "执行准确性", "预算绩效管理情况", "支出责任履行情况",
)  # fmt: skip


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("转移支付（项目）名称", 2), field("project", f"{truth.project}转移支付", 7))
    sheet.row(cell("中央主管部门", 2), cell(hand.one("国家主管部委", "中央有关部门"), 7))
    sheet.row(cell("地方主管部门", 2), cell(truth.department, 3), cell("资金使用单位", 2), cell(truth.unit, 2))
    columns = [
        Column("revised_budget", "全年预算数（A）", 2),
        Column("actual_expenditure", "全年执行数（B）", 2),
        Column("execution_rate", "预算执行率（B/A×100%）"),
    ]
    sheet.row(cell("资金投入情况（万元）", 2, len(truth.money) + 1), cell("", 2), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 2)
    sheet.row(
        cell("资金管理情况", 2, len(_CRITERIA) + 1), cell("", 2), cell("情况说明", 3), cell("存在问题和改进措施", 2)
    )
    for name in _CRITERIA:
        sheet.row(cell(name, 2), cell(hand.one("符合要求", "按规定执行", "及时足额"), 3), cell(hand.one("无", ""), 2))
    sheet.row(cell("总体目标完成情况", 1, 2), cell("总体目标", 4), cell("全年实际完成情况", 4))
    sheet.row(cell(truth.goal, 4), cell(truth.result, 4))
    shown = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", "三级指标", 2),
        Column("target", "指标值"),
        Column("actual", "全年实际完成值"),
        Column("deviation_note", "未完成原因和改进措施", 2),
    ]
    sheet.row(cell("绩效指标", 1, len(truth.rows) + 1), *heads(shown))
    indicator_rows(sheet, truth.rows, shown)
    titles = title_lines(hand, truth, "转移支付区域（项目）绩效目标自评表", "转移支付区域（项目）绩效自评表")
    return sheet.drawn("transfer_new", FormKind.TRANSFER_PAYMENT, titles)
