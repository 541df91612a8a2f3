"""Reasons beside a form: they hold while what they speak of stays the same, and they never make a finding heavier."""

import msgspec
import pytest

from jiheng.checks import Answer, AnswerKind, Note, Reported, Severity, Who, answered, content_of
from jiheng.form import Block, Where
from tests.checks.building import case_with

ROW = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 32 | 场地未移交"
OTHER = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 60 | 60 |"
AT_ROW = Where(Block.INDICATORS, 0, "claimed_points")


def digest(*lines: str, where: Where = AT_ROW) -> str:
    return content_of(case_with(*lines).form, where)


def finding(fingerprint: str = "f1", where: Where = AT_ROW, severity: Severity = Severity.DOUBT) -> Reported:
    return Reported("SC005", "x", severity, "row:x", Who.UNIT, where, "甲。", "A.", "", "", (), fingerprint)


def note(reason: str | None = "按整分取整", *, again: bool = False, **written_for: str) -> Note:
    return Note(matter="「新建图书角数量」", written_for=written_for, reason=reason, again=again)


@pytest.mark.parametrize(
    "changed",
    [
        ROW.replace("≥24个", "≥20个"),
        ROW.replace("18个", "19个"),
        ROW.replace("| 40 |", "| 41 |"),
        ROW.replace("| 32 |", "| 30 |"),
    ],
)
def test_a_changed_target_result_maximum_or_claim_is_noticed(changed: str) -> None:
    assert digest(ROW, OTHER) != digest(changed, OTHER)


@pytest.mark.parametrize(
    "same", [ROW.replace("场地未移交", "场地未移交，已列入明年计划"), ROW.replace("| 32 |", "| 32.00 |")]
)
def test_a_longer_explanation_or_another_way_of_printing_is_no_change_of_the_row(same: str) -> None:
    assert digest(ROW, OTHER) == digest(same, OTHER)


def test_a_change_elsewhere_leaves_a_row_as_it_was() -> None:
    assert digest(ROW, OTHER) == digest(ROW, OTHER.replace("31500", "31501"))
    assert digest(ROW, OTHER) == digest(ROW, OTHER, "预期目标 | 别的目标")


def test_what_is_said_about_an_explanation_changes_with_the_explanation() -> None:
    at_note = Where(Block.INDICATORS, 0, "deviation_note")
    before, after = ROW, ROW.replace("场地未移交", "经费未到位")
    assert digest(before, OTHER, where=at_note) != digest(after, OTHER, where=at_note)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (Where(Block.HEADER, None, "project"), "项目名称 | 夜间开放"),
        (Where(Block.HEADER, None, "amount_unit"), "年度资金总额 | 81 | 86.50 | 84.77 | 10 | 98.00% | 9.80"),
        (Where(Block.FUNDS, 0, "revised_budget"), "年度资金总额 | 81 | 86.50 | 84.77 | 10 | 98.00% | 9.80"),
        (Where(Block.GOAL, None, "achieved"), "实际完成情况 | 都做完了"),
        (Where(Block.INDICATORS), ROW),
        (Where(Block.TOTAL), "总分 | 100 | 1"),
        (Where(Block.FOOTER), "+ 自评等级 | 优"),
    ],
)
def test_each_block_knows_when_it_changed(where: Where, line: str) -> None:
    assert digest(where=where) != digest(line, where=where)


def test_a_change_of_money_does_not_touch_what_is_said_of_a_name() -> None:
    at_name = Where(Block.HEADER, None, "project")
    money = "年度资金总额 | 81 | 86.50 | 84.77 | 10 | 98.00% | 9.80"
    assert digest(where=at_name) == digest(money, where=at_name)


def test_a_note_answers_the_finding_with_its_fingerprint_and_no_other() -> None:
    form = case_with(ROW, OTHER).form
    told = note(f1=content_of(form, AT_ROW))
    first, second = answered((finding("f1"), finding("f2")), form, (told,))
    assert first.answer == Answer(AnswerKind.ANSWERED, "按整分取整")
    assert not first.is_open
    assert second.answer is None
    assert second.is_open


def test_a_note_written_before_the_row_changed_is_shown_and_answers_nothing() -> None:
    told = note(f1=digest(ROW, OTHER))
    (found,) = answered((finding(),), case_with(ROW.replace("18个", "19个"), OTHER).form, (told,))
    assert found.answer is not None
    assert found.answer.kind is AnswerKind.OUTDATED
    assert found.is_open


def test_a_note_that_somebody_should_look_at_again_answers_nothing_until_then() -> None:
    form = case_with(ROW, OTHER).form
    told = note(again=True, f1=content_of(form, AT_ROW))
    assert answered((finding(),), form, (told,))[0].is_open
    looked_at = msgspec.structs.replace(told, again=False)
    assert not answered((finding(),), form, (looked_at,))[0].is_open


def test_of_two_notes_the_one_that_holds_answers() -> None:
    form = case_with(ROW, OTHER).form
    old, new = note("旧的", f1="000000000000"), note("新的", f1=content_of(form, AT_ROW))
    for notes in ((old, new), (new, old)):
        (found,) = answered((finding(),), form, notes)
        assert found.answer is not None
        assert found.answer.reason == "新的"


def test_a_note_without_a_reason_answers_nothing() -> None:
    form = case_with(ROW, OTHER).form
    assert answered((finding(),), form, (note(None, f1=content_of(form, AT_ROW)),))[0].answer is None


@pytest.mark.parametrize("severity", list(Severity))
def test_an_answer_leaves_the_weight_of_a_finding_as_it_is(severity: Severity) -> None:
    form = case_with(ROW, OTHER).form
    (found,) = answered((finding(severity=severity),), form, (note(f1=content_of(form, AT_ROW)),))
    assert found.severity is severity
