"""The hand that draws: which of several ways a place chooses, and how it prints figures."""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, TypeVar

from benchmarks.corpus.splits import HELD_OUT_WORDS
from benchmarks.planted.drafts import plain, rounded
from benchmarks.planted.notations import chance

T = TypeVar("T")

_SURNAMES: Final = "赵钱孙李周吴郑王冯陈"


class Hand:
    """Dice with manners: one hand prints all figures of a form in one way.

    ``held_out`` lets it head one column of the form with a word that no reader was developed on.
    """

    def __init__(self, dice: random.Random, *, held_out: bool = False) -> None:
        self.dice = dice
        self.strange = dice.choice(tuple(HELD_OUT_WORDS)) if held_out else ""
        self.money_places = dice.choice((2, 2, 2, 4, 6))
        self.thousands = chance(dice, 0.4)
        self.point_places = 2 if chance(dice, 0.2) else None
        self.dash = dice.choice(("—", "—", "-", "/", ""))
        self.no_note = dice.choice(("", "", "", "无", "/", "—"))
        self.rate_sign = not chance(dice, 0.12)
        self.colon = dice.choice(("：", ":", "："))

    def one(self, *ways: T) -> T:
        """Choose one of several ways."""
        return self.dice.choice(ways)

    def often(self, share: float) -> bool:
        """Tell whether something that so many forms have is there."""
        return chance(self.dice, share)

    def word(self, code: str, *words: str) -> str:
        """Choose a head; ``code`` names what stands below it."""
        if code == self.strange:
            return self.dice.choice(HELD_OUT_WORDS[code])
        return self.dice.choice(words)

    def money(self, amount: Decimal | None) -> str:
        """Print an amount, nothing for none."""
        if amount is None:
            return ""
        exact = rounded(amount, self.money_places)
        return f"{exact:,f}" if self.thousands else f"{exact:f}"

    def points(self, points: Decimal | None) -> str:
        """Print points, nothing for none."""
        if points is None:
            return ""
        return plain(points) if self.point_places is None else f"{rounded(points, self.point_places):f}"

    def rate(self, rate: str) -> str:
        """Print a rate of execution, with or without its sign."""
        return rate if self.rate_sign else rate.rstrip("%")

    def person(self) -> str:
        """Name nobody in particular."""
        return f"{self.dice.choice(_SURNAMES)}某{self.dice.choice(('', '某'))}"

    def pick(self, ways: Sequence[T]) -> T:
        """Choose one of a sequence."""
        return self.dice.choice(ways)
