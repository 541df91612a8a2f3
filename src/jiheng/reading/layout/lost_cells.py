"""Rows whose cells at the left were lost with a merge: as many as the row is narrower than its head.

Some programs write a merged cell once and leave nothing where it goes on below, so that a row begins at 二级指标 or
三级指标. Its blank cells are all there: the row ends where the head ends, and counts from there.
"""

from itertools import product

import msgspec

from jiheng.reading.layout.alignment import Alignment, align, wholly_open
from jiheng.reading.layout.columns import Columns
from jiheng.reading.layout.lines import Line, Piece

# 绩效指标, 一级指标, 二级指标: the columns that merges reach down in.
_MOST_LOST = 3


def with_lost_cells(aligned: Alignment, pieces: tuple[Piece, ...], line: Line, columns: Columns) -> Alignment:
    """Give the reading of a row with regard to the cells it may have lost: found by them, or left open for them."""
    if aligned.open:
        return _counted_from_right(aligned, pieces, line, columns)
    if _may_have_lost_cells(aligned, pieces, line, columns):
        return msgspec.structs.replace(wholly_open(aligned, columns.slots), shifted=True)
    return aligned


def _counted_from_right(aligned: Alignment, pieces: tuple[Piece, ...], line: Line, columns: Columns) -> Alignment:
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


def _may_have_lost_cells(aligned: Alignment, pieces: tuple[Piece, ...], line: Line, columns: Columns) -> bool:
    """Tell whether a row that seems to stand straight may as well have lost cells in its midst.

    It is narrower than its head and claims no points; and with some of its cells moved to the right it fits as well.
    """
    claims = next((place for place, slot in enumerate(columns.slots) if slot.code == "claimed_points"), None)
    if aligned.shifted or aligned.open or line.joined or claims is None or claims in aligned.slots:
        return False
    lost = columns.end - line.pieces[-1].column - line.pieces[-1].column_span
    ways = product(range(len(pieces)), range(1, min(lost, _MOST_LOST) + 1))
    return any(_fits(pieces, place, by, columns) for place, by in ways)


def _fits(pieces: tuple[Piece, ...], place: int, by: int, columns: Columns) -> bool:
    """Tell whether a row fits its columns when its pieces from ``place`` on are moved to the right by so many."""
    moved = [msgspec.structs.replace(piece, column=piece.column + by) for piece in pieces[place:]]
    found = align([*pieces[:place], *moved], columns.slots)
    return not (found.shifted or found.poor or None in found.slots)
