"""Blanks inside words, to make short labels as long as long ones: 得 分, 产 出 指 标, 项　目　名　称."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import answers, changed, is_label, marked

_LONGEST = 6


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Space out half of the short labels and dimensions."""
    blank = dice.choice((" ", "　", "  "))

    def wanted(box: Box) -> bool:
        is_word = is_label(box) or answers(box, "indicators", "dimension")
        return is_word and len(box.text) <= _LONGEST and dice.random() < 0.6  # noqa: PLR2004 - a share

    def spaced(box: Box) -> Box:
        return msgspec.structs.replace(box, text=blank.join(box.text))

    return marked(changed(form, wanted, spaced), "spaced_words")
