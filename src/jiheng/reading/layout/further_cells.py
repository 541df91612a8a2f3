"""Cells of a row under heads that are none of ours: kept by the printed head, each with its place."""

from collections.abc import Mapping

from jiheng.form import Remark
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.columns import Columns, unknown_head
from jiheng.reading.layout.lines import Piece

UNKNOWN = "unknown"
"""The code of what stands under a head that we have no word for."""


def further_cells(cells: Cells, found: Mapping[str, Piece], columns: Columns) -> tuple[Remark, ...]:
    """Give what of a row stands under heads that we do not know, from left to right; dashes are nothing."""
    kept = (
        Remark(UNKNOWN, unknown_head(code), cells.text(piece))
        for code, piece in sorted(found.items(), key=lambda one: one[1].column)
        if code not in columns.codes
    )
    return tuple(one for one in kept if one.text.value is not None)
