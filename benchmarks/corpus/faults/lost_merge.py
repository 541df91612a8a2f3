"""Merges that a program lost: the text stands in the first cell, the cells below or beside it are empty."""

import random

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults.boxes import answers, marked, unmerged


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Take all dimensions and categories apart, now and then every merge that reaches down."""
    everything = dice.random() < 0.3  # noqa: PLR2004 - a share
    boxes = [
        one
        for box in form.boxes
        for one in (
            unmerged(box, right=False) if box.rows > 1 and (everything or answers(box, "indicators")) else [box]
        )
    ]
    return marked(form.having(boxes=tuple(boxes)), "lost_merge")
