"""From the picture of a page to a printed page: ruled tables with merged cells, and lines of text elsewhere.

Once it is prepared (:mod:`.prepared`), lines of text are found, cut at the walls of cells, read, and put where they
stand. A page that lies on its side or stands on its head is told by its own text.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import cv2
import numpy as np

from jiheng.reading.pdf.lines import TextLine, is_wide
from jiheng.reading.pdf.pages import Part, PrintedCell, PrintedLine, PrintedPage, PrintedTable
from jiheng.reading.ruled import Box, RuledTable
from jiheng.reading.scan import engine, opinions, strips, wrapping
from jiheng.reading.scan.ink import ink
from jiheng.reading.scan.opinions import Reading
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.prepared import prepare, sized
from jiheng.reading.scan.strips import Strip

_SAME_LINE: Final = 0.5
_APART: Final = 1.6
"""Two pieces of a line so many letters apart are two things."""
_INSET: Final = 0.25
_A4: Final = 842.0
"""How long the longer side of a page is, in points, where nobody says."""
_LEFT: Final = 50.0
"""Where the widest table of a page is put, in points, so that tables on pages that lay differently can be joined."""
_TEXT_WIDTH: Final = 0.85
"""The right margin lies no further in than this share of the page, where nothing reaches further."""
_TALL: Final = 1.4
_STANDING: Final = 0.6
"""A page on which this share of the long lines stands upright lies on its side."""
_DOUBTFUL: Final = 0.7
"""A page read with no more than this certainty, on the whole, may stand on its head."""

_TELLING: Final = 12
"""So many of its lines are read upside down to see."""

_Read: TypeAlias = tuple[Strip, Reading]


def read_page(picture: Picture, *, number: int, dpi: float | None = None) -> PrintedPage:
    """Read one page.

    Args:
        picture: the page as grey (two axes) or as blue, green and red (three).
        number: of the page in its file, from 1.
        dpi: pixels an inch, for places in points; without it the page is taken for A4.

    """
    colour = np.asarray(picture if picture.ndim == len("bgr") else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    fitting, letter = sized(colour)
    page = _Page(fitting, letter)
    if page.lies_on_its_side():
        page = _Page(np.ascontiguousarray(np.rot90(fitting)), letter)
    if page.sureness() < _DOUBTFUL and page.stands_on_its_head():
        page = _Page(np.ascontiguousarray(np.rot90(page.given, 2)), letter)
    scale = max(picture.shape[:2]) / max(fitting.shape[:2]) * (72 / dpi) if dpi else _A4 / max(fitting.shape[:2])
    return page.printed(number, scale)


class _Page:
    """A page, held one way up, while it is read."""

    def __init__(self, given: Picture, letter: float) -> None:
        self.given = given
        self.letter = letter
        self.prepared = prepare(given, letter)
        self.found = engine.detect(self.prepared.clean, letter)
        self._read: list[_Read] | None = None

    def lies_on_its_side(self) -> bool:
        """Say whether most long lines run down the page."""
        sides = [(box.right - box.left, box.bottom - box.top) for box in self.found]
        standing = sum(height for width, height in sides if height > _TALL * width)
        lying = sum(width for width, height in sides if width > _TALL * height)
        return standing > _STANDING * (standing + lying)

    def read(self) -> list[_Read]:
        """Read every line of text, once."""
        if self._read is None:
            clean = self.prepared.clean
            cut = strips.strips(self.found, self.prepared.tables, ink(clean, faint=True), self.letter)
            unsure = (*self.prepared.seals, *self.prepared.bent)
            self._read = list(zip(cut, opinions.read(clean, cut, self.letter, unsure), strict=True))
        return self._read

    def sureness(self) -> float:
        """Say how sure the engine was of the characters, on the whole; 1 where there are none."""
        said = [(reading.text, reading.score) for _, reading in self.read() if reading.text]
        return _said_surely(said) / sum(len(text) for text, _ in said) if said else 1.0

    def stands_on_its_head(self) -> bool:
        """Say whether the longest lines are read better upside down; a few tell, and take little time."""
        longest = sorted(self.read(), key=lambda one: one[0].box.right - one[0].box.left)[-_TELLING:]
        crops = [strips.crop(self.prepared.clean, strip.box, self.letter) for strip, _ in longest]
        turned = engine.recognise([np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops])
        upright = _said_surely((reading.text, reading.score) for _, reading in longest)
        return _said_surely((line.text, line.score) for line in turned) > upright

    def printed(self, number: int, scale: float) -> PrintedPage:
        """Put what was read into cells, and the rest into lines, from top to bottom; ``scale`` is points a pixel."""
        by_cell: dict[int | None, list[_Read]] = {}
        for one in self.read():
            if one[1].text:
                by_cell.setdefault(one[0].cell, []).append(one)
        widest = max(self.prepared.tables, key=lambda table: table.box.right - table.box.left, default=None)
        aside = _LEFT - widest.box.left * scale if widest is not None else 0.0
        points = _Scale(scale, aside, self.letter)
        placed: list[tuple[float, Part]] = []
        first = 0
        for table in self.prepared.tables:
            texts = [by_cell.get(first + index, []) for index in range(len(table.cells))]
            placed.append((table.box.top, _table(table, texts, number, points)))
            first += len(table.cells)
        outside = _lines(by_cell.get(None, []), self.letter)
        pieces = [(line[0][0].box.top, _pieces(line, points)) for line in outside]
        ends = [own[-1].right for _, own in pieces] + [points.across(table.box.right) for table in self.prepared.tables]
        margin = max(*ends, _TEXT_WIDTH * points.length(self.given.shape[1])) if ends else 0.0
        placed.extend((top, PrintedLine(number, own)) for top, own in wrapping.unwrapped(pieces, margin))
        parts = [part for _, part in sorted(placed, key=lambda one: one[0])]
        return PrintedPage(number, 0.0, self.given.shape[0] * scale, parts)


def _said_surely(read: Iterable[tuple[str, float]]) -> float:
    """Count characters, each as much as its line is sure."""
    return sum(score * len(text) for text, score in read)


class _Scale:
    """From pixels to points."""

    def __init__(self, scale: float, aside: float, letter: float) -> None:
        self.scale, self.aside, self.letter = scale, aside, letter

    def across(self, x: float) -> float:
        return x * self.scale + self.aside

    def length(self, pixels: float) -> float:
        return pixels * self.scale


def _table(table: RuledTable, texts: Sequence[Sequence[_Read]], number: int, points: _Scale) -> PrintedTable:
    cells = []
    for cell, own in zip(table.cells, texts, strict=True):
        width = points.length(cell.box.right - cell.box.left - 2 * _INSET * points.letter)
        lines = [_line(line, points) for line in _lines(own, points.letter)]
        cells.append(PrintedCell(cell.row, cell.column, cell.row_span, cell.column_span, width, lines))
    edges = [points.across(edge) for edge in table.columns]
    heights = [points.length(below - above) for above, below in zip(table.rows, table.rows[1:], strict=False)]
    top, bottom = points.length(table.box.top), points.length(table.box.bottom)
    return PrintedTable(number, Box(edges[0], top, edges[-1], bottom), cells, edges, heights, [])


def _lines(read: Sequence[_Read], letter: float) -> list[list[_Read]]:
    """Group strips that stand on one line, each from left to right."""
    lines: list[list[_Read]] = []
    for one in sorted(read, key=lambda one: _middle(one[0].box)):
        if lines and _middle(one[0].box) - _middle(lines[-1][0][0].box) < _SAME_LINE * letter:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda one: one[0].box.left) for line in lines]


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _pieces(line: Sequence[_Read], points: _Scale) -> list[TextLine]:
    """Part a line outside tables where it shows a wide gap."""
    pieces: list[list[_Read]] = []
    for one in line:
        if pieces and one[0].box.left - pieces[-1][-1][0].box.right <= _APART * points.letter:
            pieces[-1].append(one)
        else:
            pieces.append([one])
    return [_line(piece, points) for piece in pieces]


def _line(line: Sequence[_Read], points: _Scale) -> TextLine:
    text, end = "", 0.0
    for strip, reading in line:
        text += (" " if text and strip.box.left - end > _APART / 2 * points.letter else "") + reading.text
        end = strip.box.right
    left, base = line[0][0].box.left, max(strip.box.bottom for strip, _ in line)
    first = points.length(_beginning(text, points.letter))
    certainty = min(reading.certainty for _, reading in line)
    return TextLine(
        text,
        points.across(left),
        points.across(end),
        points.length(base),
        points.length(points.letter),
        first,
        certainty,
    )


def _beginning(text: str, letter: float) -> float:
    """Measure about what cannot be parted from the beginning of a line: a character, or a word of narrow ones."""
    if is_wide(text[0]):
        return letter
    narrow = next((index for index, sign in enumerate(text) if is_wide(sign) or sign == " "), len(text))
    return narrow * letter / 2
