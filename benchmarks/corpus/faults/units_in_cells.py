"""Units written behind figures: 10分 under 分值, 120.50万元 under an amount."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import POINTS, answers, changed, marked

_AMOUNTS = ("original_budget", "revised_budget", "actual_expenditure")


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Write 分 behind points, or the unit of money behind amounts."""
    unit = next((ask.value for box in form.boxes for ask in box.asks if ask.path == "amount_unit"), "万元")
    head, names, sign = dice.choice((("indicators", POINTS, "分"), ("funds", _AMOUNTS, unit)))

    def wanted(box: Box) -> bool:
        return bool(box.text.strip()) and any(answers(box, head, name) for name in names)

    def signed(box: Box) -> Box:
        return msgspec.structs.replace(box, text=f"{box.text}{sign}")

    return marked(changed(form, wanted, signed), "units_in_cells")
