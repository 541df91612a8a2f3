"""Fujian, outside the list of layouts: sources of money across, execution scored in a row below the indicators."""

from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, How
from benchmarks.corpus.families.parts import Column, Words, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from benchmarks.planted.points import SCHEMES
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.CARRYOVER, FundSource.OTHER),
    schemes=tuple(scheme for scheme in SCHEMES if scheme.inside),
    most=14,
)
_WIDTH: Final = 9
_LABELS: Final = {
    FundSource.TOTAL: ("合计", "资金总额"),
    FundSource.CURRENT_YEAR_APPROPRIATION: ("财政拨款", "一般公共预算"),
    FundSource.CARRYOVER: ("上年结转", "上年结转资金"),
    FundSource.OTHER: ("其他资金", "其他"),
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 7))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "项目实施单位", "实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    _funds(sheet, hand, truth)
    sheet.row(
        cell("年度总体目标", 1, 2),
        cell(hand.word("expected", "预期目标", "年初设定目标"), 4),
        cell(hand.word("achieved", "实际完成情况"), 4),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 4), field("annual_goal.achieved", truth.result, 4))
    _indicators(sheet, hand, truth)
    titles = title_lines(hand, truth, "项目支出绩效自评表", "预算项目绩效自评表", "市级项目支出绩效自评表")
    return sheet.drawn("fujian", FormKind.SELF_EVALUATION, titles)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    labels = [hand.pick(_LABELS[money.source]) for money in truth.money]
    block = hand.one("项目资金（{}）", "预算资金\n（{}）").format(truth.amount_unit)
    named = [
        Cell(
            label,
            2 if at == 0 else 1,
            1,
            (Ask(f"funds.{at}.source", money.source.value, How.CODE), Ask(f"funds.{at}.label", label)),
        )
        for at, (label, money) in enumerate(zip(labels, truth.money, strict=True))
    ]
    sheet.row(Cell(block, 2, 5, (Ask("amount_unit", truth.amount_unit),)), cell(hand.one("", "资金来源"), 2), *named)
    sums = (
        (hand.word("original_budget", "年初预算数"), "original_budget", "original"),
        (hand.word("revised_budget", "全年预算数", "调整后预算数"), "revised_budget", "revised"),
        (hand.word("actual_expenditure", "全年执行数", "实际支出数"), "actual_expenditure", "spent"),
    )
    for label, name, take in sums:
        amounts = [
            figure(f"funds.{at}.{name}", hand.money(getattr(money, take)), 2 if at == 0 else 1)
            for at, money in enumerate(truth.money)
        ]
        sheet.row(cell(label, 2), *amounts)
    rates = [
        field(f"funds.{at}.execution_rate", hand.rate(money.rate), 2 if at == 0 else 1)
        for at, money in enumerate(truth.money)
    ]
    sheet.row(cell(hand.word("execution_rate", "执行率"), 2), *rates)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标")),
        Column("target", hand.word("target", "目标值", "年度目标值")),
        Column("actual", hand.word("actual", "完成值", "实际完成值")),
        Column("max_points", hand.word("max_points", "权重", "分值")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "未完成原因分析", "偏差原因分析")),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, Words(merged=hand.often(0.7)))
    rate = truth.money[0].rate
    sheet.row(
        cell("预算执行率", 4),
        cell(rate, 2),
        figure("funds.0.max_points", hand.points(truth.weight)),
        figure("funds.0.claimed_points", hand.points(truth.earned)),
        cell(""),
    )
    sheet.row(
        cell(hand.one("总分", "合计"), 6),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell(""),
    )
