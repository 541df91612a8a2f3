"""What one correction does to the total claimed and to its grade."""

from decimal import Decimal

from jiheng.scoring import Effect, due, effect, lifts_above_whole, understand
from tests.scoring.building import MOF_2020, form, fund, indicator


def claimed(total: str, *, maximum: str = "90") -> Effect | None:
    whole = form(fund("100", "95"), indicator("新增人数", "≥40人", "25人", maximum), claimed=total)
    found = due(whole, [understand(row) for row in whole.indicators], MOF_2020)
    return effect(found, MOF_2020, Decimal("-0.50"))


def test_half_a_point_less_leaves_the_grade_where_there_is_room() -> None:
    found = claimed("98.50")
    assert found == Effect(Decimal("98.50"), Decimal("98.00"), "优", "优")
    assert found is not None
    assert not found.changes_grade


def test_half_a_point_less_costs_the_grade_at_its_very_edge() -> None:
    found = claimed("90")
    assert found is not None
    assert (found.after, found.grade_before, found.grade_after) == (Decimal("89.50"), "优", "良")
    assert found.changes_grade


def test_no_total_goes_below_nothing() -> None:
    found = claimed("0.30")
    assert found is not None
    assert found.after == 0


def test_a_total_outside_the_scale_has_no_grade_before_and_one_after() -> None:
    found = claimed("100.5")
    assert found is not None
    assert (found.grade_before, found.grade_after) == (None, "优")


def test_a_correction_that_alone_would_pass_the_whole_shows_no_total() -> None:
    whole = form(fund("100", "95"), indicator("新增人数", "≥40人", "25人", "90"), claimed="99.30")
    found = due(whole, [understand(row) for row in whole.indicators], MOF_2020)
    assert effect(found, MOF_2020, Decimal("0.76")) is None
    assert lifts_above_whole(found, Decimal("0.76"))
    assert not lifts_above_whole(found, Decimal("0.70"))  # the whole itself is reached, not passed
    assert not lifts_above_whole(found, Decimal("-0.76"))


def test_without_a_total_claimed_or_a_scheme_that_fits_there_is_no_effect_to_tell() -> None:
    assert claimed("") is None
    assert claimed("98.50", maximum="70") is None
