"""Sums, rates, adjustments: the edges that the pages' examples do not show."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Who
from jiheng.form import Certainty, Field, FundSource, Place
from tests.checks.building import case_from, case_with, form_of, found_in, fund_of, key, number, real, text

TOTAL = "年度资金总额"
THIS_YEAR = "其中：当年财政拨款"
BOTH = "86.50 | 86.50 | 84.77"


def said(code: str, *lines: str, **asked: object) -> Outcome:
    return found_in(case_with(*lines, **asked), code)  # type: ignore[arg-type]  # settings of an example


def fired(n: int, code: str, rules: str = "mof-2020-10") -> bool:
    return bool(found_in(real(n, rules), code).findings)


def with_funds(*rows: dict[str, str], code: str, columns: frozenset[str] | None = None) -> Outcome:
    form = form_of(key()[0])
    form = msgspec.structs.replace(
        form, funds=tuple(map(fund_of, rows)), fund_columns=form.fund_columns if columns is None else columns
    )
    return found_in(case_from(form), code)


def year(source: str, figure: str | None, **more: str) -> dict[str, str]:
    return {"source": source, "actual_expenditure": figure, **more}  # type: ignore[dict-item]  # None is a blank


REAL = {
    "FD001": set(range(1, 11)),
    "FD002": {7},
    "FD003": {7},
    "FD004": set(),
    "FD005": set(),
    "FD006": {6, 7, 8, 9, 10},
    "FD007": set(),
    "FD008": {1, 5, 7, 10},
    "FD010": {1, 3, 8, 9},
    "FD012": {9},
    "FD013": set(),
}


@pytest.mark.parametrize(("code", "forms"), REAL.items())
def test_the_real_forms_give_what_a_careful_reviewer_finds(code: str, forms: set[int]) -> None:
    assert {n for n in range(1, 11) if fired(n, code)} == forms


def test_one_source_above_the_total_is_told_with_both_figures_and_the_gap() -> None:
    """F7: 374,572 in a source, 374,571 in the total."""
    (off,) = found_in(real(7), "FD002").findings
    (over,) = found_in(real(7), "FD003").findings
    for found in (off, over):
        assert "374,572.00" in found.message
        assert "374,571.00" in found.message
        assert "1.00" in found.message
        assert "全年执行数" in found.message
        assert (found.severity, found.matter) == (Severity.ERROR, "funds")
    assert "当年财政拨款" in over.message


def test_the_tolerance_of_a_sum_grows_with_the_addends_and_with_coarse_figures() -> None:
    def off(total: str, *sources: str) -> bool:
        kinds = ("current_year_appropriation", "carryover", "other", "unit_funds", "special_account")
        rows = [year("total", total), *(year(kind, figure) for kind, figure in zip(kinds, sources, strict=False))]
        return bool(with_funds(*rows, code="FD002").findings)

    assert not off("100.00", "100.01")  # at least 0.01, however few addends
    assert off("100.00", "100.02")
    assert not off("100.02", "20.00", "20.00", "20.00", "40.00")  # four times half a cent
    assert off("100.03", "20.00", "20.00", "20.00", "40.00")
    assert not off("101", "50", "50")  # whole units: half a unit each
    assert off("102", "50", "50")
    assert not off("100", "60.30", "40.15")  # a coarse total beside finer parts
    assert off("102", "60.30", "40.15")


def test_subsidies_may_be_part_of_the_appropriation_or_stand_beside_it() -> None:
    part = [year("current_year_appropriation", "80"), year("central", "30"), year("other", "20")]
    assert not with_funds(year("total", "100"), *part, code="FD002").findings
    assert not with_funds(year("total", "130"), *part, code="FD002").findings
    assert with_funds(year("total", "110"), *part, code="FD002").findings
    alone = [year("central", "60"), year("local", "40")]
    assert not with_funds(year("total", "100"), *alone, code="FD002").findings
    assert with_funds(year("total", "90"), *alone, code="FD002").findings


@pytest.mark.parametrize("code", ["FD002", "FD003", "FD004", "FD008", "FD010", "FD012", "FD013"])
def test_without_a_row_for_the_total_there_is_nothing_to_compare(code: str) -> None:
    outcome = with_funds(year("current_year_appropriation", "80", revised_budget="100"), code=code)
    assert outcome.findings == ()
    assert [one.code for one in outcome.skipped] == [code]


@pytest.mark.parametrize("code", ["FD005", "FD006"])
def test_without_a_column_for_the_rate_no_rate_is_missing(code: str) -> None:
    outcome = with_funds(
        year("other", "80", revised_budget="100"), code=code, columns=frozenset({"actual_expenditure"})
    )
    assert outcome.findings == ()
    assert [one.code for one in outcome.skipped] == [code]


def test_a_source_without_a_known_label_is_called_by_its_own_words() -> None:
    form = form_of(key()[0])
    odd = msgspec.structs.replace(fund_of(year("unknown", "60")), label=text("彩票公益金"))
    bare = fund_of(year("unknown", "70"))
    total = fund_of(year("total", "50"))
    messages = [
        one.message
        for one in found_in(case_from(msgspec.structs.replace(form, funds=(total, odd, bare))), "FD003").findings
    ]
    assert ["彩票公益金" in messages[0], "未标明来源" in messages[1]] == [True, True]


def test_a_blank_total_lists_the_sources_it_should_hold() -> None:
    rows = [year("total", None), year("current_year_appropriation", "80"), year("other", "20"), year("carryover", "0")]
    (found,) = with_funds(*rows, code="FD004").findings
    assert "「当年财政拨款」80 + 「其他资金」20 = 100" in found.message
    assert "空着" in found.message
    (zero,) = with_funds(year("total", "0"), *rows[1:], code="FD004").findings
    assert "填 0" in zero.message


def test_a_word_in_the_total_is_no_blank() -> None:
    form = form_of(key()[0])
    word = msgspec.structs.replace(form.funds[0], actual_expenditure=Field(None, "见附件", Place()))
    outcome = found_in(case_from(msgspec.structs.replace(form, funds=(word, *form.funds[1:]))), "FD004")
    assert outcome.findings == ()


def test_a_rate_that_moves_points_by_more_than_half_a_point_weighs_more() -> None:
    (much,) = said("FD005", f"{TOTAL} | {BOTH} | 10 | 92.00% | 9.2").findings
    assert much.severity is Severity.DOUBT
    assert "84.77 ÷ 86.50 = 98.00%" in much.message
    assert "0.60 分" in much.message
    (little,) = said("FD005", f"{TOTAL} | {BOTH} | 10 | 93.50% | 9.4").findings
    assert little.severity is Severity.ADVICE
    (source,) = said("FD005", f"{THIS_YEAR} | {BOTH} | — | 50.00% | —").findings
    assert source.severity is Severity.ADVICE
    assert "当年财政拨款" in source.message


@pytest.mark.parametrize(
    ("amounts", "rate", "fires"),
    [
        ("18,000.00 | 17,794.46", "98.86%", False),  # 98.8581…
        ("18,000.00 | 17,794.46", "98.85%", False),  # cut off instead of rounded
        ("18,000.00 | 17,794.46", "98.84%", True),
        ("156,000.00 | 155,999.93", "100.00%", False),
        ("18,000.00 | 17,794.46", "99%", False),
        ("18,000.00 | 17,794.46", "0.9886", False),
        ("18,000.00 | 17,794.46", "98.86", False),
        ("80.00 | 84.00", "100.00%", False),  # capped
        ("80.00 | 84.00", "105.00%", False),
        ("80.00 | 84.00", "95.24%", True),  # the wrong way round
        ("0 | 84.00", "100.00%", False),  # no budget, no rate
        ("0.4 | 0.3", "75%", False),
        ("1 | 0", "0.00%", False),
        ("80.00 | 84.00", "详见说明", False),
    ],
)
def test_a_rate_is_compared_as_finely_as_it_and_the_amounts_are_printed(
    amounts: str, rate: str, *, fires: bool
) -> None:
    outcome = said("FD005", f"{TOTAL} | 80.00 | {amounts} | — | {rate} | —", f"{THIS_YEAR} |  |  |  | — |  | —")
    assert bool(outcome.findings) is fires


def test_a_budget_smaller_than_its_own_rounding_allows_any_rate_from_below() -> None:
    assert not with_funds(year("total", "0", revised_budget="1", execution_rate="30%"), code="FD005").findings


def test_a_source_without_money_needs_no_rate_and_one_with_money_is_told_it() -> None:
    (found,) = found_in(real(7), "FD006").findings
    assert "374,572.00 ÷ 382,500.00 ≈ 97.93%" in found.message
    assert not said("FD006", f"{THIS_YEAR} | 86.50 | 86.50 |  | — |  | —").findings


def test_overspending_of_the_total_hides_that_of_its_sources() -> None:
    lines = (f"{TOTAL} | 86.50 | 86.50 | 90.00 | 10 | 100% | 10", f"{THIS_YEAR} | 86.50 | 86.50 | 90.00 | — | 100% | —")
    (found,) = said("FD007", *lines).findings
    assert found.where.row == 0
    assert "3.50" in found.message
    rows = [year("other", "84", revised_budget="80"), year("carryover", "84")]
    (alone,) = with_funds(*rows, code="FD007").findings
    assert alone.where.row == 0


def test_points_for_execution_are_compared_with_the_packs_arithmetic() -> None:
    (found,) = found_in(real(1), "FD008").findings
    assert "17,794.46 ÷ 18,000.00 × 10 ≈ 9.89" in found.message
    assert "取整后为 10" in found.message
    assert "财预〔2020〕10号" in found.message
    assert (found.severity, found.matter) == (Severity.DOUBT, "execution")
    (far,) = found_in(real(5), "FD008").findings
    assert "取整" not in far.message
    assert "0.70 分" in far.message


def test_without_a_rule_for_execution_nothing_is_compared() -> None:
    for n in range(1, 11):
        outcome = found_in(real(n, "as-printed"), "FD008")
        assert outcome.findings == ()
        assert [one.code for one in outcome.skipped] == ["FD008"]


def test_points_for_execution_that_cannot_be_computed_are_not_judged() -> None:
    (said_so,) = said("FD008", f"{TOTAL} | 86.50 |  | 84.77 | 10 | 98.00% | 9.8").not_judged
    assert "全年预算数" in said_so.reason
    (unknown,) = said("FD008", rules="mof-2021-101").not_judged
    assert unknown.where.field == "claimed_points"
    assert said("FD008", f"{TOTAL} | {BOTH} | 10 | 98.00% |") == Outcome()


@pytest.mark.parametrize(("points", "fires"), [("9.75", False), ("9.85", False), ("9.74", True), ("9.86", True)])
def test_the_tolerance_of_points_is_five_hundredths_either_way(points: str, *, fires: bool) -> None:
    assert bool(said("FD008", f"{TOTAL} | {BOTH} | 10 | 98.00% | {points}").findings) is fires


@pytest.mark.parametrize(
    ("revised", "severity"),
    [("90.01", None), ("90.00", Severity.ADVICE), ("70.01", Severity.ADVICE), ("70.00", Severity.DOUBT),
     ("109.99", None), ("110.00", Severity.ADVICE), ("130.00", Severity.DOUBT), ("0.00", Severity.DOUBT)],
)  # fmt: skip
def test_an_adjustment_weighs_by_its_share_of_the_first_budget(revised: str, severity: Severity | None) -> None:
    found = said("FD010", f"{TOTAL} | 100.00 | {revised} | 50.00 | 10 | 50.00% | 5").findings
    assert [one.severity for one in found] == ([] if severity is None else [severity])


def test_an_adjustment_is_told_with_its_arithmetic_and_without_blame() -> None:
    (found,) = found_in(real(9), "FD010").findings
    assert "162,210.00 ÷ 247,620.00 ≈ 65.51%" in found.message
    assert "不等于用得不好" in found.message
    assert "实际完成情况" in found.remedy
    assert (found.severity, found.matter) == (Severity.DOUBT, "adjustment")


def test_an_adjustment_with_a_reason_beside_it_needs_no_other() -> None:
    form = form_of(key()[8])
    total = msgspec.structs.replace(form.funds[0], deviation_note=text("财政统一收回。"))
    explained = msgspec.structs.replace(form, funds=(total, *form.funds[1:]))
    assert found_in(case_from(explained), "FD010").findings == ()


def test_outputs_reached_in_spite_of_a_cut_are_asked_about_once_they_are_all_understood() -> None:
    cut = f"{TOTAL} | 100.00 | 60.00 | 60.00 | 10 | 100.00% | 10"
    clear = "产出指标 | 数量指标 | 巡演场次 | ≥12场 | 12场 | 25 | 25 |"
    odd = "产出指标 | 质量指标 | 演出水平 | ≥90% | 良好 | 25 | 25 |"
    late = "产出指标 | 数量指标 | 巡演场次 | ≥12场 | 11场 | 25 | 22.92 | 少一场。"
    assert len(said("FD012", cut, clear).findings) == 1
    (unclear,) = said("FD012", cut, clear, odd).not_judged
    assert "「演出水平」" in unclear.reason
    assert said("FD012", cut, late, odd) == Outcome()
    no_output = "效益指标 | 社会效益 | 观众人次 | ≥3000人次 | 3120人次 | 30 | 30 |"
    assert said("FD012", cut, no_output) == Outcome()


@pytest.mark.parametrize(
    ("rules", "words"), [("as-printed", "没有规定这时怎么记分"), ("mof-2020-10", "没有规定这时怎么记分")]
)
def test_a_zero_budget_is_left_to_people_where_the_pack_is_silent(rules: str, words: str) -> None:
    (found,) = said("FD013", f"{TOTAL} | 86.50 | 0 | 0 | 10 |  | 0", rules=rules).findings
    assert words in found.message
    assert "年初 86.50" in found.message
    assert found.severity is Severity.DOUBT


def test_points_for_execution_out_of_another_maximum_than_the_rules_say_so() -> None:
    case = case_with(f"{TOTAL} | {BOTH} | 10 | 98.00% | 9")
    name = "execution.points"
    twenty = msgspec.structs.replace(case.pack.setting(name), value=Decimal(20))
    pack = msgspec.structs.replace(case.pack, document="某财〔2025〕1号", settings={**case.pack.settings, name: twenty})
    (found,) = found_in(msgspec.structs.replace(case, pack=pack), "FD008").findings
    assert "表内执行率分值 10，某财〔2025〕1号是 20，这里按表内分值测算。" in found.message
    (same,) = found_in(case, "FD008").findings
    assert "表内执行率分值" not in same.message
    without = {key: value for key, value in pack.settings.items() if key != name}
    unruled = msgspec.structs.replace(pack, settings=without)
    (silent,) = found_in(msgspec.structs.replace(case, pack=unruled), "FD008").findings
    assert "表内执行率分值" not in silent.message


@pytest.mark.parametrize(
    ("switch", "severity", "words"),
    [
        ("zero", Severity.DOUBT, "记 0 分"),
        ("exempt", Severity.ADVICE, "免予评分"),
        ("redistribute", Severity.ADVICE, "分摊到各项指标"),
    ],
)
def test_a_zero_budget_follows_the_switch_of_the_pack_and_gives_its_reason(
    switch: str, severity: Severity, words: str
) -> None:
    case = case_with(f"{TOTAL} |  | 0 | 0 | 10 |  | 0")
    key_name = "execution.zero_revised_budget"
    setting = msgspec.structs.replace(case.pack.setting(key_name), value=switch, reason="县里定的。")
    pack = msgspec.structs.replace(case.pack, settings={**case.pack.settings, key_name: setting})
    (found,) = found_in(msgspec.structs.replace(case, pack=pack), "FD013").findings
    assert found.severity is severity
    assert words in found.message
    assert "（县里定的）" in found.message
    assert "年初" not in found.message
    assert found.clauses == (setting.clause,)


def test_a_finding_about_a_doubtful_amount_is_not_judged() -> None:
    form = form_of(key()[6])
    unsure = Field(number("374571.00").value, "374,571.00", Place(), Certainty(0.5, ("错开一列",)))
    total = msgspec.structs.replace(form.funds[0], actual_expenditure=unsure)
    outcome = found_in(case_from(msgspec.structs.replace(form, funds=(total, *form.funds[1:]))), "FD002")
    assert outcome.findings == ()
    assert "错开一列" in outcome.not_judged[0].reason


def test_both_readings_of_the_amounts_are_given_and_nothing_is_converted() -> None:
    (found,) = found_in(real(6), "FD001").findings
    assert found.message == (
        "「项目资金」表头单位为万元，年初预算填 20,000,000.00：按万元是 2,000 亿元，按元是 2,000 万元，疑似按元填写。"
        "系统未作换算，确认前不计入汇总。（合理性判断，非办法条款）"
    )
    assert "数字不动" in found.remedy
    assert (found.severity, found.who) == (Severity.DOUBT, Who.TEMPLATE)


def test_a_confirmed_unit_is_no_longer_asked_about() -> None:
    assert found_in(case_from(real(6).form, confirmed_unit="元"), "FD001") == Outcome()


def test_a_header_without_a_unit_is_asked_for_one_only_if_there_are_amounts() -> None:
    form = form_of({**key()[0], "amount_unit": None})
    (found,) = found_in(case_from(form), "FD001").findings
    assert "表头没有印金额单位，年初预算填 20,000.00" in found.message
    assert "疑似" not in found.message
    without_total = msgspec.structs.replace(form, funds=form.funds[1:])
    assert found_in(case_from(without_total), "FD001").findings[0].message == found.message
    bare = [year("total", None), year("other", "0")]
    assert with_funds(*bare, code="FD001") == Outcome()


def test_two_units_in_heads_and_labels_are_both_told_and_left_to_the_owner_of_the_template() -> None:
    other = Field("元", "单位：元", Place())
    form = msgspec.structs.replace(case_with().form, other_amount_units=(other,))
    (found,) = found_in(case_from(form), "FD001").findings
    assert (
        "表头单位为万元，「单位：元」写的是元，年初预算填 86.50：按万元是 86.5 万元，按元是 86.5 元。" in found.message
    )
    assert "疑似" not in found.message
    assert (found.severity, found.who) == (Severity.DOUBT, Who.TEMPLATE)
    assert "统一成一个" in found.remedy
    assert found_in(case_from(form, confirmed_unit="万元"), "FD001") == Outcome()


def test_a_cell_that_names_another_unit_than_the_header_is_the_units_to_look_at_and_is_not_added_up() -> None:
    case = case_with(f"{TOTAL} | 86.50 | 86.50 | 847,700元 | 10 | 98.00% | 9.8")
    (found,) = found_in(case, "FD001").findings
    assert "「847,700元」写的是元" in found.message
    assert found.who is Who.UNIT
    assert case.unit.yuan(Decimal(1)) is None
    # 84.77 in the source and 84.7700 in the total differ by nothing; but in which unit the source is, nobody knows.
    assert found_in(case, "FD002").findings == ()


def test_a_cell_in_another_unit_makes_no_error_of_a_sum_that_may_be_right() -> None:
    case = case_with("金额单位 | 元", f"{TOTAL} | 86.50 | 86.50 | 84.77万元 | 10 | 98.00% | 9.8")
    outcome = found_in(case, "FD002")
    assert outcome.findings == ()
    assert "格内自带的单位与表头不同" in outcome.not_judged[0].reason


def test_amounts_that_all_name_their_unit_are_read_by_it_and_the_header_is_only_mentioned() -> None:
    row = "86.50万元 | 86.50万元 | 84.77万元"
    case = case_with("金额单位 | 元", f"{TOTAL} | {row} | 10 | 98.00% | 9.8", f"{THIS_YEAR} | {row} | — | 98.00% | —")
    (found,) = found_in(case, "FD001").findings
    assert "写的是元，各格自己写的是另一个单位，年初预算填「86.50万元」" in found.message
    assert (found.severity, found.who) == (Severity.ADVICE, Who.UNIT)
    assert case.unit.yuan(Decimal("84.77")) == 847_700
    assert found_in(case, "FD002") == Outcome()


def test_a_sum_with_a_converted_amount_is_as_coarse_as_the_amount_was_printed() -> None:
    """1.2 万元 are printed to a thousand yuan: half of that is allowed, and no more."""

    def off(source: str) -> bool:
        return bool(
            said(
                "FD002",
                "金额单位 | 元",
                f"{TOTAL} | 12400元 | 12400元 | 12400元 | 10 | 100.00% | 10",
                f"{THIS_YEAR} | {source} | {source} | {source} | — | 100.00% | —",
            ).findings
        )

    assert not off("1.2万元")
    assert off("1.20万元")


def test_every_source_has_a_name_for_messages() -> None:
    for source in FundSource:
        rows = [year("total", "50"), year(source, "60")]
        outcome = with_funds(*rows, code="FD003")
        assert len(outcome.findings) == (source is not FundSource.TOTAL)
