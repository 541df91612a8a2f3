"""The cells of a table on a web page, laid out by the rules of HTML for ``rowspan`` and ``colspan``."""

from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import limits, markup
from jiheng.reading.grid import Cell
from jiheng.reading.room import Room
from jiheng.reading.web import html_text

_CELLS: Final = frozenset({"td", "th"})
_SKIPPED: Final = frozenset({"table", "caption"})
_SECTIONS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}
_DATA_ROWS: Final = 3
_MOST_ROWS: Final = 65_534
"""The largest ``rowspan`` that HTML knows."""


class _Row(msgspec.Struct):
    """Cells of one row. ``rank`` puts heads before bodies and feet after; ``section`` tells one body from another.

    ``is_void`` says that the whole row is struck out, its cells are blank; ``is_hidden`` that the page shows none of
    it.
    """

    rank: int
    section: int
    cells: list[etree._Element]
    is_void: bool = False
    is_hidden: bool = False


def laid_out(table: etree._Element, room: Room) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Lay out the cells of a table, those of tables inside it left out; give those of rows that are hidden apart.

    Rows count as they stand in the file. A hidden row with nothing in it is none: a page is full of such.

    Raises:
        Unreadable: merged cells reach so far that laying them out would take too many steps.

    """
    rows = sorted(_rows(table), key=lambda row: row.rank)
    shown = cells([row for row in rows if not row.is_hidden], room)
    if not any(row.is_hidden for row in rows):
        return shown, ()
    kept: list[int] = []
    hidden: list[Cell] = []
    number = 0
    for row in rows:
        said = [html_text.shown(element) for element in row.cells] if row.is_hidden else []
        hidden.extend(Cell(number, column, text) for column, text in enumerate(said) if text)
        if not row.is_hidden:
            kept.append(number)
        number += int(not row.is_hidden or any(said))
    return tuple(_moved(cell, kept) for cell in shown), tuple(hidden)


def _moved(cell: Cell, rows: list[int]) -> Cell:
    """Put a cell laid out among the rows that are shown where it stands among all."""
    row, last = rows[cell.row], rows[cell.row + cell.row_span - 1]
    return Cell(row, cell.column, cell.text, last - row + 1, cell.column_span)


def cells(rows: list[_Row], room: Room) -> tuple[Cell, ...]:
    """Lay out the cells of rows that are shown."""
    ends = _section_ends(rows)
    taken = _Taken(room)
    found: list[Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for element in row.cells:
            column = taken.free_from(number, column)
            width = min(max(markup.whole_number(element.get("colspan")) or 1, 1), limits.MAX_SPAN)
            width = taken.free_width(number, column, width)
            stated = markup.whole_number(element.get("rowspan"))
            height = min(_MOST_ROWS if stated == 0 else stated or 1, ends[number] - number)
            if height > 1:
                taken.take(number + height, column, width)
            said = "" if row.is_void else html_text.shown(element)
            found.append(Cell(number, column, said, height, width))
            column += width
    return tuple(found)


def holds_data(found: tuple[Cell, ...]) -> bool:
    """Tell whether a table that has tables inside holds data itself, rather than arranging the page."""
    filled: dict[int, int] = {}
    for cell in found:
        if cell.text:
            filled[cell.row] = filled.get(cell.row, 0) + 1
    return sum(1 for count in filled.values() if count > 1) >= _DATA_ROWS


def caption(table: etree._Element) -> str:
    """Give the caption of a table, which stands above it."""
    return "\n".join(html_text.shown(child) for child in table if child.tag == "caption")


def _rows(table: etree._Element) -> list[_Row]:
    """Find the rows of a table itself, through whatever wraps them; cells outside any row make one."""
    found: list[_Row] = []
    rank, section = 1, 0
    is_open = is_hidden = False
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        name = str(element.tag)
        if event == "end":
            is_open = is_open and name != "tr" and name not in _SECTIONS
            is_hidden = is_hidden and name not in _SECTIONS
            rank, section = (1, section + 1) if name in _SECTIONS else (rank, section)
        elif name in _CELLS and not html_text.is_hidden(element):
            if not is_open:
                found.append(_Row(rank, section, [], is_hidden=is_hidden))
            is_open = True
            found[-1].cells.append(element)
            walk.skip_subtree()
        elif name == "tr":
            is_unseen = is_hidden or html_text.is_hidden(element)
            found.append(_Row(rank, section, [], html_text.is_void(element), is_unseen))
            is_open = True
        elif name in _SECTIONS:
            rank, section = _SECTIONS[name], section + 1
            is_open, is_hidden = False, html_text.is_hidden(element)
        elif element is not table and (name in _SKIPPED or html_text.is_hidden(element)):
            walk.skip_subtree()
    return found


def _section_ends(rows: list[_Row]) -> list[int]:
    """Give for each row the number of the first row after its section: no cell reaches beyond."""
    ends = [len(rows)] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        is_last = rows[number].section != rows[number + 1].section
        ends[number] = number + 1 if is_last else ends[number + 1]
    return ends


class _Taken:
    """Places that cells of rows above reach down to: for a column, the row they end before and where they end."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._until: dict[int, tuple[int, int]] = {}

    def free_from(self, row: int, column: int) -> int:
        """Find the first free column."""
        while self._until.get(column, (0, 0))[0] > row:
            self._room.take()
            column = self._until[column][1]
        return column

    def free_width(self, row: int, column: int, width: int) -> int:
        """Say how much of a width is free; HTML lets cells overlap there, and we end the one that came later."""
        if width > 1 and self._until:
            self._room.take(width)
            for to in range(column + 1, column + width):
                if self._until.get(to, (0, 0))[0] > row:
                    return to - column
        return width

    def take(self, end: int, column: int, width: int) -> None:
        """Note a cell that reaches down to the row before ``end``."""
        self._room.take(width)
        self._until.update(dict.fromkeys(range(column, column + width), (end, column + width)))
