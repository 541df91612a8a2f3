"""Spreadsheets of OpenDocument, as LibreOffice writes them: every cell with its value and the text that is printed.

``office`` repeats what follows the last cell of a row to the edge of the sheet, as LibreOffice does; ``plain`` is what
small programs write.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from benchmarks.corpus.writers.packed import packed
from benchmarks.corpus.writers.spread import spread
from benchmarks.corpus.writers.xlsx import stored
from jiheng.reading.grid import Cell, Grid

MANNERS: Final = ("office", "plain")

_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
_MANIFEST: Final = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_COLUMNS: Final = 1_024
_ROWS: Final = 1_048_576


def write(grid: Grid, manner: str = "office") -> bytes:
    """Write a grid as a spreadsheet in one of :data:`MANNERS`."""
    sheets = "".join(
        f'<table:table table:name="Sheet{number}">{_rows(cells, manner)}</table:table>'
        for number, cells in enumerate(spread(grid), start=1)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": _TYPE, "content.xml": content, "META-INF/manifest.xml": _MANIFEST}
    return packed(parts, bare={"mimetype"})


def _rows(cells: Sequence[Cell], manner: str) -> str:
    at = {(cell.row, cell.column): cell for cell in cells}
    covered = {
        (cell.row + down, cell.column + right)
        for cell in cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    } - at.keys()
    height = max((row for row, _ in {*at, *covered}), default=-1) + 1
    width = max((column for _, column in {*at, *covered}), default=-1) + 1
    rest = f'<table:table-cell table:number-columns-repeated="{_COLUMNS - width}"/>' if manner == "office" else ""
    rows = [
        f"<table:table-row>{''.join(_cell(at.get((row, column)), (row, column) in covered) for column in range(width))}"
        f"{rest}</table:table-row>"
        for row in range(height)
    ]
    if manner == "office":
        rows.append(
            f'<table:table-row table:number-rows-repeated="{_ROWS - height}">'
            f'<table:table-cell table:number-columns-repeated="{_COLUMNS}"/></table:table-row>'
        )
    return "".join(rows)


def _cell(cell: Cell | None, is_covered: bool) -> str:  # noqa: FBT001 - both say what stands in one place
    if cell is None:
        return "<table:covered-table-cell/>" if is_covered else "<table:table-cell/>"
    spans = ""
    if cell.row_span > 1 or cell.column_span > 1:
        spans = f' table:number-columns-spanned="{cell.column_span}" table:number-rows-spanned="{cell.row_span}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.text.split("\n")) if cell.text else ""
    return f"<table:table-cell{spans}{_value(cell.text)}>{lines}</table:table-cell>"


def _value(text: str) -> str:
    number, _ = stored(text, "numbers")
    if number is None:
        return ' office:value-type="string"' if text else ""
    kind = "percentage" if text.endswith("%") else "float"
    return f' office:value-type="{kind}" office:value={quoteattr(str(Decimal(number)))}'
