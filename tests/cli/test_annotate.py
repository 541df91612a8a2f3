"""``jiheng annotate``: copies where they were asked for, and nothing of the user's touched."""

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from benchmarks.corpus.writers import docx as docx_writer
from benchmarks.corpus.writers import xlsx
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.reading import read_bytes
from jiheng_cli.desk import Desk
from jiheng_cli.main import main

Told = pytest.CaptureFixture[str]
MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 15 | 12 | 两处场地未移交"
TAGGED = "项目名称 | <p>社区图书角</p>"


def put(path: Path, *lines: str) -> Path:
    """The standard form with some lines changed, as a document or a workbook."""
    grid = read_bytes(text_of(Example(triggers=True, frame="standard", lines=lines)).encode(), file="表.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(xlsx.write(grid) if path.suffix == ".xlsx" else docx_writer.write(grid))
    return path


def test_one_file_becomes_one_copy_with_its_page_beside_it(tmp_path: Path, capsys: Told) -> None:
    form, copy = put(tmp_path / "表.docx", MISSED), tmp_path / "退回.docx"
    before = form.read_bytes()
    assert main(["annotate", str(form), "-o", str(copy), "--date", "2021-05-31"]) == 0
    told = capsys.readouterr()
    assert told.out == (
        f"{copy}：批注 2 处\n检查摘要：{tmp_path}/退回（检查摘要）.docx；原件没有改动。\n"
        "批注是给审核人看的；要退给单位，请加 --for unit 另写一份。\n"
    )
    assert told.err == ""
    assert form.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["表.docx", "退回.docx", "退回（检查摘要）.docx"])
    assert b"2021-05-31" not in before


def test_a_folder_becomes_a_folder_of_the_same_shape(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "批/甲局/表.docx", MISSED)
    put(tmp_path / "批/乙局/表.xlsx", TAGGED)
    (tmp_path / "批/坏.docx").write_bytes(b"PK\x03\x04")
    out = tmp_path / "退回"
    assert main(["annotate", str(tmp_path / "批"), "-o", f"{out}/", "--fix"]) == 2
    told = capsys.readouterr()
    assert f"{out}/乙局/表（批注）.xlsx：批注 1 处\n{out}/甲局/表（批注）.docx：批注 2 处\n" in told.out
    assert "删去网页代码或多余空格 1 格，列在检查摘要里。" in told.out
    assert "无法读取" in told.err
    found = {str(one.relative_to(out)) for one in out.rglob("*") if one.is_file()}
    assert found == {
        "乙局/表（批注）.xlsx",
        "乙局/表（检查摘要）.docx",
        "甲局/表（批注）.docx",
        "甲局/表（检查摘要）.docx",
    }


def test_very_many_are_counted_and_only_the_first_are_named(tmp_path: Path, capsys: Told) -> None:
    text = text_of(Example(triggers=True, frame="standard", lines=()))
    for number in range(12):
        (tmp_path / "批").mkdir(exist_ok=True)
        (tmp_path / f"批/表{number}.txt").write_text(text, encoding="utf-8")
    assert main(["annotate", str(tmp_path / "批"), "-o", str(tmp_path / "退回")]) == 0
    told = capsys.readouterr()
    assert "另有 2 份，共批注 12 处\n" in told.out
    assert told.err.count("文件上不能加批注") == 10
    assert "另有 2 份有类似的说明，写在各自的检查摘要里。\n" in told.err


def test_the_copies_read_as_forms_and_the_pages_are_passed_over(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "批/表.docx", MISSED)
    assert main(["annotate", str(tmp_path / "批"), "-o", str(tmp_path / "退回")]) == 0
    capsys.readouterr()
    assert main(["read", str(tmp_path / "退回")]) == 0
    assert "跳过" in capsys.readouterr().err


