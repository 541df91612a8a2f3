"""Make the examples in other kinds of files out of ``examples/minhang-2020.txt``: ``python -m tools.make_examples``.

Every cell keeps its text and its column, shifted rows included. Blank cells are merged where an office merges them:
under a label, beside the value of a header line, in the goals, before the total. Figures become numbers under a
format in the workbook. The same text gives the same files, whenever they are made.

All ten forms go into one file of each kind; one of them comes as a document and a workbook of its own, as a unit
would send it in, and made of that document an old workbook, a PDF and a scan of it. Beside them stands the list of
projects of which forms are expected.
"""

import html
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.corpus.writers import pdf, scan, xls
from jiheng.reading import Grid, read_bytes
from tools.example_roster import ROSTER, roster
from tools.office_files import packed, write_cell

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
NAME: Final = "minhang-2020"
ALONE: Final = "技师工作室奖励"

TITLE: Final = "财政项目支出绩效自评表"
HEADER_LABELS: Final = frozenset({"项目名称", "主管部门", "实施单位"})
GOAL_ROWS: Final = 2
LABEL_COLUMNS: Final = 3


class Merge(NamedTuple):
    """A merged rectangle by its upper left cell, counted from 0, and its size."""

    row: int
    column: int
    rows: int
    columns: int


class Form(NamedTuple):
    """One form: the two lines above the table, and its cells."""

    title: str
    year: str
    rows: list[list[str]]

    @property
    def width(self) -> int:
        """Columns of the table."""
        return max(map(len, self.rows))

    @property
    def project(self) -> str:
        """The name of the project, empty where the form leaves it blank."""
        return next((cell for cell in self.rows[0][1:] if cell), "")


def forms(text: str) -> Iterator[Form]:
    """Cut the text at its titles."""
    for part in text.split(TITLE)[1:]:
        lines = [line for line in part.split("\n") if line.strip()]
        yield Form(TITLE, lines[0], [line.split("\t") for line in lines[1:]])


def merges(form: Form) -> list[Merge]:
    """Say which cells of a form an office merges."""
    found: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    for merge in _wanted(form.rows):
        places = {
            (row, column)
            for row in range(merge.row, merge.row + merge.rows)
            for column in range(merge.column, merge.column + merge.columns)
        }
        if len(places) > 1 and not places & taken:
            taken |= places
            found.append(merge)
    return sorted(found)


def _wanted(rows: list[list[str]]) -> Iterator[Merge]:
    goal = next(number for number, cells in enumerate(rows) if "预期目标" in cells)
    head = next(number for number, cells in enumerate(rows) if "一级指标" in cells)
    total = next(number for number, cells in enumerate(rows) if "总分" in cells)
    for number, cells in enumerate(rows):
        if HEADER_LABELS & set(cells):
            yield from _header_line(number, cells)
        elif number in {goal, goal + 1}:
            yield from (merge for merge in _to_the_right(number, cells) if merge.column)
        elif number == total:
            yield next(_to_the_right(number, cells))
    labels = [(number, column) for number in range(total) for column in range(LABEL_COLUMNS) if rows[number][column]]
    for number, column in labels:
        if column == 0 or head < number:
            end = number + 1
            while end < total and not rows[end][column] and end not in {goal, head}:
                end += 1
            yield Merge(number, column, end - number, 1)


def _to_the_right(number: int, cells: list[str]) -> Iterator[Merge]:
    """Merge every filled cell with the blanks that follow it."""
    filled = [column for column, cell in enumerate(cells) if cell]
    for column, end in zip(filled, [*filled[1:], len(cells)], strict=True):
        yield Merge(number, column, 1, end - column)


def _header_line(number: int, cells: list[str]) -> Iterator[Merge]:
    """Merge values with the blanks after them, a label with the one blank before its value, and blanks left open."""
    for merge in _to_the_right(number, cells):
        if cells[merge.column] not in HEADER_LABELS:
            yield merge
            continue
        end = merge.column + merge.columns
        has_value = end < len(cells) and cells[end] not in HEADER_LABELS
        yield merge if has_value else Merge(number, merge.column + 1, 1, merge.columns - 1)


