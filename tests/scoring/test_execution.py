"""Points for execution: in proportion, by band, or not at all, and then with the reason."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.form import Field, Fund, FundSource
from jiheng.rulepacks import RulePack
from jiheng.scoring import Score, Unscored, score_execution, show
from tests.scoring.building import AS_PRINTED, HOUSE, MOF_2020, MOF_2021, fund, own_pack, setting


def _scored(funds: Fund | None, pack: RulePack = MOF_2020, *, finished: bool | None = None) -> Score:
    found = score_execution(funds, pack, finished=finished)
    assert isinstance(found, Score)
    return found


def _unscored(funds: Fund | None, pack: RulePack = MOF_2020, *, finished: bool | None = None) -> Unscored:
    found = score_execution(funds, pack, finished=finished)
    assert isinstance(found, Unscored)
    assert found.reason_en
    return found


def test_execution_is_the_rate_times_its_maximum_and_nothing_is_rounded() -> None:
    found = _scored(fund("18,000.00", "17,794.46"))
    assert found.steps == ("17,794.46 ÷ 18,000.00 × 10 ≈ 9.89",)
    assert found.clause == "mof-2020-10/execution-points"
    assert abs(found.points - Decimal("9.885811111111111111")) < Decimal("1e-17")


def test_the_maximum_is_the_forms_and_where_it_prints_none_the_packs() -> None:
    assert show(_scored(fund("100", "93", "20")).points) == "18.60"
    assert show(_scored(fund("100", "93", "")).points) == "9.30"


def test_spending_over_the_budget_is_capped_and_says_so() -> None:
    found = _scored(fund("100.00", "102.00"))
    assert found.points == 10
    assert found.steps == ("102.00 ÷ 100.00 × 10 = 10.20，超过分值，按 10.00 计",)


@pytest.mark.parametrize(
    ("funds", "said"),
    [
        (None, "表内没有年度资金总额一行"),
        (fund("", "93"), "全年预算数没有填写"),
        (fund("100", ""), "全年执行数没有填写"),
        (fund("100", "93", "-10"), "执行率的分值没有填写"),
        (fund("-100", "93"), "全年预算数 -100、全年执行数 93 中有负数"),
        (fund("100", "-93"), "中有负数"),
    ],
)
def test_what_cannot_be_computed_says_why(funds: Fund | None, said: str) -> None:
    assert said in _unscored(funds).reason


def test_a_pack_without_a_maximum_needs_one_on_the_form(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[execution]\n" + setting("method", '"proportional"'), extends="house")
    assert _unscored(fund("100", "93", ""), pack).reason == "执行率的分值没有填写，或填的不是正数"
    assert show(_scored(fund("100", "93"), pack).points) == "9.30"


def test_the_forms_own_scheme_has_no_rule_for_execution_and_says_where_that_stands() -> None:
    found = _unscored(fund("100", "93"), AS_PRINTED)
    assert found.reason == "表内口径没有规定执行率得分怎样计算，不测算"
    assert found.clause == "as-printed/no-rule-for-execution"
    assert _unscored(fund("100", "93"), HOUSE).clause is None


@pytest.mark.parametrize(
    ("choice", "points", "said"),
    [
        ("zero", Decimal(0), "全年预算数为 0，按所用规则包记 0 分（上级规定）：0.00"),
        ("exempt", None, "全年预算数为 0，按所用规则包免予评分（上级规定）"),
        ("redistribute", None, "全年预算数为 0，按所用规则包把执行率分值分摊到各指标（上级规定）"),
        ("unset", None, "全年预算数为 0，所用口径没有写这时怎样计分（上级规定）"),
    ],
)
def test_a_budget_of_zero_goes_by_the_switch_and_never_divides(
    tmp_path: Path, choice: str, points: Decimal | None, said: str
) -> None:
    pack = own_pack(tmp_path, "[execution]\n" + setting("zero_revised_budget", f'"{choice}"', reason="上级规定"))
    for spent in ("0", "5"):
        found = score_execution(fund("0.00", spent), pack, finished=None)
        if points is None:
            assert isinstance(found, Unscored)
            assert found.reason == said
        else:
            assert isinstance(found, Score)
            assert (found.points, found.steps) == (points, (said,))
        assert found.clause == "own/own"


@pytest.mark.parametrize(
    ("spent", "points"),
    [("99.99", "7.00"), ("80", "7.00"), ("79.99", "5.00"), ("60", "5.00"), ("59.99", "0.00"), ("0", "0.00")],
)
def test_an_unfinished_project_gets_the_points_of_its_band(spent: str, points: str) -> None:
    assert show(_scored(fund("100", spent), MOF_2021, finished=False).points) == points


def test_a_finished_project_within_its_budget_gets_all_points() -> None:
    assert _scored(fund("100", "31"), MOF_2021, finished=True).points == 10
    assert _scored(fund("100", "100"), MOF_2021, finished=True).points == 10


def test_nobody_guesses_whether_a_project_is_finished() -> None:
    found = _unscored(fund("100", "100"), MOF_2021)
    assert "请说明项目是否完成" in found.reason
    assert found.clause == "mof-2021-101/execution-bands"


def test_what_the_bands_do_not_cover_stays_open() -> None:
    assert "已完成" in _unscored(fund("100", "101"), MOF_2021, finished=True).reason
    assert "未完成" in _unscored(fund("100", "100"), MOF_2021, finished=False).reason


def test_bands_out_of_nothing_give_nothing(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[execution]\n" + setting("points", "0"), extends="mof-2021-101")
    assert _scored(fund("100", "90"), pack, finished=False).points == 0


def test_a_band_that_is_open_above_has_no_upper_bound_in_its_step(tmp_path: Path) -> None:
    bands = "[{ from = 0.5, points = 9 }, { from = 0, below = 0.5, points = 0 }]"
    pack = own_pack(tmp_path, "[execution]\n" + setting("bands", bands), extends="mof-2021-101")
    assert (
        _scored(fund("100", "130"), pack, finished=False).steps[0]
        == "项目未完成，130 ÷ 100 不低于 50%，得 9 分（满分 10 分）"
    )


def test_a_misfit_is_no_figure() -> None:
    funds = Fund(FundSource.TOTAL, revised_budget=Field(None, "见附表"), actual_expenditure=Field(Decimal(3)))
    assert _unscored(funds).reason == "全年预算数没有填写，或填的不是数"
