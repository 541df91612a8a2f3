"""Empty cells dropped: what stands right of them moves left, and the row is shorter than its heads."""

import random
from itertools import pairwise

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import answers, line_of, marked, without


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Drop the empty cells of one row of money or of an indicator, where a filled one stands to the right."""
    rows = sorted({box.row for box in form.boxes if answers(box, "indicators") or answers(box, "funds")})
    rows = [row for row in rows if _has_gap(line_of(form, row))]
    if not rows:
        return form
    line = line_of(form, dice.choice(rows))
    moved: list[Box] = []
    column = line[0].column
    for box in line:
        if box.text.strip():
            moved.append(msgspec.structs.replace(box, column=column))
            column += box.columns
    return marked(without(form, line, moved), "dropped_blanks")


def _has_gap(line: list[Box]) -> bool:
    filled = [bool(box.text.strip()) for box in line]
    alone = all(one.column + one.columns == other.column for one, other in pairwise(line))
    return alone and True in filled and not all(filled[: len(filled) - filled[::-1].index(True)])
