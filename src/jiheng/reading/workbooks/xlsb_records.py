"""The records of a binary workbook of Excel 2007 and later, and the ways in which they hold texts.

Record: one or two bytes what it is, one to four bytes how long it is, seven bits each, then its body. The layout of all
records is that of [MS-XLSB].
"""

from collections.abc import Iterator
from struct import Struct
from typing import Final

from jiheng.reading import limits
from jiheng.reading.workbooks.binary_values import RUN_BYTES, Fonts, damaged, run_through, too_many

_MORE: Final = 0x80
_LENGTH_BYTES: Final = 4
_LONG: Final = Struct("<I")
_HAS_RUNS: Final = 0x01
_NO_TEXT: Final = 0xFFFFFFFF


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part.

    Raises:
        Unreadable: the part breaks off, or there are more records than any workbook of forms has.

    """
    at, end = 0, len(part)
    for _ in range(limits.MAX_RECORDS):
        if at == end:
            return
        try:
            kind = part[at]
            at += 1
            if kind & _MORE:
                kind = kind & ~_MORE | (part[at] & ~_MORE) << 7
                at += 1
            size = 0
            for step in range(_LENGTH_BYTES):
                size |= (part[at] & ~_MORE) << 7 * step
                at += 1
                if not part[at - 1] & _MORE:
                    break
        except IndexError as fault:
            raise damaged() from fault
        if at + size > end:
            raise damaged()
        yield kind, part[at : at + size]
        at += size
    raise too_many()


def string(body: bytes, at: int) -> tuple[str, int]:
    """Read a text, and say where it ends.

    Raises:
        struct.error: it does not fit into the record.

    """
    (size,) = _LONG.unpack_from(body, at)
    at += _LONG.size
    if size == _NO_TEXT:
        return "", at
    return body[at : at + 2 * size].decode("utf-16-le", "replace"), at + 2 * size


def rich(body: bytes, at: int, fonts: Fonts) -> str:
    """Read a text with runs of different fonts: struck out it says nothing, raised it is raised."""
    text, end = string(body, at + 1)
    if not body[at] & _HAS_RUNS:
        return text
    (count,) = _LONG.unpack_from(body, end)
    start = end + _LONG.size
    return run_through(text, body[start : start + count * RUN_BYTES], fonts)
