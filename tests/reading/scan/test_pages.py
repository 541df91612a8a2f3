"""A page as a picture becomes a printed page, in points; what is written on it is left out here, for speed."""

import cv2
import numpy as np
import pytest

from benchmarks.corpus.writers.scan import pages_of
from benchmarks.corpus.writers.scan_noise import Noise
from jiheng.reading import scan
from jiheng.reading.grid import Unreadable
from jiheng.reading.pdf.pages import PrintedTable
from jiheng.reading.ruled import Box
from jiheng.reading.scan import engine
from jiheng.reading.scan.ink import ink
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.rulings import rulings
from tests.reading.scan import drawn

A4 = (595, 842)


@pytest.fixture
def _without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "detect", lambda *_: [])
    monkeypatch.setattr(engine, "recognise", lambda strips: [engine.NOTHING for _ in strips])


@pytest.mark.usefixtures("_without_words")
@pytest.mark.parametrize(("dpi", "said"), [(150, 150.0), (300, 300.0), (150, None)])
def test_places_are_in_points_whatever_the_resolution(dpi: int, said: float | None) -> None:
    (picture,) = pages_of(drawn.form(9), Noise(dpi=dpi))
    page = scan.read_page(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8), number=3, dpi=said)
    (table,) = page.parts
    assert isinstance(table, PrintedTable)
    assert page.number == 3
    assert page.bottom == pytest.approx(A4[1], abs=1)
    width = table.columns[-1] - table.columns[0]
    assert width == pytest.approx(A4[0] - 2 * 1.6 / 2.54 * 72, abs=2)  # what the margins of 1.6 cm leave


def test_a_page_is_refused_where_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda name: None if name == "onnxruntime" else object())
    with pytest.raises(Unreadable, match="没有安装"):
        scan.read_page(np.full((400, 400), 255, np.uint8), number=1)


def curved(picture: Picture, deep: float) -> Picture:
    """A page that bulges: its middle lies lower than its sides, by so many pixels."""
    height, width = picture.shape
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    lower = (deep * np.sin(np.pi * across / width)).astype(np.float32)
    return np.asarray(cv2.remap(picture, across, down - lower, cv2.INTER_LINEAR, borderValue=255), np.uint8)


def ruled(deep: float) -> tuple[Box, ...]:
    page = np.full((300, 800), 255, np.uint8)
    for row in (50, 150, 250):
        page[row : row + 2, 100:700] = 0
    for column in (100, 400, 698):
        page[50:252, column : column + 2] = 0
    return rulings(ink(curved(page, deep)), 20.0).bent


def test_rulings_of_a_flat_page_are_straight() -> None:
    assert ruled(0) == ()


def test_where_a_page_bulges_only_the_places_beside_its_bent_rulings_are_not_sure() -> None:
    bent = ruled(24)
    assert len(bent) == 3
    for place, row in zip(bent, (50, 150, 250), strict=True):
        # From 100 to 700 of 800 pixels the sine goes from 0.38 over 1 to 0.38: between 9 and 24 pixels lower. The ends,
        # where it is steepest, may be taken for strokes.
        assert (place.left, place.right) == pytest.approx((100, 700), abs=20)
        assert row + 5 < place.top < place.bottom < row + 30
        assert place.bottom - place.top > 8
