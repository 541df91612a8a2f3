"""Money and what was done with it: low execution, budgets settled to spending, blanks, and outputs that disagree."""

from typing import Any

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Stage, Who
from jiheng.form import Block, Field, Place
from tests.checks.building import case_from, case_with, form_of, found_in, fund_of, indicator_of, key, real, text

TOTAL = "年度资金总额"
BOOKS = "产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | {} | 50 | {} | {}"


def said(code: str, *lines: str, **asked: object) -> Outcome:
    return found_in(case_with(*lines, **asked), code)  # type: ignore[arg-type]  # settings of an example


def total(original: str, revised: str, actual: str) -> str:
    return f"{TOTAL} | {original} | {revised} | {actual} | 10 | — | 8"


def forms_with(code: str) -> list[int]:
    return [n for n in range(1, 11) if found_in(real(n), code).findings]


def test_the_real_forms_give_what_a_careful_reviewer_finds() -> None:
    assert forms_with("FD011") == [2, 3, 6, 9]
    assert forms_with("FD015") == [3]


# --- FD009: low execution


def low(*lines: str, rules: str = "sichuan") -> Outcome:
    return said("FD009", total("100.00", "100.00", "80.00"), *lines, rules=rules)


def test_low_execution_is_told_with_its_arithmetic_the_line_and_the_place_for_a_sentence() -> None:
    (found,) = low().findings
    assert "80.00 ÷ 100.00 = 80.00%，低于 90%" in found.message
    assert (found.severity, found.who, found.matter) == (Severity.DOUBT, Who.UNIT, "adjustment")
    assert (found.where.block, found.where.field) == (Block.FUNDS, "actual_expenditure")
    assert found.clauses == ("sichuan/reasons",)
    assert "金额和得分都不用动" in found.remedy
    assert "「实际完成情况」" in found.remedy


@pytest.mark.parametrize("rules", ["as-printed", "mof-2020-10", "mof-2021-101"])
def test_where_no_rule_draws_a_line_nobody_is_asked(rules: str) -> None:
    assert [one.code for one in low(rules=rules).skipped] == ["FD009"]


@pytest.mark.parametrize(
    ("amounts", "fires"),
    [
        (("100.00", "100.00", "90.00"), False),
        (("100.00", "100.00", "89.98"), True),
        (("100.00", "80.00", "72.00"), False),  # the line is drawn on the revised budget
        (("12", "12", "10.8"), False),
        (("12", "12", "10"), False),  # whole figures: 10.4 of 11.5 may be nine tenths
        (("1200", "1200", "1000"), True),
    ],
)
def test_the_line_is_held_as_finely_as_the_amounts_are_printed(amounts: tuple[str, str, str], *, fires: bool) -> None:
    assert bool(said("FD009", total(*amounts), rules="sichuan").findings) is fires


@pytest.mark.parametrize(
    "line",
    [
        "实际完成情况 | 新建图书角24个，尾款待验收后支付。",
        "+ 存在问题 | 支付进度慢。",
        BOOKS.format("9600册", "40", "出版社延期供货，款项未付，结转下年"),
    ],
)
def test_a_word_about_the_money_anywhere_is_enough(line: str) -> None:
    assert low(line) == Outcome()


def test_a_row_put_off_is_no_word_about_the_money() -> None:
    assert low(BOOKS.format("9600册", "40", "出版社延期供货")).findings


def test_a_form_with_a_column_for_the_reason_is_pointed_to_it_and_believed() -> None:
    form = form_of(key()[0])
    row = {"source": "total", "original_budget": "100", "revised_budget": "100", "actual_expenditure": "50"}
    with_column = msgspec.structs.replace(
        form, funds=(fund_of(row),), fund_columns=form.fund_columns | {"deviation_note"}
    )
    (found,) = found_in(case_from(with_column, rules="sichuan"), "FD009").findings
    assert "请在资金部分的「原因」一栏写一句" in found.remedy
    answered = msgspec.structs.replace(fund_of(row), deviation_note=text("人员变动"))
    form = msgspec.structs.replace(with_column, funds=(answered,))
    assert found_in(case_from(form, rules="sichuan"), "FD009") == Outcome()


@pytest.mark.parametrize("line", [total("100", "", "80"), total("100", "0", "0"), total("100", "100", "")])
def test_without_both_amounts_there_is_no_execution_to_be_low(line: str) -> None:
    for code in ("FD009", "FD015"):
        assert [one.code for one in said(code, line, rules="sichuan").skipped] == [code]


