"""A form as it is drawn on paper: boxes of a table, lines above and below it, and what every box says.

Each box carries the questions it answers, so that a fault that moves or damages boxes takes the answer key along.
"""

from enum import StrEnum
from typing import Final

import msgspec

from jiheng.form import FormKind
from jiheng.reading.grid import Cell, Grid, Paragraph, Table

DASHES: Final = frozenset("-－—–―─/／\\")


class How(StrEnum):
    """How an answer is compared: figures by their value, texts without blanks, codes and years exactly.

    A label is a word that no code stands for, such as 项目决策 where a dimension stands: it is kept as it is printed.
    """

    FIGURE = "figure"
    TEXT = "text"
    CODE = "code"
    YEAR = "year"
    LABEL = "label"


class Ask(msgspec.Struct, frozen=True):
    """One question that a box answers: the path of a field, and what stands there, ``None`` for a blank or a dash.

    ``doubtful`` says that a fault made the answer uncertain: a reader that says so is as good as one that is right.
    """

    path: str
    value: str | None
    how: How = How.TEXT
    doubtful: bool = False


class Box(msgspec.Struct, frozen=True):
    """A cell of the table by its upper left corner, counted from 0, over so many rows and columns."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    asks: tuple[Ask, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A line outside the table."""

    text: str
    asks: tuple[Ask, ...] = ()


class Drawn(msgspec.Struct, frozen=True):
    """A form on paper. ``faults`` names what was done to it after it was drawn."""

    family: str
    kind: FormKind
    boxes: tuple[Box, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """The rows of the table."""
        return max(box.row + box.rows for box in self.boxes)

    @property
    def width(self) -> int:
        """The columns of the table."""
        return max(box.column + box.columns for box in self.boxes)

    def having(self, **changes: object) -> "Drawn":
        """Change something about the form."""
        return msgspec.structs.replace(self, **changes)


def meaning(text: str) -> str | None:
    """Give what a printed text says: nothing where nothing or only a dash stands."""
    bare = text.strip()
    return None if not bare or set(bare) <= DASHES else text


def grid_of(forms: tuple[Drawn, ...], file: str) -> Grid:
    """Put forms one below the other into a file, as a faultless reader would see it."""
    blocks: list[Paragraph | Table] = []
    for number, form in enumerate(forms, start=1):
        cells = tuple(
            Cell(box.row, box.column, box.text, box.rows, box.columns)
            for box in sorted(form.boxes, key=lambda box: (box.row, box.column))
        )
        table = Table(cells, number)
        for block in (*form.above, table, *form.below):
            blocks.append(Paragraph(block.text, len(blocks) + 1) if isinstance(block, Line) else block)
    return Grid(file, tuple(blocks))
