"""A file that anybody may open, though it is locked against changes: its objects can only be looked at unlocked."""

import ctypes
from typing import Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # comes without types

from jiheng.reading import limits

_UNLOCKED: Final = pdfium.FPDF_NO_INCREMENTAL | pdfium.FPDF_REMOVE_SECURITY
_UNPACKED_MAY_GROW: Final = 2


def unlocked(handle: ctypes.c_void_p) -> bytes | None:
    """Write an open file without its lock; ``None`` where it has none, or would be far too large."""
    if pdfium.FPDF_GetSecurityHandlerRevision(handle) < 0:
        return None
    written = bytearray()

    def write(_: object, data: int, size: int) -> int:
        written.extend(ctypes.string_at(data, size))
        return int(len(written) <= _UNPACKED_MAY_GROW * limits.MAX_FILE_BYTES)

    out = pdfium.FPDF_FILEWRITE(version=1)
    out.WriteBlock = type(out.WriteBlock)(write)
    return bytes(written) if pdfium.FPDF_SaveAsCopy(handle, ctypes.byref(out), _UNLOCKED) else None
