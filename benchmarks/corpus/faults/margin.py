"""An empty column left of the table and empty rows between its blocks, as on sheets that somebody made room on."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import indicator_lines, inserted, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Move the table to the right and put an empty row above the indicators or at the top."""
    moved = form.having(boxes=tuple(msgspec.structs.replace(box, column=box.column + 1) for box in form.boxes))
    moved = moved.having(boxes=(*moved.boxes, *(Box(row, 0) for row in range(form.height))))
    rows = [row for row in indicator_lines(moved)[:1] if dice.random() < 0.5]  # noqa: PLR2004 - every second
    top = min((box.row for box in moved.boxes if rows and box.row < rows[0] and box.rows > 1 and
               box.row + box.rows > rows[0]), default=0)  # fmt: skip
    width = moved.width
    return marked(inserted(moved, top, [Box(top, column) for column in range(width)]), "margin")
