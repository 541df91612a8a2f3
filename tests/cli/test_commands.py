"""The command line from end to end: what is typed, what is printed, where, and the exit code."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jiheng.checks.findings import STAGE_WORDS, Stage
from jiheng_cli import main as front
from jiheng_cli.desk import Desk
from jiheng_cli.main import main
from jiheng_cli.tongue import Tongue
from tests.cli.conftest import Run, Write

CLOSING = "提示供参考，不代替审核结论。"
EXAMPLE = str(Path(__file__).parents[2] / "examples" / "minhang-2020.txt")
MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 100 | 80 | 两处场地未移交，已列入明年计划"


def test_a_form_with_nothing_wrong_exits_with_0_and_says_so(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("good.txt")), "--for", "unit"]) == 0
    told = capsys.readouterr().out
    assert "没有发现要处理的事项" in told
    assert told.endswith(f"{CLOSING}\n")


def test_what_must_be_mended_exits_with_1(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("nameless.txt", "项目名称 |"))]) == 1
    assert "必须改正 1 项" in capsys.readouterr().out


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("doubt", 1), ("never", 0)])
def test_a_question_exits_with_1_only_where_it_is_to_fail_on_questions(write: Write, level: str, code: int) -> None:
    assert main(["check", str(write("missed.txt", MISSED)), "--fail-on", level]) == code


def test_what_must_be_mended_fails_on_questions_too_but_never_on_never(write: Write) -> None:
    nameless = str(write("nameless.txt", "项目名称 |"))
    assert main(["check", nameless, "--fail-on", "doubt"]) == 1
    assert main(["check", nameless, "--fail-on", "never"]) == 0


HEADS = """项目支出绩效自评表
（2020年度）
项目名称\t道路养护
主管部门\t某区交通局\t\t实施单位\t某区公路站
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
"""


@pytest.mark.parametrize("command", ["read", "check", "score"])
def test_a_form_of_which_nothing_was_read_exits_with_2_whatever_the_command(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "heads.txt"
    path.write_text(HEADS, encoding="utf-8")
    assert main([command, str(path)]) == 2
    told = capsys.readouterr()
    assert "没有读出（资金和指标两部分一行也没有认出）" in told.out
    assert command != "read" or "「道路养护」：认出了表头，资金和指标两部分一行也没有认出。" in told.err


def test_a_declaration_of_which_nothing_was_read_is_not_said_to_be_read_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "heads.txt"
    path.write_text(HEADS.replace("自评表", "绩效目标申报表"), encoding="utf-8")
    assert main(["read", str(path)]) == 2
    assert "没有读出（资金和指标两部分一行也没有认出）" in capsys.readouterr().out


def test_of_very_many_forms_of_which_nothing_was_read_the_first_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(HEADS, encoding="utf-8")
    assert main(["read", str(tmp_path), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.count("(道路养护): its header was recognised, no row of its money") == 10
    assert "Not read and not named here: 2;" in told


def test_good_files_beside_bad_ones_are_still_reported(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write("pile/good.txt").parent
    (folder / "empty.docx").write_bytes(b"")
    (folder / "noise.xlsx").write_bytes(bytes(range(256)) * 20)
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr()
    assert "社区图书角建设" in told.out
    assert "读出 1 张，都读全了；另有 2 份无法读取" in told.out
    assert told.err.count("无法读取「") == 2
    assert "文件是空的" in told.err


def test_unreadable_files_weigh_more_than_findings(write: Write) -> None:
    folder = write("pile/nameless.txt", "项目名称 |").parent
    (folder / "empty.docx").write_bytes(b"")
    assert main(["check", str(folder), "--fail-on", "never"]) == 2


def test_a_file_without_a_form_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("关于开展自评工作的通知\n各单位：\n请按时报送。\n", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(
        f"没有检查「{path}」：里面没有找到项目支出绩效自评表，开头写的是「关于开展自评工作的通知」。若本来就不是自评表"
    )
    assert main(["read", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"没有表可读「{path}」：里面没有找到项目支出绩效自评表，")


def test_a_path_that_is_not_there_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "没有这个.docx"]) == 2
    told = capsys.readouterr()
    assert told.err == "无法读取「没有这个.docx」：找不到这个文件。请核对路径和文件名，注意空格与全角字符。\n"


def test_an_archive_is_read_file_by_file(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "forms.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(write("a.txt"), "一/甲.txt")
        zipped.write(write("b.txt", "项目名称 | 另一个项目"), "二/乙.txt")
    assert main(["read", str(archive), "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [form["project"] for form in read] == ["社区图书角建设", "另一个项目"]
    assert read[0]["source"]["file"].endswith("一/甲.txt")


def test_several_paths_are_one_pile(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(write("a.txt")), "--format", "json", str(write("b.txt", "项目名称 |"))])
    report = json.loads(capsys.readouterr().out)
    assert [form["project"] for form in report["forms"]] == ["社区图书角建设", None]
    assert report["summary"]["errors"] == 1


def test_standard_input_is_read_like_a_file(write: Write, shell: Run) -> None:
    done = shell("check", "-", stdin=write("form.txt").read_bytes())
    assert done.returncode == 0
    assert "标准输入" in done.stdout.decode()


def test_nothing_to_read_is_a_mistake_in_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "没有给出要读的文件" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["read", "score", "check"])
def test_a_report_goes_to_the_file_named_and_nowhere_else(
    command: str, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.json"
    assert main([command, str(write("form.txt")), "-o", str(out)]) == 0
    assert capsys.readouterr() == ("", f"已写到 {out}。\n")
    assert json.loads(out.read_text("utf-8"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.txt", "report.json"]


def test_a_file_called_html_is_written_as_html_and_it_is_said_how_to_look_at_it(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "报告.html"
    assert main(["check", str(write("form.txt")), "-o", str(out)]) == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().err == f"已写到 {out}，用浏览器打开即可。\n"


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        (
            "check",
            "x.pdf",
            "写不了 .pdf 文件（「x.pdf」）。文件名请以 .txt、.json、.jsonl、.html、.csv、.xlsx、.md 结尾。",
        ),
        ("score", "s.html", "写不了 .html 文件（「s.html」）。文件名请以 .txt、.json、.jsonl、.csv、.xlsx 结尾。"),
        ("read", "s.md", "写不了 .md 文件（「s.md」）。文件名请以 .txt、.json、.jsonl、.csv、.xlsx 结尾。"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_by_its_name(
    command: str, name: str, said: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form = write("form.txt")
    assert main([command, str(form), "-o", str(form.with_name(name))]) == 2
    assert capsys.readouterr().err.replace(f"{form.parent}/", "") == f"用法有误：{said}\n"
    assert not form.with_name(name).exists()


def test_a_file_of_any_name_is_written_in_the_format_asked_for(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "x.report"
    assert main(["check", str(write("form.txt")), "-o", str(out), "--format", "html"]) == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["x", "x.txt", "x.TXT"])
def test_a_file_without_suffix_is_written_as_text(name: str, write: Write, tmp_path: Path) -> None:
    assert main(["check", str(write("form.txt")), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text("utf-8").endswith(f"{CLOSING}\n")


DOUBTFUL = (
    "年度资金总额 | 865,000.00 | 865,000.00 | 847,700.35 | 10 | 98.00% | 9.8",
    "其中：当年财政拨款 | 865,000.00 | 865,000.00 | 847,700.35 | — | 98.00% | —",
)


def test_the_question_of_the_unit_says_how_to_answer_it_and_the_answer_settles_it(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(write("form.txt", *DOUBTFUL))
    main(["check", form])
    assert "→ 确认后可加 --unit 万元 或 --unit 元 再查。" in capsys.readouterr().out
    main(["check", form, "--unit", "元", "--format", "json"])
    (record,) = json.loads(capsys.readouterr().out)["forms"]
    assert (record["amounts"]["status"], record["amounts"]["factor"]) == ("confirmed", "1")
    assert "FD001" not in {finding["code"] for finding in record["findings"]}
    assert main(["score", form, "--unit", "元"]) == 0


def test_the_question_whether_a_project_is_finished_says_how_to_answer_it_and_the_answer_settles_it(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(write("form.txt"))
    hint = "→ 项目已完成的，加 --finished yes 再查；未完成的，加 --finished no。"
    for command in ("check", "score"):
        main([command, form, "--rules", "mof-2021-101"])
        assert hint in capsys.readouterr().out
        main([command, form, "--rules", "mof-2021-101", "--finished", "yes"])
        told = capsys.readouterr().out
        assert "--finished" not in told
        assert "测算 10.00 分" in told
    main(["check", form, "--rules", "mof-2021-101", "--finished", "no"])
    assert "不知道项目是否已经完成" not in capsys.readouterr().out


@pytest.mark.parametrize(("flag", "value"), [("--unit", "美元"), ("--finished", "maybe")])
def test_an_answer_that_is_none_is_refused(
    flag: str, value: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write("form.txt")), flag, value]) == 2
    assert f"{flag} 不能是「{value}」" in capsys.readouterr().err


def test_a_dash_as_output_is_standard_output(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("form.txt")), "-o", "-"]) == 0
    assert CLOSING in capsys.readouterr().out


def test_the_form_itself_is_never_written_over(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    form = write("form.txt")
    before = form.read_bytes()
    assert main(["check", str(form), "-o", str(form)]) == 2
    assert form.read_bytes() == before
    assert "会覆盖要读的" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["nowhere/report.txt", "."])
def test_a_place_that_cannot_be_written_to_is_told(
    place: str, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write("form.txt")), "-o", str(tmp_path / place)]) == 2
    assert "写不了「" in capsys.readouterr().err
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("name", "starts", "program"),
    [
        ("r.csv", b"\xef\xbb\xbf", "，用 WPS 或 Excel 打开即可"),
        ("r.xlsx", b"PK", "，用 WPS 或 Excel 打开即可"),
        ("r.md", b"# ", ""),
    ],
)
def test_tables_workbooks_and_markdown_are_written_by_their_suffix(  # noqa: PLR0913, PLR0917 - parameters of the test
    name: str, starts: bytes, program: str, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert main(["check", str(write("form.txt")), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(starts)
    assert capsys.readouterr().err == f"已写到 {out}{program}。\n"


def test_a_workbook_is_not_thrown_at_a_screen(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "on_terminal", property(lambda _: True))
    assert main(["check", str(write("form.txt")), "--format", "xlsx"]) == 2
    assert "请用 -o 写到文件，如 -o 汇总.xlsx" in capsys.readouterr().err


def test_a_workbook_goes_into_a_pipe_with_the_bytes_of_a_file(write: Write, tmp_path: Path, shell: Run) -> None:
    form, out = str(write("form.txt")), tmp_path / "r.xlsx"
    assert main(["check", form, "-o", str(out)]) == 0
    assert shell("check", form, "--format", "xlsx").stdout == out.read_bytes()


def test_an_unknown_format_is_answered_with_the_nearest(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("form.txt")), "--format", "jsno"]) == 2
    assert "是不是想写 json？" in capsys.readouterr().err


def test_points_are_not_drawn_as_a_page(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(write("form.txt")), "--format", "html"]) == 2
    assert "可用的值：text、csv、json、jsonl、xlsx" in capsys.readouterr().err


def test_json_lines_have_a_form_a_line_and_the_summary_last(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(write("a.txt")), str(write("b.txt")), "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["form"] is not None for line in lines] == [True, True, False]
    assert lines[-1]["summary"]["forms"] == 2


def test_json_tells_what_could_not_be_read_even_where_nothing_could(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    assert main(["check", str(tmp_path), "--format", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert report["forms"] == []
    assert [one["reason"] for one in report["unreadable"]] == ["文件是空的，没有任何内容"]


def test_the_arithmetic_is_printed_line_by_line(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(write("missed.txt", MISSED)), "--rules", "mof-2020-10", "--explain"]) == 0
    told = capsys.readouterr().out
    assert "100 × 18 ÷ 24 = 75.00" in told
    assert "依据 财预〔2020〕10号「定量指标计分」〔mof-2020-10/quantitative〕" in told


def test_without_explanation_points_stand_in_a_table(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(write("missed.txt", MISSED)), "--rules", "mof-2020-10"]) == 0
    told = capsys.readouterr().out
    assert "100    80  75.00  ≥24个 / 18个  新建图书角数量" in told


def test_the_pack_in_force_and_those_beside_are_named(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("form.txt")), "--rules", "mof-2020-10,湖北,sichuan", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [pack["id"] for pack in report["rules"]] == ["hubei", "mof-2020-10", "sichuan"]
    (form,) = report["forms"]
    assert (form["rules"], [due["rules"] for due in form["beside"]]) == ("mof-2020-10", ["hubei", "sichuan"])


@pytest.mark.parametrize("rules", ["mof-2020-11", "house,as-printed,贵州", "nowhere/pack.toml"])
def test_a_pack_that_cannot_be_used_is_told_and_nothing_is_read(
    rules: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write("form.txt")), "--rules", rules]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("规则包有误：")


@pytest.mark.parametrize("year", ["20", "2020年", "２０２０", "9999"])
def test_a_year_that_is_none_is_refused(year: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("form.txt")), "--year", year]) == 2
    assert "四位年份" in capsys.readouterr().err


def test_the_year_asked_for_decides_what_to_compare_with(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(write("form.txt")), "--year", "2019", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["forms"][0]["beside"] == []


def test_a_unit_is_not_shown_what_only_a_reviewer_should_see(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", EXAMPLE, "--for", "unit", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    who = {finding["who"] for form in report["forms"] for finding in form["findings"]}
    assert "unit" in who
    assert "reviewer" not in who


def test_while_a_form_is_filled_in_what_the_unit_cannot_change_is_advice(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", EXAMPLE, "--stage", "self-evaluation", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    findings = [finding for form in report["forms"] for finding in form["findings"]]
    assert {one["severity"] for one in findings if one["who"] != "unit"} == {"ADVICE"}


@pytest.mark.parametrize("stage", list(Stage))
def test_a_stage_may_be_typed_in_the_words_that_the_reports_use(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", EXAMPLE, "--stage", STAGE_WORDS[stage], "--format", "json"])
    in_chinese = capsys.readouterr().out
    main(["check", EXAMPLE, "--stage", stage.value, "--format", "json"])
    assert capsys.readouterr().out == in_chinese


@pytest.mark.parametrize(("word", "meant"), [("单位", "unit"), ("填表单位", "unit"), ("审核人", "reviewer")])
def test_who_is_to_read_may_be_typed_in_chinese_too(word: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", EXAMPLE, "--for", word, "--format", "json"])
    in_chinese = capsys.readouterr().out
    main(["check", EXAMPLE, "--for", meant, "--format", "json"])
    assert capsys.readouterr().out == in_chinese
    assert main(["check", EXAMPLE, "--for", "局长"]) == 2
    assert "可用的值：填表单位（unit）、审核人（reviewer）" in capsys.readouterr().err


def test_a_report_is_in_english_if_that_is_asked_for(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("nameless.txt", "项目名称 |")), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "Must be corrected: 1" in told
    assert told.endswith("For reference only; this is no substitute for the reviewer's conclusion.\n")


def test_a_page_of_a_check_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "sc004", "mof-2020-10/grades"]) == 0
    told = capsys.readouterr().out
    assert "查什么" in told
    assert "mof-2020-10/grades　等次" in told


def test_what_nobody_knows_is_answered_with_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "mof-2020-10/grade"]) == 2
    assert "相近的有：mof-2020-10/grades" in capsys.readouterr().err
    assert main(["explain", "qqqqqqqq"]) == 2
    assert "全部检查见 jiheng explain，办法见 jiheng rules list" in capsys.readouterr().err


def test_without_a_code_all_checks_are_listed_by_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    told = capsys.readouterr().out
    assert "  FM001  项目名称未填\n" in told
    assert told.endswith("看一条：jiheng explain 代号\n")
    main(["explain", "--lang", "en"])
    assert "  FM001  project-name-missing\n" in capsys.readouterr().out


def test_the_packs_are_listed_shown_and_validated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"(?m)^  house +本系统自定的提示界线$", told)
    assert re.search(r"(?m)^  hubei +湖北省自评口径", told)
    assert main(["rules", "show", "house"]) == 0
    assert "pile.said_once_from = 0.80" in capsys.readouterr().out
    assert main(["rules", "validate", "mof-2020-10"]) == 0
    assert "个算例全部相符" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["lst"], ["show"], ["validate"]])
def test_words_after_rules_that_do_not_say_enough_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *words]) == 2
    assert capsys.readouterr().err.startswith("用法有误：rules ")


def own_pack(folder: Path, case: str = "") -> Path:
    folder.mkdir()
    text = '[pack]\nid = "our-county"\ntitle = "本县办法"\nstanding = "ours"\nextends = "mof-2020-10"\n'
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    if case:
        (folder / "cases.yaml").write_text(case, encoding="utf-8")
    return folder


def test_a_pack_of_ones_own_is_validated_by_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "validate", str(own_pack(tmp_path / "本县"))]) == 0
    assert "可用；没有算例" in capsys.readouterr().out


def test_a_mistake_in_ones_own_pack_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = own_pack(tmp_path / "本县")
    with (folder / "pack.toml").open("a", encoding="utf-8") as file:
        file.write('[execution]\npoints = { value = "ten", standing = "ours", clause = "house/hundred-points" }\n')
    assert main(["rules", "validate", str(folder)]) == 2
    assert "pack.toml 第 7 行" in capsys.readouterr().err


CASE = """- 情形: 百分之七十六，照本县的写法多给了一分
  条款: mof-2020-10/execution-points
  已知: {全年预算数: 100, 全年执行数: 76}
  应得: {得分: "8.60"}
