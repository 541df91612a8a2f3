"""What happens to a page between the printer and us: scanners, telephones, stamps, each in measure."""

from typing import Any, Final

import cv2
import msgspec
import numpy as np

Picture = np.ndarray[Any, np.dtype[np.uint8]]


class Noise(msgspec.Struct, frozen=True):
    """How a page was printed and taken.

    ``dpi`` of the scan; ``size`` of the letters and ``stroke`` of the rulings in points; ``turn`` in degrees;
    ``quarter`` turns clockwise; ``blur`` is the width of the smear in pixels; ``jpeg`` the quality, 0 for none;
    ``speckle`` the share of spoiled pixels; ``shade`` how much darker the far corner is; ``grain`` the spread of
    brightness; ``perspective`` how far corners are drawn in, as a share of the page; ``seal`` a red stamp over cells.
    """

    dpi: int = 150
    size: float = 9.5
    stroke: float = 0.6
    sans: bool = False
    landscape: bool = False
    turn: float = 0.0
    quarter: int = 0
    blur: float = 0.0
    jpeg: int = 0
    speckle: float = 0.0
    shade: float = 0.0
    grain: float = 0.0
    perspective: float = 0.0
    seal: bool = False
    grey: bool = False


CLEAN: Final = Noise()
_RED: Final = (60, 50, 215)


def spoil(page: Picture, noise: Noise, *, seed: int) -> Picture:
    """Take a picture of a clean page with all that the noise holds; the same seed gives the same picture."""
    chance = np.random.default_rng(seed)
    if noise.seal:
        page = _sealed(page, chance)
    if noise.perspective or noise.turn:
        page = _held(page, noise, chance)
    work = page.astype(np.float32)
    if noise.blur:
        work = np.asarray(cv2.GaussianBlur(work, (0, 0), noise.blur), np.float32)
    if noise.shade:
        work *= _light(work.shape[0], work.shape[1], noise.shade)[:, :, None]
    if noise.grain:
        work += chance.normal(0, noise.grain, work.shape[:2])[:, :, None].astype(np.float32)
    if noise.speckle:
        spots = chance.random(work.shape[:2])
        work[spots < noise.speckle / 2] = 0
        work[spots > 1 - noise.speckle / 2] = 255
    taken = np.clip(work, 0, 255).astype(np.uint8)
    if noise.grey:
        taken = np.asarray(cv2.cvtColor(taken, cv2.COLOR_BGR2GRAY), np.uint8)
    return np.ascontiguousarray(np.rot90(taken, -noise.quarter))


def _sealed(page: Picture, chance: np.random.Generator) -> Picture:
    """Stamp a round seal of an office: a ring, a star and some strokes for its letters, letting the print through."""
    height, width = page.shape[:2]
    layer = np.full_like(page, 255)
    middle = (int(width * chance.uniform(0.55, 0.8)), int(height * chance.uniform(0.08, 0.3)))
    radius = int(width * 0.09)
    cv2.circle(layer, middle, radius, _RED, max(2, radius // 14), cv2.LINE_AA)
    angles = np.deg2rad(np.arange(5) * 144 - 90)
    star = np.array([[middle[0] + radius * 0.3 * np.cos(a), middle[1] + radius * 0.3 * np.sin(a)] for a in angles])
    cv2.fillPoly(layer, [star.astype(np.int32)], _RED, cv2.LINE_AA)
    for turn in np.linspace(0.9 * np.pi, 2.1 * np.pi, 11):
        at = (int(middle[0] + radius * 0.78 * np.cos(turn)), int(middle[1] + radius * 0.78 * np.sin(turn)))
        cv2.ellipse(layer, at, (radius // 9, radius // 7), float(np.rad2deg(turn)), 0, 300, _RED, 2, cv2.LINE_AA)
    return np.minimum(page, layer)


def _held(page: Picture, noise: Noise, chance: np.random.Generator) -> Picture:
    """Turn the page and draw its corners in, on a table darker than paper where it is a photograph."""
    height, width = page.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = cv2.transform(whole[None], cv2.getRotationMatrix2D((width / 2, height / 2), noise.turn, 1.0))[0]
    if noise.perspective:
        inward = chance.uniform(0.2, 1.0, (4, 2)) * noise.perspective * np.array([width, height])
        moved = moved + inward * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    matrix = cv2.getPerspectiveTransform(whole, moved.astype(np.float32))
    around = (70, 80, 90) if noise.perspective else (255, 255, 255)
    held = cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=around)
    return np.asarray(held, np.uint8)


def _light(height: int, width: int, shade: float) -> np.ndarray[Any, np.dtype[np.float32]]:
    across, down = np.linspace(0, 1, width), np.linspace(0, 1, height)
    return (1 - shade * (across[None, :] + down[:, None] ** 2) / 2).astype(np.float32)
