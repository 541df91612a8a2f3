"""Names of files that came in: their owners', made safe."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng_web.review.names import Taken, safe_name

RESERVED = ("CON", "nul", "COM1.docx", "lpt9.xlsx", "aux.txt")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("自评表.docx", "自评表.docx"),
        ("一科/二〇年/自评表.docx", "一科/二〇年/自评表.docx"),
        ("一科\\自评表.docx", "一科/自评表.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\表\\a.xls", "C/表/a.xls"),
        ("自评<表>|?*.docx", "自评表.docx"),
        ("  自评表 .docx", "自评表.docx"),
        ("自评表.docx.", "自评表.docx"),
        ("\u202excod.exe", "xcod.exe"),
        ("", "未命名"),
        ("..", "未命名"),
        ("con.docx", "_con.docx"),
        ("-", "_-"),
    ],
)
def test_a_name_keeps_its_folders_and_loses_what_no_system_allows(typed: str, name: str) -> None:
    assert safe_name(typed) == name


def test_a_name_too_long_for_a_disk_is_cut_and_keeps_its_suffix() -> None:
    name = safe_name("表" * 300 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) < 255


@given(st.text(max_size=300))
def test_whatever_it_is_called_a_file_stays_in_its_folder_and_fits_on_a_disk(typed: str) -> None:
    path = PurePosixPath(safe_name(typed))
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(0 < len(part.encode()) < 255 for part in path.parts)
    assert not any(ord(character) < 32 for character in str(path))


@pytest.mark.parametrize("typed", RESERVED)
def test_a_name_that_windows_keeps_for_itself_gets_a_sign_before_it(typed: str) -> None:
    assert safe_name(typed) == f"_{typed}"


def test_another_file_of_a_name_gets_a_number_whatever_its_letters_case() -> None:
    assert Taken({"一科/a.docx"}).free("一科/A.docx") == "一科/A（2）.docx"
    assert Taken({"a.docx", "a（2）.docx"}).free("A.docx") == "A（3）.docx"
    assert Taken({"a.docx"}).free("B.docx") == "B.docx"


def test_a_file_and_a_folder_of_one_name_lie_side_by_side() -> None:
    taken = Taken(())
    assert [taken.free(name) for name in ("一科", "一科/表.docx", "二科/表.docx", "二科")] == [
        "一科",
        "一科（2）/表.docx",
        "二科/表.docx",
        "二科（2）",
    ]
