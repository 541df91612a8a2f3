"""Pictures of forms: scans and photographs in PNG, JPEG, TIFF, BMP, WebP and GIF, read by eye."""

from jiheng.reading import scan
from jiheng.reading.grid import Grid


def read(source: bytes, *, file: str) -> Grid:
    """Read a picture; several pages of a TIFF are read as one document.

    Raises:
        Unreadable: the extra ``scan`` is not installed, the picture is damaged, far too large or far too small, or
            there is no text to be seen in it.

    """
    return scan.read_pictures(source, file=file)
