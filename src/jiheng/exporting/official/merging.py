"""Which cells of neighbouring rows are one cell: words that are the same, points that several rows share."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Final

from jiheng.exporting.official.printed import heading, words
from jiheng.form import Criterion, Field, Indicator
from jiheng.form.labels import Part

POINTS: Final = ("max_points", "claimed_points", "reviewed_points")


def begun(rows: Sequence[Indicator] | Sequence[Criterion]) -> dict[str, dict[int, int]]:
    """Tell, by column, with which rows a cell begins and over how many it reaches.

    A category that ends where no other begins begins its dimension anew: below a filled cell, an empty one means that
    it goes on. A row of shared points has no cell of its own below the first of them.
    """
    said = [headings(row) for row in rows]

    def goes_on(at: int) -> bool:
        above, own = said[at - 1], said[at]
        return above[0] == own[0] and (bool(own[1]) or not above[1])

    dimensions = _runs(len(rows), goes_on)
    categories = _runs(len(rows), lambda at: at not in dimensions and said[at - 1][1] == said[at][1])
    shared = {code: _runs(len(rows), partial(_is_shared, rows, code)) for code in POINTS}
    return {"dimension": dimensions, "category": categories, **shared}


def _runs(many: int, goes_on: Callable[[int], bool]) -> dict[int, int]:
    starts = [at for at in range(many) if at == 0 or not goes_on(at)]
    return {start: stop - start for start, stop in pairwise([*starts, many])}


def _is_shared(rows: Sequence[Indicator] | Sequence[Criterion], code: str, at: int) -> bool:
    row = rows[at]
    field: Field[Decimal] = getattr(row, code)
    return isinstance(row, Indicator) and row.points_rows == 0 and field.is_absent


def headings(row: Indicator | Criterion) -> tuple[str, str]:
    """Give what stands in the cells of 一级指标 and 二级指标 for a row."""
    if isinstance(row, Criterion):
        return words(row.dimension), words(row.category)
    return (
        heading(Part.DIMENSION, row.dimension, row.dimension_points),
        heading(Part.CATEGORY, row.category, row.category_points),
    )
