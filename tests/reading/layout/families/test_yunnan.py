"""Forms of Yunnan (公开14表): comparator, value and unit in three cells, amounts in 元, a grade beside the total."""

import pytest

from tests.reading.layout.families.merged import drawn, form_of, fund_rows, read, remarks, rows, shown

PARTY_WORK = drawn("yunnan-party-work")
CULTURE = drawn("yunnan-culture")
VILLAGES = drawn("yunnan-villages")


def test_heads_over_two_rows_give_comparator_value_and_unit_their_own_fields() -> None:
    form = form_of(PARTY_WORK)
    assert rows(form) == [
        "output | quantity | 主题党日次数 | ＝ | 12 | 次 | 12 | 15 | 15 | 无",
        "output | quantity | 培训党务干部人次 | ≥ | 200 | 人次 | 212 | 15 | 15 | 无",
        "output | quality | 培训合格率 | ≥ | 95 | % | 98 | 10 | 10 | 无",
        "output | timeliness | 资金支付时限 | ≤ | 12 | 月 | 12 | 10 | 9 | 支付偏晚，下年按季支付",
        "benefit | social_benefit | 党组织战斗力 | 定性 | 增强 |  | 增强 | 30 | 30 | 无",
        "satisfaction | service_user_satisfaction | 党员满意度 | ≥ | 90 | % | 93 | 10 | 10 | 无",
    ]
    assert (shown(form.total.max_points), shown(form.total.claimed_points)) == ("100", "98")
    assert read(PARTY_WORK).doubts == ()


def test_amounts_in_yuan_and_rates_without_a_sign_stay_as_printed() -> None:
    form = form_of(PARTY_WORK)
    assert form.amount_unit.value == "元"
    assert fund_rows(form) == [
        "total | 150000.00 | 150000.00 | 135000.00 | 10 | 90.00 | 9 | -",
        "current_year_appropriation | 150000.00 | 150000.00 | 135000.00 |  | 90.00 |  | -",
        "carryover | 0.00 | 0.00 | 0.00 |  | 0.00 |  | -",
        "other | 0.00 | 0.00 | 0.00 |  | 0.00 |  | -",
    ]


def test_numbered_notes_are_one_remark_and_a_scale_among_them_is_not_the_grade() -> None:
    found = dict(remarks(form_of(PARTY_WORK)))
    assert found["grade"] == "优"
    assert found["other_matters"] == "无"
    notes = found["notes"] or ""
    assert notes.startswith("1.一级指标包含产出指标")
    assert notes.endswith("60分以下为差。")
    assert read(PARTY_WORK).left_over == ()


def test_heads_over_three_rows_with_a_title_of_the_block_above_them_are_read() -> None:
    form = form_of(CULTURE)
    assert rows(form) == [
        "output | quantity | 举办活动场次 | >= | 40 | 场 | 43场 | 20 | 20 | ",
        "output | quantity | 开放天数 | >= | 320 | 天 | 320天 | 20 | 20 | ",
        "output | quality | 活动安全事故 | = | 0 | 起 | 0起 | 10 | 10 | ",
        "benefit | social_benefit | 群众文化生活 | = | 丰富 | 是/否 | 丰富 | 30 | 30 | ",
        "satisfaction | service_user_satisfaction | 观众满意度 | >= | 85 | % | 84.5% | 10 | 9.94 | 场地小，排队久",
    ]
    assert read(CULTURE).doubts == ()


@pytest.mark.parametrize("written", ["（自评等级）优", "自评等级：优", "优", "等级：优"])
def test_a_grade_beside_the_total_is_kept_however_it_is_labelled(written: str) -> None:
    assert ("grade", "优") in remarks(form_of(CULTURE.replace("（自评等级）优", written)))


def test_a_total_row_of_money_without_an_opening_budget_says_nought() -> None:
    form = form_of(CULTURE)
    assert fund_rows(form)[0] == "total | 0.00 | 200000 | 182345.67 | 10 | 91.17% | 9.12 | -"
    assert form.implementing_unit.value == "某县文化馆"


def test_three_heads_in_one_row_and_a_remark_beside_the_money_are_read() -> None:
    form = form_of(VILLAGES)
    assert rows(form) == [
        "output | quantity | 驻村队员人数 | = | 4 | 人 | 4 | 50 | 50 | -",
        "benefit | social_benefit | 驻村帮扶成效 | 定性 | 显著 |  | 显著 | 30 | 30 | -",
        "satisfaction | service_user_satisfaction | 村民满意度 | ≥ | 90 | % | 95 | 10 | 10 | -",
    ]
    assert fund_rows(form)[0] == "total | 8.00 | 8.00 | 8.00 | 10 | 100% | 10 | "
    assert remarks(form) == [("grade", "优")]
