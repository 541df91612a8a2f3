"""``jiheng letter``, as a reviewer types it."""

from pathlib import Path

import pytest

from jiheng.exporting import letters
from jiheng_cli.commands import letter
from jiheng_cli.main import main
from tests.cli.conftest import Write


@pytest.fixture
def forms(write: Write, tmp_path: Path) -> Path:
    """A folder of two forms of two units, one of which has no project name."""
    write("自评表/表1.txt", "项目名称 |")
    write("自评表/表2.txt", "项目名称 | 送戏下乡", "实施单位 | 清河区文化馆")
    return tmp_path / "自评表"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_letters_and_ledger_are_written_into_a_folder(
    forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "发出" / "第一轮"
    assert main(["letter", str(forms), "-o", str(folder), "--format", "docx"]) == 0
    assert names(folder) == ["审核意见-清河区图书馆.docx", "审核意见-清河区文化馆.docx", "整改台账.xlsx"]
    out, err = capsys.readouterr()
    assert "整改台账.xlsx" in out
    assert "草稿" in out
    assert err == ""


def test_without_a_format_every_letter_is_written_in_word_and_in_excel(forms: Path, tmp_path: Path) -> None:
    main(["letter", str(forms), "-o", str(tmp_path / "意见")])
    assert len(names(tmp_path / "意见")) == 5


def test_letters_to_be_printed_are_written_where_they_are_asked_for(
    forms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["letter", str(forms), "-o", str(tmp_path / "意见"), "--format", "pdf"]
    with monkeypatch.context() as without:
        without.setattr("jiheng.exporting.papers.in_pdf.is_installed", lambda: False)
        assert main(words) == 2
    assert 'pip install "jiheng[pdf]"' in capsys.readouterr().err
    assert not (tmp_path / "意见").exists()
    assert main(words) == 0
    assert names(tmp_path / "意见") == ["审核意见-清河区图书馆.pdf", "审核意见-清河区文化馆.pdf", "整改台账.xlsx"]


def test_the_formats_are_those_of_the_library() -> None:
    assert letter.FORMATS == letters.FORMATS
    assert letter.USUAL == letters.USUAL


def test_a_folder_without_a_name_is_refused(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", str(forms), "-o", ""]) == 2
    assert "-o 后面是空的" in capsys.readouterr().err


def test_letters_that_lie_there_already_are_never_written_over(
    forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "意见"
    folder.mkdir()
    (folder / "审核意见-清河区文化馆.docx").write_bytes(b"answers of the unit")
    assert main(["letter", str(forms), "-o", str(folder)]) == 2
    assert (folder / "审核意见-清河区文化馆.docx").read_bytes() == b"answers of the unit"
    assert names(folder) == ["审核意见-清河区文化馆.docx"]
    assert "没有覆盖" in capsys.readouterr().err


def test_a_file_is_no_folder(forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "意见").write_text("x", encoding="utf-8")
    assert main(["letter", str(forms), "-o", str(tmp_path / "意见")]) == 2
    assert "不是文件夹" in capsys.readouterr().err


def test_a_new_folder_is_not_named_like_a_document(
    forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = tmp_path / "意见.docx"
    assert main(["letter", str(forms), "-o", str(wanted)]) == 2
    assert "意见.docx」却像一个文件。请写文件夹名" in capsys.readouterr().err
    assert not wanted.exists()
    assert main(["letter", str(forms), "-o", f"{wanted}/"]) == 0  # who writes the slash means a folder
    assert wanted.is_dir()


@pytest.mark.parametrize("day", ["2021-02-30", "五月底", "20210531x"])
def test_a_day_that_is_none_is_refused_before_anything_is_written(
    forms: Path, tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letter", str(forms), "-o", str(tmp_path / "意见"), "--deadline", day]) == 2
    assert not (tmp_path / "意见").exists()
    assert "--deadline" in capsys.readouterr().err


def test_files_that_cannot_be_read_are_told_and_the_others_get_their_letters(
    forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (forms / "坏.docx").write_bytes(b"")
    assert main(["letter", str(forms), "-o", str(tmp_path / "意见"), "--format", "xlsx"]) == 2
    assert len(names(tmp_path / "意见")) == 3
    assert "坏.docx" in capsys.readouterr().err


def test_without_a_single_form_no_letter_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "通知.txt").write_text("各单位：请于月底前报送自评表。", encoding="utf-8")
    assert main(["letter", str(tmp_path / "通知.txt"), "-o", str(tmp_path / "意见")]) == 2
    assert not (tmp_path / "意见").exists()
    assert "没有写审核意见" in capsys.readouterr().err


def test_a_second_round_is_set_beside_the_first(forms: Path, write: Write, tmp_path: Path) -> None:
    write("新/表1.txt", "项目名称 | 社区图书角建设")
    assert main(["letter", str(tmp_path / "新"), "--since", str(forms), "-o", str(tmp_path / "意见")]) == 0
    assert "审核意见-清河区图书馆.docx" in names(tmp_path / "意见")


def test_the_letters_of_a_folder_are_passed_over_when_it_is_checked_again(
    forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["letter", str(forms), "-o", str(forms / "意见")])
    capsys.readouterr()
    assert main(["check", str(forms), "--fail-on", "never"]) == 0
    assert "2 张全部读出" in capsys.readouterr().out


def test_a_second_round_without_a_first_writes_nothing(
    forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["letter", str(forms), "--since", str(tmp_path / "没有"), "-o", str(tmp_path / "意见")]
    assert main(words) == 2
    assert not (tmp_path / "意见").exists()
    assert "没有读到上次的表" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["letter", "convert"])
def test_a_name_that_is_too_long_is_no_fault_of_ours(
    forms: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(forms), "-o", str(tmp_path / ("绩" * 200))]) == 2
    assert "太长" in capsys.readouterr().err
