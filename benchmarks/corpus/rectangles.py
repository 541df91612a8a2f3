"""Tables as rectangles with texts, by which all readers can be compared: place, size and words of every cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import msgspec
from lxml import etree

from benchmarks.corpus.comparing import plain
from jiheng.reading.grid import Grid
from jiheng.reading.grid import Table as GridTable


class Rectangle(msgspec.Struct, frozen=True):
    """A cell: the number of its table from 1, its upper left corner and its size, and its text."""

    table: int
    row: int
    column: int
    rows: int
    columns: int
    text: str


class Share(msgspec.Struct, frozen=True):
    """How many of so many cells were found with place, size and text, with place and text, with text at all."""

    cells: int
    whole: int
    placed: int
    said: int


_RULE: Final = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


def of_grid(grid: Grid) -> list[Rectangle]:
    """Take the cells of a grid; those of a sheet by their place on it."""
    tables = [block for block in grid.blocks if isinstance(block, GridTable)]
    return [
        Rectangle(number, cell.row + down, cell.column + right, cell.row_span, cell.column_span, cell.text)
        for number, table in enumerate(tables, start=1)
        for down, right in [(table.first_row - 1, table.first_column - 1) if table.sheet is not None else (0, 0)]
        for cell in table.cells
    ]


def of_page(page: str) -> list[Rectangle]:
    """Take the tables of a web page; spans are what the page says."""
    root = etree.HTML(f"<html><body>{page}</body></html>")
    found: list[Rectangle] = []
    for number, table in enumerate(root.iter("table"), start=1):
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(table.iter("tr")):
            column = 0
            for cell in line:
                if cell.tag not in {"td", "th"}:
                    continue
                while (row, column) in taken:
                    column += 1
                rows, columns = int(cell.get("rowspan") or 1), int(cell.get("colspan") or 1)
                taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
                found.append(Rectangle(number, row, column, rows, columns, "".join(map(str, cell.itertext()))))
    return found


def of_markdown(text: str) -> list[Rectangle]:
    """Take the tables of a Markdown text, which knows no merges."""
    found: list[Rectangle] = []
    number, row = 0, 0
    for line in text.splitlines():
        if not line.lstrip().startswith("|"):
            row = 0
            continue
        if _RULE.fullmatch(line.strip()):
            continue
        number += row == 0
        cells = line.strip().strip("|").split("|")
        found += [Rectangle(number, row, column, 1, 1, cell.strip()) for column, cell in enumerate(cells)]
        row += 1
    return found


def of_lines(number: int, boxes: Iterable[tuple[float, float, float, float, str]]) -> Iterator[Rectangle]:
    """Take boxes on a page, each (left, top, right, bottom, text), by the lines they stand between."""
    drawn = list(boxes)
    across = _lines(edge for left, _, right, _, _ in drawn for edge in (left, right))
    down = _lines(edge for _, top, _, bottom, _ in drawn for edge in (top, bottom))
    for left, top, right, bottom, text in drawn:
        row, column = _at(down, top), _at(across, left)
        yield Rectangle(number, row, column, _at(down, bottom) - row, _at(across, right) - column, text)


def as_ruled(cells: Sequence[Rectangle]) -> list[Rectangle]:
    """Number rows and columns by the lines that are drawn: where no cell ends, a page shows no line."""
    down = sorted({(one.table, edge) for one in cells for edge in (one.row, one.row + one.rows)})
    across = sorted({(one.table, edge) for one in cells for edge in (one.column, one.column + one.columns)})

    def at(edges: Sequence[tuple[int, int]], table: int, edge: int) -> int:
        return [place for number, place in edges if number == table].index(edge)

    return [
        Rectangle(one.table, row, column, at(down, one.table, one.row + one.rows) - row,
                  at(across, one.table, one.column + one.columns) - column, one.text)
        for one in cells
        for row, column in [(at(down, one.table, one.row), at(across, one.table, one.column))]
    ]  # fmt: skip


_NEAR: Final = 2.0
"""Lines so near to one another, in points, are one."""


def _lines(edges: Iterable[float]) -> list[float]:
    lines: list[float] = []
    for edge in sorted(edges):
        if not lines or edge - lines[-1] > _NEAR:
            lines.append(edge)
    return lines


def _at(lines: Sequence[float], edge: float) -> int:
    return min(range(len(lines)), key=lambda at: abs(lines[at] - edge))


def joined(pages: Iterable[Sequence[Rectangle]]) -> list[Rectangle]:
    """Put the tables of successive pages below one another into a single one."""
    found: list[Rectangle] = []
    below = 0
    for page in pages:
        found += [msgspec.structs.replace(one, table=1, row=one.row + below) for one in page]
        below = max((one.row + one.rows for one in found), default=0)
    return found


def share(wanted: Sequence[Rectangle], found: Sequence[Rectangle]) -> Share:
    """Count how many cells were found; figures are compared by their value, texts without blanks."""
    at = {(one.table, one.row, one.column): one for one in found}
    texts = {plain(one.text) for one in found}
    whole = placed = said = 0
    for one in wanted:
        other = at.get((one.table, one.row, one.column))
        is_placed = other is not None and is_same(one.text, other.text)
        said += is_placed or plain(one.text) in texts
        if other is not None and is_placed:
            placed += 1
            whole += (one.rows, one.columns) == (other.rows, other.columns)
    return Share(len(wanted), whole, placed, said)


def is_same(wanted: str, read: str) -> bool:
    """Compare two texts; a stored number is as good as the way in which it is printed."""
    one, other = plain(wanted), plain(read)
    if one == other:
        return True
    try:
        number = Decimal(one.rstrip("%").replace(",", ""))
        return abs((number / 100 if one.endswith("%") else number) - Decimal(other)) < Decimal("1e-9")
    except InvalidOperation:
        return False
