"""Forms to try the command line on, and a way to run it as a shell would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example

Write = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the standard form, which has nothing wrong, with the lines given taking the place of its own."""

    def write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(Example(triggers=True, frame="standard", lines=lines)), encoding="utf-8")
        return path

    return write


@pytest.fixture
def shell() -> Run:
    """Run ``jiheng`` in a process of its own, as a shell does."""

    def run(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - our own program with our own words
            [sys.executable, "-m", "jiheng_cli", *words],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, **environment},
        )

    return run
