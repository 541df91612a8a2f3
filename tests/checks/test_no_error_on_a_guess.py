"""The table of all checks that may ever say 必须改正, and what allows them to."""

import pytest

from jiheng.checks import Check, Severity, Stage, Who, checks
from jiheng.rulepacks import Standing, load_pack

BLANK, SUM, WRITTEN = "the form's own blank", "the form's own arithmetic", "a confirmed clause, nothing guessed"

# code: what an ERROR of it rests on
MAY_BE_AN_ERROR = {
    "FM001": BLANK,
    "FM003": BLANK,
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


@pytest.mark.parametrize("check", [one for one in checks() if not one.guess_free], ids=lambda one: one.code)
def test_all_others_claim_no_error_at_any_stage(check: Check) -> None:
    assert all(check.severity_at(stage) < Severity.ERROR for stage in Stage)
