"""An indicator row written one column too far left, after the blank under its dimension was forgotten."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults import lost_merge
from benchmarks.corpus.faults.boxes import answers, indicator_lines, line_of, marked, without


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Shift one row below the first of its dimension; all merges of the block are lost before."""
    apart = lost_merge.damage(form, dice).having(faults=form.faults)
    rows = [row for row in indicator_lines(apart) if _is_free(line_of(apart, row))]
    if not rows:
        return form
    row = dice.choice(rows)
    line = line_of(apart, row)
    first = next(at for at, box in enumerate(line) if answers(box, "indicators"))
    span = line[first - 1 :]
    new: list[Box] = []
    for box, right in zip(span, [*span[1:], None], strict=True):
        text, asks = ("", ()) if right is None else (right.text, right.asks)
        new.append(msgspec.structs.replace(box, text=text, asks=asks))
    return marked(without(apart, span, new), "shifted_row")


def _is_free(line: list[Box]) -> bool:
    """Tell whether an empty cell stands before the first word of a row, and nothing in its last cell."""
    first = next((at for at, box in enumerate(line) if answers(box, "indicators")), 0)
    return first > 0 and not line[first - 1].text
