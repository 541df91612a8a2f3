"""A text of one cell of a sheet, changed where it stands, or made the cell's own where it is shared with others."""

import re
from collections.abc import Sequence
from typing import Final

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.mending import Change
from jiheng.exporting.annotating.mending_texts import mended_texts
from jiheng.exporting.annotating.tags import Edit, Tag

_KIND: Final = re.compile(rb"""(?<=\s)t\s*=\s*(?:"s"|'s')""")


def mended_cell(data: bytes, cell: str, shared: bytes | None, printed: str, changes: Sequence[Change]) -> list[Edit]:
    """Say how to change the bytes of a sheet, so that what is ``printed`` in a cell changes.

    ``shared`` is the part of the texts that cells share. A text found there is put into the cell, changed, so that no
    other cell changes with it; the results of formulas stay.
    """
    found = _tags_of(data, cell)
    if not found or any(tag.name == "f" for tag in found):
        return []
    head = found[0]
    if tags.attributes(data, head).get("t") == "inlineStr":
        own = [tag for tag in found if tag.name == "is"]
        return mended_texts(data, [(own[0].end, own[-1].start)], printed, changes, ()) if len(own) > 1 else []
    kind = _KIND.search(data, head.start, head.end)
    values = [tag for tag in found if tag.name == "v"]
    if kind is None or len(values) != 2 or shared is None:  # noqa: PLR2004 - where the value begins and ends
        return []
    text = _shared_text(shared, data[values[0].end : values[1].start])
    edits = [] if text is None else mended_texts(text.encode(), [(0, len(text.encode()))], printed, changes, ())
    if text is None or not edits:
        return []
    p = f"{head.prefix}:" if head.prefix else ""
    told = f"<{p}is>{tags.applied(text.encode(), edits).decode()}</{p}is>"
    return [
        Edit(kind.start(), kind.end() - kind.start(), 't="inlineStr"'),
        Edit(values[0].start, values[1].end - values[0].start, told),
    ]


def _tags_of(data: bytes, cell: str) -> list[Tag]:
    """Give the tags of one cell, its own first."""
    found: list[Tag] = []
    for tag in tags.tags(data, ("c", "is", "v", "f")):
        if tag.name == "c":
            if found:
                return found
            if tag.is_start and not tag.is_end and tags.attributes(data, tag).get("r", "").upper() == cell:
                found.append(tag)
        elif found:
            found.append(tag)
    return found


def _shared_text(shared: bytes, number: bytes) -> str | None:
    """Give what stands in one of the shared texts; its elements have to go by the names they would have in a sheet."""
    if not number.strip().isdigit() or tags.root(shared).prefix:
        return None
    at, begun = -1, None
    for tag in tags.tags(shared, ("si",)):
        at += tag.is_start
        if at == int(number) and tag.is_start:
            begun = tag.end
        elif begun is not None and tag.is_end:
            return shared[begun : tag.start].decode(errors="replace")
    return None
