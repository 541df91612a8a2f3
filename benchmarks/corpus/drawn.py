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
    """A form on paper. ``faults`` names what was done to it after it was drawn.

    ``cut`` is the row with which a second table begins, where the form was parted; ``between`` stands there.
    """

    family: str
    kind: FormKind
    boxes: tuple[Box, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    faults: tuple[str, ...] = ()
    cut: int | None = None
    between: tuple[Line, ...] = ()

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


def parts_of(form: Drawn) -> list[list[Box]]:
    """Give the boxes of each table of a form, with the rows of each counted from its own top."""
    if form.cut is None:
        return [list(form.boxes)]
    cut = form.cut
    upper = [msgspec.structs.replace(box, rows=min(box.rows, cut - box.row)) for box in form.boxes if box.row < cut]
    reaching = [
        msgspec.structs.replace(box, row=0, rows=box.row + box.rows - cut, text="", asks=())
        for box in form.boxes
        if box.row < cut < box.row + box.rows
    ]
    lower = [msgspec.structs.replace(box, row=box.row - cut) for box in form.boxes if box.row >= cut]
    return [upper, reaching + lower]


def grid_of(forms: tuple[Drawn, ...], file: str) -> Grid:
    """Put forms one below the other into a file, as a faultless reader would see it."""
    blocks: list[Paragraph | Table] = []
    tables = 0
    for form in forms:
        blocks += _lines(form.above)
        for number, boxes in enumerate(parts_of(form)):
            blocks += _lines(form.between) if number else []
            tables += 1
            blocks.append(_table(boxes, tables))
        blocks += _lines(form.below)
    numbered = (
        Paragraph(block.text, row) if isinstance(block, Paragraph) else block
        for row, block in enumerate(blocks, start=1)
    )
    return Grid(file, tuple(numbered))


def _lines(lines: tuple[Line, ...]) -> list[Paragraph | Table]:
    return [Paragraph(line.text) for line in lines]


def _table(boxes: list[Box], number: int) -> Table:
    cells = (
        Cell(box.row, box.column, box.text, box.rows, box.columns)
        for box in sorted(boxes, key=lambda box: (box.row, box.column))
    )
    return Table(tuple(cells), number)
