"""Compound files (OLE), the containers of old Office documents: named streams, within the bounds of the file.

olefile follows the chains of sectors. It trusts sizes that a file states, so a chain that bites its tail could grow
without end; what a stream or table says of its size is therefore held against the size of the file first.
"""

import io
import struct
from typing import Final

import olefile  # type: ignore[import-untyped]  # it comes without types

from jiheng.reading import refusals

_HEADER_BYTES: Final = 512
_SHIFTS: Final = 30
_SECTOR_SHIFTS: Final = frozenset({9, 12})
_COUNTS: Final = (44, 64, 72)
"""Where the header counts the sectors of its three tables: of sectors, of small sectors, of tables."""


class CompoundFile:
    """An opened compound file. Streams are read when they are asked for."""

    def __init__(self, source: bytes) -> None:
        """Read the directory.

        Raises:
            Unreadable: the container breaks off or contradicts itself.

        """
        self._size = len(source)
        self._check_header(source)
        try:
            self._file = olefile.OleFileIO(io.BytesIO(source))
            self._entries = {entry.name.lower(): entry for entry in self._file.root.kids}
        except Exception as fault:  # olefile raises errors of many kinds on bad bytes
            raise _damaged() from fault
        if self._file.root.size > self._size:
            raise _damaged()

    def has(self, name: str) -> bool:
        """Tell whether something of this name stands at the top."""
        return name.lower() in self._entries

    def stream(self, name: str) -> bytes | None:
        """Read a stream that stands at the top; ``None`` where there is none.

        Raises:
            Unreadable: it says that it is larger than the file, breaks off, or runs in a circle.

        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.size > self._size:
            raise _damaged()
        try:
            found: bytes = self._file.openstream(name).read()
        except Exception as fault:  # as above
            raise _damaged() from fault
        if len(found) < entry.size or self._is_circle(entry):
            raise _damaged()
        return found

    def _is_circle(self, entry: olefile.olefile.OleDirectoryEntry) -> bool:
        """Tell whether the chain of sectors comes by one of them twice."""
        chain, size = self._file.fat, self._file.sectorsize
        if entry.is_minifat:
            chain, size = self._file.minifat, self._file.minisectorsize
        at: int = entry.isectStart
        passed = set()
        for _ in range(-(-entry.size // size)):
            passed.add(at)
            at = chain[at]
        return bool(len(passed) * size < entry.size)

    def _check_header(self, source: bytes) -> None:
        if len(source) < _HEADER_BYTES:
            raise _damaged()
        shift, _ = struct.unpack_from("<HH", source, _SHIFTS)
        tables = [struct.unpack_from("<I", source, at)[0] for at in _COUNTS]
        if shift not in _SECTOR_SHIFTS or max(tables) << shift > self._size:
            raise _damaged()


def _damaged() -> Exception:
    return refusals.damaged("旧版 Office 文件", "old Office file")
