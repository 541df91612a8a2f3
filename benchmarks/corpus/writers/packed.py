"""Packages of parts, the same bytes each time: every part bears the first day a zip archive can name."""

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str], *, bare: Collection[str] = ()) -> bytes:
    """Pack parts in their order; those that are to stay ``bare`` are not deflated."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            way = zipfile.ZIP_STORED if name in bare else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text.encode(), way)
    return written.getvalue()
