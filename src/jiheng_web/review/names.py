"""Under which name a file lies: its owner's, less what no system allows, and never outside of its batch."""

import re
import unicodedata
from collections.abc import Container, Iterable
from pathlib import PurePosixPath
from typing import Final

_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?|-")
_LONGEST: Final = 180  # bytes of a part of the name; systems take 255
_DEEPEST: Final = 8
_NAMELESS: Final = "未命名"


def safe_name(typed: str) -> str:
    """Give a name below the folder of a batch for what a browser calls a file."""
    parts = [_part(part) for part in typed.replace("\\", "/").split("/") if part.strip() not in {"", ".", ".."}]
    return "/".join(parts[-_DEEPEST:]) or _NAMELESS


def _part(text: str) -> str:
    plain = _UNFIT.sub("", unicodedata.normalize("NFC", text)).strip(" ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix.encode()) > 12:  # noqa: PLR2004 - no kind of file has a longer one
        stem, dot, suffix = plain, "", ""
    stem = stem.encode()[:_LONGEST].decode(errors="ignore").strip(" .") or _NAMELESS
    part = f"{stem}{dot}{suffix}".rstrip(". ")
    return f"_{part}" if _RESERVED.fullmatch(part) else part


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
