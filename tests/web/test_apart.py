"""Reading in a process apart: whatever a file does to its reader, the next file is read."""

import multiprocessing
import shutil
from pathlib import Path

import pytest

from jiheng import NotRead, load_reading
from jiheng_web.review.apart import Gone, Reader
from tests.web.conftest import EXAMPLES

FORM = "技师工作室奖励.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / FORM, tmp_path)
    (tmp_path / "通知.txt").write_text("请于五月底前报送", encoding="utf-8")
    return tmp_path


def test_forms_come_back_under_the_names_their_owners_gave_them(folder: Path) -> None:
    with Reader(folder) as reader:
        (form,) = reader.read(FORM)
    assert isinstance(form, bytes)
    assert load_reading(form).source.file == FORM


def test_a_file_without_a_form_comes_back_with_the_reason(folder: Path) -> None:
    with Reader(folder) as reader:
        (refused,) = reader.read("通知.txt")
    assert isinstance(refused, NotRead)
    assert "请于五月底前报送" in refused.reason


def test_a_reader_that_died_is_told_and_the_next_file_gets_another(folder: Path) -> None:
    with Reader(folder) as reader:
        reader.read(FORM)
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        with pytest.raises(Gone):
            reader.read(FORM)
        assert reader.read(FORM)


def test_a_file_that_takes_too_long_is_given_up(folder: Path) -> None:
    with Reader(folder, seconds=0) as reader, pytest.raises(Gone, match="no answer"):
        reader.read(FORM)


def test_when_all_is_read_no_process_is_left(folder: Path) -> None:
    with Reader(folder) as reader:
        reader.read(FORM)
    assert multiprocessing.active_children() == []
