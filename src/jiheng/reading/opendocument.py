"""What texts and spreadsheets of OpenDocument share: the package, styles that take words away, paragraphs, rows.

What LibreOffice, OpenOffice and WPS write as .odt and .ods holds what is printed as text, figures too. Names of the
marks are those of OpenDocument 1.2 and later (ISO/IEC 26300).
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import limits, markup, refusals
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.packages import Package
from jiheng.reading.workbooks.number_formats import printed_number
from jiheng.reading.workbooks.sheets import COLUMNS, ROWS, SHIFT, Sheet

_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_OFFICE: Final = "{" + _SPACE.format("office") + "}"
TABLE: Final = "{" + _SPACE.format("table") + "}"
TEXT: Final = "{" + _SPACE.format("text") + "}"
_STYLE: Final = "{" + _SPACE.format("style") + "}"
_DRAW: Final = "{" + _SPACE.format("drawing") + "}"

TEXT_BOX: Final = _DRAW + "text-box"
A_TABLE: Final = TABLE + "table"
PARAGRAPHS: Final = (TEXT + "p", TEXT + "h")
GONE: Final = frozenset(
    {
        TEXT + "tracked-changes",
        TEXT + "note",
        TEXT + "ruby-text",
        TEXT + "sequence-decls",
        _OFFICE + "annotation",
        _OFFICE + "forms",
        TABLE + "shapes",
    }
)
"""What no page shows in its place: what was deleted, notes, comments, how a word is pronounced."""
_APART: Final = GONE | {_DRAW + "frame", _DRAW + "custom-shape"}
"""What is no part of a line: boxes are read by themselves."""
_ROW_HOLDERS: Final = frozenset({TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"})
_COLUMN_HOLDERS: Final = frozenset(
    {TABLE + "table-header-columns", TABLE + "table-columns", TABLE + "table-column-group"}
)
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_LOCKED: Final = b"encryption-data"
_MOST_BLANKS: Final = 100
"""More blanks than a line has room for say nothing; they come by count, so few bytes would make very many."""


class Styles(msgspec.Struct, frozen=True):
    """Names of automatic styles: those that say nothing (struck out or hidden), that raise, that hide a sheet."""

    void: frozenset[str]
    raising: frozenset[str]
    hiding: frozenset[str]


def content(source: bytes, what: str, what_en: str) -> etree._Element:
    """Take the content out of the package, or take all of a document that is one file of XML (.fodt, .fods).

    Raises:
        Unreadable: the package is damaged, protected by a password or far too large.

    """
    plain = source.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain.startswith(b"<"):
        return markup.parse(plain)
    package = Package(source)
    if _LOCKED in (package.part("META-INF/manifest.xml") or b""):
        raise refusals.protected()
    data = package.part("content.xml")
    if data is None:
        raise refusals.without_table(what, what_en)
    return markup.parse(data)


def body(root: etree._Element, kind: str, what: str, what_en: str) -> etree._Element:
    """Find what stands in the document: ``kind`` is the name of the mark that holds it."""
    found = root.find(f"{_OFFICE}body/{_OFFICE}{kind}")
    if found is None:
        raise refusals.without_table(what, what_en)
    return found


def styles(root: etree._Element) -> Styles:
    """Read the styles that the document made for itself, as every direct formatting does."""
    void, raising, hiding = set(), set(), set()
    for style in root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style"):
        name = style.get(_STYLE + "name", "")
        for properties in style:
            struck = properties.get(_STYLE + "text-line-through-style", "none") != "none"
            if struck or properties.get(TEXT + "display") == "none":
                void.add(name)
            if _is_raised(properties.get(_STYLE + "text-position", "")):
                raising.add(name)
            if properties.get(TABLE + "display") == "false":
                hiding.add(name)
    return Styles(frozenset(void), frozenset(raising), frozenset(hiding))


def _is_raised(position: str) -> bool:
    """Tell whether a position is above the line: ``super 58%``, or how far in percent, ``33% 58%``."""
    height = position.partition(" ")[0]
    return height == "super" or (height.endswith("%") and not height.startswith(("-", "0")))


def said(paragraph: etree._Element, styles: Styles) -> str:
    """Give the text of a paragraph as it is printed."""
    if paragraph.get(TEXT + "style-name") in styles.void:
        return ""
    if not len(paragraph):
        return _BLANKS.sub(" ", paragraph.text or "").strip(" ")
    pieces = [_BLANKS.sub(" ", paragraph.text or "")]
    raising = 0
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if element is paragraph:
            continue
        is_raising = element.get(TEXT + "style-name") in styles.raising
        if event == "end":
            raising -= is_raising
            words = element.tail
        elif element.tag in _APART or element.get(TEXT + "style-name") in styles.void:
            walk.skip_subtree()
            raising += is_raising
            continue
        else:
            raising += is_raising
            pieces.append(_mark(element))
            words = element.text
        words = _BLANKS.sub(" ", words or "")
        pieces.append(raised(words) if raising else words)
    return "".join(pieces).strip(" ")


def _mark(element: etree._Element) -> str:
    """Say what a mark puts on the page by itself."""
    if element.tag == TEXT + "s":
        return " " * min(markup.whole_number(element.get(TEXT + "c")) or 1, _MOST_BLANKS)
    if element.tag == TEXT + "tab":
        return "\t"
    return "\n" if element.tag == TEXT + "line-break" else ""


def flow(holder: etree._Element) -> Iterator[etree._Element]:
    """Give paragraphs and tables in their order, out of lists and sections; those of a hidden section are left out."""
    waiting = [iter(holder)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in PARAGRAPHS or element.tag == A_TABLE:
            yield element
        elif element.tag not in _APART and element.get(TEXT + "display") not in {"none", "condition"}:
            waiting.append(iter(element))


def _cell_text(cell: etree._Element, styles: Styles) -> str:
    """Give the text of a cell, a line for each paragraph; tables inside it are left out."""
    if cell.get(TABLE + "style-name") in styles.void:
        return ""
    return "\n".join(said(element, styles) for element in flow(cell) if element.tag != A_TABLE).strip("\n")


def fill(sheet: Sheet, table: etree._Element, styles: Styles) -> None:
    """Put the cells of a table where they stand. What is said to be repeated is, as far as anything stands in it."""
    column = 0
    for element in _held(table, TABLE + "table-column", _COLUMN_HOLDERS):
        count = _count(element, "number-columns-repeated")
        if _is_hidden(element):
            sheet.hide_columns(column, min(column + count, COLUMNS) - 1)
        column = min(column + count, COLUMNS)
    row = 0
    for element in _held(table, TABLE + "table-row", _ROW_HOLDERS):
        count = min(_count(element, "number-rows-repeated"), ROWS - row)
        cells = list(_cells(element, styles))
        is_filled = any(cell.text for cell in cells)
        if is_filled and _is_hidden(element):
            sheet.room.take(count)
            sheet.hidden_rows.update(range(row, row + count))
        for at in range(row, row + (count if is_filled else min(count, 1))):
            _put(sheet, at, cells)
        row += count


class _Placed(msgspec.Struct, frozen=True):
    """A cell in its row: where, how often beside itself, how large, and whether its text is a guess."""

    column: int
    count: int
    text: str
    rows: int
    columns: int
    is_guess: bool


def _cells(row: etree._Element, styles: Styles) -> Iterator[_Placed]:
    """Give the cells of a row that are no part of another."""
    column = 0
    for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
        count = min(_count(cell, "number-columns-repeated"), COLUMNS - column)
        if cell.tag == TABLE + "table-cell" and count:
            rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            yield _Placed(column, count, _shown(cell, styles), rows, columns, _is_guess(cell))
        column += count


def _put(sheet: Sheet, row: int, cells: list[_Placed]) -> None:
    for cell in cells:
        column = cell.column
        if cell.text:
            sheet.room.take(cell.count)
            keys = range(row << SHIFT | column, (row << SHIFT | column) + cell.count)
            sheet.filled.update(dict.fromkeys(keys, cell.text))
            sheet.guessed.update(keys if cell.is_guess else ())
        elif cell.count <= limits.MAX_SPAN:
            sheet.leave_blank(row, column, cell.count)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge(row, column, min(row + cell.rows, ROWS) - 1, min(column + cell.columns, COLUMNS) - 1)


def _shown(cell: etree._Element, styles: Styles) -> str:
    """Give what is printed in a cell; where the file has only the value, that; ``=…`` where a formula has no result."""
    text = _cell_text(cell, styles) if len(cell) else ""
    if text or cell.get(TABLE + "style-name") in styles.void:
        return text
    if _is_guess(cell):
        return _value(cell)
    is_open = cell.get(TABLE + "formula") is not None and cell.get(_OFFICE + "value-type") is None
    return "=…" if is_open else ""


def _is_guess(cell: etree._Element) -> bool:
    """Tell whether a cell has a value and no text: how it would be printed, only its style would say."""
    return cell.get(_OFFICE + "value-type") is not None and next(cell.iterchildren(*PARAGRAPHS), None) is None


def _value(cell: etree._Element) -> str:
    kind = cell.get(_OFFICE + "value-type")
    value = cell.get(_OFFICE + "value", "")
    if kind == "percentage":
        return printed_number(value, "0.00%")
    if kind in {"float", "currency"}:
        return printed_number(value)
    return cell.get(_OFFICE + f"{kind}-value", "")


def _held(table: etree._Element, wanted: str, holders: frozenset[str]) -> Iterator[etree._Element]:
    """Give the rows or columns of a table out of the groups they are held in, never those of a table inside."""
    waiting = [iter(table)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == wanted:
            yield element
        elif element.tag in holders:
            waiting.append(iter(element))


def _is_hidden(element: etree._Element) -> bool:
    return element.get(TABLE + "visibility", "visible") != "visible"


def _count(element: etree._Element, name: str) -> int:
    return max(markup.whole_number(element.get(TABLE + name)) or 1, 1)
