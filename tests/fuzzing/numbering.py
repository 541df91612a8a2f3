"""Which damaged file has which number: the same for everybody, so that a number is enough to see it again."""

import random

from tests.fuzzing.mutations import mutant
from tests.fuzzing.seeds import seeds


def damaged(kind: str, seed: int, number: int) -> bytes:
    """Give the damaged file of a number."""
    dice = random.Random(f"{kind} {seed} {number}")  # noqa: S311 - damage is no secret
    sources = seeds(kind)
    return mutant(sources[number % len(sources)], sources, dice)
