"""What is the user's is never written over: not by name, not inside a folder, not through a link."""

from pathlib import Path

import pytest

from jiheng_cli.main import main
from tests.cli.conftest import Write

Told = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", ["read", "score", "check"])
def test_a_form_in_the_folder_given_is_not_written_over(write: Write, capsys: Told, command: str) -> None:
    form = write("批/甲局/表.txt")
    before = form.read_bytes()
    assert main([command, str(form.parent.parent), "-o", str(form)]) == 2
    assert capsys.readouterr().err == f"用法有误：-o 会覆盖要读的「{form}」。请换一个文件名。\n"
    assert form.read_bytes() == before


@pytest.mark.parametrize("name", ["表.notes.yaml", "jiheng.pile.toml", "项目情况.md", "底稿.json"])
def test_nothing_else_that_somebody_put_there_is_written_over(write: Write, name: str) -> None:
    folder = write("批/表.txt").parent
    (folder / name).write_text("# 自己写的\n", encoding="utf-8")
    assert main(["check", str(folder), "--format", "json", "-o", str(folder / name)]) == 2
    assert (folder / name).read_text(encoding="utf-8") == "# 自己写的\n"


def test_notes_are_not_written_over_wherever_they_are(write: Write) -> None:
    form = write("批/表.txt")
    notes = form.with_name("表.notes.yaml")
    notes.write_text("# 自己写的\n", encoding="utf-8")
    assert main(["check", str(form), "--format", "json", "-o", str(notes)]) == 2
    assert notes.read_text(encoding="utf-8") == "# 自己写的\n"


def test_neither_the_forms_of_last_time_nor_the_list_nor_the_rules_are_written_over(
    write: Write, tmp_path: Path, capsys: Told
) -> None:
    form, old = write("新/表.txt"), write("旧/表.txt").with_name("备忘.txt")
    old.write_text("退回两次", encoding="utf-8")
    assert main(["check", str(form), "--since", str(old.parent), "-o", str(old)]) == 2
    assert f"-o 会覆盖 --since 要读的「{old}」" in capsys.readouterr().err
    listed = tmp_path / "清单.csv"
    listed.write_text("项目名称\n送书下乡\n", encoding="utf-8")
    assert main(["check", str(form), "--roster", str(listed), "-o", str(listed)]) == 2
    pack = tmp_path / "办法" / "pack.toml"
    pack.parent.mkdir()
    pack.write_text('id = "own"\n', encoding="utf-8")
    assert main(["check", str(form), "--rules", str(pack.parent), "--format", "json", "-o", str(pack)]) == 2
    assert pack.read_text(encoding="utf-8") == 'id = "own"\n'


def test_a_link_does_not_lead_round_it(write: Write, tmp_path: Path) -> None:
    form = write("批/表.txt")
    before = form.read_bytes()
    (tmp_path / "报告.txt").symlink_to(form)
    assert main(["check", str(form.parent), "-o", str(tmp_path / "报告.txt")]) == 2
    inside, outside = write("另一批/甲.txt").parent, write("原件/乙.txt")
    (inside / "乙.txt").symlink_to(outside)
    assert main(["check", str(inside), "-o", str(outside)]) == 2
    assert form.read_bytes() == outside.read_bytes() == before


@pytest.mark.parametrize("suffix", ["txt", "json", "jsonl", "html", "csv", "xlsx", "md"])
def test_an_earlier_report_in_the_folder_gives_way_to_a_new_one(write: Write, suffix: str) -> None:
    folder = write("批/表.txt").parent
    report = folder / f"报告.{suffix}"
    assert main(["check", str(folder), "-o", str(report)]) == 0
    report.chmod(0o600)
    first = report.stat().st_ino
    assert main(["check", str(folder), "-o", str(report)]) == 0
    assert report.stat().st_ino != first


def test_a_form_that_is_not_read_is_not_written_over_either(write: Write, capsys: Told) -> None:
    form, other = write("批/表.txt"), write("别处/另一张.csv")
    before = other.read_bytes()
    assert main(["check", str(form), "-o", str(other)]) == 2
    assert f"-o 会覆盖「{other}」，那里是一张表，不是报告。请换一个文件名。" in capsys.readouterr().err
    assert other.read_bytes() == before


def test_a_name_that_no_system_knows_is_told_when_it_is_written(write: Write) -> None:
    assert main(["check", str(write("批/表.txt").parent), "--format", "text", "-o", "报\0告"]) == 2


def test_a_name_that_is_too_long_is_told_when_it_is_written(write: Write, capsys: Told) -> None:
    assert main(["check", str(write("批/表.txt").parent), "--format", "text", "-o", "长" * 300]) == 2
    assert "名称太长" in capsys.readouterr().err


def test_what_cannot_be_read_is_not_taken_for_a_report_of_ours(write: Write) -> None:
    folder = write("批/表.txt").parent
    (folder / "扫描件.csv").write_bytes(bytes(range(32)) * 9)
    assert main(["check", str(folder), "-o", str(folder / "扫描件.csv")]) == 2
    assert (folder / "扫描件.csv").read_bytes() == bytes(range(32)) * 9


def test_a_report_passed_over_is_not_called_unreadable(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt").parent
    main(["check", str(folder), "-o", str(folder / "报告.html")])
    capsys.readouterr()
    assert main(["check", str(folder), "--format", "json"]) == 0
    assert capsys.readouterr().err.startswith(f"跳过「{folder / '报告.html'}」：")


def test_a_pile_file_is_not_proposed_through_a_link_that_leads_nowhere(write: Write, tmp_path: Path) -> None:
    folder = write("批/表.txt").parent
    (folder / "jiheng.pile.toml").symlink_to(tmp_path / "没有.toml")
    main(["check", str(folder), "--write-pile-file"])
    assert not (tmp_path / "没有.toml").exists()


def test_a_file_elsewhere_is_written_over_as_asked(write: Write, tmp_path: Path) -> None:
    folder = write("批/表.txt").parent
    (tmp_path / "旧.txt").write_text("旧", encoding="utf-8")
    assert main(["check", str(folder), "-o", str(tmp_path / "旧.txt")]) == 0
    assert (tmp_path / "旧.txt").read_text(encoding="utf-8") != "旧"
