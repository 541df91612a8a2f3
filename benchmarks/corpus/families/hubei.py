"""LAYOUTS §A 5: Hubei's form: boxes to tick, 20 points for execution, no column of maximum points."""

from decimal import Decimal
from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, How, Line
from benchmarks.corpus.families.parts import Column, Words, fund_label, heads, indicator_rows, money_cells, pairs
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from benchmarks.planted.points import Scheme
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(FundSource.CURRENT_YEAR_APPROPRIATION,),
    schemes=(
        Scheme(20, {"产出指标": 40, "效益指标": 30, "满意度指标": 10}),
        Scheme(20, {"产出指标": 50, "效益指标": 20, "满意度指标": 10}),
        Scheme(20, {"产出指标": 30, "效益指标": 25, "满意度指标": 10, "成本指标": 15}),
    ),
    in_yuan=0.0,
)
_WIDTH: Final = 8
_TICKS: Final = (
    ("项目类别", ("部门预算项目", "市直专项", "省对下转移支付项目")),
    ("项目属性", ("持续性项目", "新增性项目")),
    ("项目类型", ("常年性项目", "延续性项目", "一次性项目")),
)


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 6))
    pairs(
        sheet,
        (hand.word("competent_department", "主管部门", "项目主管部门"), "competent_department", truth.department),
        (hand.word("implementing_unit", "项目实施单位", "项目实施单位"), "implementing_unit", truth.unit),
        wide=2,
    )
    for label, choices in _TICKS:
        _ticks(sheet, hand, label, choices)
    _funds(sheet, hand, truth)
    cut = len(truth.rows) // 2 if hand.often(0.25) else 0
    goals = ((0, cut), (cut, len(truth.rows))) if cut else ((0, len(truth.rows)),)
    for number, span in enumerate(goals, start=1):
        share = hand.points(sum((row.points for row in truth.rows[slice(*span)]), Decimal(0)))
        _indicators(sheet, hand, truth, span, f"年度绩效目标{number}（{share}分）")
    sheet.row(cell(hand.one("总分", "总分", "合计"), 7), figure("total.claimed_points", hand.points(truth.claimed)))
    for label, code, text in (
        ("偏差大或\n目标未完成\n原因分析", "causes", truth.problems),
        ("改进措施及\n结果应用方案", "measures", truth.measures),
    ):
        sheet.row(cell(label, 2), field(f"remarks.{code}", text, 6))
    return sheet.drawn("hubei", FormKind.SELF_EVALUATION, _above(hand, truth), _below(hand))


def _above(hand: Hand, truth: Truth) -> list[Line]:
    title = hand.one(
        f"{truth.year}年度{truth.project}自评表", f"{truth.year}年度项目自评表", f"{truth.year}年度项目绩效自评表"
    )
    asks = (Ask("title", title), Ask("fiscal_year", str(truth.year), How.YEAR))
    lines = [Line(title, asks)]
    if hand.often(0.6):
        lines.append(Line(f"单位名称：{truth.unit}          填报日期：{truth.year + 1}年3月10日"))
    return lines


def _below(hand: Hand) -> list[Line]:
    if hand.often(0.4):
        return []
    text = (
        "1.预算执行情况口径：预算数为调整后财政资金总额（包括上年结余结转），执行数为资金使用单位财政资金实际支出数。"
    )
    more = "2.定量指标完成数汇总原则：绝对值直接累加计算，相对值按照资金额度加权平均计算。"
    return [
        Line(f"备注：{text}", (Ask("remarks.notes", text),)),
        Line(more, (Ask("remarks.notes", more),)),
    ]


def _ticks(sheet: Sheet, hand: Hand, label: str, choices: tuple[str, ...]) -> None:
    ticked = hand.dice.randrange(len(choices))
    yes, no = hand.one(("☑", "□"), ("√", "□"), ("■", "□"), ("☑", "☐"))
    said = [f"{at + 1}、{choice}{yes if at == ticked else no}" for at, choice in enumerate(choices)]
    ask = Ask(f"chosen.{label}", choices[ticked])
    sheet.row(cell(label, 2), Cell(hand.one("  ", "    ", " ").join(said), 6, 1, (ask,)))


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    columns = [
        Column("revised_budget", hand.word("revised_budget", "预算数（A）", "预算数(A)")),
        Column("actual_expenditure", hand.word("actual_expenditure", "执行数（B）", "执行数(B)")),
        Column("execution_rate", hand.word("execution_rate", "执行率（B/A）", "执行率(B/A)")),
        Column("claimed_points", hand.one("得分\n（20分*执行率）", "得分(20分*执行率)")),
    ]
    block = hand.one("预算执行情况（{}）\n（20分）", "预算执行情况({})(20分)").format(truth.amount_unit)
    asks = (Ask("amount_unit", truth.amount_unit), Ask("funds.0.max_points", "20", How.FIGURE))
    sheet.row(Cell(block, 2, 2, asks), cell("", 2), *heads(columns))
    label = fund_label(0, hand.one("年度财政资金总额", "年度财政\n资金总额"), FundSource.TOTAL, 2)
    sheet.row(label, *money_cells(hand, 0, truth.money[0], columns, truth))


def _indicators(sheet: Sheet, hand: Hand, truth: Truth, span: tuple[int, int], side: str) -> None:
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标"), 2),
        Column("target", hand.word("target", "年初目标值（A）", "年初目标值（A）")),
        Column("actual", hand.word("actual", "实际完成值（B）", "实际完成值（B）")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
    ]
    first, end = span
    sheet.row(cell(side, 1, end - first + 1), *heads(columns))
    words = hand.one(Words(), Words(stated="{}（{}分）"), Words(stated_categories="{}（{}分）"))
    indicator_rows(sheet, truth.rows[first:end], columns, words, first=first)
