"""Cells of a row under heads that are none of ours: kept by the printed head, each with its place."""

from collections.abc import Collection, Mapping

from jiheng.form import CERTAIN, Certainty, Remark
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting.doubts import UNSETTLED
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.columns import Columns, unknown_head

UNKNOWN = "unknown"
"""The code of what stands under a head that we have no word for."""


_OPEN = Certainty(UNSETTLED, ("有别的读法",))


def further_cells(
    cells: Cells, found: Mapping[str, Piece], columns: Columns, is_open: Collection[int] = frozenset()
) -> tuple[Remark, ...]:
    """Give what of a row stands under heads that we do not know, from left to right; dashes are nothing.

    ``is_open`` are the positions of the columns that another way of reading would have filled differently.
    """
    if found.keys() <= columns.codes:
        return ()
    doubted = {columns.slots[position].code for position in is_open}
    kept = (
        Remark(UNKNOWN, unknown_head(code), cells.text(piece, _OPEN if code in doubted else CERTAIN))
        for code, piece in sorted(found.items(), key=lambda one: one[1].column)
        if code not in columns.codes
    )
    return tuple(one for one in kept if one.text.value is not None)
