"""LAYOUTS §A 3: Yunnan's 公开14表: targets in three cells under a second row of heads, a grade behind the total."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(apart=True, in_yuan=0.8)
_WIDTH: Final = 11
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：当年财政拨款",
    FundSource.CARRYOVER: "上年结转资金",
    FundSource.OTHER: "其他资金",
}
_NOTES: Final = (
    "1.其他资金，请在“其他需要说明事项”栏注明资金来源。",
    "2.定性指标根据完成情况分为全部或基本达成、部分达成、未达成三档，分别按照100-80%（含80%）、80-50%（含50%）、50-0%填写。",
    "3.财政拨款=当年财政拨款+上年结转资金。",
)


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 9))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "实施单位", "项目实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    _funds(sheet, hand, truth)
    sheet.row(
        cell(hand.one("年度总体目标", "年度\n总体\n目标"), 1, 2),
        cell(hand.word("expected", "预期目标"), 5),
        cell(hand.word("achieved", "实际完成情况"), 5),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 5))
    _indicators(sheet, hand, truth)
    _end(sheet, hand, truth)
    number = hand.one("公开14表", "附表14", "公开15表")
    heads_of_notes = ("备注：", "", "")
    below = [
        Line(f"{head}{note}", (Ask("remarks.notes", note),)) for head, note in zip(heads_of_notes, _NOTES, strict=True)
    ]
    above = [Line(number), *title_lines(hand, truth, "项目支出绩效自评表")]
    if hand.often(0.5):
        above.append(Line(f"编制单位：{truth.unit}"))
    return sheet.drawn("yunnan", FormKind.SELF_EVALUATION, above, below if hand.often(0.5) else ())


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数")),
        Column("revised_budget", hand.word("revised_budget", "全年预算数")),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数")),
        Column("max_points", hand.word("max_points", "分值")),
        Column("execution_rate", hand.word("execution_rate", "执行率"), 2),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    label = hand.one("项目资金\n（{}）", "项目资金（{}）").format(truth.amount_unit)
    sheet.row(
        Cell(label, 2, len(truth.money) + 1, (Ask("amount_unit", truth.amount_unit),)), cell("", 2), *heads(columns)
    )
    fund_rows(sheet, truth, _LABELS, columns, 2)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    tail = [
        Column("actual", hand.word("actual", "实际完成值")),
        Column("max_points", hand.word("max_points", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "偏差原因分析及改进措施"), 2),
    ]
    left = [Column("dimension", "一级指标"), Column("category", "二级指标"), Column("name", "三级指标")]
    apart = [Column("comparator", "指标性质"), Column("figure", "指标值"), Column("unit", "度量单位")]
    above = [cell(hand.one("绩效指标", "项目支出绩效指标表"), 3), cell(hand.word("target", "年度指标值"), 3)]
    sheet.row(*above, *(cell(column.head, column.wide, 2) for column in tail))
    sheet.row(*heads(left), *heads(apart))
    indicator_rows(sheet, truth.rows, [*left, *apart, *tail], Words(merged=not hand.often(0.2)))


def _end(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    other = (cell("其他需要说明事项", 3), field("remarks.other_matters", truth.other, 8))
    total = (
        cell("总分", 7),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        field("remarks.grade", truth.grade, 2),
    )
    first, second = hand.one((other, total), (total, other))
    sheet.row(*first)
    sheet.row(*second)
