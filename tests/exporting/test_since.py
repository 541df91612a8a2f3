"""What became of forms since last time, as reports tell it."""

import json
from typing import Any

import msgspec
import pytest

from jiheng.assess import Audience
from jiheng.checks import Stage
from jiheng.exporting import export
from jiheng.exporting.report import CheckLine, CheckReport
from jiheng.exporting.since_words import counted, form_lines, point
from jiheng.exporting.words import Say
from jiheng.form import Category
from jiheng.pile import NotRead, Pile, Progress, Version
from jiheng.pile.version import ReadingDoubt, Run
from tests.pile.versions import MISSED, ROWS, SCORED, reading, since, version

REST = ROWS[1:]
OLD_RUN = Run(version="0.0.9", audience=Audience.REVIEWER, sha256="0" * 64, preview=False)


def text(pile: Pile, lang: str = "zh") -> str:
    """The report as text, its lines joined."""
    return export(pile, "check", format="text", lang=lang, columns=10_000).decode()


def page(pile: Pile, lang: str = "zh") -> str:
    return export(pile, "check", format="html", lang=lang).decode()


def record(pile: Pile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(pile, "check", format="json"))
    return found


def mended(**options: Any) -> Pile:  # noqa: ANN401 - any option
    """A form whose missed row was scored and explained since, and whose target was lowered at that."""
    before = version(MISSED, *REST, "总分 | 100 | 99.8", "项目名称 | 送书下乡")
    now = reading(SCORED.replace("≥24个", "≥20个"), *REST, "总分 | 100 | 89.8", "项目名称 | 送书下乡", "实施单位 |")
    return since([before], now, **options)


def three() -> Pile:
    """One form as it was, one altered, one new, one gone, and a file of last time that cannot be read."""
    before: list[Version | NotRead] = [
        version("项目名称 | 送书下乡", "实施单位 |", file="旧/1.txt"),
        version("项目名称 | 夜间开放", *ROWS, file="旧/2.txt"),
        version("项目名称 | 少儿讲座", file="旧/3.txt"),
        NotRead("旧/4.docx", "文件是空的", "请重新保存", "the file is empty", "Save it again"),
        NotRead("旧/报告.json", "这是报告", "不用理会", "a report", "Leave it", passed_over=True),
    ]
    lowered = ROWS[0].replace("≥24个", "≥20个")
    return since(
        before,
        reading("项目名称 | 送书下乡", "实施单位 |", file="1.txt"),
        reading("项目名称 | 夜间开放", lowered, *REST, file="2.txt"),
        reading("项目名称 | 数字书房", file="5.txt"),
    )


def test_a_form_says_what_was_mended_what_is_new_and_what_was_changed_in_it() -> None:
    told = text(mended(rules="mof-2020-10"))
    assert "比上次  已改" in told
    # 实施单位 is blank now, and of the lowered target 18 ÷ 20 × 40 = 36 points are due where 30 are claimed.
    assert "新出现 2 条；上次：旧/自评表.txt" in told
    assert "【新】「实施单位」没有填写" in told
    assert "上次提出、已改" in told
    assert "「新建图书角数量」的目标由「≥24个」改为「≥20个」，请确认经批准" in told
    assert "「新建图书角数量」的得分由「40」改为「30」\n" in told
    assert "总分由「99.8」改为「89.8」\n" in told
    assert "实施单位由「清河区图书馆」改为空白\n" in told


def test_what_is_left_is_marked_so() -> None:
    pile = since([version("项目名称 |")], reading("项目名称 |"))
    assert "【上次已提】「项目名称」没有填写" in text(pile)
    assert "表没有改动；未改 1 条" in text(pile)
    assert "<b>【上次已提】</b>" in page(pile)
    assert "[raised last time] " in text(pile, "en")


def test_while_goals_are_declared_nobody_is_asked_whether_a_change_was_approved() -> None:
    told = text(mended(stage=Stage.DECLARATION))
    assert "改为「≥20个」" in told
    assert "请确认经批准" not in told


