"""Names of files that are made: every system takes them, and no two files of a folder share one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.file_names import FileNames


def name_of(wanted: str, behind: str = ".docx") -> str:
    return FileNames().of(wanted, behind=behind)


@pytest.mark.parametrize("device", ["CON", "nul", "Com1", "LPT9", "AUX", "com³", "CONIN$", "NUL.说明", "PRN ."])
def test_a_name_that_windows_keeps_for_a_device_gets_a_mark_before_it(device: str) -> None:
    assert name_of(device).startswith(f"_{device[:3]}")


@pytest.mark.parametrize("plain", ["CONSUL", "COM10", "LPT", "NULL", "公路CON"])
def test_names_that_only_look_alike_stay_as_they_are(plain: str) -> None:
    assert name_of(plain) == plain


def test_before_or_behind_other_words_a_device_is_none() -> None:
    assert FileNames().of("CON", before="审核意见-", behind=".docx") == "审核意见-CON"
    assert FileNames().of("CON", behind="（批注）.docx") == "CON"  # the file is CON（批注）.docx


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("甲/乙项目：<一期>", "甲乙项目：一期"),
        ("图书角建设. . ", "图书角建设"),
        ("..\\..\\账本", "账本"),
        ("图书\u202e角\x07\n建设\ud800", "图书角建设"),
        (" . ", "_"),
        ("???", "_"),
        ("", "_"),
    ],
)
def test_what_a_system_does_not_take_is_left_out(wanted: str, name: str) -> None:
    assert name_of(wanted) == name


def test_names_that_differ_in_case_or_in_how_an_accent_is_kept_get_a_number() -> None:
    names = FileNames()
    wanted = ("A区é", "a区é", "A区e\u0301", "B区")
    assert [names.of(one) for one in wanted] == ["A区é", "a区é（2）", "A区e\u0301（3）", "B区"]


def test_a_long_name_is_cut_to_what_a_system_keeps_and_still_told_from_its_like() -> None:
    names = FileNames()
    long = "图书角建设" * 40
    first, second = (names.of(long, before="审核意见-", behind="（批注）.docx") for _ in range(2))
    assert first != second
    assert second.endswith("（2）")
    for name in (first, second):
        assert 250 < len(f"{name}（批注）.docx".encode()) <= 255
        assert name.startswith("审核意见-图书角建设")


@given(st.lists(st.text(max_size=300) | st.sampled_from(["CON", "con.", "甲" * 90, "甲" * 91]), max_size=6))
def test_any_names_fit_and_differ(wanted: list[str]) -> None:
    names = FileNames()
    given_out = [f"{names.of(one, behind='.xlsx')}.xlsx" for one in wanted]
    assert len({one.casefold() for one in given_out}) == len(wanted)
    for name in given_out:
        assert len(name.encode()) <= 255
        assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
        assert name.partition(".")[0].strip().upper() not in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT1"}
