"""Tables of a Word document: every place where the file says, in columns as wide as it says."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import Cell, Table
from jiheng.exporting.papers.texts import plain
from jiheng.exporting.papers.word_marks import TWIPS_A_MM, cell_style_of, paragraph, twips

_RULES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table(own: Table, page: looks.Page) -> str:
    """Give a table as wide as the text.

    Raises:
        ValueError: a place of it is covered by no cell or by two.
    """
    covers = own.covers()
    edges = _edges(own.widths, round(page.text_width * TWIPS_A_MM))
    size = looks.cell_size(own)
    least = own.lines_of_rows
    above = looks.ABOVE[own.air]
    headings = own.headings()
    rows = []
    for row in range(own.rows):
        height = twips(looks.cell_height(size, least.get(row, 1)) + 2 * above)
        head = "<w:tblHeader/>" if row < own.repeated_rows else ""
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
            f"{_cells(row, covers, edges, size, stays=row in headings)}</w:tr>"
        )
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_RULES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_free(above)}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _free(above: float) -> str:
    """Say what the cells leave free around their texts; ``above`` is that above and below."""
    sides = {"top": above, "left": looks.BESIDE, "bottom": above, "right": looks.BESIDE}
    return "".join(f'<w:{side} w:w="{twips(free)}" w:type="dxa"/>' for side, free in sides.items())


def _edges(shares: Sequence[int], width: int) -> list[int]:
    """Say where the columns begin and end."""
    whole, so_far, edges = sum(shares), 0, [0]
    for share in shares:
        so_far += share
        edges.append(round(width * so_far / whole))
    return edges


def _cells(row: int, covers: Mapping[tuple[int, int], Cell], edges: Sequence[int], size: float, *, stays: bool) -> str:
    """Give the cells of a row, which may have to stay on the page of the next one."""
    more = "<w:keepNext/>" if stays else ""
    cells, column = [], 0
    while column < len(edges) - 1:
        own = covers[row, column]
        cells.append(_cell(own, edges, size, more, begins=own.row == row))
        column += own.columns
    return "".join(cells)


def _cell(own: Cell, edges: Sequence[int], size: float, more: str, *, begins: bool) -> str:
    """Give a cell, or the part of one that lies in a further row."""
    width = edges[own.column + own.columns] - edges[own.column]
    across = f'<w:gridSpan w:val="{own.columns}"/>' if own.columns > 1 else ""
    down = "" if own.rows == 1 else '<w:vMerge w:val="restart"/>' if begins else '<w:vMerge w:val="continue"/>'
    style = cell_style_of(own.look, size)
    lines = plain(own.text).split("\n") if begins else [""]
    inside = "".join(paragraph([line], style, more) for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
    )
