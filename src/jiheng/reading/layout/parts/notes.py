"""Notes under the table: 「注：1.…」 and the numbered lines that go on with it, kept together as one remark.

Their scales of grades and rules of scoring are worth more in one piece, and a note that begins 「3.自评等级：」
explains a label instead of filling it in.
"""

import re
from collections.abc import Sequence

import msgspec

from jiheng.form import Field, clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.lines import Line

_NUMBERED = re.compile(r"\s*(?:[(（]?\d{1,2}[)）]|\d{1,2}\s*[.．、:：]|[①-⑳]|[(（][一二三四五六七八九十]{1,2}[)）])")
_HEAD = re.compile(r"\s*([^:：\d]{1,8}?)\s*[:：]")
# 「说明：1.…」 begins notes; 「说明 | 无」 beside it in a cell of its own is a remark like any other.
_NOTES = "notes"


class Notes(msgspec.Struct, frozen=True):
    """The label of the notes as printed, and the lines they run over."""

    label: str
    lines: tuple[Line, ...]

    def text(self, grid: Grid) -> Field[str]:
        """Put the notes into one field, which stands where they begin and is no surer than any of their lines."""
        pieces = [line.filled[0] for line in self.lines]
        first = pieces[0].text
        inline = first[found.end() :] if (found := _HEAD.match(first)) is not None else ""
        said = clean("\n".join((inline, *(piece.text for piece in pieces[1:]))))
        whole = msgspec.structs.replace(
            pieces[0],
            text="\n".join(piece.text for piece in pieces),
            certainty=min(piece.certainty for piece in pieces),
        )
        return Cells(grid, self.lines[0]).read(whole, lambda _: said or None)


def notes_from(lines: Sequence[Line], start: int) -> Notes | None:
    """Give the notes that begin on line ``start`` (from 0), or ``None`` where none do."""
    head = _notes_label(lines[start])
    if head is None:
        return None
    stop = start + 1
    while stop < len(lines) and (text := lines[stop].sole_text) is not None and _NUMBERED.match(text):
        stop += 1
    return Notes(head, tuple(lines[start:stop]))


def begins_notes(line: Line) -> bool:
    """Tell whether a line is notes under the table: nothing but 「注：…」."""
    return _notes_label(line) is not None


def _notes_label(line: Line) -> str | None:
    text = line.sole_text
    if text is None:
        return None
    found = _HEAD.match(text)
    words = found[1] if found is not None else text
    label = label_in(Part.REMARK, take_apart(words).bare)
    return clean(words) if label is not None and label.code == _NOTES else None
