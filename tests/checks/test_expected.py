"""The ten real forms: what must be found, what must not, and how weighty it is."""

import json
from functools import cache
from statistics import median
from typing import Any

import pytest

from jiheng import checks
from jiheng.checks import Facts, Outcome, ReportedAcross, Severity
from tests.checks.building import FORMS, real

CODES = {one.code for one in checks.checks()}
FORM_NUMBERS = range(1, 11)

# What the lines of the domain name for these forms, and the answer does not list: advice on wording.
BEYOND = {"GL002": {1, 2, 4, 5, 6, 7, 10}, "IN001": {2, 3, 8, 9}}


@cache
def expected() -> dict[str, Any]:
    """The findings that a careful reviewer gives and does not give."""
    whole: dict[str, Any] = json.loads((FORMS / "expected.json").read_text("utf-8"))
    return whole


@cache
def outcome(n: int, rules: str = "mof-2020-10") -> Outcome:
    return checks.run(real(n, rules))


def codes(n: int) -> set[str]:
    return {one.code for one in outcome(n).findings}


@pytest.mark.parametrize("n", FORM_NUMBERS)
def test_what_must_be_found_is_found(n: int) -> None:
    assert (set(expected()["must_find"][f"F{n}"]) & CODES) - codes(n) == set()


@pytest.mark.parametrize("n", FORM_NUMBERS)
def test_what_must_not_be_found_is_not(n: int) -> None:
    elsewhere = {code for code, forms in expected()["must_not_find_in"].items() if f"F{n}" in forms}
    assert codes(n) & (elsewhere | set(expected()["must_not_find"])) == set()


@pytest.mark.parametrize("n", FORM_NUMBERS)
def test_nothing_is_found_beyond_what_a_careful_reviewer_finds(n: int) -> None:
    beyond = {code for code, forms in BEYOND.items() if n in forms}
    assert codes(n) - set(expected()["must_find"][f"F{n}"]) == beyond


def test_every_finding_weighs_what_it_should() -> None:
    weights = {code: Severity[name] for name, codes in expected()["severity"].items() for code in codes}
    found = {(one.code, one.severity) for n in FORM_NUMBERS for one in outcome(n).findings if one.code in weights}
    assert found == {(code, weights[code]) for code, _ in found}


def test_errors_stand_on_two_forms_only() -> None:
    assert {n for n in FORM_NUMBERS for one in outcome(n).findings if one.severity is Severity.ERROR} == {6, 7}


def test_nobody_is_asked_more_than_four_things_in_the_median() -> None:
    items = [len({one.matter for one in outcome(n).findings if one.severity is Severity.DOUBT}) for n in FORM_NUMBERS]
    assert median(items) <= 4


@pytest.mark.parametrize("n", FORM_NUMBERS)
def test_under_the_forms_own_scheme_the_packs_numbers_are_not_applicable(n: int) -> None:
    found = outcome(n, "as-printed")
    assert {"WT002", "FD008"} <= {one.code for one in found.skipped}
    assert not {"WT002", "FD008"} & {one.code for one in found.findings}


@pytest.mark.parametrize("n", FORM_NUMBERS)
def test_messages_stand_alone_and_end_as_sentences(n: int) -> None:
    for one in outcome(n).findings:
        assert one.message.endswith(("。", "）")), one.message
        assert one.remedy.endswith("。"), one.remedy
        assert "「" in one.message or "本表" in one.message, one.message
        assert one.message_en
        assert one.remedy_en


@cache
def found_across() -> tuple[ReportedAcross, ...]:
    facts = Facts(preview=True)
    for n in FORM_NUMBERS:
        facts.add(n, real(n))
    return facts.judge(real(1).pack).findings


def test_across_the_forms_what_must_be_found_is_found_and_nothing_else() -> None:
    assert {one.code for one in found_across()} == set(expected()["must_find_across"])


def test_the_same_satisfaction_stands_in_nine_forms_of_one_unit() -> None:
    assert [one.forms for one in found_across() if one.code == "XF002"] == [tuple(range(2, 11))]


def test_one_pair_of_projects_shares_a_goal_and_no_other_does() -> None:
    assert [one.forms for one in found_across() if one.code == "XF003"] == [(3, 6)]
