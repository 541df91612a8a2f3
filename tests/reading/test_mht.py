"""Pages saved as one file: the page in it, or the sheets it frames."""

import base64
import quopri

import pytest

from jiheng.reading import limits, read_bytes
from jiheng.reading.grid import Grid, Unreadable
from jiheng.reading.web import mht
from tests.reading import making

HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"{}\r\n\r\n'


def page(body: str) -> str:
    return f"<html><body>{body}</body></html>"


def table(*texts: str) -> str:
    return f"<table><tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr></table>"


def part(content: bytes, where: str = "", *, kind: str = "text/html", way: str = "base64", name: str = "") -> bytes:
    packed = base64.encodebytes(content) if way == "base64" else quopri.encodestring(content)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n"
    head += f"Content-Location: {where}\r\n" * bool(where) + f"Content-ID: {name}\r\n" * bool(name)
    return f"{head}\r\n".encode() + packed


def saved(*parts: bytes, about: str = "") -> bytes:
    body = b"".join(b"------=_Next\r\n" + one + b"\r\n" for one in parts)
    return HEAD.format(about).encode() + body + b"------=_Next--\r\n"


def read(source: bytes) -> Grid:
    return read_bytes(source, file="表.mht")


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_page_is_read_in_whatever_way_it_is_packed(way: str, encoding: str) -> None:
    content = page("<p>自评表</p>" + table("项目名称", "技师"))
    picture = part(b"GIF89a", "form.files/1.gif", kind="image/gif")
    grid = read(saved(part(content.encode(encoding), "file:///C:/form.htm", way=way), picture))
    assert making.paragraphs(grid) == ["自评表"]
    assert making.texts(grid) == ["项目名称", "技师"]


def test_the_file_says_which_page_is_the_main_one() -> None:
    parts = [part(page(table(text, "x")).encode(), name=f"<{text}>") for text in ("a", "b")]
    assert making.texts(read(saved(*parts, about='; start="<b>"'))) == ["b", "x"]
    assert making.texts(read(saved(*parts, about='; start="<c>"'))) == ["a", "x"]


BOOK = (
    "<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>{}</x:ExcelWorksheets>"
    "</x:ExcelWorkbook></xml><![endif]--></head><frameset><frame src='book.files/sheet002.htm'>"
    "<noframes><body><p>此页面使用了框架</p></body></noframes></frameset></html>"
)


def tab(number: int, more: str = "") -> str:
    return (
        f"<x:ExcelWorksheet><x:Name>表{number}</x:Name>"
        f"<x:WorksheetSource HRef='book.files/sheet00{number}.htm'/>{more}</x:ExcelWorksheet>"
    )


def sheet(number: int) -> bytes:
    return part(
        page(f"<p>标题{number}</p>" + table(f"表{number}", "甲")).encode(), f"C:\\1\\book.files\\sheet00{number}.htm"
    )


def test_a_workbook_stands_for_its_sheets_in_the_order_of_their_tabs() -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    main = part(BOOK.format(tab(2) + tab(1) + tab(3, hidden) + tab(4)).encode(), "C:\\1\\book.htm")
    grid = read(saved(main, sheet(1), sheet(2), sheet(3)))
    assert making.paragraphs(grid) == ["标题2", "标题1"]
    assert [(found.number, found.cells[0].text) for found in making.tables(grid)] == [(1, "表2"), (2, "表1")]
    assert [found.cells[0].text for found in grid.hidden] == ["表3"]


def test_a_page_that_only_frames_others_which_are_not_there_is_refused() -> None:
    source = saved(part(BOOK.format(tab(1)).encode(), "book.htm"))
    with pytest.raises(Unreadable, match="只是框架"):
        read(source)
    with pytest.raises(Unreadable, match="只是框架"):
        read_bytes(BOOK.format(tab(1)).encode(), file="表.html")


def test_a_page_that_a_page_frames_among_others_follows_it() -> None:
    main = page('<p>索引号</p><iframe src="cid:frame-1@mhtml.blink"></iframe>')
    inner = part(page(table("项目名称", "技师")).encode(), name="<frame-1@mhtml.blink>")
    grid = read(saved(part(main.encode(), "https://example.org/1.html"), inner))
    assert making.paragraphs(grid) == ["索引号"]
    assert making.texts(grid) == ["项目名称", "技师"]


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read(saved(part(b"x", kind="image/gif")))


def test_a_page_that_breaks_off_is_refused_and_one_that_is_whole_is_read() -> None:
    whole = saved(part(page(table("甲", "乙") * 9).encode(), way="quoted-printable"))
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(whole[: len(whole) // 2])
    assert making.texts(read(whole[: whole.index(b"</html>") + 7])) == ["甲", "乙"]


def test_parts_that_are_nested_without_end_are_refused() -> None:
    nested = b"".join(
        b'--b%d\r\nContent-Type: multipart/related; boundary="b%d"\r\n\r\n' % (at, at + 1) for at in range(3_000)
    )
    source = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"\r\n\r\n' + nested
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        mht.read(source, file="表.mht")


@pytest.mark.parametrize(
    ("limit", "most", "words"),
    [
        ("MAX_MAIL_BYTES", 100, "单个文件网页超过上限"),
        ("MAX_MAIL_LINES", 5, "行数超过上限"),
        ("MAX_MAIL_PARTS", 1, "行数超过上限"),
    ],
)
def test_a_file_larger_than_any_page_is_refused(
    limit: str, most: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(Unreadable, match=words):
        read(saved(part(page(table("甲", "乙")).encode())))


def test_a_page_that_is_framed_again_and_again_is_read_once() -> None:
    main = part(b"<html><frameset>" + b"<frame src=a.htm>" * 5_000, "main.htm")
    grid = read(saved(main, part(page(table("项目名称", "技师")).encode(), "a.htm")))
    assert making.texts(grid) == ["项目名称", "技师"]
    assert len(making.tables(grid)) == 1


def test_pages_with_too_many_marks_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [part(page(table("甲", "乙") * 9).encode(), f"{number}.htm") for number in range(3)]
    main = part(b"<html><frameset>" + b"".join(b"<frame src=%d.htm>" % number for number in range(3)), "main.htm")
    monkeypatch.setattr(limits, "MAX_PAGE_MARKS", 150)
    assert len(making.tables(read(saved(sheets[0])))) == 9
    with pytest.raises(Unreadable, match="标记数超过上限"):
        read(saved(main, *sheets))
