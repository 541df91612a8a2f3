"""What places take off after a row has scored, what they ask evidence for, and how they cap a total."""

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jiheng.form import Category, Dimension, Indicator
from jiheng.rulepacks import known_packs, load_pack
from jiheng.scoring import (
    Due,
    Interval,
    Row,
    Score,
    Unscored,
    due,
    execution_rates,
    score,
    show,
    side_by_side,
    understand,
)
from jiheng.scoring.deductions import by_hand, deviation_cost
from jiheng.scoring.execution_cap import execution_cap
from jiheng.scoring.far_over import is_far_over
from tests.scoring.building import MOF_2020, form, fund, indicator, own_pack, row, setting

GUANGXI, PIDU, COUNTY = load_pack("guangxi"), load_pack("chengdu-pidu"), load_pack("county-cap")
TIANJIN = load_pack("tianjin-hebei")
FAR_OVER = row("培训人数", "≥100人", "150人")
WORDS = row("长效管理机制健全性", "健全", "健全")


def points(found: object) -> str:
    if isinstance(found, Score):
        return show(found.points)
    if isinstance(found, Interval):
        return f"{show(found.low)}–{show(found.high)}"
    return "none"


def told(one: Row, *, deducted: str | None = None, evidenced: bool | None = None) -> Row:
    off = None if deducted is None else Decimal(deducted)
    return msgspec.structs.replace(one, deducted=off, evidenced=evidenced)


# ---- far over the target


@pytest.mark.parametrize(
    ("actual", "places"),
    [
        ("119人", ""),
        ("120人", "tianjin-hebei"),
        ("130人", "guangxi mof-2020-10 tianjin-hebei"),
        ("131人", "chengdu-pidu guangxi mof-2020-10 tianjin-hebei"),
    ],
)
def test_each_place_has_its_own_line_from_which_a_result_is_far_over(actual: str, places: str) -> None:
    comparison = row("培训人数", "≥100人", actual).comparison
    found = [pack.id for pack in (PIDU, GUANGXI, MOF_2020, TIANJIN) if is_far_over(comparison, pack)]
    assert found == places.split()


def test_small_targets_are_spared_by_us_and_not_by_a_place_that_spares_none() -> None:
    small = row("新增共建单位", "≥2家", "3家").comparison
    assert not is_far_over(small, MOF_2020)
    assert is_far_over(small, GUANGXI)


@pytest.mark.parametrize(
    ("target", "actual"), [("≤100人", "150人"), ("≥100人", "见附件"), ("≥0人", "5人"), ("健全", "健全")]
)
def test_what_is_no_quantity_of_which_more_is_better_is_never_far_over(target: str, actual: str) -> None:
    assert not is_far_over(row("培训人数", target, actual).comparison, GUANGXI)


# ---- less what a person takes off


def test_where_a_person_may_take_off_points_and_nobody_says_how_many_only_the_stretch_is_given() -> None:
    found = score(FAR_OVER, GUANGXI)
    assert isinstance(found, Interval)
    assert (points(found), found.high_included, found.clause) == ("0.00–10.00", True, "guangxi/deducted-by-hand")
    assert found.steps == (
        "完成 150人 达到目标 ≥100人，得满分：10.00",
        "完成远超目标，可以再由人扣分，扣多少这里不知道：0.00 至 10.00",
    )


@pytest.mark.parametrize(("deducted", "left"), [("0", "10.00"), ("2.5", "7.50"), ("10", "0.00"), ("12", "0.00")])
def test_what_a_person_took_off_is_taken_off_down_to_nothing(deducted: str, left: str) -> None:
    assert points(score(told(FAR_OVER, deducted=deducted), GUANGXI)) == left


def test_a_person_may_take_points_off_any_row_there_and_off_a_tier_as_well() -> None:
    assert points(score(told(row("培训人数", "≥100人", "80人"), deducted="3"), GUANGXI)) == "5.00"
    tier = score(told(WORDS, deducted="9"), GUANGXI)
    assert points(tier) == "0.00–1.00"
    partly = told(row("制度健全性", "健全", "部分达成"), deducted="8")
    found = score(partly, GUANGXI)
    assert isinstance(found, Interval)
    assert (points(found), found.high_included) == ("0.00–0.00", True)


def test_nothing_is_taken_off_what_has_no_points() -> None:
    unknown = told(row("对象准确性", "≥90%", "见附件"), deducted="3")
    assert isinstance(score(unknown, GUANGXI), Unscored)


