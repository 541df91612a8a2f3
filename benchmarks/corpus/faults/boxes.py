"""Finding boxes on a form and putting others in their place."""

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Box, Drawn

POINTS: Final = ("max_points", "claimed_points")


def answers(box: Box, head: str, name: str = "") -> bool:
    """Tell whether a box answers a field of a block, such as ``indicators`` and ``target``."""
    return any(ask.path.startswith(f"{head}.") and (not name or ask.path.endswith(f".{name}")) for ask in box.asks)


def line_of(form: Drawn, row: int) -> list[Box]:
    """Give the boxes that begin in a row of the table, from left to right."""
    return sorted((box for box in form.boxes if box.row == row), key=lambda box: box.column)


def indicator_lines(form: Drawn) -> list[int]:
    """List the rows of the table that hold indicators, from top to bottom."""
    return sorted({box.row for box in form.boxes if answers(box, "indicators", "name")})


def changed(form: Drawn, wanted: Callable[[Box], bool], change: Callable[[Box], Box]) -> Drawn:
    """Change all boxes that fit."""
    return form.having(boxes=tuple(change(box) if wanted(box) else box for box in form.boxes))


def without(form: Drawn, gone: Iterable[Box], new: Iterable[Box] = ()) -> Drawn:
    """Take boxes away and put others in."""
    left = list(gone)
    return form.having(boxes=(*(box for box in form.boxes if not any(box is one for one in left)), *new))


def marked(form: Drawn, name: str) -> Drawn:
    """Note that a fault was done."""
    return form.having(faults=(*form.faults, name))


def inserted(form: Drawn, row: int, cells: Iterable[Box]) -> Drawn:
    """Put a row above another; merges that reach across it grow."""
    moved = (
        msgspec.structs.replace(box, row=box.row + 1)
        if box.row >= row
        else msgspec.structs.replace(box, rows=box.rows + 1)
        if box.row + box.rows > row
        else box
        for box in form.boxes
    )
    return form.having(boxes=(*moved, *cells))


def free_columns(form: Drawn, row: int) -> list[int]:
    """List the columns of a gap above ``row`` that no merge reaches across."""
    reached = {
        column
        for box in form.boxes
        if box.row < row < box.row + box.rows
        for column in range(box.column, box.column + box.columns)
    }
    return [column for column in range(form.width) if column not in reached]


def is_label(box: Box) -> bool:
    """Tell whether a box holds a label: words that answer nothing."""
    return not box.asks and 2 <= len(box.text) <= 14 and not any(sign.isdigit() for sign in box.text)  # noqa: PLR2004 - how many, or how often


def unmerged(box: Box, *, down: bool = True, right: bool = True) -> list[Box]:
    """Take a merge apart: the text stays above and left, the other cells are empty."""
    rows = range(box.rows) if down else range(1)
    columns = range(box.columns) if right else range(1)
    return [
        msgspec.structs.replace(
            box,
            row=box.row + row,
            column=box.column + column,
            rows=1 if down else box.rows,
            columns=1 if right else box.columns,
            text=box.text if row == column == 0 else "",
            asks=box.asks if row == column == 0 else (),
        )
        for row in rows
        for column in columns
    ]
