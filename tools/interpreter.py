"""Stop with one clear sentence where the Python at hand cannot carry the project.

Run by the very first step of `make`, with whatever Python there is, so its syntax stays that of Python 3.6.
"""

import importlib.util
import sys

OLDEST = (3, 11)


def complaint() -> str:
    """Say what is wrong with this interpreter, or nothing where it will do."""
    here = ".".join(map(str, sys.version_info[:2]))
    oldest = ".".join(map(str, OLDEST))
    if sys.version_info[:2] < OLDEST:
        return f"Jiheng needs Python {oldest} or newer and found {here}: make PYTHON=/path/to/python{oldest}"
    if importlib.util.find_spec("ensurepip") is None:
        return f"Python {here} has no ensurepip: apt-get install python3-venv"
    return ""


if __name__ == "__main__":
    sys.exit(complaint() or 0)
