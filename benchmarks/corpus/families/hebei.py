"""LAYOUTS §A 7: the form of Hebei's county system: four numbered blocks, money as budget, receipt and execution.

The score of an indicator is folded with its weight: 得分 is out of a hundred, 权重占比 is what it may bring, 折算得分
what it brought. The last two are the maximum and the claimed points.
"""

from decimal import Decimal
from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, How, Line
from benchmarks.corpus.families.parts import Column, Words, indicator_rows, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Row, Truth, Wish
from benchmarks.planted.drafts import plain, rounded
from benchmarks.planted.points import Scheme
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.OTHER),
    schemes=(Scheme(0, {"产出指标": 50, "效益指标": 40, "满意度指标": 10}),),
    apart=True,
    in_yuan=0.1,
    most=14,
)
_WIDTH: Final = 12


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell(hand.one("一、基本情况", "一、项目基本情况"), _WIDTH))
    sheet.row(
        cell("项目名称", 2),
        field("project", truth.project, 4),
        cell(hand.word("implementing_unit", "实施（主管）单位", "实施(主管)单位"), 2),
        field("implementing_unit", truth.unit, 4),
    )
    _funds(sheet, hand, truth)
    sheet.row(cell("三、目标完成情况", _WIDTH))
    sheet.row(
        cell(hand.word("expected", "年度预期目标", "年度目标"), 5),
        cell(hand.word("achieved", "具体完成情况"), 5),
        cell("总体完成率", 2),
    )
    done = f"{hand.dice.randint(90, 100)}%"
    sheet.row(
        field("annual_goal.expected", truth.goal, 5), field("annual_goal.achieved", truth.result, 5), cell(done, 2)
    )
    _indicators(sheet, hand, truth)
    if hand.often(0.7):
        sheet.row(cell("五、存在问题、原因及下一步整改措施", _WIDTH))
        sheet.row(cell(truth.problems + truth.measures, _WIDTH))
    filed = f"填报单位：{truth.unit}        金额单位：{truth.amount_unit}"
    above = [
        *title_lines(hand, truth, "预算项目绩效自评表", "项目支出绩效自评表"),
        Line(filed, (Ask("amount_unit", truth.amount_unit),)),
    ]
    return sheet.drawn("hebei", FormKind.SELF_EVALUATION, above)


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    sheet.row(cell("二、预算执行情况", _WIDTH))
    sheet.row(
        cell(hand.one("预算安排情况（调整后）", "预算情况"), 3),
        cell("资金到位情况", 3),
        cell(hand.one("资金执行情况", "执行情况"), 3),
        cell(hand.word("execution_rate", "预算执行进度（%）", "预算执行进度(%)"), 3),
    )
    labels = (("预算数：", "到位数：", "执行数："), ("其中：财政资金",) * 3, ("其他",) * 3)
    for at, (money, three) in enumerate(zip(truth.money, labels, strict=True)):
        cells: list[Cell] = []
        for label, name, amount in zip(
            three,
            ("revised_budget", "received", "actual_expenditure"),
            (money.revised, money.revised, money.spent),
            strict=True,
        ):
            asks = (Ask(f"funds.{at}.source", money.source.value, How.CODE),) if name == "revised_budget" else ()
            text = hand.money(amount)
            cells += [Cell(label, 2, 1, asks), figure(f"funds.{at}.{name}", text, 1)]
        rate = money.rate.rstrip("%") if at == 0 else ""
        cells.append(field("funds.0.execution_rate", rate, 3, len(truth.money)) if at == 0 else cell("", 3))
        sheet.row(*(cells if at == 0 else cells[:-1]))


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    def score(row: Row) -> str:
        return plain(rounded(row.claimed * 100 / row.points, 2)) if row.points else "100"

    left = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标")),
        Column("", hand.one("指标解释", "绩效指标描述"), 1, lambda row: f"反映{row.name}的情况"),
    ]
    apart = [
        Column("comparator", "符号"),
        Column("figure", "值"),
        Column("unit", hand.one("单位（文字描述）", "单位(文字描述)")),
    ]
    right = [
        Column("actual", hand.word("actual", "实际完成值", "单项指标实际完成值")),
        Column(
            "", hand.one("完成情况", "指标完成情况"), 1, lambda row: "完成" if row.claimed == row.points else "部分完成"
        ),
        Column("", hand.one("得分", "单项指标得分"), 1, score),
        Column("max_points", hand.one("权重占比（%）", "权重占比(%)")),
        Column("claimed_points", hand.one("折算得分", "折算得分")),
    ]
    sheet.row(cell("四、年度绩效指标完成情况", _WIDTH))
    columns = [*left, *apart, *right]
    if hand.often(0.6):
        sheet.row(
            *(cell(column.head, 1, 2) for column in left),
            cell(hand.one("预期指标值", "年度指标值"), 3),
            *(cell(column.head, 1, 2) for column in right),
        )
        sheet.row(*(cell(column.head) for column in apart))
    else:
        sheet.row(*(cell(column.head) for column in columns))
    indicator_rows(sheet, truth.rows, columns, Words(merged=not hand.often(0.3)))
    total = sum((row.claimed for row in truth.rows), Decimal(0))
    sheet.row(
        cell(hand.one("自评总分", "合计", "总分"), 10),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(total)),
    )
