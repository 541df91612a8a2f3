"""No title and no year: the table alone was copied."""

import random

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.faults.boxes import marked


def damage(form: Drawn, dice: random.Random) -> Drawn:
    """Leave the lines above the table out."""
    del dice
    return marked(form.having(above=()), "title_missing")
