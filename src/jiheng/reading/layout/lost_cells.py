"""Rows whose cells at the left were lost with a merge: as many as the row is narrower than its head.

Some programs write a merged cell once and leave nothing where it goes on below, so that a row begins at 二级指标 or
三级指标. Its blank cells are all there: the row ends where the head ends, and counts from there.
"""

import msgspec

from jiheng.reading.layout.alignment import Alignment, align
from jiheng.reading.layout.columns import Columns
from jiheng.reading.layout.lines import Line, Piece

# 绩效指标, 一级指标, 二级指标: the columns that merges reach down in.
_MOST_LOST = 3


def counted_from_right(aligned: Alignment, pieces: tuple[Piece, ...], line: Line, columns: Columns) -> Alignment:
    """Give the reading of a row by its distance from the right, where every cell fits that; else ``aligned``."""
    last = line.pieces[-1]
    lost = columns.end - last.column - last.column_span
    if line.joined or not 0 < lost <= _MOST_LOST:
        return aligned
    moved = [msgspec.structs.replace(piece, column=piece.column + lost) for piece in pieces]
    counted = align(moved, columns.slots)
    if counted.shifted or counted.open or counted.poor or None in counted.slots:
        return aligned
    return msgspec.structs.replace(counted, shifted=True)
