"""Web pages: as portals print them, as Word saves them, and as a clerk's editor leaves them.

``portal`` has plain cells with spans; ``word`` wraps every text in paragraphs and spans with styles; ``pasted`` puts
blanks around everything and entities for blanks into empty cells.
"""

from html import escape
from typing import Final

from jiheng.reading.grid import Cell, Grid, Paragraph, Table

MANNERS: Final = ("portal", "word", "pasted")


def write(grid: Grid, manner: str = "portal") -> bytes:
    """Write a grid as a page in one of :data:`MANNERS`."""
    body = "\n".join(
        _paragraph(block.text, manner) if isinstance(block, Paragraph) else _table(block, manner)
        for block in grid.blocks
    )
    head = '<head><meta charset="utf-8"><title>政务公开</title><style>td{border:1px solid}</style></head>'
    return f'<!DOCTYPE html>\n<html lang="zh">{head}\n<body>\n{body}\n</body></html>\n'.encode()


def _paragraph(text: str, manner: str) -> str:
    if manner == "word":
        return f'<p class=MsoNormal align=center><span style="font-size:16.0pt">{escape(text)}</span></p>'
    return f"<p>{escape(text)}</p>"


def _table(table: Table, manner: str) -> str:
    height = max(cell.row + cell.row_span for cell in table.cells)
    rows = ["".join(_cell(cell, manner) for cell in table.cells if cell.row == row) for row in range(height)]
    lines = [f"<tr>{row}</tr>" for row in rows]
    return "\n".join(['<table border="1">', "<tbody>", *lines, "</tbody>", "</table>"])


def _cell(cell: Cell, manner: str) -> str:
    spans = f' rowspan="{cell.row_span}"' * (cell.row_span > 1) + f' colspan="{cell.column_span}"' * (
        cell.column_span > 1
    )
    return f"<td{spans}>{_content(cell.text, manner)}</td>"


def _content(text: str, manner: str) -> str:
    parts = [escape(part) for part in text.split("\n")]
    if manner == "word":
        blank = "<o:p>&nbsp;</o:p>"
        return "".join(f"<p class=MsoNormal><span lang=EN-US>{part or blank}</span></p>" for part in parts)
    joined = "<br>".join(parts)
    if manner == "pasted":
        return f"\n      {joined or '&nbsp;'}\n    "
    return joined