def test_elsewhere_what_a_person_took_off_is_not_part_of_what_is_due() -> None:
    assert points(score(told(FAR_OVER, deducted="2"), MOF_2020)) == "10.00"
    assert points(score(FAR_OVER, TIANJIN)) == "10.00"


def test_a_deduction_nobody_told_opens_the_total_by_that_row() -> None:
    rows = (indicator("培训人数", "≥100人", "150人", "9"), indicator("合格率", "≥90%", "95%", "91"))
    found = due(form(None, *rows), [understand(one) for one in rows], GUANGXI)
    assert (str(found.low), str(found.high), found.grade, found.open_rows) == ("91", "100", "优", ())


# ---- a fixed cost of deviating


@pytest.mark.parametrize(
    ("actual", "left"),
    [
        ("71人", "7.10"),
        ("70人", "5.00"),
        ("25人", "0.50"),
        ("20人", "0.00"),
        ("10人", "0.00"),
        ("100人", "10.00"),
        ("129人", "10.00"),
        ("130人", "8.00"),
    ],
)
def test_three_tenths_off_either_way_cost_two_points_down_to_nothing(actual: str, left: str) -> None:
    assert points(score(row("培训人数", "≥100人", actual), COUNTY)) == left


def test_the_cost_of_deviating_is_shown_as_arithmetic() -> None:
    found = score(row("培训人数", "≥100人", "70人"), COUNTY)
    assert isinstance(found, Score)
    assert found.clause == "county-cap/deviation"
    assert found.steps[-1] == "完成是目标的 70.00%，偏离达到 30%，扣 2 分：7.00 − 2 = 5.00"


def test_less_than_an_upper_bound_is_no_deviation_and_more_than_it_is() -> None:
    assert points(score(row("会议成本", "≤10万元", "5万元"), COUNTY)) == "10.00"
    assert points(score(row("会议成本", "≤10万元", "13万元"), COUNTY)) == "5.00"


def test_words_and_packs_without_the_rule_cost_nothing() -> None:
    assert points(score(WORDS, COUNTY)) == "8.00–10.00"
    kept = Score(Decimal(7), ("7",), "mof-2020-10/quantitative")
    assert deviation_cost(row("培训人数", "≥100人", "70人"), kept, MOF_2020) is kept
    assert by_hand(row("培训人数", "≥100人", "70人"), kept, GUANGXI) is kept


# ---- evidence


def test_without_evidence_there_are_no_points_and_without_a_word_of_it_points_are_on_condition() -> None:
    met = row("培训人数", "≥100人", "90人")
    assert points(score(told(met, evidenced=True), PIDU)) == "9.00"
    none = score(told(met, evidenced=False), PIDU)
    assert isinstance(none, Score)
    assert (points(none), none.clause) == ("0.00", "chengdu-pidu/no-evidence")
    maybe = score(met, PIDU)
    assert isinstance(maybe, Score)
    assert (points(maybe), maybe.steps[-1]) == ("9.00", "以有佐证材料为前提，没有的不得分")
    tier = score(WORDS, PIDU)
    assert isinstance(tier, Interval)
    assert (points(tier), tier.steps[-1]) == ("8.00–10.00", "以有佐证材料为前提，没有的不得分")


@pytest.mark.parametrize(
    "of", [{"dimension": Dimension.SATISFACTION}, {"category": Category.SERVICE_USER_SATISFACTION}], ids=str
)
def test_satisfaction_without_a_survey_is_nothing_only_where_that_is_known(of: dict[str, Dimension | Category]) -> None:
    asked = row("职工满意度", "≥90%", "81%", **of)  # type: ignore[arg-type]  # one of the two fits its parameter
    assert points(score(told(asked, evidenced=True), PIDU)) == "9.00"
    assert points(score(told(asked, evidenced=False), PIDU)) == "0.00"
    open_ = score(asked, PIDU)
    assert isinstance(open_, Unscored)
    assert open_.reason == "不知道满意度有没有做过调查：没有做的不得分，做了的测算 9.00 分"
    assert open_.clause == "chengdu-pidu/no-survey"


def test_satisfaction_in_words_says_the_stretch_that_a_survey_would_give() -> None:
    found = score(row("职工满意度", "满意", "满意", dimension=Dimension.SATISFACTION), PIDU)
    assert isinstance(found, Unscored)
    assert "做了的测算 8.00 至 10.00 分" in found.reason


