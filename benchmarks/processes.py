"""Fresh processes, started as they start on the second day: with everything compiled."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_UNWANTED = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME", "PYTHONUNBUFFERED"})


def run(words: Sequence[str], folder: Path, *, start: Path | None = None) -> str:
    """Run a program to its end and give what it printed; ``start`` is the folder it starts in.

    Bytecode is kept under ``folder``, whatever the surroundings say of it, so only the first run compiles.

    Raises:
        CalledProcessError: it failed.
    """
    surroundings = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    surroundings["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    done = subprocess.run(  # noqa: S603 - words of our own
        words, check=True, capture_output=True, text=True, env=surroundings, cwd=start
    )
    return done.stdout
