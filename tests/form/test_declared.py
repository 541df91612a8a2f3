"""A form as it was declared holds what was approved with the budget, and nothing that came of it."""

from jiheng.form import as_declared
from tests.checks.building import real


def test_names_targets_points_goal_and_opening_budget_stay_in_their_places() -> None:
    form = real(3).form
    declared = as_declared(form)
    for row, was in zip(declared.indicators, form.indicators, strict=True):
        assert (row.name, row.target, row.max_points) == (was.name, was.target, was.max_points)
        assert (row.dimension, row.category) == (was.dimension, was.category)
        assert row.target.place == was.target.place
    assert [fund.original_budget for fund in declared.funds] == [fund.original_budget for fund in form.funds]
    assert [fund.max_points for fund in declared.funds] == [fund.max_points for fund in form.funds]
    assert declared.annual_goal.expected == form.annual_goal.expected
    assert declared.total.max_points == form.total.max_points


def test_results_are_gone_as_if_the_form_had_no_cells_for_them() -> None:
    declared = as_declared(real(3).form)
    for row in declared.indicators:
        assert row.actual.is_absent
        assert row.claimed_points.is_absent
        assert row.deviation_note.is_absent
    for fund in declared.funds:
        assert fund.revised_budget.is_absent
        assert fund.actual_expenditure.is_absent
        assert fund.execution_rate.is_absent
        assert fund.claimed_points.is_absent
    assert declared.annual_goal.achieved.is_absent
    assert declared.total.claimed_points.is_absent
    assert not declared.columns & {"actual", "claimed_points", "deviation_note"}
    assert not declared.fund_columns & {"revised_budget", "actual_expenditure", "execution_rate", "claimed_points"}
    assert as_declared(declared) == declared
