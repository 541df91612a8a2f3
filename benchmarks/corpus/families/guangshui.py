"""LAYOUTS §A 6: 财政预算支出项目绩效目标自评表: total on top, sources as columns, criteria, reviewed points.

The criteria of 决策 and 管理 have a criterion and points but neither a target nor a value: they are no indicators.
"""

from decimal import Decimal
from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, How
from benchmarks.corpus.families.parts import Column, Words, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from benchmarks.planted.points import Scheme
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(FundSource.CENTRAL, FundSource.LOCAL, FundSource.OTHER),
    schemes=(Scheme(0, {"产出指标": 30, "效益指标": 20, "满意度指标": 10}),),
    in_yuan=0.0,
    most=12,
)
_WIDTH: Final = 9
_CRITERIA: Final = (
    ("决策（15分）", "目标内容", "目标明确、细化、量化得满分，缺一项扣1分", 5),
    ("决策（15分）", "决策依据", "符合经济社会发展规划和部门年度工作计划", 5),
    ("决策（15分）", "资金分配", "办法健全，分配结果合理", 5),
    ("管理（25分）", "到位率", "实际到位/计划到位×100%×本项分值", 5),
    ("管理（25分）", "资金使用", "无虚列支出、截留、挤占、挪用、超标准开支等情况", 10),
    ("管理（25分）", "组织实施", "机构健全、分工明确，制度健全并严格执行", 10),
)
_LABELS: Final = {
    FundSource.TOTAL: ("合计", "资金合计"),
    FundSource.CENTRAL: ("中央补助", "中央资金"),
    FundSource.LOCAL: ("本级资金", "地方资金"),
    FundSource.OTHER: ("其他资金", "其他"),
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    lost = Decimal(hand.one(0, 0, 1, 2))
    claimed = hand.points(truth.claimed + 40 - lost)
    sheet.row(
        cell("项目名称"),
        field("project", truth.project, 4),
        cell(hand.one("自评总分", "自评总分（分）")),
        figure("total.claimed_points", claimed),
        cell(hand.one("复核总分", "复核分")),
        cell(""),
    )
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "项目主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "实施单位", "项目实施单位"), "implementing_unit", truth.unit),
    )
    _funds(sheet, hand, truth)
    _criteria(sheet, hand, lost)
    _indicators(sheet, hand, truth)
    if hand.often(0.5):
        sheet.row(cell("存在问题"), field("remarks.problems", truth.problems, 8))
        sheet.row(cell("改进措施"), field("remarks.measures", truth.measures, 8))
    titles = title_lines(hand, truth, "财政预算支出项目绩效目标自评表", "财政支出项目绩效目标自评表")
    return sheet.drawn("guangshui", FormKind.SELF_EVALUATION, titles)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    labels = [hand.pick(_LABELS[money.source]) for money in truth.money]
    block = hand.one("项目资金（{}）", "资金情况\n（{}）").format(truth.amount_unit)
    named = [
        Cell(
            label,
            2 if at == 0 else 1,
            1,
            (Ask(f"funds.{at}.source", money.source.value, How.CODE), Ask(f"funds.{at}.label", label)),
        )
        for at, (label, money) in enumerate(zip(labels, truth.money, strict=True))
    ]
    sheet.row(Cell(block, 2, 3, (Ask("amount_unit", truth.amount_unit),)), cell("资金来源", 2), *named)
    for label, name, take in (
        (hand.word("revised_budget", "预算数", "全年预算数"), "revised_budget", "revised"),
        (hand.word("actual_expenditure", "执行数", "实际支出数"), "actual_expenditure", "spent"),
    ):
        amounts = [
            figure(f"funds.{at}.{name}", hand.money(getattr(money, take)), 2 if at == 0 else 1)
            for at, money in enumerate(truth.money)
        ]
        sheet.row(cell(label, 2), *amounts)


def _criteria(sheet: Sheet, hand: Hand, lost: Decimal) -> None:
    sheet.row(
        cell("评分项目", 1), cell("评分内容", 1), cell("评分标准", 4), cell("分值"), cell("自评分"), cell("复核分")
    )
    for at, (block, name, text, points) in enumerate(_CRITERIA):
        down = sum(one[0] == block for one in _CRITERIA)
        margin = [_block(at, block, down)] if at == 0 or _CRITERIA[at - 1][0] != block else []
        got = points - (lost if at == len(_CRITERIA) - 1 else 0)
        path = f"criteria.{at}"
        sheet.row(
            *margin,
            field(f"{path}.name", name),
            field(f"{path}.standard", text, 4),
            figure(f"{path}.max_points", hand.points(Decimal(points))),
            figure(f"{path}.claimed_points", hand.points(Decimal(got))),
            figure(f"{path}.reviewed_points", ""),
        )


def _block(at: int, text: str, down: int) -> Cell:
    """Print the margin of a block of criteria: its word and the points it states."""
    _, _, points = text.partition("（")
    asks = [
        ask
        for below in range(at, at + down)
        for ask in (
            Ask(f"criteria.{below}.dimension", text, How.LABEL),
            Ask(f"criteria.{below}.dimension_points", points.rstrip("分）"), How.FIGURE),
        )
    ]
    return Cell(text, 1, down, tuple(asks))


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("target", hand.word("target", "年初指标值")),
        Column("actual", hand.word("actual", "年终完成值")),
        Column("claimed_points", hand.word("claimed_points", "自评分")),
        Column("", "复核分"),
    ]
    sheet.row(cell(hand.one("绩效（60分）", "绩效\n（60分）"), 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, hand.one(Words(), Words(stated_categories="{}{}分")))