def test_evidence_changes_nothing_where_the_rules_do_not_ask_for_it() -> None:
    assert points(score(told(row("培训人数", "≥100人", "90人"), evidenced=False), MOF_2020)) == "9.00"
    assert isinstance(score(told(row("准确性", "≥90%", "见附件"), evidenced=False), PIDU), Unscored)


# ---- a total capped by execution


def capped(spent: str, actual: str = "100人", *, budget: str = "100") -> Due:
    whole = form(fund(budget, spent), indicator("培训人数", "≥100人", actual, "90"))
    return due(whole, [understand(one) for one in whole.indicators], COUNTY)


@pytest.mark.parametrize(
    ("spent", "total", "grade"),
    [("90", "99.00", "优"), ("89", "89.00", "良"), ("80", "89.00", "良"), ("70", "79.00", "中"), ("59", "59.00", "差")],
)
def test_the_less_was_spent_the_less_the_whole_form_can_have(spent: str, total: str, grade: str) -> None:
    found = capped(spent)
    assert found.low == found.high
    assert found.low is not None
    assert (show(found.low), found.grade) == (total, grade)


def test_the_cap_is_said_after_the_sum_and_before_the_grade() -> None:
    assert capped("85").steps[-3:] == (
        "测算总分：90.00 + 8.50 = 98.50",
        "执行率 85.00%，总分最高 89.00 分",
        "89.00 分：良",
    )


def test_a_total_below_its_cap_stays() -> None:
    assert capped("85", "80人").high == Decimal("80.5")


def test_a_rate_that_cannot_be_found_leaves_open_whether_there_is_a_cap() -> None:
    found = capped("0", budget="0")
    assert "执行率算不出来，总分是否按执行率封顶看不出" in found.steps
    assert execution_cap(Decimal("0.5"), Decimal(100), MOF_2020) == (None, ())


def test_a_total_out_of_something_else_has_its_cap_in_proportion() -> None:
    cap, steps = execution_cap(Decimal("0.85"), Decimal(50), COUNTY)
    assert cap == Decimal("44.5")
    assert steps == ("执行率 85.00%，总分最高 44.50 分（89 × 50 ÷ 100 = 44.50）",)


def test_a_stretch_of_totals_is_cut_at_the_cap_and_an_edge_it_lacked_is_lost_with_it() -> None:
    def found(partly: Indicator) -> Due:
        whole = form(fund("100", "85"), indicator("培训人数", "≥100人", "100人", "70"), partly)
        return due(whole, [understand(one) for one in whole.indicators], COUNTY)

    cut = found(indicator("制度健全性", "健全", "部分达成", "20"))
    assert (str(cut.low), str(cut.high), cut.high_included, cut.grades) == ("89", "89", True, ("良",))


# ---- the rate on either budget


def test_the_rate_is_given_on_the_revised_and_on_the_opening_budget() -> None:
    whole = msgspec.structs.replace(fund("80", "76"), original_budget=fund("100", "0").revised_budget)
    assert execution_rates(whole) == (Decimal("0.95"), Decimal("0.76"))


@pytest.mark.parametrize(("revised", "spent"), [("0", "0"), ("", "76"), ("80", ""), ("-80", "76")])
def test_there_is_no_rate_without_a_budget_to_divide_by(revised: str, spent: str) -> None:
    assert execution_rates(fund(revised, spent)) == (None, None)
    assert execution_rates(None) == (None, None)


# ---- shares of a place


def test_a_place_of_ones_own_may_leave_out_what_it_does_not_take_over(tmp_path: Path) -> None:
    body = 'without = ["weights.output"]\n[weights]\n' + setting("benefit", "80")
    pack = own_pack(tmp_path, body)
    assert pack.find("weights.output") is None
    assert pack.number("weights.benefit") == 80


# ---- several packs at once


@pytest.mark.parametrize("first", known_packs())
def test_packs_side_by_side_give_each_what_it_gives_alone(first: str) -> None:
    packs = [load_pack(first), *(load_pack(name) for name in known_packs() if name != first)]
    whole = form(
        fund("100", "85", claimed="8.5"),
        indicator("培训人数", "≥100人", "150人", "20"),
        indicator("故事会场次", "≥20场", "13场", "20"),
        indicator("购书均价", "≤40元", "50元", "20"),
        indicator("制度健全性", "健全", "部分达成", "10"),
        indicator("居民满意度", "≥90%", "81%", "20", dimension=Dimension.SATISFACTION),
        claimed="90",
    )
    rows = [understand(one) for one in whole.indicators]
    assert side_by_side(whole, rows, packs, finished=False) == tuple(
        due(whole, rows, pack, finished=False) for pack in packs
    )
