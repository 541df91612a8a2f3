"""Text boxes of a binary Word document: which part of their text stands in which, and where each is anchored."""

import struct
from itertools import pairwise
from typing import NamedTuple

from jiheng.reading.documents.doc.records import ANCHORS, BOXES, Records

_ANCHOR_BYTES = 26
_BOX_BYTES = 22
_SHAPE = 14
"""Where the record of a text box names its shape; that of an anchor begins with it."""


class Box(NamedTuple):
    """Characters ``start`` to ``end`` stand in a box anchored at a character; ``None`` where nothing says at which."""

    start: int
    end: int
    anchor: int | None


def boxes(records: Records) -> list[Box]:
    """List the boxes in the order of their texts."""
    first, end = records.boxes_text()
    if first >= end:
        return []
    anchors = {}
    places, shapes = records.plex(ANCHORS, _ANCHOR_BYTES)
    for place, shape in zip(places, shapes, strict=False):
        anchors[struct.unpack_from("<I", shape)[0]] = place
    starts, held = records.plex(BOXES, _BOX_BYTES)
    return [
        Box(first + start, min(first + stop, end), anchors.get(struct.unpack_from("<I", box, _SHAPE)[0]))
        for (start, stop), box in zip(pairwise(starts), held, strict=False)
        if start < stop and first + start < end
    ]
