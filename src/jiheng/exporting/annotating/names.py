"""Names for copies and their pages: as the files are called, in their folders, and as every system takes them."""

from collections import defaultdict
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from jiheng.exporting.file_names import MOST, FileNames
from jiheng.exporting.words import Say
from jiheng.reading.sources import Source, shown

_A_SUFFIX: Final = ".docx"
"""All kinds of files that are written on end in a point and four letters."""


class Name(NamedTuple):
    """What a copy and its page are called before what tells them apart; ``is_cut`` where that had to be made shorter.

    ``/`` stands between folders.
    """

    place: str
    is_cut: bool


class Names:
    """Gives names, no two of them alike in one folder."""

    def __init__(self, lang: str) -> None:
        say = Say(lang)
        self._copy, self._summary = say("（批注）", " (comments)"), say("（检查摘要）.docx", " (summary).docx")
        self._behind = max(f"{self._copy}{_A_SUFFIX}", self._summary, key=lambda ending: len(ending.encode()))
        self._given: defaultdict[str, FileNames] = defaultdict(FileNames)
        self._stems: set[str] = set()

    def of(self, source: Source, path: str) -> Name:
        """Name what is made of a file that lies somewhere in ``path``.

        Where another file of its folder has the same name but for the suffix, this one keeps its own suffix in it.
        """
        *folders, file = _within(source.name, shown(str(Path(path))))
        # A folder has the same name for all that lies in it, so each is named by itself.
        inside = "".join(f"{FileNames().of(folder)}/" for folder in folders)
        stem = PurePath(file).stem
        wanted = file if f"{inside}{stem}".casefold() in self._stems else stem
        self._stems.add(f"{inside}{stem}".casefold())
        name = self._given[inside.casefold()].of(wanted, behind=self._behind)
        steps = (*folders, f"{wanted}{self._behind}")
        return Name(inside + name, is_cut=any(len(step.encode()) > MOST for step in steps))

    def copy(self, name: Name, suffix: str) -> str:
        """Give the name of the copy."""
        return f"{name.place}{self._copy}{suffix}"

    def summary(self, name: Name) -> str:
        """Give the name of the page."""
        return f"{name.place}{self._summary}"


def _within(name: str, path: str) -> list[str]:
    """Give the way to a file from the path that was given, in steps that lead nowhere else."""
    if path != ".":
        name = name[len(path) :] if name.startswith(f"{path}/") else PurePath(name).name
    return [step for step in name.split("/") if step.strip(" .")] or [""]
