"""The table of all checks that may ever say 必须改正, and what allows them to."""

import msgspec
import pytest

from jiheng.checks import Check, Severity, Stage, Who, checks, page_of, run
from jiheng.checks.pages import head
from jiheng.rulepacks import Standing, load_pack
from tests.checks.building import case_of, real

BLANK, SUM, WRITTEN = "the form's own blank", "the form's own arithmetic", "a confirmed clause, nothing guessed"
WORDS = "the form's own words, against what the user asked for"

# code: what an ERROR of it rests on
MAY_BE_AN_ERROR = {
    "FM001": BLANK,
    "FM003": BLANK,
    "FM004": WORDS,
    "FM015": BLANK,
    "FD002": SUM,
    "FD003": SUM,
    "FD004": SUM,
    "WT001": SUM,
    "SC001": SUM,
    "SC002": SUM,
    "SC003": WRITTEN,
    "SC006": WRITTEN,
    "NT001": WRITTEN,
}


def test_these_checks_and_no_others_may_say_that_something_must_be_corrected() -> None:
    assert {one.code for one in checks() if one.guess_free} == set(MAY_BE_AN_ERROR)


@pytest.mark.parametrize("check", [one for one in checks() if one.guess_free], ids=lambda one: one.code)
def test_whoever_is_told_to_correct_something_can_do_so_now(check: Check) -> None:
    assert check.who is Who.UNIT


@pytest.mark.parametrize("check", [one for one in checks() if one.guess_free], ids=lambda one: one.code)
def test_what_rests_on_the_forms_own_names_no_clause_and_what_rests_on_a_rule_only_confirmed_ones(check: Check) -> None:
    pack = load_pack("mof-2020-10")
    standings = {pack.clause(clause).standing for clause in check.clauses}
    assert standings <= ({Standing.CONFIRMED} if MAY_BE_AN_ERROR[check.code] == WRITTEN else set())


@pytest.mark.parametrize("check", [one for one in checks() if one.guess_free], ids=lambda one: one.code)
def test_whoever_may_give_an_error_says_on_its_page_when(check: Check) -> None:
    assert Severity.ERROR in {check.severity, *check.also}
    assert Severity.ERROR.chinese in dict(head(check))["程度"]


@pytest.mark.parametrize("rules", ["as-printed", "mof-2020-10", "mof-2021-101"])
def test_no_finding_has_a_weight_that_its_page_does_not_name(rules: str) -> None:
    cases = [real(n, rules) for n in range(1, 11)]
    cases += [case_of(msgspec.structs.replace(one, rules=rules)) for made in checks() for one in page_of(made).examples]
    weighed = {(one.code, one.severity) for case in cases for one in run(case).findings}
    named = {(one.code, weight) for one in checks() for weight in {one.severity, *one.also}}
    # An error that rests on what is only borrowed or was not read is lowered, which is said of all of them together.
    assert {(code, weight) for code, weight in weighed - named if weight is not Severity.DOUBT} == set()
    assert {code for code, _ in weighed - named} <= set(MAY_BE_AN_ERROR)


@pytest.mark.parametrize("check", [one for one in checks() if not one.guess_free], ids=lambda one: one.code)
def test_all_others_claim_no_error_at_any_stage(check: Check) -> None:
    assert all(check.severity_at(stage) < Severity.ERROR for stage in Stage)
    assert Severity.ERROR not in check.also
