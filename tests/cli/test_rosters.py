"""``jiheng check PILE --roster LIST``, as a department types it."""

import json
from pathlib import Path

import pytest

from jiheng_cli.main import main
from tests.cli.conftest import Run, Write

LIST = """单位：万元,,,
项目名称,实施单位,批复数,支付数
社区图书角建设,清河区图书馆,86.50,84.77
送戏下乡,清河区文化馆,50,48
"""


@pytest.fixture
def pile(write: Write, tmp_path: Path) -> Path:
    """A folder of two forms, each of a project on the list."""
    write("自评表/表1.txt")
    goal, result = "送戏到全区48个村，演出60场。", "演出61场，到48个村，观众31500人次。"
    write(
        "自评表/表2.txt",
        "项目名称 | 送戏下乡",
        "实施单位 | 清河区文化馆",
        f"预期目标 | {goal}",
        f"实际完成情况 | {result}",
    )
    return tmp_path / "自评表"


def roster(folder: Path, text: str = LIST) -> Path:
    path = folder / "项目清单.csv"
    path.write_text(text, encoding="utf-8")
    return path


def codes(printed: str) -> list[str]:
    return [one["code"] for one in json.loads(printed)["across"]]


def test_forms_are_set_beside_the_list(pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path, LIST + "古籍修复,清河区图书馆,5,5\n")
    assert main(["check", str(pile), "--roster", str(path), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert codes(out) == ["XF006", "XF007"]
    assert json.loads(out)["roster"]["entries"] == 3
    assert err == ""


def test_a_list_that_lies_among_the_forms_is_used_and_not_read_as_one(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = roster(pile)
    assert main(["check", str(pile), "--roster", str(path), "--format", "json"]) == 0
    out, _ = capsys.readouterr()
    assert codes(out) == ["XF007"]
    assert json.loads(out)["unreadable"] == []


def test_without_the_option_a_list_among_the_forms_is_passed_over_with_what_it_is_for(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster(pile)
    assert main(["check", str(pile), "--format", "json"]) == 0
    (passed,) = json.loads(capsys.readouterr().out)["unreadable"]
    assert passed["passed_over"]
    assert passed["remedy"] == "要拿表与它核对，请把它写在 --roster 后面"


def test_the_list_that_is_agreed_for_the_folder_is_used(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(pile)
    (pile / "jiheng.pile.toml").write_text('roster = "项目清单.csv"\n', encoding="utf-8")
    assert main(["check", str(pile), "--format", "json"]) == 0
    assert codes(capsys.readouterr().out) == ["XF007"]


def test_projects_exempt_by_what_is_agreed_are_not_missed(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(pile, LIST + "古籍修复,清河区图书馆,,\n")
    agreed = 'roster = "项目清单.csv"\n[[exempt]]\nprojects = ["古籍修复"]\nreason = "已并入局本级"\n'
    (pile / "jiheng.pile.toml").write_text(agreed, encoding="utf-8")
    assert main(["check", str(pile), "--format", "json"]) == 0
    assert "XF006" not in codes(capsys.readouterr().out)


def test_the_summary_says_what_of_the_list_is_not_used(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = roster(tmp_path, LIST.replace(",50,48", ",五十,48"))
    main(["check", str(pile), "--roster", str(path)])
    out, err = capsys.readouterr()
    assert "与项目清单上的 2 个项目核对" in out
    assert "项目清单：第 4 行「批复数」写的是「五十」，不是金额，这一格没有用。" in err


def test_of_very_many_things_not_used_the_first_are_said(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = roster(tmp_path, LIST + "".join(f"第{n}项,清河区图书馆,约{n},\n" for n in range(12)))
    main(["check", str(pile), "--roster", str(path), "--format", "json"])
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 11
    assert err[-1] == "项目清单另有 2 处没有用，见 --format json。"


def test_amounts_that_wait_for_their_unit_are_told_once_as_not_judged(capsys: pytest.CaptureFixture[str]) -> None:
    examples = Path(__file__).parents[2] / "examples"
    words = [
        "check",
        str(examples / "minhang-2020.docx"),
        "--roster",
        str(examples / "项目清单.xlsx"),
        "--format",
        "json",
    ]
    main(words)
    told = json.loads(capsys.readouterr().out)
    assert "XF007" not in [one["code"] for one in told["across"]]
    assert [one["code"] for one in told["across_not_judged"]] == ["XF007"]
    assert any("金额单位还没有确认，没有与清单核对金额" in point for point in told["summary"]["points"])
    main([*words, "--unit", "元"])
    told = json.loads(capsys.readouterr().out)
    assert told["across_not_judged"] == []
    found = {one["forms"][0]: one["evidence"] for one in told["across"] if one["code"] == "XF007"}
    assert found == {
        4: ["年初预算数 902,000.00 元，清单批复数 900,000.00 元，差 2,000.00 元"],
        6: ["全年执行数 374,571.00 元，清单支付数 374,572.00 元，差 1.00 元"],
    }


def test_a_list_that_cannot_be_used_is_told_in_a_sentence(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = roster(tmp_path, "单位,电话\n图书馆,1\n")
    assert main(["check", str(pile), "--roster", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"项目清单有误：{path}：没有找到清单的表头。")


def test_the_list_is_never_written_over(pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = roster(tmp_path)
    assert main(["check", str(pile), "--roster", str(path), "-o", str(path), "--format", "json"]) == 2
    assert f"-o 会覆盖项目清单「{path}」" in capsys.readouterr().err
    assert path.read_text("utf-8") == LIST


def test_forms_and_list_cannot_both_come_from_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-", "--roster", "-"]) == 2
    assert "自评表和项目清单不能都从标准输入读" in capsys.readouterr().err


def test_the_list_may_come_from_standard_input(pile: Path, shell: Run) -> None:
    done = shell("check", str(pile), "--roster", "-", "--format", "json", stdin=LIST.encode())
    assert codes(done.stdout.decode()) == ["XF007"]


def test_an_option_that_names_no_list_is_refused(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(pile), "--roster", ""]) == 2
    assert "--roster 后面没有写项目清单" in capsys.readouterr().err
