"""Where words are printed: always UTF-8, quiet over a closed pipe, colour and progress on a terminal only."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO, TypeVar

from jiheng_cli.tongue import Tongue

T = TypeVar("T")

_NARROWEST: Final = 48
_WIDEST: Final = 120
_IN_A_PIPE: Final = 80


class Desk:
    """Standard output and standard error as one command uses them."""

    def __init__(self, say: Tongue) -> None:
        self.say = say
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # Whatever the locale says: a report in Chinese must not fail over LANG=C.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    @property
    def on_terminal(self) -> bool:
        """A person looks at what is printed while it is printed."""
        return sys.stdout.isatty()

    @property
    def columns(self) -> int:
        """How wide the terminal is, within reason; 80 where there is none."""
        if not self.on_terminal:
            return _IN_A_PIPE
        return min(max(shutil.get_terminal_size((_IN_A_PIPE, 24)).columns, _NARROWEST), _WIDEST)

    @property
    def colour(self) -> bool:
        """Colour is for terminals, and not where the user asked for none (``NO_COLOR``)."""
        return self.on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def print(self, text: str) -> None:
        """Print ``text`` and a line break."""
        self.write(f"{text}\n".encode("utf-8", "backslashreplace"))

    def write(self, content: bytes) -> None:
        """Put ``content`` out as it is. Nobody listening any more is no fault."""
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            _close(sys.stdout)

    def complain(self, text: str) -> None:
        """Print ``text`` on standard error."""
        try:
            print(text, file=sys.stderr, flush=True)
        except BrokenPipeError:
            _close(sys.stderr)

    def deliver(self, content: bytes, to: str | None) -> None:
        """Put a report out: to the file ``to``, whole or not at all, or to standard output.

        Raises:
            OSError: the file cannot be written.
        """
        if to is None or to == "-":
            self.write(content)
            return
        beside = Path(f"{to}.part")
        try:
            beside.write_bytes(content)
            beside.replace(to)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise

    def progress(self, items: Iterable[T]) -> Iterator[T]:
        """Give ``items`` one by one, with a count of them where a person watches standard error."""
        if not sys.stderr.isatty():
            yield from items
            return
        from tqdm import tqdm

        yield from tqdm(items, unit=self.say("张", " forms"), leave=False, file=sys.stderr, delay=0.5)


def _close(stream: TextIO) -> None:
    """Point a stream whose reader has left at nothing, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
