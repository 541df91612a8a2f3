"""Picture files: each page is read, and tables that run over pages are put together."""

from jiheng.reading import refusals
from jiheng.reading.grid import Grid, Unread
from jiheng.reading.pdf import blocks
from jiheng.reading.pdf.joining import put_together
from jiheng.reading.pdf.pages import PrintedPage
from jiheng.reading.scan.pages import read_page
from jiheng.reading.scan.pictures import pages_in


def read(source: bytes, *, file: str) -> Grid:
    """Read a picture file.

    Raises:
        Unreadable: it is damaged, far too large or too small, or no text is to be seen.

    """
    for _ in pages_in(source):
        pass  # unpack all pages before reading one, which takes seconds, and in vain where the next breaks off
    read: list[PrintedPage] = [
        read_page(picture, number=number) for number, picture in enumerate(pages_in(source), start=1)
    ]
    if not any(page.parts for page in read):
        raise refusals.nothing_to_see()
    unread = tuple(Unread(refusals.nothing_to_see(), page.number) for page in read if not page.parts)
    return Grid(file, tuple(blocks(put_together(read))), unread=unread, by_eye=True)
