"""The boxes in which Excel shows notes: a drawing in an old language (VML), a shape for every note.

A drawing that is there is kept as it is, since it need not even be XML; shapes are put in before its end, and a box
that now holds more is made higher.
"""

import re
from typing import Final, NamedTuple

from jiheng.exporting.annotating.sheet_geometry import SheetGeometry
from jiheng.exporting.lines import width

_SPACES: Final = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_FIRST: Final = 1024
"""Numbers of shapes come in blocks of so many; each sheet begins with one of its own."""
_TYPE: Final = (
    '<v:shapetype id="_x0000_t202"{} coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{number}"{spaces} type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;'
    'width:{wide}pt;height:{high}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBERS: Final = re.compile(rb"_x0000_s(\d{1,9})")
_END: Final = re.compile(rb"</xml\s*>\s*\Z", re.IGNORECASE)
_DATA: Final = re.compile(rb"(?s)<((?:\w+:)?)ClientData\b[^>]*>.*?</\1ClientData>")
_WHERE: Final = re.compile(rb"(?s)<(?:\w+:)?Row>\s*(\d+)\s*</.*?<(?:\w+:)?Column>\s*(\d+)\s*</")
_ANCHOR: Final = re.compile(rb"(?s)<(?:\w+:)?Anchor>([\s\d,]*)</")
_CORNERS: Final = 8

_NARROW: Final = 300
_WIDE: Final = 480
_MANY_LINES: Final = 22
_LINE: Final = 16
_SIGN: Final = 6.3
"""Dots: how wide boxes are, how high a line is, how wide half a Chinese character of nine points, in round figures."""
_PADDING: Final = 14
_USUAL: Final = 80
"""How high boxes are that do not say so."""
_ASIDE: Final = 15
_POINTS_TO_A_DOT: Final = 0.75


class Box(NamedTuple):
    """A note that needs a box: its cell, counted from 0, and its text. ``is_there`` says that it has one already."""

    row: int
    column: int
    text: str
    is_there: bool


def with_boxes(drawing: bytes | None, boxes: list[Box], geometry: SheetGeometry, sheet: int) -> bytes:
    """Give the drawing of the so-manyth sheet with boxes for all notes; ``None`` is no drawing yet."""
    data = _empty(sheet, len(boxes)) if drawing is None else drawing
    higher = {(box.row, box.column): box for box in boxes if box.is_there}
    if higher:
        data = _DATA.sub(lambda found: _grown(found, higher, geometry), data)
    spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items() if f'"{space}"'.encode() not in data)
    number = max([int(found[1]) for found in _NUMBERS.finditer(data)], default=sheet * _FIRST)
    shapes = [] if b'id="_x0000_t202"' in data or b"id='_x0000_t202'" in data else [_TYPE.format(spaces)]
    for order, box in enumerate((box for box in boxes if not box.is_there), start=1):
        wide, high = _size(box.text)
        shapes.append(
            _SHAPE.format(
                number=number + order, spaces=spaces, order=order, row=box.row, column=box.column,
                wide=wide * _POINTS_TO_A_DOT, high=high * _POINTS_TO_A_DOT, anchor=_anchor(box, wide, high, geometry),
            )
        )  # fmt: skip
    end = _END.search(data)
    at = len(data) if end is None else end.start()
    return data[:at] + "".join(shapes).encode() + data[at:]


def _empty(sheet: int, many: int) -> bytes:
    blocks = ",".join(str(sheet + more) for more in range(many // _FIRST + 1))
    spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items())
    return (
        f'<xml{spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout></xml>'
    ).encode()


def _size(text: str) -> tuple[int, int]:
    """Say how wide and how high a box has to be for its text, in dots."""
    wide, lines = _NARROW, _lines(text, _NARROW)
    if lines > _MANY_LINES:
        wide, lines = _WIDE, _lines(text, _WIDE)
    return wide, lines * _LINE + _PADDING


def _lines(text: str, wide: int) -> int:
    room = int((wide - _PADDING) / _SIGN)
    return sum(max(-(-width(line) // room), 1) for line in text.split("\n"))


def _anchor(box: Box, wide: int, high: int, geometry: SheetGeometry) -> str:
    """Say from where to where a box reaches: left, top, right, bottom, each as a column or row and dots into it."""
    left = (geometry.right_of(box.row, box.column), _ASIDE)
    top = (max(box.row - 1, 0), 2)
    right, bottom = geometry.columns_on(left, wide), geometry.rows_on(top, high)
    return ", ".join(str(figure) for corner in (left, top, right, bottom) for figure in corner)


def _grown(found: re.Match[bytes], higher: dict[tuple[int, int], Box], geometry: SheetGeometry) -> bytes:
    """Let the box of one note reach further down, if it is one of those that hold more now.

    A box that does not say how far it reaches gets the place of one of ours, with room for what was in it.
    """
    client, prefix = found[0], found[1].decode()
    where = _WHERE.search(client)
    box = None if where is None else higher.get((int(where[1]), int(where[2])))
    if where is None or box is None:
        return client
    wide, high = _size(box.text)
    anchor = _ANCHOR.search(client)
    if anchor is None:
        told = f"<{prefix}Anchor>{_anchor(box, wide, high + _USUAL, geometry)}</{prefix}Anchor>".encode()
        return client[: where.start()] + told + client[where.start() :]
    corners = [int(figure) for figure in anchor[1].split(b",") if figure.strip()]
    if len(corners) != _CORNERS:
        return client
    corners[6:] = geometry.rows_on((corners[6], corners[7]), high)
    return client[: anchor.start(1)] + ", ".join(map(str, corners)).encode() + client[anchor.end(1) :]
