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
            root_size = self._file.root.size
        except Exception as fault:  # olefile raises errors of many kinds on bad bytes
            raise _damaged() from fault
        if root_size > self._size:
            raise _damaged()

    def stream(self, name: str) -> bytes | None:
        """Read a stream that stands at the top; ``None`` where there is none.

        Raises:
            Unreadable: it says that it is larger than the file, or breaks off.

        """
        try:
            if not self._file.exists(name):
                return None
            size: int = self._file.get_size(name)
            found: bytes = self._file.openstream(name).read() if size <= self._size else b""
        except Exception as fault:
            raise _damaged() from fault
        if len(found) < size:
            raise _damaged()
        return found

    def _check_header(self, source: bytes) -> None:
        if len(source) < _HEADER_BYTES:
            raise _damaged()
        shift, _ = struct.unpack_from("<HH", source, _SHIFTS)
        tables = [struct.unpack_from("<I", source, at)[0] for at in _COUNTS]
        if shift not in _SECTOR_SHIFTS or max(tables) << shift > self._size:
            raise _damaged()


def _damaged() -> Exception:
    return refusals.damaged("旧版 Office 文件", "old Office file")
