"""Digits and signs typed full width."""

import random
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import answers, changed, marked

_WIDE: Final = str.maketrans("0123456789%.,()", "０１２３４５６７８９％．，（）")


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Widen the figures of some cells."""

    def wanted(box: Box) -> bool:
        return (answers(box, "indicators") or answers(box, "funds")) and dice.random() < 0.25  # noqa: PLR2004 - a share

    def widened(box: Box) -> Box:
        return msgspec.structs.replace(box, text=box.text.translate(_WIDE))

    return marked(changed(form, wanted, widened), "full_width")
