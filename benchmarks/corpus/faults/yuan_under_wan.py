"""Amounts in 元 under a head that says 万元: what is printed is to be read as it is printed."""

import random
from decimal import Decimal

import msgspec

from benchmarks.corpus.drawn import Ask, Box, Drawn
from benchmarks.corpus.faults.boxes import answers, changed, marked

_AMOUNTS = ("original_budget", "revised_budget", "actual_expenditure")


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Print all amounts in 元."""
    del dice
    unit = next((ask.value for box in form.boxes for ask in box.asks if ask.path == "amount_unit"), None)
    if unit != "万元":
        return form

    def larger(box: Box) -> Box:
        if not box.text.strip():
            return box
        text = f"{Decimal(box.text.replace(',', '')) * 10_000:,.2f}"
        asks = tuple(Ask(ask.path, text, ask.how) for ask in box.asks)
        return msgspec.structs.replace(box, text=text, asks=asks)

    return marked(
        changed(form, lambda box: any(answers(box, "funds", name) for name in _AMOUNTS), larger), "yuan_under_wan"
    )
