"""LAYOUTS §A 1: the ministry's form 项目支出绩效自评表, as most places print it."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import (
    Column,
    Words,
    fund_rows,
    heads,
    indicator_rows,
    pairs,
    title_lines,
)
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish()
_WIDTH: Final = 10
_SHORT: Final = Words(
    {"满意度指标": "满意度", "产出指标": "产出指标"},
    {"社会效益指标": "社会效益", "经济效益指标": "经济效益", "生态效益指标": "生态效益"},
)
_LABELS: Final = (
    {
        FundSource.TOTAL: "年度资金总额",
        FundSource.CURRENT_YEAR_APPROPRIATION: "其中：当年财政拨款",
        FundSource.CARRYOVER: "上年结转资金",
        FundSource.OTHER: "其他资金",
    },
    {
        FundSource.TOTAL: "年度资金总额：",
        FundSource.CURRENT_YEAR_APPROPRIATION: "其中：本年财政拨款",
        FundSource.CARRYOVER: "      上年结转资金",
        FundSource.OTHER: "      其他资金",
    },
)


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 8))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "主管部门及代码"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "实施单位", "项目实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    if hand.often(0.2):
        pairs(sheet, ("项目负责人", "", hand.person()), ("联系电话", "", "12345678"), wide=2)
    _funds(sheet, hand, truth)
    _goals(sheet, hand, truth)
    _indicators(sheet, hand, truth)
    return sheet.drawn("ministry", FormKind.SELF_EVALUATION, _above(hand, truth), _below(hand))


def _above(hand: Hand, truth: Truth) -> list[Line]:
    before = [Line(hand.one("附件2", "附件：", "附件3-1"))] if hand.often(0.25) else []
    return [
        *before,
        *title_lines(hand, truth, "项目支出绩效自评表", "财政项目支出绩效自评表", "预算项目支出绩效自评表"),
    ]


def _below(hand: Hand) -> list[Line]:
    if hand.often(0.7):
        return []
    text = "得分一档最高不能超过该指标分值上限。"
    return [Line(f"注：{text}", (Ask("remarks.notes", text),))]


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    label = hand.one("项目资金（{}）", "项目资金\n（{}）", "项目资金({})").format(truth.amount_unit)
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数", "年初预算")),
        Column("revised_budget", hand.word("revised_budget", "全年预算数", "全年预算数")),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数", "全年执行数")),
        Column("max_points", hand.word("max_points", "分值", "分值")),
        Column("execution_rate", hand.word("execution_rate", "执行率", "执行率")),
        Column("claimed_points", hand.word("claimed_points", "得分", "得分")),
    ]
    block = Cell(label, 2, len(truth.money) + 1, (Ask("amount_unit", truth.amount_unit),))
    sheet.row(block, cell("", 2), *heads(columns))
    fund_rows(sheet, truth, hand.pick(_LABELS), columns, 2)


def _goals(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    expected, achieved = hand.one(
        ("预期目标", "实际完成情况"),
        ("年初设定目标", "全年实际完成情况"),
        ("预期目标", "目标实际完成情况"),
    )
    block = cell(hand.one("年度总体目标", "年度\n总体\n目标"), 1, 2)
    sheet.row(
        block,
        cell(hand.word("expected", expected), 4),
        cell(hand.word("achieved", achieved), 5),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 4), field("annual_goal.achieved", truth.result, 5))


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    broken = hand.often(0.4)
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("target", hand.word("target", "年度\n指标值" if broken else "年度指标值")),
        Column("actual", hand.word("actual", "实际\n完成值" if broken else "实际完成值")),
        Column("max_points", hand.word("max_points", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "偏差原因分析及改进措施", "偏差原因分析\n及改进措施")),
    ]
    block = cell(hand.one("绩效指标", "绩\n效\n指\n标", "绩效\n指标"), 1, len(truth.rows) + 1)
    sheet.row(block, *heads(columns))
    words = hand.one(Words(), Words(), _SHORT, Words(merged=False))
    indicator_rows(sheet, truth.rows, columns, words)
    sheet.row(
        cell(hand.one("总分", "总分", "合计"), 7),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell(""),
    )
