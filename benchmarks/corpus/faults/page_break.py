"""The table parted at the foot of a page: a second table goes on, after a page number or with its heads repeated."""

import random

import msgspec

from benchmarks.corpus.drawn import Drawn, Line
from benchmarks.corpus.faults.boxes import free_columns, indicator_lines, inserted, line_of, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Part the form between two indicators."""
    rows = indicator_lines(form)
    if len(rows) < 4:  # noqa: PLR2004 - two on either side
        return form
    cut = dice.choice(rows[2:-1])
    number = dice.choice(("- 1 -", "第1页 共2页", "— 1 —", ""))
    if dice.random() < 0.4:  # noqa: PLR2004 - a share
        heads = line_of(form, rows[0] - 1)
        free = free_columns(form, cut)
        own = [box for box in heads if box.column in free and not box.asks]
        if len(own) > 3:  # noqa: PLR2004 - a row of heads
            copies = [msgspec.structs.replace(box, row=cut, rows=1) for box in own]
            form = inserted(form, cut, copies)
    return marked(form.having(cut=cut, between=(Line(number),) if number else ()), "page_break")
