"""XF003: whose texts are compared with whose, what is a set phrase, and what is told."""

import msgspec
import pytest

from jiheng.checks import AcrossFinding, Facts, ReportedAcross
from jiheng.checks.copies import Told, groups, measure
from jiheng.checks.heads import Held
from jiheng.form import Block, Certainty, Field, Place, Where
from jiheng.rulepacks import load_pack
from tests.checks.building import case_with

BY = measure(load_pack("house"))
RIVER = "清理河面漂浮物，修补破损护坡，让沿河居民看得见清水、走得上步道"
LIGHTS = "更换步道路灯八十盏，夜里巡查两次，坏了的灯一天之内修好不隔夜"
OWN = ("在镇上办夜校十二期，教会四百名青年焊接和钳工", "给八所村小添置课桌六百套，换下用了二十年的旧桌")


def told(form: int, text: str, unit: str | None = "甲单位", **more: str | None) -> Held:
    named = {"project": f"项目{form}", "code": None, "department": None, "name": "expected", **more}
    where = Where(Block.GOAL, None, named.pop("name"), None)
    return Held(form, Told(where=where, text=text, unit=unit, **named))


def together(*held: Held) -> list[tuple[int | None, ...]]:
    return [tuple(held[at].form for at in one.texts) for one in groups(held, BY)]


def test_the_share_counts_of_the_text_of_which_more_is_taken() -> None:
    # All of the short text stands in the long one, of which it is less than half.
    long = f"{RIVER}。{LIGHTS}。{OWN[0]}。"
    (group,) = groups([told(0, long), told(1, RIVER)], BY)
    (link,) = group.links
    assert (link.first, link.second, link.covered, link.letters) == (1, 0, 28, 28)
    assert group.texts == (0, 1)


def test_less_than_half_is_not_told() -> None:
    # 28 letters, of more than twice as many in either.
    assert (
        together(
            told(0, f"{RIVER}。{LIGHTS}。{OWN[0]}"), told(1, f"{RIVER}。{OWN[1]}。{OWN[0][:4]}{LIGHTS[:6]}新新新新新新")
        )
        == []
    )


def test_half_is_told_from_so_many_letters_on_only() -> None:
    assert together(told(0, "全年维修小学校舍二十栋并验收"), told(1, "全年维修小学校舍二十栋并验收")) == []


@pytest.mark.parametrize(
    "same",
    [
        {"project": "河道保洁"},
        {"code": "310112"},
    ],
)
def test_two_forms_of_one_project_are_not_compared(same: dict[str, str]) -> None:
    assert together(told(0, RIVER, **same), told(1, RIVER, **same)) == []


def test_of_texts_with_several_users_those_of_different_projects_are_linked() -> None:
    wrapped = f"{RIVER}。{OWN[0][:5]}"
    held = [
        told(0, RIVER, project="河道保洁"),
        told(1, wrapped, project="河道保洁"),
        told(2, wrapped, project="步道养护"),
    ]
    assert together(*held) == [(1, 2)]
    assert together(held[1], held[0], held[2]) == [(1, 2)]


def test_the_same_name_under_another_unit_is_another_project() -> None:
    assert together(told(0, RIVER, "甲单位", project="河道保洁"), told(1, RIVER, "乙单位", project="河道保洁")) == [
        (0, 1)
    ]


def test_a_result_that_repeats_its_own_goal_is_no_business_of_this_check() -> None:
    assert together(told(0, RIVER), told(0, RIVER, name="achieved"), told(1, LIGHTS)) == []


def test_a_goal_and_a_result_that_are_both_copied_are_told_once() -> None:
    held = [told(0, RIVER), told(0, LIGHTS, name="achieved"), told(1, RIVER), told(1, LIGHTS, name="achieved")]
    assert together(*held) == [(0, 1)]


def test_what_three_units_write_is_a_set_phrase_however_it_is_wrapped() -> None:
    of_three = [told(n, RIVER, f"单位{n}") for n in range(3)]
    assert together(*of_three) == []
    assert together(*of_three, told(3, f"{RIVER}。{OWN[0]}", "单位3")) == []
    assert together(*of_three[:2], told(2, f"{RIVER}，{OWN[0]}", "单位2")) == []


def test_two_units_are_too_few_for_a_set_phrase() -> None:
    assert together(told(0, RIVER, "甲单位"), told(1, RIVER, "乙单位"), told(2, RIVER, "乙单位")) == [(0, 1, 2)]


def test_what_everybody_writes_is_a_set_phrase_in_a_small_pile_too() -> None:
    # Two phrases of the list are all that is the same: 27 letters of 33 and of 36.
    ends = "项目按计划实施，资金使用符合规定。切实增强人民群众的获得感、幸福感、安全感。"
    assert together(told(0, f"{OWN[0][:6]}。{ends}"), told(1, f"{OWN[1][:8]}。{ends}")) == []
    # A text that is one such phrase and nothing else is no copy either.
    phrase = "不存在截留、挤占、挪用、虚列支出等情况以习近平新时代中国特色社会主义思想为指导"
    assert together(told(0, phrase), told(1, phrase), told(2, OWN[0])) == []


