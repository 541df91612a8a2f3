"""Documents that only LibreOffice opens: converted where it is installed, without reach and for a limited time."""

import os
import select
import shutil
import stat
from pathlib import Path

import pytest

from jiheng.reading import limits, read_bytes
from jiheng.reading.documents import office_conversion
from jiheng.reading.grid import Unreadable
from tests.reading import making
from tests.reading.making_doc import document, para

RTF = rb"{\rtf1\ansi \trowd\cellx3000\cellx6000 \intbl {\u24635 ?\u20998 ?}\cell 100\cell\row \pard\par}"
OLD_WORD = 104


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion._Patience, "spent", 0.0)  # noqa: SLF001 - each test has the whole time


@pytest.fixture
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_conversion, "_USUAL_PLACES", ())


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program of our own in the place of LibreOffice, to be filled in by the test."""
    place = tmp_path / "bin"
    place.mkdir()
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.defpath}")
    return place / "soffice"


def say(program: Path, *lines: str) -> None:
    program.write_text("\n".join(("#!/bin/sh", *lines)), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.needs("libreoffice")
def test_rtf_is_read_where_libreoffice_is_installed() -> None:
    assert making.texts(read_bytes(RTF, file="表.doc")) == ["总分", "100"]


@pytest.mark.needs("libreoffice")
def test_a_file_that_a_document_includes_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    field = rb"{\field{\*\fldinst INCLUDETEXT " + f'"{secret}"'.encode() + rb"}{\fldrslt old}}"
    assert "SECRET" not in str(read_bytes(RTF[:-1] + field + b"}", file="表.rtf"))


@pytest.mark.usefixtures("_nowhere")
@pytest.mark.parametrize(
    ("source", "words"),
    [(RTF, "这是 RTF 文档"), (document([para("甲")], version=OLD_WORD), "Word 95 或更早版本的文档")],
)
def test_without_libreoffice_the_refusal_says_that_it_would_help(source: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as told:
        read_bytes(source, file="表.doc")
    assert told.value.remedy.endswith("格式后再试；或在本机安装 LibreOffice 后再试。")
    assert told.value.remedy_en.endswith("; or install LibreOffice on this machine and retry.")


@pytest.mark.parametrize(("source", "suffix"), [(RTF, "rtf"), (document([para("甲")], version=OLD_WORD), "doc")])
def test_what_the_program_makes_of_a_document_is_read_and_nothing_is_left_behind(
    program: Path, tmp_path: Path, source: bytes, suffix: str
) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(making.docx(making.table(making.cell("甲"))))
    say(
        program,
        'for word in "$@"; do last="$word"; done',
        f'echo "$@" > "{tmp_path}/words"; pwd > "{tmp_path}/folder"',
        f'cp "$last" "{tmp_path}/given"; cp profile/user/registrymodifications.xcu "{tmp_path}/profile"',
        f'mkdir made; cp "{made}" made/given.docx',
    )
    assert making.texts(read_bytes(source, file="表.doc")) == ["甲"]
    assert (tmp_path / "given").read_bytes() == source
    words = (tmp_path / "words").read_text(encoding="utf-8").split()
    folder = (tmp_path / "folder").read_text(encoding="utf-8").strip()
    assert words[0] == f"-env:UserInstallation=file://{folder}/profile"
    assert words[1:] == [
        "--headless",
        "--norestore",
        "--nolockcheck",
        *("--convert-to", "docx", "--outdir", f"{folder}/made", f"{folder}/given.{suffix}"),
    ]
    assert not Path(folder).exists()
    profile = (tmp_path / "profile").read_text(encoding="utf-8")
    for setting in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"):
        assert f'"{setting}" oor:op="fuse"><value>true</value>' in profile
    assert '"ooInetProxyType" oor:op="fuse"><value>2</value>' in profile


@pytest.mark.parametrize("lines", [("exit 1",), ("mkdir made made/given.docx",), ("kill -9 $$",)])
def test_a_program_that_makes_nothing_is_said_to_have_failed(program: Path, lines: tuple[str, ...]) -> None:
    say(program, *lines)
    with pytest.raises(Unreadable, match="LibreOffice 转换才能读取，而它没有转成"):
        read_bytes(RTF, file="表.rtf")


def test_a_program_that_cannot_be_started_is_said_to_have_failed(program: Path) -> None:
    program.write_text("#!/no/such/program\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(Unreadable, match="没有转成"):
        read_bytes(RTF, file="表.rtf")


def test_what_is_made_may_not_be_larger_than_a_document_may_be(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(program, "mkdir made; head -c 2000 /dev/zero > made/given.docx")
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1_000)
    with pytest.raises(Unreadable, match="没有转成"):
        read_bytes(RTF, file="表.rtf")


@pytest.mark.parametrize("in_groups", [True, False])
def test_a_program_that_does_not_end_is_ended_with_all_it_started(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_groups: bool
) -> None:
    pipe = tmp_path / "pipe"  # held open for writing by whatever still runs
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    say(program, f'exec 3>"{pipe}"', "sleep 600 &" if in_groups else "", "exec sleep 600")
    monkeypatch.setattr(limits, "CONVERSION_SECONDS", 0.5)
    if not in_groups:
        monkeypatch.delattr(os, "killpg")
    with pytest.raises(Unreadable, match="没有转成"):
        read_bytes(RTF, file="表.rtf")
    assert select.select([reader], [], [], 60)[0]
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_many_documents_together_get_a_limited_time(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(program, "exit 1")
    monkeypatch.setattr(limits, "ALL_CONVERSIONS_SECONDS", 0.001)
    with pytest.raises(Unreadable, match="没有转成"):
        read_bytes(RTF, file="表.rtf")
    with pytest.raises(Unreadable, match="用时已到上限") as told:
        read_bytes(RTF, file="表.rtf")
    assert told.value.remedy.endswith("；或分批再试。")


def test_a_program_in_the_folder_one_stands_in_is_not_taken_for_libreoffice(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(program, "exit 1")
    monkeypatch.chdir(program.parent)
    monkeypatch.setattr(office_conversion, "_USUAL_PLACES", ())
    monkeypatch.setenv("PATH", str(program.parent))
    with pytest.raises(Unreadable, match="或在本机安装 LibreOffice"):
        read_bytes(RTF, file="表.rtf")


@pytest.mark.usefixtures("_nowhere")
def test_a_program_in_a_usual_place_is_found_though_no_path_leads_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "usual" / "soffice"
    program.parent.mkdir()
    say(program, "exit 1")
    monkeypatch.setattr(office_conversion, "_USUAL_PLACES", ("/no/such/place", str(program)))
    with pytest.raises(Unreadable, match="没有转成"):
        read_bytes(RTF, file="表.rtf")


def test_a_damaged_document_is_not_handed_on(program: Path) -> None:
    say(program, f"touch {program.parent}/asked")
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read_bytes(document([para("甲")])[:3000], file="表.doc")
    assert not (program.parent / "asked").exists()
    assert shutil.which("soffice") == str(program)
