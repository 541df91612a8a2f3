"""Comparing with last time, and holding a report against its forms, as typed in a shell."""

import os
from pathlib import Path

import pytest

from jiheng_cli.main import main
from tests.cli.conftest import Write

MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 100 | 100 |"


def test_what_was_mended_since_is_told(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write("旧/表.txt", "项目名称 |"), write("新/表.txt")
    assert main(["check", str(new), "--since", str(old)]) == 0
    assert "已改 1 条" in capsys.readouterr().out


def test_an_earlier_report_serves_as_well(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, report = write("表.txt", MISSED), tmp_path / "报告.jsonl"
    main(["check", str(form), "-o", str(report), "--fail-on", "never"])
    assert main(["check", str(form), "--since", str(report), "--fail-on", "never"]) == 0
    assert "表没有改动；未改 2 条" in capsys.readouterr().out


def test_an_earlier_file_that_cannot_be_read_is_told_and_exits_with_2(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write("表.txt")), "--since", str(tmp_path / "没有.txt")]) == 2
    printed = capsys.readouterr()
    assert "没有.txt」：找不到这个文件" in printed.err
    assert "上次没有这张表" in printed.out


def test_an_earlier_report_that_is_broken_is_told_in_one_sentence(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "报告.json"
    broken.write_text('{\n "schema": "jiheng-check-1",\n', encoding="utf-8")
    assert main(["check", str(write("表.txt")), "--since", str(broken)]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"报告有误：{broken} 第 3 行：不是完整的 JSON")
    assert len(printed.err.splitlines()) == 1
    assert not printed.out


def test_the_report_of_today_never_takes_the_place_of_the_one_it_is_compared_with(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, report = write("表.txt"), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report)])
    before = report.read_bytes()
    assert main(["check", str(form), "--since", str(report), "-o", str(report)]) == 2
    assert "-o 会覆盖 --since 要读的" in capsys.readouterr().err
    assert report.read_bytes() == before


def test_a_report_that_holds_is_the_same_and_exits_with_0(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, report = write("表/1.txt", MISSED), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report), "--fail-on", "never"])
    moved = form.rename(tmp_path / "另名.txt")
    assert main(["verify", str(report), str(moved)]) == 0
    assert capsys.readouterr().out == "一致：报告里的 1 张表重算一遍，得分和事项都相同。\n"
    assert main(["verify", str(report), str(moved), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Same: ")


def test_a_form_that_was_changed_differs_and_exits_with_1(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, report = write("1.txt", "项目名称 |"), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report), "--fail-on", "never"])
    write("1.txt")
    assert main(["verify", str(report), str(form)]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("不一致：1 份文件已改动，得分和事项有 1 处不同。\n")
    assert "  【1】（无项目名称）：现在没有 FM001「" in printed


def test_a_change_that_moves_nothing_still_differs(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, report = write("1.txt"), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report)])
    form.write_bytes(form.read_bytes() + b"\n")
    assert main(["verify", str(report), str(form)]) == 1
    assert "不一致：1 份文件已改动，其余得分和事项相同。" in capsys.readouterr().out


def test_a_form_that_is_not_there_exits_with_2_and_others_are_counted(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, report = write("1.txt"), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report)])
    other = write("2.txt", "项目名称 | 别的")
    assert main(["verify", str(report), str(other)]) == 2
    printed = capsys.readouterr().out
    assert "没有核对全：缺 1 份，给了的都相同。" in printed
    assert "没有给出「" in printed
    assert "有 1 份是报告没有提到的" in printed


def test_of_very_many_differences_only_the_first_are_printed(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"产出指标 | 数量指标 | 第 {one} 处图书角 | ≥24个 | 24个 | 1 | 1 |" for one in range(60)]
    form, report = write("1.txt", *rows), tmp_path / "报告.json"
    main(["check", str(form), "-o", str(report), "--fail-on", "never"])
    write("1.txt", *(row.replace("24个 | 1 | 1", "12个 | 1 | 1") for row in rows))
    assert main(["verify", str(report), str(form)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("  【1】") for line in printed) == 50
    assert any(line.startswith("  另有 ") for line in printed)


@pytest.mark.parametrize("words", [[], ["报告.json"], ["报告.json", ""]])
def test_a_report_and_its_forms_have_to_be_named(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", *words]) == 2
    assert "verify 后面要有报告，还要有它说的表" in capsys.readouterr().err


def test_what_is_no_report_is_told_in_one_sentence(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    form = str(write("表.txt"))
    assert main(["verify", form, form]) == 2
    assert capsys.readouterr().err.startswith(f"报告有误：{form}：这不是检查报告。")


def test_an_option_that_names_nothing_earlier_is_refused(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("表.txt")), "--since", ""]) == 2
    assert "--since 后面没有写上次的表或报告" in capsys.readouterr().err


def test_a_pipe_in_place_of_a_report_is_refused_and_not_waited_for(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    assert main(["verify", str(pipe), str(write("表.txt"))]) == 2
    assert "读不到这个文件" in capsys.readouterr().err
    assert main(["check", str(write("表.txt")), "--since", str(pipe)]) == 2


@pytest.mark.parametrize("suffix", ["html", "xlsx", "csv", "md", "txt"])
def test_a_report_for_people_is_refused_with_which_one_to_keep(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    form, report = write("表.txt"), tmp_path / f"报告.{suffix}"
    assert main(["check", str(form), "-o", str(report)]) == 0
    capsys.readouterr()
    assert main(["verify", str(report), str(form)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"报告有误：{report}：这份报告是给人看的，内容不够逐项核对。请改用 JSON 报告核对")


def test_a_file_that_is_no_report_at_all_is_told_so(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    form = write("表.txt")
    assert main(["verify", str(form), str(form)]) == 2
    assert "：这不是检查报告。" in capsys.readouterr().err
