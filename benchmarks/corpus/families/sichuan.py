"""LAYOUTS §A 4: the form 510000_0013zp of Sichuan's budget system."""

from decimal import Decimal
from typing import Final

from benchmarks.corpus.drawn import Ask, Drawn, Line
from benchmarks.corpus.families.parts import Column, Words, fund_rows, heads, indicator_rows, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind, FundSource

WISH: Final = Wish(
    sources=(
        FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.SPECIAL_ACCOUNT, FundSource.UNIT_FUNDS, FundSource.OTHER,
    ),
    apart=True,
    in_yuan=0.0,
)  # fmt: skip
_WIDTH: Final = 11
_LABELS: Final = {
    FundSource.TOTAL: "总额",
    FundSource.CURRENT_YEAR_APPROPRIATION: "其中：财政资金",
    FundSource.SPECIAL_ACCOUNT: "财政专户管理资金",
    FundSource.UNIT_FUNDS: "单位资金",
    FundSource.OTHER: "其他资金",
}


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    printed = f"{truth.code}{hand.one('-', '-', ' ')}{truth.project}"
    named = (Ask("project", truth.project), Ask("project_code", truth.code))
    sheet.row(cell("项目名称", 2), Cell(printed, 9, 1, named))
    sheet.row(
        cell(hand.word("competent_department", "主管部门"), 2),
        field("competent_department", truth.department, 3),
        cell(hand.word("implementing_unit", "实施单位（盖章）", "实施单位"), 2),
        field("implementing_unit", truth.unit, 4),
    )
    _basics(sheet, hand, truth)
    _funds(sheet, hand, truth)
    _indicators(sheet, hand, truth)
    _end(sheet, hand, truth)
    number = [Line("510000_0013zp")] if hand.often(0.6) else []
    titles = title_lines(hand, truth, "部门预算项目支出绩效自评表", "部门预算项目支出绩效自评表", "项目支出绩效自评表")
    return sheet.drawn("sichuan", FormKind.SELF_EVALUATION, [*number, *titles])


def _basics(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    overview = hand.often(0.6)
    block = cell(hand.one("项目基本情况", "项目\n基本\n情况"), 1, 3 if overview else 2)
    sheet.row(
        block,
        cell("1.项目年度目标完成情况", 1, 2),
        cell(hand.word("expected", "项目年度目标"), 4),
        cell(hand.word("achieved", "年度目标完成情况"), 5),
    )
    sheet.row(field("annual_goal.expected", truth.goal, 4), field("annual_goal.achieved", truth.result, 5))
    if overview:
        text = "按照年初计划组织实施，由业务科室负责推进，定期调度，年末组织验收。"
        sheet.row(cell("2.项目实施内容及过程概述"), cell(text, 9))


def _funds(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    weight = hand.points(truth.weight)
    columns = [
        Column("original_budget", hand.word("original_budget", "年初预算", "年初预算数")),
        Column("revised_budget", hand.word("revised_budget", "调整后预算数", "调整后预算数（A）")),
        Column("actual_expenditure", hand.word("actual_expenditure", "预算执行数", "预算执行数（B）")),
        Column("execution_rate", hand.word("execution_rate", "预算执行率", "预算执行率")),
        Column("max_points", hand.word("max_points", "权重", "权重")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.one("原因", "未完成原因", "原因"), 2),
    ]
    block = cell(f"预算执行情况（{weight}分）", 1, len(truth.money) + 1)
    unit = Cell(f"年度预算数（{truth.amount_unit}）", 2, 1, (Ask("amount_unit", truth.amount_unit),))
    sheet.row(block, unit, *heads(columns))
    fund_rows(sheet, truth, _LABELS, columns, 2)


def _indicators(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    left = hand.points(sum((row.points for row in truth.rows), Decimal(0)))
    columns = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", hand.word("name", "三级指标")),
        Column("comparator", "指标性质"),
        Column("figure", hand.word("target", "指标值")),
        Column("unit", "度量单位"),
        Column("actual", hand.word("actual", "完成值", "完成值")),
        Column("max_points", hand.word("max_points", "权重", "权重")),
        Column("claimed_points", hand.word("claimed_points", "得分")),
        Column("deviation_note", hand.word("deviation_note", "未完成原因分析", "未完成原因分析")),
    ]
    side = hand.one(f"绩效指标（{left}分）", f"绩效\n指标\n（{left}分）")
    sheet.row(cell(side, 1, len(truth.rows) + 1), *heads(columns))
    indicator_rows(sheet, truth.rows, columns, Words(merged=not hand.often(0.3)))


def _end(sheet: Sheet, hand: Hand, truth: Truth) -> None:
    sheet.row(
        cell("合计", 8),
        figure("total.max_points", "100"),
        figure("total.claimed_points", hand.points(truth.claimed)),
        cell(""),
    )
    conclusion = f"该项目自评得分{hand.points(truth.claimed)}分，总体完成情况较好。"
    sheet.row(cell("评价结论", 2), field("remarks.conclusion", conclusion, 9))
    sheet.row(cell("存在问题", 2), field("remarks.problems", truth.problems, 9))
    sheet.row(cell("改进措施", 2), field("remarks.measures", truth.measures, 9))
    head, finance = hand.person(), hand.person()
    if hand.often(0.5):
        asks = (Ask("remarks.project_head", head), Ask("remarks.finance_head", finance))
        sheet.row(Cell(f"项目负责人：{head}        财务负责人：{finance}", _WIDTH, 1, asks))
    else:
        sheet.row(
            cell("项目负责人", 2),
            field("remarks.project_head", head, 3),
            cell("财务负责人", 2),
            field("remarks.finance_head", finance, 4),
        )
