"""LAYOUTS §A 2: the ministry's older form, whose heads bear (A) and (B)."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish()
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：本年财政拨款",
    FundSource.CARRYOVER: "上年结转资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(11, hand)
    sheet.row(cell("项目名称", 3), field("project", truth.project, 8))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "主管部门及代码"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "项目单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    if hand.often(0.5):
        pairs(sheet, ("项目负责人", "remarks.project_head", hand.person()), ("联系电话", "", "87654321"), wide=2)
    _funds(sheet, hand, truth)
    side, expected, achieved = hand.one(
        ("年度总体目标完成情况", "预期目标", "目标实际完成情况"),
        ("年度总体目标", "年初设定目标", "年度总体目标完成情况综述"),
        ("年度总体目标", "预期目标", "实际完成情况"),
    )
    sheet.row(cell(side, 1, 2), cell(hand.word("expected", expected), 5), cell(hand.word("achieved", achieved), 5))
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 5))
    _indicators(sheet, hand, truth)
    return sheet.drawn("ab", FormKind.SELF_EVALUATION, title_lines(hand, truth, "项目支出绩效自评表", "项目绩效自评表"))


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    original = hand.often(0.6)
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数")),
        Column("revised_budget", hand.word("revised_budget", "全年预算数（A）", "全年预算数(A)"), 1 if original else 2),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数（B）", "全年执行数(B)")),
        Column("max_points", hand.word("max_points", "分值")),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    label = hand.one("项目资金（{}）", "项目资金\n({})", "资金情况（{}）").format(truth.amount_unit)
    block = Cell(label, 2, len(truth.money) + 1, (Ask("amount_unit", truth.amount_unit),))
    shown = columns if original else columns[1:]
    sheet.row(block, cell("", 3), *heads(shown))
    fund_rows(sheet, truth, _LABELS, shown, 3)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    target, actual = hand.one(("预期指标值", "实际完成指标值"), ("年度指标值（A）", "实际完成值（B）"))
    reason = hand.one("未完成原因和改进措施", "偏差原因分析及改进措施", "未完成原因分析")
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("target", hand.word("target", target)),
        Column("actual", hand.word("actual", actual)),
        Column("max_points", hand.word("max_points", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", reason), 2),
    ]
    side = hand.one("年度绩效指标完成情况", "绩效指标", "年度\n绩效\n指标")
    sheet.row(cell(side, 1, len(truth.rows) + 1), *heads(columns))
    words = hand.one(
        Words(),
        Words(stated="{}（{}分）"),
        Words(stated="{}\n({}分)", categories={"社会效益指标": "社会效益", "可持续影响指标": "可持续影响"}),
    )
    indicator_rows(sheet, truth.rows, columns, words)
    sheet.row(
        cell("总分", 7),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell("", 2),
    )
