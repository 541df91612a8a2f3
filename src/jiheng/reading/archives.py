"""ZIP archives of files: names as they were meant, sizes bounded, few archives held open at a time."""

import io
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.packages import ZIP_FAULTS, normalised, unpack

_HELD_OPEN: Final = limits.MAX_ARCHIVE_DEPTH
_UTF8_NAME: Final = 0x800
_PACKAGE_PARTS: Final = frozenset({"[content_types].xml", "_rels/.rels", "mimetype", "ofd.xml"})


class Shelf:
    """The archives opened last. One that was put away is opened again when it is asked for."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str | int, ...], zipfile.ZipFile] = OrderedDict()

    def get(self, key: tuple[str | int, ...], open_it: Callable[[], zipfile.ZipFile]) -> zipfile.ZipFile:
        """Give the archive of this key, opening it if need be."""
        if key not in self._held:
            self._held[key] = open_it()
        self._held.move_to_end(key)
        while len(self._held) > _HELD_OPEN:
            self._held.popitem(last=False)[1].close()
        return self._held[key]


class Member(msgspec.Struct, frozen=True):
    """A file in an archive by its name, with ``/`` between folders, and its position in the archive's directory."""

    name: str
    position: int


class Archive:
    """An archive on the disk, in memory, or in another archive."""

    def __init__(self, place: Path | bytes | tuple["Archive", int], shelf: Shelf | None = None) -> None:
        """Take an archive by its path, its bytes, or the archive around it and its position there."""
        self._place = place
        self._shelf = shelf if shelf is not None else Shelf()
        self._key: tuple[str | int, ...] = ("",)
        if isinstance(place, Path):
            self._key = (str(place),)
        elif isinstance(place, tuple):
            self._key = (*place[0]._key, place[1])  # noqa: SLF001 - the archive around is of this very class

    def within(self, member: Member) -> "Archive":
        """Take a member that is an archive itself."""
        return Archive((self, member.position), self._shelf)

    def is_document(self) -> bool:
        """Tell whether this is an office document, which is a ZIP as well; raises as :meth:`members`."""
        return any(normalised(entry.filename) in _PACKAGE_PARTS for entry in self._opened().filelist)

    def members(self) -> list[Member]:
        """List all files in it.

        Raises:
            Unreadable: it is damaged, or its files overlap, which no program that packs files does.

        """
        entries = self._opened().filelist
        if sum(entry.compress_size for entry in entries) > self._size():
            raise refusals.damaged("压缩包", "archive")
        return [
            Member(_meant(entry), position) for position, entry in enumerate(entries) if not _meant(entry).endswith("/")
        ]

    def load(self, position: int) -> bytes:
        """Unpack one file, by its position.

        Raises:
            Unreadable: it is too large, packed too tightly, encrypted or damaged.

        """
        opened = self._opened()
        return unpack(opened, opened.filelist[position], limits.MAX_FILE_BYTES)

    def _opened(self) -> zipfile.ZipFile:
        return self._shelf.get(self._key, self._open)

    def _open(self) -> zipfile.ZipFile:
        place = self._place
        if isinstance(place, tuple):
            place = place[0].load(place[1])
        try:
            return zipfile.ZipFile(place if isinstance(place, Path) else io.BytesIO(place))
        except ZIP_FAULTS as fault:
            raise refusals.damaged("压缩包", "archive") from fault

    def _size(self) -> int:
        file = self._opened().fp
        return file.seek(0, io.SEEK_END) if file is not None else 0


def _meant(entry: zipfile.ZipInfo) -> str:
    """Give a name as it was meant: in UTF-8 where it says so or reads well, else in GB18030 as Chinese Windows packs.

    Some words of GB18030 are UTF-8 as well, of letters that nobody writes in names: 「通知」 is one.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        found = [_decoded(raw, encoding) for encoding in ("utf-8", "gb18030")]
        able = [one for one in found if one is not None]
        name = next(filter(_reads_well, able), able[0] if able else name)
    return name.replace("\\", "/")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _reads_well(name: str) -> bool:
    """Tell whether a name has Chinese characters, or nothing but ASCII."""
    return name.isascii() or any("\u4e00" <= sign <= "\u9fff" for sign in name)
