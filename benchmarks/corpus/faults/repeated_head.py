"""The heads of the indicators printed once more within the block, at the top of a new page."""

import random

import msgspec

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults import lost_merge
from benchmarks.corpus.faults.boxes import indicator_lines, inserted, line_of, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Print the heads again above a later row; the merges of the block are lost there."""
    apart = lost_merge.damage(form, dice).having(faults=form.faults)
    rows = indicator_lines(apart)
    if len(rows) < 4:  # noqa: PLR2004 - two on either side
        return form
    heads = [box for box in line_of(apart, rows[0] - 1) if box.rows == 1]
    if len(heads) < 5:  # noqa: PLR2004 - a whole row of heads
        return form
    at = dice.choice(rows[2:-1])
    return marked(inserted(apart, at, [msgspec.structs.replace(box, row=at) for box in heads]), "repeated_head")
