"""Workbooks as printed: our reader, openpyxl in its normal mode, and unzipping and parsing alone.

openpyxl gives values and number formats, and what it takes to print the one under the other is not counted. Its
read-only mode is no contestant, for it knows no merges.
"""

import io
import zipfile
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Final

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell

from benchmarks.inputs import Disagreement, Input, agree
from benchmarks.results import Section, at_least
from benchmarks.timing import alternate, ratio
from jiheng.reading.grid import Table
from jiheng.reading.workbooks import xlsx

OURS: Final = "jiheng：单元格、合并、按格式显示的文字"
PEER: Final = "openpyxl（普通方式）：值、数字格式、合并"
FLOOR: Final = "只解压并用 lxml 解析工作表、共享字符串、样式"

_TIMES_OPENPYXL: Final = 8
_PARSED: Final = ("xl/worksheets/", "xl/sharedStrings.xml", "xl/styles.xml")

_Value = tuple[int, int, int, int, int, object, str]
"""Sheet from 1, row and column from 1, rows and columns covered, value, number format."""

_Shown = tuple[int, int, int, int, int, str]
"""Sheet, row, column, rows and columns covered, text as printed."""


def section(book: Input, rounds: int) -> Section:
    """Compare on one workbook, after both have given the same cells and merges.

    Raises:
        Disagreement: they did not.
    """
    source = book.content
    expected = sorted(shown(source))
    theirs = [(*place, _printed(value, shape)) for *place, value, shape in by_openpyxl(source)]
    agree(PEER, book, sorted(theirs), expected)
    contestants: dict[str, Callable[[], object]] = {
        OURS: partial(xlsx.read, source, file=book.name),
        FLOOR: partial(_parse, source),
        PEER: partial(by_openpyxl, source),
    }
    took = alternate(contestants, rounds)
    goal = at_least(f"{book.name}：openpyxl ÷ jiheng", _TIMES_OPENPYXL, ratio(took[PEER], took[OURS]))
    merged = sum(rows > 1 or columns > 1 for _, _, _, rows, columns, _ in expected)
    about = f"{book.about}，有内容或合并的 {len(expected)} 格，其中合并 {merged} 处"
    return Section(f".xlsx：{book.name}", about, tuple(took.values()), OURS, (goal,))


def shown(source: bytes) -> list[_Shown]:
    """Give what our reader reads, without cells that are neither filled nor merged."""
    return [
        (block.number, cell.row + 1, cell.column + 1, cell.row_span, cell.column_span, cell.text)
        for block in xlsx.read(source, file="form.xlsx").blocks
        if isinstance(block, Table)
        for cell in block.cells
        if cell.text or cell.row_span > 1 or cell.column_span > 1
    ]


def by_openpyxl(source: bytes) -> list[_Value]:
    """Read every sheet with openpyxl: cells that are filled or merged."""
    found: list[_Value] = []
    for number, sheet in enumerate(load_workbook(io.BytesIO(source)).worksheets, start=1):
        merges = {
            (merge.min_row, merge.min_col): (merge.max_row - merge.min_row + 1, merge.max_col - merge.min_col + 1)
            for merge in sheet.merged_cells.ranges
        }
        for row in sheet.iter_rows():
            for cell in row:
                spans = merges.get((cell.row, cell.column))
                if isinstance(cell, ExcelCell) and (spans is not None or cell.value is not None):
                    found.append((number, cell.row, cell.column, *(spans or (1, 1)), cell.value, cell.number_format))
    return found


def _printed(value: object, shape: str) -> str:
    """Print a value under one of the formats that the inputs use."""
    if value is None or isinstance(value, str):
        return value or ""
    figure = Decimal(repr(value))
    if shape == "General":
        return f"{figure.normalize():f}"
    if shape.endswith("%"):
        figure = figure * 100
    digits = len(shape.rstrip("%").partition(".")[2])
    rounded = figure.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if shape.rstrip("%").partition(".")[0] not in {"0", "#,##0"}:
        raise Disagreement(f"no input was meant to have the number format {shape}")
    return f"{rounded:,f}" if shape.startswith("#,##0") else f"{rounded:f}" + "%" * shape.endswith("%")


def _parse(source: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        return [etree.fromstring(package.read(name)) for name in package.namelist() if name.startswith(_PARSED)]
