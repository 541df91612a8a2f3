"""Binary Word documents (.doc, .wps), written by LibreOffice from the .docx of the same grid.

``through_odt`` goes by way of .odt, ``direct`` does not: what LibreOffice makes of a .docx at once loses its tables
where LibreOffice opens it again. Starting LibreOffice takes a second or more, so many grids are best written at once.
The bytes differ from one time to the next, by the time at which they were written.
"""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.corpus.writers import docx
from benchmarks.word_files import office
from jiheng.reading.grid import Grid

MANNERS: Final = ("through_odt", "direct")

_STEPS: Final = {"through_odt": ("odt", "doc"), "direct": ("doc",)}
_AT_ONCE: Final = 200
"""Documents given to LibreOffice in one start, so that the words of the command stay short enough."""

_PATIENCE_SECONDS: Final = 600


def write(grid: Grid, manner: str = "through_odt") -> bytes:
    """Write a grid as a document in one of :data:`MANNERS`."""
    return write_many([grid], manner)[0]


def write_many(grids: Sequence[Grid], manner: str = "through_odt") -> list[bytes]:
    """Write many grids with few starts of LibreOffice.

    Raises:
        FileNotFoundError: LibreOffice is not installed, or did not write one of them.

    """
    program = office()
    if program is None:
        raise FileNotFoundError("LibreOffice is not installed")
    written: list[bytes] = []
    for start in range(0, len(grids), _AT_ONCE):
        sources = [docx.write(grid) for grid in grids[start : start + _AT_ONCE]]
        with tempfile.TemporaryDirectory() as folder:
            written += _converted(sources, program, Path(folder), _STEPS[manner])
    return written


def _converted(sources: Sequence[bytes], program: str, folder: Path, steps: Sequence[str]) -> list[bytes]:
    files = [folder / f"{number:04d}.docx" for number in range(len(sources))]
    for file, source in zip(files, sources, strict=True):
        file.write_bytes(source)
    for suffix in steps:
        out = folder / suffix
        words = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        words += ["--convert-to", suffix, "--outdir", str(out), *map(str, files)]
        subprocess.run(words, check=True, capture_output=True, timeout=_PATIENCE_SECONDS)  # noqa: S603 - words of our own
        files = [out / f"{file.stem}.{suffix}" for file in files]
    return [file.read_bytes() for file in files]
