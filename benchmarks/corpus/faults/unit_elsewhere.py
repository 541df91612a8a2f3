"""The unit of money stated above the table and not beside the amounts."""

import random
import re

import msgspec

from benchmarks.corpus.drawn import Drawn, Line
from benchmarks.corpus.faults.boxes import marked, without


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Move the unit to a line of its own."""
    box = next((box for box in form.boxes if any(ask.path == "amount_unit" for ask in box.asks)), None)
    if box is None:
        return form
    unit = next(ask for ask in box.asks if ask.path == "amount_unit")
    rest = tuple(ask for ask in box.asks if ask is not unit)
    bare = msgspec.structs.replace(box, text=re.sub(r"\s*[（(](?:万元|元)[）)]", "", box.text), asks=rest)
    line = Line(dice.choice(("金额单位：{}", "单位：{}", "（单位：{}）")).format(unit.value), (unit,))
    return marked(without(form, [box], [bare]).having(above=(*form.above, line)), "unit_elsewhere")
