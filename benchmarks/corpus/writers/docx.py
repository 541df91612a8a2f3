"""Word documents in the manner of four programs.

``word`` merges with gridSpan and vMerge and splits runs wherever somebody once edited; ``wps`` says ``continue`` in so
many words and widens every cell; ``office`` is LibreOffice, five times as wordy, with empty runs and a paragraph
style for everything; ``old`` merges to the right with hMerge, as documents saved from .doc do.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

from benchmarks.corpus.writers.packed import packed
from jiheng.reading.grid import Cell, Grid, Paragraph, Table

MANNERS: Final = ("word", "wps", "office", "old")

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_RUN: Final = {
    "word": '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/>'
    '<w:sz w:val="21"/></w:rPr>',
    "wps": '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:kern w:val="0"/>'
    '<w:sz w:val="18"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>',
    "office": '<w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="宋体"/>'
    '<w:b w:val="false"/><w:bCs w:val="false"/><w:color w:val="000000"/><w:kern w:val="2"/><w:sz w:val="21"/>'
    '<w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="hi-IN"/></w:rPr>',
    "old": "<w:rPr><w:sz w:val='21'/></w:rPr>",
}
_PARAGRAPH: Final = {
    "word": "",
    "wps": '<w:pPr><w:widowControl/><w:jc w:val="center"/><w:textAlignment w:val="center"/></w:pPr>',
    "office": '<w:pPr><w:pStyle w:val="Normal"/><w:widowControl/><w:bidi w:val="0"/><w:spacing w:before="0" '
    'w:after="0"/><w:jc w:val="center"/><w:rPr></w:rPr></w:pPr>',
    "old": "",
}
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_EVERY: Final = 7
"""Runs are split after so many signs, as happens where somebody once edited."""

_COLUMN_TWIPS: Final = 900


def write(grid: Grid, manner: str = "word") -> bytes:
    """Write a grid as a document in one of :data:`MANNERS`."""
    body = "".join(
        _paragraphs(block.text, manner) if isinstance(block, Paragraph) else _table(block, manner)
        for block in grid.blocks
    )
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    main = f"{head}<w:document {_W}><w:body>{body}{section}</w:body></w:document>"
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": main})


def _paragraphs(text: str, manner: str) -> str:
    parts = text.split("\n")
    if manner == "word" and len(parts) > 1 and len(text) % 2:  # a line broken within the paragraph
        runs = f"<w:r>{_RUN[manner]}<w:br/></w:r>".join(_runs(part, manner) for part in parts)
        return f"<w:p>{_PARAGRAPH[manner]}{runs}</w:p>"
    return "".join(f"<w:p>{_PARAGRAPH[manner]}{_runs(part, manner)}</w:p>" for part in parts)


def _runs(text: str, manner: str) -> str:
    if not text:
        return f"<w:r>{_RUN[manner]}</w:r>" if manner == "office" else ""
    if manner == "old":
        return _run(text, manner)
    pieces = [text[at : at + _EVERY] for at in range(0, len(text), _EVERY)]
    joint = '<w:proofErr w:type="spellStart"/>' if manner == "word" else ""
    return joint.join(_run(piece, manner) for piece in pieces)


def _run(text: str, manner: str) -> str:
    return f'<w:r>{_RUN[manner]}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(table: Table, manner: str) -> str:
    at = {(cell.row, cell.column): cell for cell in table.cells}
    covers = {
        (cell.row + down, cell.column + right): cell
        for cell in table.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    }
    height = max(row for row, _ in covers) + 1
    width = max(column for _, column in covers) + 1
    rows = (f"<w:tr>{''.join(_row(row, width, at, covers, manner))}</w:tr>" for row in range(height))
    columns = f'<w:gridCol w:w="{_COLUMN_TWIPS}"/>' * width
    head = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(
    row: int,
    width: int,
    at: Mapping[tuple[int, int], Cell],
    covers: Mapping[tuple[int, int], Cell],
    manner: str,
) -> Iterator[str]:
    column = 0
    while column < width:
        cell = covers.get((row, column))
        if cell is None:
            yield _cell("", 1, "", manner)
            column += 1
            continue
        begins = at.get((row, column)) is cell
        merge = "" if cell.row_span == 1 else "restart" if begins else "continue"
        text = cell.text if begins else ""
        if manner == "old" and cell.column_span > 1:
            yield _cell(text, 1, merge, manner, '<w:hMerge w:val="restart"/>')
            yield from (_cell("", 1, merge, manner, "<w:hMerge/>") for _ in range(cell.column_span - 1))
        else:
            yield _cell(text, cell.column_span, merge, manner)
        column += cell.column_span


def _cell(text: str, span: int, merge: str, manner: str, beside: str = "") -> str:
    wide = f'<w:tcW w:w="{_COLUMN_TWIPS * span}" w:type="dxa"/>'
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    if merge == "continue" and manner in {"word", "old"}:
        down = "<w:vMerge/>"
    more = ""
    if manner == "office":
        more = f'<w:tcBorders>{_BORDERS}</w:tcBorders><w:shd w:fill="auto" w:val="clear"/><w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{wide}{spans}{beside}{down}{more}</w:tcPr>{_paragraphs(text, manner)}</w:tc>"
