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
_QUANTITY: Final = re.compile(r"[^\d\s]?\d[\d.,]*[^\d\s.,年月]+")
"""A figure with its unit, the year or the month of a date being none."""
_IN_BRACKETS: Final = re.compile(r"[（(][^（(）)]*[）)]$")
_WRITTEN_DOWN: Final = 2
_KIND: Final = 2
_SHORT: Final = 12
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
    fills its line: then none may have ended before its line was full, and most must have come to their end as well.
    """
    filled = [(cell, above) for cell, above in pairs if cell.lines]
    if len(pairs) < len(row) or any(not above.lines or _are_two(above.text, cell.text) for cell, above in filled):
        return False
    full = [above for cell, above in filled if _was_full(cell, above)]
    is_all = len(full) == len(filled)
    is_long = any(_is_long(above) for above in full)
    ends = sum(bool(above.lines) for _, above in pairs)
    few = len(filled) <= _FEW_SHARE * ends or is_long
    if not (ends > len(filled) and (is_all or (is_long and len(full) >= _FULL_SHARE * len(filled))) and few):
        return False
    if len(filled) == 1 and len(full[0].lines) == 1:
        _leave_undecided(filled)
        _, above = filled[0]
        return above.width < _NARROW * above.lines[-1].size
    if not is_all:
        _leave_undecided(filled)
    return True


def _leave_undecided(pairs: Sequence[Pair]) -> None:
    """Say that nobody can tell whether these texts are one each or two."""
    for one in (cell for pair in pairs for cell in pair):
        one.lines = [msgspec.structs.replace(line, certainty=min(line.certainty, UNDECIDED)) for line in one.lines]


def _was_full(cell: PrintedCell, above: PrintedCell) -> bool:
    return is_full(above.lines[-1], cell.lines[0], above.width) or _is_written_down(above)


def _is_written_down(cell: PrintedCell) -> bool:
    """Say whether a word is written from top to bottom, a character or two a line, with line ends typed in it."""
    return len(cell.lines) > 1 and all(len(line.text) <= _WRITTEN_DOWN for line in cell.lines)


def _is_long(cell: PrintedCell) -> bool:
    line = cell.lines[-1]
    return line.right - line.left >= _LONG * line.size


def _are_two(above: str, below: str) -> bool:
    """Tell two texts of two rows.

    Such are a figure below a figure or below words without any, a quantity below a quantity, a target, the same word
    twice, and two words of one kind, as 社会效益指标 and 可持续影响指标 are.
    """
    return (
        above == below
        or below.startswith(_COMPARATORS)
        or _are_alike(above, below)
        or (_QUANTITY.fullmatch(above) is not None and _QUANTITY.fullmatch(below) is not None)
        or (not set(below) - _FIGURE_SIGNS and (not set(above) - _FIGURE_SIGNS or not _DIGITS.search(above)))
    )


def _are_alike(above: str, below: str) -> bool:
    """Say whether both are short and end in the same word, whatever points stand in brackets behind it."""
    one, other = (_IN_BRACKETS.sub("", "".join(text.split())) for text in (above, below))
    kind = one[-_KIND:]
    return max(len(one), len(other)) <= _SHORT and kind == other[-_KIND:] and kind.isalpha()


def crossing(table: PrintedTable, row: Sequence[PrintedCell], pairs: Sequence[Pair]) -> Mapping[int, PrintedCell]:
    """Say which cells of a new row below a table are the rest of merged cells, by their identity."""
    height = len(table.heights)
    found: dict[int, PrintedCell] = {}
    over = {id(cell): above for cell, above in pairs}
    leading = unbroken = True
    reaching: set[tuple[int, int]] = set()
    begun: list[tuple[int, int]] = []
    for cell in sorted(row, key=lambda one: one.column):
        above = over.get(id(cell))
        leading = leading and above is not None and not cell.lines
        if above is None:
            unbroken = False
            continue
        extent = height - above.row, cell.row_span
        if above.lines and not cell.lines:
            is_rest = leading or cell.row_span > 1 or extent in reaching
        elif above.lines:
            # What is in the rows of a heading that begins here begins here too.
            is_within = any(extent[0] <= rows_above and extent[1] <= rows_below for rows_above, rows_below in begun)
            is_rest = max(extent) > 1 and not is_within and _is_cut(cell, above)
        else:
            is_rest = bool(cell.lines) and any(other.lines for _, other in pairs)
            is_rest = is_rest and _may_end_overleaf(table, above, is_merged=max(extent) > 1, unbroken=unbroken)
        unbroken = unbroken and is_rest
        if is_rest:
            found[id(cell)] = above
            reaching.add(extent)
        elif cell.lines:
            begun.append(extent)
    return found


def _may_end_overleaf(table: PrintedTable, empty: PrintedCell, *, is_merged: bool, unbroken: bool) -> bool:
    """Say whether the text of an empty cell at the foot of a page may stand on the next one.

    What covers rows of both pages may be written in the middle of all, and so on the second alone. Where it covers one
    row of each (``is_merged`` is false), what stands above it tells: where a cell of several rows ends, another begins;
    where one is empty too, merges were lost. Otherwise it may only in the margin: above the labels of money an empty
    cell is printed. ``unbroken`` says that all cells before it go on.
    """
    if is_merged:
        return unbroken or empty.column == 0
    place = empty.column, empty.column_span
    ending = (own for own in table.cells if own.row + own.row_span == empty.row)
    over = next((own for own in ending if (own.column, own.column_span) == place), None)
    if over is not None and over.row_span > 1:
        return unbroken
    return empty.column == 0 and (over is None or bool(over.lines))


def _is_cut(cell: PrintedCell, above: PrintedCell) -> bool:
    """Say whether a long text goes on in a cell."""
    return _is_long(above) and _was_full(cell, above) and not _are_two(above.text, cell.text)
