"""What lies beside forms and is none: the notes of a file (``表.notes.yaml``), and what is agreed for a folder."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

NOTES: Final = ".notes.yaml"
AGREED: Final = "jiheng.pile.toml"


def notes_beside(file: str) -> str:
    """Name the file of notes that belongs to a file, both without their folder: ``表.docx`` has ``表.notes.yaml``.

    A form keeps its notes when it is saved in another kind of file.
    """
    return f"{PurePath(file).stem}{NOTES}"


def is_notes(name: str) -> bool:
    """Tell by the name of a file whether it holds notes."""
    return name.casefold().endswith(NOTES)


def is_companion(name: str) -> bool:
    """Tell by the name of a file, without its folder, whether it lies beside forms and is none."""
    return is_notes(name) or name.casefold() == AGREED


def without_form(names: Iterable[str]) -> frozenset[str]:
    """Give those notes of a folder that lie beside no file they could belong to."""
    names = tuple(names)
    wanted = {notes_beside(name).casefold() for name in names if not is_companion(name)}
    return frozenset(name for name in names if is_notes(name) and name.casefold() not in wanted)
