"""Lines outside tables that are one paragraph: a line that ended only because it was full goes on in the next.

Whether a line is full, the tables of the document say, between whose borders its writing stands. A line that begins
with a number, a label or further in begins something of its own; so does one after a gap.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import msgspec

from jiheng.reading.pdf.lines import TextLine, is_full, joined
from jiheng.reading.pdf.pages import Part, PrintedLine, PrintedTable

_BEGINS_ITSELF: Final = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳■□●◆★※*]|[^，。；,;]{1,12}[：:])"
)
_FURTHER_IN: Final = 0.5
_LINE_HEIGHTS: Final = 2.5
_SAME_SIZE: Final = 0.1


def flowing(parts: Sequence[Part]) -> Iterator[Part]:
    """Give the parts of a document with the lines of each paragraph as one."""
    edges = [part.columns[-1] for part in parts if isinstance(part, PrintedTable)]
    following = chain(edges[:1], edges)
    edge = next(following, None)
    paragraph: list[PrintedLine] = []
    for part in parts:
        if paragraph and not (isinstance(part, PrintedLine) and edge and _goes_on(paragraph, part, edge)):
            yield _written(paragraph, edge)
            paragraph = []
        if isinstance(part, PrintedLine):
            paragraph.append(part)
        else:
            edge = next(following)
            yield part
    if paragraph:
        yield _written(paragraph, edge)


def _goes_on(paragraph: Sequence[PrintedLine], line: PrintedLine, edge: float) -> bool:
    """Say whether a line belongs to the paragraph above it; ``edge`` is how far to the right writing goes."""
    if line.page != paragraph[-1].page or len(line.pieces) > 1 or len(paragraph[-1].pieces) > 1:
        return False
    above, below = paragraph[-1].pieces[0], line.pieces[0]
    return (
        abs(above.size - below.size) <= _SAME_SIZE * above.size
        and below.base - above.base <= _LINE_HEIGHTS * above.size
        and below.left - above.left <= _FURTHER_IN * above.size
        and is_full(above, below, edge - above.left)
        and _BEGINS_ITSELF.match(below.text) is None
    )


def _written(paragraph: Sequence[PrintedLine], edge: float | None) -> PrintedLine:
    if len(paragraph) == 1 or edge is None:
        return paragraph[0]
    lines: list[TextLine] = [line.pieces[0] for line in paragraph]
    # The first line alone may begin further in; each of them was found full.
    text = joined(lines, 0)
    certainty = min(line.certainty for line in lines)
    return PrintedLine(paragraph[0].page, [msgspec.structs.replace(lines[0], text=text, certainty=certainty)])
