"""Where reports go and what is read from: devices, pipes, links, closed streams, names that would steer a terminal."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jiheng_cli.desk import Desk
from jiheng_cli.main import main
from jiheng_cli.tongue import Tongue
from tests.cli.conftest import Run, Write

ESCAPE = "\x1b[2J"
STEERING = f"甲{ESCAPE}\n\u202e乙\u2066\x9b.txt"
SPELT_OUT = "甲\\x1b[2J\\n\\u202e乙\\u2066\\x9b.txt"


def test_a_device_is_written_to_and_stays_a_device(write: Write) -> None:
    before = Path(os.devnull).stat()
    assert main(["check", str(write("form.txt")), "-o", os.devnull, "--format", "json"]) == 0
    after = Path(os.devnull).stat()
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_dev, after.st_ino) == (before.st_dev, before.st_ino)


def test_a_pipe_is_written_to_and_stays_a_pipe(write: Write, tmp_path: Path) -> None:
    pipe, got = tmp_path / "管", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert main(["check", str(write("form.txt")), "-o", str(pipe), "--format", "json"]) == 0
    reader.join(timeout=30)
    assert json.loads(got[0])["forms"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("is_there", [True, False])
def test_of_a_link_the_file_it_leads_to_is_written(is_there: bool, write: Write, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    kept = tmp_path / "报告"
    kept.mkdir()
    if is_there:
        (kept / "真.txt").write_text("旧", encoding="utf-8")
    (tmp_path / "链.txt").symlink_to("报告/真.txt")
    assert main(["check", str(write("form.txt")), "-o", str(tmp_path / "链.txt")]) == 0
    assert (tmp_path / "链.txt").is_symlink()
    assert "提示供参考" in (kept / "真.txt").read_text(encoding="utf-8")
    assert [path.name for path in kept.iterdir()] == ["真.txt"]


def test_links_in_a_circle_are_told_and_stay(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    circle = tmp_path / "圈.txt"
    circle.symlink_to(circle)
    assert main(["check", str(write("form.txt")), "-o", str(circle)]) == 2
    assert f"写不了「{circle}」（链接绕成了圈）" in capsys.readouterr().err
    assert circle.is_symlink()


def test_no_file_of_the_user_is_used_on_the_way_and_a_report_keeps_its_permissions(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "r.txt.part").write_text("我的", encoding="utf-8")
    (tmp_path / "r.txt").touch(mode=0o600)
    form = str(write("form.txt"))
    assert main(["check", form, "-o", str(tmp_path / "r.txt")]) == 0
    assert (tmp_path / "r.txt.part").read_text(encoding="utf-8") == "我的"
    assert stat.S_IMODE((tmp_path / "r.txt").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"form.txt", "r.txt", "r.txt.part"}


def test_why_a_report_cannot_be_written_is_said_in_the_language_of_the_sentence(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, nowhere = str(write("form.txt")), str(tmp_path / "没有" / "r.txt")
    assert main(["check", form, "-o", nowhere]) == 2
    assert capsys.readouterr().err == f"写不了「{nowhere}」（没有这个文件夹）。请换一个能写的位置。\n"
    assert main(["check", form, "-o", nowhere, "--lang", "en"]) == 2
    assert "(No such file or directory)" in capsys.readouterr().err


def test_a_name_that_the_system_does_not_know_is_no_fault_of_ours(write: Write) -> None:
    with pytest.raises(ValueError, match="null"):
        Desk(Tongue()).deliver(lambda _: None, "a\0b")
    assert main(["check", str(write("form.txt")), "-o", "a\0b"]) == 2


@pytest.mark.parametrize("words", [(), ("--format", "json"), ("--format", "html")])
def test_a_name_that_would_steer_a_terminal_is_spelt_out(
    words: tuple[str, ...], write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form, bad = write(STEERING), write(f"坏{STEERING}")
    bad.write_bytes(b"")
    assert main(["check", str(form), str(bad), *words]) == 2
    told = capsys.readouterr()
    for printed in (told.out, told.err):
        assert not {"\x1b", "\u202e", "\u2066", "\x9b"} & set(printed)
        assert SPELT_OUT in "".join(printed.split()).replace("\\\\", "\\")


@pytest.mark.parametrize(
    "words", [("check", "{form}", "-o", "没有/{name}"), ("{name}",), ("check", "{form}", "--lang", "{name}")]
)
def test_words_that_would_steer_a_terminal_are_spelt_out_where_they_are_refused(
    words: tuple[str, ...], write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(write("form.txt"))
    assert main([word.format(form=form, name=STEERING) for word in words]) == 2
    told = capsys.readouterr().err
    assert SPELT_OUT in told
    assert "\x1b" not in told


def test_a_report_of_such_a_name_is_announced_spelt_out(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write("form.txt")), "-o", str(tmp_path / STEERING)]) == 0
    assert capsys.readouterr().err == f"已写到 {tmp_path}/{SPELT_OUT}。\n"


def in_shell(line: str, *words: str, kept: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program with our own words
        ["/bin/sh", "-c", f'"$@" {line}', "sh", sys.executable, "-m", "jiheng_cli", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "TMPDIR": str(kept)},
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (">&-", "写不了标准输出（它已关闭）。请检查重定向的去向，或用 -o 写到文件。\n"),
        (">/dev/full", "写不了标准输出（空间已满）。请检查重定向的去向，或用 -o 写到文件。\n"),
    ],
)
@pytest.mark.parametrize("what", ["check", "--help"])
def test_an_output_that_takes_nothing_is_told_and_is_no_fault_of_ours(
    what: str, line: str, said: str, write: Write, tmp_path: Path
) -> None:
    kept = tmp_path / "详情"
    kept.mkdir()
    words = (what, str(write("form.txt"))) if what == "check" else (what,)
    done = in_shell(line, *words, kept=kept)
    assert (done.returncode, done.stderr.decode()) == (2, said)
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize(("line", "code"), [("2>&-", 2), ("2>/dev/full", 2), (">&- 2>&-", 2)])
def test_where_nobody_can_be_told_the_exit_code_still_tells(line: str, code: int, write: Write, tmp_path: Path) -> None:
    folder = write("pile/form.txt").parent
    (folder / "empty.docx").write_bytes(b"")
    done = in_shell(line, "check", str(folder), kept=tmp_path)
    assert (done.returncode, done.stderr) == (code, b"")
    assert "无法读取「" not in done.stdout.decode()
    assert {path.name for path in tmp_path.iterdir()} == {"pile"}


def test_a_closed_standard_input_is_told(tmp_path: Path) -> None:
    done = in_shell("<&-", "check", "-", kept=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("无法读取「标准输入」：标准输入已关闭，或不能读取。请给出文件的路径")
    assert list(tmp_path.iterdir()) == []


def test_a_path_without_a_character_is_not_the_current_folder(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(write("form.txt"))
    monkeypatch.chdir(tmp_path)
    for words in (["check", ""], ["check", form, ""], ["read", ""], ["score", ""]):
        assert main(words) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("用法有误：有一个路径是空的。请写出文件或文件夹的路径")


def test_a_pipe_by_its_name_is_refused_at_once(shell: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管")
    for place in (str(tmp_path / "管"), os.devnull):
        done = shell("check", place)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"无法读取「{place}」：这是管道或设备，不是文件。请给出")


def test_the_same_file_twice_is_said_and_counted_once(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    form = write("a.txt")
    twin = form.with_name("b.txt")
    twin.write_bytes(form.read_bytes())
    main(["check", str(form), "--format", "json"])
    alone = json.loads(capsys.readouterr().out)["summary"]["spent"]
    main(["check", str(form), str(twin), "--format", "json"])
    both = json.loads(capsys.readouterr().out)["summary"]
    assert both["spent"] == alone
    assert "【2】与【1】是同一份文件，只计一次" in both["points"][0]
    main(["check", str(form), str(write("c.txt", "项目名称 | 另一个")), "--format", "json"])
    others = json.loads(capsys.readouterr().out)["summary"]
    assert others["spent"] != alone
    assert "同一份" not in others["points"][0]


def test_of_very_many_pairs_only_some_are_named(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(write(f"{number}.txt", f"项目名称 | 第{number}个")) for number in range(7)]
    main(["check", *paths, *paths])
    told = "".join(capsys.readouterr().out.split())
    assert "【12】与【5】是同一份文件，只计一次；另有2张也重复" in told


@pytest.mark.parametrize(("many", "left"), [(10, ""), (12, "另有 2 份无法读取")])
def test_of_very_many_unreadable_files_ten_are_named_and_the_record_has_all(
    many: int, left: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(many):
        (tmp_path / f"{number}.docx").write_bytes(b"")
    assert main(["check", str(tmp_path), "--format", "json"]) == 2
    told = capsys.readouterr()
    assert told.err.count("无法读取「") == 10
    assert ("另有" in told.err) is bool(left)
    assert left in told.err
    assert len(json.loads(told.out)["unreadable"]) == many
