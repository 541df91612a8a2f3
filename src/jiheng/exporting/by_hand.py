"""Files that people write, as records: what may stand in them, for editors that look while somebody types.

The readers (:mod:`jiheng.pile.pile_file`, :mod:`jiheng.pile.note_files`) say in words what is wrong; a test holds the
two together.
"""

from typing import Literal

import msgspec

from jiheng.pile.notes import AGAIN, BY, DATE, ENDED, ITEMS, MATTER, NUMBER, PROJECT, REASON, WRITTEN_FOR


class UnitByHand(msgspec.Struct, forbid_unknown_fields=True):
    """The unit of amounts as somebody has confirmed it: of ``all`` forms, of those in ``files``, or of ``projects``."""

    unit: Literal["元", "千元", "万元", "百万元", "亿元"]
    all: bool = False
    files: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    by: str = ""
    date: str = ""
    reason: str = ""


class ExemptByHand(msgspec.Struct, forbid_unknown_fields=True):
    """What need not be asked: these checks, of these projects or of all; without checks, projects altogether."""

    reason: str
    checks: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    by: str = ""
    date: str = ""


class PileFileByHand(msgspec.Struct, forbid_unknown_fields=True):
    """``jiheng.pile.toml``: what is agreed for the forms of a folder."""

    year: int | None = None
    place: str = ""
    rules: tuple[str, ...] | str = ()
    level: Literal["", "central", "local"] = ""
    roster: str = ""
    unit: tuple[UnitByHand, ...] = ()
    exempt: tuple[ExemptByHand, ...] = ()


class NoteByHand(
    msgspec.Struct,
    forbid_unknown_fields=True,
    rename={"matter": MATTER, "reason": REASON, "by": BY, "date": DATE, "again": AGAIN, "written_for": WRITTEN_FOR},
):
    """A reason for one matter of a form. The last maps the fingerprint of each finding to what was there then."""

    written_for: dict[str, str]
    matter: str | None = None
    reason: str | None = None
    by: str | None = None
    date: str | None = None
    again: Literal["是", "否"] | None = None


class NotesByHand(
    msgspec.Struct,
    forbid_unknown_fields=True,
    rename={"project": PROJECT, "number": NUMBER, "items": ITEMS, "ended": ENDED},
):
    """The notes of one form, a document of a YAML file. The last are those of matters that are not raised any more."""

    project: str | None = None
    number: int | None = None
    items: tuple[NoteByHand, ...] | None = None
    ended: tuple[NoteByHand, ...] | None = None