@pytest.mark.parametrize("code", ["FD009", "FD011", "FD015"])
def test_nothing_is_compared_with_a_negative_amount(code: str) -> None:
    outcome = said(code, total("100.00", "50.00", "-48.00"), rules="sichuan")
    assert not outcome.findings
    assert ["是负数" in one.reason for one in outcome.not_judged] == [True]


# --- FD011: revised to what was spent


def test_a_budget_settled_to_the_cent_is_shown_to_the_reviewer_with_the_share_of_the_first_budget() -> None:
    (found,) = found_in(real(9), "FD011").findings
    assert "都是 85,410.00，分文不差" in found.message
    assert "85,410.00 ÷ 247,620.00 ≈ 34.49%" in found.message
    assert (found.severity, found.who, found.matter) == (Severity.ADVICE, Who.REVIEWER, "adjustment")


@pytest.mark.parametrize(
    ("amounts", "fires"),
    [
        (("100.00", "80.00", "80.00"), True),
        (("100.00", "120.00", "120.00"), True),
        (("100.00", "80.00", "79.99"), False),
        (("100.00", "100.00", "100.00"), False),
        (("100.00", "80", "80.00"), True),  # printed otherwise, the same amount
    ],
)
def test_only_equal_amounts_that_are_not_the_first_budget_count(amounts: tuple[str, str, str], *, fires: bool) -> None:
    assert bool(said("FD011", total(*amounts)).findings) is fires


def test_whoever_wrote_of_the_adjustment_is_not_told_of_it() -> None:
    assert said("FD011", total("100", "80", "80"), "实际完成情况 | 年中财政收回20万元，其余用完。") == Outcome()


@pytest.mark.parametrize("line", [total("", "80", "80"), total("100", "0", "0")])
def test_without_all_three_amounts_nothing_is_compared(line: str) -> None:
    assert [one.code for one in said("FD011", line).skipped] == ["FD011"]


# --- FD014: a source left blank


def test_sources_without_any_figure_are_named_together_and_half_filled_ones_by_their_cells() -> None:
    lines = ("上年结转资金 |  |  |  | — |  | —", "其他资金 | 12.00 | 12.00 |  | — |  | —")
    whole, some = said("FD014", *lines).findings
    assert "「上年结转资金」整行空着" in whole.message
    assert "「其他资金」填了别的金额，「全年执行数」空着" in some.message
    assert {(one.severity, one.who) for one in (whole, some)} == {(Severity.ADVICE, Who.UNIT)}


def test_while_goals_are_declared_nothing_is_spent_yet() -> None:
    lines = ("上年结转资金 | 0 | 0 |  | — |  | —", "其他资金 | 12.00 | 12.00 |  | — |  | —")
    assert said("FD014", *lines, stage=Stage.DECLARATION) == Outcome()


def test_a_form_without_sources_leaves_none_blank() -> None:
    form = form_of(key()[0])
    for funds, columns in ((form.funds[:1], form.fund_columns), (form.funds, frozenset({"max_points"}))):
        outcome = found_in(case_from(msgspec.structs.replace(form, funds=funds, fund_columns=columns)), "FD014")
        assert [one.code for one in outcome.skipped] == ["FD014"]


# --- FD015: spending and output


def test_all_spent_and_a_quantity_far_short_shows_both() -> None:
    (found,) = found_in(real(3), "FD015").findings
    assert "已全部用完（344,000.00 ÷ 344,000.00 = 100.00%）" in found.message
    assert "「高级技师新增数」目标 ≥40人、完成 25人，是目标的 62.5%，不到 80%" in found.message
    assert "不等于用得不好" in found.message
    assert (found.severity, found.who) == (Severity.DOUBT, Who.REVIEWER)


@pytest.mark.parametrize(
    ("amounts", "actual", "fires"),
    [
        (("100.00", "100.00", "100.00"), "9599册", True),
        (("100.00", "100.00", "100.00"), "9600册", False),  # exactly eight tenths
        (("100.00", "100.00", "105.00"), "6000册", True),  # more than all
        (("100.00", "100.00", "99.99"), "6000册", True),  # but for the rounding
        (("100.00", "100.00", "99.90"), "6000册", False),
    ],
)
def test_all_means_all_and_far_short_means_under_eight_tenths(
    amounts: tuple[str, str, str], actual: str, *, fires: bool
) -> None:
    row = BOOKS.format(actual, "30", "供货延期")
    assert bool(said("FD015", total(*amounts), row).findings) is fires


