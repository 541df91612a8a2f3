"""Line breaks inside labels and heads, where a column was too narrow."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import changed, is_label, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Break half of all labels."""

    def broken(box: Box) -> Box:
        at = dice.randint(1, len(box.text) - 1)
        return msgspec.structs.replace(box, text=f"{box.text[:at]}\n{box.text[at:]}")

    return marked(changed(form, lambda box: is_label(box) and dice.random() < 0.5, broken), "broken_labels")  # noqa: PLR2004 - how many, or how often
