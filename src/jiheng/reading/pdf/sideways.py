"""Sheets wider than the paper, put together again: what did not fit stands on a page of its own, row beside row.

A page belongs to the right of an earlier one if its table begins at the same margin and height and has rows of the very
same heights, its columns are others, the first of them would not have fitted on the earlier page, and nothing stands
outside it that does not stand on the earlier page too. Texts that cross the edge are printed on both pages, and are one
again once the pages lie side by side. A page that would go on two earlier ones goes on neither, nor does one before
which a page is missing: between them stand only pages that go on other ones, or below the earlier.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.reading.pdf.joining import is_page_number
from jiheng.reading.pdf.pages import TOLERANCE, PageContent, PrintedLine, PrintedPage, PrintedTable, printed
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box, Segment

_FEWEST_ROWS: Final = 3
_SAME: Final = 1.0


class _Sheet(msgspec.Struct):
    """Pages that lie side by side: their content together, the table of the first, and the last page with its table."""

    content: PageContent
    last: PageContent
    page: PrintedPage
    first_table: PrintedTable | None
    table: PrintedTable | None


def side_by_side(contents: Sequence[PageContent], room: Room) -> list[PrintedPage]:
    """Make pages of their contents, those together that belong side by side.

    Raises:
        Unreadable: the rulings make far too many cells, or more steps are needed than there is ``room`` for.

    """
    sheets: list[_Sheet] = []
    for content in contents:
        page = printed(content, room)
        tables = [part for part in page.parts if isinstance(part, PrintedTable)]
        table = tables[0] if len(tables) == 1 and len(tables[0].heights) >= _FEWEST_ROWS else None
        found = [
            sheet
            for at, sheet in enumerate(sheets)
            if table is not None and _goes_on(sheet, content, page, table) and _is_above(sheet, sheets[at + 1 :])
        ]
        if len(found) != 1 or table is None:
            sheets.append(_Sheet(content, content, page, table, table))
            continue
        (left,) = found
        left.content = _beside(left.content, left.page, content, table)
        left.last, left.table, left.page = content, table, printed(left.content, room)
    return [sheet.page for sheet in sheets]


def _goes_on(sheet: _Sheet, content: PageContent, page: PrintedPage, table: PrintedTable) -> bool:
    """Say whether a page is the right of a sheet."""
    first, left = sheet.first_table, sheet.table
    return (
        first is not None
        and left is not None
        and _same(first.heights, table.heights)
        and abs(first.box.top - table.box.top) <= _SAME
        and abs(left.columns[0] - table.columns[0]) <= TOLERANCE
        and not _same(left.columns, table.columns)
        and _did_not_fit(left, table, sheet.last)
        and _adds_nothing_outside(sheet, content, page, table)
    )


def _is_above(sheet: _Sheet, others: Sequence[_Sheet]) -> bool:
    """Say whether all pages that came after a sheet and go on none may be what stands below it."""
    first = sheet.first_table
    return first is not None and all(
        other.first_table is not None
        and _same(first.columns, other.first_table.columns)
        and other.first_table.box.top <= first.box.top + _SAME
        for other in others
        if other.content.number > sheet.content.number and other.first_table is not first
    )


def _same(these: Sequence[float], those: Sequence[float]) -> bool:
    return len(these) == len(those) and all(abs(a - b) <= _SAME for a, b in zip(these, those, strict=True))


def _did_not_fit(left: PrintedTable, table: PrintedTable, on: PageContent) -> bool:
    """Say whether a page has no room for one more column, its margins being alike."""
    room = on.box.right - (left.columns[0] - on.box.left) - left.columns[-1]
    return table.columns[1] - table.columns[0] > room - TOLERANCE and left.columns[-1] <= on.box.right


def _adds_nothing_outside(sheet: _Sheet, content: PageContent, page: PrintedPage, table: PrintedTable) -> bool:
    """Say whether all lines outside the table of a page stand on the page to its left too."""
    shift = _right_edge(sheet.page) - table.columns[0]
    own = {(letter.text, round(letter.base)) for letter in sheet.content.letters}
    for part in page.parts:
        if isinstance(part, PrintedLine) and not is_page_number(part, page):
            letters = [one for one in content.letters if abs(one.base - part.base) <= _SAME]
            if not all((one.text, round(one.base)) in own for one in letters) or part.pieces[0].left + shift < 0:
                return False
    return True


def _right_edge(page: PrintedPage) -> float:
    return max(part.columns[-1] for part in page.parts if isinstance(part, PrintedTable))


def _beside(left: PageContent, page: PrintedPage, right: PageContent, table: PrintedTable) -> PageContent:
    """Lay a page to the right of another, edge to edge of their tables; what is above and below goes."""
    shift = _right_edge(page) - table.columns[0]
    letters = [
        letter._replace(left=letter.left + shift, right=letter.right + shift, clip=_moved(letter.clip, shift))
        for letter in right.letters
        if table.box.top <= letter.base <= table.box.bottom
    ]
    across = [Segment(one.at, one.start + shift, one.end + shift) for one in right.across]
    down = [Segment(one.at + shift, one.start, one.end) for one in right.down]
    box = Box(left.box.left, left.box.top, right.box.right + shift, left.box.bottom)
    return PageContent(left.number, box, [*left.letters, *letters], [*left.across, *across], [*left.down, *down])


def _moved(box: Box | None, shift: float) -> Box | None:
    return None if box is None else Box(box.left + shift, box.top, box.right + shift, box.bottom)
