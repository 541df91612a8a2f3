"""Families of layouts: one module each, with ``WISH`` (what it needs of a truth) and ``draw(truth, hand) -> Drawn``.

Adding a family is adding a module and its line in :data:`FAMILIES`.
"""

from importlib import import_module
from typing import Final, Protocol, cast

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.truth import Truth, Wish

FAMILIES: Final = (
    "ministry", "ab", "yunnan", "sichuan", "hubei", "guangshui", "hebei", "ningxia", "beijing", "rural_fund", "hunan",
    "chongqing", "liaoning", "fujian", "shanxi", "transfer_old", "transfer_new", "whole_department", "declaration",
    "monitoring", "review_sheet",
)  # fmt: skip
"""All families, in the order of the list of layouts; those that it lacks stand behind the others of their kind."""


class Family(Protocol):
    """What the module of a family offers."""

    WISH: Wish

    def draw(self, truth: Truth, hand: Hand) -> Drawn:
        """Lay a truth out as this family prints it."""
        ...


def family(name: str) -> Family:
    """Load a family.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in FAMILIES:
        raise KeyError(name)
    return cast("Family", import_module(f"benchmarks.corpus.families.{name}"))
