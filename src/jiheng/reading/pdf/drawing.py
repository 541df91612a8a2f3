"""What is drawn on a page: ruling lines, how much of it pictures cover, and which kinds of writing it has.

Lines are drawn in many ways: as strokes, as the four sides of a box, as bars a point thick that are filled, as rows of
dots, inside forms that are placed with a matrix of their own. White ones are not seen and count for nothing.
"""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from math import atan2, isfinite, pi
from typing import Final, TypeAlias

import msgspec
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # comes without types

from jiheng.reading.pdf.document import Sheet
from jiheng.reading.room import Room
from jiheng.reading.ruled import Box, Segment

THIN: Final = 3.0
"""Up to this many points thick, a bar is a line."""

_DOT: Final = 1.6
_DEEPEST: Final = 8
_AS_MANY_AS: Final = 3
"""An object costs as much time as so many characters."""
_WHITE: Final = 250
_QUARTER_SLACK: Final = 0.05
_OUTLINED: Final = 12
_MOST_CLIPS: Final = 64
_MOST_SEGMENTS: Final = 20_000

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]
_SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


class Writing(msgspec.Struct, frozen=True):
    """How a piece of text is written, where not plainly.

    ``turn`` counts quarter turns, ``None`` if askew; ``unseen`` says that it is laid invisibly over a picture; ``clip``
    is what it is cut to.
    """

    turn: int | None
    unseen: bool
    clip: Box | None


class Drawing(msgspec.Struct):
    """What stands on a page besides its characters; y grows downwards, points are the unit.

    ``across`` and ``down`` are rulings, ``pictures`` the boxes of images; ``turned`` counts pieces of writing by the
    quarter turns they stand at, ``unseen`` those that are not seen; ``odd`` are those not written plainly, by the
    address of the engine's object. ``outlines`` are shapes as letters have that were turned into drawings.
    """

    across: list[Segment]
    down: list[Segment]
    pictures: list[Box]
    turned: dict[int | None, int]
    odd: dict[int, Writing]
    unseen: int = 0
    outlines: int = 0


