"""LAYOUTS §A 16: monitoring while the year runs: months in the heads, causes and likelihood to tick."""

from typing import Final

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families.parts import Column, heads, indicator_rows, pairs, title_lines
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Sheet, cell, field
from benchmarks.corpus.truth import Truth, Wish
from jiheng.form import FormKind

WISH: Final = Wish(in_yuan=0.0)
_WIDTH: Final = 16
_CAUSES: Final = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明")
_CHANCES: Final = ("确定能", "有可能", "完全不可能")


def draw(truth: Truth, hand: Hand) -> Drawn:
    """Lay a truth out."""
    sheet = Sheet(_WIDTH, hand)
    months = hand.one("1-7月", "1-8月", "1—9月")
    sheet.row(cell("项目名称", 2), field("project", truth.project, 14))
    pairs(
        sheet,
        ("主管部门", "competent_department", truth.department),
        ("实施单位", "implementing_unit", truth.unit),
        wide=2,
    )
    amounts = ("年初预算数", f"{months}执行数", f"{months}执行率", "全年预计执行数")
    sheet.row(cell(f"项目资金（{truth.amount_unit}）", 2, 3), cell("", 2), *(cell(head, 3) for head in amounts))
    for label, money in zip(("年度资金总额：", "其中：本年一般公共预算拨款"), truth.money[:2], strict=True):
        printed = (hand.money(money.original), hand.money(money.spent), money.rate, hand.money(money.revised))
        sheet.row(cell(label, 2), *(cell(text, 3) for text in printed))
    sheet.row(cell("年度总体目标", 2), cell(truth.goal, 14))
    left = [
        Column("dimension", "一级指标"), Column("category", "二级指标"), Column("name", "三级指标"),
        Column("target", "年度指标值"), Column("", f"{months}执行情况", 1, lambda row: row.actual),
        Column("", "全年预计完成情况"),
    ]  # fmt: skip
    ticks = [Column("", head) for head in (*_CAUSES, *_CHANCES)]
    sheet.row(
        cell("绩效指标", 1, len(truth.rows) + 2),
        *(cell(column.head, 1, 2) for column in left),
        cell("偏差原因分析", len(_CAUSES)),
        cell("完成目标可能性", len(_CHANCES)),
    )
    sheet.row(*heads(ticks))
    indicator_rows(sheet, truth.rows, [*left, *ticks])
    titles = title_lines(
        hand, truth, "项目支出绩效目标执行监控表", "项目支出绩效运行监控表", "部门项目支出绩效监控情况表"
    )
    return sheet.drawn("monitoring", FormKind.MONITORING, titles)
