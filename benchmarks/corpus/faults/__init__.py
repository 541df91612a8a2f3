"""Faults as people and programs make them: one module each, with ``damage(form, dice) -> Drawn``.

A fault changes the boxes, takes the answers along, and marks those that it made uncertain. Where it has nothing to
damage it gives the form back as it was. Adding a fault is adding a module and its line in :data:`FAULTS`.
"""

import random
from importlib import import_module
from typing import Final, Protocol, cast

from benchmarks.corpus.drawn import Drawn

FAULTS: Final[tuple[str, ...]] = (
    "broken_labels",
    "column_numbers",
    "dropped_blanks",
    "full_width",
    "lost_merge",
    "margin",
    "note_marks",
    "page_break",
    "repeated_head",
    "repeated_merge",
    "residue",
    "shared_points",
    "shifted_row",
    "shifted_total",
    "side_merge_lost",
    "spaced_words",
    "tags",
    "title_inside",
    "title_missing",
    "unit_elsewhere",
    "units_in_cells",
    "yuan_under_wan",
)
"""All faults by the names of their modules."""


def some_fault(number: int) -> tuple[str, ...]:
    """Choose the faults of a form: none, or for every second form one, each in its turn."""
    return (FAULTS[number // 2 % len(FAULTS)],) if number % 2 else ()


class Fault(Protocol):
    """What the module of a fault offers."""

    def damage(self, form: Drawn, dice: random.Random) -> Drawn:
        """Damage a form."""
        ...


def fault(name: str) -> Fault:
    """Load a fault.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in FAULTS:
        raise KeyError(name)
    return cast("Fault", import_module(f"benchmarks.corpus.faults.{name}"))
