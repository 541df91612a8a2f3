"""Packages of parts, the same bytes each time: every part bears the first day a zip archive can name."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str]) -> bytes:
    """Pack parts in their order."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text.encode(), zipfile.ZIP_DEFLATED)
    return written.getvalue()
