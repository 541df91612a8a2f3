"""What is asked of rows that were filled in honestly, and what is not judged at all."""

import pytest

from jiheng.checks import Severity
from tests.checks.building import case_with, found_in


def test_an_honest_unit_that_took_off_points_is_asked_for_a_sentence_and_never_for_more_points() -> None:
    row = "效益指标 | 社会效益指标 | 服务水平 | 有效提升 | 有效提升 | 10 | 7 |"
    (found,) = found_in(case_with(row), "SC007").findings
    assert found.severity is Severity.ADVICE
    assert "不用改分" in found.remedy
    assert "写一句" in found.remedy
    (noted,) = found_in(case_with(f"{row} 两个街道进度慢，正在补做"), "SC007").findings
    assert noted.severity is Severity.ADVICE
    assert "也不用答复" in noted.remedy


def test_points_above_the_tier_are_still_a_question() -> None:
    row = "效益指标 | 社会效益指标 | 服务水平 | 有效提升 | 部分达成 | 10 | 10 |"
    (found,) = found_in(case_with(row), "SC007").findings
    assert found.severity is Severity.DOUBT


def test_a_row_without_a_name_is_reported_by_its_position() -> None:
    (found,) = found_in(case_with("产出指标 | 数量指标 |  | ≥12期 | 12期 | 20 | 20 |"), "FM015").findings
    assert (found.severity, found.where.field) == (Severity.DOUBT, "name")
    assert "第 1 项指标" in found.message


@pytest.mark.parametrize("code", ["FD005", "FD008", "FD010", "FD012"])
def test_nothing_is_reckoned_with_a_negative_amount(code: str) -> None:
    case = case_with("年度资金总额 | 100.00 | -50.00 | -48.00 | 10 | 90.00% | 8")
    found = found_in(case, code)
    assert not found.findings
    assert any("是负数" in one.reason for one in found.not_judged)


def test_a_name_that_says_two_things_is_not_far_over() -> None:
    case = case_with("产出指标 | 数量指标 | 新增违法案件 | 50件 | 500件 | 20 | 20 |")
    assert not found_in(case, "SC008").findings
