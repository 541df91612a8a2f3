"""Pictures (PNG): how large they are."""

import struct
from typing import Final

_BEGINS: Final = b"\x89PNG\r\n\x1a\n"
_SIZE: Final = struct.Struct(">II")
_AT: Final = 16


def size_of(picture: bytes) -> tuple[int, int]:
    """Give the width and the height in pixels.

    Raises:
        ValueError: it is no picture of this kind.
    """
    if not picture.startswith(_BEGINS) or len(picture) < _AT + _SIZE.size:
        raise ValueError("not a PNG picture")
    width, height = _SIZE.unpack_from(picture, _AT)
    return width, height
