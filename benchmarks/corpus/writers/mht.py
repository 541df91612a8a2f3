"""Pages saved as one file: ``word`` as Word and WPS save them, ``browser`` as Chromium does, ``excel`` with its sheets.

All hold what the writer of web pages makes; they differ in how it is packed, and into how many parts.
"""

import base64
import quopri
from typing import Final

from benchmarks.corpus.writers import html
from jiheng.reading.grid import Grid, Table

MANNERS: Final = ("word", "browser", "excel")

_BOUNDARY: Final = "----=_NextPart_01D6A1B2.3C4D5E60"
_LINE: Final = 76
_NO_PICTURE: Final = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def write(grid: Grid, manner: str = "word") -> bytes:
    """Write a grid as a saved page in one of :data:`MANNERS`."""
    if manner == "excel":
        sheets = _sheets(grid)
        names = [f"sheet{number:03}.htm" for number in range(1, len(sheets) + 1)]
        parts = [_part("file:///C:/1/book.htm", _frames(names), "gb2312")]
        parts += [
            _part(f"file:///C:/1/book.files/{name}", _page(sheet, "word", "gb2312"), "gb2312")
            for name, sheet in zip(names, sheets, strict=True)
        ]
    elif manner == "browser":
        parts = [_part("https://example.org/1.html", _page(grid, "portal", "utf-8"), "utf-8")]
    else:
        parts = [_part("file:///C:/1/form.htm", _page(grid, "word", "gb2312"), "gb2312"), _picture()]
    head = (
        "From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{_BOUNDARY}"\r\n\r\n\r\n'
    )
    body = b"".join(b"--" + _BOUNDARY.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return head.encode() + body + b"--" + _BOUNDARY.encode() + b"--\r\n"


def _sheets(grid: Grid) -> list[Grid]:
    """Give each table with the lines above it a sheet of its own; what follows the last stays with it."""
    sheets: list[Grid] = []
    start = 0
    ends = [at for at, block in enumerate(grid.blocks, start=1) if isinstance(block, Table)]
    for end in (*ends[:-1], len(grid.blocks)):
        sheets.append(Grid(grid.file, grid.blocks[start:end]))
        start = end
    return sheets


def _page(grid: Grid, manner: str, charset: str) -> bytes:
    page = html.write(grid, manner).decode("utf-8")
    return page.replace("utf-8", charset, 1).encode("gb18030" if charset == "gb2312" else charset)


def _frames(names: list[str]) -> bytes:
    sheets = "".join(
        f'<x:ExcelWorksheet><x:Name>{name[:-4]}</x:Name><x:WorksheetSource HRef="book.files/{name}"/>'
        "</x:ExcelWorksheet>"
        for name in names
    )
    return (
        f"<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>{sheets}</x:ExcelWorksheets>"
        '</x:ExcelWorkbook></xml><![endif]--></head><frameset rows="*,39">'
        f'<frame src="book.files/{names[0]}" name="frSheet"><noframes><body><p>此页面使用了框架</p></body></noframes>'
        "</frameset></html>"
    ).encode("gb18030")


def _part(location: str, page: bytes, charset: str) -> bytes:
    head = (
        f"Content-Location: {location}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\n\r\n'
    )
    return head.encode() + quopri.encodestring(page)


def _picture() -> bytes:
    lines = base64.encodebytes(_NO_PICTURE)
    head = "Content-Location: file:///C:/1/form.files/image001.gif\r\nContent-Transfer-Encoding: base64\r\n"
    return head.encode() + b"Content-Type: image/gif\r\n\r\n" + lines
