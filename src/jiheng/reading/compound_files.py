"""Compound files (OLE), the containers of old Office documents: named streams, within the bounds of the file.

A compound file is sectors of one size behind a header; a table says which sector follows which. Streams of less than
4,096 bytes lie in small sectors, which are pieces of one stream and have a table of their own. All of it is laid out as
[MS-CFB] has it.

What a file states of its sizes is not believed: no table, chain or stream becomes longer than the file has room for.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from struct import Struct, unpack
from typing import Final

import msgspec

from jiheng.reading import refusals

_HEADER: Final = Struct("<30xH12xII8x4I")
_FIRST_LIST: Final = Struct("<109I")
_HEADER_BYTES: Final = _HEADER.size + _FIRST_LIST.size
_NUMBER_BYTES: Final = 4
_SIZE_BITS: Final = {9: 0xFFFF_FFFF, 12: 0xFFFF_FFFF_FFFF_FFFF}
"""Which bits of a stream's size count, by the size of sectors (a power of two); the others are whatever was there."""
_SMALL_SHIFT: Final = 6
_SMALL_BELOW: Final = 4_096
"""Bytes from which on a stream no longer lies in small sectors."""
_ENTRY: Final = Struct("<64sHBx3I36xIQ")
_ZERO_BYTES: Final = 2
_STREAM: Final = 2


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """An entry of the directory; others are named by their numbers, sectors too."""

    kind: int
    left: int
    right: int
    below: int
    first: int
    size: int


class _Sectors(msgspec.Struct, frozen=True, gc=False):
    """Sectors of ``1 << shift`` bytes, the first of which begins at ``start``; ``following`` names the next of each."""

    source: bytes
    start: int
    shift: int
    following: tuple[int, ...] = ()

    def chain(self, first: int, most: int) -> list[int]:
        """Follow a chain to its end, or for ``most`` sectors."""
        following, count, at = self.following, len(self.following), first
        found: list[int] = []
        while at < count and len(found) < min(most, count):
            found.append(at)
            at = following[at]
        return found

    def read(self, chain: Iterable[int]) -> bytes:
        """Give what stands in some sectors; the last one of a file may be cut off."""
        source, start, shift = self.source, self.start, self.shift
        return b"".join([source[start + (at << shift) : start + (at + 1 << shift)] for at in chain])

    def stream(self, first: int, size: int) -> bytes:
        """Give a stream of ``size`` bytes.

        Raises:
            Unreadable: it breaks off, or comes by a sector twice.

        """
        chain = self.chain(first, -(-size >> self.shift))
        found = self.read(chain)[:size]
        if len(found) < size or len(set(chain)) < len(chain):
            raise _damaged()
        return found


class CompoundFile:
    """An opened compound file. Streams are read when they are asked for."""

    def __init__(self, source: bytes) -> None:
        """Read the directory.

        Raises:
            Unreadable: the container breaks off or contradicts itself.

        """
        if len(source) < _HEADER_BYTES:
            raise _damaged()
        shift, tables, directory, first_of_small, of_small, further, lists = _HEADER.unpack_from(source)
        if shift not in _SIZE_BITS or max(tables, of_small, lists) << shift > len(source):
            raise _damaged()
        self._table_of_small = (first_of_small, of_small)
        self._sectors = _sectors(source, shift, further, lists)
        self._root, self._entries = self._directory(directory)
        self._small: _Sectors | None = None

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
        if entry.kind != _STREAM:
            raise _damaged()
        sectors = self._sectors if entry.size >= _SMALL_BELOW else self._small_sectors()
        return sectors.stream(entry.first, entry.size)

    def _small_sectors(self) -> _Sectors:
        if self._small is None:
            large, root = self._sectors, self._root
            source = large.read(large.chain(root.first, -(-root.size >> large.shift)))
            table = _numbers(large.read(large.chain(*self._table_of_small)))
            self._small = _Sectors(source, 0, _SMALL_SHIFT, table[: -(-len(source) >> _SMALL_SHIFT)])
        return self._small

    def _directory(self, first: int) -> tuple[_Entry, dict[str, _Entry]]:
        """Give the entry of the file itself, and by their names those that stand at the top."""
        sectors = self._sectors
        data = sectors.read(sectors.chain(first, len(sectors.following)))
        count, bits = len(data) // _ENTRY.size, _SIZE_BITS[sectors.shift]
        if not count:
            raise _damaged()
        _, root = _entry(data, 0, bits)
        if root.size > len(sectors.source):
            raise _damaged()
        entries: dict[str, _Entry] = {}
        passed, wanted = {0}, [root.below]
        while wanted:
            at = wanted.pop()
            if at < count and at not in passed:
                passed.add(at)
                name, entry = _entry(data, at, bits)
                entries[name] = entry
                wanted += (entry.left, entry.right)
        return root, entries


def _sectors(source: bytes, shift: int, further: int, lists: int) -> _Sectors:
    """Read the table of sectors, as far as the file has sectors; it lies in sectors that are listed."""
    count = -(-len(source) >> shift) - 1
    sectors = _Sectors(source, 1 << shift, shift)
    listed = islice(_listed(sectors, further, lists), -(-count * _NUMBER_BYTES >> shift))
    table = sectors.read(takewhile(lambda at: at < count, listed))
    return msgspec.structs.replace(sectors, following=_numbers(table)[:count])


def _listed(sectors: _Sectors, further: int, lists: int) -> Iterator[int]:
    """Name the sectors in which the table of sectors lies: the first in the header, ``further`` ones in lists.

    Each list is a sector, whose last number names the next list.
    """
    yield from _FIRST_LIST.unpack_from(sectors.source, _HEADER.size)
    for _ in range(lists):
        numbers = _numbers(sectors.read((further,)))
        if not numbers:
            raise _damaged()
        yield from numbers[:-1]
        further = numbers[-1]


def _entry(data: bytes, at: int, size_bits: int) -> tuple[str, _Entry]:
    """Read an entry of the directory and its name, in small letters and without the zero at its end."""
    name, length, kind, left, right, below, first, size = _ENTRY.unpack_from(data, at * _ENTRY.size)
    said = name[: length - _ZERO_BYTES].decode("utf-16-le", "replace").lower()
    return said, _Entry(kind, left, right, below, first, size & size_bits)


def _numbers(data: bytes) -> tuple[int, ...]:
    count = len(data) // _NUMBER_BYTES
    return unpack(f"<{count}I", data[: count * _NUMBER_BYTES])


def _damaged() -> Exception:
    return refusals.damaged("旧版 Office 文件", "old Office file")
