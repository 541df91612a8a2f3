"""What is to be written on a file, before it is known how its kind of file does so."""

from collections.abc import Sequence
from typing import Final, Protocol

import msgspec

from jiheng.exporting.annotating.mending import Change
from jiheng.exporting.annotating.package_copy import PackageCopy
from jiheng.form import Place

AUTHOR: Final = "绩衡"
"""Who signs comments and notes."""


class Said(msgspec.Struct, frozen=True):
    """A paragraph of a comment."""

    text: str
    is_head: bool = False


class Spot(msgspec.Struct, frozen=True):
    """A cell by its place. ``printed`` is what stands there, which tells it from another where only a line is known."""

    place: Place
    printed: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A comment. It stands at the first of the ``spots`` that can be found."""

    spots: tuple[Spot, ...]
    said: tuple[Said, ...]


class Placed(msgspec.Struct, frozen=True):
    """At which of its spots a mark came to stand, from 0; ``None`` where none of them was found."""

    mark: Mark
    spot: int | None


class Copy(Protocol):
    """A copy of the user's file, on which is written."""

    @property
    def parts(self) -> PackageCopy:
        """What it is packed of."""
        ...

    @property
    def has_earlier(self) -> bool:
        """There were comments of ours in it already; known once it is written on."""
        ...

    def mend(self, spot: Spot, changes: Sequence[Change]) -> bool:
        """Change what is printed in a cell; tell whether that could be done, else all of it stays."""
        ...

    def write(self, marks: tuple[Mark, ...], day: str | None) -> tuple[Placed, ...]:
        """Write all comments; ``day`` (2026-11-22) is the day they have, where they are to have one."""
        ...
