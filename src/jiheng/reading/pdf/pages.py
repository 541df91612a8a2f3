"""A page as it is printed: its ruled tables with the text of their cells, and the lines of text outside them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import TypeAlias

import msgspec

from jiheng.reading.pdf.half_ruled import rows
from jiheng.reading.pdf.letters import Letter
from jiheng.reading.pdf.lines import TextLine, joined, lines_of, pieces_of
from jiheng.reading.pdf.overruns import HANGING, Extent, extent, run_together
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box, RuledTable, Segment, ruled_tables

TOLERANCE = 3.0
"""In points: lines nearer to each other than this are one border."""

_STEPS_OF_A_LETTER = 4
"""To put a letter into its place costs as much time as so many looks at a line."""
_WIDEST_INSET = 6.0
_ALIKE = 3
_SAME_GAP = 0.1
_GAP = 1.6
_GUTTER = 0.75
"""On a page without rulings a smaller gap parts two cells: Chinese characters stand closer than that."""


class PrintedCell(msgspec.Struct):
    """A cell of a printed table; spans and rows as drawn, text as lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    width: float
    lines: list[TextLine]

    @property
    def text(self) -> str:
        """What it says; ``width`` decides which line ends are breaks."""
        return joined(self.lines, self.width)

    @property
    def certainty(self) -> float:
        """How sure its characters are."""
        return min((line.certainty for line in self.lines), default=1.0)


class PrintedTable(msgspec.Struct):
    """A table on one page, or on several once they are joined.

    ``columns`` are the x of its edges; ``heights`` the heights of its rows. ``page`` is where it begins and
    ``page_breaks`` are the rows with which further pages begin. ``box`` is where its last part stands.
    """

    page: int
    box: Box
    cells: list[PrintedCell]
    columns: list[float]
    heights: list[float]
    page_breaks: list[int]

    def row(self, number: int) -> list[PrintedCell]:
        """Give the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


class PrintedLine(msgspec.Struct):
    """A line outside tables: its pieces from left to right, apart by wide gaps."""

    page: int
    pieces: list[TextLine]

    @property
    def base(self) -> float:
        """How low it stands."""
        return self.pieces[0].base

    @property
    def text(self) -> str:
        """What it says, two blanks for each wide gap."""
        return "  ".join(piece.text for piece in self.pieces)

    @property
    def certainty(self) -> float:
        """How sure its characters are."""
        return min(piece.certainty for piece in self.pieces)


Part: TypeAlias = PrintedTable | PrintedLine


class PrintedPage(msgspec.Struct):
    """A page: its parts from top to bottom. ``top`` and ``bottom`` are its edges, y growing downwards."""

    number: int
    top: float
    bottom: float
    parts: list[Part]


class PageContent(msgspec.Struct, frozen=True):
    """What a page holds before it is made sense of; ``box`` is the page itself, y growing downwards."""

    number: int
    box: Box
    letters: list[Letter]
    across: list[Segment]
    down: list[Segment]


def printed(content: PageContent, room: Room) -> PrintedPage:
    """Put letters into the cells that rulings make, and what is left into lines.

    What is cut off above or below the page is not seen: the middle of a cell that goes over two pages may lie there.

    Raises:
        Unreadable: the rulings make far too many cells, or more steps are needed than there is ``room`` for.

    """
    number = content.number
    ruled = ruled_tables(content.across, content.down, tolerance=TOLERANCE, room=room)
    room.take(len(ruled) * sum(len(table.cells) == 1 for table in ruled))
    ruled = [table for table in ruled if len(table.cells) > 1 or not any(_encloses(table, one) for one in ruled)]
    letters = [letter for letter in content.letters if not _is_off_page(letter, content.box)]
    runs = list(_runs(letters))
    room.take(_STEPS_OF_A_LETTER * len(content.letters) + len(runs) * len(ruled))
    homes, outside, together = _by_cell(ruled, runs, room)
    parts: list[tuple[float, Part]] = []
    for table, inside, unsure in zip(ruled, homes, together, strict=True):
        parts.append((table.box.top, _table(number, table, inside, unsure)))
    lines = pieces_of(outside, _GAP) if ruled else rows(pieces_of(outside, _GUTTER), content.across, TOLERANCE, room)
    parts.extend((own[0].base, PrintedLine(number, own)) for own in lines)
    return PrintedPage(
        number, content.box.top, content.box.bottom, [part for _, part in sorted(parts, key=lambda each: each[0])]
    )


def _encloses(frame: RuledTable, table: RuledTable) -> bool:
    inner, outer = table.box, frame.box
    return frame is not table and outer.holds(inner.left, inner.top) and outer.holds(inner.right, inner.bottom)


_Home: TypeAlias = tuple[int, int] | None
"""Which table a letter belongs to, and which of its cells; ``None`` outside tables."""


def _by_cell(
    tables: Sequence[RuledTable], runs: Sequence[list[Letter]], room: Room
) -> tuple[list[list[list[Letter]]], list[Letter], list[set[int]]]:
    """Give each letter to the cell of the innermost table in which its middle lies; say which texts run together."""
    fields = [_fields(table) for table in tables]
    inner_first = sorted(range(len(tables)), key=lambda at: _area(tables[at].box))
    inside: list[list[list[Letter]]] = [[[] for _ in table.cells] for table in tables]
    extents: list[dict[int, list[Extent]]] = [{} for _ in tables]
    outside: list[Letter] = []
    for run in runs:
        home = _home(run[0], tables, fields, inner_first)
        if len(run) > 1 and home != _home(run[-1], tables, fields, inner_first):
            homes = Counter(_home(letter, tables, fields, inner_first) for letter in run)
            home = homes.most_common(1)[0][0]
        if home is not None:
            inside[home[0]][home[1]].extend(run)
            reached = extent(run)
            if reached is not None:
                extents[home[0]].setdefault(home[1], []).append(reached)
        else:
            outside.extend(letter for letter in run if letter.clip is None or letter.clip.holds(*_middle(letter)))
    together = [
        run_together(own, [cell.box for cell in table.cells], room) for own, table in zip(extents, tables, strict=True)
    ]
    return inside, outside, together


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Give letters written together, close to each other in one line: a text too long for its cell is not torn."""
    run: list[Letter] = []
    for letter in letters:
        if run and (
            abs(letter.base - run[-1].base) > _SAME_LINE
            or abs(letter.left - run[-1].right) > _CLOSE * letter.size
            or letter.piece != run[-1].piece
        ):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


