"""What the engine does to every finding: no error on a guess, cannot judge under a doubt, an order, a fingerprint."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

import msgspec
import pytest

from jiheng.checks import (
    CannotJudge,
    Case,
    Check,
    Finding,
    Life,
    NotApplicable,
    Outcome,
    Severity,
    Stage,
    Who,
    check,
    run,
)
from jiheng.checks.heads import Verdict
from jiheng.form import Block, Certainty, Doubt, Field, Place, SelfEvaluation, Where
from tests.checks.building import case_from, form_of, key, number

HEADER = Where(Block.HEADER, field="project")


def finding(where: Where = HEADER, **said: object) -> Finding:
    return Finding(where, "说", "say", "做", "do", **said)  # type: ignore[arg-type]  # fields of a finding


def says(*verdicts: Verdict, **head: object) -> Check:
    """A check that says just this."""

    def something_odd(case: Case) -> Iterator[Verdict]:
        """A page."""
        del case
        yield from verdicts

    whole: dict[str, object] = {
        "code": "ZZ900",
        "name": "something-odd",
        "title": "有点怪",
        "severity": Severity.ERROR,
        "who": Who.UNIT,
        "guess_free": True,
    }
    return check(**{**whole, **head})(something_odd)  # type: ignore[arg-type]  # fields of the decorator


def outcome(*checks: Check, case: Case | None = None, **asked: object) -> Outcome:
    return run(case or first(), checks=checks, **asked)  # type: ignore[arg-type]  # options of run


def first(stage: Stage = Stage.REVIEW, form: SelfEvaluation | None = None, doubts: tuple[Doubt, ...] = ()) -> Case:
    return case_from(form or form_of(key()[0]), stage=stage, doubts=doubts)


def severity(one: Check, stage: Stage = Stage.REVIEW) -> Severity:
    (found,) = outcome(one, case=first(stage)).findings
    return found.severity


def test_an_error_may_rest_on_the_forms_own_blanks_and_on_confirmed_clauses() -> None:
    assert severity(says(finding())) is Severity.ERROR
    assert severity(says(finding(), clauses=("mof-2020-10/grades",))) is Severity.ERROR


@pytest.mark.parametrize("clause", ["house/amount-unit", "mof-2020-10/far-over", "mof-2021-101/weights", "none/such"])
def test_an_error_on_a_clause_that_is_ours_or_unconfirmed_or_of_no_pack_in_force_is_lowered(clause: str) -> None:
    assert severity(says(finding(clauses=("mof-2020-10/grades", clause)))) is Severity.DOUBT


def test_an_error_on_a_clause_that_the_pack_in_force_only_borrows_is_lowered() -> None:
    one = says(finding(clauses=("mof-2020-10/grades",)))

    def weight(rules: str) -> Severity:
        (found,) = outcome(one, case=case_from(form_of(key()[0]), rules=rules)).findings
        return found.severity

    assert weight("mof-2020-10") is Severity.ERROR
    assert weight("mof-2021-101") is Severity.ERROR  # which extends the other
    assert weight("as-printed") is Severity.DOUBT  # which borrows from it, for comparison


def test_under_the_forms_own_scheme_its_own_blanks_and_sums_are_errors_all_the_same() -> None:
    (found,) = outcome(says(finding()), case=case_from(form_of(key()[0]), rules="as-printed")).findings
    assert found.severity is Severity.ERROR


def test_what_cannot_be_judged_because_a_cell_is_doubtful_says_so_instead() -> None:
    unsure = CannotJudge(HEADER, "看不出", "cannot tell", (doubtful("两种读法"),))
    sure = CannotJudge(HEADER, "看不出", "cannot tell", (number("1"),))
    assert "两种读法" in outcome(says(unsure)).not_judged[0].reason
    assert outcome(says(sure)).not_judged[0].reason == "看不出"


def test_a_check_that_does_not_promise_to_be_free_of_guesses_gives_no_error() -> None:
    one = says(finding(severity=Severity.ERROR), severity=Severity.DOUBT, guess_free=False)
    assert severity(one) is Severity.DOUBT


def test_a_finding_may_weigh_otherwise_than_its_check() -> None:
    assert severity(says(finding(severity=Severity.ADVICE))) is Severity.ADVICE


@pytest.mark.parametrize("who", [Who.DECLARATION, Who.TEMPLATE, Who.REVIEWER])
def test_while_filling_in_what_the_unit_cannot_change_is_advice_and_says_so(who: Who) -> None:
    (found,) = outcome(says(finding(who=who)), case=first(Stage.SELF_EVALUATION)).findings
    assert found.severity is Severity.ADVICE
    assert found.remedy.endswith("做")
    assert "勿改动" in found.remedy or "不用改" in found.remedy
    (reviewed,) = outcome(says(finding(who=who))).findings
    assert (reviewed.severity, reviewed.remedy) == (Severity.ERROR, "做")


def test_while_filling_in_what_the_unit_can_change_keeps_its_weight() -> None:
    assert severity(says(finding()), Stage.SELF_EVALUATION) is Severity.ERROR


def doubtful(*reasons: str) -> Field[Decimal]:
    return Field(Decimal(1), "1", Place(row=7), Certainty(0.5, reasons))


def test_what_rests_on_a_field_under_an_open_doubt_cannot_be_judged_and_the_doubt_is_named() -> None:
    place = Place(row=7)
    doubt = Doubt("FM012", Where(Block.FUNDS, 0), "资金行错开了一列。", "The row is shifted.", place=place)
    case = first(doubts=(msgspec.structs.replace(doubt, settled=True, what="另一件事"), doubt))
    result = outcome(says(finding(rests_on=(number("1"), doubtful("两种读法")))), case=case)
    assert result.findings == ()
    (said,) = result.not_judged
    assert "资金行错开了一列" in said.reason
    assert "The row is shifted" in said.reason_en
    assert "「有点怪」" in said.reason


def test_of_several_doubts_the_nearest_to_the_field_is_named() -> None:
    def doubt(what: str, where: Where, place: Place | None = None) -> Doubt:
        return Doubt("FM012", where, f"{what}。", what, place=place)

    block = doubt("整块错开", Where(Block.FUNDS))
    row = doubt("这一行错开", Where(Block.TOTAL), Place(row=7, column=3))
    cell = doubt("这一格读不成数", Where(Block.TOTAL), Place(row=7))
    other = doubt("另一行", Where(Block.FUNDS, 2))
    elsewhere = doubt("别处", Where(Block.GOAL), Place(row=8))

    def named(*doubts: Doubt) -> str:
        one = says(finding(Where(Block.FUNDS, 0, "claimed_points"), rests_on=(doubtful("有别的读法"),)))
        (said,) = outcome(one, case=first(doubts=doubts)).not_judged
        return said.reason

    assert "这一格读不成数" in named(block, row, cell, other, elsewhere)
    assert "这一行错开" in named(block, row, other, elsewhere)
    assert "整块错开" in named(elsewhere, block, other)
    assert "有别的读法" in named(elsewhere, other)


def test_without_a_named_doubt_the_reasons_of_the_field_are_given() -> None:
    (said,) = outcome(says(finding(rests_on=(doubtful("可能是分值", "也可能是得分"),)))).not_judged
    assert "可能是分值；也可能是得分" in said.reason
    assert said.is_doubtful
    (bare,) = outcome(says(finding(rests_on=(doubtful(),)))).not_judged
    assert "这一格：读法不止一种。" in bare.reason


def test_a_cell_with_another_reading_is_named_by_its_row_and_its_head() -> None:
    case = first()
    row = case.form.indicators[0]
    unsure = msgspec.structs.replace(row.target, certainty=Certainty(0.5, ("有别的读法",)))
    rows = (msgspec.structs.replace(row, target=unsure), *case.form.indicators[1:])
    other = msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, indicators=rows))
    (said,) = outcome(says(finding(rests_on=(unsure,))), case=other).not_judged
    assert said.reason.startswith("读表存疑：指标第 1 行「年度指标值」：有别的读法。")
    assert "Indicator row 1, target: what it says can be read in more than one way." in said.reason_en


def test_a_blank_is_not_judged_while_a_text_of_its_row_found_no_column() -> None:
    blank: Field[str] = Field(None, "", Place(row=7))
    where = Where(Block.FUNDS, 0, "actual_expenditure")
    stray = Doubt("FM019", Where(Block.FUNDS, 0), "「八十六」归不到任何一栏。", settled=True)
    elsewhere = msgspec.structs.replace(stray, where=Where(Block.FUNDS, 1))
    one = says(finding(where, rests_on=(number("1"), blank)))
    (said,) = outcome(one, case=first(doubts=(elsewhere, stray))).not_judged
    assert "「八十六」归不到任何一栏" in said.reason
    assert len(outcome(one, case=first(doubts=(elsewhere,))).findings) == 1
    filled_in = says(finding(where, rests_on=(number("1"),)))
    assert len(outcome(filled_in, case=first(doubts=(stray,))).findings) == 1


def test_a_settled_shift_counts_as_certain() -> None:
    settled = Field(Decimal(1), "1", Place(), Certainty(1.0, ("左移一格，只有一种读法",)))
    assert len(outcome(says(finding(rests_on=(settled,)))).findings) == 1


def test_there_are_three_answers_besides_silence() -> None:
    result = outcome(
        says(finding(), code="ZZ901"),
        says(CannotJudge(HEADER, "看不出", "cannot tell"), code="ZZ902"),
        says(NotApplicable("没有这一栏", "no such column"), code="ZZ903"),
        says(code="ZZ904"),
    )
    assert [one.code for one in result.findings] == ["ZZ901"]
    assert [(one.code, one.reason) for one in result.not_judged] == [("ZZ902", "看不出")]
    assert [(one.code, one.reason) for one in result.skipped] == [("ZZ903", "没有这一栏")]


def test_a_check_for_other_stages_is_skipped_and_says_why() -> None:
    one = says(finding(), stages=(Stage.PUBLICATION,))
    (skipped,) = outcome(one).skipped
    assert "公开" in skipped.reason
    assert "审核" in skipped.reason
    assert len(outcome(one, case=first(Stage.PUBLICATION)).findings) == 1


def test_preview_checks_are_off_unless_switched_on_or_named() -> None:
    one = says(finding(), life=Life.PREVIEW)
    assert outcome(one) == Outcome()
    assert len(outcome(one, preview=True).findings) == 1
    assert len(outcome(one, only={"ZZ900"}).findings) == 1
    assert outcome(one, preview=True, only={"FM001"}) == Outcome()


def test_findings_stand_weightiest_first_then_as_the_form_is_printed_then_by_code() -> None:
    spots = [
        (Severity.ADVICE, Where(Block.HEADER)),
        (Severity.DOUBT, Where(Block.INDICATORS, 1, "target")),
        (Severity.DOUBT, Where(Block.INDICATORS, 1, "actual")),
        (Severity.DOUBT, Where(Block.INDICATORS, 0, "actual")),
        (Severity.DOUBT, Where(Block.FUNDS, 0)),
        (Severity.ERROR, Where(Block.TOTAL)),
    ]
    one = says(*(finding(where, severity=weight) for weight, where in spots))
    other = says(finding(Where(Block.TOTAL)), code="ZZ800")
    shown = [
        (found.code, found.where.block, found.where.row, found.where.field) for found in outcome(one, other).findings
    ]
    assert shown == [
        ("ZZ800", Block.TOTAL, None, None),
        ("ZZ900", Block.TOTAL, None, None),
        ("ZZ900", Block.FUNDS, 0, None),
        ("ZZ900", Block.INDICATORS, 0, "actual"),
        ("ZZ900", Block.INDICATORS, 1, "target"),
        ("ZZ900", Block.INDICATORS, 1, "actual"),
        ("ZZ900", Block.HEADER, None, None),
    ]


def test_the_matter_follows_from_the_spot_unless_check_or_finding_say_otherwise() -> None:
    case = first()
    row = Where(Block.INDICATORS, 2)
    assert outcome(says(finding(row)), case=case).findings[0].matter == f"row:{case.rows[2].key}"
    assert outcome(says(finding(Where(Block.FUNDS, 0)))).findings[0].matter == "funds"
    assert outcome(says(finding(row), matter="goal")).findings[0].matter == "goal"
    assert outcome(says(finding(row, matter="pile"), matter="goal")).findings[0].matter == "pile"


def test_a_fingerprint_survives_new_figures_and_new_rows_above() -> None:
    form = form_of(key()[4])
    later = msgspec.structs.replace(form, indicators=form.indicators[2:], funds=form.funds[1:])
    row, fund = Where(Block.INDICATORS, 3, "actual"), Where(Block.FUNDS, 2, "revised_budget")
    before = outcome(says(finding(row), finding(fund)), case=first(form=form))
    row, fund = Where(Block.INDICATORS, 1, "actual"), Where(Block.FUNDS, 1, "revised_budget")
    after = outcome(says(finding(row), finding(fund)), case=first(form=later))
    assert [one.fingerprint for one in before.findings] == [one.fingerprint for one in after.findings]


def test_fingerprints_tell_findings_of_one_form_apart() -> None:
    where = Where(Block.FUNDS, 1, "revised_budget")
    spots = [where, where, Where(Block.FUNDS, 2, "revised_budget"), Where(Block.FUNDS, 1, "original_budget"), HEADER]
    found = outcome(says(*map(finding, spots)), says(finding(HEADER), code="ZZ901")).findings
    assert len({one.fingerprint for one in found}) == len(found) == 6


def test_the_decimal_context_of_the_caller_does_not_matter() -> None:
    case = case_from(form_of(key()[6]))
    with localcontext(prec=3):
        narrow = run(case)
    assert narrow == run(case)


def test_a_fault_inside_a_check_is_ours_and_is_not_hidden() -> None:
    def something_odd(case: Case) -> Iterator[Finding]:
        """A page."""
        yield finding()
        raise ZeroDivisionError(case)

    one = check(
        code="ZZ900", name="something-odd", title="", severity=Severity.ADVICE, who=Who.UNIT
    )(something_odd)  # fmt: skip
    with pytest.raises(ZeroDivisionError):
        outcome(one)
