"""A .docx or .xlsx opened as what it is, a ZIP of parts: bounded in size, forgiving in how the parts are named."""

import io
import lzma
import struct
import zipfile
import zlib
from functools import cached_property
from typing import Final

from jiheng.reading import limits, refusals

ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises over a ZIP that is cut, crossed, encrypted or packed in a way it does not know."""

ENCRYPTED: Final = 0x1
"""The flag of a ZIP entry that needs a password."""


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Unpack one entry, at most ``limit`` bytes of it.

    The size an entry declares is checked first and the stream is bounded as well, so a false declaration gains
    nothing.

    Raises:
        Unreadable: the entry is too large, packed too tightly, encrypted or damaged.

    """
    shown = f"{limit // limits.MIB} MB"
    if entry.flag_bits & ENCRYPTED:
        raise refusals.protected()
    if entry.file_size > limit:
        raise refusals.too_large("文件解压后", shown, "the unpacked file")
    if entry.file_size > limits.RATIO_FROM_BYTES and entry.file_size > limits.MAX_RATIO * max(entry.compress_size, 1):
        raise refusals.too_large("文件的压缩倍数", f"{limits.MAX_RATIO} 倍", "the ratio of compression")
    try:
        with archive.open(entry) as stream:
            unpacked = stream.read(limit + 1)
    except ZIP_FAULTS as fault:
        raise refusals.damaged("压缩内容", "packed content") from fault
    return unpacked


class Package:
    r"""The parts of one office document.

    Names are compared without regard to case and with ``\`` taken for ``/``, as some writers have them.
    """

    def __init__(self, source: bytes) -> None:
        """Open ``source``; raises :class:`Unreadable` if it is no complete ZIP."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source))
        except ZIP_FAULTS as fault:
            raise refusals.damaged("文件", "file") from fault
        self._left = limits.MAX_PACKAGE_BYTES

    def part(self, name: str) -> bytes | None:
        """Unpack a part, or give ``None`` where there is none of this name.

        Raises:
            Unreadable: the part is too large, encrypted or damaged.

        """
        entry = self._archive.NameToInfo.get(name) or self._entries.get(normalised(name))
        if entry is None:
            return None
        unpacked = unpack(self._archive, entry, min(limits.MAX_PART_BYTES, self._left))
        self._left -= len(unpacked)
        return unpacked

    @cached_property
    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        return {normalised(entry.filename): entry for entry in self._archive.filelist}


def normalised(name: str) -> str:
    r"""Write a part's name in one way: ``/Word\Document.xml`` → ``word/document.xml``."""
    return name.replace("\\", "/").lstrip("/").lower()
