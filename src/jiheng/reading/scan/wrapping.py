"""Lines outside tables that go on in the next one, because the page ended there: notes below the table, mostly."""

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

import msgspec

from jiheng.reading.pdf.lines import TextLine

_NEXT: Final = 2.0
"""The next line of a paragraph stands so many letters lower, at most,"""
_INDENT: Final = 2.5
"""begins where the one above does, or so many letters to the left of a first line,"""
_AWRY: Final = 0.5
_FULL: Final = 2.0
"""and what cannot be parted from its beginning would have come so many letters near the margin above, or over it."""
_BEGINS_ANEW: Final = re.compile(r"\s*(?:[(（]?\d{1,2}[)）.．、]|[^:：]{1,8}[:：]|[①-⑳])")
"""A number of a list, or a label, begins another paragraph however full the line above is."""

Line: TypeAlias = tuple[float, list[TextLine]]
"""The top of a line, and its pieces from left to right."""


def unwrapped(lines: Iterable[Line], margin: float) -> list[Line]:
    """Put lines together that were one until they reached the ``margin``; all are in order from top to bottom."""
    whole: list[Line] = []
    for top, pieces in lines:
        if whole and _goes_on(whole[-1][1], pieces, margin):
            (above,), (below,) = whole[-1][1], pieces
            certainty = min(above.certainty, below.certainty)
            joined = msgspec.structs.replace(below, text=above.text + below.text, certainty=certainty)
            whole[-1] = (whole[-1][0], [joined])
        else:
            whole.append((top, pieces))
    return whole


def _goes_on(above: list[TextLine], below: list[TextLine], margin: float) -> bool:
    if len(above) != 1 or len(below) != 1 or _BEGINS_ANEW.match(below[0].text):
        return False
    upper, lower = above[0], below[0]
    return (
        lower.base - upper.base <= _NEXT * lower.size
        and -_AWRY <= (upper.left - lower.left) / lower.size <= _INDENT
        and abs(margin - upper.right) <= lower.first + _FULL * lower.size
    )
