"""A look at the packed parts of a PDF before the engine unpacks them, which nothing can stop once it has begun.

Operators that draw a page are read at once and take far more room and time than they have bytes; so those of one page
are bounded narrowly, fonts and tables of objects widely, and pictures by their pixels.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Unreadable

_BEGIN: Final = re.compile(rb"(?<!end)stream\r?\n")
_END: Final = b"endstream"
_HEAD: Final = 1_000
_FLATE: Final = re.compile(rb"/Fl(?:ateDecode)?\b")
_OTHER: Final = re.compile(rb"/(?:Length1|ObjStm|XRef|XML)\b|/Subtype\s*/(?!Form\b)")
_SIDE: Final = re.compile(rb"/(?:Width|Height)\s+(\d{1,10})")
_MOST_RATIO: Final = 1_032
"""No packed byte gives more than so many."""


def refuse_far_too_large(source: bytes) -> None:
    """Look at each packed part of a file.

    Raises:
        Unreadable: what it says it holds is far larger than any form.

    """
    drawn = 0
    for head, start in _parts(source):
        if b"/Image" in head:
            sides = [int(side) for side in _SIDE.findall(head)]
            if len(sides) > 1 and sides[0] * sides[1] > limits.MAX_PICTURE_PIXELS:
                raise _too_large(limits.MAX_PICTURE_PIXELS, "像素")
        elif _FLATE.search(head) or b"/Filter" not in head:
            most = limits.MAX_PDF_PART_BYTES if _OTHER.search(head) else limits.MAX_PDF_DRAWING_BYTES
            size = _unpacked_size(source, start, most) if b"/Filter" in head else _size(source, start)
            drawn += 0 if _OTHER.search(head) else size
            if size > most or drawn > limits.MAX_PDF_PART_BYTES:
                raise _too_large(most, "字节")


def _too_large(most: int, unit: str) -> Unreadable:
    return refusals.too_large("PDF 展开后", f"{most:,} {unit}", "the unpacked PDF")


def _parts(source: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the dictionary of each part and where its bytes begin."""
    for found in _BEGIN.finditer(source):
        head = source[max(found.start() - _HEAD, 0) : found.start()]
        yield head[head.rfind(b" obj") + 1 :], found.end()


def _size(source: bytes, start: int) -> int:
    """Count the bytes of a part that is not packed."""
    end = source.find(_END, start)
    return (end if end > 0 else len(source)) - start


def _unpacked_size(source: bytes, start: int, most: int) -> int:
    """Count bytes up to one more than ``most``; what cannot be unpacked counts nothing."""
    end = source.find(_END, start)
    packed = source[start : end if end > 0 else len(source)]
    if len(packed) * _MOST_RATIO <= limits.MAX_PDF_UNASKED_BYTES:
        return 0
    try:
        return len(zlib.decompressobj().decompress(packed, most + 1))
    except zlib.error:
        return 0
