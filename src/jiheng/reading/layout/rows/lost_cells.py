"""Rows whose cells at the left were lost with a merge: as many as the row is narrower than its head.

Some programs write a merged cell once and leave nothing where it goes on below, so that a row begins at 二级指标 or
三级指标. Its blank cells are all there: the row ends where the head ends, and counts from there.
"""

from itertools import product

import msgspec

from jiheng.form.cleaning import fold
from jiheng.reading.layout.kinds import kind_of
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.rows.alignment import POOR_FIT, Alignment, align, wholly_open
from jiheng.reading.layout.rows.columns import Columns

_THREE_CELLS = frozenset({"comparator", "unit", "actual", "max_points", "claimed_points"})
_SIGNS = frozenset("≥≤><=≧≦⩾⩽≮≯═")
# 绩效指标, 一级指标, 二级指标: the columns that merges reach down in.
_MOST_LOST = 3


def with_lost_cells(aligned: Alignment, pieces: tuple[Piece, ...], line: Line, columns: Columns) -> Alignment:
    """Give the reading of a row with regard to the cells it may have lost: found by them, or left open for them."""
    if aligned.open:
        return _counted_from_right(aligned, pieces, line, columns)
    if aligned.shifted:
        counted = _counted_from_right(aligned, pieces, line, columns)
        return counted if counted.slots == aligned.slots else wholly_open(counted, columns.slots)
    if _may_have_lost_cells(aligned, pieces, line, columns) or _may_have_lost_unit(aligned, pieces, columns):
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


def _may_have_lost_unit(aligned: Alignment, pieces: tuple[Piece, ...], columns: Columns) -> bool:
    """Tell whether what stands under 度量单位 may be what was reached, and all behind it one too far to the left.

    So it is where an empty cell was deleted: a target in words has no unit (定性 | 健全 | | 健全 | 10 | 10), and what
    moved into the last column but one leaves 得分 empty.
    """
    if not columns.codes >= _THREE_CELLS:
        return False
    at = {columns.slots[slot].code: index for index, slot in enumerate(aligned.slots) if slot is not None}
    if "claimed_points" in at or not at.keys() >= {"comparator", "unit", "max_points"}:
        return False
    if _has_sign(pieces[at["comparator"]].text):
        return False
    own = [
        (pieces[index], slot) for index, slot in enumerate(aligned.slots) if index >= at["unit"] and slot is not None
    ]
    behind = columns.slots
    return all(
        slot + 1 < len(behind) and behind[slot + 1].fit(kind_of(piece.text)) < POOR_FIT
        for piece, slot in own
        if behind[slot].code != "deviation_note"
    )


def _has_sign(text: str) -> bool:
    return not _SIGNS.isdisjoint(fold(text))


def _fits(pieces: tuple[Piece, ...], place: int, by: int, columns: Columns) -> bool:
    """Tell whether a row fits its columns when its pieces from ``place`` on are moved to the right by so many."""
    moved = [msgspec.structs.replace(piece, column=piece.column + by) for piece in pieces[place:]]
    found = align([*pieces[:place], *moved], columns.slots)
    return not (found.shifted or found.poor or None in found.slots)
