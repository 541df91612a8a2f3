"""Pages with text, as office programs print them: ruled tables, fonts embedded, tables running over pages."""

import json
from datetime import UTC, datetime
from typing import Final

from benchmarks.corpus.writers.typesetting import compiler
from jiheng.reading.grid import Cell, Grid, Paragraph, Table

_NARROW, _WIDE = 3.0, 14.0
_PAGE: Final = """
#let given = json(bytes(sys.inputs.given))
#set page(paper: "a4", flipped: given.landscape, margin: 15mm, numbering: given.numbering)
#set text(font: given.font, size: given.size * 1pt, lang: "zh", region: "cn")
#set par(spacing: 6pt, leading: 0.5em)
#let cell(own) = table.cell(
  x: own.column, y: own.row, rowspan: own.rows, colspan: own.columns,
  ..if own.row < given.repeated or own.rows > 1 { (:) } else { (breakable: given.breakable) },
  own.text.split("\\n").map(line => text(line)).join(linebreak()),
)
#for block in given.blocks {
  if block.kind == "paragraph" { par(block.text) } else {
    table(
      columns: block.widths.map(width => width * 1fr),
      inset: 3pt,
      stroke: 0.5pt,
      align: (column, row) => horizon + if column < 2 { center } else { left },
      ..if given.repeated > 0 { (table.header(..block.cells.filter(own => own.row < given.repeated).map(cell)),) },
      ..block.cells.filter(own => own.row >= given.repeated).map(cell),
    )
  }
}
"""


def write(  # noqa: PLR0913 - how a page may look, all by name
    grid: Grid,
    *,
    landscape: bool = False,
    size: float = 9,
    repeated: int = 0,
    numbering: str | None = None,
    font: str = "Noto Serif SC",
    breakable: bool = True,
) -> bytes:
    """Write a grid as a PDF of as many A4 pages as it takes.

    Args:
        grid: paragraphs and tables; texts as they are to be seen.
        landscape: whether the long side lies at the bottom.
        size: of the letters, in points.
        repeated: how many rows of each table are printed again on every further page.
        numbering: page numbers in the pattern of typst, as ``"— 1 —"``.
        font: one of the two that are embedded, ``"Noto Serif SC"`` or ``"Noto Sans SC"``.
        breakable: whether a row may be cut by the end of a page.

    """
    given = {
        "landscape": landscape,
        "size": size,
        "repeated": repeated,
        "numbering": numbering,
        "font": font,
        "breakable": breakable,
        "blocks": [
            {"kind": "paragraph", "text": block.text} if isinstance(block, Paragraph) else _table(block)
            for block in grid.blocks
        ],
    }
    written = compiler().compile(
        _PAGE.encode(), format="pdf", sys_inputs={"given": json.dumps(given)}, timestamp=_PRINTED
    )
    if not isinstance(written, bytes):
        raise TypeError(type(written))
    return written


_PRINTED: Final = datetime(2021, 3, 1, tzinfo=UTC)


def _table(table: Table) -> dict[str, object]:
    cells = [
        {"row": c.row, "column": c.column, "rows": c.row_span, "columns": c.column_span, "text": c.text}
        for c in table.cells
    ]
    return {"kind": "table", "cells": cells, "widths": _widths(table.cells)}


def _widths(cells: tuple[Cell, ...]) -> list[float]:
    """Give each column the width that its longest short text asks for."""
    widths = [_NARROW] * max(cell.column + cell.column_span for cell in cells)
    for cell in cells:
        if cell.column_span == 1:
            longest = max(map(len, cell.text.split("\n")))
            widths[cell.column] = max(widths[cell.column], min(longest, _WIDE))
    return widths
