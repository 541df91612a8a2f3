"""The cells of a table on a web page, laid out by the rules of HTML for ``rowspan`` and ``colspan``."""

from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import html_text, limits, markup
from jiheng.reading.grid import Cell
from jiheng.reading.room import Room

_CELLS: Final = frozenset({"td", "th"})
_SECTIONS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}
_DATA_ROWS: Final = 3
_MOST_ROWS: Final = 65_534
"""The largest ``rowspan`` that HTML knows."""


class _Row(msgspec.Struct):
    """Cells of one row. ``rank`` puts heads before bodies and feet after; ``section`` tells one body from another."""

    rank: int
    section: int
    cells: list[etree._Element]


def cells(table: etree._Element, room: Room) -> tuple[Cell, ...]:
    """Lay out the cells of a table, those of tables inside it left out.

    Raises:
        Unreadable: merged cells reach so far that laying them out would take too many steps.

    """
    rows = sorted(_rows(table), key=lambda row: row.rank)
    ends = _section_ends(rows)
    taken_until: dict[int, tuple[int, int]] = {}
    found: list[Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for element in row.cells:
            column = _free(taken_until, number, column, room)
            width = min(max(markup.whole_number(element.get("colspan")) or 1, 1), limits.MAX_SPAN)
            stated = markup.whole_number(element.get("rowspan"))
            height = min(_MOST_ROWS if stated == 0 else stated or 1, ends[number] - number)
            if height > 1:
                room.take(width)
                taken_until.update(dict.fromkeys(range(column, column + width), (number + height, column + width)))
            found.append(Cell(number, column, html_text.shown(element), height, width))
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


def _rows(table: etree._Element) -> Iterator[_Row]:
    """Find the rows of a table itself, through whatever wraps them; cells outside any row make one."""
    row = _Row(1, 0, [])
    rank, section = 1, 0
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        name = str(element.tag)
        if element is table:
            continue
        if event == "end":
            if name == "tr" or name in _SECTIONS:
                yield from [row] if row.cells or name == "tr" else []
                row = _Row(rank, section, [])
        elif html_text.is_hidden(element) or name in {"table", "caption"}:
            walk.skip_subtree()
            ...
