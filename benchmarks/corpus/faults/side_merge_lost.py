"""Merges to the right written as one cell with its text and empty cells beside it, as some exports of WPS do."""

import random

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults.boxes import marked, unmerged


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Take every merge to the right apart, or those of every second row."""
    step = dice.choice((1, 1, 2))
    boxes = [
        one
        for box in form.boxes
        for one in (unmerged(box, down=False) if box.columns > 1 and box.row % step == 0 else [box])
    ]
    return marked(form.having(boxes=tuple(boxes)), "side_merge_lost")
