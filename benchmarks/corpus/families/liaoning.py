"""Liaoning, outside the list of layouts: a target in three cells, six columns of causes, measures apart from them."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Row, Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.OTHER), apart=True, in_yuan=0.05, most=14)
_WIDTH: Final = 19
_CAUSES: Final = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：财政拨款",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("项目（政策）名称", "项目名称"), 2), field("project", truth.project, 17))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    _funds(sheet, hand, truth)
    sheet.row(
        cell(hand.one("年度总体目标", "年度\n总体\n目标"), 1, 2),
        cell(hand.word("expected", "年初设定目标"), 9),
        cell(hand.word("achieved", "全年完成情况"), 9),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 9), field("annual_goal.achieved", truth.result, 9))
    _indicators(sheet, hand, truth)
    titles = title_lines(hand, truth, "项目（政策）绩效自评表", "项目支出绩效自评表", "部门预算项目（政策）绩效自评表")
    return sheet.drawn("liaoning", FormKind.SELF_EVALUATION, titles)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数", "年初预算"), 3),
        Column("revised_budget", hand.word("revised_budget", "全年预算数", "调整后预算数"), 3),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数", "全年执行"), 3),
        Column("execution_rate", hand.word("execution_rate", "执行率"), 2),
        Column("max_points", hand.word("max_points", "分值"), 2),
        Column("claimed_points", hand.word("claimed_points", "得分"), 2),
    ]
    label = hand.one("项目资金（{}）", "项目资金\n（{}）").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit),)
    sheet.row(Cell(label, 1, len(truth.money) + 1, asks), cell("", 3), *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 3)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    left = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
    ]
    parts = [
        Column("comparator", hand.one("运算符号", "比较符号")),
        Column("figure", hand.one("指标值", "目标值")),
        Column("unit", hand.one("度量单位", "计量单位")),
    ]
    middle = [
        Column("actual", hand.word("actual", "全年完成值", "实际完成值")),
        Column("", "完成程度", 1, _done),
        Column("max_points", hand.word("max_points", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    causes = [Column("", word) for word in _CAUSES]
    reason = Column("deviation_note", "原因说明")
    measure = Column("", "改进措施", 1, lambda row: "下一年度提前安排，按季调度" if row.claimed < row.points else "")
    down = [Cell(one.head, one.wide, 2) for one in (*left, *middle, measure)]
    sheet.row(
        cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 2),
        *down[:3],
        cell("年度指标值", 3),
        *down[3:7],
        cell("偏差原因分析", 6),
        down[7],
    )
    sheet.row(*heads([*parts, *causes, reason]))
    indicator_rows(sheet, truth.rows, [*left, *parts, *middle, *causes, reason, measure], Words())
    sheet.row(
        cell("总分", 10),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell("", 7),
    )


def _done(row: Row) -> str:
    return "100%" if row.claimed == row.points else "95%"
