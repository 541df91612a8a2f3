"""From a seed to files: a family draws a truth, faults damage it, writers put it into every type of file."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

import msgspec

from benchmarks.corpus.drawn import Drawn, grid_of
from benchmarks.corpus.families import family
from benchmarks.corpus.faults import fault
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.key import Key, key_of
from benchmarks.corpus.truth import imagine
from benchmarks.planted.growing import dice_of
from jiheng.reading.grid import Grid

TYPES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "docx": (".docx", ("word", "wps", "office", "old")),
    "xlsx": (".xlsx", ("numbers", "wps", "texts")),
    "html": (".html", ("portal", "word", "pasted")),
}
"""The types of files, each with its suffix and the manners in which its writer can write."""


class Specimen(msgspec.Struct, frozen=True):
    """A file with its answer key; ``type`` is the type of file, ``manner`` the program whose manner it has."""

    name: str
    type: str
    manner: str
    source: bytes
    keys: tuple[Key, ...]


class _Writer(Protocol):
    def write(self, grid: Grid, manner: str) -> bytes: ...


def draw(seed: int, name: str, number: int, faults: Sequence[str] = (), *, held_out: bool = False) -> Drawn:
    """Draw the ``number``-th form of a family, with faults done to it."""
    drawer = family(name)
    form = drawer.draw(
        imagine(dice_of(seed, "truth", name, number), drawer.WISH),
        Hand(dice_of(seed, "hand", name, number), held_out=held_out),
    )
    for one in faults:
        form = fault(one).damage(form, dice_of(seed, one, name, number))
    return form


def specimens(form: Drawn, number: int, types: Sequence[str]) -> Iterator[Specimen]:
    """Write a form into files of these types; the manner goes round with the number."""
    for one in types:
        suffix, manners = TYPES[one]
        manner = manners[number % len(manners)]
        name = f"{form.family}-{number:04d}{suffix}"
        writer = cast("_Writer", import_module(f"benchmarks.corpus.writers.{one}"))
        source = writer.write(grid_of((form,), name), manner)
        yield Specimen(name, one, manner, source, (key_of(form),))
