"""Tables that run over pages, put together again.

What stands first on a page belongs to the table that stood last on the page before if both have the same outer
borders, no room was left above, and only page numbers and running heads stand between. It does not if it begins as
that table began: then another form of the same kind begins. Rows of heads that are printed again are left out. What
the page end cut is whole again (:mod:`.cut_rows`).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from jiheng.reading.pdf import cut_rows
from jiheng.reading.pdf.pages import TOLERANCE, Part, PrintedCell, PrintedLine, PrintedPage, PrintedTable

_LOWER_MARGIN: Final = 120.0
_MARGIN_SHARE: Final = 0.12
_HEAD_CELLS: Final = 3
_KEPT_ROWS: Final = 2
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－·•\s]*(?:第|page)?\s*\d{1,4}\s*页?[\s,，/／]*(?:(?:共|of|/|／)?\s*\d{1,4}\s*页?)?[-—–－·•\s]*",
    re.IGNORECASE,
)
_CONTINUED: Final = re.compile(r"[（(【\[]?\s*(?:续\s*表?|接上[页表]|转下页|续上[页表])\s*\d*\s*[）)】\]]?")
_LONGEST_PAGE_NUMBER: Final = 40
_DIGITS: Final = re.compile(r"\d+")
_BEGINS_VALUE: Final = re.compile(r"[\d≥≤<>＜＞=＝]")


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
    if above is None or below is None or not _has_same_borders(above[1], below[1], before):
        return parts
    (passed_above, table), (passed_below, more) = above, below
    repeated = _repeated_rows(table, more)
    if repeated is None or before.bottom - table.box.bottom >= _wanted(more, repeated) + _LOWER_MARGIN:
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


def _has_same_borders(table: PrintedTable, more: PrintedTable, before: PrintedPage) -> bool:
    same = (
        abs(table.columns[0] - more.columns[0]) <= TOLERANCE and abs(table.columns[-1] - more.columns[-1]) <= TOLERANCE
    )
    return same and table.page + len(table.page_breaks) == before.number


def _wanted(more: PrintedTable, repeated: int) -> float:
    """Tell how much room the first new row wants; two rows that share a cell may be kept together."""
    rows = max((cell.row_span for cell in more.row(repeated) if cell.row_span <= _KEPT_ROWS), default=1)
    return sum(more.heights[repeated : repeated + rows])


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
    return repeated or _heads_again(table, more)


def _heads_again(table: PrintedTable, more: PrintedTable) -> int:
    """Count the rows with which ``more`` begins that say what a head within the table says, of one row or of two."""
    head = more.row(0)
    texts = _said(head)
    height = max((cell.row_span for cell in head), default=1)
    is_head = (
        len(texts) >= _HEAD_CELLS
        and all(texts)
        and len(set(texts)) == len(texts)
        and not any(_BEGINS_VALUE.match(text) for text in texts)
        and height <= min(_KEPT_ROWS, len(more.heights))
    )
    wanted = [_said(more.row(row)) for row in range(height)]
    last = len(table.heights) - height
    found = is_head and any([_said(table.row(at + row)) for row in range(height)] == wanted for at in range(last + 1))
    return height if found else 0


def _said(cells: Sequence[PrintedCell]) -> list[str]:
    """Tell what cells say, wherever their lines end: columns may be of another width on each page."""
    return ["".join(cell.text.split()) for cell in cells]


def _spans(cells: Sequence[PrintedCell]) -> list[int]:
    """Tell how many rows each cell covers; how many columns depends on what stands elsewhere on its page."""
    return [cell.row_span for cell in cells]


def _append(table: PrintedTable, more: PrintedTable, repeated: int) -> None:
    """Put the rows of ``more`` below those of the table."""
    _widen(table, more)
    cells = [cell for cell in more.cells if cell.row >= repeated]
    height = len(table.heights)
    row = [cell for cell in cells if cell.row == repeated]
    pairs = cut_rows.pairs_of(table, row)
    goes_on = cut_rows.goes_on(row, pairs)
    offset = height - repeated - goes_on
    continued = {id(cell): above for cell, above in pairs} if goes_on else cut_rows.crossing(table, row, pairs)
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


def _flattened(part: Part) -> list[Part]:
    """Make lines of a frame around one text, which is no table."""
    if isinstance(part, PrintedTable) and len(part.cells) == 1:
        return [PrintedLine(part.page, [line]) for line in part.cells[0].lines]
    return [part]
