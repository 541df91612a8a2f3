"""Heads of indicators on two lines, put into one row where their places no longer say what stands under what.

In some places 年度指标值 stands over 指标性质, 指标值 and 度量单位, and 绩效指标 over the columns before it. Where a
text keeps the words and not the places, the second line follows the first: the cells of a row follow one another as the
lower heads do, each group in the place of the head that it stands under.
"""

from collections.abc import Sequence
from itertools import takewhile

from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.column_costs import COSTS

Head = tuple[str, Piece]

# What stands under 绩效指标, and what under 年度指标值.
_MARGIN = frozenset({"dimension", "category", "name"})
_PARTS_OF_TARGET = frozenset({"comparator", "target", "unit"})
_NUMBER_OF_ROW = "序号"


def in_one_row(heads: Sequence[Head]) -> list[Head] | None:
    """Give heads in the order of their columns, or ``None`` where they are no two lines of this kind."""
    lower = list(takewhile(lambda head: head[0] in _MARGIN | _PARTS_OF_TARGET, reversed(heads)))[::-1]
    upper = heads[: len(heads) - len(lower)]
    margin = [head for head in lower if head[0] in _MARGIN]
    parts = [head for head in lower if head[0] in _PARTS_OF_TARGET]
    if margin and upper and upper[0][0] not in COSTS and upper[0][1].text.strip() != _NUMBER_OF_ROW:
        upper = upper[1:]  # what stands over 一级指标 and its neighbours, however it is called
    over = next((place for place, (code, _) in enumerate(upper) if code == "target"), None)
    if over is None or len(parts) < 2 or all(code != "target" for code, _ in parts):  # noqa: PLR2004 - 指标值 and its sign or unit
        return None
    return [*margin, *upper[:over], *parts, *upper[over + 1 :]]
