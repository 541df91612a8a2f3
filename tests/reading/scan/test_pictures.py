"""Bytes of pictures become upright pages in colour, or are refused in words before they can do harm."""

import contextlib
import io
import random
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jiheng.reading import limits
from jiheng.reading.grid import Unreadable
from jiheng.reading.scan.pictures import Picture, pages_in

SIZE = (300, 240)


def gradient() -> Image.Image:
    """A page that is dark on the left and light on the right, so that turning it shows."""
    shades = np.tile(np.linspace(0, 255, SIZE[0]).astype(np.uint8), (SIZE[1], 1))
    return Image.fromarray(shades)


def coded(page: Image.Image, kind: str, **how: Any) -> bytes:  # noqa: ANN401 - whatever Pillow takes
    written = io.BytesIO()
    page.save(written, kind, **how)
    return written.getvalue()


def only(source: bytes) -> Picture:
    (page,) = pages_in(source)
    return page


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_every_kind_of_picture_is_unpacked_in_colour(kind: str) -> None:
    page = only(coded(gradient(), kind))
    assert page.shape == (SIZE[1], SIZE[0], 3)
    assert page[:, :20].mean() < 20
    assert page[:, -20:].mean() > 235


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
def test_pages_of_any_number_of_colours_are_read(mode: str) -> None:
    page = only(coded(gradient().convert("RGB").convert(mode), "TIFF"))
    assert page[:, :20].mean() < 40
    assert page[:, -20:].mean() > 215


def test_colours_are_in_the_order_in_which_opencv_has_them() -> None:
    red = Image.new("RGB", SIZE, (250, 10, 20))
    assert only(coded(red, "PNG"))[0, 0].tolist() == [20, 10, 250]


def test_grey_of_sixteen_bits_is_brought_down_to_eight() -> None:
    deep = Image.fromarray((np.asarray(gradient(), np.uint16) * 200).astype(np.uint16))
    page = only(coded(deep, "PNG"))
    assert page[:, :20].mean() < 20
    assert page[:, -20:].mean() > 235


def test_what_is_see_through_lies_on_white_paper() -> None:
    layer = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    assert only(coded(layer, "PNG")).min() == 255


def test_a_photograph_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned a quarter: the left of the stored picture is the top
    page = only(coded(gradient().convert("RGB"), "JPEG", exif=exif))
    assert page.shape[:2] == (SIZE[0], SIZE[1])
    assert page[:20].mean() < 20
    assert page[-20:].mean() > 235


def test_a_large_photograph_is_unpacked_smaller() -> None:
    page = only(coded(Image.new("L", (9_000, 6_000), 255), "JPEG"))
    assert 2_000 < max(page.shape) < 5_000


def test_every_page_of_a_tiff_is_read_in_order() -> None:
    pages = [Image.new("L", SIZE, shade) for shade in (10, 120, 240)]
    source = coded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [int(page[0, 0, 0]) for page in pages_in(source)] == [10, 120, 240]


def test_a_fax_of_two_colours_is_read() -> None:
    page = only(coded(gradient().convert("1"), "TIFF", compression="group4"))
    assert set(np.unique(page)) == {0, 255}


def test_a_tiff_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PICTURE_PAGES", 2)
    pages = [gradient()] * 3
    with pytest.raises(Unreadable, match="图片的页数超过上限"):
        list(pages_in(coded(pages[0], "TIFF", save_all=True, append_images=pages[1:])))


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that promise a picture of any size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("mode", "shade"), [("L", 200), ("1", 1), ("P", 7)])
def test_a_very_fine_scan_is_made_smaller_at_once(mode: str, shade: int) -> None:
    page = only(coded(Image.new(mode, (6_000, 5_500), shade), "PNG"))
    assert 2_000 < max(page.shape) < 4_000


@pytest.mark.parametrize("side", [9_000, 13_000, 60_000, 2_000_000_000])
def test_a_picture_of_far_too_many_pixels_is_refused_unpacked_by_nobody(side: int) -> None:
    with pytest.raises(Unreadable, match=r"超过上限|损坏"):
        list(pages_in(png_that_says(side, side)))


def test_a_picture_too_small_for_letters_is_refused() -> None:
    with pytest.raises(Unreadable, match="图片太小") as caught:
        list(pages_in(coded(Image.new("L", (400, 150)), "PNG")))
    assert "150 dpi" in caught.value.remedy


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_that_breaks_off_is_refused_rather_than_read_in_part(kind: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (SIZE[1], SIZE[0]), np.uint8)
    whole = coded(Image.fromarray(noise), kind)
    for hundredth in range(1, 98):
        with pytest.raises(Unreadable, match="损坏"):
            list(pages_in(whole[: len(whole) * hundredth // 100]))


def test_bytes_that_only_begin_like_a_picture_are_refused() -> None:
    for head in (b"\xff\xd8\xff\xe0JFIF", b"\x89PNG\r\n\x1a\n", b"II*\x00\x08\x00\x00\x00", b"GIF89a", b"BM"):
        with pytest.raises(Unreadable, match="损坏"):
            list(pages_in(head + bytes(range(256)) * 4))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_with_bytes_changed_anywhere_is_unpacked_or_refused(kind: str) -> None:
    whole = coded(gradient().convert("RGB"), kind)
    chance = random.Random(20201231)  # noqa: S311 - the same damage every time
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(min(len(damaged), chance.choice((64, 4_096))))] = chance.randrange(256)
        with contextlib.suppress(Unreadable):
            for page in pages_in(bytes(damaged)):
                assert page.ndim == 3
