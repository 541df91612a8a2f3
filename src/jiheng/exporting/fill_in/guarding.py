"""What keeps a sheet in order while it is filled in: protection, drop-down lists, colours, what is printed."""

from typing import Final

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.exporting.fill_in import hints, whole
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.plan import CATEGORIES, DIMENSIONS, UNITS, Plan
from jiheng.exporting.fill_in.styles import Styles
from jiheng.rulepacks import RulePack

_A4: Final = 9
_LARGEST: Final = 1e15
_BLANK: Final = "LEN({cell})=0"


def guard(sheet: Worksheet, styles: Styles, rows: Rows, plan: Plan, pack: RulePack) -> None:
    """Lock the sheet without a password, offer words to choose from, colour what is missing or contradictory."""
    _offer(sheet, rows, plan)
    _colour(sheet, styles, rows, pack)
    _print(sheet, rows)
    sheet.protect("", {"format_rows": True, "format_columns": True, "select_locked_cells": True})
    sheet.ignore_errors({"number_stored_as_text": f"A1:I{rows.total}", "formula_unlocked": f"A1:L{rows.total}"})
    sheet.hide_gridlines(2)
    sheet.freeze_panes(at.YEAR, 0)
    sheet.set_selection(f"C{at.PROJECT}")
    sheet.activate()


def _offer(sheet: Worksheet, rows: Rows, plan: Plan) -> None:
    """Offer lists and hold figures to be figures. What is not on a list may still be written: places differ."""
    units = [f"项目资金（{unit}）" for unit in dict.fromkeys((plan.unit, *UNITS))]
    _list(sheet, f"A{at.FUNDS_HEAD}", units, "金额单位", "选元或万元，下面的金额要与它一致。")
    _list(sheet, _all(rows, at.DIMENSION), list(DIMENSIONS), "一级指标", "点右边的箭头选。")
    _list(sheet, _all(rows, at.CATEGORY), list(CATEGORIES), "二级指标", "点右边的箭头选。")
    _say(sheet, f"D{at.YEAR}", "年度", "写四位年份，如 2024，显示为（2024年度）。")
    for cells in (f"D{at.TOTAL_FUND}:F{rows.last_source}", f"G{at.TOTAL_FUND}", f"I{at.TOTAL_FUND}"):
        _figure(sheet, cells)
    _figure(sheet, f"G{rows.first}:H{rows.total}")
    _say(sheet, _all(rows, at.TARGET), "年度指标值", "先写 ≥ 或 ≤，再写数和单位，如：≥40人、≤5天、≥95%。")
    _say(sheet, _all(rows, at.ACTUAL), "实际完成值", "写实际的数和单位，如：38人、96.5%。")
    _say(sheet, _all(rows, at.NOTE), "偏差原因分析及改进措施", "没有完成或有扣分的，写原因和改进措施；完成了的空着。")


def offer_yes_and_no(sheet: Worksheet, styles: Styles) -> None:
    """Offer 是 and 否 where it is asked whether the project is finished."""
    words = [whole.YES, whole.NO]
    cell = whole.FINISHED.replace("$", "")
    _rule(sheet, cell, _BLANK.format(cell=cell), "missing", styles)
    _list(sheet, cell, words, "项目是否完成", "所选办法算执行率得分时要用，请选是或否。")


def _all(rows: Rows, column: str) -> str:
    return f"{column}{rows.first}:{column}{rows.last}"


def _list(sheet: Worksheet, cells: str, words: list[str], title: str, text: str) -> None:
    sheet.data_validation(
        cells,
        {
            "validate": "list",
            "source": words,
            "input_title": title,
            "input_message": text,
            "error_type": "information",
            "error_title": title,
            "error_message": "下拉框里没有这个词。当地表样就是这样写的，点“确定”即可。",
        },
    )


def _figure(sheet: Worksheet, cells: str) -> None:
    sheet.data_validation(
        cells,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": _LARGEST,
            "error_type": "warning",
            "error_title": "请填数字",
            "error_message": "这一格填数字，不带单位，不小于 0。",
        },
    )


def _say(sheet: Worksheet, cells: str, title: str, text: str) -> None:
    sheet.data_validation(cells, {"validate": "any", "input_title": title, "input_message": text})


def _colour(sheet: Worksheet, styles: Styles, rows: Rows, pack: RulePack) -> None:
    """Colour cells; where several rules hold the first goes before the others."""
    first = rows.first
    points = f"AND(ISNUMBER($H{first}),ISNUMBER($G{first}),OR($H{first}>$G{first},$H{first}<0))"
    _rule(sheet, f"G{first}:H{rows.last}", points, "doubtful", styles)
    _rule(sheet, f"G{first}:H{rows.total}", _is_text(f"G{first}"), "doubtful", styles)
    _rule(sheet, f"I{first}:I{rows.last}", hints.lacks_note(first), "reason", styles)
    lacking = f"AND(${at.USED}{first}=1,LEN(B{first})=0)"
    _rule(sheet, f"B{first}:H{rows.last}", lacking, "missing", styles)
    if rows.last_source > at.TOTAL_FUND:
        below = at.TOTAL_FUND + 1
        cells = f"{at.ORIGINAL}{below}:{at.SPENT}{rows.last_source}"
        _rule(sheet, cells, hints.exceeds_total(at.ORIGINAL, below), "doubtful", styles)
    total = at.TOTAL_FUND
    for cells in (f"D{total}:F{rows.last_source}", f"G{total}", f"I{total}"):
        _rule(sheet, cells, _is_text(cells.partition(":")[0]), "doubtful", styles)
    _rule(sheet, f"F{total}", hints.overspent(), "doubtful", styles)
    over = f"AND(ISNUMBER($I{total}),OR($I{total}<0,AND(ISNUMBER($G{total}),$I{total}>$G{total})))"
    _rule(sheet, f"I{total}", over, "doubtful", styles)
    _rule(sheet, f"H{rows.total}", hints.off_sum(rows, pack), "doubtful", styles)
    wanted = (f"D{at.YEAR}", f"C{at.PROJECT}", f"C{at.UNITS}", f"F{at.UNITS}", f"D{total}:F{total}", f"I{total}")
    for cells in (*wanted, f"B{rows.goal}", f"F{rows.goal}", f"G{rows.total}:H{rows.total}"):
        _rule(sheet, cells, _BLANK.format(cell=cells.partition(":")[0]), "missing", styles)


def _is_text(cell: str) -> str:
    return f"AND(LEN({cell})>0,NOT(ISNUMBER({cell})))"


def _rule(sheet: Worksheet, cells: str, formula: str, colour: str, styles: Styles) -> None:
    sheet.conditional_format(
        cells, {"type": "formula", "criteria": f"={formula}", "format": styles.colour(colour), "stop_if_true": True}
    )


def _print(sheet: Worksheet, rows: Rows) -> None:
    sheet.set_paper(_A4)
    sheet.set_portrait()
    sheet.set_margins(left=0.7, right=0.6, top=0.8, bottom=0.8)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(f"A1:I{rows.total}")
    sheet.repeat_rows(rows.head - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
