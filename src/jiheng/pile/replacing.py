"""Would a report take the place of something of the user's: asked before a word of it is written."""

import os
from collections.abc import Iterator
from pathlib import Path

from jiheng.reading import expand, is_companion, read_bytes
from jiheng.reading.grid import OwnReport, Unreadable


def takes_place_of_input(output: str | Path, *paths: str) -> bool:
    """Tell whether writing to ``output`` would destroy something that ``paths`` mean or that lies in their folders.

    Links are followed. So would writing over notes or a pile file, wherever it is. An earlier report of ours that lies
    in such a folder may be replaced; one that is among the paths itself may not.
    """
    target = Path(output)
    try:
        if not target.is_file():
            return False
        real = Path(os.path.realpath(target))
        if is_companion(target.name) or is_companion(real.name):
            return True
        named = [path for path in paths if path and path != "-"]
        if any(Path(path).is_file() and Path(path).samefile(target) for path in named):
            return True
        folders = [path for path in named if Path(path).is_dir()]
        return any(_lies_in(folder, real) for folder in folders) and not _is_own_report(real)
    except (OSError, ValueError):  # writing it says why
        return False


def _lies_in(folder: str, file: Path) -> bool:
    """Tell whether a file lies in a folder, by its place or through a link in the folder."""
    return file.is_relative_to(os.path.realpath(folder)) or any(path.samefile(file) for path in _files(folder))


def _files(folder: str) -> Iterator[Path]:
    return (source.path for source in expand(folder) if source.path is not None and source.path.is_file())


def _is_own_report(file: Path) -> bool:
    try:
        read_bytes(file.read_bytes(), file=file.name)
    except OwnReport:
        return True
    except Unreadable:
        return False
    return False