_TALL = 0.7
"""How much of its size a letter reaches above its base at least."""
_OVER_BORDER = 0.1
_RUN_OVER = 0.5
"""How sure a text is that is printed over the border of its cell."""
_SAME_LINE = 0.5
_CLOSE = 0.15


def _middle(letter: Letter) -> tuple[float, float]:
    return (letter.left + letter.right) / 2, letter.middle


def _home(
    letter: Letter, tables: Sequence[RuledTable], fields: Sequence[dict[tuple[int, int], int]], order: Sequence[int]
) -> _Home:
    x, y = _middle(letter)
    if letter.clip is not None and not letter.clip.holds(x, y):
        # A text too long for its cell is cut off there, and still belongs to it.
        x, y = (letter.clip.left + letter.clip.right) / 2, (letter.clip.top + letter.clip.bottom) / 2
    for at in order:
        if tables[at].box.holds(x, y):
            field = bisect_right(tables[at].rows, y) - 1, bisect_right(tables[at].columns, x) - 1
            if field in fields[at]:
                return at, fields[at][field]
    return None


def _fields(table: RuledTable) -> dict[tuple[int, int], int]:
    """Say for each field of the grid which cell covers it."""
    return {
        (row, column): number
        for number, cell in enumerate(table.cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _table(page: int, table: RuledTable, inside: Sequence[Sequence[Letter]], unsure: Container[int]) -> PrintedTable:
    texts = [
        _not_sure(lines_of(letters))
        if at in unsure or any(_crosses(letter, cell.box) for letter in letters)
        else lines_of(letters)
        for at, (cell, letters) in enumerate(zip(table.cells, inside, strict=True))
    ]
    inset = _inset(table, texts)
    cells = [
        PrintedCell(
            cell.row, cell.column, cell.row_span, cell.column_span, cell.box.right - cell.box.left - 2 * inset, lines
        )
        for cell, lines in zip(table.cells, texts, strict=True)
    ]
    heights = [below - above for above, below in zip(table.rows, table.rows[1:], strict=False)]
    return PrintedTable(page, table.box, cells, list(table.columns), heights, [])


def _is_off_page(letter: Letter, page: Box) -> bool:
    return letter.clip is not None and not page.top <= letter.middle <= page.bottom


def _crosses(letter: Letter, box: Box) -> bool:
    """Tell whether a letter is printed over the upper or the lower border of its cell.

    Then a text did not fit into its cell and ran into the next one, and whose the letter is cannot be told.
    """
    if letter.clip is not None or not letter.upright or not letter.text.strip():
        return False
    above = box.top - (letter.base - _TALL * letter.size)
    below = letter.base - box.bottom
    return max(above, below) > _OVER_BORDER * letter.size


def _not_sure(lines: Sequence[TextLine]) -> list[TextLine]:
    return [msgspec.structs.replace(line, certainty=min(line.certainty, _RUN_OVER)) for line in lines]


def _inset(table: RuledTable, texts: Sequence[Sequence[TextLine]]) -> float:
    """Find how far from their borders texts keep, as those that come nearest show.

    Signs that hang out do not, nor does one text that stands nearer than all others: it is moved, or too long.
    """
    gaps = sorted(
        line.left - cell.box.left
        if line.text[-1] in HANGING
        else min(line.left - cell.box.left, cell.box.right - line.right)
        for cell, lines in zip(table.cells, texts, strict=True)
        for line in lines
    )
    alike = (gap for gap, third in zip(gaps, gaps[_ALIKE - 1 :], strict=False) if third - gap <= _SAME_GAP)
    return min(max(next(alike, min(gaps, default=0.0)), 0.0), _WIDEST_INSET)
