"""From the picture of a page to its blocks: tables with merged cells where there are rulings, lines of text elsewhere."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import cv2
import numpy as np

from jiheng.reading.grid import Cell, Paragraph, Table
from jiheng.reading.ruled import Box, RuledTable, ruled_tables
from jiheng.reading.scan import engine, ink, opinions, rulings, straighten, strips
from jiheng.reading.scan.opinions import Reading
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.strips import Strip

Block: TypeAlias = Paragraph | Table

_LETTERS: Final = (16.0, 24.0)
"""Letters lower than this are enlarged to it, higher ones are made smaller: pixels in between are what is needed."""
_MOST_PIXELS: Final = 9_000_000
_TOLERANCE: Final = 0.35
_SAME_LINE: Final = 0.5
_APART: Final = 1.2


def read_page(picture: Picture, *, page: int | None, tables_before: int = 0) -> list[Block]:
    """Read one page given as grey or as blue, green and red."""
    colour = picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)  # noqa: PLR2004 - axes
    upright, letter = _sized(np.asarray(colour, np.uint8))
    upright = straighten.straightened(upright, letter)
    faded, seals = ink.without_seals(upright, letter)
    grey = ink.evened(faded)
    marks = ink.ink(grey)
    across, down, lines = rulings.rulings(marks, letter)
    tables = ruled_tables(across, down, tolerance=_TOLERANCE * letter)
    clean = ink.despeckled(rulings.erased(grey, lines), letter)
    found = strips.strips(engine.detect(clean), tables, ink.ink(clean), letter)
    read = opinions.read(clean, found, letter)
    return _blocks(tables, list(zip(found, read, strict=True)), letter, page=page, tables_before=tables_before)


def _sized(picture: Picture) -> tuple[Picture, float]:
    """Bring a page to a size at which its letters are neither too small to read nor needlessly large."""
    letter = ink.letter_height(ink.ink(ink.evened(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))))
    low, high = _LETTERS
    scale = low / letter if letter < low else high / letter if letter > high else 1.0
    scale = min(scale, (_MOST_PIXELS / (picture.shape[0] * picture.shape[1])) ** 0.5)
    if scale == 1.0:
        return picture, letter
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=kind), np.uint8), letter * scale


_Read: TypeAlias = tuple[Strip, Reading]


def _blocks(
    tables: Sequence[RuledTable], read: Sequence[_Read], letter: float, *, page: int | None, tables_before: int
) -> list[Block]:
    """Put what was read into cells, and the rest into lines, from top to bottom."""
    placed: list[tuple[float, Block]] = []
    by_cell: dict[int | None, list[_Read]] = {}
    for one in read:
        if one[1].text:
            by_cell.setdefault(one[0].cell, []).append(one)
    index = 0
    for number, table in enumerate(tables, start=tables_before + 1):
        cells = []
        for cell in table.cells:
            text, certainty = _text(by_cell.get(index, []), letter)
            cells.append(Cell(cell.row, cell.column, text, cell.row_span, cell.column_span, certainty))
            index += 1
        placed.append((table.box.top, Table(tuple(cells), number, page=page)))
    for row, line in enumerate(_lines(by_cell.get(None, []), letter), start=1):
        top = min(strip.box.top for strip, _ in line)
        placed.append((top, Paragraph(_joined(line, letter, apart="  "), row, page=page)))
    return [block for _, block in sorted(placed, key=lambda one: one[0])]


def _text(own: Sequence[_Read], letter: float) -> tuple[str, float]:
    """Join the lines of a cell; it is as sure as the least sure of them."""
    lines = [_joined(line, letter, apart=" ") for line in _lines(own, letter)]
    return "\n".join(lines), min((reading.certainty for _, reading in own), default=1.0)


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


def _joined(line: Sequence[_Read], letter: float, *, apart: str) -> str:
    text, end = "", 0.0
    for strip, reading in line:
        text += (apart if text and strip.box.left - end > _APART * letter else "") + reading.text
        end = strip.box.right
    return text
