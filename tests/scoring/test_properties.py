"""What holds whatever is written: bounds, monotony, full at target, no division by zero, exactness."""

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.rulepacks import RulePack
from jiheng.scoring import Interval, Score, Unscored, grade, score, score_execution
from jiheng.values import Kind
from tests.scoring.building import AS_PRINTED, MOF_2020, MOF_2021, fund, numbers, row

PACKS = [MOF_2020, MOF_2021, AS_PRINTED]
MAXIMA = st.decimals(0, 100, places=1)
FIGURES = st.decimals(-1000, 10**9, places=4)
TARGETS = st.decimals("0.0001", 10**9, places=4)
KINDS = st.sampled_from([Kind.AT_LEAST, Kind.AT_MOST, Kind.EQUAL])
SLACK = Decimal("1e-90")

pytestmark = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)


@given(MAXIMA, FIGURES, FIGURES, KINDS)
def test_points_lie_between_nothing_and_the_maximum(
    pack: RulePack, max_points: Decimal, target: Decimal, actual: Decimal, kind: Kind
) -> None:
    found = score(numbers(max_points, target, actual, kind), pack)
    if isinstance(found, Score):
        assert 0 <= found.points <= max_points
        assert found.steps
        assert found.clause in pack.clauses
    else:
        assert isinstance(found, Unscored)
        assert found.reason


@given(MAXIMA, FIGURES, KINDS)
def test_a_target_that_was_hit_is_full(pack: RulePack, max_points: Decimal, target: Decimal, kind: Kind) -> None:
    found = score(numbers(max_points, target, target, kind), pack)
    assert isinstance(found, Score)
    assert found.points == max_points


@given(MAXIMA, TARGETS, FIGURES, FIGURES)
def test_more_is_never_worth_less_where_more_is_better(
    pack: RulePack, max_points: Decimal, target: Decimal, one: Decimal, other: Decimal
) -> None:
    lower, upper = (score(numbers(max_points, target, actual, Kind.AT_LEAST), pack) for actual in sorted((one, other)))
    assert isinstance(lower, Score)
    assert isinstance(upper, Score)
    assert lower.points <= upper.points


@given(MAXIMA, TARGETS, FIGURES, FIGURES)
def test_less_is_never_worth_less_where_less_is_better(
    pack: RulePack, max_points: Decimal, target: Decimal, one: Decimal, other: Decimal
) -> None:
    lower, upper = (score(numbers(max_points, target, actual, Kind.AT_MOST), pack) for actual in sorted((one, other)))
    assert isinstance(lower, Score)
    assert isinstance(upper, Score)
    assert lower.points >= upper.points


@given(MAXIMA, FIGURES, KINDS)
def test_a_target_of_zero_is_never_divided_by(pack: RulePack, max_points: Decimal, actual: Decimal, kind: Kind) -> None:
    found = score(numbers(max_points, Decimal(0), actual, kind), pack)
    assert isinstance(found, Score)
    assert found.points in {0, max_points}


@given(MAXIMA, TARGETS, st.decimals(0, 10**9, places=4))
def test_points_are_the_fraction_to_a_hundred_digits(
    pack: RulePack, max_points: Decimal, target: Decimal, actual: Decimal
) -> None:
    found = score(numbers(max_points, target, actual, Kind.AT_LEAST), pack)
    assert isinstance(found, Score)
    completion = min(Fraction(actual) / Fraction(target), Fraction(1))
    if pack is MOF_2021:
        mark = Fraction(6, 10)
        completion = max((completion - mark) / (1 - mark), Fraction(0))
    assert abs(Fraction(found.points) - Fraction(max_points) * completion) <= Fraction(SLACK)


@given(MAXIMA, TARGETS, TARGETS)
def test_the_callers_precision_does_not_matter(
    pack: RulePack, max_points: Decimal, target: Decimal, actual: Decimal
) -> None:
    asked = numbers(max_points, target, actual, Kind.AT_LEAST)
    with localcontext(Context(prec=2)):
        coarse = score(asked, pack)
    assert coarse == score(asked, pack)


@given(st.decimals(0, 100, places=1), st.sampled_from(["健全", "部分达成", "未达成", "达成年度指标", "合规", "见附件"]))
def test_a_stretch_of_points_stays_inside_the_maximum(pack: RulePack, max_points: Decimal, actual: str) -> None:
    found = score(row("制度健全性", "健全", actual, str(max_points)), pack)
    if isinstance(found, Interval):
        assert 0 <= found.low <= found.high <= max_points


@given(
    st.decimals(0, 10**9, places=2),
    st.decimals(0, 10**9, places=2),
    st.decimals(0, 20, places=1),
    st.sampled_from([None, True, False]),
)
def test_points_for_execution_lie_between_nothing_and_the_maximum(
    pack: RulePack,
    budget: Decimal,
    spent: Decimal,
    max_points: Decimal,
    finished: bool | None,  # noqa: FBT001 - drawn
) -> None:
    found = score_execution(fund(str(budget), str(spent), str(max_points)), pack, finished=finished)
    if isinstance(found, Score):
        assert 0 <= found.points <= max_points
    else:
        assert isinstance(found, Unscored)


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_more_points_are_never_a_worse_grade(pack: RulePack, one: Decimal, other: Decimal) -> None:
    order = ["差", "中", "良", "优"]
    lower, upper = (grade(total, Decimal(100), pack)[0] for total in sorted((one, other)))
    assert lower is not None
    assert upper is not None
    assert order.index(lower) <= order.index(upper)
