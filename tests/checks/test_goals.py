"""年度总体目标: is the result told in the words of the goal?"""

import msgspec
import pytest

from jiheng.checks import Case, Severity
from jiheng.form import AnnualGoal, Field
from tests.checks.building import case_with, found_in, real

GOAL = "开展专题学习二十场，覆盖全部在册党员，带动各项工作推进。"


def outcome_of(goal: str, result: str, rules: str = "mof-2020-10") -> tuple[int, int]:
    outcome = found_in(case_with(f"预期目标 | {goal}", f"实际完成情况 | {result}", rules=rules), "GL001")
    return len(outcome.findings), len(outcome.not_judged)


def with_goal(case: Case, goal: AnnualGoal) -> Case:
    return msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, annual_goal=goal))


def test_a_result_that_is_the_goal_word_for_word_shows_the_count() -> None:
    (found,) = found_in(real(2), "GL001").findings
    assert (found.severity, found.matter) == (Severity.DOUBT, "goal")
    assert "「实际完成情况」与「预期目标」51 字一字不差（标点不计）" in found.message
    assert "「预期目标」不用动" in found.remedy
    assert found.where.field == "achieved"


def test_a_word_dropped_and_other_punctuation_do_not_make_it_another_text() -> None:
    (found,) = found_in(real(5), "GL001").findings
    assert "96 字与 97 字中有 96 字相同（96 × 2 ÷ 193 = 99.5%，标点不计）" in found.message


@pytest.mark.parametrize(
    "result",
    [
        "开展专题学习二十场，覆盖全部在册党员。",
        "全年开展专题学习22场，参加人次486人次，覆盖全部在册党员，带动三项工作推进。",
        "全部完成。",
    ],
    ids=["a part of it", "facts added", "other words"],
)
def test_a_part_of_the_goal_or_the_goal_with_facts_is_no_copy(result: str) -> None:
    assert outcome_of(GOAL, result) == (0, 0)


def test_the_threshold_is_the_pack_s() -> None:
    case = case_with(f"预期目标 | {GOAL}", "实际完成情况 | 开展专题学习二十场，覆盖全部在册党员。")
    strict = msgspec.structs.replace(
        case.pack.setting("similarity.copied"), value=case.pack.number("adjustment.explain")
    )
    pack = msgspec.structs.replace(case.pack, settings={**case.pack.settings, "similarity.copied": strict})
    assert found_in(msgspec.structs.replace(case, pack=pack), "GL001").findings


@pytest.mark.parametrize(("goal", "result"), [(GOAL, ""), ("", GOAL)])
def test_a_blank_goal_or_result_leaves_nothing_to_compare(goal: str, result: str) -> None:
    assert outcome_of(goal, result) == (0, 1)


def test_a_form_without_an_annual_goal_is_not_asked() -> None:
    (skipped,) = found_in(with_goal(case_with(), AnnualGoal(Field(), Field())), "GL001").skipped
    assert "没有「年度总体目标」" in skipped.reason


def test_the_ten_real_forms_copy_where_a_reviewer_sees_it() -> None:
    assert [number for number in range(1, 11) if found_in(real(number), "GL001").findings] == [2, 5, 8, 9]
