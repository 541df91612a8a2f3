"""Forms as pictures of printed pages: drawn by typst, then spoiled as scanners, telephones and stamps spoil them."""

import json
from typing import Any, Final

import cv2
import numpy as np

from benchmarks.corpus.writers.scan_noise import CLEAN, Noise, spoil
from benchmarks.corpus.writers.typesetting import compiler
from jiheng.reading.grid import Grid, Paragraph, Table

Picture = np.ndarray[Any, np.dtype[np.uint8]]

_MARGIN: Final = 1.6
_NARROW, _WIDE = 3.2, 16.0
_HEAD: Final = """
#let form = json(bytes(sys.inputs.form))
#set page(width: form.paper.at(0) * 1cm, height: form.paper.at(1) * 1cm, margin: form.margin * 1cm)
#set text(font: form.font, size: form.size * 1pt, lang: "zh")
#set par(leading: 0.5em)
#let lines(words) = words.split("\\n").intersperse(linebreak()).join()
#for block in form.blocks {
  if "text" in block { align(if block.long { left } else { center }, block.text) } else {
    table(
      columns: block.columns.map(width => width * 1fr), stroke: form.stroke * 1pt, inset: (x: 2.5pt, y: 4pt),
      align: (x, y) => if (x, y) in block.long { left + horizon } else { center + horizon },
      ..block.cells.map(c => table.cell(x: c.x, y: c.y, colspan: c.w, rowspan: c.h, lines(c.text)))
    )
  }
}
"""
_LONG: Final = 24
"""A text of so many characters is set flush left, as offices do; shorter ones stand in the middle."""


def write(grid: Grid, noise: Noise = CLEAN, *, seed: int = 0) -> bytes:
    """Print a grid and scan it: one page gives a PNG or a JPEG, as the noise says, several give a TIFF."""
    pages = [spoil(page, noise, seed=seed + number) for number, page in enumerate(pages_of(grid, noise))]
    if len(pages) > 1:
        _, coded = cv2.imencodemulti(".tiff", pages)
    elif noise.jpeg:
        _, coded = cv2.imencode(".jpg", pages[0], [cv2.IMWRITE_JPEG_QUALITY, noise.jpeg])
    else:
        _, coded = cv2.imencode(".png", pages[0])
    return coded.tobytes()


def pages_of(grid: Grid, noise: Noise = CLEAN) -> list[Picture]:
    """Draw the pages of a grid at the resolution, in the face and on the paper of the noise, in colour."""
    paper = (29.7, 21.0) if noise.landscape else (21.0, 29.7)
    form = {
        "paper": paper,
        "margin": _MARGIN,
        "font": "Noto Sans SC" if noise.sans else "Noto Serif SC",
        "size": noise.size,
        "stroke": noise.stroke,
        "blocks": [_paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in grid.blocks],
    }
    drawn = compiler().compile(_HEAD.encode(), format="png", ppi=noise.dpi, sys_inputs={"form": json.dumps(form)})
    return [_decoded(page) for page in (drawn if isinstance(drawn, list) else [drawn]) if page]


def _decoded(page: bytes) -> Picture:
    picture = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_COLOR)
    return np.asarray(picture, np.uint8)


def _paragraph(block: Paragraph) -> dict[str, object]:
    return {"text": block.text, "long": len(block.text) > _LONG}


def _table(block: Table) -> dict[str, object]:
    count = max(cell.column + cell.column_span for cell in block.cells)
    widths = [_NARROW] * count
    for cell in block.cells:
        if cell.column_span == 1:
            longest = max(len(line) for line in cell.text.split("\n"))
            widths[cell.column] = max(widths[cell.column], min(longest * 0.9, _WIDE))
    cells = [
        {"x": cell.column, "y": cell.row, "w": cell.column_span, "h": cell.row_span, "text": cell.text}
        for cell in block.cells
    ]
    long = [(cell.column, cell.row) for cell in block.cells if len(cell.text) > _LONG]
    return {"columns": widths, "cells": cells, "long": long}
