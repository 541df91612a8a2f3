"""What is said of a target and its actual, line by line, and what holds whatever they are."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.form import Category
from jiheng.values import (
    Comparison,
    Direction,
    Kind,
    Outcome,
    Standing,
    compare,
    direction,
    is_quantity,
    parse,
    parse_row,
)
from tests.values.table import rows

LINES = tuple(rows("comparisons.md"))
FOUR_PLACES = Decimal("0.0001")


def compared(line: tuple[str, ...]) -> Comparison:
    name, category, sign, unit, target, actual, *_ = line
    wanted, reached = parse_row(target, actual, unit=unit, comparator=sign)
    way = direction(name, wanted, category=Category(category), column=sign)
    return compare(wanted, reached, way)


@pytest.mark.parametrize("line", LINES, ids=[f"{line[0]} {line[4]} {line[5]}" for line in LINES])
def test_a_target_and_its_actual_compare_as_the_table_says(line: tuple[str, ...]) -> None:
    way, outcome, ratio, reason = line[6:]
    found = compared(line)
    assert f"{found.direction.kind}, {found.direction.standing}" == way
    assert found.outcome.replace("_", " ") + (", sure" if found.certain else "") == outcome
    assert ("" if found.ratio is None else str(found.ratio.quantize(FOUR_PLACES))) == ratio
    assert reason in found.reason


@pytest.mark.parametrize("line", LINES, ids=[f"{line[0]} {line[4]} {line[5]}" for line in LINES])
def test_nothing_is_missed_for_certain_on_a_guess(line: tuple[str, ...]) -> None:
    found = compared(line)
    if found.certain and found.outcome is Outcome.MISSED:
        assert not found.direction.is_guess
    if found.outcome is Outcome.CANNOT_TELL:
        assert not found.certain
    assert found.reason
    assert found.reason_en


@pytest.mark.parametrize("line", LINES, ids=[f"{line[0]} {line[4]} {line[5]}" for line in LINES])
def test_a_ratio_is_that_of_the_two_numbers_beside_it(line: tuple[str, ...]) -> None:
    found = compared(line)
    if found.ratio is not None:
        assert found.target_number is not None
        assert found.actual_number is not None
        assert abs(found.ratio * found.target_number - found.actual_number) < FOUR_PLACES
    assert found.is_quantity == all(map(is_quantity, parse_row(line[4], line[5], unit=line[3], comparator=line[2])))


def test_without_a_direction_only_equality_says_anything() -> None:
    unknown = Direction(Kind.UNKNOWN, Standing.UNKNOWN)
    outcomes = [compare(parse("5家"), parse(actual), unknown).outcome for actual in ("5家", "6家", "≥5家")]
    assert outcomes == [Outcome.REACHED, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL]


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False)


@given(target=NUMBERS, actual=NUMBERS, more=NUMBERS, sign=st.sampled_from(["≥", ">", "≤", "<"]))
def test_a_better_actual_never_turns_reached_into_missed(
    target: Decimal, actual: Decimal, more: Decimal, sign: str
) -> None:
    wanted = parse(f"{sign}{target}人")
    way = direction("", wanted, category=None)
    better = actual + more if sign in "≥>" else max(actual - more, Decimal(0))
    first, second = (compare(wanted, parse(f"{number}人"), way) for number in (actual, better))
    assert first.certain or first.actual_number == first.target_number
    if first.outcome is Outcome.REACHED:
        assert second.outcome is Outcome.REACHED


@given(number=NUMBERS, kind=st.sampled_from(list(Kind)), standing=st.sampled_from(list(Standing)))
def test_the_same_number_in_the_same_unit_is_reached_for_certain_whatever_the_direction(
    number: Decimal, kind: Kind, standing: Standing
) -> None:
    value = parse(f"{number}家")
    found = compare(value, value, Direction(kind, standing))
    assert (found.outcome, found.certain) == (Outcome.REACHED, True)


@given(target=NUMBERS, actual=NUMBERS, sign=st.sampled_from(["≥", "≤", "="]))
def test_converting_the_actual_changes_nothing_but_the_unit(target: Decimal, actual: Decimal, sign: str) -> None:
    wanted = parse(f"{sign}{target}公里")
    way = direction("", wanted, category=None)
    in_metres = compare(wanted, parse(f"{actual * 1000:f}米"), way)
    in_kilometres = compare(wanted, parse(f"{actual}公里"), way)
    assert in_metres.outcome == in_kilometres.outcome
    assert Fraction(in_metres.actual_number or 0) == Fraction(in_kilometres.actual_number or 0)


@given(texts=st.lists(st.sampled_from([line[column] for line in LINES for column in (4, 5)]), min_size=2, max_size=2))
def test_any_two_values_compare_without_raising(texts: list[str]) -> None:
    target, actual = (parse(text) for text in texts)
    found = compare(target, actual, direction("", target, category=None))
    assert found.reason
    assert found.certain is False or found.outcome is not Outcome.CANNOT_TELL
