"""LAYOUTS §A 9: Beijing's form of 2017: points before the value, a column that explains how they are computed."""

from typing import Final

import msgspec

from benchmarks.corpus.drawn import Ask, Drawn
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.OTHER), in_yuan=0.05)
_WIDTH: Final = 11
_METHOD: Final = "完成值达到指标值，记满分；未达到指标值，按B/A或A/B×该指标分值记分。"
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：本年财政拨款",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 9))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    pairs(sheet, ("项目负责人", "remarks.project_head", hand.person()), ("联系电话", "", "010-12345678"), wide=2)
    _funds(sheet, hand, truth)
    sheet.row(
        cell("年度总体目标", 1, 2),
        cell(hand.word("expected", "年初设定目标", "预期目标"), 5),
        cell(hand.word("achieved", "全年实际完成情况", "实际完成情况"), 5),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 5))
    _indicators(sheet, hand, truth)
    return sheet.drawn(
        "beijing", FormKind.SELF_EVALUATION, title_lines(hand, truth, "项目支出绩效自评表", "项目绩效自评表")
    )


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    weight = hand.points(truth.weight)
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算数（A）", "年初预算数(A)")),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数（B）", "全年执行数(B)")),
        Column("max_points", hand.one(f"分值（{weight}分）", f"分值({weight}分)")),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("", "得分计算方法", 2),
    ]
    label = hand.one("项目资金（{}）", "项目资金\n（{}）").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit),)
    sheet.row(Cell(label, 2, len(truth.money) + 1, asks), cell("", 2), *heads(columns))
    # The budget of the beginning of the year is the one that execution is measured by.
    money = tuple(msgspec.structs.replace(one, original=one.revised) for one in truth.money)
    fund_rows(sheet, msgspec.structs.replace(truth, money=money), _LABELS, columns, 2)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("max_points", hand.word("max_points", "分值")),
        Column("target", hand.word("target", "年度指标值（A）", "年度指标值(A)")),
        Column("actual", hand.word("actual", "全年实际值（B）", "全年实际值(B)")),
        Column("", "得分计算方法", 1, lambda _: _METHOD, merged=hand.often(0.7)),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "未完成原因分析")),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, hand.one(Words(), Words(stated="{}\n（{}分）")))
    sheet.row(
        cell("总分", 5),
        figure("total.max_points", "100"),
        cell("", 3),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell(""),
    )
