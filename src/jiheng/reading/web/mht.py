"""Pages saved as one file (.mht, .mhtml) by Word, Excel, WPS and browsers: the page in it, and the pages it frames.

Such a file is an e-mail with the page and its pictures as parts. A page that only frames others, as Excel saves a
workbook of several sheets, stands for its sheets in the order of their tabs; hidden sheets are given apart, as those of
a workbook are.
"""

import email
import re
from collections.abc import Iterable, Iterator
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.policy import compat32
from html import unescape
from typing import Final
from urllib.parse import unquote

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Grid, Paragraph, Table
from jiheng.reading.web import html

_WHAT: Final = ("单个文件网页（.mht）", "web archive (.mht)")
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_FRAME: Final = re.compile(r"<i?frame\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE)
_FRAMES_ONLY: Final = re.compile("<frameset", re.IGNORECASE)
_SHEET: Final = re.compile(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", re.IGNORECASE | re.DOTALL)
_SOURCE: Final = re.compile(r"<x:WorksheetSource\s+HRef\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)
_END: Final = b"</html"


def read(source: bytes, *, file: str) -> Grid:
    """Read a saved page.

    Raises:
        Unreadable: the file breaks off, is far too large, or holds no page that could be read.

    """
    _check_size(source)
    main, others = _pages(source)
    page = html.decode(main)
    named = dict.fromkeys((_step(unescape(name)), is_unseen) for name, is_unseen in _framed(page))  # each page once
    framed = [(step, is_unseen) for step, is_unseen in named if step in others]
    shown = [others[step] for step, is_unseen in framed if not is_unseen]
    if not shown or _FRAMES_ONLY.search(page) is None:
        shown.insert(0, main)
    _check_marks([*shown, *(others[step] for step, is_unseen in framed if is_unseen)])
    hidden = _read([others[step] for step, is_unseen in framed if is_unseen], file)
    return Grid(file, tuple(_read(shown, file)), tuple(block for block in hidden if isinstance(block, Table)))


def _check_size(source: bytes) -> None:
    if len(source) > limits.MAX_MAIL_BYTES:
        raise refusals.too_large("单个文件网页", f"{limits.MAX_MAIL_BYTES // limits.MIB} MB", "the web archive")
    if source.count(b"\n") > limits.MAX_MAIL_LINES or source.count(b"\n--") > limits.MAX_MAIL_PARTS:
        raise refusals.too_large("单个文件网页的行数", f"{limits.MAX_MAIL_LINES:,}", "the number of lines")


def _check_marks(pages: Iterable[bytes]) -> None:
    """Refuse pages that are too large together, as :func:`jiheng.reading.web.html.read` does one that is."""
    if sum(page.count(b"<") + page.count(b"=") for page in pages) > limits.MAX_PAGE_MARKS:
        raise refusals.too_large("网页的标记数", f"{limits.MAX_PAGE_MARKS:,} 个", "the number of tags")


def _framed(page: str) -> list[tuple[str, bool]]:
    """Say which pages a page frames, and whether they are hidden: the sheets of a workbook by their tabs."""
    sheets = [
        (source[1], _UNSEEN.search(sheet[1]) is not None)
        for sheet in _SHEET.finditer(page)
        if (source := _SOURCE.search(sheet[1])) is not None
    ]
    return sheets or [(frame[1], False) for frame in _FRAME.finditer(page)]


def _read(pages: Iterable[bytes], file: str) -> Iterator[Paragraph | Table]:
    """Put the blocks of several pages one after another, counted through."""
    tables = lines = 0
    for page in pages:
        for block in html.read(page, file=file).blocks:
            if isinstance(block, Table):
                tables += 1
                yield msgspec.structs.replace(block, number=tables)
            else:
                lines += 1
                yield msgspec.structs.replace(block, row=lines)


def _pages(source: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Give the main page of a file, and the others by the names under which pages frame them."""
    try:
        message = email.message_from_bytes(source, policy=compat32)
        every = list(message.walk())
        parts = [part for part in every if part.get_content_type() in _PAGES]
        start = str(message.get_param("start", "") or "")
        contents = [part.get_payload(decode=True) for part in parts]
        names = [(_header(part, "Content-ID"), _step(_header(part, "Content-Location"))) for part in parts]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise refusals.damaged(*_WHAT) from fault
    pages = [content if isinstance(content, bytes) else b"" for content in contents]
    if not pages:
        raise refusals.without_table(*_WHAT)
    is_last = every[-1] is parts[-1]
    is_cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    if is_cut and is_last and _END not in pages[-1].lower():
        raise refusals.damaged(*_WHAT)
    main = next((at for at, (name, _) in enumerate(names) if start and name == start), 0)
    others: dict[str, bytes] = {}
    for at, (name, step) in enumerate(names):
        if at != main:
            others.setdefault(step, pages[at])
            others.setdefault(f"cid:{name.strip('<>').lower()}", pages[at])
    return pages[main], others


def _header(part: Message, name: str) -> str:
    return str(part.get(name, "")).strip()


def _step(location: str) -> str:
    """Give the last step of where a page stands; a name that says it is one of a part stays whole."""
    if location.lower().startswith("cid:"):
        return location.lower()
    return unquote(location).replace("\\", "/").partition("#")[0].rpartition("/")[2].lower()
