"""Web pages, and what calls itself .doc or .xls and is one: tables with the lines of text between them.

What the page says is read: scripts, styles, the head, phonetic guides and what is hidden or struck out are not; rows
of a table that are hidden and hold something are given apart. Raised
figures are raised characters (100%¹, m²). A table that only arranges other tables on the page is passed through: its
texts become paragraphs, and the tables in it are read in their order. One that holds data itself (three rows with two
filled cells of their own) is read as a table, and tables inside its cells follow it. What has been typed into the
fields of a saved page is its text. Lines of preformatted text, and of a page without any table, are taken for what
they are in a text file.
"""

import re
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import encodings, limits, refusals, text
from jiheng.reading.grid import Grid, Paragraph, Table
from jiheng.reading.room import Room
from jiheng.reading.web import html_tables, html_text

_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_FRAMES: Final = re.compile("<frameset", re.IGNORECASE)
_DECLARED_WITHIN: Final = 4_096
_CHINESE: Final = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "gb18030"})


def read(source: bytes, *, file: str) -> Grid:
    """Read a page.

    Raises:
        Unreadable: its encoding cannot be told, it is nested too deeply, it is far too large, or only frames others.

    """
    page = decode(source)
    if page.count("<") + page.count("=") > limits.MAX_PAGE_MARKS:
        raise refusals.too_large("网页的标记数", f"{limits.MAX_PAGE_MARKS:,} 个", "the number of tags")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: etree._Element | None = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise refusals.too_deep()
    if root is None:
        raise refusals.without_table("网页", "page")
    blocks = _Page().read(root)
    if not any(isinstance(block, Table) for block in blocks):
        if _FRAMES.search(page) is not None:
            raise refusals.framed_elsewhere()
        return Grid(file, text.blocks([block.text for block in blocks if isinstance(block, Paragraph)]))
    return Grid(file, tuple(blocks))


def decode(source: bytes) -> str:
    """Read the characters of a page: by its mark, as UTF-8, as it declares, or as GB18030.

    Raises:
        Unreadable: it is none of these.

    """
    declared = _DECLARED.search(source[:_DECLARED_WITHIN])
    name = declared[1].decode("ascii").lower() if declared is not None else ""
    name = "gb18030" if name in _CHINESE else name
    found = encodings.by_mark(source)
    if found is None:
        found = encodings.strictly(source, "utf-8")
    if found is None and name:
        found = encodings.strictly(source, name)
    if found is None:
        found = encodings.as_gb18030(source)
    if found is None:
        found = encodings.leniently(source, name or "utf-8")
    if found is None:
        raise refusals.undecodable()
    return found


class _Page:
    """A page while it is walked from its first tag to its last."""

    def __init__(self) -> None:
        self._blocks: list[Paragraph | Table] = []
        self._line: list[str] = []
        self._lines = 0
        self._tables = 0
        self._room = Room("网页表格的合并范围", "the extent of merged cells", limits.MAX_CELLS)

    def read(self, root: etree._Element) -> list[Paragraph | Table]:
        """Walk the whole page without ever calling itself, however deep it is."""
        inside: list[etree._Element] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element, inside)
            elif html_text.is_hidden(element) or _is_struck(element) or self._enter(element, inside):
                walk.skip_subtree()
        self._end_line()
        return self._blocks

    def _enter(self, element: etree._Element, inside: list[etree._Element]) -> bool:
        """Take an element up; say whether all that is in it has been read."""
        name = str(element.tag)
        if name == "table":
            self._end_line()
            return self._table(element, inside)
        if inside:
            return False
        if name == "pre":
            self._end_line()
            self._preformatted("".join(map(str, element.itertext())))
            return True
        if name in html_text.BLOCKS:
            self._end_line()
        whole = html_text.as_whole(element)
        self._line.append(whole if whole is not None else html_text.collapsed(element.text))
        return whole is not None

    def _leave(self, element: etree._Element, inside: list[etree._Element]) -> None:
        if inside and element is inside[-1]:
            inside.pop()
        if inside:
            return
        if element.tag in html_text.BLOCKS:
            self._end_line()
        self._line.append(html_text.collapsed(element.tail))

    def _table(self, table: etree._Element, inside: list[etree._Element]) -> bool:
        """Read a table, or pass through it; say whether all that is in it has been read."""
        has_tables = next(table.iterdescendants("table"), None) is not None
        cells, hidden = html_tables.laid_out(table, self._room)
        if has_tables and not html_tables.holds_data(cells):
            return False
        self._lines_of(html_tables.caption(table))
        if cells:
            self._tables += 1
            rows = tuple(dict.fromkeys(cell.row for cell in hidden))
            self._blocks.append(Table(cells, self._tables, hidden_rows=rows, hidden_cells=hidden))
        if has_tables:
            inside.append(table)
        return not has_tables

    def _preformatted(self, lines: str) -> None:
        for block in text.blocks(lines.replace("\r\n", "\n").split("\n")):
            if isinstance(block, Table):
                self._tables += 1
                self._blocks.append(msgspec.structs.replace(block, number=self._tables))
            else:
                self._lines_of(block.text)

    def _end_line(self) -> None:
        line = "".join(self._line)
        self._line.clear()
        self._lines_of(line)

    def _lines_of(self, lines: str) -> None:
        for line in lines.split("\n"):
            if line.strip():
                self._lines += 1
                self._blocks.append(Paragraph(line.strip(), self._lines))


def _is_struck(element: etree._Element) -> bool:
    """Tell whether an element is struck out with all that is in it; never a table, lest a tag left open take it all."""
    return html_text.is_void(element) and next(element.iter("table"), None) is None
