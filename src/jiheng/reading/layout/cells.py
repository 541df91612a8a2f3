"""From a piece on a line to a field of a form: cleaned, converted, with its place and its certainty."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from jiheng.form import CERTAIN, Certainty, Field, Place, clean
from jiheng.form.cleaning import DASHES
from jiheng.reading.grid import Grid, place_of
from jiheng.reading.layout.kinds import figure
from jiheng.reading.layout.lines import Line, Piece

T = TypeVar("T")

_NOTHING = re.compile(rf"[{DASHES}\s]*")
GUESSED_TEXT = "这一格的字是从图像或版面上认出来的，没有十分的把握"
"""Why a field is not certain whose text itself was guessed."""

CUT_OUT = "原文数字连在一起，与表内各数相符的分法只有一种，按它分开"
"""What a figure rests on that had run together with others."""

# Beyond this length a text is kept whole and never taken for a dash or a number.
_LONGEST_FIGURE = 40


def said(text: str) -> str | None:
    """Clean a text; ``None`` where nothing or only a dash is written, with tags of a web page around it or without."""
    words = clean(text)
    return None if len(words) <= _LONGEST_FIGURE and _NOTHING.fullmatch(words) else words


def number(text: str) -> Decimal | None:
    """Read a figure; ``None`` where there is none."""
    return _short_number(text) if len(text) <= _LONGEST_FIGURE else None


@lru_cache(maxsize=4096)
def _short_number(text: str) -> Decimal | None:
    return figure(clean(text))


def share(text: str) -> Decimal | None:
    """Read a weight that is a share of a hundred: 20% of them are 20 points."""
    return number(text.strip().removesuffix("%").removesuffix("％"))


class Cells:
    """Makes the fields of one line of one file."""

    def __init__(self, grid: Grid, line: Line) -> None:
        self._grid = grid
        self._line = line

    def place(self, piece: Piece) -> Place:
        """Say where ``piece`` stands."""
        table = self._line.table
        if table is None or self._line.joined:
            return self._outside_cells(piece.at[0])
        return place_of(self._grid, table, *piece.at)

    def _outside_cells(self, row: int) -> Place:
        """Say where a text stands where there are no cells: the line is all there is to count."""
        table, paragraph = self._line.table, self._line.paragraph
        if table is not None:
            return Place(self._grid.file, 0, table.first_row + row)
        line, page = (paragraph.row, paragraph.page) if paragraph is not None else (1, None)
        return Place(self._grid.file, 0, line, page=page)

    def read(self, piece: Piece, convert: Callable[[str], T | None], certainty: Certainty = CERTAIN) -> Field[T]:
        """Make a field of a piece; it is no surer than the text of the piece."""
        if piece.certainty < 1:
            certainty = Certainty(min(certainty.score, piece.certainty), (*certainty.reasons, GUESSED_TEXT))
        if self._line.run is not None and self._line.run.cut_out(piece.text):
            certainty = Certainty(certainty.score, (*certainty.reasons, CUT_OUT))
        return Field(convert(piece.text), piece.text, self.place(piece), certainty)

    def text(self, piece: Piece, certainty: Certainty = CERTAIN) -> Field[str]:
        """Make a field of words."""
        return self.read(piece, said, certainty)

    def number(self, piece: Piece, certainty: Certainty = CERTAIN) -> Field[Decimal]:
        """Make a field of a figure of money or points."""
        return self.read(piece, number, certainty)

    def blank(self, column: int) -> Place:
        """Say where an empty cell of this line stands, by its column; the row is that of its neighbours."""
        row = self._line.pieces[0].at[0] if self._line.pieces else 0
        return self.place(Piece("", column, at=(row, column)))
