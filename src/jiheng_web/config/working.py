"""The worker of the bench: what takes longer than a page may, done by one process, for as long as pages are served."""

import multiprocessing
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging import getLogger
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

_LOG: Final = getLogger(__name__)
_LOCK: Final = "worker.lock"
_FOR_EVER: Final = 1e6
_SECONDS_TO_STOP: Final = 10
_SECONDS_APART: Final = 5


@contextmanager
def kept_working() -> Iterator[None]:
    """Keep a worker at work; one that comes to an end, whatever the reason, gets a successor."""
    is_over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(is_over,))
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join()


def _keep(is_over: threading.Event) -> None:
    while not is_over.is_set():
        worker = multiprocessing.get_context("spawn").Process(target=_work)
        worker.start()
        while worker.is_alive() and not is_over.wait(0.2):
            pass
        if is_over.is_set():
            _stop(worker)
        else:
            _LOG.warning("the worker ended (%s); another is started", worker.exitcode)
            is_over.wait(_SECONDS_APART)  # where the disk is full, the next may end as soon


def _stop(worker: SpawnProcess) -> None:
    worker.terminate()
    worker.join(_SECONDS_TO_STOP)
    worker.kill()
    worker.join()


def end_with_server() -> None:
    """End this process when the one that started it is no more, even killed, and not sooner than that one says.

    Ctrl-C in a terminal reaches all processes of a group at once, and a server cannot end one that ends by itself.
    """
    if multiprocessing.parent_process() is None:
        return
    if sys.platform != "win32":
        os.setpgrp()
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process works over the data of a folder, and keep others waiting.

    The lock is that of a database file, which every system lets go of when a process ends, in whatever way.
    """
    lock = sqlite3.connect(folder / _LOCK, timeout=_FOR_EVER, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def _work() -> None:
    end_with_server()
    import django  # noqa: PLC0415 - the settings are read at this moment, and no sooner

    django.setup()
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.core.management import call_command  # noqa: PLC0415 - as above

    from jiheng_web.review.tasks import resume  # noqa: PLC0415 - as above

    with alone(settings.DATA):
        resume()
        call_command("db_worker", reload=False, interval=0.5, startup_delay=False, verbosity=0)
