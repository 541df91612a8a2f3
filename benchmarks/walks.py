"""Ways to take cells and merges out of a Word document that python-docx opened, from its own objects to bare lxml.

All give the same cells as our reader. None of them looks for tracked changes, hidden text, text boxes, nested tables,
tabs, breaks or symbols, and none takes the text between tables, as the reader does: that is in their favour.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from lxml import etree

Rectangle = tuple[int, int, int, int, int, str]
"""Table from 1, row and column from 0, rows and columns covered, text."""

_Walked = tuple[int, int, int, int, str | None, str]
"""Table, row, column, columns covered, ``restart`` or ``continue`` or nothing, text."""

_TABLE, _ROW, _CELL, _PARAGRAPH, _TEXT = (qn(name) for name in ("w:tbl", "w:tr", "w:tc", "w:p", "w:t"))
_SPAN, _MERGE, _VALUE = qn("w:gridSpan"), qn("w:vMerge"), qn("w:val")
_SPAN_OF_CELL, _MERGE_OF_CELL = (f"{qn('w:tcPr')}/{name}" for name in (_SPAN, _MERGE))


def table_cells(source: bytes) -> list[Rectangle]:
    """Ask ``Table._cells``, python-docx's list of what stands at every place of the grid, as most programs do."""
    found: list[Rectangle] = []
    for number, table in enumerate(Document(io.BytesIO(source)).tables, start=1):
        width = len(table.columns)
        places: dict[Any, list[int]] = {}
        for place, cell in enumerate(table._cells):  # noqa: SLF001 - the quickest list of cells that it has
            places.setdefault(cell._tc, []).append(place)  # noqa: SLF001 - tells merged cells apart
        for element, covered in places.items():
            (row, column), (last_row, last_column) = divmod(covered[0], width), divmod(covered[-1], width)
            text = "\n".join(paragraph.text for paragraph in element.p_lst)
            found.append((number, row, column, last_row - row + 1, last_column - column + 1, text))
    return found


def objects(source: bytes) -> list[Rectangle]:
    """Walk its table, row, cell and paragraph elements and ask each for what it offers."""
    return _rectangles(_by_objects(source))


def _by_objects(source: bytes) -> Iterator[_Walked]:
    for number, table in enumerate(_tables(source), start=1):
        for row, line in enumerate(table.tr_lst):
            column = 0
            for cell in line.tc_lst:
                span = cell.grid_span
                yield number, row, column, span, cell.vMerge, "\n".join(paragraph.text for paragraph in cell.p_lst)
                column += span


def objects_and_texts(source: bytes) -> list[Rectangle]:
    """Walk its table, row and cell elements, but take the texts directly, which it is slow at."""
    return _rectangles(_by_objects_and_texts(source))


def _by_objects_and_texts(source: bytes) -> Iterator[_Walked]:
    for number, table in enumerate(_tables(source), start=1):
        for row, line in enumerate(table.tr_lst):
            column = 0
            for cell in line.tc_lst:
                span = cell.grid_span
                yield number, row, column, span, cell.vMerge, _said(cell.p_lst)
                column += span


def found_in_cells(source: bytes) -> list[Rectangle]:
    """Look into every cell of its tree with lxml's ``find``; its objects are not used any more."""
    return _rectangles(_by_finding(source))


def _by_finding(source: bytes) -> Iterator[_Walked]:
    for number, table in enumerate(_tables(source), start=1):
        for row, line in enumerate(table.iterchildren(_ROW)):
            column = 0
            for cell in line.iterchildren(_CELL):
                wide, merge = cell.find(_SPAN_OF_CELL), cell.find(_MERGE_OF_CELL)
                span = int(wide.get(_VALUE, "1")) if wide is not None else 1
                grown = merge.get(_VALUE, "continue") if merge is not None else None
                yield number, row, column, span, grown, _said(cell.iterchildren(_PARAGRAPH))
                column += span


_PASSED: Final = (_ROW, _CELL, _PARAGRAPH, _TEXT, _SPAN, _MERGE)


def one_pass(source: bytes) -> list[Rectangle]:
    """Pass once over its tree with lxml's filtered ``iter``, as our reader does; python-docx has only opened it."""
    return _rectangles(_by_one_pass(source))


def _by_one_pass(source: bytes) -> Iterator[_Walked]:
    for number, table in enumerate(_tables(source), start=1):
        row, column, span, is_open = -1, 0, 1, False
        merge: str | None = None
        pieces: list[str] = []
        for element in table.iter(*_PASSED):
            tag = element.tag
            if tag == _TEXT:
                pieces.append(element.text or "")
            elif tag == _PARAGRAPH:
                pieces.append("\n")
            elif tag == _SPAN:
                span = int(element.get(_VALUE, "1"))
            elif tag == _MERGE:
                merge = element.get(_VALUE, "continue")
            else:
                if is_open:
                    yield number, row, column, span, merge, "".join(pieces[1:])
                    column += span
                span, merge, is_open = 1, None, tag == _CELL
                pieces.clear()
                if tag == _ROW:
                    row, column = row + 1, 0
        if is_open:
            yield number, row, column, span, merge, "".join(pieces[1:])


def _tables(source: bytes) -> Iterator[CT_Tbl]:
    tables: Iterator[CT_Tbl] = Document(io.BytesIO(source)).element.body.iterchildren(_TABLE)
    return tables


def _said(paragraphs: Iterable[etree._Element]) -> str:
    return "\n".join("".join(text.text or "" for text in paragraph.iter(_TEXT)) for paragraph in paragraphs)


def _rectangles(walked: Iterable[_Walked]) -> list[Rectangle]:
    """Join the cells of vertical merges."""
    found: list[list[Any]] = []
    growing: dict[tuple[int, int], list[Any]] = {}
    for number, row, column, span, merge, text in walked:
        if merge == "continue":
            growing[number, column][3] += 1
            continue
        cell = [number, row, column, 1, span, text]
        found.append(cell)
        if merge:
            growing[number, column] = cell
    return [(number, row, column, rows, columns, text) for number, row, column, rows, columns, text in found]
