"""A grid as a file of the types that no writer of the corpus makes: OpenDocument texts, .xlsb, and files of XML."""

import io
import zipfile
from collections.abc import Callable, Sequence
from itertools import accumulate
from struct import pack
from typing import Final
from xml.sax.saxutils import escape

from benchmarks.corpus.writers import docx
from benchmarks.corpus.writers.spread import spread
from jiheng.reading.grid import Cell, Grid, Paragraph
from jiheng.reading.packages import Package
from tests.reading import making_opendocument, test_sheet_xml, test_word_xml, test_xlsb


def odt(grid: Grid) -> bytes:
    """A text of OpenDocument."""
    return making_opendocument.odt(
        "".join(
            "".join(f"<text:p>{escape(line)}</text:p>" for line in block.text.split("\n"))
            if isinstance(block, Paragraph)
            else f"<table:table>{''.join(_row_of_text(row) for row in _rows(block.cells))}</table:table>"
            for block in grid.blocks
        )
    )


def _row_of_text(row: Sequence[Cell | None]) -> str:
    return making_opendocument.row(
        *(
            making_opendocument.COVERED
            if cell is None
            else making_opendocument.cell(
                escape(cell.text),
                f'table:number-columns-spanned="{cell.column_span}" table:number-rows-spanned="{cell.row_span}"',
            )
            for cell in row
        )
    )


def _rows(cells: Sequence[Cell]) -> list[list[Cell | None]]:
    """Give the cells of each row by column, ``None`` where one of them is covered."""
    at = {(cell.row, cell.column): cell for cell in cells}
    height = max(cell.row + cell.row_span for cell in cells)
    width = max(cell.column + cell.column_span for cell in cells)
    return [[at.get((row, column)) for column in range(width)] for row in range(height)]


def word_2003(grid: Grid) -> bytes:
    """A document of Word 2003 in one file of XML."""
    body = _document(grid, "old").partition("<w:body>")[2].rpartition("</w:body>")[0]
    return test_word_xml.old(body.replace("<w:vMerge", "<w:vmerge").replace("<w:hMerge", "<w:hmerge"))


def word_packed(grid: Grid) -> bytes:
    """The parts of a .docx put into one file of XML."""
    main = f"<pkg:xmlData>{_document(grid, 'word')}</pkg:xmlData>"
    return test_word_xml.packed(
        test_word_xml.part("/_rels/.rels", "<pkg:xmlData/>"), test_word_xml.part("/word/document.xml", main)
    )


def _document(grid: Grid, manner: str) -> str:
    main = Package(docx.write(grid, manner)).part("word/document.xml") or b""
    return main.decode().partition("?>")[2]


def _one_below_the_other(grid: Grid) -> list[Cell]:
    """Give what is spread over sheets on one, in the order of rows."""
    sheets = spread(grid)
    heights = [max(cell.row + cell.row_span for cell in sheet) for sheet in sheets]
    starts = accumulate(heights, initial=0)
    cells = [
        Cell(cell.row + start, cell.column, cell.text, cell.row_span, cell.column_span)
        for start, sheet in zip(starts, sheets, strict=False)
        for cell in sheet
    ]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def sheet_xml(grid: Grid) -> bytes:
    """A workbook of Excel 2003 in one file of XML."""
    written = ""
    for number, row in enumerate(_rows(_one_below_the_other(grid)), start=1):
        cells = (
            test_sheet_xml.cell(
                escape(cell.text).replace("\n", "&#10;"),
                about=f'ss:Index="{cell.column + 1}" ss:MergeAcross="{cell.column_span - 1}" '
                f'ss:MergeDown="{cell.row_span - 1}"',
            )
            for cell in row
            if cell is not None
        )
        written += test_sheet_xml.row(*cells, about=f'ss:Index="{number}"')
    return test_sheet_xml.source(written)


def xlsb(grid: Grid) -> bytes:
    """A binary workbook, every text in its cell."""
    cells = _one_below_the_other(grid)
    written = b""
    for number, row in enumerate(_rows(cells)):
        written += test_xlsb.row(number)
        written += b"".join(test_xlsb.cell(6, cell.column, test_xlsb.text(cell.text)) for cell in row if cell)
    merges = b"".join(
        test_xlsb.record(
            176, pack("<IIII", one.row, one.row + one.row_span - 1, one.column, one.column + one.column_span - 1)
        )
        for one in cells
        if one.row_span > 1 or one.column_span > 1
    )
    return test_xlsb.workbook(written + merges)


WRITERS: Final[dict[str, Callable[[Grid], bytes]]] = {
    "odt": odt,
    "xlsb": xlsb,
    "word_xml": word_2003,
    "word_packed": word_packed,
    "sheet_xml": sheet_xml,
}


def parts_of(package: bytes) -> dict[str, bytes]:
    """What a packed file holds, by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
