"""The column 偏差原因分析及改进措施: whether a reason stands where one is due."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks import Case, Severity
from jiheng.form import Field, Remark
from tests.checks.building import case_with, found_in, real, text


def row(target: str, actual: str, points: str, note: str = "") -> str:
    return f"产出指标 | 数量指标 | 故事会新增数 | {target} | {actual} | {points} | {note}"


WORDS = "效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 15 | 13 | "
MISSED, DOCKED, FINE = row("≥20场", "15场", "10 | 7.5"), row("≥20场", "21场", "10 | 9"), row("≥20场", "21场", "10 | 10")


def severities(case: Case, code: str) -> list[Severity]:
    return [found.severity for found in found_in(case, code).findings]


def with_remark(case: Case, code: str, said: str) -> Case:
    form = msgspec.structs.replace(case.form, remarks=(Remark(code, "存在问题", text(said)),))
    return msgspec.structs.replace(case, form=form)


def test_a_certain_miss_without_a_reason_is_an_error_resting_on_a_confirmed_clause() -> None:
    (found,) = found_in(case_with(MISSED), "NT001").findings
    assert found.severity is Severity.ERROR
    assert found.clauses == ("mof-2020-10/deviation-explained",)
    assert "「故事会新增数」目标 ≥20场、完成 15场，没有达到目标，「偏差原因分析及改进措施」空着" in found.message
    assert "财预〔2020〕10号" in found.message
    assert "写原因不影响测算分" in found.remedy


def test_a_miss_on_a_guessed_direction_is_a_question_that_says_so() -> None:
    (found,) = found_in(case_with(row("20场", "15场", "10 | 7.5")), "NT001").findings
    assert found.severity is Severity.DOUBT
    assert "按名称推断为越多越好" in found.message


def test_a_missed_date_wants_a_reason_and_is_never_an_error() -> None:
    late = row("2020年9月底前", "2020年10月15日", "10 | 8")
    assert severities(case_with(late), "NT001") == [Severity.DOUBT]
    said = row("2020年9月底前", "2020年10月15日", "10 | 8", "无")
    assert severities(case_with(said), "NT007") == [Severity.DOUBT]


def test_points_taken_off_a_reached_quantity_without_a_reason_are_a_question() -> None:
    (found,) = found_in(case_with(DOCKED), "NT001").findings
    assert found.severity is Severity.DOUBT
    assert "扣了 1 分，「偏差原因分析及改进措施」空着" in found.message


def test_a_missed_quantity_with_full_points_wants_a_reason_too() -> None:
    assert severities(case_with(row("≥20场", "15场", "10 | 10")), "NT001") == [Severity.ERROR]


def test_a_form_that_speaks_of_its_problems_below_the_table_is_only_asked_which_row_they_mean() -> None:
    for code in ("problems", "measures", "conclusion", "other_matters"):
        (found,) = found_in(with_remark(case_with(MISSED), code, "受疫情影响停办五场"), "NT001").findings
        assert found.severity is Severity.DOUBT
        assert "请注明是这一项" in found.remedy
    assert severities(with_remark(case_with(MISSED), "problems", "无"), "NT001") == [Severity.ERROR]
    assert severities(with_remark(case_with(MISSED), "finance_head", "王某"), "NT001") == [Severity.ERROR]


def test_rows_that_are_fine_and_rows_of_words_want_no_reason() -> None:
    for code in ("NT001", "NT007"):
        assert severities(case_with(FINE, WORDS), code) == []


def test_a_cell_that_was_never_there_counts_as_blank_where_the_form_has_the_column() -> None:
    case = case_with(MISSED)
    first = case.rows[0]
    bare = msgspec.structs.replace(first, indicator=msgspec.structs.replace(first.indicator, deviation_note=Field()))
    assert severities(msgspec.structs.replace(case, rows=(bare,)), "NT001") == [Severity.ERROR]


@pytest.mark.parametrize("note", ["无", "/", "—", "0", "无。", "没有", "暂无", "N/A", "-"])
def test_a_word_that_gives_no_reason_is_a_question_that_quotes_it(note: str) -> None:
    case = case_with(row("≥20场", "15场", "10 | 7.5", note))
    (found,) = found_in(case, "NT007").findings
    assert found.severity is Severity.DOUBT
    assert f"只写了「{note}」" in found.message
    assert severities(case, "NT001") == []


@pytest.mark.parametrize("note", ["供货延期", "无人报名", "0人报名", "疫情"])
def test_a_reason_however_short_is_a_reason(note: str) -> None:
    case = case_with(row("≥20场", "15场", "10 | 7.5", note))
    assert severities(case, "NT007") == []
    assert severities(case, "NT001") == []


def test_nothing_to_say_where_nothing_is_due_is_right() -> None:
    assert severities(case_with(row("≥20场", "21场", "10 | 10", "无")), "NT007") == []


@pytest.mark.parametrize("code", ["NT001", "NT007"])
def test_a_form_without_the_column_is_not_asked(code: str) -> None:
    case = case_with(MISSED)
    form = msgspec.structs.replace(case.form, columns=case.form.columns - {"deviation_note"})
    (skipped,) = found_in(msgspec.structs.replace(case, form=form), code).skipped
    assert "没有「偏差原因分析及改进措施」一栏" in skipped.reason


def test_a_pack_that_asks_for_no_reason_gives_no_error() -> None:
    case = case_with(MISSED)
    settings = {key: value for key, value in case.pack.settings.items() if key != "deviation.note_required"}
    pack = msgspec.structs.replace(case.pack, settings=settings)
    (found,) = found_in(msgspec.structs.replace(case, pack=pack), "NT001").findings
    assert found.severity is Severity.DOUBT
    assert "合理性判断，非办法条款" in found.message


def test_the_candid_are_not_worse_off_than_the_silent_with_full_marks() -> None:
    silent = case_with(row("≥20场", "15场", "10 | 10"))
    candid = case_with(row("≥20场", "15场", "10 | 7.5", "受疫情影响停办五场，改为线上推送"))
    for code in ("NT001", "NT007", "SC005", "SC006"):
        assert len(found_in(candid, code).findings) <= len(found_in(silent, code).findings)


LOOKED_AT = ("NT001", "NT007", "SC002", "SC004", "SC005", "SC006", "SC007", "SC008")
FIGURES = st.integers(min_value=0, max_value=60)
TARGETS = st.sampled_from(["≥20场", "20场", "≤20场", "=20场", "20", "健全"])
ACTUALS = st.one_of(FIGURES.map("{}场".format), FIGURES.map(str), st.sampled_from(["健全", "部分达成", "未达成"]))


def weightiest(case: Case) -> int:
    found = (severity for code in LOOKED_AT for severity in severities(case, code))
    return max(found, default=0)


@given(TARGETS, ACTUALS, st.integers(min_value=0, max_value=10))
def test_writing_a_reason_never_makes_a_form_look_worse(target: str, actual: str, points: int) -> None:
    silent = case_with(row(target, actual, f"10 | {points}"))
    candid = case_with(row(target, actual, f"10 | {points}", "受疫情影响停办，改为线上推送"))
    assert weightiest(candid) <= weightiest(silent)


@given(TARGETS, ACTUALS, st.integers(min_value=0, max_value=10))
def test_no_error_ever_rests_on_a_guess(target: str, actual: str, points: int) -> None:
    case = case_with(row(target, actual, f"10 | {points}"))
    if not case.rows[0].comparison.certain:
        assert weightiest(case) < Severity.ERROR


@pytest.mark.parametrize("number", range(1, 11))
def test_the_ten_real_forms_give_their_reasons_where_due(number: int) -> None:
    for code in ("NT001", "NT007"):
        assert severities(real(number), code) == []
