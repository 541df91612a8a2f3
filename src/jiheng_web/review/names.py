"""Under which name a file lies: its owner's, less what no system allows, and never outside of its batch."""

import re
from collections.abc import Container, Iterable
from pathlib import PurePosixPath
from typing import Final

from jiheng import FileNames

_SUFFIX: Final = re.compile(r"\.[0-9A-Za-z]{1,8}")
_LONGEST: Final = 58  # characters of a part of the name: with suffix and number it fits on any disk
_DEEPEST: Final = 8
_NAMELESS: Final = "未命名"


def safe_name(typed: str) -> str:
    """Give a name below the folder of a batch for what a browser calls a file."""
    parts = [_part(part) for part in typed.replace("\\", "/").split("/") if part.strip() not in {"", ".", ".."}]
    return "/".join(parts[-_DEEPEST:]) or _NAMELESS


def _part(text: str) -> str:
    path = PurePosixPath(text.strip(" ").rstrip(". "))
    suffix = path.suffix if _SUFFIX.fullmatch(path.suffix) else ""
    stem = path.name.removesuffix(suffix)
    name = FileNames().of(stem, behind=suffix, longest=_LONGEST, instead=_NAMELESS) + suffix
    return f"_{name}" if name == "-" else name  # which would be standard input


class Taken:
    """Which names are taken in a folder, by files and by the folders they lie in; small letters and large are one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for name in names:
            self._take(PurePosixPath(name))

    def free(self, name: str) -> str:
        """Give the name, or the next free one like it, and take it. A file and a folder never have the same name."""
        *folders, last = PurePosixPath(name).parts
        found = PurePosixPath()
        for part in folders:
            found = _free(found / part, self._files)
        found = _free(found / last, self._files, self._folders)
        self._take(found)
        return str(found)

    def _take(self, path: PurePosixPath) -> None:
        self._files.add(str(path).casefold())
        self._folders.update(str(one).casefold() for one in path.parents)


def _free(path: PurePosixPath, *taken: Container[str]) -> PurePosixPath:
    number, found = 1, path
    while any(str(found).casefold() in one for one in taken):
        number += 1
        found = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    return found
