"""From a seed to files: a family draws a truth, faults damage it, writers put it into every type of file."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

import msgspec

from benchmarks.corpus.drawn import Drawn, grid_of, parts_of
from benchmarks.corpus.families import family
from benchmarks.corpus.faults import FAULTS, fault
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.key import Key, key_of
from benchmarks.corpus.truth import imagine
from benchmarks.planted.growing import dice_of
from jiheng.reading.grid import Grid


class FileType(msgspec.Struct, frozen=True):
    """A type of file: the suffix, the module that writes it, and the manners in which it can be written.

    A manner is what a program or a person makes of the type; each names what its writer is asked for. ``ruled`` types
    know the lines between cells and no columns.
    """

    suffix: str
    writer: str
    manners: dict[str, dict[str, object]]
    ruled: bool = False


def _named(word: str, *manners: str) -> dict[str, dict[str, object]]:
    return {manner: {word: manner} for manner in manners}


TYPES: Final[dict[str, FileType]] = {
    "docx": FileType(".docx", "docx", _named("manner", "word", "wps", "office", "old")),
    "doc": FileType(".doc", "doc", _named("manner", "through_odt", "direct"), ruled=True),
    "xlsx": FileType(".xlsx", "xlsx", _named("manner", "numbers", "wps", "texts")),
    "xls": FileType(".xls", "xls", _named("manner", "numbers", "wps", "texts")),
    "ods": FileType(".ods", "ods", _named("manner", "office", "plain")),
    "html": FileType(".html", "html", _named("manner", "portal", "word", "pasted")),
    "mht": FileType(".mht", "mht", _named("manner", "word", "browser", "excel")),
    "tabs": FileType(".txt", "text", _named("style", "tabs")),
    "blanks": FileType(".txt", "text", _named("style", "blanks", "wide blanks")),
    "dump": FileType(
        ".txt",
        "text",
        _named(
            "style",
            *("pipes", "pipes, merges lost", "pipes, a cell a line", "a cell a line", "one row", "one line"),
            *("glued rows", "digits run together", "pdf", "numbered pages"),
        ),
    ),
    "pdf": FileType(
        ".pdf",
        "pdf",
        {
            "upright": {},
            "flat": {"landscape": True},
            "numbered": {"numbering": "— 1 —"},
            "small": {"size": 7.5, "font": "Noto Sans SC"},
        },
        ruled=True,
    ),
    "scan": FileType(".png", "scan", {"clean": {}}, ruled=True),
}
"""The types of files, by name. A manner in turn is taken for every form."""

WITHOUT_CELLS: Final = frozenset({"tabs", "blanks", "dump"})
"""Types whose places are lines of text, which no key of cells can tell."""

PLAIN: Final = ("docx", "xlsx", "html")
"""The types that are made when none are asked for."""


class Specimen(msgspec.Struct, frozen=True):
    """A file with its answer key; ``type`` is the type of file, ``manner`` the program whose manner it has."""

    name: str
    type: str
    manner: str
    source: bytes
    keys: tuple[Key, ...]


class _Writer(Protocol):
    def write(self, grid: Grid, **manner: object) -> bytes: ...


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


def specimens(forms: Sequence[Drawn], number: int, types: Sequence[str]) -> Iterator[Specimen]:
    """Write forms, one below the other, into a file of each of these types; the manner goes round with the number."""
    return batch([(number, forms)], types)


def batch(asked: Sequence[tuple[int, Sequence[Drawn]]], types: Sequence[str]) -> Iterator[Specimen]:
    """Write many files, each of forms under a number; a writer that is slow to start is started once for all."""
    for one in types:
        kind = TYPES[one]
        manners = list(kind.manners)
        writer = cast("_Writer", import_module(f"benchmarks.corpus.writers.{kind.writer}"))
        for turn, manner in enumerate(manners):
            own = [(number, forms) for number, forms in asked if _turn(number) % len(manners) == turn]
            grids = [grid_of(tuple(forms), f"{forms[0].family}-{number:04d}{kind.suffix}") for number, forms in own]
            sources = _written(writer, grids, kind.manners[manner])
            for (_, forms), grid, source in zip(own, grids, sources, strict=True):
                yield Specimen(grid.file, one, manner, source, _keys(forms, ruled=kind.ruled))


def _turn(number: int) -> int:
    """Let the manners go round among forms with faults, every second one, as among those without, each time anew."""
    return number // 2 + number // (2 * len(FAULTS))


def _written(writer: _Writer, grids: Sequence[Grid], manner: dict[str, object]) -> Iterable[bytes]:
    many = getattr(writer, "write_many", None)
    if many is not None and grids:
        return cast("list[bytes]", many(grids, **manner))
    return (writer.write(grid, **manner) for grid in grids)


def _keys(forms: Sequence[Drawn], *, ruled: bool) -> tuple[Key, ...]:
    keys: list[Key] = []
    tables = 1
    for form in forms:
        keys.append(key_of(form, tables, ruled=ruled))
        tables += len(parts_of(form))
    return tuple(keys)
