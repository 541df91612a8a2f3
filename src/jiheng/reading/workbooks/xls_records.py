"""The records of an old workbook (BIFF5 to BIFF8), and the ways in which they hold texts.

Record: two bytes what it is, two bytes how long it is, then its body. A body of more than 8,224 bytes goes on in
records CONTINUE; a text of two bytes a character may there go on in one byte a character, or the other way round. The
layout of all records is that of [MS-XLS].
"""

from bisect import bisect_left
from codecs import utf_16_le_decode
from collections.abc import Iterator
from struct import Struct
from typing import Final

from jiheng.reading import limits
from jiheng.reading.workbooks.binary_values import Fonts, damaged, run_through, too_many

BOF: Final = 0x0809
EOF: Final = 0x000A
CONTINUE: Final = 0x003C
_BOUNDS: Final = frozenset({BOF, EOF})

BIFF8: Final = 0x0600
"""The version of Excel 97 and all that followed; Excel 5 and 95 wrote 0x0500."""

_HEAD: Final = Struct("<HH")
_HEAD_SIZE: Final = 4
_TWO_BYTES: Final = 0x01
_HAS_EXTENSION: Final = 0x04
_HAS_RUNS: Final = 0x08
_LENGTH_AND_FLAGS: Final = Struct("<HB")
_UNSIGNED: Final = Struct("<I")
_SHORT: Final = Struct("<H")


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of one part of the workbook, from ``start`` to its end; parts inside it are left out.

    Raises:
        Unreadable: no part begins there, it breaks off, or there are more records than any workbook of forms has.

    """
    depth, at, left = 0, start, limits.MAX_RECORDS
    head, last = _HEAD.unpack_from, len(stream) - _HEAD_SIZE
    while at <= last and left:
        kind, size = head(stream, at)
        body = at + _HEAD_SIZE
        at = body + size
        left -= 1
        if kind in _BOUNDS:
            depth += 1 if kind == BOF else -1
            if depth == 0:
                return
        if depth == 1:
            yield kind, stream[body:at]
        elif depth < 1:
            break
    if not left:
        raise too_many()
    raise damaged()


def string(body: bytes, at: int, encoding: str | None, *, wide: bool = True) -> str:
    """Read a text inside a record. ``encoding`` is that of a workbook before BIFF8; ``None`` says it is BIFF8.

    ``wide`` says that two bytes tell how long it is, else one.
    """
    size = int.from_bytes(body[at : at + 1 + wide], "little")
    at += 1 + wide
    if encoding is not None:
        return body[at : at + size].decode(encoding, "replace")
    flags, at = body[at] if at < len(body) else 0, at + 1
    at += 2 * bool(flags & _HAS_RUNS) + 4 * bool(flags & _HAS_EXTENSION)
    return _decoded(body[at : at + (size << (flags & _TWO_BYTES))], flags)


def _decoded(letters: bytes, flags: int) -> str:
    return utf_16_le_decode(letters, "replace")[0] if flags & _TWO_BYTES else letters.decode("latin-1")


class Continued:
    """A body with those that continue it, and the texts in it."""

    def __init__(self, body: bytes) -> None:
        """Begin with the body of the first record."""
        self._bodies = [body]

    def add(self, body: bytes) -> None:
        """Take up a record CONTINUE."""
        self._bodies.append(body)

    def string(self, fonts: Fonts, encoding: str | None) -> str:
        """Give the one text that the record is; ``encoding`` as for :func:`string`."""
        if encoding is not None:
            return string(b"".join(self._bodies), 0, encoding)
        return next(self.strings(fonts, 0), "")

    def strings(self, fonts: Fonts, start: int) -> Iterator[str]:
        """Give all texts from ``start`` on; where they break off, they end."""
        data = b"".join(self._bodies)
        ends, at = [], 0
        for body in self._bodies:
            at += len(body)
            ends.append(at)
        at, count, until = start, 0, ends[0]
        last = len(data) - _LENGTH_AND_FLAGS.size
        head = _LENGTH_AND_FLAGS.unpack_from
        while at <= last:
            size, flags = head(data, at)
            at += _LENGTH_AND_FLAGS.size
            count += 1
            if count > limits.MAX_RECORDS:
                raise too_many()
            runs = extension = 0
            if flags & (_HAS_RUNS | _HAS_EXTENSION):
                if at + 6 > len(data):
                    return
                if flags & _HAS_RUNS:
                    runs, at = _SHORT.unpack_from(data, at)[0], at + 2
                if flags & _HAS_EXTENSION:
                    extension, at = _UNSIGNED.unpack_from(data, at)[0], at + 4
            end = at + (size << (flags & _TWO_BYTES))
            if at > until:
                until = ends[min(bisect_left(ends, at), len(ends) - 1)]
            if end <= until:
                said = _decoded(data[at:end], flags)
            else:
                said, end = _across(data, at, size, flags, ends)
            yield run_through(said, data[end : end + 4 * runs], fonts) if runs else said
            at = end + 4 * runs + extension


def _across(data: bytes, at: int, size: int, flags: int, ends: list[int]) -> tuple[str, int]:
    """Read a text that goes on in the next body, which says anew how many bytes a character has."""
    pieces: list[str] = []
    for end in ends[bisect_left(ends, at) :]:
        if at > end:
            continue
        taken = min(size, (end - at) >> (flags & _TWO_BYTES))
        to = at + (taken << (flags & _TWO_BYTES))
        pieces.append(_decoded(data[at:to], flags))
        size -= taken
        if not size or end >= len(data):
            at = to if not size else len(data)
            break
        flags, at = data[end], end + 1
    return "".join(pieces), at
