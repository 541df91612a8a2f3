"""From the bytes of a picture to its pages, with the size known and bounded before anything is unpacked."""

import io
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from PIL import Image, ImageOps

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Unreadable

Picture: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows of pixels, grey (two dimensions) or blue, green and red (three)."""

_FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_LEAST_SIDE: Final = 200
_WANTED_SIDE: Final = 2_600
"""More pixels a side than this tell nothing more about letters of the usual size."""
_DEEP: Final = ("I", "I;16", "I;16B", "I;16L", "F")
_BYTE: Final = 255
_Got = TypeVar("_Got")


def pages_in(source: bytes) -> Iterator[Picture]:
    """Unpack the pages of a picture file one after the other, in colour, as the camera was held.

    Raises:
        Unreadable: the file is damaged or breaks off, holds more pages or pixels than any scan needs, or too few
            pixels to show letters.

    """
    with _guarded(lambda: Image.open(io.BytesIO(source), formats=_FORMATS)) as opened:
        count = _guarded(lambda: int(getattr(opened, "n_frames", 1))) if opened.format == "TIFF" else 1
        if count > limits.MAX_PICTURE_PAGES:
            raise refusals.too_large("图片的页数", f"{limits.MAX_PICTURE_PAGES} 页", "the number of pages")
        for number in range(count):
            _guarded(partial(opened.seek, number))
            yield _page(opened)


def _guarded(step: Callable[[], _Got]) -> _Got:
    """Take a step of decoding, in which bad bytes raise anything at all and warn of the rest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return step()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_many_pixels() from None
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001 - decoders of eight formats raise what they like at bad bytes
            raise refusals.damaged_picture() from None


def _page(opened: Image.Image) -> Picture:
    _guarded(lambda: opened.draft("RGB", (_WANTED_SIDE, _WANTED_SIDE)))  # a larger JPEG is unpacked smaller
    width, height = opened.size
    if width * height > limits.MAX_PICTURE_PIXELS:
        raise _too_many_pixels()
    if min(width, height) < _LEAST_SIDE:
        raise refusals.picture_too_small()
    return _guarded(lambda: _unpacked(opened))


def _unpacked(opened: Image.Image) -> Picture:
    opened.load()
    page = _of_bytes(opened) if opened.mode in _DEEP else opened
    if max(page.size) > 2 * _WANTED_SIDE:
        page = (page.convert("L") if page.mode == "1" else page.convert("RGB")).reduce(max(page.size) // _WANTED_SIDE)
    page = _on_white(ImageOps.exif_transpose(page))
    return np.ascontiguousarray(np.asarray(page, np.uint8)[:, :, ::-1])


def _of_bytes(page: Image.Image) -> Image.Image:
    """Bring grey of many shades down to 256 of them."""
    shades = np.asarray(page, np.float64)
    most = max(float(shades.max()), 1.0)
    return Image.fromarray((np.clip(shades / most, 0, 1) * _BYTE).astype(np.uint8))


def _on_white(page: Image.Image) -> Image.Image:
    """Lay what is see-through on white paper."""
    if "A" not in page.getbands() and "transparency" not in page.info:
        return page.convert("RGB")
    layer = page.convert("RGBA")
    paper = Image.new("RGBA", layer.size, (_BYTE, _BYTE, _BYTE, _BYTE))
    return Image.alpha_composite(paper, layer).convert("RGB")


def _too_many_pixels() -> Unreadable:
    limit = f"{limits.MAX_PICTURE_PIXELS // 1_000_000} 百万像素"
    return refusals.too_large("图片", limit, "the picture")
