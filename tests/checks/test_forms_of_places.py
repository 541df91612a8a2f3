"""What is said of forms that places draw in their own ways: nothing that only their layout would cause."""

from decimal import Decimal

import pytest

from jiheng.assess import lay_out
from jiheng.checks import Case, Severity, run
from jiheng.form import SelfEvaluation
from jiheng.scoring import SchemeKind
from tests.checks.building import found_in
from tests.reading.layout.families.merged import NAMES, drawn, read

# What a careful reviewer asks of these forms whatever they look like: a result that repeats its goal word for word, and
# points of missed targets that no proportion gives.
ASKED = {
    "yunnan-villages": {"GL001"},
    "guangshui-markets": {"SC005"},
    "guangshui-forests": {"SC005"},
    "guangshui-toilets": {"GL001"},
}


def case_of(drawing: str) -> Case:
    found = read(drawing)
    assert isinstance(found.form, SelfEvaluation)
    return lay_out(found.form, found.doubts)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_for_that_only_the_layout_would_cause(name: str) -> None:
    findings = run(case_of(drawn(name))).findings
    assert {one.code for one in findings if one.severity is not Severity.ADVICE} == ASKED.get(name, set())


def test_execution_of_twenty_points_is_counted_in_and_scored_out_of_twenty() -> None:
    due = case_of(drawn("hubei-water")).due
    assert due.scheme.kind is SchemeKind.INSIDE
    assert str(due.scheme.execution_max) == "20"
    assert due.low == Decimal("98.1")  # 20 + 20 + 10 × 93 ÷ 100 + 20 + 10 + 18.8


def test_rows_scored_by_criteria_are_part_of_the_total() -> None:
    case = case_of(drawn("guangshui-markets"))
    assert case.due.scheme.kind is SchemeKind.NONE  # 40 for criteria and 60 for indicators are the hundred
    assert found_in(case, "SC001").findings == ()  # 38 and 56 are 94
    assert found_in(case, "WT001").findings == ()


def test_a_total_that_leaves_the_criteria_out_is_told_with_both_parts() -> None:
    (finding,) = found_in(
        case_of(drawn("guangshui-markets").replace("自评总分 | 94 |", "自评总分 | 56 |")), "SC001"
    ).findings
    assert finding.severity is Severity.ERROR
    assert "按评分标准打分的各项 38" in finding.message
    assert "= 94 分，少 38 分" in finding.message


def test_a_total_with_criteria_is_not_computed_because_nobody_can_score_them() -> None:
    due = case_of(drawn("guangshui-forests")).due
    assert due.low is None
    assert any("按评分标准打分的各项" in step for step in due.steps)


def test_a_criterion_without_points_leaves_the_sum_open() -> None:
    drawing = drawn("guangshui-markets").replace("到位率×5分 | < | 5 | 5 |", "到位率×5分 | < | 5 |  |")
    outcome = found_in(case_of(drawing), "SC001")
    assert outcome.findings == ()
    assert "「资金到位率」" in outcome.not_judged[0].reason


def test_notes_that_explain_the_form_do_not_say_that_the_budget_was_changed() -> None:
    drawing = drawn("ministry-street-lamps").replace("| 260.00 | 240.00 | 228.00 |", "| 260.00 | 150.00 | 142.50 |")
    noted = f"{drawing}注：1.预算数为调整后财政资金总额（包括上年结余结转）。\n"
    said = f"{drawing}其他需要说明事项：10月调减预算资金110万元。\n"
    assert len(found_in(case_of(noted), "FD010").findings) == 1
    assert found_in(case_of(said), "FD010").findings == ()


def test_causes_below_the_table_explain_rows_that_have_no_column_for_them() -> None:
    drawing = drawn("ministry-street-lamps").replace("50盏因道路开挖未能施工，已列入2021年计划。", "")
    (bare,) = found_in(case_of(drawing), "NT001").findings
    (explained,) = found_in(
        case_of(f"{drawing}偏差大或目标未完成原因分析 | 道路开挖，50盏未施工。\n"), "NT001"
    ).findings
    assert "表下已经写到的" not in bare.remedy
    assert "表下已经写到的" in explained.remedy
