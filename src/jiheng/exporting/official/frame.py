"""The frame of an official table: rows of boxes whose widths are told in parts of the page, put on one grid of columns.

Official tables are several tables one below the other, joined at their edges: what heads columns is repeated on each
page only at the top of a table. All of them share their columns, as a sheet of a workbook wants it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import msgspec

from jiheng.exporting.papers.shapes import Cell, CellLook, Table

UPRIGHT: Final = 156
"""The width of the text on an upright page, in mm."""
WIDE: Final = 225
"""The same on a page that lies on its side."""
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
        taken = sorted(
            (one.left, one.right) for one in part.placed if one.row < part.rows < one.row + one.box.rows
        )
        at = _behind(0, taken)
        for index, box in enumerate(boxes):
            right = at + box.width if box.width is not None else self._rest(at, boxes[index + 1 :], taken)
            part.placed.append(_Placed(box, part.rows, at, right))
            at = _behind(right, taken)
        if lines > 1:
            part.least_heights.append((part.rows, lines))
        part.rows += 1

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


def width_for(*blocks: Sequence[Column]) -> int:
    """Say how wide the page must be for the columns of all blocks: upright if they have room on it."""
    return UPRIGHT if all(_least(columns) <= UPRIGHT for columns in blocks) else WIDE


def widths_of(columns: Sequence[Column], width: int, near: Sequence[int] = ()) -> list[int]:
    """Divide a width among columns; their edges are put on those of ``near`` where they are nearly the same."""
    least, shares = _least(columns), sum(column.share for column in columns)
    if least > width:
        wanted = [column.least * width / least for column in columns]
    else:
        over = width - least
        wanted = [column.least + (over * column.share / shares if shares else over / len(columns)) for column in columns]
    edges = [0]
    for exact in list(accumulate(wanted))[:-1]:
        edge = min((one for one in near if abs(one - exact) <= _NEAR), key=lambda one: abs(one - exact), default=round(exact))
        edges.append(max(edge, edges[-1] + 1))
    return [right - left for left, right in pairwise([*edges, width])]


def edges_of(widths: Sequence[int]) -> list[int]:
    """Give the edges between columns of these widths, the outer ones left out."""
    return list(accumulate(widths))[:-1]


def _least(columns: Sequence[Column]) -> int:
    return sum(column.least for column in columns)
