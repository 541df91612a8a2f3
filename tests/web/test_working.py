"""The worker of the bench: whoever is killed, nothing is lost and nothing is done twice."""

import os
import re
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from jiheng_web.config import environment
from jiheng_web.config.working import alone
from tests.web.conftest import EXAMPLES
from tests.web.served import Bench, served

FORM = (EXAMPLES / "技师工作室奖励.xlsx").read_bytes()
MANY = 12
SECONDS = 120


def sent(bench: Bench) -> None:
    """Send files as a browser does that came in by the address."""
    browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(bench.address).read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    parts = [b'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n' + token[1].encode()]
    for number in range(MANY):
        name = quote(f"表{number}.xlsx")
        parts.append(f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode() + FORM)
    body = b"".join(b"--parted\r\n" + part + b"\r\n" for part in parts) + b"--parted--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=parted"}
    with browser.open(Request(f"{bench.root}/batches/", body, kind)) as answer:  # noqa: S310 - our own address
        assert answer.status == 200


def asked(data: Path, question: str) -> int:
    with closing(sqlite3.connect(data / environment.DATABASE)) as database:
        found: int = database.execute(question).fetchone()[0]
        return found


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def some_are_read(data: Path) -> bool:
    return asked(data, "SELECT count(*) FROM review_batchform") > 0


def all_are_read_once(data: Path) -> bool:
    done = asked(data, "SELECT count(*) FROM review_batch WHERE computed = revision")
    return done == 1 and asked(data, "SELECT count(*) FROM review_batchform") == MANY


def below(process: int) -> list[int]:
    """Give the processes that a process started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")  # each thread has its own
    return [int(one) for listed in lists for one in listed.read_text("ascii").split()]


def worker_of(bench: Bench) -> int:
    """Give the process that reads: the only one of the bench that has started one itself, its reader."""
    (found,) = (one for one in below(bench.process.pid) if below(one))
    return found


def runs(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False


def test_a_worker_that_was_killed_gets_a_successor_and_every_file_is_read_once(tmp_path: Path) -> None:
    with served(tmp_path) as bench:
        sent(bench)
        until(lambda: some_are_read(tmp_path))
        os.kill(worker_of(bench), signal.SIGKILL)
        until(lambda: all_are_read_once(tmp_path))
    assert asked(tmp_path, "SELECT count(*) FROM review_refusal") == 0


def test_a_server_that_was_killed_leaves_nobody_behind_and_another_start_reads_the_rest(tmp_path: Path) -> None:
    with served(tmp_path) as bench:
        sent(bench)
        until(lambda: some_are_read(tmp_path))
        left = below(bench.process.pid)
        bench.process.kill()
        bench.process.wait(SECONDS)
        until(lambda: not any(map(runs, left)))
    with served(tmp_path):
        until(lambda: all_are_read_once(tmp_path))


def test_two_workers_over_the_same_data_wait_for_each_other(tmp_path: Path) -> None:
    with alone(tmp_path):
        (lock,) = tmp_path.glob("*.lock")
        with closing(sqlite3.connect(lock, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("BEGIN EXCLUSIVE")
    with alone(tmp_path):
        assert lock.is_file()
