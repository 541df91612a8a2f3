"""A bench started as a user starts it, and ended with Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError

SECONDS_TO_START = 60
HOST = "127.0.0.1"


class Bench(NamedTuple):
    """A bench that is served: the address to come in by, and what runs it."""

    address: str
    root: str
    process: subprocess.Popen[str]


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def served(data: Path) -> Iterator[Bench]:
    """Serve a bench over the data in a folder."""
    port = free_port()
    words = [sys.executable, "-m", "jiheng_cli.main", "serve", "--local", "--no-browser"]
    words += ["--port", str(port), "--data", str(data)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JIHENG_", "DJANGO_"))}
    with subprocess.Popen(  # noqa: S603 - our own
        words, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment, start_new_session=True
    ) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().partition("：")[2].strip()
            bench = Bench(address, f"http://{HOST}:{port}", process)
            _wait_for(bench)
            yield bench
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(SECONDS_TO_START)


def _wait_for(bench: Bench) -> None:
    for _ in range(SECONDS_TO_START * 10):
        try:
            with urllib.request.urlopen(f"{bench.root}/health/", timeout=5) as answer:  # noqa: S310 - our own address
                assert answer.status == 200
                return
        except (URLError, ConnectionError):
            assert bench.process.poll() is None
            time.sleep(0.1)
    raise TimeoutError("the bench did not start")