@pytest.mark.parametrize(
    "row",
    [
        "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 60% | 10 | 6 | 开放时间短",
        "产出指标 | 成本指标 | 购书单价 | ≤40元/册 | 60元/册 | 10 | 5 | 涨价",
        "效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 部分达成 | 10 | 7 | 在建",
    ],
)
def test_what_money_does_not_buy_more_of_is_left_alone(row: str) -> None:
    assert said("FD015", total("100", "100", "100"), row) == Outcome()


def test_many_rows_that_fell_short_are_counted() -> None:
    rows = [f"产出指标 | 数量指标 | 第{n}批图书 | ≥100册 | 50册 | 10 | 5 | 延期" for n in "一二三四"]
    (found,) = said("FD015", total("100", "100", "100"), *rows).findings
    assert "「第三批图书」" in found.message
    assert "「第四批图书」" not in found.message
    assert "等 4 项" in found.message


@pytest.mark.parametrize(("actual", "fires"), [("49.99", True), ("50.00", False), ("0.00", True)])
def test_under_half_spent_and_every_output_full_is_asked_about(actual: str, *, fires: bool) -> None:
    found = said("FD015", total("100.00", "100.00", actual)).findings
    assert [("不到一半，而 4 项产出指标全部满分" in one.message) for one in found] == [True] * fires


def test_little_spent_and_an_output_docked_agree() -> None:
    assert said("FD015", total("100", "100", "40"), BOOKS.format("9600册", "40", "延期")) == Outcome()
    benefits = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |"
    assert said("FD015", total("100", "100", "40"), benefits) == Outcome()


def test_an_output_without_points_leaves_it_open() -> None:
    (open_,) = said("FD015", total("100", "100", "40"), BOOKS.format("12000册", "", "")).not_judged
    assert "「配送新书册数」是否全部完成看不出来" in open_.reason


def test_without_a_column_of_points_what_was_reached_counts() -> None:
    form = form_of(key()[0])
    money = {"source": "total", "revised_budget": "100", "actual_expenditure": "40"}
    row = {"dimension": "output", "category": "quantity", "name": "场次", "target": "≥12场", "actual": "12场"}

    def outcome(*actuals: str) -> Outcome:
        rows = tuple(indicator_of({**row, "actual": actual}) for actual in actuals)
        columns = form.columns - {"claimed_points"}
        changed = msgspec.structs.replace(form, funds=(fund_of(money),), indicators=rows, columns=columns)
        return found_in(case_from(changed), "FD015")

    (found,) = outcome("12场", "13场").findings
    assert "2 项产出指标全部完成" in found.message
    assert outcome("12场", "11场") == Outcome()
    assert len(outcome("12场", "良好").not_judged) == 1


def test_rows_under_a_shared_cell_of_points_follow_it() -> None:
    form = form_of(key()[0])
    money = {"source": "total", "revised_budget": "100", "actual_expenditure": "40"}
    first, second, *others = form.indicators
    shared = msgspec.structs.replace(first, points_rows=2)
    blank: Field[Any] = Field(None, "", Place())
    under = msgspec.structs.replace(second, max_points=blank, claimed_points=blank, points_rows=0)
    changed = msgspec.structs.replace(form, funds=(fund_of(money),), indicators=(shared, under, *others))
    assert len(found_in(case_from(changed), "FD015").findings) == 1


# --- what counts as a word about a changed budget


@pytest.mark.parametrize(
    ("result", "silent"),
    [
        ("10月财政收回20万元，其余用完。", True),
        ("按文件调减预算，任务不变。", True),
        ("年中追加经费一次。", True),
        ("年中政策口径调整，符合条件的对象减少，资金使用符合规定。", False),
        ("培训改为线上，时间作了调整。", False),
    ],
)
def test_a_change_is_explained_only_by_words_about_money(result: str, *, silent: bool) -> None:
    for code in ("FD010", "FD011", "FD012"):
        outcome = said(code, total("100.00", "60.00", "60.00"), f"实际完成情况 | {result}")
        assert bool(outcome.findings) is not silent


def test_more_than_a_bare_target_asked_for_is_done_for_all_that_a_cut_says() -> None:
    cut = total("100.00", "60.00", "60.00")
    assert said("FD012", cut, "产出指标 | 数量指标 | 助餐服务人次 | 54000人次 | 55037人次 | 10 | 10 |").findings
    assert not said("FD012", cut, "产出指标 | 数量指标 | 助餐服务人次 | 54000人次 | 53000人次 | 10 | 9.8 |").findings
