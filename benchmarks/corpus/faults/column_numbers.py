"""A row that numbers the columns below the heads of the indicators, as tables of accounts have."""

import random

import msgspec

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults.boxes import free_columns, indicator_lines, inserted, line_of, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Number the columns."""
    del dice
    rows = indicator_lines(form)
    if not rows:
        return form
    free = free_columns(form, rows[0])
    heads = [box for box in line_of(form, rows[0] - 1) if box.column in free]
    numbers = [
        msgspec.structs.replace(box, row=rows[0], rows=1, text=str(number), asks=())
        for number, box in enumerate(heads, start=1)
    ]
    return marked(inserted(form, rows[0], numbers), "column_numbers") if len(numbers) > 3 else form  # noqa: PLR2004 - how many, or how often
