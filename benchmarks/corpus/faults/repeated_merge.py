"""Merges filled by repetition: every cell of a merged dimension holds its word, as data systems export them."""

import random

import msgspec

from benchmarks.corpus.drawn import Ask, Box, Drawn
from benchmarks.corpus.faults.boxes import answers, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Repeat dimensions and categories in every row."""
    del dice
    boxes: list[Box] = []
    for box in form.boxes:
        if box.rows == 1 or not answers(box, "indicators"):
            boxes.append(box)
            continue
        numbers = sorted({int(ask.path.split(".")[1]) for ask in box.asks})
        boxes += [
            msgspec.structs.replace(box, row=box.row + down, rows=1, asks=_own(box, number))
            for down, number in enumerate(numbers)
        ]
    return marked(form.having(boxes=tuple(boxes)), "repeated_merge")


def _own(box: Box, number: int) -> tuple[Ask, ...]:
    return tuple(ask for ask in box.asks if ask.path.startswith(f"indicators.{number}."))
