"""Drawing a form row by row, as one writes a table of a web page: cells from left to right, merges reaching down."""

from collections.abc import Iterable, Sequence

import msgspec

from benchmarks.corpus.drawn import Ask, Box, Drawn, How, Line, meaning
from benchmarks.corpus.hand import Hand
from jiheng.form import FormKind


class Cell(msgspec.Struct, frozen=True):
    """A text over so many columns and rows, with the questions it answers."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    asks: tuple[Ask, ...] = ()


def cell(text: str = "", columns: int = 1, rows: int = 1) -> Cell:
    """Print a text that answers nothing: a label, or nothing at all."""
    return Cell(text, columns, rows)


def field(path: str, text: str, columns: int = 1, rows: int = 1, *, how: How = How.TEXT) -> Cell:
    """Print the value of a field as it is."""
    return Cell(text, columns, rows, (Ask(path, meaning(text), how),))


def figure(path: str, text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Print a figure of money or points."""
    return field(path, text, columns, rows, how=How.FIGURE)


class Sheet:
    """A table being drawn by a hand, ``width`` columns wide.

    Raises:
        ValueError: a row does not fill the width, which is a slip of the family that draws it.
    """

    def __init__(self, width: int, hand: Hand) -> None:
        self.width = width
        self.hand = hand
        self.height = 0
        self.boxes: list[Box] = []
        self._taken: set[tuple[int, int]] = set()

    def row(self, *cells: Cell) -> None:
        """Write a row into the columns that no merge from above reaches into."""
        column = 0
        for one in cells:
            column = self._free(column)
            self.boxes.append(Box(self.height, column, one.text, one.rows, one.columns, one.asks))
            self._taken |= {
                (self.height + down, column + right) for down in range(one.rows) for right in range(one.columns)
            }
            column += one.columns
        if self._free(column) != self.width:
            raise ValueError(f"row {self.height} ends at column {column} of {self.width}: {[c.text for c in cells]}")
        self.height += 1

    def _free(self, column: int) -> int:
        while (self.height, column) in self._taken:
            column += 1
        return column

    def drawn(self, family: str, kind: FormKind, above: Iterable[Line] = (), below: Iterable[Line] = ()) -> Drawn:
        """Hand the form over.

        Raises:
            ValueError: a merge reaches below the last row.
        """
        form = Drawn(family, kind, tuple(self.boxes), tuple(above), tuple(below))
        if form.height != self.height:
            raise ValueError(f"{family}: a merge reaches below row {self.height}")
        return form


def shares(whole: int, parts: int, wide: Sequence[int] = ()) -> list[int]:
    """Divide so many columns among so many cells; those of ``wide`` get what is over."""
    even, over = divmod(whole, parts)
    spans = [even] * parts
    order = [*wide, *(part for part in range(parts) if part not in wide)]
    for part in order[:over]:
        spans[part] += 1
    return spans
