"""The tree as it would be committed, for the promises about it."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUFFIXES_OF_BYTES = frozenset({".docx", ".pdf", ".png", ".xls", ".xlsx", ".zip"})


@cache
def committed() -> tuple[Path, ...]:
    """Every file that is committed or waits to be; what .gitignore names is not part of the project."""
    git = shutil.which("git")
    assert git is not None
    words = [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, text=True).stdout  # noqa: S603 - fixed words
    return tuple(path for name in sorted(set(listed.split("\0")) - {""}) if (path := ROOT / name).is_file())


def texts() -> tuple[Path, ...]:
    """The committed files that people can read."""
    return tuple(path for path in committed() if path.suffix not in SUFFIXES_OF_BYTES)


def sources(*folders: str) -> tuple[Path, ...]:
    """The committed modules under ``folders``."""
    return tuple(
        path
        for path in committed()
        if path.suffix == ".py" and any(path.is_relative_to(ROOT / folder) for folder in folders)
    )


def shown(path: Path) -> str:
    """Name a file as a person in the project's folder would."""
    return path.relative_to(ROOT).as_posix()
