"""The columns of official tables: how wide each must be, how wide it would like to be, and how wide it gets."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

import msgspec

from jiheng.exporting.papers.shapes import CellLook

UPRIGHT: Final = 156
"""The width of the text on an upright page, in mm."""
WIDE: Final = 225
"""The same on a page that lies on its side."""
_A_FIGURE: Final = 2.0
"""How many mm wide a figure is in a table, in the widest of the fonts that may take the place of ours."""
_A_LETTER: Final = 3.2
"""The same of a Chinese letter."""
_A_POINT: Final = 1.0
_A_PERCENT: Final = 3.0
_BESIDE: Final = 3
"""What a cell leaves free at both sides, rounded up."""
_WIDEST: Final = 36
"""A figure or a Latin word wider than this is broken."""
_WISHES: Final = {CellLook.WORD: 36, CellLook.TEXT: 48, CellLook.LONG: 60}
"""A text that is longer is content with several lines; other cells wish for no more than they need."""
_UNBROKEN: Final = re.compile("[!-~≥≤～–—％]+")
_NEAR: Final = 3
"""Edges of columns this near to one another are one edge."""


class Column(msgspec.Struct, frozen=True):
    """A column: what stands in it, its head, how wide it must be at least, and its share of what is left over.

    ``wish`` is how wide it must be for its texts to take few lines, and ``saved`` how many lines that would save.
    """

    code: str
    head: str
    least: int
    share: int = 0
    look: CellLook = CellLook.WORD
    wish: int = 0
    saved: int = 0

    def with_room_for(self, texts: Iterable[str]) -> "Column":
        """Make room for the longest figure or Latin word in some texts, so that none is broken over two lines."""
        lines = [line for text in texts for line in text.split("\n")]
        words = (word for line in lines for word in _UNBROKEN.findall(line))
        widest = min(max(map(_width, words), default=0), _WIDEST)
        least = max(self.least, math.ceil(widest) + _BESIDE)
        wishes = [_on_two_lines(self.head), *map(self._wish, lines)]
        wish = max(*wishes, least)
        rooms = [room_for(line) for line in (self.head, *lines)]
        saved = sum(math.ceil(room / least) - math.ceil(room / wish) for room in rooms)
        return msgspec.structs.replace(self, least=least, wish=wish, saved=saved)

    @property
    def wanted(self) -> int:
        """What it lacks of its wish."""
        return max(self.wish - self.least, 0)

    def _wish(self, line: str) -> int:
        return _on_two_lines(line) if self.look is CellLook.LABEL else min(room_for(line), _WISHES.get(self.look, 0))


def room_for(text: str) -> int:
    """Say how wide a column must be for a text to stand on one line."""
    return math.ceil(sum(_width(one) if one.isascii() else _A_LETTER for one in text)) + _BESIDE


def _on_two_lines(label: str) -> int:
    return room_for(label[: math.ceil(len(label) / 2)])


def _width(word: str) -> float:
    """Say how wide a figure or a Latin word is, in mm."""
    return sum(_A_POINT if one in ",." else _A_PERCENT if one in "%％" else _A_FIGURE for one in word)


def width_for(*blocks: Sequence[Column]) -> int:
    """Say how wide the page must be for the columns of all blocks: upright if they have room on it."""
    return UPRIGHT if all(_least(columns) <= UPRIGHT for columns in blocks) else WIDE


def widths_of(columns: Sequence[Column], width: int, near: Sequence[int] = ()) -> list[int]:
    """Divide a width among columns; their edges are put on those of ``near`` where they are nearly the same.

    All get what they need, then what they wish for, those first where it helps most, then their shares of the rest.
    """
    least, shares = _least(columns), sum(column.share for column in columns) or 1
    rest, granted = max(width - least, 0), dict.fromkeys(range(len(columns)), 0)
    for at in sorted(granted, key=lambda at: -columns[at].saved / (columns[at].wanted or 1)):
        granted[at] = min(columns[at].wanted, rest)
        rest -= granted[at]
    wanted = [
        column.least * min(width / least, 1) + granted[at] + rest * column.share / shares
        for at, column in enumerate(columns)
    ]
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
