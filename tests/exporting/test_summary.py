"""What is said first of a pile: points in one order that add up and say nothing twice."""

import json

import msgspec
import pytest

from jiheng.assess import Assessment, Options
from jiheng.checks import Severity, Who
from jiheng.exporting import export
from jiheng.exporting.summary import summary
from jiheng.exporting.words import Say
from jiheng.form import Block, Doubt, Where
from jiheng.pile import Pile, gather
from tests.exporting.samples import BAD_FILE, COPIED, NAMELESS, OPEN, assessed, finding, one_form, pile_of, three_forms

ZH = Say("zh")
DOUBTFUL = (
    "年度资金总额 | 865,000.00 | 865,000.00 | 847,700.35 | 10 | 98.00% | 9.8",
    "其中：当年财政拨款 | 865,000.00 | 865,000.00 | 847,700.35 | — | 98.00% | —",
)
UNIT = finding(
    "FD001",
    Severity.DOUBT,
    "funds",
    Where(Block.HEADER, None, "amount_unit"),
    who=Who.TEMPLATE,
    message="「项目资金」填 865,000.00。",
)
ROW = Where(Block.INDICATORS, 0)


def points(pile: Pile, say: Say = ZH, *, hints: bool = True) -> dict[str, str]:
    """The points by their heads, each with its details."""
    return {
        point.head: "\n".join([point.text, *(detail.text for detail in point.details)])
        for point in summary(pile, say, hints=hints)
    }


def text(pile: Pile, **manner: object) -> str:
    return export(pile, "check", format="text", **manner).decode()  # type: ignore[arg-type]  # any manner may be tried


def doubted(*doubts: Doubt) -> Assessment:
    return msgspec.structs.replace(assessed(), doubts=doubts)


def asking(**fields: object) -> Assessment:
    """A form whose amounts may be 元 or 万元."""
    return msgspec.structs.replace(assessed(*DOUBTFUL), findings=(UNIT,), **fields)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_are_always_seven_points_in_one_order_and_one_more_on_forms_beside_one_another(lang: str) -> None:
    empty = gather([BAD_FILE], Options())
    for pile, many in ((three_forms(), 8), (pile_of(assessed(), assessed()), 8), (empty, 7)):
        assert len(summary(pile, Say(lang))) == many


def test_where_nothing_is_to_be_said_the_points_say_so() -> None:
    told = points(pile_of(assessed(), assessed()))
    assert {head for head, said in told.items() if said == "没有"} == {
        *("必须改正", "最该看", "通病", "未能判断", "表与表之间")
    }


def test_rows_put_in_place_are_not_counted_among_the_open_readings() -> None:
    shifted = Doubt("FM010", ROW, "「甲」一行的单元格与表头错位。请核对。", settled=True)
    stray = Doubt("FM019", ROW, "「附」归不到任何一栏。", settled=True)
    open_ = Doubt("FM010", ROW, "「乙」一行的单元格与表头错位。请核定。", settled=False)
    pile = pile_of(doubted(shifted), doubted(shifted, open_), doubted(stray), doubted())
    assert points(pile)["读表"] == (
        "4 张全部读出：读全 2 张，有存疑 2 张【2】【3】；2 张有错位行，已按内容归位，请核对一眼；"
        "1 张有归不到栏的文字，已原样留存；存疑的格牵涉到的判断先不作，请对照原表"
    )
    record = json.loads(export(pile, "check", format="json"))["summary"]
    assert record["readings"] == {"read_whole": 2, "read_with_doubts": 2, "not_read": 0}
    assert (record["doubtful_readings"], record["open_readings"]) == (3, 1)


def test_the_unit_is_asked_once_of_the_forms_that_leave_it_open_beside_the_sum_of_the_others() -> None:
    pile = pile_of(asking(), assessed(), assessed())
    told = points(pile)["金额单位"]
    assert told == (
        "请先确认一次：1 张（【1】）的全年执行数按万元合计约 84.77 亿元，按元合计约 84.77 万元，确认前不计入汇总；"
        "确认后可加 --unit 万元 或 --unit 元 再查，或写进整批约定 jiheng.pile.toml；"
        "其余 2 张表头单位清楚，全年执行数合计 169.54 万元\n"
        "如【1】：「项目资金」填 865,000.00。 → 表样下发单位：请核对原件，改正这一格。"
    )
    assert "--unit" not in points(pile, hints=False)["金额单位"]


def test_a_form_whose_unit_is_asked_in_the_summary_only_points_there() -> None:
    told = text(pile_of(asking(), assessed(), assessed()))
    assert told.count("「项目资金」填 865,000.00") == 1
    assert told.replace("\n     ", "").count("金额单位待确认，见汇总②") == 1
    assert "最该看：没有" in told
    assert "除各表通病外，没有发现要处理的事项" in told.replace("\n     ", "")


@pytest.mark.parametrize("name", ["text", "md"])
def test_a_form_with_more_to_act_on_points_to_the_question_at_its_head(name: str) -> None:
    more = msgspec.structs.replace(asking(), findings=(UNIT, COPIED))
    told = export(pile_of(more, assessed(), assessed()), "check", format=name).decode()
    assert told.count("单位待确认，见汇总②") == 1


