"""The frame of an official table: rows of boxes whose widths are told in parts of the page, put on one grid of columns.

Official tables are several tables one below the other, joined at their edges: what heads columns is repeated on each
page only at the top of a table. All of them share their columns, as a sheet of a workbook wants it.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import Cell, CellLook, Table
from jiheng.exporting.papers.texts import height_in_lines

_HAN_LABEL: Final = re.compile("[\u4e00-\u9fff：（）]+")
_PARTS: Final = re.compile("(?<=：)(?!$)|(?<!^)(?=（)")
"""Where a label is broken first: behind what it begins with, and before what stands in brackets."""


class Box(msgspec.Struct, frozen=True):
    """A cell, ``width`` parts of the page wide, over so many rows; without a width it takes what its row leaves."""

    text: str = ""
    width: int | None = None
    look: CellLook = CellLook.LABEL
    rows: int = 1
    is_open: bool = False


class _Placed(msgspec.Struct, frozen=True):
    """A box with the row it begins in and the edges it reaches from and to."""

    box: Box
    row: int
    left: int
    right: int

    @property
    def text(self) -> str:
        """What is printed in it."""
        return _evenly(self.box.text, self.right - self.left) if self.box.look is CellLook.LABEL else self.box.text


class _Part(msgspec.Struct):
    """A table under way."""

    head_rows: int
    placed: list[_Placed]
    rows: int = 0
    least_heights: list[tuple[int, int]] = []
    ample_heights: list[tuple[int, int]] = []


class Frame:
    """Collects rows; boxes are laid from left to right beside those that reach down from above."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._parts: list[_Part] = []

    def begin(self, head_rows: int = 0) -> None:
        """Begin a table, whose first rows are repeated on each page."""
        self._parts.append(_Part(head_rows, [], 0, [], []))

    def row(self, *boxes: Box, lines: int = 1, ample: int = 1) -> None:
        """Add a row that is at least so many ``lines`` high, or ``ample`` where the page has room."""
        part = self._parts[-1]
        taken = sorted((one.left, one.right) for one in part.placed if one.row < part.rows < one.row + one.box.rows)
        at = _behind(0, taken)
        for index, box in enumerate(boxes):
            right = at + box.width if box.width is not None else self._rest(at, boxes[index + 1 :], taken)
            part.placed.append(_Placed(box, part.rows, at, right))
            at = _behind(right, taken)
        if lines > 1:
            part.least_heights.append((part.rows, lines))
        if ample > lines:
            part.ample_heights.append((part.rows, ample))
        part.rows += 1

    def lines_of(self, box: Box) -> int:
        """Count the lines that the text of a box takes."""
        return height_in_lines(box.text, _room(box.width or self.width), looks.XIAO_WU)

    def _rest(self, at: int, following: Sequence[Box], taken: Sequence[tuple[int, int]]) -> int:
        """Say where a box ends that takes what the others leave, before the next one that reaches down from above."""
        end = next((left for left, _ in taken if left > at), self.width)
        return end - sum(box.width or 0 for box in following)

    def tables(self) -> Iterator[Table]:
        """Give the tables, all with the same columns."""
        placed = [one for part in self._parts for one in part.placed]
        edges = sorted({0, self.width, *(one.left for one in placed), *(one.right for one in placed)})
        column = {edge: at for at, edge in enumerate(edges)}
        widths = tuple(right - left for left, right in pairwise(edges))
        for part in self._parts:
            cells = tuple(
                Cell(
                    one.row, column[one.left], one.text, one.box.look,
                    one.box.rows, column[one.right] - column[one.left], one.box.is_open,
                )
                for one in sorted(part.placed, key=lambda one: (one.row, one.left))
            )  # fmt: skip
            yield Table(widths, cells, part.head_rows, tuple(part.least_heights), tuple(part.ample_heights))


def _behind(at: int, taken: Sequence[tuple[int, int]]) -> int:
    """Give the first free place from ``at`` on."""
    for left, right in taken:
        if left <= at < right:
            at = right
    return at


def _room(width: int) -> float:
    """Say how long a line may be in a box that is so wide, in points."""
    return width * looks.POINTS_A_MM - 2 * looks.BESIDE


def _evenly(label: str, width: int) -> str:
    """Break a label that is longer than its box is wide into lines of much the same length, lest one letter be left."""
    letters = max(int(_room(width) / looks.XIAO_WU), 1)
    if len(label) <= letters or _HAN_LABEL.fullmatch(label) is None:
        return label
    return "\n".join(line for part in _PARTS.split(label) for line in _lines(part, letters))


def _lines(part: str, letters: int) -> Iterator[str]:
    many = math.ceil(len(part) / letters)
    each = math.ceil(len(part) / many)
    yield from (part[at : at + each] for at in range(0, len(part), each))
