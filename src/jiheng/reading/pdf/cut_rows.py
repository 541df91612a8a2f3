"""Which cells at the top of a page are the rest of cells that the end of the page before cut.

An empty first cell belongs to the one above it. A row of which some texts go on with lines that had been full is the
rest of the row above. A text that its cell filled by accident looks the same where there is only one and of one line;
then it is taken for the rest only in a cell so narrow that hardly a text fits, and both cells are not certain. Nor are
the cells of a row of which one ends before its line is full.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

from jiheng.reading.pdf.lines import is_full
from jiheng.reading.pdf.pages import PrintedCell, PrintedTable

UNDECIDED: Final = 0.5
"""Certainty of two texts that may be one."""

_FULL_SHARE: Final = 0.66
_FEW_SHARE: Final = 0.6
_LONG: Final = 6.0
_NARROW: Final = 5.0
_DIGITS: Final = re.compile(r"\d+")
_COMPARATORS: Final = ("≥", "≤", "＞", "＜", ">", "<")
_FIGURE_SIGNS: Final = frozenset("0123456789.,%％-—－–/ \n")

Pair: TypeAlias = tuple[PrintedCell, PrintedCell]
"""A cell at the top of a page, and the one above it at the foot of the page before."""


def pairs_of(table: PrintedTable, row: Sequence[PrintedCell]) -> list[Pair]:
    """Put each cell of a row together with the one of the last row of the table that is as wide and right above it."""
    height = len(table.heights)
    ending = {(own.column, own.column_span): own for own in table.cells if own.row + own.row_span == height}
    return [(cell, above) for cell in row if (above := ending.get((cell.column, cell.column_span))) is not None]


def goes_on(row: Sequence[PrintedCell], pairs: Sequence[Pair]) -> bool:
    """Say whether a row is the rest of the last one, of which maybe only blank space is left.

    A text that stands below none, or texts in all cells, make it a row of its own. Where all cells are narrow, any text
    fills its line: then most of them must have come to their end as well.
    """
    filled = [(cell, above) for cell, above in pairs if cell.lines]
    if len(pairs) < len(row) or any(not above.lines or _are_two(above.text, cell.text) for cell, above in filled):
        return False
    full = [above for cell, above in filled if _was_full(cell, above)]
    ends = sum(bool(above.lines) for _, above in pairs)
    few = len(filled) <= _FEW_SHARE * ends or any(_is_long(above) for above in full)
    if not (ends > len(filled) and len(full) >= _FULL_SHARE * len(filled) and few):
        return False
    if len(filled) == 1 and len(full[0].lines) == 1:
        _leave_undecided(filled)
        _, above = filled[0]
        return above.width < _NARROW * above.lines[-1].size
    if len(full) < len(filled):
        _leave_undecided(filled)
    return True


def _leave_undecided(pairs: Sequence[Pair]) -> None:
    """Say that nobody can tell whether these texts are one each or two."""
    for one in (cell for pair in pairs for cell in pair):
        one.lines = [msgspec.structs.replace(line, certainty=min(line.certainty, UNDECIDED)) for line in one.lines]


def _was_full(cell: PrintedCell, above: PrintedCell) -> bool:
    return is_full(above.lines[-1], cell.lines[0], above.width)


def _is_long(cell: PrintedCell) -> bool:
    line = cell.lines[-1]
    return line.right - line.left >= _LONG * line.size


def _are_two(above: str, below: str) -> bool:
    """Tell two texts of two rows: a figure below a figure or below words without any, a target, the same word twice."""
    return (
        above == below
        or below.startswith(_COMPARATORS)
        or (not set(below) - _FIGURE_SIGNS and (not set(above) - _FIGURE_SIGNS or not _DIGITS.search(above)))
    )


def crossing(pairs: Sequence[Pair], height: int) -> Mapping[int, PrintedCell]:
    """Say which cells of a new row are the rest of merged cells, by their identity; ``height`` is that of the table."""
    found: dict[int, PrintedCell] = {}
    leading = unbroken = True
    reaching: set[tuple[int, int]] = set()
    for cell, above in sorted(pairs, key=lambda pair: pair[0].column):
        leading = leading and not cell.lines
        extent = height - above.row, cell.row_span
        if above.lines and not cell.lines:
            is_rest = leading or cell.row_span > 1 or extent in reaching
        elif above.lines:
            is_rest = max(extent) > 1 and _is_long(above) and _was_full(cell, above)
        else:
            # What covers rows of both pages may be written in the middle of all, and so on the second alone.
            # Not so a cell of one row in either: above the labels of money an empty one is printed.
            covers = cell.column == 0 or (unbroken and max(extent) > 1)
            is_rest = covers and bool(cell.lines) and any(other.lines for _, other in pairs)
        unbroken = unbroken and is_rest
        if is_rest:
            found[id(cell)] = above
            reaching.add(extent)
    return found
