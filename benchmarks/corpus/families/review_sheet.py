"""LAYOUTS §A 17: a reviewer's sheet: claimed and reviewed values side by side."""

from typing import Final

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families.parts import Column, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Sheet, cell, field
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind

WISH: Final = Wish(in_yuan=0.0, apart=True)
_WIDTH: Final = 13


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    sheet.row(cell("项目名称", 2), field("project", truth.project, 11))
    pairs(
        sheet,
        ("主管部门", "competent_department", truth.department),
        ("实施单位", "implementing_unit", truth.unit),
        wide=2,
    )
    shown = [
        Column("dimension", "一级指标"),
        Column("category", "二级指标"),
        Column("name", "三级指标"),
        Column("comparator", "指标性质"),
        Column("figure", "指标值"),
        Column("unit", "计量单位"),
        Column("max_points", "权重"),
        Column("actual", "自评完成值"),
        Column("claimed_points", "自评得分"),
        Column("", "复核完成值", 1, lambda row: row.actual),
        Column("", "复核得分", 1, lambda row: hand.points(row.claimed)),
        Column("", "偏差", 1, lambda _: "0"),
        Column("", "备注"),
    ]
    sheet.row(*heads(shown))
    indicator_rows(sheet, truth.rows, shown)
    total = hand.points(truth.claimed)
    sheet.row(cell("合计", 6), cell("100"), cell(), cell(total), cell(), cell(total), cell("0"), cell())
    titles = title_lines(hand, truth, "项目支出绩效自评复核表", "项目绩效自评抽查复核表", "绩效自评抽查复核表")
    return sheet.drawn("review_sheet", FormKind.REVIEW_SHEET, titles)
