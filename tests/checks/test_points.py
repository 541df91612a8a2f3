"""Points: sums, maxima and grades, and whether a row's points fit what was reached."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import WITH_RESULTS, Case, Outcome, Reported, Severity, run
from jiheng.form import Block, Doubt, Field, Remark, Where
from jiheng.rulepacks import load_pack
from jiheng.scoring import Interval
from tests.checks.building import case_from, case_with, found_in, number, real, text


def book_row(target: str, actual: str, points: str, note: str = "", name: str = "配送新书册数") -> str:
    """A row of quantity. ``points`` is 分值 | 得分."""
    return f"产出指标 | 数量指标 | {name} | {target} | {actual} | {points} | {note}"


def word_row(target: str, actual: str, points: str, note: str = "") -> str:
    return f"效益指标 | 可持续影响指标 | 管护制度健全性 | {target} | {actual} | {points} | {note}"


def only_finding(case: Case, code: str) -> Reported:
    (finding,) = found_in(case, code).findings
    return finding


def is_silent(case: Case, code: str) -> bool:
    """Looked, and had nothing to say: no finding, nothing left unjudged, not inapplicable."""
    outcome = found_in(case, code)
    return not (outcome.findings or outcome.not_judged or outcome.skipped)


def changed(case: Case, **fields: object) -> Case:
    return msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, **fields))


def without_column(case: Case, column: str) -> Case:
    return changed(case, columns=case.form.columns - {column})


# --- SC001: the total against the sum


def test_a_total_off_its_sum_is_an_error_that_shows_the_addition_and_the_difference() -> None:
    found = only_finding(case_with("总分 | 100 | 99", frame="execution-apart"), "SC001")
    assert found.severity is Severity.ERROR
    assert found.matter == "total"
    assert "产出指标 50 + 效益指标 35 + 满意度指标 15 = 100 分，少 1 分" in found.message


def test_execution_is_added_where_the_maxima_of_the_form_count_it() -> None:
    assert is_silent(case_with("总分 | 100 | 99.8"), "SC001")
    found = only_finding(case_with("总分 | 100 | 90"), "SC001")
    assert "执行率 9.8 + 产出指标 50 + 效益指标 30 + 满意度指标 10 = 99.8 分，少 9.8 分" in found.message
    assert "执行率得分计入总分" in found.message


def test_execution_shown_apart_is_not_added() -> None:
    assert is_silent(case_with("总分 | 100 | 100", frame="execution-apart"), "SC001")
    found = only_finding(case_with("总分 | 100 | 109.8", frame="execution-apart"), "SC001")
    assert "多 9.8 分" in found.message
    assert "执行率得分另列、不计入总分" in found.message


@pytest.mark.parametrize(("total", "off"), [("99", False), ("98", False), ("99.0", True), ("98.4", True), ("97", True)])
def test_a_total_may_round_its_sum_to_the_last_place_it_prints(total: str, *, off: bool) -> None:
    rows = (book_row("≥10册", "10册", "60 | 58.5"), word_row("健全", "健全", "40 | 40"))
    case = case_with(*rows, f"总分 | 100 | {total}", frame="execution-apart")
    assert bool(found_in(case, "SC001").findings) is off


def test_rows_that_carry_a_dash_for_points_add_nothing() -> None:
    rows = (
        book_row("≥10册", "10册", "60 | 60"),
        word_row("健全", "健全", "40 | 38"),
        word_row("完善", "完善", "— | —"),
    )
    assert is_silent(case_with(*rows, "总分 | 100 | 98", frame="execution-apart"), "SC001")


def test_a_row_without_points_keeps_the_total_from_being_judged_and_is_named() -> None:
    rows = (book_row("≥10册", "10册", "60 | "), word_row("健全", "健全", "40 | 38"))
    (open_,) = found_in(case_with(*rows, "总分 | 100 | 98", frame="execution-apart"), "SC001").not_judged
    assert "「配送新书册数」的得分空着或不是数字" in open_.reason


def test_several_rows_without_points_are_counted() -> None:
    rows = (book_row("≥10册", "10册", "60 | "), word_row("健全", "健全", "40 | 满分"))
    (open_,) = found_in(case_with(*rows, "总分 | 100 | 98", frame="execution-apart"), "SC001").not_judged
    assert "「配送新书册数」等 2 项的得分" in open_.reason


def test_a_blank_total_cannot_be_judged() -> None:
    (open_,) = found_in(case_with("总分 | 100 | "), "SC001").not_judged
    assert "「总分」的得分空着" in open_.reason


def test_where_the_maxima_fit_no_scheme_a_total_that_fits_either_sum_passes() -> None:
    rows = (book_row("≥10册", "10册", "50 | 50"), word_row("健全", "健全", "30 | 30"))
    assert is_silent(case_with(*rows, "总分 | 100 | 80"), "SC001")
    assert is_silent(case_with(*rows, "总分 | 100 | 89.8"), "SC001")
    (open_,) = found_in(case_with(*rows, "总分 | 100 | 95"), "SC001").not_judged
    assert "不算是 80 分，算上是 89.8 分，「总分」填的是 95 分" in open_.reason


def without_maxima(total: str, *, execution: str | None = "9.8", doubts: tuple[Doubt, ...] = ()) -> Outcome:
    rows = (book_row("≥10册", "10册", "50 | 50"), word_row("健全", "健全", "30 | 30"))
    form = case_with(*rows, f"总分 | 100 | {total}").form
    (fund, *others) = form.funds
    fund = msgspec.structs.replace(fund, claimed_points=number(execution))
    form = msgspec.structs.replace(
        form,
        columns=form.columns - {"max_points"},
        indicators=tuple(msgspec.structs.replace(row, max_points=Field()) for row in form.indicators),
        total=msgspec.structs.replace(form.total, max_points=Field()),
        funds=(fund, *others),
    )
    return found_in(case_from(form, doubts=doubts), "SC001")


@pytest.mark.parametrize("total", ["80", "89.8", "90"])
def test_without_maxima_a_total_that_fits_either_sum_passes(total: str) -> None:
    assert without_maxima(total) == Outcome()


def test_without_maxima_a_total_that_fits_neither_sum_is_an_error_that_shows_both() -> None:
    (found,) = without_maxima("95").findings
    assert found.severity is Severity.ERROR
    assert (
        "填 95 分，各项得分之和是 产出指标 50 + 效益指标 30 = 80 分，加上执行率得分 9.8 分是 89.8 分，都对不上。"
        in found.message
    )
    assert found.effect is None


@pytest.mark.parametrize(
    ("total", "execution", "said"), [("95", "0", "多 15 分"), ("79", "0", "少 1 分"), ("79", None, "少 1 分")]
)
def test_without_maxima_and_points_for_execution_there_is_one_sum_only(
    total: str, execution: str | None, said: str
) -> None:
    (found,) = without_maxima(total, execution=execution).findings
    assert f"产出指标 50 + 效益指标 30 = 80 分，{said}" in found.message


def test_what_a_total_has_above_the_points_may_be_execution_where_none_is_printed() -> None:
    (open_,) = without_maxima("89.5", execution=None).not_judged
    assert "各项得分之和是 80 分，「总分」填的是 89.5 分，多出的是不是执行率得分，看不出来。" in open_.reason


def test_without_maxima_and_with_a_column_nobody_knows_the_sum_is_not_judged() -> None:
    unread = Doubt("FM019", Where(Block.INDICATORS), "「折算得分」一栏的表头不认识。")
    (open_,) = without_maxima("95", doubts=(unread,)).not_judged
    assert open_.reason.startswith("本表有的栏目没有读懂，看不出执行率得分算不算在内")


def test_a_row_that_says_nothing_was_due_adds_nothing_and_is_not_missed() -> None:
    rows = (
        book_row("≥10册", "10册", "60 | 60"),
        word_row("健全", "健全", "40 | 38"),
        "成本指标 | 经济成本指标 | 成本指标 | 未填报 | 未填报 |  |  |",
    )
    case = case_with(*rows, "总分 | 100 | 98", frame="execution-apart")
    outcome = run(case)
    assert [one.code for one in outcome.findings if one.where.row == 2] == []
    assert [one.code for one in outcome.not_judged if one.where.row == 2] == []
    assert not {"SC001", "WT001", "FM015", "IN002", "IN005"} & {one.code for one in outcome.findings}
    assert case.due.scheme.missing == ()
    assert case.due.low is not None


def test_a_row_that_says_nothing_was_due_and_has_points_all_the_same_is_looked_at() -> None:
    row = "成本指标 | 经济成本指标 | 成本控制 | 未填报 | 未填报 | 10 | 10 |"
    assert "IN002" in {one.code for one in run(case_with(row)).findings}


def test_a_form_without_points_is_not_asked_for_their_sum() -> None:
    (skipped,) = found_in(without_column(case_with(), "claimed_points"), "SC001").skipped
    assert "没有「得分」栏" in skipped.reason


# --- SC002: points over their maximum


def test_points_over_the_maximum_are_an_error_that_says_by_how_much() -> None:
    found = only_finding(
        case_with(book_row("≥10册", "10册", "10 | 12.5"), word_row("健全", "健全", "15 | 12.5")), "SC002"
    )
    assert found.severity is Severity.ERROR
    assert found.matter.startswith("row:")
    assert "「配送新书册数」得分填 12.5 分，超过分值 10 分，多出 2.5 分" in found.message


def test_points_below_zero_are_an_error_even_where_the_maximum_is_blank() -> None:
    for points in ("10 | -1", " | -1"):
        found = only_finding(case_with(book_row("≥10册", "10册", points), "总分 | 100 | 100"), "SC002")
        assert "得分填 -1 分，小于 0" in found.message


def test_points_for_execution_and_in_the_total_are_looked_at_as_well() -> None:
    fund = "年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 12"
    found = only_finding(case_with(fund), "SC002")
    assert found.where.block is Block.FUNDS
    assert found.matter == "execution"
    assert "得分填 12 分，超过分值 10 分，多出 2 分" in found.message
    found = only_finding(case_with("总分 | 100 | 110"), "SC002")
    assert found.matter == "total"
    assert "「总分」得分填 110 分，超过分值 100 分，多出 10 分" in found.message


def test_full_points_and_none_are_both_allowed() -> None:
    assert is_silent(case_with(book_row("≥10册", "10册", "10 | 10"), book_row("≥10册", "0册", "10 | 0")), "SC002")


# --- SC003: the grade


def test_a_grade_off_the_points_is_a_question_under_the_pack() -> None:
    found = only_finding(case_with("+ 自评等级 | 良"), "SC003")
    assert found.severity is Severity.DOUBT
    assert "「总分」自评 99.8 分，按所用办法的等次标准是「优」，表上等次写「良」" in found.message
    assert "财预〔2020〕10号" in found.message


def test_a_grade_off_the_points_is_an_error_under_a_scale_the_form_names() -> None:
    scale = "+ 注 | 得分90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差"
    found = only_finding(case_with("+ 自评等级 | 良", scale), "SC003")
    assert found.severity is Severity.ERROR
    assert "按本表注明的等次标准是「优」" in found.message


@pytest.mark.parametrize(
    ("points", "grade"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("79.9", "中"), ("60", "中"), ("59.9", "差")]
)
def test_the_lower_edge_of_a_grade_belongs_to_it(points: str, grade: str) -> None:
    row = book_row("≥100册", "100册", f"100 | {points}")
    case = case_with(row, f"总分 | 100 | {points}", f"+ 自评等级 | {grade}", frame="execution-apart")
    assert is_silent(case, "SC003")


def test_a_total_that_is_not_out_of_a_hundred_is_scaled_before_it_is_graded() -> None:
    row = book_row("≥100册", "100册", "120 | 108")
    assert is_silent(case_with(row, "总分 | 120 | 108", "+ 自评等级 | 优", frame="execution-apart"), "SC003")


def test_a_form_without_a_grade_is_not_asked_for_one() -> None:
    (skipped,) = found_in(case_with(), "SC003").skipped
    assert "没有填等次" in skipped.reason


def test_a_grade_that_cannot_be_told_is_not_judged() -> None:
    (open_,) = found_in(case_with("+ 自评等级 | 优/良"), "SC003").not_judged
    assert "看不出是哪一档" in open_.reason
    (open_,) = found_in(case_with("+ 自评等级 | 优", "总分 | 100 | "), "SC003").not_judged
    assert "「总分」得分空着" in open_.reason
    (open_,) = found_in(case_with("+ 自评等级 | 优", "总分 |  | 95"), "SC003").not_judged
    assert "总分没有分值" in open_.reason


def test_a_total_outside_every_grade_is_left_to_the_check_of_maxima() -> None:
    assert is_silent(case_with("+ 自评等级 | 优", "总分 | 100 | 110"), "SC003")


def test_the_place_of_the_grade_is_in_the_footer() -> None:
    case = case_with()
    graded = changed(case, remarks=(Remark("grade", "等次", text("差")),))
    assert only_finding(graded, "SC003").where.block is Block.FOOTER


def test_a_grade_under_the_forms_own_scheme_is_held_against_a_usual_scale_and_not_a_rule_in_force() -> None:
    found = only_finding(case_with("+ 自评等级 | 良", rules="as-printed"), "SC003")
    assert "照常用的等次标准是「优」" in found.message
    assert found.message.endswith("（参照财预〔2020〕10号）")


# --- SC004: points off although the target was reached


def test_a_reached_quantity_that_was_docked_with_a_reason_is_noted_and_nothing_asked() -> None:
    found = only_finding(case_with(book_row("≥12000册", "12160册", "15 | 14", "晚了一周")), "SC004")
    assert found.severity is Severity.ADVICE
    assert "自评 14 分，比分值 15 分少 1 分，已写明原因" in found.message
    assert found.remedy == "不用改分，也不用答复。"


@pytest.mark.parametrize("note", ["", "无", "/", "—"])
def test_a_reached_quantity_that_was_docked_without_a_reason_is_asked_for_one(note: str) -> None:
    found = only_finding(case_with(book_row("≥12000册", "12160册", "15 | 14", note)), "SC004")
    assert "未写原因" in found.message
    assert "不必改成满分" in found.remedy


def test_words_inside_their_tier_are_not_the_business_of_docked_quantities() -> None:
    assert is_silent(case_with(word_row("健全", "健全", "15 | 13")), "SC004")


def test_full_points_and_missed_targets_are_not_docked_although_reached() -> None:
    rows = (book_row("≥12000册", "12160册", "15 | 15"), book_row("≥12000册", "9000册", "15 | 11.25", "缺货"))
    assert is_silent(case_with(*rows), "SC004")


# --- SC005: points off the formula


def test_the_message_on_points_off_the_formula_shows_arithmetic_and_rounding() -> None:
    found = only_finding(real(3), "SC005")
    assert found.severity is Severity.DOUBT
    assert found.message.startswith(
        "「高级技师新增数」目标 ≥40人、完成 25人，自评 3 分；按完成比例测算 4 × 25 ÷ 40 = 2.50 分"
        "（取整后为 3，办法未规定取整）。"
    )
    assert found.remedy == "请核实，或在说明里写明计分办法。"
    assert found.clauses == ("mof-2020-10/quantitative",)


@pytest.mark.parametrize(
    ("claimed", "off"), [("9.3", False), ("9.33", False), ("9.39", True), ("9.28", True), ("9", True)]
)
def test_five_hundredths_of_a_point_are_allowed_however_few_places_are_printed(claimed: str, *, off: bool) -> None:
    case = case_with(book_row("≥15场", "14场", f"10 | {claimed}", "停办一场"))  # 10 × 14 ÷ 15 = 9.333…
    assert bool(found_in(case, "SC005").findings) is off


def test_points_that_rounding_does_not_explain_say_so() -> None:
    found = only_finding(case_with(book_row("≥20场", "15场", "10 | 9", "停办")), "SC005")
    assert "10 × 15 ÷ 20 = 7.50 分（取整后为 8，与自评也不同）" in found.message


@pytest.mark.parametrize(
    ("target", "actual", "claimed"),
    [
        ("≤1件", "2件", "5"),  # 10 × 1 ÷ 2 = 5; by the excess 0
        ("≤4件", "5件", "8"),  # 10 × 4 ÷ 5 = 8; by the excess 7.50
        ("≤4件", "5件", "7.8"),
        ("≤4件", "5件", "7.5"),
        ("4件", "5件", "8"),  # less is better by the name
        ("=4件", "5件", "8"),
    ],
)
def test_points_of_an_exceeded_bound_may_be_found_in_either_usual_way(target: str, actual: str, claimed: str) -> None:
    case = case_with(book_row(target, actual, f"10 | {claimed}", "路远", name="读者投诉件数"))
    assert is_silent(case, "SC005")


@pytest.mark.parametrize(
    ("target", "actual", "claimed"),
    [("≤4件", "5件", "8.1"), ("≤4件", "5件", "7"), ("≤0件", "1件", "8")],  # nothing is in proportion to nought
)
def test_points_of_an_exceeded_bound_that_neither_way_gives_are_asked_about(
    target: str, actual: str, claimed: str
) -> None:
    case = case_with(book_row(target, actual, f"10 | {claimed}", "路远", name="读者投诉件数"))
    assert only_finding(case, "SC005").severity is Severity.DOUBT


def test_where_a_place_names_the_way_an_exceeded_bound_scores_no_other_is_as_good() -> None:
    def said(claimed: str) -> bool:
        row = book_row("≤4件", "5件", f"10 | {claimed}", "路远", name="读者投诉件数")
        return bool(found_in(case_with(row, rules="hubei"), "SC005").findings)

    assert said("7.5")
    assert not said("8")


def test_a_limit_that_was_exceeded_is_held_against_its_own_formula() -> None:
    found = only_finding(case_with(book_row("≤10%", "12%", "10 | 9", "流通量大", name="图书破损率")), "SC005")
    assert "按本系统自定的算法测算 10 × (1 − (12 − 10) ÷ 10) = 8.00 分。（合理性判断，非办法条款）" in found.message
    assert "a method of our own gives" in found.message_en


def test_a_result_in_words_is_a_sentence_and_not_a_line_of_arithmetic() -> None:
    found = only_finding(case_with(book_row("0起", "1起", "10 | 8", "疏忽", name="安全事故")), "SC005")
    assert "按本系统自定的算法测算 0.00 分（目标为 0，完成 1，不得分）" in found.message
    assert "a method of our own gives 0.00" in found.message_en


def test_points_that_are_whole_already_are_not_rounded_once_more() -> None:
    found = only_finding(case_with(book_row("≥20场", "16场", "10 | 9", "停办")), "SC005")
    assert "10 × 16 ÷ 20 = 8.00 分。" in found.message


def test_a_guessed_direction_is_said_in_the_message() -> None:
    found = only_finding(case_with(book_row("20场", "15场", "10 | 9", "停办", name="故事会新增数")), "SC005")
    assert "按名称推断为越多越好" in found.message
    assert "guessed" in found.message_en


def test_a_missed_quantity_with_full_points_is_left_to_the_check_on_those() -> None:
    assert is_silent(case_with(book_row("≥20场", "15场", "10 | 10")), "SC005")


def test_a_row_that_shares_its_points_is_not_computed_and_that_is_said() -> None:
    case = case_with(book_row("≥20场", "15场", "10 | 9", "停办"))
    row = case.rows[0]
    shared = msgspec.structs.replace(row, indicator=msgspec.structs.replace(row.indicator, points_rows=2))
    (open_,) = found_in(msgspec.structs.replace(case, rows=(shared,)), "SC005").not_judged
    assert "合给一个得分" in open_.reason


def test_a_miss_that_no_formula_covers_is_not_judged_and_says_why() -> None:
    case = case_with(book_row("±10%", "15%", "10 | 9", "流通量大", name="偏差率"))
    (open_,) = found_in(case, "SC005").not_judged
    assert open_.reason.startswith("「偏差率」没有达到目标，该扣多少无法测算：")
    row = msgspec.structs.replace(case.rows[0], due=Interval(Decimal(0), Decimal(6), False, (), ""))  # noqa: FBT003 - open above
    (open_,) = found_in(msgspec.structs.replace(case, rows=(row,)), "SC005").not_judged
    assert "办法只给出一段分" in open_.reason


# --- SC007: words outside their tier


@pytest.mark.parametrize(
    ("actual", "points", "off"),
    [
        ("健全", "15 | 15", False),
        ("健全", "15 | 12", False),  # 15 × 0.8, the lower edge of 达成
        ("健全", "15 | 11.9", True),
        ("部分达成", "15 | 11.9", False),
        ("部分达成", "15 | 12", True),  # the upper edge of 部分达成 belongs to 达成
        ("部分达成", "15 | 9", False),
        ("部分达成", "15 | 15", True),
        ("未达成", "15 | 9", True),
        ("未达成", "15 | 0", False),
    ],
)
def test_points_of_words_are_held_against_the_tier_of_what_was_written(actual: str, points: str, *, off: bool) -> None:
    assert bool(found_in(case_with(word_row("健全", actual, points)), "SC007").findings) is off


def test_the_message_on_a_tier_names_its_edges() -> None:
    found = only_finding(case_with(word_row("健全", "部分达成", "15 | 15")), "SC007")
    assert found.severity is Severity.DOUBT
    assert "在 9.00 至 12.00 分一档（不含 12.00），自评偏高" in found.message
    assert found.clauses == ("mof-2020-10/qualitative-tiers",)


def test_a_candid_deduction_below_the_tier_is_no_more_than_advice() -> None:
    silent_about_it = only_finding(case_with(word_row("健全", "健全", "15 | 9")), "SC007")
    candid = only_finding(case_with(word_row("健全", "健全", "15 | 9", "管护员缺位三个月")), "SC007")
    assert silent_about_it.severity is Severity.ADVICE
    assert "写一句" in silent_about_it.remedy
    assert candid.severity is Severity.ADVICE
    assert "不用答复" in candid.remedy


# --- SC008: far over the target


@pytest.mark.parametrize(
    ("target", "actual", "fires"),
    [
        ("≥10个", "13个", True),  # 1.3 times a target of ten
        ("≥10个", "12个", False),
        ("≥100人", "129人", False),
        ("≥9个", "11.9个", False),  # 1.32 times, but small and by less than three
        ("≥5个", "8个", True),  # small, but by three
        ("≥2家", "3家", False),
        ("≤90万元", "30万元", False),
        ("≥1万人", "4.2万人", True),
    ],
)
def test_far_over_begins_at_the_thresholds_of_the_pack(target: str, actual: str, *, fires: bool) -> None:
    assert bool(found_in(case_with(book_row(target, actual, "10 | 10")), "SC008").findings) is fires


def test_the_message_on_far_over_gives_the_multiple_and_docks_nothing() -> None:
    found = only_finding(real(2), "SC008")
    assert found.severity is Severity.DOUBT
    assert "目标 ≥4500人、完成 19292人，完成值是目标的 428.7%（19292 ÷ 4500）" in found.message
    assert "系统不据此扣分" in found.message
    assert "目标已批复，请勿改动" in found.remedy


def test_far_over_with_a_reason_is_advice() -> None:
    found = only_finding(case_with(book_row("≥100人", "400人", "10 | 10", "增设线上借阅")), "SC008")
    assert found.severity is Severity.ADVICE
    assert "已写明原因" in found.message


# --- what holds for all of them


@pytest.mark.parametrize("code", ["SC002", "SC004", "SC005", "SC006", "SC007"])
def test_a_form_without_points_is_asked_nothing_about_points(code: str) -> None:
    (skipped,) = found_in(without_column(case_with(), "claimed_points"), code).skipped
    assert "没有「得分」栏" in skipped.reason


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("SC004", book_row("≥12000册", "12160册", "15 | 14")),
        ("SC005", book_row("≥20场", "15场", "10 | 9", "停办")),
        ("SC006", book_row("≥12000册", "10000册", "15 | 15")),
        ("SC007", word_row("健全", "部分达成", "15 | 15")),
        ("SC008", book_row("≥100人", "400人", "10 | 10")),
    ],
)
def test_a_finding_on_a_row_never_asks_to_change_the_target(code: str, row: str) -> None:
    for stage in WITH_RESULTS:
        found = only_finding(case_with(row, stage=stage), code)
        assert "改目标" not in found.remedy
        assert found.matter == f"row:{case_with(row).rows[0].key}"


def test_checks_take_their_thresholds_from_the_pack() -> None:
    case = case_with(book_row("≥10个", "12个", "10 | 10"))
    pack = load_pack("mof-2020-10")
    lower = msgspec.structs.replace(pack.setting("far_over.ratio"), value=Decimal("1.1"))
    keen = msgspec.structs.replace(pack, settings={**pack.settings, "far_over.ratio": lower})
    assert is_silent(case, "SC008")
    assert found_in(msgspec.structs.replace(case, pack=keen), "SC008").findings
