"""Scans and photographs: what is seen in a picture becomes tables with merged cells, and lines of text elsewhere.

Needs the extra ``scan`` (rapidocr with its models, ONNX Runtime, OpenCV, Pillow), which is loaded when the first
picture is read, never before; without it :class:`~jiheng.reading.grid.Unreadable` says how to install it. Nothing is
fetched while running.

For the reader of PDF there is :func:`read_page`: a page that is a picture goes in, a printed page comes out, which is
put together with the others by :func:`jiheng.reading.pdf.joining.put_together`. Every line says how sure it is of its
text; a :class:`~jiheng.reading.grid.Grid` with such a page is ``by_eye``.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from jiheng.reading import refusals
from jiheng.reading.grid import Grid

if TYPE_CHECKING:
    import numpy as np

    from jiheng.reading.pdf.pages import PrintedPage

_NEEDED: Final = ("cv2", "numpy", "onnxruntime", "PIL", "rapidocr")


def is_installed() -> bool:
    """Say whether the extra ``scan`` is there; loads none of it."""
    return all(find_spec(name) is not None for name in _NEEDED)


def read_page(
    picture: "np.ndarray[Any, np.dtype[np.uint8]]", *, number: int, dpi: float | None = None
) -> "PrintedPage":
    """Read the picture of a page.

    Args:
        picture: rows of pixels, grey (two axes) or blue, green and red (three), 150 to 300 dpi.
        number: of the page in its file, from 1.
        dpi: pixels an inch; without it the page is taken for A4.

    Raises:
        Unreadable: the extra is not installed, or the picture holds far too many lines.

    """
    _require()
    from jiheng.reading.scan import pages  # noqa: PLC0415 - loads the extra

    return pages.read_page(picture, number=number, dpi=dpi)


def read_pictures(source: bytes, *, file: str) -> Grid:
    """Read the bytes of a picture file; see :mod:`jiheng.reading.image`."""
    _require()
    from jiheng.reading.scan import files  # noqa: PLC0415 - loads the extra

    return files.read(source, file=file)


def _require() -> None:
    if not is_installed():
        raise refusals.scan_missing()
