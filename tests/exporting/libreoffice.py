"""LibreOffice at work on files of ours: it opens each and saves it, as the same kind or as another."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 120
"""It keeps all it has opened; after some 250 it ends without a word."""


def converted(files: Mapping[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Let it save files as another kind or the same, in one start as far as it bears so many.

    Their names, by which they are given again, end with what they are; before that each is another. ``folder`` is one
    that nothing else uses.
    """
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    names = list(files)
    for first in range(0, len(names), _AT_ONCE):
        _convert(names[first : first + _AT_ONCE], kind, folder)
    return {name: (folder / "saved" / name).with_suffix(f".{kind}").read_bytes() for name in names}


def _convert(names: Sequence[str], kind: str, folder: Path) -> None:
    subprocess.run(  # noqa: S603 - fixed words and our own files
        [  # noqa: S607 - found as a user's shell finds it
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", kind, "--outdir", str(folder / "saved")),
            *(str(folder / name) for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=1800,
    )
