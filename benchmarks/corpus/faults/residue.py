"""What a template leaves behind: 指标1： before names, rows of 指标2： and …… that nobody filled in."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import answers, changed, free_columns, indicator_lines, inserted, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Number the names and leave one or two unused rows."""
    rows = indicator_lines(form)
    if len(rows) < 2:  # noqa: PLR2004 - a row below the first is wanted
        return form

    def numbered(box: Box) -> Box:
        return msgspec.structs.replace(box, text=f"指标1：{box.text}")

    damaged = changed(form, lambda box: answers(box, "indicators", "name"), numbered)
    name = next(box for box in form.boxes if box.row == rows[1] and answers(box, "indicators", "name"))
    for text in dice.choice((("指标2：",), ("……",), ("……", "指标2："))):
        at = dice.choice(indicator_lines(damaged)[1:])
        free = free_columns(damaged, at)
        if name.column not in free:
            continue
        cells = [
            Box(at, column, text if column == name.column else "", 1, name.columns if column == name.column else 1)
            for column in free
            if not name.column < column < name.column + name.columns
        ]
        damaged = inserted(damaged, at, cells)
    return marked(damaged, "residue")
