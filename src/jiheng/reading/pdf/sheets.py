"""How a page of a PDF is read: by its characters, or by eye where it has none that can be trusted."""

from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # comes without types

from jiheng.reading import limits, refusals, scan
from jiheng.reading.grid import Unreadable
from jiheng.reading.pdf.document import Document, Sheet
from jiheng.reading.pdf.drawing import Drawing, drawing
from jiheng.reading.pdf.letters import UNKNOWN, Letter, letters
from jiheng.reading.pdf.pages import PageContent, PrintedPage
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box

if TYPE_CHECKING:
    import numpy as np

_DPI: Final = 200.0
_POINTS: Final = 72.0
_FEW_LETTERS: Final = 20
_COVERED: Final = 0.4
_FEW_OUTLINES: Final = 60
_UNKNOWN_SHARE: Final = 0.1


class ReadPage(msgspec.Struct, frozen=True):
    """What became of a page: what it holds, or how it was seen, or why neither; ``by_eye``: its text was recognised."""

    content: PageContent | None = None
    seen: PrintedPage | None = None
    refusal: Unreadable | None = None
    by_eye: bool = False


def read_page(document: Document, index: int, room: Room) -> ReadPage:
    """Read a page, counted from 0.

    Raises:
        Unreadable: the file has far too many characters or lines.

    """
    with document.page(index) as sheet:
        if sheet is None:
            return ReadPage(refusal=refusals.damaged("PDF 的这一页", "page"))
        drawn = drawing(sheet, room)
        quarters = _lying(drawn)
        if quarters:
            document.turn(sheet, index, quarters)
            drawn = drawing(sheet, room)
        said = letters(sheet, drawn.odd, room)
        box = sheet.bounds
        content = PageContent(index + 1, box, said, drawn.across, drawn.down)
        if not _must_be_seen(drawn, said, box):
            return ReadPage(content)
        hidden_text = drawn.unseen > 0 and not _has_too_many_unknown(said)
        if scan.is_installed():
            picture, dpi = _picture(sheet, box)
            seen = scan.read_page(picture, number=index + 1, dpi=dpi)
            return ReadPage(None, seen, None if seen.parts else refusals.nothing_to_see(), by_eye=True)
        if hidden_text:
            return ReadPage(content, by_eye=True)
        if _has_too_many_unknown(said):
            return ReadPage(refusal=refusals.fonts_without_characters())
        return ReadPage(refusal=refusals.scan_missing())


def _lying(drawn: Drawing) -> int:
    """Say by how many quarters clockwise to turn a page most of whose writing runs up, down or upside down."""
    if not drawn.turned:
        return 0
    turn, most = Counter(drawn.turned).most_common(1)[0]
    return turn if turn is not None and 2 * most > sum(drawn.turned.values()) else 0


def _must_be_seen(drawn: Drawing, said: list[Letter], box: Box) -> bool:
    """Tell a page that is a picture, or whose characters are not to be had, from one with text."""
    if _has_too_many_unknown(said):
        return True
    seen = sum(not letter.unseen and not letter.text.isspace() for letter in said)
    if seen >= _FEW_LETTERS:
        return False
    return _covered(drawn.pictures, box) >= _COVERED or drawn.outlines >= _FEW_OUTLINES


def _has_too_many_unknown(said: list[Letter]) -> bool:
    return sum(letter.text == UNKNOWN for letter in said) > _UNKNOWN_SHARE * len(said)


def _covered(pictures: list[Box], page: Box) -> float:
    """How much of a page pictures cover, those that lie one over another counted each."""
    whole = (page.right - page.left) * (page.bottom - page.top)
    area = 0.0
    for picture in pictures:
        width = min(picture.right, page.right) - max(picture.left, page.left)
        height = min(picture.bottom, page.bottom) - max(picture.top, page.top)
        area += max(width, 0) * max(height, 0)
    return area / whole if whole > 0 else 0


def _picture(sheet: Sheet, box: Box) -> tuple["np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", float]:
    """Draw a page as blue, green and red, at a resolution that shows letters well; give its pixels an inch as well."""
    import numpy as np  # noqa: PLC0415 - only pages that are pictures need it

    width, height = box.right - box.left, box.bottom - box.top
    scale = min(_DPI / _POINTS, (limits.MAX_DRAWN_PIXELS / max(width * height, 1)) ** 0.5)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(*size, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, sheet.handle, 0, 0, *size, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        held = (pdfium.c_ubyte * (stride * size[1])).from_address(pdfium.FPDFBitmap_GetBuffer(bitmap))
        rows = np.frombuffer(held, np.uint8).reshape(size[1], stride)
        return np.array(rows[:, : 3 * size[0]].reshape(size[1], size[0], 3)), scale * _POINTS
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
