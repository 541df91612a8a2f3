"""SC006: full points although the target was missed, and points for what nobody can compare."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import Severity
from jiheng.form import Certainty, Field, Place
from jiheng.scoring import Score
from tests.checks.building import case_with, found_in, real
from tests.checks.test_points import book_row, is_silent, only_finding


def test_a_certain_miss_with_full_points_is_an_error() -> None:
    found = only_finding(case_with(book_row("≥12000册", "10000册", "15 | 15")), "SC006")
    assert found.severity is Severity.ERROR
    assert "没有达到目标，自评满分 15 分；按办法测算 15 × 10000 ÷ 12000 = 12.50 分" in found.message
    assert "目标已批复，请勿改动" in found.remedy


@pytest.mark.parametrize(
    ("target", "actual"), [("20场", "16场"), ("≥20场", "16")], ids=["guessed direction", "unit on one side only"]
)
def test_a_miss_that_rests_on_a_guess_is_never_an_error(target: str, actual: str) -> None:
    case = case_with(book_row(target, actual, "10 | 10", name="故事会新增数"))
    assert all(found.severity is Severity.DOUBT for found in found_in(case, "SC006").findings)


def test_a_guess_is_said_in_the_message_on_full_points() -> None:
    found = only_finding(case_with(book_row("20场", "16场", "10 | 10", name="故事会新增数")), "SC006")
    assert found.severity is Severity.DOUBT
    assert "按名称推断为越多越好" in found.message


def test_a_certain_miss_is_an_error_even_where_no_formula_covers_it() -> None:
    found = only_finding(case_with(book_row("±10%", "15%", "10 | 10", name="偏差率")), "SC006")
    assert found.severity is Severity.ERROR
    assert found.message.endswith("自评满分 10 分。（财预〔2020〕10号）")
    assert "请写明算法" in found.remedy


@pytest.mark.parametrize(
    ("target", "actual", "ours"), [("≤2.5万元", "2.57万元", "9.72"), ("=0起", "1起", "0.00")], ids=["limit", "nought"]
)
def test_a_figure_by_a_method_of_ours_is_never_shown_under_the_name_of_the_regulation(
    target: str, actual: str, ours: str
) -> None:
    found = only_finding(case_with(book_row(target, actual, "10 | 10", name="每场费用")), "SC006")
    assert found.severity is Severity.ERROR  # that a missed target is not full points is confirmed
    assert found.clauses == ("mof-2020-10/quantitative",)
    missed, regulation, beside = found.message.partition("（财预〔2020〕10号）")
    assert regulation
    assert ours not in missed
    assert beside == f"另按本系统自定的算法约 {ours} 分，仅供参考。"
    assert "按办法改得分" not in found.remedy


def test_a_limit_that_was_exceeded_is_a_question_under_a_rule_whose_text_nobody_read() -> None:
    case = case_with(book_row("≤2.5万元", "2.57万元", "10 | 10", name="每场费用"), rules="mof-2021-101")
    found = only_finding(case, "SC006")
    assert found.severity is Severity.DOUBT
    assert "另按本系统自定的算法约 9.72 分，仅供参考" in found.message


def test_a_figure_by_another_clause_of_a_regulation_stands_with_its_own_source() -> None:
    case = case_with("满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 85% | 10 | 10 |")
    row = case.rows[0]
    due = Score(Decimal(8), ("8 × 10 ÷ 10 = 8.00",), "mof-2021-101/satisfaction-bands")
    found = only_finding(msgspec.structs.replace(case, rows=(msgspec.structs.replace(row, due=due),)), "SC006")
    assert found.message.endswith("（财预〔2020〕10号）另按办法测算 8 × 10 ÷ 10 = 8.00 分。（参照财预〔2021〕101号）")


@pytest.mark.parametrize("code", ["SC006", "NT001"])
@pytest.mark.parametrize(("target", "actual"), [("≥12000册", "10000册"), ("≤2.5万元", "2.57万元")])
def test_what_is_set_beside_a_form_for_comparison_makes_no_error(code: str, target: str, actual: str) -> None:
    row = book_row(target, actual, "15 | 15")
    assert only_finding(case_with(row), code).severity is Severity.ERROR
    found = only_finding(case_with(row, rules="as-printed"), code)
    assert found.severity is Severity.DOUBT
    assert "（参照财预〔2020〕10号）" in found.message
    assert "(for comparison: 财预〔2020〕10号)" in found.message_en
    assert "按办法改" not in found.remedy


def test_the_formula_of_a_rule_that_is_only_borrowed_is_called_a_reference() -> None:
    found = only_finding(case_with(book_row("≥12000册", "10000册", "15 | 15"), rules="as-printed"), "SC006")
    assert "参照办法测算 15 × 10000 ÷ 12000 = 12.50 分" in found.message


def untold(target: str, actual: str, points: str = "10 | 10", **asked: str) -> list[str]:
    """Why the points of a row were not judged."""
    outcome = found_in(case_with(book_row(target, actual, points, name="培训期数"), **asked), "SC006")
    assert outcome.findings == ()
    return [one.reason for one in outcome.not_judged]


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("≥3期", "完成", "目标 ≥3期、完成「完成」：目标是数、完成是文字，比不出是否达到"),
        ("提升", "100%", "目标「提升」、完成 100%：目标是文字、完成是数，比不出是否达到"),
        ("≥90%", "满意", "目标 ≥90%、完成「满意」：目标是数、完成是文字，比不出是否达到"),
        ("每季度", "按时", "目标 每季度、完成「按时」：目标是频次、完成是文字，比不出是否达到"),
        ("2020年9月底前", "完成", "目标 2020年9月底前、完成「完成」：目标是时间、完成是文字，比不出是否达到"),
        ("=8期", "9期", "目标 =8期、完成 9期：完成多于目标，而目标写的是等于，是否算达到要看指标"),
        ("≥3期", "", "目标 ≥3期、完成（空）：完成值没有填写"),
        ("", "", "目标（空）、完成（空）：目标和完成值没有填写"),
    ],
)
@pytest.mark.parametrize("points", ["10 | 10", "10 | 7"])
def test_points_claimed_for_what_cannot_be_compared_are_said_to_be_unjudged(
    target: str, actual: str, said: str, points: str
) -> None:
    assert untold(target, actual, points) == [f"「培训期数」{said}，得分是否恰当未判断。"]


def test_satisfaction_in_words_is_unjudged_under_a_pack_of_bands_too() -> None:
    row = "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 满意 | 10 | 10 |"
    (open_,) = found_in(case_with(row, rules="mof-2021-101"), "SC006").not_judged
    assert "比不出是否达到" in open_.reason


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [("≥3期", "3期", "10 | 10"), ("≥3期", "2期", "10 | 6.7"), ("健全", "健全", "10 | 9"), ("≥3期", "完成", "10 | ")],
)
def test_what_can_be_compared_and_what_claims_no_points_is_not_called_unjudged(
    target: str, actual: str, points: str
) -> None:
    assert untold(target, actual, points) == []


def test_points_that_the_pack_gives_although_nothing_can_be_compared_count_as_judged() -> None:
    row = "满意度 | 服务对象满意度指标 | 居民满意度 | 满意 | 93% | 10 | {} |"
    assert found_in(case_with(row.format("10"), rules="mof-2021-101"), "SC006").not_judged == ()
    assert len(found_in(case_with(row.format("7"), rules="mof-2021-101"), "SC006").not_judged) == 1
    assert len(found_in(case_with(row.format("10")), "SC006").not_judged) == 1


def test_rows_under_one_cell_of_points_are_each_unjudged_where_that_cell_claims_some() -> None:
    case = case_with(book_row("≥3期", "完成", "10 | 10"), book_row("≥4期", "完成", "10 | "))
    first, second = case.rows
    rows = tuple(
        msgspec.structs.replace(row, indicator=msgspec.structs.replace(row.indicator, points_rows=many))
        for row, many in ((first, 2), (second, 0))
    )
    assert len(found_in(msgspec.structs.replace(case, rows=rows), "SC006").not_judged) == 2
    assert len(found_in(case, "SC006").not_judged) == 1


def test_where_the_reading_is_open_that_is_why_the_points_were_not_judged() -> None:
    case = case_with(book_row("≥3期", "完成", "10 | 10"))
    row = case.rows[0]
    unsure = Field("完成", "完成", Place(), Certainty(0.5, ("可能是另一栏的字",)))
    indicator = msgspec.structs.replace(row.indicator, actual=unsure)
    moved = msgspec.structs.replace(case, rows=(msgspec.structs.replace(row, indicator=indicator),))
    (open_,) = found_in(moved, "SC006").not_judged
    assert open_.reason.startswith("读表存疑：")
    assert "可能是另一栏的字" in open_.reason


@pytest.mark.parametrize("n", range(1, 11))
def test_of_the_real_forms_one_row_only_cannot_be_compared(n: int) -> None:
    said = [one.reason for one in found_in(real(n), "SC006").not_judged]
    names = [reason.partition("」")[0].removeprefix("「") for reason in said]
    assert names == (["补贴对象资质合规"] if n == 7 else [])


@pytest.mark.parametrize(("target", "actual"), [("2020年9月底前", "2020年10月15日"), ("每月", "每季度")])
def test_a_date_or_frequency_that_was_missed_is_a_question(target: str, actual: str) -> None:
    found = only_finding(case_with(book_row(target, actual, "10 | 10", name="走访")), "SC006")
    assert found.severity is Severity.DOUBT
    assert "没有达到目标" in found.message


def test_an_unconfirmed_formula_gives_no_error() -> None:
    case = case_with(book_row("≥12000册", "10000册", "15 | 15"), rules="mof-2021-101")
    assert only_finding(case, "SC006").severity is Severity.DOUBT


def test_a_miss_so_small_that_the_formula_gives_full_points_passes() -> None:
    assert is_silent(case_with(book_row("≥12000册", "11999册", "15 | 15")), "SC006")


def test_fewer_than_a_limit_is_no_miss() -> None:
    assert is_silent(case_with(book_row("≤3%", "1.2%", "10 | 10", name="图书破损率")), "SC006")
