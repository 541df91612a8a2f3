"""``--declaration``: forms are held against what was approved with the budget."""

from pathlib import Path

import pytest

from jiheng_cli.main import main
from tests.cli.conftest import Write

Told = pytest.CaptureFixture[str]


@pytest.fixture
def approved(write: Write) -> Path:
    path = write("批复/申报表.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("绩效自评表", "绩效目标申报表"), encoding="utf-8")
    return path


def altered(write: Write) -> Path:
    path = write("自评表.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("≥12000册", "≥9000册"), encoding="utf-8")
    return path


def test_a_target_that_was_altered_is_told_and_the_report_names_the_declaration(
    write: Write, approved: Path, capsys: Told
) -> None:
    assert main(["check", str(altered(write)), "--declaration", str(approved.parent), "--fail-on", "doubt"]) == 1
    told = capsys.readouterr()
    assert f"  批复    {approved}，第 1 张\n" in told.out.replace("\n          ", "")
    assert "目标批复「≥12000册」，本表「≥9000册」" in told.out.replace("\n     ", "")
    assert not told.err


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_report_in_a_file_names_the_declaration(write: Write, approved: Path, tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"报告.{suffix}"
    assert main(["check", str(write("自评表.txt")), "--declaration", str(approved), "-o", str(report)]) == 0
    assert "申报表.txt，第 1 张" in report.read_text(encoding="utf-8")


def test_forms_without_a_declaration_are_named(write: Write, approved: Path, capsys: Told) -> None:
    for place in range(6):
        write(f"自评表/{place}.txt", f"项目名称 | 送戏下乡{place}")
    write("自评表/7.txt", "项目名称 |")
    main(["check", str(approved.parents[1] / "自评表"), "--declaration", str(approved), "--fail-on", "never"])
    said = capsys.readouterr().err
    assert "没有找到（或分不清是哪一份）：「送戏下乡0」、「送戏下乡1」" in said
    assert "等，共 7 张" in said


def test_a_report_holds_only_with_the_declaration_beside_it(
    write: Write, approved: Path, tmp_path: Path, capsys: Told
) -> None:
    form, report = altered(write), tmp_path / "报告.json"
    main(["check", str(form), "--declaration", str(approved), "-o", str(report)])
    capsys.readouterr()
    assert main(["verify", str(report), str(form), str(approved)]) == 0
    assert main(["verify", str(report), str(form)]) == 2
    assert "没有给出批复的目标表「" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--declaration", ""], "--declaration 后面没有写批复的目标表"),
        (["--declaration", "{form}"], "批复的目标表有误：{form}：里面是项目支出绩效自评表。"),
        (["--declaration", "{approved}", "-o", "{approved}"], "-o 会覆盖「{approved}」，那里是一张表，不是报告"),
        (["--declaration", "{folder}/没有"], "找不到这个文件"),
    ],
)
def test_what_is_no_declaration_is_answered_with_what_to_do(
    write: Write, approved: Path, capsys: Told, words: list[str], said: str
) -> None:
    form = write("自评表.txt")
    names = {"form": form, "approved": approved, "folder": form.parent}
    assert main(["check", str(form), *(word.format_map(names) for word in words)]) == 2
    assert said.format_map(names) in capsys.readouterr().err


def test_what_lies_among_the_declarations_and_is_none_is_told(write: Write, approved: Path, capsys: Told) -> None:
    (approved.parent / "通知.txt").write_text("关于批复绩效目标的通知\n", encoding="utf-8")
    assert main(["check", str(write("自评表.txt")), "--declaration", str(approved.parent)]) == 0
    assert "通知.txt」：里面没有找到项目支出绩效自评表" in capsys.readouterr().err