"""


def test_a_case_that_does_not_come_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "validate", str(own_pack(tmp_path / "本县", CASE))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "应得「8.60」，算得「7.60」" in told.err


def test_output_is_utf_8_whatever_the_locale_says(write: Write, shell: Run) -> None:
    for environment in ({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}):
        done = shell("check", str(write("form.txt", "项目名称 |")), **environment)
        assert done.returncode == 1
        assert CLOSING in done.stdout.decode("utf-8")
        assert done.stderr == b""
        assert "用法有误" in shell("chekc", **environment).stderr.decode("utf-8")


def test_a_name_that_is_no_character_is_shown_and_breaks_nothing(write: Write, shell: Run, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xb1\xed.txt"
    Path(os.fsdecode(odd)).write_bytes(write("form.txt").read_bytes())
    for words in ((), ("--format", "json"), ("--format", "html")):
        done = shell("check", os.fsdecode(odd), *words)
        assert (done.returncode, done.stderr) == (0, b"")
        told = b"".join(done.stdout.split()).replace(b"\\\\", b"\\")  # wrapped as text, escaped as JSON
        assert rb"\xb1\xed.txt" in told


def test_a_reader_who_has_left_is_no_fault(write: Write) -> None:
    words = [sys.executable, "-m", "jiheng_cli", "check", str(write("form.txt"))]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own words
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


class Left(io.BytesIO):
    """A pipe whose reader has left."""

    def write(self, _: object) -> int:
        raise BrokenPipeError

    def isatty(self) -> bool:
        return False


def test_a_closed_pipe_is_quiet_on_either_stream(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("stdout", "stderr"):
        with (tmp_path / name).open("wb") as file:
            stream = io.TextIOWrapper(Left(), write_through=True)
            monkeypatch.setattr(stream.buffer, "fileno", file.fileno)
            monkeypatch.setattr(f"sys.{name}", stream)
            desk = Desk(Tongue())
            (desk.print if name == "stdout" else desk.complain)("某行")
            monkeypatch.undo()


def test_what_is_seen_in_the_report_is_not_said_again_on_the_terminal(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write("pile/good.txt").parent
    (folder / "empty.docx").write_bytes(b"")
    monkeypatch.setattr(Desk, "on_terminal", True)
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr()
    assert told.err == ""
    assert "文件是空的" in told.out


def test_stopping_it_with_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(front, "_run", stop)
    assert main(["check", "x"]) == 130
    assert capsys.readouterr() == ("", "")


def fail(*_: object) -> int:
    raise RuntimeError("a wheel came off")


def test_our_own_fault_is_told_as_ours_and_its_details_are_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(front, "_run", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("JIHENG_DEBUG", raising=False)
    assert main(["check", "x"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("程序自身出了错，与您的文件无关。")
    assert "Traceback" not in told
    (kept,) = tmp_path.iterdir()
    assert str(kept) in told
    assert "a wheel came off" in kept.read_text("utf-8")


def test_our_own_fault_is_shown_in_full_to_who_looks_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(front, "_run", fail)
    monkeypatch.setenv("JIHENG_DEBUG", "1")
    assert main(["check", "x", "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert "RuntimeError: a wheel came off" in told
    assert told.endswith("This is our own fault, not your file's.\n")


def test_our_own_fault_is_told_even_where_nothing_can_be_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(front, "_run", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert main(["check", "x"]) == 3
    assert "JIHENG_DEBUG=1" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("jiheng 0.")


def test_a_file_typed_without_a_command_is_answered_with_the_command(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(write("form.txt"))
    assert main([form]) == 2
    assert f"请用：jiheng check {form}" in capsys.readouterr().err


class Offered:
    """A command of another package, as an entry point gives it."""

    name = "greet"
    module = "elsewhere"
    dist = None

    @staticmethod
    def load() -> object:
        class Greet:
            SUMMARY = ("问候", "greet")

            @staticmethod
            def arguments(parser: object) -> None:
                del parser

            @staticmethod
            def run(typed: object, desk: Desk) -> int:
                del typed
                desk.print("您好")
                return 0

        return Greet


def test_another_package_may_offer_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [Offered()])
    installed = tmp_path / "elsewhere-1.dist-info"
    installed.mkdir()
    (tmp_path / "unreadable.dist-info" / "entry_points.txt").mkdir(parents=True)
    (installed / "entry_points.txt").write_text("[jiheng.commands]\ngreet = elsewhere\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "nowhere"))
    assert main(["greet"]) == 0
    assert capsys.readouterr().out == "您好\n"
    main(["--help"])
    assert "greet 由 elsewhere 提供" in re.sub(" +", " ", capsys.readouterr().out)


class Terminal(io.StringIO):
    """A standard stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    piped, seen = io.StringIO(), Terminal()
    for stream in (piped, seen):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr("tqdm.std.tqdm.monitor_interval", 0)
        assert list(Desk(Tongue()).progress(iter("abc"))) == ["a", "b", "c"]
    assert piped.getvalue() == ""


def test_colour_and_width_are_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(Tongue())
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert (desk.colour, desk.columns) == (False, 80)
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for columns, used in (("30", 48), ("100", 100), ("300", 120)):
        monkeypatch.setenv("COLUMNS", columns)
        assert desk.columns == used
    assert desk.colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not desk.colour
