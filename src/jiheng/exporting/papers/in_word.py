"""A paper as a Word document: styles with names, tables in fixed columns, heads repeated, rows never split.

The package is written out by ourselves (:mod:`.word_package`): the same paper gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import BinaryIO, Final

from jiheng.exporting.papers import looks, word_package
from jiheng.exporting.papers.shapes import Cell, Line, NewPage, Paper, Picture, Table
from jiheng.exporting.papers.texts import plain
from jiheng.exporting.papers.word_package import GAP, escaped, style_of

_TWIPS: Final = 20
"""To a point."""
_EMU: Final = 36_000
"""To a millimetre, where pictures are measured."""
_RULES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_AT_SIDES: Final = round(looks.PADDING * _TWIPS)
_TABLE: Final = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
    f"<w:tblBorders>{_RULES}</w:tblBorders>"
    '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
    f'<w:left w:w="{_AT_SIDES}" w:type="dxa"/><w:right w:w="{_AT_SIDES}" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
_PICTURE: Final = (
    '<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="图 {number}" descr="{shows}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="图 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def write(paper: Paper, out: BinaryIO) -> None:
    """Write a paper."""
    page = looks.WIDE if paper.is_wide else looks.UPRIGHT
    pictures: list[bytes] = []
    body = "".join(_blocks(paper.blocks, page, pictures))
    out.write(word_package.packed(body, page, pictures, title=plain(paper.title), is_report=paper.is_report))


def _blocks(
    blocks: Iterable[Line | Table | Picture | NewPage], page: looks.Page, pictures: list[bytes]
) -> Iterator[str]:
    """Give the blocks as they stand in the file; between two tables, and after the last, Word wants a paragraph."""
    turned, before = False, None
    for block in blocks:
        if isinstance(block, NewPage):
            turned = True
            continue
        if isinstance(block, Line):
            yield _line(block, turned=turned)
        else:
            if turned or isinstance(before, Table):
                yield _gap(turned=turned)
            yield _table(block, page) if isinstance(block, Table) else _picture(block, page, pictures)
        turned, before = False, block
    if not isinstance(before, Line):
        yield _gap(turned=turned)


def _gap(*, turned: bool = False) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{GAP}"/>{_turn(turned=turned)}</w:pPr></w:p>'


def _turn(*, turned: bool) -> str:
    return "<w:pageBreakBefore/>" if turned else ""


def _line(line: Line, *, turned: bool) -> str:
    return _paragraph(plain(line.text).replace("\n", "\v"), style_of(line.look), _turn(turned=turned))


def _paragraph(text: str, style: str, more: str = "") -> str:
    runs = "<w:r><w:br/></w:r>".join(_run(part) for part in text.split("\v"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    """Give a text; quotation marks and dashes are to be as wide as the Chinese around them."""
    if not text:
        return ""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _table(table: Table, page: looks.Page) -> str:
    covers = table.covers()
    edges = _edges(table.widths, round(page.text_width * word_package.TWIPS_A_MM))
    size = looks.cell_size(table)
    least = dict(table.least_heights)
    rows = (_row(row, table, covers, edges, size, least.get(row, 1)) for row in range(table.rows))
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    return f"<w:tbl>{_TABLE.format(width=edges[-1])}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _edges(shares: tuple[int, ...], width: int) -> list[int]:
    whole, so_far, edges = sum(shares), 0, [0]
    for share in shares:
        so_far += share
        edges.append(round(width * so_far / whole))
    return edges


def _row(  # noqa: PLR0913, PLR0917 - a row of what table, where, and how high
    row: int, table: Table, covers: dict[tuple[int, int], Cell], edges: list[int], size: float, lines: int
) -> str:
    cells, column = [], 0
    while column < len(table.widths):
        cell = covers[row, column]
        cells.append(_cell(cell, edges, size, is_first=cell.row == row))
        column += cell.columns
    pitch = looks.cell_look(cells_look(covers[row, 0]), size).pitch
    height = round((lines * pitch + 2 * looks.PADDING) * _TWIPS)
    head = "<w:tblHeader/>" if row < table.head_rows else ""
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>{"".join(cells)}</w:tr>'
