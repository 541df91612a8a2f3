"""Heads of indicators on two lines, put into one row where their places no longer say what stands under what.

In some places 年度指标值 stands over 指标性质, 指标值 and 度量单位, 绩效指标 over the columns before it, and
偏差原因分析 over the causes that may be named (经费保障, 人员保障, 原因说明). Where a
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
NUMBER_OF_ROW = "序号"


def in_one_row(heads: Sequence[Head]) -> list[Head] | None:
    """Give heads in the order of their columns, or ``None`` where they are no two lines of this kind."""
    lower = _on_second_line(heads)
    upper = heads[: len(heads) - len(lower)]
    margin = [head for head in lower if head[0] in _MARGIN]
    parts = [head for head in lower if head[0] in _PARTS_OF_TARGET]
    if margin and upper and upper[0][0] not in COSTS and upper[0][1].text.strip() != NUMBER_OF_ROW:
        upper = upper[1:]  # what stands over 一级指标 and its neighbours, however it is called
    over = next((place for place, (code, _) in enumerate(upper) if code == "target"), None)
    if over is None or len(parts) < 2 or all(code != "target" for code, _ in parts):  # noqa: PLR2004 - 指标值 and its sign or unit
        return None
    behind = _with_causes(upper[over + 1 :], [head for head in lower if head not in (*margin, *parts)])
    return None if behind is None else [*margin, *upper[:over], *parts, *behind]


def _on_second_line(heads: Sequence[Head]) -> Sequence[Head]:
    """Give the heads of the second line of a file, or where lines tell nothing, those that no first line ends with."""
    lines = {piece.at[0] for _, piece in heads}
    if len(lines) == 2:  # noqa: PLR2004 - the two lines of the heads
        return [head for head in heads if head[1].at[0] == max(lines)]
    return list(takewhile(lambda head: head[0] in _MARGIN | _PARTS_OF_TARGET, reversed(heads)))[::-1]


def _with_causes(upper: Sequence[Head], lower: Sequence[Head]) -> list[Head] | None:
    """Put what else stands on the second line under 偏差原因分析 (经费保障); ``None`` where no such head is there."""
    if not lower:
        return list(upper)
    over = next((place for place, (code, _) in enumerate(upper) if code == "deviation_note"), None)
    return None if over is None else [*upper[:over], *lower, *upper[over + 1 :]]
