"""A document before it becomes a file: blocks one below the other, whose looks have names and not figures.

What the looks are in points, millimetres and fonts stands in :mod:`jiheng.exporting.papers.looks`, once for all kinds
of file. Texts are plain: no text of a form is ever markup, a formula or a field.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec


class LineLook(StrEnum):
    """What a line of text is in its document."""

    TITLE = "title"
    SUBTITLE = "subtitle"  # under the title: the year, the unit of money
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"  # the first line begins two characters in
    LIST = "list"  # a numbered matter, without that
    RIGHT = "right"  # who signs, and the day
    NOTE = "note"  # small, under a table


class CellLook(StrEnum):
    """What a cell is in its table."""

    LABEL = "label"  # words of the official form: centred
    TEXT = "text"
    WORD = "word"  # short, centred
    FIGURE = "figure"  # money, points, rates
    LONG = "long"  # passages, such as a goal or a reason
    CAPTION = "caption"  # a heading inside a table, bold


class Air(StrEnum):
    """How far apart the rows of a table are, from what looks best to what saves most room."""

    FULL = "full"
    LESS = "less"
    LEAST = "least"


_HEADING_LOOKS: Final = frozenset({CellLook.LABEL, CellLook.CAPTION})


class Line(msgspec.Struct, frozen=True):
    """A paragraph. A line break in ``text`` begins a new line of the same paragraph."""

    text: str
    look: LineLook = LineLook.BODY


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table, which may cover several rows and columns. Rows and columns count from 0.

    ``is_open`` cells are blanks to be written in: answers, signatures, a reviewer's figures.
    """

    row: int
    column: int
    text: str = ""
    look: CellLook = CellLook.TEXT
    rows: int = 1
    columns: int = 1
    is_open: bool = False


class Table(msgspec.Struct, frozen=True):
    """A ruled table. ``widths`` are the columns' shares of the page; the first ``head_rows`` are repeated on each page.

    Every place of the table is covered by one cell, exactly; no row is split between two pages unless it alone is
    higher than a page. Tables one directly below the other all but touch. ``least_heights`` are rows,
    by number, that are at least so many lines high: room to write in; ``ample_heights`` are the same where there is
    ``air`` for it.
    """

    widths: tuple[int, ...]
    cells: tuple[Cell, ...]
    head_rows: int = 0
    least_heights: tuple[tuple[int, int], ...] = ()
    ample_heights: tuple[tuple[int, int], ...] = ()
    air: Air = Air.FULL

    @property
    def lines_of_rows(self) -> dict[int, int]:
        """The rows that are higher than their texts, by number, with the lines for which they have room."""
        lines = dict(self.least_heights)
        for row, wanted in self.ample_heights if self.air is Air.FULL else ():
            lines[row] = max(wanted, lines.get(row, 1))
        return lines

    @property
    def rows(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def repeated_rows(self) -> int:
        """The number of rows that can be repeated: none where a cell reaches from them into the others."""
        reaches = any(cell.row < self.head_rows < cell.row + cell.rows for cell in self.cells)
        return 0 if reaches else min(self.head_rows, self.rows)

    def headings(self) -> frozenset[int]:
        """List the rows that only say what stands below them, and should not be the last on a page.

        No two of them follow one another: of such rows the last counts.
        """
        labels = set(range(self.rows))
        for cell in self.cells:
            if cell.look not in _HEADING_LOOKS and cell.text:
                labels.difference_update(range(cell.row, cell.row + cell.rows))
        return frozenset(row for row in labels if row + 1 not in labels and row + 1 < self.rows)

    def covers(self) -> dict[tuple[int, int], Cell]:
        """Tell for every place, by row and column, the cell that covers it.

        Raises:
            ValueError: a place is covered by none, by two, or is no place of the table.
        """
        covers: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    if (row, column) in covers:
                        raise ValueError(f"two cells cover row {row}, column {column}")
                    covers[row, column] = cell
        places = {(row, column) for row in range(self.rows) for column in range(len(self.widths))}
        if places != covers.keys():
            raise ValueError(f"not covered, or no place of the table: {sorted(places ^ covers.keys())}")
        return covers


class Picture(msgspec.Struct, frozen=True):
    """A picture (PNG), as wide as ``width`` of a hundred parts of the text, with what it shows in words."""

    content: bytes
    shows: str
    width: int = 100


class NewPage(msgspec.Struct, frozen=True):
    """What follows begins on a new page; in a workbook, on a new sheet called ``sheet``.

    ``is_wide`` turns that page and those after it on their sides, or upright again.
    """

    sheet: str = ""
    is_wide: bool = False


Printed = Line | Table | Picture
Block = Printed | NewPage


class Section(msgspec.Struct, frozen=True):
    """What begins on a page of its own, and in a workbook has a sheet: never empty but in an empty paper."""

    sheet: str
    is_wide: bool
    blocks: tuple[Printed, ...]


class Paper(msgspec.Struct, frozen=True):
    """A document.

    ``title`` is what it is called in its properties, never printed by itself; ``sheet`` names the first sheet of a
    workbook. ``is_wide`` turns the first page (A4) on its side. ``is_report`` says that it tells about forms and is
    none, so that a reader that meets it among forms passes it over.
    """

    title: str
    blocks: tuple[Block, ...]
    sheet: str = ""
    is_wide: bool = False
    is_report: bool = False

    def sections(self) -> Iterator[Section]:
        """Give the paper page for page, as :class:`NewPage` parts it; there is one section at least."""
        name, is_wide, own, many = self.sheet or self.title, self.is_wide, list[Printed](), 0
        for block in self.blocks:
            if not isinstance(block, NewPage):
                own.append(block)
                continue
            if own:
                many += 1
                yield Section(name, is_wide, tuple(own))
            name, is_wide, own = block.sheet or name, block.is_wide, []
        if own or not many:
            yield Section(name, is_wide, tuple(own))
