"""Tables that run over pages, put together again.

What stands first on a page belongs to the table that stood last on the page before if both have the same outer
borders, no room was left above, and only page numbers and running heads stand between. It does not if it begins as
that table began: then another form of the same kind begins. Rows of heads that are printed again are left out. A cell
that the page end cut goes on: an empty first cell belongs to the one above it, and so does a row whose few texts all go
on with lines above that were full.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from jiheng.reading.pdf.lines import is_full
from jiheng.reading.pdf.pages import TOLERANCE, Part, PrintedCell, PrintedLine, PrintedPage, PrintedTable

_LOWER_MARGIN: Final = 120.0
_MARGIN_SHARE: Final = 0.12
_HEAD_CELLS: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－·•\s]*(?:第|page)?\s*\d{1,4}\s*页?[\s,，/／]*(?:(?:共|of|/|／)?\s*\d{1,4}\s*页?)?[-—–－·•\s]*",
    re.IGNORECASE,
)
_CONTINUED: Final = re.compile(r"[（(【\[]?\s*(?:续\s*表?|接上[页表]|转下页|续上[页表])\s*\d*\s*[）)】\]]?")
_LONGEST_PAGE_NUMBER: Final = 40
_DIGITS: Final = re.compile(r"\d+")


def put_together(pages: Sequence[PrintedPage]) -> list[Part]:
    """Give the parts of all pages in order, tables joined and page numbers left out."""
    heads = _running(pages)
    whole: list[Part] = []
    for before, page in zip((None, *pages), pages, strict=False):
        parts = [part for part in page.parts if not is_page_number(part, page)]
        if before is not None and before.number + 1 == page.number:
            parts = _joined(whole, parts, before, heads)
        whole.extend(parts)
    return [flat for part in whole for flat in _flattened(part)]


def _joined(whole: list[Part], parts: list[Part], before: PrintedPage, heads: frozenset[tuple[str, int]]) -> list[Part]:
    """Join the first table of a page to the last one so far, and give what is left of the page."""
    above = _only_heads(reversed(whole), heads)
    below = _only_heads(parts, heads)
    if above is None or below is None or not _may_follow(above[1], below[1], before):
        return parts
    (passed_above, table), (passed_below, more) = above, below
    repeated = _repeated_rows(table, more)
    if repeated is None:
        return parts
    del whole[len(whole) - passed_above :]
    _append(table, more, repeated)
    return parts[passed_below + 1 :]


def _only_heads(parts: Iterable[Part], heads: frozenset[tuple[str, int]]) -> tuple[int, PrintedTable] | None:
    """Find the next table if nothing but running heads stands before it; say how many."""
    for passed, part in enumerate(parts):
        if isinstance(part, PrintedTable):
            return passed, part
        if _CONTINUED.fullmatch(part.text.strip()) is None and _mark(part) not in heads:
            return None
    return None


def _mark(line: PrintedLine) -> tuple[str, int]:
    """Tell a line by what it says, whatever its figures, and how high it stands."""
    return _DIGITS.sub("#", line.text), round(line.base / (2 * TOLERANCE))


def _running(pages: Sequence[PrintedPage]) -> frozenset[tuple[str, int]]:
    """Find the lines that stand at the same place on several pages."""
    seen: set[tuple[str, int]] = set()
    again: set[tuple[str, int]] = set()
    for page in pages:
        marks = {_mark(part) for part in page.parts if isinstance(part, PrintedLine)}
        again |= marks & seen
        seen |= marks
    return frozenset(again)


def is_page_number(part: Part, page: PrintedPage) -> bool:
    """Tell the number of a page, which stands in its upper or lower margin."""
    if not isinstance(part, PrintedLine) or _PAGE_NUMBER.fullmatch(part.text[:_LONGEST_PAGE_NUMBER].strip()) is None:
        return False
    margin = (page.bottom - page.top) * _MARGIN_SHARE
    return part.base < page.top + margin or part.base > page.bottom - margin


def _may_follow(table: PrintedTable, more: PrintedTable, before: PrintedPage) -> bool:
    same = (
        abs(table.columns[0] - more.columns[0]) <= TOLERANCE and abs(table.columns[-1] - more.columns[-1]) <= TOLERANCE
    )
    last_page = table.page + len(table.page_breaks)
    return same and last_page == before.number and before.bottom - table.box.bottom < more.heights[0] + _LOWER_MARGIN


def _repeated_rows(table: PrintedTable, more: PrintedTable) -> int | None:
    """Count the rows of heads printed again; ``None`` where ``more`` begins as the table began."""
    repeated = 0
    while (
        repeated < min(len(more.heights), len(table.heights))
        and _said(table.row(repeated)) == _said(more.row(repeated))
        and any(cell.lines for cell in more.row(repeated))
    ):
        repeated += 1
    first, again = table.row(repeated), more.row(repeated)
    if first and again and first[0].text and first[0].text == again[0].text and _spans(first) == _spans(again):
        return None
    if repeated:
        return repeated
    head = more.row(0)
    texts = [cell.text for cell in head]
    is_head = (
        len(texts) >= _HEAD_CELLS
        and all(texts)
        and len(set(texts)) == len(texts)
        and not any(_DIGITS.search(text) for text in texts)
        and all(cell.row_span == 1 for cell in head)
    )
    return int(is_head and any(_said(table.row(row)) == _said(head) for row in range(len(table.heights))))


def _said(cells: Sequence[PrintedCell]) -> list[str]:
    return [cell.text for cell in cells]


def _spans(cells: Sequence[PrintedCell]) -> list[tuple[int, int]]:
    return [(cell.row_span, cell.column_span) for cell in cells]


def _append(table: PrintedTable, more: PrintedTable, repeated: int) -> None:
    """Put the rows of ``more`` below those of the table."""
    _widen(table, more)
    cells = [cell for cell in more.cells if cell.row >= repeated]
    height = len(table.heights)
    goes_on = _goes_on(table, [cell for cell in cells if cell.row == repeated])
    offset = height - repeated - goes_on
    continued = _continued(table, cells, repeated, height, goes_on=goes_on)
    for cell in cells:
        above = continued.get(id(cell))
        if above is None:
            table.cells.append(msgspec.structs.replace(cell, row=cell.row + offset))
        else:
            above.lines.extend(cell.lines)
            above.row_span = max(above.row_span, cell.row + offset + cell.row_span - above.row)
    table.cells.sort(key=lambda cell: (cell.row, cell.column))
    table.page_breaks.append(height)
    table.heights.extend(more.heights[repeated + goes_on :])
    table.box = more.box


def _widen(table: PrintedTable, more: PrintedTable) -> None:
    """Give both the edges of columns that either has."""
    edges = list(table.columns)
    for edge in more.columns:
        if all(abs(edge - own) > TOLERANCE for own in edges):
            edges.append(edge)
    edges.sort()
    for one in (table, more):
        place = [min(range(len(edges)), key=lambda at, x=x: abs(edges[at] - x)) for x in one.columns]  # type: ignore[misc]  # the default binds x
        for cell in one.cells:
            end = place[cell.column + cell.column_span]
            cell.column = place[cell.column]
            cell.column_span = end - cell.column
        one.columns = edges


def _ending(table: PrintedTable, cell: PrintedCell) -> PrintedCell | None:
    """Find the cell in the last row of the table that is as wide as ``cell`` and right above it."""
    height = len(table.heights)
    for own in reversed(table.cells):
        same = own.column == cell.column and own.column_span == cell.column_span
        if same and own.row + own.row_span == height:
            return own
    return None


def _goes_on(table: PrintedTable, row: Sequence[PrintedCell]) -> bool:
    """Say whether a row is the rest of the last one: most texts in it go on with a line that had been full.

    The rest of a row may be blank; a text of the rest that stands below none, or below all, makes it a row of its own.
    Where all cells are narrow, any text fills its line: then most of them must have come to their end as well.
    """
    pairs = [(cell, _ending(table, cell)) for cell in row]
    if any(above is None for _, above in pairs):
        return False
    filled = [(cell, above) for cell, above in pairs if cell.lines and above is not None]
    if any(not above.lines or _are_two(above.text, cell.text) for cell, above in filled):
        return False
    full = [above.lines[-1] for cell, above in filled if is_full(above.lines[-1], cell.lines[0], above.width)]
    ends = sum(above is not None and bool(above.lines) for _, above in pairs)
    long = any(line.right - line.left >= _LONG * line.size for line in full)
    few = len(filled) <= _FEW_SHARE * ends
    return ends > len(filled) and len(full) >= _FULL_SHARE * len(filled) and (long or few)


def _are_two(above: str, below: str) -> bool:
    """Tell two texts of two rows: a figure below a figure or below words without any, and the same word twice."""
    return above == below or (
        not set(below) - _FIGURE_SIGNS and (not set(above) - _FIGURE_SIGNS or not _DIGITS.search(above))
    )


_FULL_SHARE: Final = 0.66
_FEW_SHARE: Final = 0.6
_LONG: Final = 6.0
_FIGURE_SIGNS: Final = frozenset("0123456789.,%％-—－–/ \n")


def _continued(
    table: PrintedTable, cells: Sequence[PrintedCell], first: int, height: int, *, goes_on: bool
) -> dict[int, PrintedCell]:
    """Say which cells at the top of a page are the rest of one that the page before cut."""
    found: dict[int, PrintedCell] = {}
    leading = True
    reaching: set[tuple[int, int]] = set()
    for cell in sorted((cell for cell in cells if cell.row == first), key=lambda cell: cell.column):
        above = _ending(table, cell)
        leading = leading and not cell.lines
        if above is None:
            continue
        crossing = leading or cell.row_span > 1 or (height - above.row, cell.row_span) in reaching
        if goes_on or (not cell.lines and above.lines and crossing):
            found[id(cell)] = above
            reaching.add((height - above.row, cell.row_span))
    return found


def _flattened(part: Part) -> list[Part]:
    """Make lines of a frame around one text, which is no table."""
    if isinstance(part, PrintedTable) and len(part.cells) == 1:
        return [PrintedLine(part.page, [line]) for line in part.cells[0].lines]
    return [part]
