"""The frame of an official table: rows of boxes whose widths are told in parts of the page, put on one grid of columns.

Official tables are several tables one below the other, joined at their edges: what heads columns is repeated on each
page only at the top of a table. All of them share their columns, as a sheet of a workbook wants it.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import msgspec

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import Cell, CellLook, Table
from jiheng.exporting.papers.texts import height_in_lines

UPRIGHT: Final = 156
"""The width of the text on an upright page, in mm."""
WIDE: Final = 225
"""The same on a page that lies on its side."""
_A_FIGURE: Final = 1.85
"""How many mm wide a figure is in a table."""
_A_LETTER: Final = 3.2
"""The same of a Chinese letter."""
_A_POINT: Final = 0.9
_A_PERCENT: Final = 3.0
_BESIDE: Final = 3
"""What a cell leaves free at both sides, rounded up."""
_WIDEST: Final = 36
_UNBROKEN: Final = re.compile("[!-~≥≤～–—％]+")
_POINTS_A_MM: Final = 72 / 25.4
_NEAR: Final = 3
"""Edges of columns this near to one another are one edge."""


class Box(msgspec.Struct, frozen=True):
    """A cell, ``width`` parts of the page wide, over so many rows; without a width it takes what its row leaves."""

    text: str = ""
    width: int | None = None
    look: CellLook = CellLook.LABEL
    rows: int = 1
    is_open: bool = False


class Column(msgspec.Struct, frozen=True):
    """A column: what stands in it, its head, how wide it must be at least, and its share of what is left over."""

    code: str
    head: str
    least: int
    share: int = 0
    look: CellLook = CellLook.WORD

    def with_room_for(self, texts: Iterable[str]) -> "Column":
        """Make room for the longest figure or Latin word in some texts, so that none is broken over two lines."""
        words = (word for text in texts for word in _UNBROKEN.findall(text))
        widest = min(max(map(_width, words), default=0), _WIDEST)
        return msgspec.structs.replace(self, least=max(self.least, math.ceil(widest) + _BESIDE))


class _Placed(msgspec.Struct, frozen=True):
    """A box with the row it begins in and the edges it reaches from and to."""

    box: Box
    row: int
    left: int
    right: int


class _Part(msgspec.Struct):
    """A table under way."""

    head_rows: int
    placed: list[_Placed]
    rows: int = 0
    least_heights: list[tuple[int, int]] = []


class Frame:
    """Collects rows; boxes are laid from left to right beside those that reach down from above."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._parts: list[_Part] = []

    def begin(self, head_rows: int = 0) -> None:
        """Begin a table, whose first rows are repeated on each page."""
        self._parts.append(_Part(head_rows, [], 0, []))

    def row(self, *boxes: Box, lines: int = 1) -> None:
        """Add a row that is at least so many lines high."""
        part = self._parts[-1]
        taken = sorted((one.left, one.right) for one in part.placed if one.row < part.rows < one.row + one.box.rows)
        at = _behind(0, taken)
        for index, box in enumerate(boxes):
            right = at + box.width if box.width is not None else self._rest(at, boxes[index + 1 :], taken)
            part.placed.append(_Placed(box, part.rows, at, right))
            at = _behind(right, taken)
        if lines > 1:
            part.least_heights.append((part.rows, lines))
        part.rows += 1

    def lines_of(self, box: Box) -> int:
        """Count the lines that the text of a box takes."""
        room = (box.width or self.width) * _POINTS_A_MM - 2 * looks.BESIDE
        return height_in_lines(box.text, room, looks.XIAO_WU)

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
                    one.row, column[one.left], one.box.text, one.box.look,
                    one.box.rows, column[one.right] - column[one.left], one.box.is_open,
                )
                for one in sorted(part.placed, key=lambda one: (one.row, one.left))
            )  # fmt: skip
            yield Table(widths, cells, part.head_rows, tuple(part.least_heights))


def _behind(at: int, taken: Sequence[tuple[int, int]]) -> int:
    """Give the first free place from ``at`` on."""
    for left, right in taken:
        if left <= at < right:
            at = right
    return at


def room_for(text: str) -> int:
    """Say how wide a column must be for a text to stand on one line."""
    return math.ceil(sum(_width(one) if one.isascii() else _A_LETTER for one in text)) + _BESIDE


def _width(word: str) -> float:
    """Say how wide a figure or a Latin word is, in mm."""
    return sum(_A_POINT if one in ",." else _A_PERCENT if one in "%％" else _A_FIGURE for one in word)


def width_for(*blocks: Sequence[Column]) -> int:
    """Say how wide the page must be for the columns of all blocks: upright if they have room on it."""
    return UPRIGHT if all(_least(columns) <= UPRIGHT for columns in blocks) else WIDE


def widths_of(columns: Sequence[Column], width: int, near: Sequence[int] = ()) -> list[int]:
    """Divide a width among columns; their edges are put on those of ``near`` where they are nearly the same."""
    least, shares = _least(columns), sum(column.share for column in columns) or 1
    over = max(width - least, 0)
    wanted = [column.least * min(width / least, 1) + over * column.share / shares for column in columns]
    exact = [0.0, *accumulate(wanted)]
    edges = [0]
    for at, column in enumerate(columns[1:], start=1):
        edges.append(_edge(exact[at : at + 2], edges[-1] + columns[at - 1].least, column.least, near))
    return [right - left for left, right in pairwise([*edges, width])]


def _edge(exact: Sequence[float], first: int, behind: int, near: Sequence[int]) -> int:
    """Say where a column ends that ends exactly at the first of two edges, so that it and the next have their least."""
    shared = [one for one in near if abs(one - exact[0]) <= _NEAR and first <= one <= exact[1] - behind]
    return min(shared, key=lambda one: abs(one - exact[0]), default=round(exact[0]))


def edges_of(widths: Sequence[int]) -> list[int]:
    """Give the edges between columns of these widths, the outer ones left out."""
    return list(accumulate(widths))[:-1]


def _least(columns: Sequence[Column]) -> int:
    return sum(column.least for column in columns)
