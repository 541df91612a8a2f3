"""Marks of footnotes behind figures and heads."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import POINTS, answers, changed, is_label, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Put a mark behind a few points and heads."""
    mark = dice.choice(("①", "*", "[1]"))

    def wanted(box: Box) -> bool:
        is_points = mark != "*" and any(answers(box, "indicators", name) for name in POINTS) and bool(box.text)
        return (is_points or is_label(box)) and dice.random() < 0.1  # noqa: PLR2004 - a share

    def noted(box: Box) -> Box:
        return msgspec.structs.replace(box, text=f"{box.text}{mark}")

    return marked(changed(form, wanted, noted), "note_marks")
