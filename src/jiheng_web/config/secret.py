"""The key with which cookies are signed: made once, kept beside the data, read by nobody else."""

import os
import secrets
from pathlib import Path
from typing import Final

_FILE: Final = "secret-key"


def secret_key(folder: Path) -> str:
    """Give the key that is kept in ``folder``; the first time it is made."""
    file = folder / _FILE
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii")
