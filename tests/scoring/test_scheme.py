"""Whether execution stands inside or outside the total is found out from the form's own figures."""

import pytest

from jiheng.form import Dimension
from jiheng.rulepacks import RulePack
from jiheng.scoring import SchemeKind, expected_weights, scheme
from tests.scoring.building import AS_PRINTED, MOF_2020, MOF_2021, form, fund, indicator


@pytest.mark.parametrize(
    ("maxima", "execution", "total", "kind"),
    [
        (["50", "30", "10"], "10", "100", SchemeKind.INSIDE),
        (["45", "30", "25"], "10", "100", SchemeKind.OUTSIDE),
        (["60", "40"], "", "100", SchemeKind.NONE),
        (["60", "40"], "0", "100", SchemeKind.NONE),
        (["50", "30", "10"], "10", "", SchemeKind.INSIDE),
        (["45", "30", "25"], "10", "", SchemeKind.OUTSIDE),
        (["40", "40"], "20", "100", SchemeKind.INSIDE),
        (["50", "30"], "10", "100", SchemeKind.UNKNOWN),
        (["50", "30", "15"], "10", "100", SchemeKind.UNKNOWN),
        (["50", "", "10"], "10", "100", SchemeKind.UNKNOWN),
        ([], "10", "100", SchemeKind.UNKNOWN),
        (["33.3", "33.3", "33.3"], "", "100", SchemeKind.UNKNOWN),
        (["33.33", "33.33", "33.34"], "", "100", SchemeKind.NONE),
        (["45", "30", "25"], "10", "110", SchemeKind.INSIDE),
    ],
)
def test_the_sums_of_a_form_tell_its_scheme(maxima: list[str], execution: str, total: str, kind: SchemeKind) -> None:
    rows = [indicator("指标", "≥1个", "1个", figure) for figure in maxima]
    assert scheme(form(fund("1", "1", execution), *rows, total=total), AS_PRINTED).kind is kind


def test_a_form_without_a_fund_block_has_no_execution() -> None:
    found = scheme(form(None, indicator("指标", "≥1个", "1个", "100")), AS_PRINTED)
    assert (found.kind, found.execution_max, found.execution_counted) == (SchemeKind.NONE, None, False)


def test_the_sums_are_there_for_whoever_checks_them() -> None:
    rows = [indicator("指标", "≥1个", "1个", figure) for figure in ("52.5", "30", "7.5")]
    found = scheme(form(fund("1", "1"), *rows), AS_PRINTED)
    sums = (found.indicators_max, found.execution_max, found.total_max, found.whole, found.counted)
    assert [str(figure) for figure in sums] == ["90.0", "10", "100", "100", "100.0"]
    assert str(found.tolerance) == "0.05"
    assert found.execution_counted is True
    assert found.steps == (
        "各项指标分值合计 52.5 + 30 + 7.5 = 90；加执行率 10 分，合计 100",
        "表内总分分值 100",
        "执行率得分：计入总分",
    )


def test_a_blank_maximum_is_named_and_a_shared_one_is_not_missing() -> None:
    rows = [
        indicator("一", "≥1个", "1个", "90", rows=2),
        indicator("二", "≥1个", "1个", "", rows=0),
        indicator("三", "≥1个", "1个", ""),
    ]
    found = scheme(form(fund("1", "1"), *rows), AS_PRINTED)
    assert found.missing == (2,)
    assert "第 3 项没有分值" in found.steps
    assert scheme(form(fund("1", "1"), *rows[:2]), AS_PRINTED).kind is SchemeKind.INSIDE


def test_a_form_without_any_maxima_says_so() -> None:
    found = scheme(form(fund("1", "1"), indicator("一", "≥1个", "1个", "")), AS_PRINTED)
    assert found.steps[0] == "各项指标都没有分值；加执行率 10 分，合计 10"
    assert found.counted is None
    assert found.execution_counted is None


def _weights(pack: RulePack, *dimensions: Dimension) -> dict[str, int] | None:
    found = expected_weights(pack, dimensions)
    return None if found is None else {dimension.value: int(points) for dimension, points in found.items()}


def test_a_pack_shares_its_points_out_over_the_dimensions_a_form_has() -> None:
    three = (Dimension.OUTPUT, Dimension.BENEFIT, Dimension.SATISFACTION)
    usual = {"output": 50, "benefit": 30, "satisfaction": 10}
    assert _weights(MOF_2020, *three) == usual
    assert _weights(MOF_2020, *three, Dimension.COST) == usual
    assert _weights(MOF_2020, Dimension.OUTPUT, Dimension.BENEFIT) == usual
    assert _weights(MOF_2021, *three) == usual
    assert _weights(MOF_2021, *three, Dimension.COST) == {"output": 40, "benefit": 20, "satisfaction": 10, "cost": 20}
    assert _weights(MOF_2021, Dimension.OUTPUT, Dimension.BENEFIT) == {"output": 50, "benefit": 40}
    assert _weights(AS_PRINTED, *three) is None