def drawing(sheet: Sheet, room: Room) -> Drawing:
    """Walk all objects of a page, those inside forms too.

    Raises:
        Unreadable: there are far too many.

    """
    found = Drawing([], [], [], {}, {})
    for handle, matrix in _objects(sheet.handle, room):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(handle, matrix, found)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _text(handle, matrix, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            whole = _times(_matrix(handle), matrix)
            found.pictures.append(_around([_put(point, whole) for point in ((0, 0), (1, 0), (0, 1), (1, 1))]))
    return found


def _text(handle: ctypes.c_void_p, matrix: Matrix, found: Drawing) -> None:
    a, b, _, _, _, _ = _times(_matrix(handle), matrix)
    turn = _quarters(a, b)
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(handle) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    found.turned[turn] = found.turned.get(turn, 0) + 1
    found.unseen += unseen
    # Inside a form the coordinates of a clip are the form's; such a clip is of the form as a whole.
    clip = _clip(handle) if matrix == _SAME else None
    if turn != 0 or unseen or clip is not None:
        found.odd[address(handle)] = Writing(turn, unseen, clip)


def address(handle: ctypes.c_void_p) -> int:
    """Tell an object of the engine from others."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _clip(handle: ctypes.c_void_p) -> Box | None:
    """Give the box that is left of an object, if it is cut to one."""
    path = pdfium.FPDFPageObj_GetClipPath(handle)
    left, top, right, bottom = float("-inf"), float("-inf"), float("inf"), float("inf")
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFClipPath_CountPaths(path), _MOST_CLIPS) if path else 0):
        points = []
        for number in range(min(pdfium.FPDFClipPath_CountPathSegments(path, index), _MOST_CLIPS)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append((x.value, -y.value))
        if points:
            box = _around(points)
            left, top = max(left, box.left), max(top, box.top)
            right, bottom = min(right, box.right), min(bottom, box.bottom)
    return Box(left, top, right, bottom) if left > float("-inf") else None


def _objects(page: ctypes.c_void_p, room: Room) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    """Give objects in their order, each with the matrix of the forms around it."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, index), _SAME, room, 0)


def _inside(
    handle: ctypes.c_void_p, matrix: Matrix, room: Room, depth: int
) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    room.take(_AS_MANY_AS)
    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
    elif depth < _DEEPEST:
        own = _times(_matrix(handle), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
            yield from _inside(pdfium.FPDFFormObj_GetObject(handle, index), own, room, depth + 1)


def _matrix(handle: ctypes.c_void_p) -> Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(own)):
        return _SAME
    return own.a, own.b, own.c, own.d, own.e, own.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Do one matrix after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _put(point: Point, matrix: Matrix) -> Point:
    """Place a point, turning y downwards."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, -(b * x + d * y + f)


def _quarters(a: float, b: float) -> int | None:
    """Say by how many quarter turns counter-clockwise writing stands, ``None`` if askew or turned by no number."""
    turns = atan2(b, a) / (pi / 2)
    return round(turns) % 4 if isfinite(turns) and abs(turns - round(turns)) < _QUARTER_SLACK else None


def _path(handle: ctypes.c_void_p, matrix: Matrix, found: Drawing) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    stroked = bool(stroke.value) and _is_seen(handle, pdfium.FPDFPageObj_GetStrokeColor)
    filled = bool(fill.value) and _is_seen(handle, pdfium.FPDFPageObj_GetFillColor)
    if not stroked and not filled:
        return
    parts, curves = _parts(handle, _times(_matrix(handle), matrix))
    found.outlines += curves > 0 or len(parts[0]) > _OUTLINED
    for points in parts:
        box = _around(points)
        if not stroked or box.right - box.left <= THIN or box.bottom - box.top <= THIN:
            _bar(box, found)
            continue
        for (x, y), (to_x, to_y) in pairwise(points):
            _side(x, y, to_x, to_y, found)


def _is_seen(handle: ctypes.c_void_p, colour_of: object) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour_of(handle, *map(ctypes.byref, parts)):  # type: ignore[operator]  # the engine's functions have no type
        return True
    red, green, blue, alpha = (part.value for part in parts)
    return alpha > 0 and min(red, green, blue) < _WHITE


def _parts(handle: ctypes.c_void_p, matrix: Matrix) -> tuple[list[list[Point]], int]:
    """Give the corners of each part of a path, closed ones ending where they began, and how many curves it has."""
    parts: list[list[Point]] = [[]]
    curves = 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO and parts[-1]:
            parts.append([])
        curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        parts[-1].append(_put((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [part for part in parts if part] or [[(0.0, 0.0)]], curves


def _around(points: list[Point]) -> Box:
    x = [point[0] for point in points]
    y = [point[1] for point in points]
    return Box(min(x), min(y), max(x), max(y))


def _bar(box: Box, found: Drawing) -> None:
    """Take something thin for a line; a dot may belong to a dotted one either way."""
    width, height = box.right - box.left, box.bottom - box.top
    is_dot = width <= _DOT and height <= _DOT
    if height <= THIN and (width > height or is_dot):
        found.across.append(Segment((box.top + box.bottom) / 2, box.left, box.right))
    if width <= THIN and (height > width or is_dot):
        found.down.append(Segment((box.left + box.right) / 2, box.top, box.bottom))


def _side(x: float, y: float, to_x: float, to_y: float, found: Drawing) -> None:
    """Take the straight side of a box for a line."""
    if abs(y - to_y) <= 1 < abs(x - to_x):
        found.across.append(Segment((y + to_y) / 2, min(x, to_x), max(x, to_x)))
    elif abs(x - to_x) <= 1 < abs(y - to_y):
        found.down.append(Segment((x + to_x) / 2, min(y, to_y), max(y, to_y)))
