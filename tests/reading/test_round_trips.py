"""Any table with any merges, written by the programs people use, is read back as it was."""

import html as markup
import io
from typing import NamedTuple

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jiheng.reading import Table, read_bytes
from jiheng.reading.grid import Cell
from tests.reading import making

WORDS = st.text(alphabet="甲乙丙1.%≥<&'", min_size=1, max_size=4)
TEXTS = st.one_of(st.just(""), st.lists(WORDS, min_size=1, max_size=3).map("\n".join))


class Drawn(NamedTuple):
    """A table: its size, and its cells, which cover it without a gap."""

    rows: int
    columns: int
    cells: list[Cell]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            width = draw(st.integers(1, 3))
            while not {(row, column + step) for step in range(width)} <= free:
                width -= 1
            height = draw(st.integers(1, min(3, rows - row)))
            covered = {(row + down, column + right) for down in range(height) for right in range(width)}
            if not covered <= free:
                height, covered = 1, {(row, column + right) for right in range(width)}
            free -= covered
            cells.append(Cell(row, column, draw(TEXTS), height, width))
    return Drawn(rows, columns, cells)


@settings(max_examples=40)  # python-docx takes its time
@given(tables())
def test_a_document_of_word_is_read_back(drawn: Drawn) -> None:
    document = Document()
    table = document.add_table(rows=drawn.rows, cols=drawn.columns)
    for cell in drawn.cells:
        place = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        place.merge(last).text = cell.text
    written = io.BytesIO()
    document.save(written)
    grid = read_bytes(written.getvalue(), file="表.docx")
    assert grid.blocks == (Table(tuple(drawn.cells)),)


@given(tables())
def test_a_page_is_read_back(drawn: Drawn) -> None:
    lines = []
    for row in range(drawn.rows):
        cells = [cell for cell in drawn.cells if cell.row == row]
        written = (
            f"<td rowspan={cell.row_span} colspan={cell.column_span}>"
            f"{markup.escape(cell.text).replace(chr(10), '<br>')}</td>"
            for cell in cells
        )
        lines.append(f"<tr>{''.join(written)}</tr>")
    page = f"<html><body><table>{''.join(lines)}</table></body></html>"
    assert read_bytes(page.encode(), file="表.html").blocks == (Table(tuple(drawn.cells)),)


@given(tables(), st.integers(0, 3), st.integers(0, 3))
def test_a_workbook_is_read_back_where_it_has_something(drawn: Drawn, down: int, right: int) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for cell in drawn.cells:
        row, column = cell.row + down + 1, cell.column + right + 1
        if cell.text:
            sheet.cell(row, column, cell.text)
        if cell.row_span * cell.column_span > 1:
            sheet.merge_cells(None, row, column, row + cell.row_span - 1, column + cell.column_span - 1)
    written = io.BytesIO()
    workbook.save(written)
    found = making.tables(read_bytes(written.getvalue(), file="表.xlsx"))
    filled = [
        Cell(cell.row + down, cell.column + right, cell.text, cell.row_span, cell.column_span)
        for cell in drawn.cells
        if cell.text
    ]
    assert [cell for table in found for cell in table.cells if cell.text] == filled


@given(st.lists(st.lists(st.text(alphabet="甲乙 1|,", max_size=4), min_size=2, max_size=5), min_size=1, max_size=6))
def test_a_text_with_tabs_is_read_back(rows: list[list[str]]) -> None:
    rows = [["名称", "值", *row] for row in rows]
    text = "\n".join("\t".join(row) for row in rows)
    expected = tuple(Cell(row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells))
    assert read_bytes(text.encode(), file="表.txt").blocks == (Table(expected),)
