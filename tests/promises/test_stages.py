"""What is promised about stages: goals as they are declared are not judged by results, for there are none yet."""

from decimal import Decimal

import msgspec
import pytest

from jiheng import checks
from jiheng.checks import WITH_RESULTS, Check, Outcome, Stage
from jiheng.checks.pages import Example, page_of
from jiheng.form import Field, Fund, Indicator, Place, SelfEvaluation
from tests.checks.building import case_from, case_of, real

EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{number}")
    for check in checks.checks()
    for number, example in enumerate(page_of(check).examples, start=1)
]


def said_of(form: SelfEvaluation, check: Check, rules: str = "mof-2020-10") -> Outcome:
    """What a check says of a form that is being declared."""
    return checks.run(case_from(form, rules=rules, stage=Stage.DECLARATION), only={check.code})


def with_other_results(form: SelfEvaluation) -> SelfEvaluation:
    """The same goals, targets, points and opening budget over results that nobody would believe."""

    def words(said: str) -> Field[str]:
        return Field(said, said, Place())

    def figure(said: str) -> Field[Decimal]:
        return Field(Decimal(said), said, Place())

    def fund(one: Fund) -> Fund:
        return msgspec.structs.replace(
            one,
            revised_budget=figure("3"),
            actual_expenditure=figure("777"),
            execution_rate=words("1%"),
            claimed_points=figure("-4"),
            deviation_note=words("无"),
        )

    def row(one: Indicator) -> Indicator:
        return msgspec.structs.replace(
            one, actual=words("≤0件"), claimed_points=figure("400"), deviation_note=words("因跨年度使用，长期积压。")
        )

    return msgspec.structs.replace(
        form,
        funds=tuple(map(fund, form.funds)),
        indicators=tuple(map(row, form.indicators)),
        annual_goal=msgspec.structs.replace(form.annual_goal, achieved=words(form.annual_goal.expected.value or "无")),
        total=msgspec.structs.replace(form.total, claimed_points=figure("-1")),
    )


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_no_check_looks_at_results_while_goals_are_declared(check: Check, example: Example) -> None:
    form, rules = case_of(example).form, example.rules or "mof-2020-10"
    assert said_of(with_other_results(form), check, rules) == said_of(form, check, rules)


@pytest.mark.parametrize("which", range(1, 11))
def test_the_real_forms_say_the_same_when_declared_whatever_came_of_them(which: int) -> None:
    form = real(which).form
    both = [
        checks.run(case_from(one, stage=Stage.DECLARATION), preview=True) for one in (form, with_other_results(form))
    ]
    assert both[0] == both[1]


@pytest.mark.parametrize("check", checks.checks(), ids=lambda check: check.code)
def test_a_check_that_finds_nothing_without_results_says_that_it_needs_them(check: Check) -> None:
    examples = [one for one in page_of(check).examples if one.triggers]
    declared = [msgspec.structs.replace(one, stage=Stage.DECLARATION) for one in examples]
    speaks = any(checks.run(case_of(one), only={check.code}).findings for one in examples)
    if speaks and not any(checks.run(case_of(one), only={check.code}).findings for one in declared):
        assert check.stages is not None
        assert Stage.DECLARATION not in check.stages


def test_what_needs_results_is_looked_at_wherever_there_are_any() -> None:
    assert set(WITH_RESULTS) == set(Stage) - {Stage.DECLARATION}
