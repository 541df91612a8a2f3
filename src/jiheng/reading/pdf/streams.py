"""A look at the packed parts of a PDF before the engine unpacks them, which nothing can stop once it has begun.

Operators that draw a page are read at once and take far more room and time than they have bytes; so those of one page
are bounded narrowly, fonts and tables of objects widely, and pictures by their pixels.
"""

from typing import Final

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Unreadable
from jiheng.reading.pdf import filters
from jiheng.reading.pdf.objects import Objects, Stream

_NO_OPERATORS: Final = frozenset({"ObjStm", "XRef", "XML"})

_MOST_LOCKED: Final = 256 * 1024
"""Objects packed together that are locked, and so cannot be looked at before: they may be 270 MB."""


def refuse_far_too_large(objects: Objects) -> None:
    """Look at each packed part of a file.

    Raises:
        Unreadable: what it says it holds is far larger than any form.

    """
    drawn = 0
    for stream in objects.streams():
        if stream.head.get("Subtype") == "Image":
            if _pixels(objects, stream) > limits.MAX_PICTURE_PIXELS:
                raise too_large(limits.MAX_PICTURE_PIXELS, "像素")
            continue
        draws = _may_draw(stream)
        most = limits.MAX_PDF_DRAWING_BYTES if draws else limits.MAX_PDF_PART_BYTES
        given = len(objects.unpacked(stream, most))
        if not given and stream.head.get("Type") == "ObjStm" and len(objects.packed(stream)) > _MOST_LOCKED:
            raise too_large(_MOST_LOCKED, "字节")
        size = given * filters.weight(objects.filters(stream))
        drawn += size if draws else 0
        if size > most or drawn > limits.MAX_PDF_PART_BYTES:
            raise too_large(most, "字节")


def too_large(most: int, unit: str) -> Unreadable:
    """Say that a file would unpack to more than so much."""
    return refusals.too_large("PDF 展开后", f"{most:,} {unit}", "the unpacked PDF")


def _pixels(objects: Objects, stream: Stream) -> int:
    sides = [next(objects.entries(stream, side), 0) for side in ("Width", "Height")]
    wide, high = (side if isinstance(side, int) else 0 for side in sides)
    return wide * high


def _may_draw(stream: Stream) -> bool:
    """Tell what may be operators from fonts, tables of objects and what is said about the file."""
    of_another_kind = "Length1" in stream.head or stream.head.get("Type") in _NO_OPERATORS
    return not of_another_kind and stream.head.get("Subtype") in {None, "Form"}
