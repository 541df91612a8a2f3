"""Columns of 一级指标, 二级指标 and 三级指标 that have no heads of their own."""

from collections.abc import Sequence

from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.layout.lines import Line, Piece

_HEADINGS = frozenset({"dimension", "category"})
_HEADING_KINDS = {
    Kind.DIMENSION: "dimension",
    Kind.DIMENSION_OR_CATEGORY: "category",
    Kind.CATEGORY: "category",
}


def unnamed_headings(found: Sequence[tuple[str, Piece]], below: Line | None) -> list[tuple[str, Piece]]:
    """Find the columns at the left that have no heads of their own, by what stands in the first row below.

    Some places print 绩效指标 over 一级指标, 二级指标 and 三级指标 and name none of them: 产出指标 is the dimension
    wherever it stands, 数量指标 the category, and the words between them and the values are the name.
    """
    codes = {code for code, _ in found}
    if below is None or not codes.isdisjoint(_HEADINGS):
        return []
    named: dict[str, Piece] = {}
    left = [piece for piece in below.filled if piece.column < min(piece.column for _, piece in found)]
    for piece in left:
        code = _HEADING_KINDS.get(kind_of(piece.text))
        if code is None and named and "name" not in codes:
            code = "name"
        if code is not None:
            named.setdefault(code, piece)
    return list(named.items())
