"""Opening a PDF and its pages, and letting go of them: everything of the engine that must be closed.

The engine is not made for threads, so one document is read at a time. A page that is turned (by its own statement or
because what is written on it runs up or down the sheet) is turned back before it is read.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # comes without types

from jiheng.reading import limits, refusals
from jiheng.reading.pdf import placements, streams
from jiheng.reading.pdf.locked import unlocked
from jiheng.reading.pdf.objects import Objects
from jiheng.reading.ruled import Box

ONE_AT_A_TIME: Final = RLock()
"""Held by whoever uses the engine, in whatever thread."""

# What turns a page clockwise by so many quarters: x' = ax + cy, y' = bx + dy.
_TURNS: Final = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))

_END: Final = b"%%EOF"
_END_WITHIN: Final = 2_048


def is_whole(source: bytes) -> bool:
    """Say whether a file has its end; one that was cut off may be opened, with what came before the cut."""
    return _END in source[-_END_WITHIN:]


@contextmanager
def opened(source: bytes) -> Iterator["Document"]:
    """Open a file and close it again.

    Raises:
        Unreadable: it is damaged, asks for a password, has far too many pages or draws far too much.

    """
    objects = Objects(source)
    streams.refuse_far_too_large(objects)
    with ONE_AT_A_TIME:
        handle = pdfium.FPDF_LoadMemDocument64(source, len(source), None)
        if not handle:
            locked = pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
            raise refusals.protected() if locked else refusals.damaged("PDF 文件", "PDF file")
        try:
            document = Document(handle)
            if document.pages > limits.MAX_PDF_PAGES:
                raise refusals.too_large("PDF 的页数", f"{limits.MAX_PDF_PAGES} 页", "the number of pages")
            plain = unlocked(handle)
            if plain is not None:
                objects = Objects(plain)
                streams.refuse_far_too_large(objects)
            placements.refuse_drawn_too_much(objects, document.pages)
            yield document
        finally:
            pdfium.FPDF_CloseDocument(handle)


class Document:
    """An open file. ``pages`` is how many pages it says it has."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle = handle
        self.pages: int = pdfium.FPDF_GetPageCount(handle)

    @contextmanager
    def page(self, index: int) -> Iterator["Sheet | None"]:
        """Open a page, counted from 0, and close it again; ``None`` where the file does not hold what it lists."""
        handle = pdfium.FPDF_LoadPage(self._handle, index)
        if not handle:
            yield None
            return
        sheet = Sheet(handle)
        try:
            sheet = self._turned_back(sheet, index)
            yield sheet
        finally:
            pdfium.FPDF_ClosePage(sheet.handle)

    def turn(self, sheet: "Sheet", index: int, quarters: int) -> "Sheet":
        """Turn what stands on a page clockwise and open it anew; the sheet given is closed."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(sheet.handle, ctypes.byref(box))
        a, b, c, d = _TURNS[quarters % 4]
        x = sorted((a * box.left + c * box.bottom, a * box.right + c * box.top))
        y = sorted((b * box.left + d * box.bottom, b * box.right + d * box.top))
        pdfium.FPDFPage_TransFormWithClip(sheet.handle, pdfium.FS_MATRIX(a, b, c, d, 0, 0), None)
        for put in (pdfium.FPDFPage_SetMediaBox, pdfium.FPDFPage_SetCropBox):
            put(sheet.handle, x[0], y[0], x[1], y[1])
        pdfium.FPDFPage_SetRotation(sheet.handle, 0)
        pdfium.FPDF_ClosePage(sheet.handle)
        sheet.handle = pdfium.FPDF_LoadPage(self._handle, index)
        return sheet

    def _turned_back(self, sheet: "Sheet", index: int) -> "Sheet":
        quarters = pdfium.FPDFPage_GetRotation(sheet.handle)
        return self.turn(sheet, index, quarters) if quarters else sheet


class Sheet:
    """An open page."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self.handle = handle

    @property
    def bounds(self) -> Box:
        """What of the page is shown, y growing downwards: the upper edge has the lesser y."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.handle, ctypes.byref(box))
        return Box(box.left, -box.top, box.right, -box.bottom)
