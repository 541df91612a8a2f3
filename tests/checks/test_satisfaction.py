"""Satisfaction: of whom, and by what evidence."""

import pytest

from jiheng.checks import Outcome, Severity, Who
from jiheng.checks.names import asked, bare, gist
from tests.checks.building import case_with, found_in, real
from tests.checks.test_targets import row

STAFF = (
    "项目名称 | 图书管护员聘用",
    "主管部门 | 清河区文化局",
    "实施单位 | 清河区群众文化中心",
    "预期目标 | 聘用管护员20名，按月发放薪酬。",
    "实际完成情况 | 聘用管护员20名。",
    row("数量指标", "聘用管护员人数", "20人", "20人"),
)


def strangers(name: str, *more: str) -> Outcome:
    return found_in(case_with(*STAFF, *more, row("服务对象满意度指标", name, "≥90%", "95%")), "IN010")


# --- IN009: evidence


def test_without_a_place_for_evidence_nobody_is_asked_for_it() -> None:
    (skipped,) = found_in(real(1), "IN009").skipped
    assert "没有「佐证材料」一栏" in skipped.reason


@pytest.mark.parametrize("listed", ["验收单、发票", "无", ""])
def test_evidence_without_a_survey_is_mentioned_to_the_reviewer(listed: str) -> None:
    case = case_with(row("服务对象满意度指标", "居民满意度", "≥90%", "95%"), f"+ 佐证材料 | {listed}")
    (found,) = found_in(case, "IN009").findings
    assert (found.severity, found.who, found.where.field) == (Severity.ADVICE, Who.REVIEWER, "actual")
    assert ("写的是「验收单、发票」" if listed == "验收单、发票" else "空着") in found.message


@pytest.mark.parametrize("listed", ["居民问卷120份", "满意度测评表", "电话回访记录", "群众评议汇总"])
def test_any_way_of_asking_people_is_evidence(listed: str) -> None:
    case = case_with(row("服务对象满意度指标", "居民满意度", "≥90%", "95%"), f"+ 证明材料 | {listed}")
    assert found_in(case, "IN009").findings == ()


def test_only_satisfaction_that_is_stated_needs_evidence() -> None:
    lines = (row("质量指标", "验收合格率", "100%", "100%"), row("服务对象满意度指标", "居民满意度", "≥90%", ""))
    assert found_in(case_with(*lines, "+ 佐证材料 | 验收单"), "IN009").findings == ()


# --- IN010: of whom


def test_people_copied_from_another_project_are_set_beside_those_of_this_one() -> None:
    (found,) = found_in(real(8), "IN010").findings
    assert (found.severity, found.who, found.where.field) == (Severity.DOUBT, Who.UNIT, "name")
    assert "「慰问对象满意度」问的是「慰问对象」，表里别处没有提到「慰问」，说的是「雇员」" in found.message
    assert "批复就是这样的，请勿改动" in found.remedy


@pytest.mark.parametrize(
    "name", ["慰问对象满意度", "住院患者满意度", "参展商户满意度", "受训学员满意率", "种粮大户总体满意度"]
)
def test_people_of_another_line_of_work_are_a_question(name: str) -> None:
    assert len(strangers(name).findings) == 1


@pytest.mark.parametrize(
    "name",
    [
        "职工满意度",
        "社区群众满意度",
        "服务对象满意度指标",
        "补助对象满意度",
        "受补者满意度",
        "用人单位满意度",
        "管护员满意度",
        "聘用人员满意度",
        "读者满意度",
        "满意度",
        "对象满意度",
        "宇航员满意度",
        "居民对环境的满意度",
        "投诉率",
    ],
)
def test_people_whom_any_project_may_have_whom_the_form_names_or_whom_we_cannot_place_pass(name: str) -> None:
    assert strangers(name).findings == ()


def test_another_word_for_the_same_people_is_enough() -> None:
    assert strangers("参训学员满意度").findings
    assert strangers("参训学员满意度", row("数量指标", "岗前培训", "2期", "2期")).findings == ()


def test_a_form_that_speaks_of_no_people_is_not_judged_by_them() -> None:
    lines = (
        "项目名称 | 路面修复",
        "主管部门 | 清河区建设局",
        "实施单位 | 清河区建设局",
        "预期目标 | 修复路面12公里。",
        "实际完成情况 | 修复路面12公里。",
        row("数量指标", "修复路面里程", "12公里", "12公里"),
        row("服务对象满意度指标", "住院患者满意度", "≥90%", "95%"),
    )
    assert found_in(case_with(*lines), "IN010").findings == ()
    told = found_in(case_with(*lines, "预期目标 | 修复路面12公里，方便群众。"), "IN010").findings
    assert [one.where.row for one in told] == [1]


# --- what a name says


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("资金使用率（%）", "资金使用率"),
        ("指标1：设备更新率", "设备更新率"),
        ("群众满意度 ：", "群众满意度"),
        ("居民 满意度", "居民满意度"),
    ],
)
def test_a_name_is_bare_without_brackets_numbers_and_signs(name: str, said: str) -> None:
    assert bare(name) == said


@pytest.mark.parametrize(
    ("name", "whom", "who"),
    [
        ("慰问对象满意度", "慰问对象", "慰问"),
        ("服务对象满意度指标", "服务对象", "服务"),
        ("居民对环境的满意度", "居民", "居民"),
        ("提高患者满意度", "患者", "患者"),
        ("学员综合满意率（%）", "学员", "学员"),
        ("投诉率", "", ""),
    ],
)
def test_whom_an_indicator_asks_is_what_stands_before_satisfaction(name: str, whom: str, who: str) -> None:
    assert (asked(name), gist(asked(name))) == (whom, who)
