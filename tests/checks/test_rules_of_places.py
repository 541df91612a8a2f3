"""What checks say under the rules of a place: its own line, its own document, its own limit of words."""

import pytest

from jiheng.checks import Outcome, Severity
from tests.checks.building import case_with, found_in


def said(code: str, *lines: str, rules: str = "mof-2020-10") -> Outcome:
    return found_in(case_with(*lines, rules=rules), code)


ADJUSTED = "年度资金总额 | 86.50 | 86.00 | 84.28 | 10 | 98.00% | 9.8"


def test_any_adjustment_needs_a_reason_of_limited_length_where_the_place_says_so() -> None:
    (found,) = said("FD010", ADJUSTED, rules="sichuan").findings
    assert (found.severity, found.clauses) == (Severity.DOUBT, ("sichuan/reasons",))
    assert found.message.endswith("（四川省口径）")
    assert found.remedy.endswith("为什么调整（不超过 100 字）。")
    assert found.remedy_en.endswith("why the budget was changed (at most 100 characters).")
    assert said("FD010", ADJUSTED).findings == ()


def test_a_budget_that_was_not_adjusted_needs_none_even_there() -> None:
    assert said("FD010", "年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8", rules="sichuan").findings == ()


@pytest.mark.parametrize(
    ("actual", "places"),
    [("36000人次", {"tianjin-hebei"}), ("39000人次", {"guangxi", "mof-2020-10", "tianjin-hebei"})],
)
def test_a_result_far_over_is_told_from_the_line_of_the_place(actual: str, places: set[str]) -> None:
    row = f"效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | {actual} | 30 | 30 |"
    rules = ("chengdu-pidu", "guangxi", "mof-2020-10", "tianjin-hebei")
    assert {one for one in rules if said("SC008", row, rules=one).findings} == places


def test_whether_points_are_taken_off_is_told_as_the_place_has_it() -> None:
    row = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 60000人次 | 30 | 30 |"
    (there,) = said("SC008", row, rules="guangxi").findings
    assert "扣不扣分由审核人决定" in there.message
    assert (there.clauses, there.message.endswith("（广西口径）")) == (("guangxi/far-over",), True)
    (here,) = said("SC008", row).findings
    assert "系统不据此扣分" in here.message
    assert here.clauses == ("house/far-over-target",)


def test_points_given_together_are_held_against_the_sum_of_the_indicators() -> None:
    shares = (
        "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |",
        "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |",
    )
    (found,) = said("WT002", *shares, rules="hubei").findings
    assert found.message.startswith("本表分值为执行率 10、各项指标 90，湖北省口径原则上为执行率 20、各项指标 80，")
    assert set(found.clauses) == {"hubei/indicators", "hubei/execution"}
    assert said("WT002", *shares, rules="sichuan").findings == ()


def test_full_points_where_a_person_may_take_some_off_are_within_what_is_due() -> None:
    row = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 60000人次 | 30 | 30 |"
    assert said("SC005", row, rules="guangxi").findings == ()
    assert said("SC007", row, rules="guangxi").findings == ()
