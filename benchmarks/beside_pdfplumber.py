"""A PDF read in turn by ours and by pdfplumber: ``python -m benchmarks.beside_pdfplumber FILE ROUNDS``.

It runs where the peers are installed, so it imports nothing that only the development environment has, and prints the
samples as JSON for :mod:`benchmarks.old_reading`.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.corpus import peers
from benchmarks.timing import alternate
from jiheng.reading import read_bytes

OURS: Final = "jiheng"
PDFPLUMBER: Final = "pdfplumber：`find_tables` 与各格文字"


def main(words: list[str]) -> int:
    """Time both readers."""
    source = Path(words[0]).read_bytes()
    contestants: dict[str, Callable[[], object]] = {
        OURS: partial(read_bytes, source, file="表.pdf"),
        PDFPLUMBER: partial(peers.pdfplumber_cells, source, "表.pdf"),
    }
    took = alternate(contestants, int(words[1]))
    print(msgspec.json.encode({name: one.figures for name, one in took.items()}).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
