"""How high the rows of a table must be, so that every text is seen; files say it, and pages depend on it."""

from collections.abc import Sequence

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import Cell, Table
from jiheng.exporting.papers.texts import height_in_lines, plain


def row_heights(table: Table, rooms: Sequence[float], size: float, *, pitch: float, free: float) -> list[float]:
    """Say how high each row must be, in points; a cell over several makes the last of them higher, as everywhere.

    Args:
        table: whose rows they are.
        rooms: how long a line may be in each cell, in the order of the cells, in points.
        size: of the letters.
        pitch: from line to line.
        free: above and below a text, together.
    """
    least = table.lines_of_rows
    heights = [least.get(row, 1) * pitch + free for row in range(table.rows)]
    for cell, room in sorted(zip(table.cells, rooms, strict=True), key=_reach):
        last = cell.row + cell.rows - 1
        wanted = height_in_lines(plain(cell.text), room, size) * pitch + free
        heights[last] = max(heights[last], wanted - sum(heights[cell.row : last]))
    return heights


def rooms_on(table: Table, page: looks.Page) -> list[float]:
    """Say how long a line may be in each cell of a table that is as wide as the text of a page, in points."""
    share = page.text_width * looks.POINTS_A_MM / sum(table.widths)
    return [
        share * sum(table.widths[cell.column : cell.column + cell.columns]) - 2 * looks.BESIDE for cell in table.cells
    ]


def heights_on(table: Table, page: looks.Page) -> list[float]:
    """Say how high each row of such a table is, in points."""
    size = looks.cell_size(table)
    free = 2 * looks.ABOVE[table.air]
    return row_heights(table, rooms_on(table, page), size, pitch=looks.cell_height(size), free=free)


def _reach(measured: tuple[Cell, float]) -> int:
    return measured[0].rows