def as_html(found: list[Form]) -> bytes:
    """Write a page as a portal does: furniture around, a layout table, the forms in its main cell."""
    parts = [
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset='utf-8'>\n<title>2020年度项目绩效自评结果公开</title>\n",
        "<style>td{border:1px solid #000}</style>\n<script>var page = '<table><tr><td>x</td></tr></table>';</script>\n",
        "</head>\n<body>\n<div class='nav'><a href='#'>首页</a> &gt; <a href='#'>政务公开</a> &gt; 绩效评价</div>\n",
        "<table class='frame'>\n<tr><td class='side'>信息公开目录<br>财政信息</td><td class='main'>\n",
        "<h1>2020年度项目绩效自评结果公开</h1>\n<p>发布日期：2021-03-31&nbsp;&nbsp;字体：大 中 小</p>\n",
    ]
    for form in found:
        parts.append(f"<p align='center'><b>{form.title}</b></p>\n<p align='center'>{form.year}</p>\n<table>\n")
        parts.extend(_html_rows(form))
        parts.append("</table>\n")
    parts.append("</td></tr>\n</table>\n<div style='display: none'>分享到</div>\n</body>\n</html>\n")
    return "".join(parts).encode()


def _html_rows(form: Form) -> Iterator[str]:
    spans = {(merge.row, merge.column): merge for merge in merges(form)}
    covered = _covered(form)
    for number, cells in enumerate(form.rows):
        yield "<tr>"
        for column, cell in enumerate(cells):
            if (number, column) not in covered:
                merge = spans.get((number, column), Merge(number, column, 1, 1))
                rows = f" rowspan='{merge.rows}'" if merge.rows > 1 else ""
                columns = f" colspan='{merge.columns}'" if merge.columns > 1 else ""
                yield f"<td{rows}{columns}>{html.escape(cell, quote=False) or '&nbsp;'}</td>"
        yield "</tr>\n"


def _covered(form: Form) -> set[tuple[int, int]]:
    return {
        (row, column)
        for merge in merges(form)
        for row in range(merge.row, merge.row + merge.rows)
        for column in range(merge.column, merge.column + merge.columns)
        if (row, column) != (merge.row, merge.column)
    }


def as_docx(found: list[Form]) -> bytes:
    """Write a document: for each form two centred lines and a ruled table."""
    document = Document()
    for form in found:
        for line in (form.title, form.year):
            paragraph = document.add_paragraph(line)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        table = document.add_table(rows=len(form.rows), cols=form.width)
        table.style = "Table Grid"
        grid = [row.cells for row in table.rows]
        for number, cells in enumerate(form.rows):
            for column, cell in enumerate(cells):
                grid[number][column].text = cell
        for merge in merges(form):
            last = grid[merge.row + merge.rows - 1][merge.column + merge.columns - 1]
            grid[merge.row][merge.column].merge(last)
        document.add_paragraph()
    written = io.BytesIO()
    document.save(written)
    return packed(written.getvalue())


def as_xlsx(found: list[Form]) -> bytes:
    """Write a workbook: a sheet a form, the two lines in merged rows, the table from the third row on."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, form in enumerate(found, start=1):
        sheet = workbook.create_sheet(form.project or f"表{number}")
        for row, line in enumerate((form.title, form.year), start=1):
            sheet.cell(row, 1, line).font = Font(bold=row == 1, size=16 if row == 1 else 11)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=form.width)
        _fill(sheet, form)
    written = io.BytesIO()
    workbook.save(written)
    return packed(written.getvalue())


def _fill(sheet: Worksheet, form: Form) -> None:
    side = Side(style="thin")
    for number, cells in enumerate(form.rows, start=3):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(number, column)
            if isinstance(cell, Cell):
                write_cell(cell, text)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for merge in merges(form):
        sheet.merge_cells(
            start_row=merge.row + 3,
            start_column=merge.column + 1,
            end_row=merge.row + 2 + merge.rows,
            end_column=merge.column + merge.columns,
        )


WRITERS: Final[dict[str, Callable[[list[Form]], bytes]]] = {".html": as_html, ".docx": as_docx, ".xlsx": as_xlsx}
OFFICE: Final = (".docx", ".xlsx")
OTHERS: Final[dict[str, Callable[[Grid], bytes]]] = {".xls": xls.write, ".pdf": pdf.write, ".png": scan.write}


def made() -> dict[str, bytes]:
    """Make every example, by the name of its file."""
    found = list(forms((EXAMPLES / f"{NAME}.txt").read_text(encoding="utf-8")))
    alone = [form for form in found if form.project == ALONE]
    document = read_bytes(as_docx(alone), file=f"{ALONE}.docx")
    return {
        **{NAME + suffix: write(found) for suffix, write in WRITERS.items()},
        **{ALONE + suffix: WRITERS[suffix](alone) for suffix in OFFICE},
        **{ALONE + suffix: write(document) for suffix, write in OTHERS.items()},
        f"{ROSTER}.xlsx": roster(),
    }


def main() -> None:
    """Write them beside the text."""
    for name, content in made().items():
        (EXAMPLES / name).write_bytes(content)
        print(f"examples/{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
