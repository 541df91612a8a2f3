"""One row at a time: what each method gives, and why a row stays unscored."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.form import Category, Dimension
from jiheng.rulepacks import RulePack, load_pack
from jiheng.scoring import Interval, Result, Score, Unscored, score, show
from jiheng.values import Kind, Standing
from tests.scoring.building import AS_PRINTED, HOUSE, MOF_2020, MOF_2021, numbers, own_pack, row, setting


def _points(result: Result) -> str:
    if isinstance(result, Score):
        return show(result.points)
    if isinstance(result, Interval):
        return f"{show(result.low)}–{show(result.high)}{'' if result.high_included else ' excluded'}"
    return f"open: {result.reason}"


def _steps(result: Result) -> str:
    assert isinstance(result, Score | Interval)
    return "\n".join(result.steps)


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥40人", "25人", "2.50"),
        ("≥40人", "40人", "4.00"),
        ("≥40人", "54人", "4.00"),
        ("≥40人", "0人", "0.00"),
        ("≤40人", "40人", "4.00"),
        ("≤40人", "30人", "4.00"),
        ("≤40人", "50人", "3.00"),
        ("≤40人", "79人", "0.10"),
        ("≤40人", "80人", "0.00"),
        ("≤40人", "400人", "0.00"),
        ("=40人", "40人", "4.00"),
        ("=40人", "30人", "3.00"),
        ("=0人", "0人", "4.00"),
        ("=0人", "1人", "0.00"),
        ("≤0人", "1人", "0.00"),
        ("≥0人", "3人", "4.00"),
    ],
)
@pytest.mark.parametrize("pack", [MOF_2020, AS_PRINTED], ids=lambda pack: pack.id)
def test_a_quantity_scores_by_the_formulas(pack: RulePack, target: str, actual: str, points: str) -> None:
    assert _points(score(row("新增人数", target, actual, "4"), pack)) == points


def test_the_arithmetic_can_be_done_again_by_hand() -> None:
    found = score(row("高级技师新增数", "≥40人", "25人", "4"), MOF_2020)
    assert _steps(found) == "目标 ≥40人，完成 25人\n4 × 25 ÷ 40 = 2.50"
    assert found.clause == "mof-2020-10/quantitative"


def test_the_forms_own_scheme_cites_the_measures_it_borrows_from() -> None:
    assert score(row("高级技师新增数", "≥40人", "25人", "4"), AS_PRINTED).clause == "mof-2020-10/quantitative"


def test_a_bound_that_was_exceeded_rests_on_a_clause_of_ours() -> None:
    found = score(row("会议成本", "≤40万元", "50万元", "4"), MOF_2020)
    assert found.clause == "house/at-most"
    assert "4 × (1 − (50 − 40) ÷ 40) = 3.00" in _steps(found)


def test_a_pack_may_score_exceeded_bounds_by_target_over_actual(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[quantity]\n" + setting("at_most", '"inverse"'))
    found = score(row("会议成本", "≤40万元", "50万元", "4"), pack)
    assert _points(found) == "3.20"
    assert "4 × 40 ÷ 50 = 3.20" in _steps(found)
    assert found.clause == "own/own"


def test_a_guessed_direction_is_named_in_the_arithmetic() -> None:
    found = score(row("慰问金发放完成率", "100%", "98%", "5"), MOF_2020)
    assert _points(found) == "4.90"
    assert "表上没有写 ≥ 或 ≤，由名称和类别推断越多越好，按「不低于」理解" in _steps(found)


def test_a_bare_target_that_was_hit_rests_on_no_guess() -> None:
    found = score(row("慰问企业数", "5家", "5家", "9"), MOF_2020)
    assert _points(found) == "9.00"
    assert "推断" not in _steps(found)


@pytest.mark.parametrize(
    "pack", [MOF_2020, MOF_2021, load_pack("hubei"), load_pack("shanxi")], ids=lambda pack: pack.id
)
@pytest.mark.parametrize(
    ("target", "actual"),
    [(">85%", "85%"), ("85%以上(不含)", "85%"), ("<3个", "3个"), (">1万元", "10000元"), (">0件", "0件")],
)
def test_a_bound_that_does_not_count_itself_is_missed_there_and_no_formula_says_what_that_costs(
    pack: RulePack, target: str, actual: str
) -> None:
    result = score(row("某项", target, actual, "10"), pack)
    assert isinstance(result, Unscored)
    assert "不含本数，按字面没有达到" in result.reason
    assert "得满分" not in result.reason
    assert "a miss" in result.reason_en


def test_a_bound_that_does_not_count_itself_is_reached_beyond_it() -> None:
    assert _points(score(row("某项", ">85%", "85.1%", "10"), MOF_2020)) == "10.00"
    assert _points(score(row("某项", "<3个", "2个", "10"), MOF_2020)) == "10.00"


def test_more_than_an_equal_target_is_a_question() -> None:
    found = score(row("建成阅览室", "=8个", "9个"), MOF_2020)
    assert isinstance(found, Unscored)
    assert "完成 9个 超过目标 =8个" in found.reason
    assert found.clause == "house/equal-overshot"


def test_more_than_a_bare_target_that_may_be_equal_is_a_question_too() -> None:
    found = numbers(Decimal(10), Decimal(8), Decimal(9), Kind.EQUAL, Standing.GUESSED)
    assert isinstance(score(found, MOF_2020), Unscored)


def test_less_than_an_equal_cost_may_be_a_saving() -> None:
    found = score(row("会议成本", "=6万元", "5.4万元", dimension=Dimension.COST), MOF_2020)
    assert isinstance(found, Unscored)
    assert "可能是节约" in found.reason
    assert found.clause == "house/equal-cost-undershot"


def test_more_than_an_equal_cost_scores_like_a_bound_that_was_exceeded() -> None:
    found = score(row("会议成本", "=6万元", "7.5万元", category=Category.COST), MOF_2020)
    assert _points(found) == "7.50"
    assert found.clause == "house/at-most"


@pytest.mark.parametrize(("choice", "points"), [("full", "10.00"), ("as_missed", "9.00")])
def test_a_pack_may_settle_what_an_undershot_cost_is(tmp_path: Path, choice: str, points: str) -> None:
    pack = own_pack(tmp_path, "[quantity]\n" + setting("equal_cost_undershoot", f'"{choice}"'))
    assert _points(score(row("会议成本", "=6万元", "5.4万元", category=Category.COST), pack)) == points


def test_a_pack_may_settle_what_an_overshot_target_is(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[quantity]\n" + setting("equal_overshoot", '"full"'))
    found = score(row("建成阅览室", "=8个", "9个"), pack)
    assert _points(found) == "10.00"
    assert "完成 9个 超过目标 =8个，按所用规则包得满分：10.00" in _steps(found)


def test_a_pack_may_take_bare_numbers_for_at_least(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[quantity]\n" + setting("bare_number", '"at_least"'))
    for kind in (Kind.EQUAL, Kind.UNKNOWN):
        over = numbers(Decimal(10), Decimal(8), Decimal(9), kind, Standing.GUESSED)
        under = numbers(Decimal(10), Decimal(8), Decimal(6), kind, Standing.UNKNOWN)
        assert _points(score(over, pack)) == "10.00"
        assert _points(score(under, pack)) == "7.50"
        assert "表上没有写 ≥ 或 ≤，所用规则包按「不低于」理解" in _steps(score(under, pack))


def test_a_written_equals_sign_stays_one_whatever_bare_numbers_are(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[quantity]\n" + setting("bare_number", '"at_least"'))
    assert isinstance(score(row("建成阅览室", "=8个", "9个"), pack), Unscored)


def test_without_a_direction_only_a_hit_is_scored() -> None:
    hit = numbers(Decimal(10), Decimal(8), Decimal(8), Kind.UNKNOWN, Standing.UNKNOWN)
    off = numbers(Decimal(10), Decimal(8), Decimal(7), Kind.UNKNOWN, Standing.UNKNOWN)
    assert _points(score(hit, MOF_2020)) == "10.00"
    assert _points(score(off, MOF_2020)) == "open: 目标没有写 ≥ 或 ≤，看不出高好还是低好"


def test_nothing_is_in_proportion_to_a_negative_target() -> None:
    found = score(numbers(Decimal(10), Decimal(-5), Decimal(-8), Kind.AT_LEAST), MOF_2020)
    assert _points(found) == "open: 目标 -5 是负数，没有达到时按比例计分没有意义"
    assert _points(score(numbers(Decimal(10), Decimal(-5), Decimal(-3), Kind.AT_LEAST), MOF_2020)) == "10.00"


def test_less_than_nothing_is_nothing() -> None:
    found = score(numbers(Decimal(10), Decimal(5), Decimal(-3), Kind.AT_LEAST), MOF_2020)
    assert _points(found) == "0.00"
    assert "完成 -3 小于 0，按比例不得分：0.00" in _steps(found)


def test_units_that_do_not_convert_leave_a_row_open() -> None:
    found = score(row("签约率", "≥90%", "42人"), MOF_2020)
    assert isinstance(found, Unscored)
    assert "%" in found.reason


def test_a_word_for_a_number_leaves_a_row_open() -> None:
    assert isinstance(score(row("培训场次", "20集", "一般"), MOF_2020), Unscored)
    assert isinstance(score(row("覆盖率", "100%", "达成预期指标"), MOF_2020), Unscored)


def test_a_range_is_full_inside_and_in_proportion_below() -> None:
    assert _points(score(row("每次参加人数", "20~30人", "25人"), MOF_2020)) == "10.00"
    assert _points(score(row("每次参加人数", "20~30人", "15人"), MOF_2020)) == "7.50"


def test_a_deviation_outside_its_band_is_in_proportion_to_nothing() -> None:
    assert _points(score(row("预算偏离", "±10%", "8%"), MOF_2020)) == "10.00"
    assert "办法没有规定这种情形怎样按比例计分" in _points(score(row("预算偏离", "±10%", "15%"), MOF_2020))


def test_more_than_a_range_is_a_question() -> None:
    assert isinstance(score(row("每次参加人数", "20~30人", "35人"), MOF_2020), Unscored)


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("60人", "0.00"),
        ("59人", "0.00"),
        ("60.4人", "0.10"),
        ("80人", "5.00"),
        ("99人", "9.75"),
        ("100人", "10.00"),
        ("150人", "10.00"),
    ],
)
def test_a_pass_mark_shares_out_what_lies_above_it(actual: str, points: str) -> None:
    assert _points(score(row("培训人数", "≥100人", actual), MOF_2021)) == points


def test_a_pass_mark_of_everything_leaves_nothing_below_the_target(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[pass_mark]\n" + setting("rate", "1"), extends="mof-2021-101")
    assert _points(score(row("培训人数", "≥100人", "99人"), pack)) == "0.00"


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("100%", "5.00"),
        ("90%", "5.00"),
        ("89.99%", "4.00"),
        ("80%", "4.00"),
        ("79.9%", "2.50"),
        ("60%", "2.50"),
        ("59%", "0.00"),
    ],
)
def test_satisfaction_goes_by_what_was_found(actual: str, points: str) -> None:
    by_dimension = row("职工满意度", "≥85%", actual, "5", dimension=Dimension.SATISFACTION)
    by_category = row("职工满意度", "≥85%", actual, "5", category=Category.SERVICE_USER_SATISFACTION)
    assert _points(score(by_dimension, MOF_2021)) == _points(score(by_category, MOF_2021)) == points


def test_satisfaction_beside_a_percentage_may_lack_its_sign() -> None:
    found = score(row("职工满意度", "≥90%", "86", dimension=Dimension.SATISFACTION), MOF_2021)
    assert _points(found) == "8.00"
    assert _steps(found) == "满意度 86%，不低于 80% 的一档得 8 分（满分 10 分）\n8 × 10 ÷ 10 = 8.00"


def test_the_satisfaction_that_was_aimed_at_is_never_taken_for_the_one_that_was_found() -> None:
    found = score(row("职工满意度", "≥90%", "满意", dimension=Dimension.SATISFACTION), MOF_2021)
    assert isinstance(found, Unscored)
    assert "目标是数" in found.reason


def test_satisfaction_over_a_hundred_is_not_scored() -> None:
    found = score(row("职工满意度", "≥90%", "950%", dimension=Dimension.SATISFACTION), MOF_2021)
    assert _points(found) == "open: 满意度 950% 不在办法的分档之内，请核对"


def test_satisfaction_in_words_falls_into_a_tier() -> None:
    assert _points(score(row("职工满意度", "满意", "满意", dimension=Dimension.SATISFACTION), MOF_2021)) == "8.00–10.00"


def test_satisfaction_is_a_quantity_where_the_pack_has_no_bands() -> None:
    assert _points(score(row("职工满意度", "≥90%", "81%", dimension=Dimension.SATISFACTION), MOF_2020)) == "9.00"


@pytest.mark.parametrize(("actual", "points"), [("是", "10.00"), ("否", "0.00")])
def test_yes_or_no_is_all_or_nothing_where_the_pack_says_so(actual: str, points: str) -> None:
    assert _points(score(row("是否建立台账", "是", actual), MOF_2021)) == points


def test_yes_or_no_is_a_word_elsewhere() -> None:
    assert _points(score(row("是否建立台账", "是", "是"), MOF_2020)) == "8.00–10.00"


def test_the_same_word_on_both_sides_is_the_units_own_word_for_achieved() -> None:
    found = score(row("长效管理机制健全性", "健全", "健全", "15"), MOF_2020)
    assert isinstance(found, Interval)
    assert _points(found) == "12.00–15.00"
    assert found.steps == (
        "目标和完成都写「健全」，按单位自己的说法归档；是否达成凭材料判断",
        "「达成年度指标」一档：15 × 0.8 = 12.00 至 15 × 1 = 15.00",
    )
    assert found.clause == "mof-2020-10/qualitative-tiers"


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("达成年度指标", "8.00–10.00"),
        ("达成预期指标", "8.00–10.00"),
        ("部分达成", "6.00–8.00 excluded"),
        ("未达成", "0.00–6.00 excluded"),
    ],
)
def test_a_tier_that_is_named_is_taken_at_its_word(actual: str, points: str) -> None:
    assert _points(score(row("内容合规性", "合规", actual), MOF_2020)) == points


def test_a_pack_may_refuse_to_take_the_same_word_for_anything(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[qualitative]\n" + setting("same_word", '"open"'))
    found = score(row("长效管理机制健全性", "健全", "健全"), pack)
    assert isinstance(found, Unscored)
    assert found.clause == "own/own"


def test_a_pack_without_a_tier_leaves_it_open(tmp_path: Path) -> None:
    bands = '[{ tier = "achieved", from = 0.5, to = 1 }, { tier = "not", from = 0, below = 0.5 }]'
    pack = own_pack(tmp_path, "[qualitative]\n" + setting("tiers", bands))
    found = score(row("内容合规性", "合规", "部分达成"), pack)
    assert _points(found) == "open: 所用规则包没有「部分达成并具有一定效果」一档"


def test_a_pack_of_thresholds_alone_has_no_rule_for_what_was_reached() -> None:
    assert _points(score(row("培训人数", "≥100人", "100人"), HOUSE)) == "open: 所用规则包没有规定定量指标怎样计分"
    assert _points(score(row("培训人数", "≥100人", "90人"), HOUSE)) == "open: 所用规则包没有规定定量指标怎样计分"
    assert _points(score(row("内容合规性", "合规", "合规"), HOUSE)) == "open: 所用规则包没有规定定性指标怎样计分"


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("10月底", "9月底"),
        ("每季度", "每季度"),
        ("节日前", "节日前"),
        ("按月", "按月"),
        ("知晓后半个月", "知晓后半个月"),
    ],
)
def test_a_date_or_frequency_that_was_kept_is_full(target: str, actual: str) -> None:
    assert _points(score(row("发放及时性", target, actual), MOF_2020)) == "10.00"


def test_a_date_that_was_missed_is_for_people_to_score() -> None:
    found = score(row("发放及时性", "2020年10月31日前", "2020年12月5日"), MOF_2020)
    assert isinstance(found, Unscored)
    assert "没有按比例计分的办法" in found.reason


@pytest.mark.parametrize("actual", ["", "/", "见附件"])
def test_what_is_not_understood_is_not_scored(actual: str) -> None:
    for target in ("≥40人", "健全", "10月底"):
        found = score(row("指标", target, actual), MOF_2020)
        assert isinstance(found, Unscored)
        assert found.reason
        assert found.reason_en


def test_a_row_without_a_maximum_is_not_scored() -> None:
    assert _points(score(row("培训人数", "≥100人", "100人", ""), MOF_2020)) == "open: 没有填写分值，或填的不是数"
    assert _points(score(row("培训人数", "≥100人", "100人", "-5"), MOF_2020)) == "open: 分值 -5 是负数，请核对"


def test_a_row_worth_nothing_gets_nothing() -> None:
    assert _points(score(row("培训人数", "≥100人", "50人", "0"), MOF_2020)) == "0.00"


@pytest.mark.parametrize(("target", "actual"), [("优", "中"), ("提升", "未提升"), ("是", "否")])
def test_a_word_that_falls_short_without_naming_its_tier_may_be_in_either_of_the_lower_ones(
    target: str, actual: str
) -> None:
    found = score(row("工作效率", target, actual), MOF_2020)
    assert _points(found) == "0.00–8.00 excluded"
    assert "凭材料判断" in _steps(found)


def test_a_pack_with_one_tier_has_nothing_below_it(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "[qualitative]\n" + setting("tiers", '[{ tier = "achieved", from = 0 }]'))
    assert _points(score(row("工作效率", "优", "中"), pack)) == "open: 所用规则包只有「达成」一档"
    assert _points(score(row("工作效率", "优", "优"), pack)) == "0.00–10.00"
    assert _points(score(row("工作效率", "优", "中"), HOUSE)) == "open: 所用规则包没有规定定性指标怎样计分"
