"""The lines above the table printed in merged rows of the table itself."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Move the lines above into the table."""
    del dice
    count, width = len(form.above), form.width
    moved = (msgspec.structs.replace(box, row=box.row + count) for box in form.boxes)
    lines = (Box(row, 0, line.text, 1, width, line.asks) for row, line in enumerate(form.above))
    return marked(form.having(boxes=(*lines, *moved), above=()), "title_inside")
