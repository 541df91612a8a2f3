"""``jiheng serve``: what it says when it cannot, and that it starts and ends cleanly."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from jiheng_web.config import environment, secret, serving
from tests.web.served import served


def jiheng(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    typed = [sys.executable, "-m", "jiheng_cli.main", *words]
    return subprocess.run(  # noqa: S603 - our own words
        typed, capture_output=True, text=True, encoding="utf-8", check=False, env=os.environ | more
    )


def test_help_says_what_it_does_and_for_whom() -> None:
    done = jiheng("serve", "--help")
    assert done.returncode == 0
    assert "一个人在本机用，不登录" in done.stdout


def test_without_local_it_says_what_is_there_and_what_is_not() -> None:
    done = jiheng("serve")
    assert done.returncode == 2
    assert "jiheng serve --local" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http", "８６５０"])
def test_a_port_that_is_none_is_named_with_what_to_type(port: str) -> None:
    done = jiheng("serve", "--local", "--port", port)
    assert done.returncode == 2
    assert f"「{port}」" in done.stderr
    assert "--port 8650" in done.stderr


def test_a_setting_that_cannot_be_used_is_named_with_what_to_write() -> None:
    done = jiheng("serve", "--local", JIHENG_MAX_UPLOAD_MB="一百")
    assert done.returncode == 2
    assert "JIHENG_MAX_UPLOAD_MB" in done.stderr


def test_a_port_that_is_taken_is_named_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = jiheng("serve", "--local", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "已被占用" in done.stderr


def test_a_folder_that_is_a_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "数据"
    file.write_text("", encoding="utf-8")
    done = jiheng("serve", "--local", "--no-browser", "--data", str(file))
    assert done.returncode == 2
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_the_office_is_not_installed_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_NEEDED", ("no_such_package_of_anybody",))
    said: list[str] = []

    class Desk:
        def complain(self, text: str) -> None:
            said.append(text)

        def say(self, chinese: str, english: str) -> str:
            del english
            return chinese

    class Typed:
        local, port = True, "8650"

    assert serving.run(Typed(), Desk()) == 2  # type: ignore[arg-type]  # as much of them as is needed
    assert "jiheng[web]" in said[0]


def test_ctrl_c_ends_it_with_its_worker_and_another_start_finds_the_data(tmp_path: Path) -> None:
    with served(tmp_path) as bench:
        assert (tmp_path / "jiheng.sqlite3").is_file()
        os.killpg(bench.process.pid, signal.SIGINT)  # to all of them at once, as a terminal sends it
        assert bench.process.wait(60) == 0
    verified = jiheng("audit", "verify", "--data", str(tmp_path))
    assert (verified.returncode, verified.stdout[:10]) == (0, "操作记录完整：0 行")
    assert not _processes_over(tmp_path)
    with served(tmp_path) as again:
        assert again.address != bench.address  # another key at each start


def _processes_over(folder: Path) -> list[str]:
    """Give the processes that still run over a folder, by what they were started with."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(folder).encode() in entry.read_bytes():
                found.append(entry.parent.name)
        except OSError:
            continue
    return found


def test_nobody_else_may_read_the_key_that_cookies_are_signed_with(tmp_path: Path) -> None:
    key = secret.secret_key(tmp_path)
    (file,) = tmp_path.iterdir()
    assert len(key) >= 64
    assert file.stat().st_mode & 0o077 == 0
    assert secret.secret_key(tmp_path) == key


def test_without_a_setting_data_go_where_programs_of_the_user_keep_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JIHENG_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert environment.data_folder() == tmp_path / "jiheng"


def test_every_setting_says_in_both_languages_what_it_means() -> None:
    assert all(one.chinese and one.english and one.name.startswith("JIHENG_") for one in environment.SETTINGS)


def test_a_trail_that_was_changed_is_told_with_the_line(tmp_path: Path) -> None:
    with served(tmp_path) as bench:
        assert bench.process.poll() is None
    with closing(sqlite3.connect(tmp_path / environment.DATABASE)) as database, database:
        database.execute(
            "INSERT INTO audit_line (number, at, who, act, about, details, before, seal) "
            "VALUES (1, '2026-01-01', '某人', 'review.open', 'batch:1', '{}', ?, ?)",
            ("0" * 64, "1" * 64),
        )
    done = jiheng("audit", "verify", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "从第 1 行起对不上" in done.stderr


@pytest.mark.parametrize("words", [(), ("look",), ("verify", "now")])
def test_audit_says_how_it_is_used(words: tuple[str, ...]) -> None:
    done = jiheng("audit", *words)
    assert done.returncode == 2
    assert "jiheng audit verify" in done.stderr


def test_where_there_are_no_data_audit_says_how_to_name_their_folder_and_makes_none(tmp_path: Path) -> None:
    folder = tmp_path / "没有"
    done = jiheng("audit", "verify", "--data", str(folder))
    assert done.returncode == 2
    assert "--data" in done.stderr
    assert not folder.exists()
