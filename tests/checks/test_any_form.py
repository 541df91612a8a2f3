"""Whatever a form says, the checks look at it and come to an end: bad content never raises."""

from decimal import Decimal

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.checks import Severity, run
from jiheng.form import (
    AnnualGoal,
    Category,
    Dimension,
    Field,
    Fund,
    FundSource,
    Indicator,
    Place,
    SelfEvaluation,
    Total,
)
from tests.checks.building import COLUMNS, FUND_COLUMNS, case_from

figures = st.one_of(
    st.none(),
    st.sampled_from([Decimal(0), Decimal(-1), Decimal(10), Decimal("100.00"), Decimal("1E-9"), Decimal(10**40)]),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
)
words = st.one_of(
    st.none(),
    st.sampled_from(
        ["100%", "≥90%", "0", "合规", "<p>9月底</p>", "无", "—", "优", "12.5万元", "≤上年缴税80%", "93.01%", "20-30人"]
    ),
    st.text(max_size=20),
)


def cells(values: st.SearchStrategy[object]) -> st.SearchStrategy[Field[object]]:
    blank = st.sampled_from([Field[object](), Field[object](None, "", Place())])
    return st.one_of(blank, values.map(lambda value: Field(value, "" if value is None else str(value), Place())))


numbers, texts = cells(figures), cells(words)
dimensions = cells(st.sampled_from([*Dimension, None]))
categories = cells(st.sampled_from([*Category, None]))

funds = st.builds(
    Fund,
    st.sampled_from(FundSource),
    label=texts,
    original_budget=numbers,
    revised_budget=numbers,
    actual_expenditure=numbers,
    max_points=numbers,
    execution_rate=texts,
    claimed_points=numbers,
    deviation_note=texts,
)
indicators = st.builds(
    Indicator,
    dimension=dimensions,
    category=categories,
    name=texts,
    comparator=texts,
    target=texts,
    unit=texts,
    actual=texts,
    max_points=numbers,
    claimed_points=numbers,
    deviation_note=texts,
    points_rows=st.integers(0, 3),
)
forms = st.builds(
    SelfEvaluation,
    project=texts,
    implementing_unit=texts,
    competent_department=texts,
    amount_unit=texts,
    funds=st.lists(funds, max_size=4).map(tuple),
    annual_goal=st.builds(AnnualGoal, texts, texts),
    indicators=st.lists(indicators, max_size=4).map(tuple),
    total=st.builds(Total, numbers, numbers),
    columns=st.sets(st.sampled_from(sorted(COLUMNS))).map(frozenset),
    fund_columns=st.sets(st.sampled_from(sorted(FUND_COLUMNS))).map(frozenset),
)


@given(forms, st.sampled_from(["as-printed", "mof-2020-10", "mof-2021-101"]))
def test_every_form_is_looked_at_to_the_end_and_every_answer_is_in_words(form: SelfEvaluation, rules: str) -> None:
    outcome = run(case_from(form, rules=rules), preview=True)
    for one in outcome.findings:
        assert one.message
        assert one.message_en
        assert one.remedy
        assert one.remedy_en
    assert len({one.fingerprint for one in outcome.findings}) == len(outcome.findings)


@settings(max_examples=30)
@given(forms)
def test_no_error_rests_on_a_clause_that_is_not_confirmed(form: SelfEvaluation) -> None:
    case = case_from(form)
    errors = [one for one in run(case).findings if one.severity is Severity.ERROR]
    assert all(case.pack.clause(clause).standing == "confirmed" for one in errors for clause in one.clauses)


@settings(max_examples=30)
@given(forms)
def test_the_same_form_gives_the_same_outcome(form: SelfEvaluation) -> None:
    assert run(case_from(form)) == run(case_from(msgspec.structs.replace(form)))
