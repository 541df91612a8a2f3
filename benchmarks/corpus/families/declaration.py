"""LAYOUTS §A 15: a declaration of goals before the year: targets and no results."""

from typing import Final

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families.parts import Column, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Sheet, cell, field
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind

WISH: Final = Wish(in_yuan=0.1, apart=True)
_WIDTH: Final = 9


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 7))
    pairs(
        sheet,
        ("主管部门", "competent_department", truth.department),
        ("实施单位", "implementing_unit", truth.unit),
        wide=2,
    )
    sheet.row(cell("项目属性", 2), cell(hand.one("延续项目", "新增项目"), 3), cell("项目期", 2), cell("1年", 2))
    total, *rest = truth.money
    sheet.row(
        cell(f"项目资金（{truth.amount_unit}）", 2, 3), cell("年度资金总额：", 3), cell(hand.money(total.revised), 4)
    )
    sheet.row(cell("其中：财政拨款", 3), cell(hand.money(rest[0].revised), 4))
    sheet.row(cell("其他资金", 3), cell(hand.money(rest[-1].revised), 4))
    if hand.often(0.3):
        sheet.row(cell("中期目标", 4), cell("年度目标", 5))
        sheet.row(cell(truth.goal, 4), cell(truth.goal, 5))
    else:
        sheet.row(cell("总体目标", 2), cell(truth.goal, 7))
    if hand.often(0.5):
        shown = [
            Column("dimension", "一级指标"), Column("category", "二级指标"), Column("name", "三级指标", 3),
            Column("target", "指标值", 3),
        ]  # fmt: skip
    else:
        shown = [
            Column("dimension", "一级指标"), Column("category", "二级指标"), Column("name", "三级指标"),
            Column("comparator", hand.one("指标值类型", "指标性质")), Column("figure", "指标值"),
            Column("unit", "计量单位"), Column("", "指标解释", 1, lambda row: f"反映{row.name}"),
            Column("", "评（扣）分标准", 1, lambda _: "未完成不得分"),
        ]  # fmt: skip
    sheet.row(cell("绩效指标", 1, len(truth.rows) + 1), *heads(shown))
    indicator_rows(sheet, truth.rows, shown)
    titles = title_lines(hand, truth, "项目支出绩效目标申报表", "项目支出绩效目标表", "财政支出项目绩效目标申报表")
    return sheet.drawn("declaration", FormKind.DECLARATION, titles)
