"""Reading in a process apart: a file that brings its reader down, or never lets it go, takes nothing else with it."""

import multiprocessing
import os
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from jiheng import NotRead, dump_reading, read_files

SECONDS: Final = 600
"""After so long a file is given up: a hundred scanned pages take less."""
_AT_THE_END: Final = 5


class Gone(Exception):  # noqa: N818 - it says what became of the reader
    """The reader is no more: the file brought it down, or took too long. The next file gets a new one."""


class Reader:
    """Reads files of one folder, one after the other."""

    def __init__(self, folder: Path, seconds: float = SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        """Start no process before there is a file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Send the process home."""
        self._end()

    def read(self, name: str) -> list[bytes | NotRead]:
        """Give each form of a file as bytes, and what gave none.

        Raises:
            Gone: the file brought the reader down, or took too long.
        """
        line = self._line or self._start()
        try:
            line.send(name)
            found: list[bytes | NotRead] | None = line.recv() if line.poll(self._seconds) else None
        except (EOFError, OSError) as error:
            self._end()
            raise Gone("the process ended") from error
        if found is None:
            self._end()
            raise Gone(f"no answer within {self._seconds} s")
        return found

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, str(self._folder)), daemon=True)
        self._process.start()
        there.close()
        self._line = here
        return here

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(_AT_THE_END)
        self._line = self._process = None


def _serve(line: Connection, folder: str) -> None:
    """Answer each name with what was read, until nobody asks any more."""
    os.chdir(folder)  # so that files are called as their owners call them
    with suppress(EOFError, ConnectionError):
        while True:
            name = line.recv()
            line.send([one if isinstance(one, NotRead) else dump_reading(one) for one in read_files(name)])
