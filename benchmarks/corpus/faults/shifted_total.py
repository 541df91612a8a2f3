"""The points of the total a column too far left."""

import random

import msgspec

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults.boxes import answers, line_of, marked, without


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Shorten the label of the total by a column and lengthen what stands behind its points."""
    del dice
    row = next((box.row for box in form.boxes if answers(box, "total", "max_points")), None)
    if row is None:
        return form
    line = line_of(form, row)
    label, *rest = line
    if label.columns < 2 or rest[-1].text:  # noqa: PLR2004 - a column to spare, and room behind
        return form
    last = rest[-1]
    moved = [
        msgspec.structs.replace(label, columns=label.columns - 1),
        *(msgspec.structs.replace(box, column=box.column - 1) for box in rest[:-1]),
        msgspec.structs.replace(last, column=last.column - 1, columns=last.columns + 1),
    ]
    return marked(without(form, line, moved), "shifted_total")