def test_without_a_unit_the_department_counts_and_without_that_every_form_for_itself() -> None:
    by_department = [told(n, RIVER, None, department="清河区总工会") for n in range(3)]
    assert together(*by_department) == [(0, 1, 2)]
    assert together(*(told(n, RIVER, None) for n in range(3))) == []


def test_projects_linked_by_way_of_others_are_one_group_and_others_another() -> None:
    held = [
        told(0, RIVER),
        told(1, f"{RIVER}。{LIGHTS}"),
        told(2, LIGHTS),
        told(3, OWN[0] + "，学完发证，推荐到园区企业上班"),
        told(4, OWN[0] + "，学完发证，推荐到县城工厂上班"),
    ]
    assert together(*held) == [(0, 1, 2), (3, 4)]


def test_many_copies_within_a_unit_are_one_group_with_everybody_in_it() -> None:
    held = [told(n, f"{RIVER}，第{chr(0x4E00 + n)}段") for n in range(60)]
    assert together(*held) == [tuple(range(60))]


def across(*cases: tuple[str, ...]) -> tuple[ReportedAcross, ...]:
    facts = Facts(only={"XF003"})
    for place, lines in enumerate(cases):
        facts.add(place, case_with(*lines))
    return facts.judge(load_pack("mof-2020-10")).findings


def form(project: str, goal: str, result: str = "已完成。") -> tuple[str, ...]:
    return (f"项目名称 | {project}", f"预期目标 | {goal}", f"实际完成情况 | {result}")


def test_a_pair_is_told_with_both_figures_and_the_longest_stretch_in_its_places() -> None:
    (found,) = across(form("河道保洁", f"{RIVER}。"), form("步道养护", f"年内，{RIVER}，{OWN[0]}。"))
    # 28 letters, all of which stand in the other; counted with punctuation they are 1–31 there and 4–34 here.
    assert found.message == (
        "「河道保洁」（清河区图书馆，2020 年度）的预期目标 28 字中有 28 字（100%）"
        "也写在「步道养护」（清河区图书馆，2020 年度）的预期目标里（标点不计）。（合理性判断，非办法条款）"
    )
    (evidence,) = found.evidence
    assert evidence.startswith(
        f"最长的一段连续 28 字：“{RIVER}”，在「河道保洁」（清河区图书馆，2020 年度）预期目标第 1–31 字（"
    )
    assert "「步道养护」（清河区图书馆，2020 年度）预期目标第 4–34 字（" in evidence
    assert [(one.form, one.where.field) for one in found.at] == [(0, "expected"), (1, "expected")]
    assert found.message_en.startswith(
        "28 of 28 characters of the expected goal of “河道保洁” also stand in the expected"
    )


def test_texts_that_are_the_same_are_said_to_be() -> None:
    (found,) = across(form("河道保洁", RIVER), form("步道养护", LIGHTS, RIVER))
    assert (
        "的预期目标与「步道养护」（清河区图书馆，2020 年度）的实际完成情况一字不差（28 字，标点不计）" in found.message
    )


def test_a_crowd_is_named_and_counted_and_every_link_shown() -> None:
    (three,) = across(*(form(f"项目{n}", RIVER) for n in "甲乙丙"))
    assert "这 3 个项目" in three.message
    assert len(three.evidence) == 2
    assert three.message_en.startswith("3 projects share whole passages; for one, 28 of 28")
    (many,) = across(*(form(f"项目{n}", RIVER) for n in "甲乙丙丁戊己庚辛壬癸子"))
    assert "等 11 个项目" in many.message
    assert len(many.at) == 11
    assert len(many.evidence) == 9


def test_a_long_stretch_is_quoted_from_its_head() -> None:
    long = "".join(chr(0x4E00 + 7 * n) for n in range(150))
    (found,) = across(form("甲", long), form("乙", long))
    assert f"“{long[:100]}……”" in found.evidence[0]


def test_years_are_not_compared_with_one_another() -> None:
    assert across(form("河道保洁", RIVER), ("年度 | 2021", *form("步道养护", RIVER))) == ()


def test_the_fingerprint_stays_when_figures_change() -> None:
    (one,) = across(form("河道保洁", RIVER), form("步道养护", RIVER))
    (other,) = across(form("步道养护", f"{RIVER}。"), form("别的", OWN[1]), form("河道保洁", f"{OWN[0]}，{RIVER}"))
    assert one.fingerprint == other.fingerprint


def test_a_text_under_an_open_doubt_is_not_compared() -> None:
    facts = Facts(only={"XF003"})
    for place, lines in enumerate((form("河道保洁", RIVER), form("步道养护", RIVER))):
        case = case_with(*lines)
        doubtful = Field(RIVER, RIVER, Place(), Certainty(0.5, ("两种读法",)))
        goal = msgspec.structs.replace(case.form.annual_goal, expected=doubtful)
        facts.add(place, msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, annual_goal=goal)))
    assert facts.judge(load_pack("house")).findings == ()


def test_a_single_form_does_not_even_load_what_compares_texts() -> None:
    assert groups([told(0, RIVER), told(0, LIGHTS, name="achieved")], BY) == []
    assert groups([], BY) == []
    assert issubclass(AcrossFinding, msgspec.Struct)