def test_a_question_that_most_forms_ask_is_told_among_what_is_common() -> None:
    told = text(pile_of(asking(), asking()))
    assert told.count("「项目资金」填") == 1
    assert "请先确认一次：2 张的全年执行数" in told
    assert "单位待确认" not in told
    assert told.replace("\n     ", "").count("除各表通病外，没有发现要处理的事项") == 2


def test_a_question_is_told_in_full_under_each_form_where_all_is_unfolded() -> None:
    pile = pile_of(asking(), assessed(), assessed(), unfolded=True)
    told = text(pile)
    assert "1. 项目资金" in told
    assert "→ 确认后可加 --unit 万元 或 --unit 元 再查。" in told


def test_the_unit_is_asked_even_where_nothing_was_spent() -> None:
    budget = "865,000.00 | 865,000.00"
    unspent = assessed(f"年度资金总额 | {budget} | | 10 | |", f"其中：当年财政拨款 | {budget} | | — | |")
    told = points(pile_of(unspent, assessed()))["金额单位"]
    assert told.startswith("请先确认一次：1 张（【1】）的金额按什么单位填；确认后可加")


def test_a_pile_without_expenditure_has_no_sum() -> None:
    blank = assessed("年度资金总额 | 86.50 | 86.50 | | 10 | |")
    assert points(pile_of(blank, blank))["金额"] == "没有可汇总的全年执行数"


def test_forms_of_one_project_that_want_the_same_are_said_once_with_their_number() -> None:
    bad = msgspec.structs.replace(assessed(), findings=(msgspec.structs.replace(NAMELESS, matter="funds"),))
    asked = msgspec.structs.replace(assessed(), findings=(COPIED,))
    told = text(pile_of(*[bad] * 3, *[asked] * 4, *[assessed()] * 3))
    assert "必须改正：3 张\n   【1】社区图书角建设等 3 张：「某处」写的是甲" in told
    assert "最该看：4 张\n   【4】社区图书角建设等 4 张：「某处」写的是甲" in told
    english = text(pile_of(*[bad] * 3), lang="en")
    assert "【1】社区图书角建设 and others, 3 in all: " in english


def test_the_grades_add_up_to_all_forms() -> None:
    good = assessed(rules=("mof-2020-10",))
    unfit = assessed(
        "产出指标 | 数量指标 | 图书角 | ≥24个 | 24个 | 70 | 70 |", "总分 | 100 | 79.8", rules=("mof-2020-10",)
    )
    blank = assessed("总分 | 100 |", rules=("mof-2020-10",))
    told = points(pile_of(good, good, unfit, unfit, unfit, blank))["等次"]
    assert told == "2 张测算与自评一致，1 张没有填总分，无从比较，3 张未能测算"
    record = json.loads(export(pile_of(good, unfit, blank), "check", format="json"))["summary"]["grades"]
    assert record == {"same": [0], "different": [], "open": [], "unclaimed": [2], "unscored": [1]}


def test_what_is_open_is_counted_and_explained_the_most_frequent_reason_first() -> None:
    wordy = assessed("产出指标 | 数量指标 | 图书角 | 按计划建设 | 部分街道已建 | 90 | 90 |", rules=("mof-2020-10",))
    other = msgspec.structs.replace(OPEN, code="FD009", reason="没有依据。")
    forms = [msgspec.structs.replace(wordy, not_judged=found) for found in ((OPEN,), (other,), (other,))]
    told = points(pile_of(*forms))["未能判断"].splitlines()
    assert told[0] == "3 项；得分未测算 3 项"
    assert told[1].startswith("得分（【1】【2】【3】）：")
    assert told[2:] == ["FD009（【2】【3】）：没有依据。", "FD013（【1】）：金额单位待确认"]


def test_whether_projects_are_finished_is_asked_once_for_the_pile() -> None:
    found = assessed(rules=("mof-2021-101",))
    pile = pile_of(found, found)
    assert text(pile).count("--finished yes") == 1
    assert "--finished" not in "".join(points(pile, hints=False).values())


def test_the_summary_says_for_whom_it_is() -> None:
    assert text(three_forms()).startswith("汇总：3 张自评表，供审核人看（审核环节）\n")
    assert "  用途    供审核人看（审核环节）\n" in text(one_form())


def test_a_report_for_programs_names_no_words_to_type() -> None:
    told = export(pile_of(asking(), assessed(), assessed()), "check", format="json").decode()
    assert "--unit" not in told


def test_what_needs_no_remedy_is_told_without_one() -> None:
    plain = msgspec.structs.replace(COPIED, who=Who.REVIEWER, remedy="", remedy_en="")
    told = points(pile_of(*[msgspec.structs.replace(assessed(), findings=(plain,))] * 2))["通病"]
    assert told.endswith("如【1】：「某处」写的是甲，应为乙：1 + 1 = 2。（GL001 的理由）")
