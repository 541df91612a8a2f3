"""A drawn form as the bytes of a file: text in columns kept apart by tabs or bars, or a page."""

from html import escape
from pathlib import Path
from typing import Final

from benchmarks.planted.drafts import Draft
from benchmarks.planted.layouts import Cell, Row, table

SUFFIX: Final = {"drops": ".txt", "tabs": ".txt", "pipes": ".txt", "page": ".html"}


def write(draft: Draft) -> bytes:
    """Write a form."""
    medium = draft.style.medium
    if medium == "page":
        head = '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"></head>'
        return f"{head}<body>\n{_page(draft)}\n</body></html>\n".encode()
    return f"{_text(draft, bars=medium == 'pipes')}\n".encode()


def kept(file: Path, draft: Draft) -> str:
    """Write a form into a file and give its name."""
    file.write_bytes(write(draft))
    return file.name


def _page(draft: Draft) -> str:
    rows = "\n".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table(draft))
    title = f"<h2>{escape(draft.title)}</h2>\n<p>（{draft.year}年度）</p>" if draft.title else ""
    return f'{title}\n<table border="1">\n{rows}\n</table>'


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f"<td{spans}>{escape(cell.text)}</td>"


def _text(draft: Draft, *, bars: bool) -> str:
    rows = [_cells(row) for row in table(draft)]
    for row in _shifted(draft):
        rows[row].remove("")  # the first blank cell was forgotten
    lines = [f"| {' | '.join(cells)} |" if bars else "\t".join(cells) for cells in rows]
    return "\n".join([draft.title, f"（{draft.year}年度）", *lines])


def _cells(row: Row) -> list[str]:
    """Lay a row out; what a merge covers is empty."""
    cells: list[str] = []
    for cell in row:
        cells += [""] if cell is None else [cell.text.replace("\n", " "), *[""] * (cell.columns - 1)]
    return cells


def _shifted(draft: Draft) -> set[int]:
    """Find the lines of the table that are written a column too far left."""
    funds = 2
    first = funds + 1 + len(draft.purses) + 2 + 1
    start = {"funds": funds + 1, "indicators": first, "total": first + len(draft.lines)}
    return {start[block] + row for block, row in draft.shifts}
