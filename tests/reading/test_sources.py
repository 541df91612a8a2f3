"""What a path means: a file, a folder, an archive, the standard input; nothing is dropped, only loading raises."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from jiheng.reading import Source, expand, limits
from jiheng.reading.grid import Unreadable
from jiheng.reading.sources import natural
from tests.reading import making

DOCX = making.docx(making.table(making.cell("甲")))


def names(path: Path | str) -> list[str]:
    return [source.name.removeprefix(f"{path}/") for source in expand(str(path))]


def contents(path: Path | str) -> list[bytes]:
    return [source.load() for source in expand(str(path))]


def only(path: Path | str) -> Source:
    (source,) = expand(str(path))
    return source


def refused(source: Source) -> str:
    with pytest.raises(Unreadable) as caught:
        source.load()
    assert caught.value.remedy.startswith("请")
    return caught.value.reason


def test_a_file_is_itself(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_bytes(b"abc")
    source = only(tmp_path / "表.txt")
    assert source.name == str(tmp_path / "表.txt")
    assert [source.load(), source.load()] == [b"abc", b"abc"]


def test_a_folder_is_all_files_under_it_as_a_person_would_list_them(tmp_path: Path) -> None:
    for name in ["表10.txt", "表2.txt", "街道/乙.xlsx", "街道/子/丙.txt", "照片.jpg", "2020.mp4", "空/.gitkeep"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["2020.mp4", "照片.jpg", "街道/乙.xlsx", "街道/子/丙.txt", "表2.txt", "表10.txt"]


def test_what_systems_and_office_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in ["~$表.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX/表.docx", ".git/config", "表.docx"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["表.docx"]


def test_figures_in_names_count_as_figures() -> None:
    assert sorted(["表10", "表9", "表009a", "甲", "1表"], key=natural) == ["1表", "甲", "表9", "表009a", "表10"]
    assert natural("9" * 5_000) > natural("8" * 5_000)


def test_an_empty_folder_is_one_refused_source(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert "里面没有文件" in refused(only(tmp_path))


@pytest.mark.parametrize("name", ["没有.docx", "a\0b", "x" * 5_000])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(only(tmp_path / name)) in {"找不到这个文件", "没有权限读取，或正被别的程序占用"}


def test_a_file_larger_than_any_form_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", limits.MIB)
    (tmp_path / "大.docx").write_bytes(bytes(limits.MIB + 1))
    assert refused(only(tmp_path / "大.docx")).startswith("文件超过上限（1 MB）")


def test_links_are_followed_and_a_loop_of_folders_ends(tmp_path: Path) -> None:
    inner = tmp_path / "甲"
    inner.mkdir()
    (inner / "表.txt").write_bytes(b"x")
    (inner / "回").symlink_to(tmp_path)
    (tmp_path / "乙").symlink_to(inner)
    (tmp_path / "断").symlink_to(tmp_path / "没有")
    found = {source.name.removeprefix(f"{tmp_path}/"): source for source in expand(str(tmp_path))}
    assert set(found) == {"乙/表.txt", "断"}
    assert "找不到" in refused(found["断"])


def test_a_pipe_in_a_folder_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管")
    assert "管道或设备" in refused(only(tmp_path))
    assert "管道或设备" in refused(only(tmp_path / "管"))
    assert "管道或设备" in refused(only(os.devnull))


def test_a_name_that_would_steer_a_terminal_is_spelt_out(tmp_path: Path) -> None:
    (tmp_path / "甲\x1b[2J\n乙\u202e.txt").write_bytes(b"abc")
    (tmp_path / "包\x07.zip").write_bytes(
        making.archive_of({"丙\u2066\x7f.txt": "1", "空\r.zip": making.archive_of({})})
    )
    found = list(expand(str(tmp_path)))
    assert {source.name.removeprefix(f"{tmp_path}/") for source in found} == {
        "甲\\x1b[2J\\n乙\\u202e.txt",
        "包\\x07.zip/丙\\u2066\\x7f.txt",
        "包\\x07.zip/空\\r.zip",
    }
    assert b"abc" in [source.load() for source in found if source.name.endswith("202e.txt")]


def test_a_standard_input_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "标准输入已关闭" in refused(only("-"))
    with (tmp_path / "只写").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert "标准输入已关闭" in refused(only("-"))


def test_what_the_system_does_not_let_us_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "表.txt").write_bytes(b"x")
    folder = tmp_path / "街道"
    folder.mkdir()
    (folder / "表.txt").write_bytes(b"x")

    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    assert "没有权限读取" in refused(only(tmp_path / "表.txt"))
    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert "没有权限读取" in refused(only(folder))


def test_an_archive_is_its_files_with_names_as_they_were_meant(tmp_path: Path) -> None:
    packed = making.archive_of({"表10.txt": "十", "表2.txt": "二", "__MACOSX/._表2.txt": "", "XXXX/YYYYYY.docx": DOCX})
    (tmp_path / "全部.zip").write_bytes(packed.replace(b"XXXX/YYYYYY", "街道/自评表".encode("gbk")))
    assert names(tmp_path / "全部.zip") == ["街道/自评表.docx", "表2.txt", "表10.txt"]
    assert contents(tmp_path / "全部.zip") == [DOCX, "二".encode(), "十".encode()]


def test_names_in_utf_8_without_saying_so_and_names_in_nothing_we_know_are_kept(tmp_path: Path) -> None:
    packed = making.archive_of({"XXXXXX.txt": "1", "YY.txt": "2"})
    packed = packed.replace(b"XXXXXX", "项目".encode()).replace(b"YY", b"\xff\xff")
    (tmp_path / "a.zip").write_bytes(packed)
    assert set(names(tmp_path / "a.zip")) == {"项目.txt", "\xa0\xa0.txt"}


def test_backslashes_in_an_archive_part_folders_and_folders_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(making.archive_of({"街道\\表.txt": "1", "空/": "", ".\\..\\乙.txt": "2"}))
    assert set(names(tmp_path / "a.zip")) == {"街道/表.txt", "./../乙.txt"}


def test_archives_in_archives_are_opened_three_deep(tmp_path: Path) -> None:
    packed = making.archive_of({"四.txt": "4"})
    for depth in ("三", "二", "一"):
        packed = making.archive_of({f"{depth}.txt": depth, "内.zip": packed})
    (tmp_path / "外.zip").write_bytes(packed)
    found = list(expand(str(tmp_path / "外.zip")))
    assert [source.name.removeprefix(f"{tmp_path}/外.zip/") for source in found] == [
        "一.txt",
        "内.zip/二.txt",
        "内.zip/内.zip/三.txt",
        "内.zip/内.zip/内.zip",
    ]
    assert "超过 3 层" in refused(found[-1])
    assert [source.load().decode() for source in found[:3]] == ["一", "二", "三"]


def test_files_of_archives_put_away_in_between_can_still_be_loaded(tmp_path: Path) -> None:
    inner = {f"{number}.zip": making.archive_of({"表.txt": str(number)}) for number in range(9)}
    (tmp_path / "外.zip").write_bytes(making.archive_of(inner))
    found = list(expand(str(tmp_path / "外.zip")))
    assert [source.load() for source in found] == [str(number).encode() for number in range(9)]


def test_an_office_document_is_no_archive_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "表.zip").write_bytes(DOCX)
    assert contents(tmp_path / "表.zip") == [DOCX]
    (tmp_path / "外.zip").write_bytes(making.archive_of({"表.zip": DOCX}))
    assert contents(tmp_path / "外.zip") == [DOCX]


def test_an_archive_under_another_name_is_an_archive(tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(making.archive_of({"甲.txt": "1"}))
    assert names(tmp_path / "表.docx") == ["甲.txt"]


@pytest.mark.parametrize("files", [{}, {"__MACOSX/._a": ""}, {"空/": ""}])
def test_an_archive_without_files_is_one_refused_source(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "a.zip").write_bytes(making.archive_of(files))
    assert "里面没有文件" in refused(only(tmp_path / "a.zip"))


def test_a_damaged_archive_is_one_source_and_one_inside_another_is_refused(tmp_path: Path) -> None:
    whole = making.archive_of({"甲.txt": "1"})
    (tmp_path / "a.zip").write_bytes(whole[:-1])
    assert contents(tmp_path / "a.zip") == [whole[:-1]]
    (tmp_path / "b.zip").write_bytes(making.archive_of({"内.zip": whole[:-1], "乙.txt": "2"}))
    found = list(expand(str(tmp_path / "b.zip")))
    assert "压缩包不完整或已损坏" in refused(found[1])
    assert found[0].load() == b"2"


def test_a_file_under_a_password_is_refused_and_the_others_are_given(tmp_path: Path) -> None:
    packed = bytearray(making.archive_of({"甲.txt": "1", "乙.txt": "2"}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(packed)
    found = {source.name[-5:]: source for source in expand(str(tmp_path / "a.zip"))}
    assert "设有密码" in refused(found["甲.txt"])
    assert found["乙.txt"].load() == b"2"


def test_a_file_packed_more_tightly_than_any_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(making.archive_of({"炸弹.txt": bytes(8 * limits.MIB)}))
    assert "压缩倍数超过上限" in refused(only(tmp_path / "a.zip"))


def test_a_file_that_says_it_is_small_and_is_not_is_refused(tmp_path: Path) -> None:
    packed = making.archive_of({"谎.txt": bytes(9_000)})
    (tmp_path / "a.zip").write_bytes(packed.replace((9_000).to_bytes(4, "little"), (90).to_bytes(4, "little")))
    assert "不完整或已损坏" in refused(only(tmp_path / "a.zip"))


def test_files_that_share_their_packed_bytes_are_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("甲.txt", b"x" * 1_000)
        archive.filelist.extend([archive.filelist[0]] * 20)
        archive.comment = b"rewrites the directory"
    (tmp_path / "a.zip").write_bytes(written.getvalue())
    assert "压缩包不完整或已损坏" in refused(only(tmp_path / "a.zip"))


def test_more_files_than_an_archive_may_hold_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ARCHIVE_ITEMS", 2)
    inner = making.archive_of({"甲.txt": "1", "乙.txt": "2"})
    (tmp_path / "a.zip").write_bytes(making.archive_of({"a.zip": inner, "b.txt": "3"}))
    found = list(expand(str(tmp_path / "a.zip")))
    assert "文件数超过上限" in refused(found[0])
    assert found[1].load() == b"3"


@pytest.mark.parametrize(("content", "expected"), [(b"abc", ["标准输入"]), (b"", ["标准输入"])])
def test_the_standard_input_is_one_source(content: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = list(expand("-"))
    assert [source.name for source in found] == expected
    assert [found[0].load(), found[0].load()] == [content, content]


def test_an_archive_on_the_standard_input_is_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = making.archive_of({"甲.txt": "1", "b.zip": making.archive_of({"乙.txt": "2"})})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert [(source.name, source.load()) for source in expand("-")] == [
        ("标准输入/b.zip/乙.txt", b"2"),
        ("标准输入/甲.txt", b"1"),
    ]
