"""LAYOUTS §A 10: the 绩效目标自评表 of rural funds in Sichuan and Anhui: points before the value, money by who pays."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CENTRAL, FundSource.LOCAL, FundSource.OTHER), in_yuan=0.05)
_WIDTH: Final = 10
_LABELS: Final = (
    {
        FundSource.TOTAL: "年度资金总额：",
        FundSource.CENTRAL: "其中：中央补助",
        FundSource.LOCAL: "地方资金",
        FundSource.OTHER: "其他资金（包括以前年度结转资金）",
    },
    {
        FundSource.TOTAL: "年度资金总额",
        FundSource.CENTRAL: "其中：中央财政资金",
        FundSource.LOCAL: "地方财政资金",
        FundSource.OTHER: "其他资金",
    },
)
_NOTE: Final = "1.得分一档最高不能超过该指标分值上限。"
_MORE: Final = (
    "2.定性指标根据指标完成情况分为三档，分别按照该指标对应分值区间100-80%（含）、80-60%（含）、60-0%合理确定得分。"
)


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("项目名称", "专项名称", "专项资金名称"), 2), field("project", truth.project, 8))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "县级主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "资金使用单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    _funds(sheet, hand, truth)
    side, expected, achieved = hand.one(
        ("年度总体目标", "年初设定目标", "年度总体目标完成情况综述"),
        ("总体目标", "总体目标", "全年实际完成情况"),
        ("年度总体目标", "年初设定目标", "全年实际完成情况"),
    )
    sheet.row(cell(side, 1, 2), cell(hand.word("expected", expected), 5), cell(hand.word("achieved", achieved), 4))
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 4))
    _indicators(sheet, hand, truth)
    below = [
        Line(f"注：{_NOTE}", (Ask("remarks.notes", _NOTE),)),
        Line(_MORE, (Ask("remarks.notes", _MORE),)),
    ]
    titles = title_lines(hand, truth, "绩效目标自评表", "项目绩效目标自评表", "项目支出绩效自评表")
    return sheet.drawn("rural_fund", FormKind.SELF_EVALUATION, titles, below if hand.often(0.5) else ())


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("revised_budget", hand.word("revised_budget", "全年预算数（A）", "全年预算数(A)"), 2),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数（B）", "全年执行数(B)")),
        Column("max_points", hand.word("max_points", "分值")),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    label = hand.one("资金情况（{}）", "资金情况\n（{}）", "项目资金（{}）").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit),)
    sheet.row(Cell(label, 1, len(truth.money) + 1, asks), cell("", 3), *heads(columns))
    fund_rows(sheet, truth, hand.pick(_LABELS), columns, 3)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("max_points", hand.word("max_points", "分值")),
        Column("target", hand.word("target", "年度指标值", "年度指标值（A）")),
        Column("actual", hand.word("actual", "全年实际值", "全年实际值（B）")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "未完成原因及拟采取的改进措施")),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 1), *heads(columns))
    words = hand.one(
        Words(),
        Words(stated="{} （{}分）"),
        Words({"产出指标": "产出", "效益指标": "效益", "满意度指标": "满意度"}, {"成本指标": "成本指标"}),
    )
    indicator_rows(sheet, truth.rows, columns, words)
    sheet.row(
        cell("总分", 5),
        figure("total.max_points", "100"),
        cell("", 2),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell(""),
    )