def test_standard_input_can_be_annotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = put(tmp_path / "表.docx", MISSED)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(form.read_bytes())))
    assert main(["annotate", "-", "-o", str(tmp_path / "退回.docx")]) == 0
    assert (tmp_path / "退回.docx").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["{form}"], "没有说批注后的副本写到哪里。请用 -o 写文件名或文件夹"),
        (["{form}", "-o", "-"], "没有说批注后的副本写到哪里"),
        (["{form}", "-o", "{form}"], "已有「{form}」，没有覆盖。请用 -o 换一个新的位置"),
        (["{form}", "-o", "{folder}/新.xlsx"], "「{form}」批注后是 .docx 文件。-o 的文件名请以 .docx 结尾"),
        (["{folder}/批", "-o", "{folder}/批/退回"], "-o 在要读的「{folder}/批」里面，副本下次会被当成表再读一遍"),
        (["{folder}/批", "-o", "{folder}/批"], "-o 在要读的「{folder}/批」里面"),
        (["{folder}/批", "-o", "{folder}/一份.docx"], "要写的不止一份，-o 却是一个文件"),
        (["{form}", "{form}", "-o", "{form}"], "-o 「{form}」是文件；几份表要写到文件夹"),
        (["{form}", "{form}", "-o", "{folder}/几份.docx"], "几份.docx」却像一个文件。请写文件夹名"),
        (["{form}", "-o", "{folder}/批2"], "「{folder}/批2」里已有文件，没有覆盖"),
        (["{form}", "-o", ""], "-o 后面是空的。"),
        (["{form}", "-o", "/dev/null"], "-o 「/dev/null」不是文件，也不是文件夹，副本和检查摘要放不下。请写文件名或"),
        (["{form}", "{form}", "-o", "{folder}/链接"], "-o 「{folder}/链接」是一个链接，它指向的「别处」不在，没有覆盖"),
        (["{folder}/批", "-o", "{folder}/圈"], "-o 「{folder}/圈」是一个链接，它指向的「圈」不在"),
        (["{form}", "-o", "{form}/新"], "「{form}/新"),
        (["{form}", "-o", "{folder}/满.docx"], "已有「{folder}/满（检查摘要）.docx」，没有覆盖"),
        (["{form}", "-o", "{folder}/新.docx", "--date", "昨天"], "--date 不能是「昨天」。请写年-月-日"),
    ],
)
def test_nothing_of_the_users_is_written_over_and_what_to_do_is_said(
    tmp_path: Path, capsys: Told, words: list[str], told: str
) -> None:
    form = put(tmp_path / "表.docx", MISSED)
    put(tmp_path / "批/甲.docx")
    put(tmp_path / "批/乙.docx")
    put(tmp_path / "批2/丙.docx")
    (tmp_path / "满（检查摘要）.docx").write_bytes(b"mine")
    (tmp_path / "链接").symlink_to("别处")
    (tmp_path / "圈").symlink_to("圈")
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    typed = [word.format(form=form, folder=tmp_path) for word in words]
    assert main(["annotate", *typed]) == 2
    assert told.format(form=form, folder=tmp_path) in capsys.readouterr().err
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path, capsys: Told) -> None:
    form = put(tmp_path / "表.docx")
    (tmp_path / "链接.docx").symlink_to(tmp_path / "别处.docx")
    assert main(["annotate", str(form), "-o", str(tmp_path / "链接.docx")]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert not (tmp_path / "别处.docx").exists()


def test_where_there_is_no_form_nothing_is_written_and_that_is_said(tmp_path: Path, capsys: Told) -> None:
    (tmp_path / "空.docx").write_bytes(b"PK\x03\x04")
    assert main(["annotate", str(tmp_path / "空.docx"), "-o", str(tmp_path / "退回.docx")]) == 2
    assert "没有可批注的自评表，没有写文件。" in capsys.readouterr().err
    assert not (tmp_path / "退回.docx").exists()


def test_a_name_no_system_takes_is_refused_in_words(tmp_path: Path, capsys: Told) -> None:
    form = put(tmp_path / "表.docx")
    assert main(["annotate", str(form), "-o", str(tmp_path / ("长" * 300 + ".docx"))]) == 2
    assert "（名称太长）。请换一个能写的位置。" in capsys.readouterr().err


def test_a_name_that_leaves_no_room_for_that_of_the_page_gets_a_page_with_a_shorter_one(
    tmp_path: Path, capsys: Told
) -> None:
    form, copy = put(tmp_path / "表.docx"), tmp_path / ("长" * 83 + ".docx")  # 254 bytes; the page would have 272
    assert main(["annotate", str(form), "-o", str(copy)]) == 0
    # 255 bytes are 23 for （检查摘要）.docx, and 77 characters of three.
    assert f"检查摘要：{tmp_path}/{'长' * 77}（检查摘要）.docx" in capsys.readouterr().out
    assert copy.exists()


def test_a_file_with_the_longest_name_there_is_stops_no_pile(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "批" / ("长" * 83 + ".docx"), MISSED)
    put(tmp_path / "批" / "表.docx", MISSED)
    assert main(["annotate", str(tmp_path / "批"), "-o", str(tmp_path / "退回")]) == 0
    told = capsys.readouterr()
    assert "副本和检查摘要的名称只用了前一部分" in told.err
    names = {one.name for one in (tmp_path / "退回").iterdir()}
    long = "长" * 77
    assert names == {f"{name}{tail}.docx" for name in (long, "表") for tail in ("（批注）", "（检查摘要）")}


def test_a_file_that_cannot_be_written_stops_no_other_and_leaves_no_half(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲", "乙"):
        put(tmp_path / "批" / f"{name}.docx", MISSED)
    deliver = Desk.deliver

    def full(self: Desk, write: Callable[[BinaryIO], None], to: str | None) -> None:
        if to is not None and to.endswith("甲（检查摘要）.docx"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        deliver(self, write, to)

    monkeypatch.setattr(Desk, "deliver", full)
    out = tmp_path / "退回"
    assert main(["annotate", str(tmp_path / "批"), "-o", str(out)]) == 2
    told = capsys.readouterr()
    assert told.err == f"写不了「{out}/甲（检查摘要）.docx」（空间已满）。请换一个能写的位置。\n"
    assert f"{out}/乙（批注）.docx：批注 2 处\n" in told.out
    assert {one.name for one in out.iterdir()} == {"乙（批注）.docx", "乙（检查摘要）.docx"}


def test_a_folder_that_cannot_be_made_is_told_once(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        put(tmp_path / f"批/{number}.docx")

    def refuse(self: Path, mode: int = 0, parents: bool = False, exist_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is there
        raise PermissionError(errno.EACCES, f"{self} {mode} {parents} {exist_ok}")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["annotate", str(tmp_path / "批"), "-o", str(tmp_path / "退回")]) == 2
    told = capsys.readouterr()
    assert told.err == f"建不了文件夹「{tmp_path}/退回」（没有权限）。请换一个能写的位置。\n没有写成文件。\n"
    assert told.out == ""


def test_of_very_many_that_cannot_be_written_the_first_are_named(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        put(tmp_path / f"批/{number}.docx")

    def full(self: Desk, write: Callable[[BinaryIO], None], to: str | None) -> None:
        raise OSError(errno.ENOSPC, f"{self} {write} {to}")

    monkeypatch.setattr(Desk, "deliver", full)
    assert main(["annotate", str(tmp_path / "批"), "-o", str(tmp_path / "退回")]) == 2
    told = capsys.readouterr().err
    assert told.count("（空间已满）") == 10
    assert told.endswith("另有 2 份也没有写成。\n没有写成文件。\n")


def test_english_is_spoken_where_it_is_asked_for(tmp_path: Path, capsys: Told) -> None:
    form = put(tmp_path / "form.docx", MISSED)
    assert main(["--lang", "en", "annotate", str(form), "-o", str(tmp_path / "back")]) == 0
    copy = tmp_path / "back" / "form (comments).docx"
    page = tmp_path / "back" / "form (summary).docx"
    told = f"{copy}: comments: 2\nSummary: {page}; nothing was changed in the original.\n"
    told += "The comments are for the reviewer; for the unit, write a copy with --for unit.\n"
    assert capsys.readouterr().out == told


def test_a_file_without_a_suffix_that_takes_no_comments_is_called_what_it_is(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(Example(triggers=True, frame="standard", lines=()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["annotate", "-", "-o", str(tmp_path / "退回.docx")]) == 0
    assert "「标准输入」：这种文件上不能加批注，批注加在" in capsys.readouterr().err
