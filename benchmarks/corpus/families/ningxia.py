"""LAYOUTS §A 8: forms of 2014 to 2018 with indicators of the process: 项目决策, 项目管理, 项目产出, 项目效益."""

import random
from decimal import Decimal
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Row, Truth, Wish
from benchmarks.planted.points import Scheme
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(FundSource.CENTRAL, FundSource.LOCAL, FundSource.OTHER),
    schemes=(Scheme(0, {"产出指标": 30, "效益指标": 20, "满意度指标": 10}),),
    in_yuan=0.0,
    most=12,
)
_PROCESS: Final = (
    ("项目决策", "项目目标", "目标明确性", "明确", 5),
    ("项目决策", "决策过程", "决策依据充分性", "充分", 8),
    ("项目决策", "资金分配", "分配办法", "健全", 7),
    ("项目管理", "资金到位", "到位率", "100%", 5),
    ("项目管理", "资金管理", "资金使用合规性", "合规", 8),
    ("项目管理", "组织实施", "管理制度健全性", "健全", 7),
)
_WORDS: Final = Words(
    {"产出指标": "项目产出", "效益指标": "项目效益", "满意度指标": "项目效益"},
    {"数量指标": "产出数量", "质量指标": "产出质量", "时效指标": "产出时效", "成本指标": "产出成本",
     "经济效益指标": "经济效益", "社会效益指标": "社会效益", "生态效益指标": "环境效益",
     "可持续影响指标": "可持续影响", "服务对象满意度指标": "服务对象满意度"},
)  # fmt: skip
_LABELS: Final = {
    FundSource.TOTAL: "年度资金总额",
    FundSource.CENTRAL: "其中：中央补助",
    FundSource.LOCAL: "地方资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(10, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 8))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "项目主管单位"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "项目实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    rows = [*_process(hand.dice), *truth.rows]
    rows = [
        msgspec.structs.replace(row, dimension="效益指标") if row.dimension == "满意度指标" else row for row in rows
    ]
    claimed = hand.points(sum((row.claimed for row in rows), Decimal(0)))
    on_top = hand.often(0.5)
    if on_top:
        sheet.row(cell("自评得分", 2), figure("total.claimed_points", claimed, 3), cell("财政审核评分", 2), cell("", 3))
    _funds(sheet, hand, truth)
    sheet.row(
        cell("年度总体目标", 1, 2),
        cell(hand.word("expected", "年初设定目标", "预期目标"), 5),
        cell(hand.word("achieved", "全年实际完成情况", "实际完成情况"), 4),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 4))
    _indicators(sheet, hand, rows)
    if not on_top:
        sheet.row(
            cell("总分", 5),
            figure("total.max_points", "100"),
            cell("", 2),
            figure("total.claimed_points", claimed),
            cell(),
        )
    if hand.often(0.5):
        head, phone = hand.person(), "0951-1234567"
        sheet.row(
            Cell(
                f"填报人：{head}    联系电话：{phone}",
                10,
                1,
                (Ask("remarks.filled_in_by", head), Ask("remarks.telephone", phone)),
            )
        )
    titles: list[Line] = title_lines(hand, truth, "项目支出绩效自评表", "项目绩效自评表", "财政项目支出绩效自评表")
    return sheet.drawn("ningxia", FormKind.SELF_EVALUATION, titles)


def _process(dice: random.Random) -> list[Row]:
    rows = []
    for dimension, category, name, target, points in _PROCESS:
        lost = dice.choice((0, 0, 0, 1))
        rows.append(
            Row(
                dimension,
                category,
                name,
                "",
                target,
                "",
                target,
                Decimal(points),
                Decimal(points - lost),
                at_most=False,
                is_word=True,
            )
        )
    return rows


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("revised_budget", hand.word("revised_budget", "全年预算数（A）", "全年预算数(A)"), 2),
        Column("actual_expenditure", hand.word("actual_expenditure", "全年执行数（B）", "全年执行数(B)"), 2),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)"), 2),
    ]
    label = hand.one("资金情况（{}）", "项目资金\n（{}）").format(truth.amount_unit)
    sheet.row(
        Cell(label, 2, len(truth.money) + 1, (Ask("amount_unit", truth.amount_unit),)), cell("", 2), *heads(columns)
    )
    fund_rows(sheet, truth, _LABELS, columns, 2)


def _indicators(sheet: Sheet, hand: Hand, rows: list[Row]) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("max_points", hand.one("参考分值", "分值")),
        Column("target", hand.one("指标值（A）", "年度指标值（A）", "指标值(A)")),
        Column("actual", hand.one("全年实际值（B）", "全年实际值(B)")),
        Column("claimed_points", hand.one("自评得分", "得分")),
        Column("deviation_note", hand.word("deviation_note", "未完成原因分析", "未完成原因和改进措施")),
    ]
    sheet.row(cell(hand.one("绩效指标", "绩\n效\n指\n标"), 1, len(rows) + 1), *heads(columns))
    words = msgspec.structs.replace(_WORDS, stated=hand.one("", "{}（{}分）"))
    indicator_rows(sheet, rows, columns, words)
