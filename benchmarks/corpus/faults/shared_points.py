"""One cell of points for two indicators: they share their points, and none can be parted from the other."""

import random
from decimal import Decimal, InvalidOperation
from itertools import pairwise

import msgspec

from benchmarks.corpus.drawn import Ask, Box, Drawn
from benchmarks.corpus.faults.boxes import POINTS, answers, indicator_lines, line_of, marked, without


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Merge the points of two neighbours of one category."""
    rows = indicator_lines(form)
    couples = [
        (one, other)
        for one, other in pairwise(rows)
        if other == one + 1 and not any(answers(box, "indicators", "category") for box in line_of(form, other))
    ]
    if not couples:
        return form
    one, other = dice.choice(couples)
    for name in POINTS:
        pair = [
            next((box for box in line_of(form, row) if answers(box, "indicators", name)), None) for row in (one, other)
        ]
        upper, lower = pair
        if upper is None or lower is None:
            continue
        try:
            text = str(Decimal(upper.text) + Decimal(lower.text))
        except InvalidOperation:
            return form
        asks = tuple(Ask(ask.path, text, ask.how) for ask in upper.asks)
        asks += tuple(Ask(ask.path, None, ask.how) for ask in lower.asks)
        form = without(form, [upper, lower], [_joined(upper, text, asks)])
    return marked(form, "shared_points")


def _joined(upper: Box, text: str, asks: tuple[Ask, ...]) -> Box:
    return msgspec.structs.replace(upper, rows=2, text=text, asks=asks)
