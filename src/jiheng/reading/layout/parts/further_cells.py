"""Cells of a row under heads that are none of ours: kept by the printed head, each with its place."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from jiheng.form import CERTAIN, Certainty, Doubt, Remark
from jiheng.form.cleaning import fold
from jiheng.form.labelling import label_in
from jiheng.form.labels import LABELS, Part
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting.doubts import UNSETTLED, twin_column, unread_column
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.alignment import Alignment, Slot
from jiheng.reading.layout.rows.columns import Columns, unknown_head

UNKNOWN = "unknown"
"""The code of what stands under a head that we have no word for."""


_OPEN = Certainty(UNSETTLED, ("有别的读法",))

# Where one of these columns is missing, a column with a head we do not know may well be it.
_NEEDED = frozenset({"name", "target"})
_NEEDED_IF_SCORED = _NEEDED | {"actual", "max_points", "claimed_points"}
# What a row has one of. A second 得分 is that of a reviewer.
_ONCE = frozenset({"name", "target", "actual", "max_points"})
_CHINESE = {label.code: label.chinese for label in LABELS if label.part is Part.INDICATOR_COLUMN}


def lacks_columns(columns: Columns, *, is_scored: bool) -> bool:
    """Tell whether a column that such a form has, scored after its year or not, is not among those whose head we know.

    A declaration and a monitoring form have no results and no points yet, and columns of their own in their stead.
    """
    return not columns.codes >= (_NEEDED_IF_SCORED if is_scored else _NEEDED)


def with_twins_open(aligned: Alignment, found: Mapping[str, Piece], slots: Sequence[Slot]) -> Alignment:
    """Leave open what two columns of a row say differently, such as 权重 and 分值."""
    twins = {_twin_of(code, found) for code in found}
    at = {position for position, column in enumerate(slots) if column.code in twins}
    return msgspec.structs.replace(aligned, open=aligned.open | at) if at else aligned


def doubt_of_column(
    cells: Cells, code: str, found: Mapping[str, Piece], columns: Columns, *, is_scored: bool
) -> Doubt | None:
    """Say why the column of a cell under a head that is none of ours is doubted, or ``None`` where it is not."""
    at, head = cells.place(found[code]), unknown_head(code)
    twin = _twin_of(code, found)
    if twin is not None:
        return twin_column(at, head, _CHINESE[twin])
    return unread_column(at, head) if lacks_columns(columns, is_scored=is_scored) else None


def _twin_of(code: str, found: Mapping[str, Piece]) -> str | None:
    """Give the column of ours that another one is by its head, too, where the two say different things in a row."""
    label = label_in(Part.INDICATOR_COLUMN, head) if (head := unknown_head(code)) else None
    if label is None or label.code not in _ONCE:
        return None
    own = found.get(label.code)
    return label.code if own is None or fold(own.text) != fold(found[code].text) else None


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