def test_a_form_that_was_not_there_says_so() -> None:
    pile = since([], reading("项目名称 |"))
    assert form_lines(None, pile, Say()) == ("上次没有这张表",)
    assert "比上次  上次没有这张表" in text(pile)


def test_without_a_last_time_nothing_is_said_of_it() -> None:
    pile = msgspec.structs.replace(mended(), since=None)
    assert "上次" not in text(pile)
    assert "比上次" not in page(pile)
    assert record(pile)["since"] is None
    assert record(pile)["forms"][0]["since"] is None
    assert point(pile, Say()) is None


def test_the_summary_of_a_pile_names_new_gone_and_altered_forms() -> None:
    told = text(three())
    assert "比上次：与上次对上 2 张；新增 1 张（【3】）；上次有、本次没有 1 张；未改 1 条" in told
    assert "上次的「旧/4.docx」没有读到：文件是空的。请重新保存。" in told
    assert "旧/报告.json" not in told
    assert "上次有、本次没有：少儿讲座（清河区图书馆），旧/3.txt" in told
    assert "【2】夜间开放：「新建图书角数量」的目标由「≥24个」改为「≥20个」，请确认经批准" in told
    english = text(three(), "en")
    assert "found again: 2 of 3 forms; not there last time: 【3】; there last time and not now: 1" in english
    assert "Since last time" in page(three(), "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_the_same_as_the_text(lang: str) -> None:
    shown = page(mended(), lang)
    for line in form_lines(mended().became(0, mended().assessments[0]), mended(), Say(lang)):
        assert line.replace("'", "&#39;") in shown
    assert "≥20个" in shown


def test_what_was_raised_on_a_row_that_is_gone_is_told_apart_from_what_was_mended() -> None:
    extra = "产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 50% | 10 | 10 |"
    pile = since([version(extra, *ROWS)], reading(*ROWS))
    assert "删去指标「图书验收合格率」，请确认经批准" in text(pile)
    assert "所在的行已删去" in text(pile)
    assert "所在的行已删去" in page(pile)
    added = since([version(*ROWS)], reading("产出指标 | 质量指标 |  | ≥98% | 99% | 10 | 10 |", *ROWS))
    assert "增加指标「（未写名称）」" in text(added)


def test_other_rules_stage_and_program_are_told_once() -> None:
    before = version(rules=("mof-2020-10",), stage=Stage.SELF_EVALUATION)
    ran = msgspec.structs.replace(before, run=OLD_RUN)
    told = text(since([ran], reading(), rules="as-printed"))
    assert "上次按财预〔2020〕10号查，本次口径不同，结论不完全可比" in told
    assert "上次是填报环节，本次是审核环节，查的内容不同" in told
    assert "上次用的是绩衡 0.0.9 版" in told
    assert "规则包 mof-2020-10 的内容与上次不同" in text(since([ran], reading(), rules="mof-2020-10"))
    pile = since([ran, version("项目名称 | 另一个", file="b")], reading(), reading("项目名称 | 另一个", file="b"))
    assert text(pile).count("0.0.9") == 1


def test_figures_classes_and_readings_are_told_in_the_words_of_the_form() -> None:
    fund = "年度资金总额 | 12345.67 | 12345.67 | 84.77 | 10 | 98.00% | 9.8"
    moved = ROWS[0].replace("数量指标", "质量指标").replace("40 | 40", "35 | 35")
    pile = since([version(fund, *ROWS)], reading(moved, *REST, file="自评表.txt"))
    told = text(pile)
    assert "年度资金总额的年初预算数由「12,345.67」改为「86.50」" in told
    assert "「新建图书角数量」的二级指标由「数量指标」改为「质量指标」，请确认经批准" in told
    assert "「新建图书角数量」的分值由「40」改为「35」，请确认经批准" in told
    assert Category.QUALITY.value not in told


def test_a_rate_of_execution_is_given_as_it_stands_and_only_where_it_is_another_figure() -> None:
    pile = since([version("年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 95.00% | 9.8")], reading())
    assert "年度资金总额的执行率由「95.00%」改为「98.00%」" in text(pile)
    same = since([version("年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98% | 9.80")], reading())
    assert "表没有改动" in text(same)


def test_counts_of_nothing_say_so() -> None:
    assert counted({}, Say()) == "没有要改的事项"
    assert counted({Progress.MENDED: 2, Progress.EXPLAINED: 1, Progress.NEW: 0}, Say()) == "已改 2 条，已说明 1 条"


def test_the_json_lists_what_became_of_every_finding_by_form() -> None:
    found = record(mended(rules="mof-2020-10"))
    (form,) = found["forms"]
    told = form["since"]
    prints = {one["fingerprint"]: one["code"] for one in form["findings"]}
    assert "FM002" in {prints[one] for one in told["new"]}
    assert {one["code"] for one in told["mended"]} >= {"SC006", "NT001"}
    assert set(told["left"] + told["new"] + told["explained"] + told["unjudged"]) == set(prints)
    assert told["source"]["file"] == "旧/自评表.txt"
    (target,) = (one for one in told["changes"] if one["field"] == "target")
    assert (target["before"], target["after"], target["is_approved"]) == ("≥24个", "≥20个", True)
    assert found["since"]["found_again"] == 1
    assert found["since"]["altered"] == [0]


def test_the_json_of_a_pile_names_forms_that_came_and_went() -> None:
    pile = three()
    told = record(pile)["since"]
    assert (told["added"], [one["project"] for one in told["gone"]]) == ([2], ["少儿讲座"])
    assert [one["file"] for one in told["unreadable"]] == ["旧/4.docx", "旧/报告.json"]
    msgspec.json.decode(export(pile, "check", format="json"), type=CheckReport)
    lines = export(pile, "check", format="jsonl").splitlines()
    (line,) = (one for one in map(_line, lines) if one.since is not None)
    assert line.since is not None
    assert line.since.left == 1


def _line(line: bytes) -> CheckLine:
    return msgspec.json.decode(line, type=CheckLine)


def test_very_many_altered_forms_are_not_all_named() -> None:
    names = [f"项目{number}" for number in range(32)]
    lowered = ROWS[0].replace("≥24个", "≥20个")
    before = [version(f"项目名称 | {name}", *ROWS, file=f"旧/{name}.txt") for name in names]
    more = [version(f"项目名称 | 旧{name}", file=f"旧/旧{name}.txt") for name in names]
    now = [reading(f"项目名称 | {name}", lowered, *REST, file=f"{name}.txt") for name in names]
    told = point(since([*before, *more], *now), Say())
    assert told is not None
    assert len(told.details) == 61
    assert told.details[-1].text == "另有 3 条见各张"
    few = point(since(before, *now), Say())
    assert few is not None
    assert few.details[-1].text == "另有 2 张也有改动"


def test_open_readings_that_were_settled_since_are_told() -> None:
    doubt = ReadingDoubt("FM019", settled=False)
    pile = since([msgspec.structs.replace(version(), doubts=(doubt,))], reading())
    assert "读法未定的上次 1 处、本次 0 处" in text(pile)


def test_a_report_beside_which_nothing_is_found_again_counts_nothing() -> None:
    pile = since(
        [version("项目名称 | 少儿讲座", "实施单位 |", file="旧/讲座.txt")],
        reading(),
        reading("项目名称 | 夜间开放", file="b"),
    )
    told = point(pile, Say())
    assert told is not None
    assert told.text == "与上次对上 0 张；新增 2 张（【1】【2】）；上次有、本次没有 1 张"
    assert [one.text for one in told.details] == ["上次有、本次没有：少儿讲座，旧/讲座.txt"]
