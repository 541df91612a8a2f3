"""How high the rows of a table must be, so that every text is seen; files say it, and pages depend on it."""

from collections.abc import Sequence

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
    least = dict(table.least_heights)
    heights = [least.get(row, 1) * pitch + free for row in range(table.rows)]
    for cell, room in sorted(zip(table.cells, rooms, strict=True), key=_reach):
        last = cell.row + cell.rows - 1
        wanted = height_in_lines(plain(cell.text), room, size) * pitch + free
        heights[last] = max(heights[last], wanted - sum(heights[cell.row : last]))
    return heights


def _reach(measured: tuple[Cell, float]) -> int:
    return measured[0].rows
