"""Marks of a web page left in the texts: line breaks, paragraphs, entities for blanks."""

import random

import msgspec

from benchmarks.corpus.drawn import Box, Drawn
from benchmarks.corpus.faults.boxes import answers, changed, marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Put marks around texts of a few cells."""

    def mark(box: Box) -> Box:
        way = dice.choice(("{}<br>", "<p>{}</p>", "{}&nbsp;", '<span style="color:red">{}</span>', "{}</br>"))
        return msgspec.structs.replace(box, text=way.format(box.text))

    def wanted(box: Box) -> bool:
        return answers(box, "indicators") and bool(box.text) and dice.random() < 0.15  # noqa: PLR2004 - a share

    return marked(changed(form, wanted, mark), "tags")
