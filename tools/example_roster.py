"""The list of projects beside the examples, as a department keeps one: ``python -m tools.make_examples`` writes it."""

import io
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Border, Font, Side
from openpyxl.utils import get_column_letter

from tools.office_files import packed, write_cell

ROSTER: Final = "项目清单"
# What a department may have on its list of these ten projects. It differs from the forms on purpose: 群团改革 has a
# longer name, 职工培训补贴 is the form that lacks its name, 职工书屋建设 sent none, 机要文件交换 owes none; the opening
# budget of 劳模慰问和管理 and what was paid for 退管会工作 are others.
ROSTER_ROWS: Final = (
    ("党建经费", "20,000.00", "18,000.00", "17,794.46", "否"),
    ("法律援助办案补贴", "125,500.00", "124,000.00", "124,000.00", "否"),
    ("技师工作室奖励", "400,000.00", "344,000.00", "344,000.00", "否"),
    ("劳动保护", "166,000.00", "156,000.00", "155,999.93", "否"),
    ("劳模慰问和管理", "900,000.00", "894,200.00", "831,694.20", "否"),
    ("职工培训补贴", "20,000,000.00", "19,784,816.06", "19,784,816.06", "否"),
    ("退管会工作", "382,500.00", "382,500.00", "374,572.00", "否"),
    ("政府雇员项目", "231,924.00", "206,924.00", "206,300.80", "否"),
    ("职业化、社会化工会工作者", "247,620.00", "85,410.00", "85,410.00", "否"),
    ("群团改革工作经费", "950,760.00", "950,760.00", "900,300.00", "否"),
    ("职工书屋建设", "80,000.00", "80,000.00", "79,600.00", "否"),
    ("机要文件交换", "30,000.00", "30,000.00", "30,000.00", "是"),
)
ROSTER_HEADS: Final = ("序号", "项目名称", "实施单位", "批复数", "调整后预算数", "支付数", "是否涉密")
ROSTER_UNIT: Final = "闵行区总工会"
ROSTER_WIDTHS: Final = (6, 28, 18, 16, 16, 16, 10)


def roster() -> bytes:
    """Write the list of projects: title, unit of money, heads, a project a row, and the sum, as lists are kept."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = ROSTER
    table: list[tuple[str, ...]] = [ROSTER_HEADS]
    table += [(str(number), row[0], ROSTER_UNIT, *row[1:]) for number, row in enumerate(ROSTER_ROWS, start=1)]
    sums = (sum(Decimal(row[column].replace(",", "")) for row in ROSTER_ROWS) for column in range(1, 4))
    table.append(("", "合计", "", *(f"{figure:,}" for figure in sums), ""))
    for row, line in enumerate((f"2020年度{ROSTER_UNIT}{ROSTER}", "单位：元"), start=1):
        sheet.cell(row, 1, line).font = Font(bold=row == 1, size=14 if row == 1 else 11)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(ROSTER_HEADS))
    side = Side(style="thin")
    for number, cells in enumerate(table, start=3):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(number, column)
            if isinstance(cell, Cell):
                write_cell(cell, text)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    for column, width in enumerate(ROSTER_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    written = io.BytesIO()
    workbook.save(written)
    return packed(written.getvalue())
