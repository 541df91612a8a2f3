"""How the points are shared out: inside, outside, or not at all."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import Case, Outcome, Severity, Stage
from jiheng.form import Block, Doubt, Field, Place, Where
from tests.checks.building import case_from, case_with, form_of, found_in, key, number, real

THREE = (
    "产出指标 | 数量指标 | 图书角数量 | ≥24个 | 24个 | 50 | 50 |",
    "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |",
    "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |",
)


def said(code: str, *lines: str, **asked: object) -> Outcome:
    return found_in(case_with(*lines, **asked), code)  # type: ignore[arg-type]  # settings of an example


@pytest.mark.parametrize("n", range(1, 11))
def test_the_real_forms_add_up_and_have_execution_apart_and_other_shares(n: int) -> None:
    assert found_in(real(n), "WT001").findings == ()
    (shares,) = found_in(real(n), "WT002").findings
    assert "本表分值为执行率 10、产出 45、效益 30、满意度 25" in shares.message
    assert "原则上为执行率 10、产出 50、效益 30、满意度 10" in shares.message
    (apart,) = found_in(real(n), "WT003").findings
    assert apart.message == (
        "本表指标分值合计 100 即总分，执行率 10 分另列、未计入。财预〔2020〕10号口径是计入 100 分之内，与本表不同。"
    )
    assert apart.remedy == "若为本地统一表样，您不用改，由主管部门确认一次。"
    assert {(one.severity, one.matter) for one in (shares, apart)} == {(Severity.ADVICE, "points-scheme")}


@pytest.mark.parametrize("n", range(1, 11))
def test_under_the_forms_own_scheme_shares_are_not_compared_and_execution_apart_is_still_mentioned(n: int) -> None:
    assert [one.code for one in found_in(real(n, "as-printed"), "WT002").skipped] == ["WT002"]
    assert len(found_in(real(n, "as-printed"), "WT003").findings) == 1


def test_a_sum_that_fits_no_scheme_is_told_both_ways() -> None:
    (found,) = said("WT001", *THREE, "总分 | 95 | 89.8").findings
    assert "合计 90，加执行率 10 分是 100，都不等于「总分」的分值 95" in found.message
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("total", ["90", "100"])
def test_execution_inside_or_outside_both_fit(total: str) -> None:
    assert said("WT001", *THREE, f"总分 | {total} | 89.8") == Outcome()


def test_a_form_without_points_for_execution_is_told_one_sum() -> None:
    line = "年度资金总额 | 86.50 | 86.50 | 84.77 | — | 98.00% | —"
    (found,) = said("WT001", line, *THREE, "总分 | 100 | 90").findings
    assert "合计 90，不等于「总分」的分值 100" in found.message


def test_where_no_total_is_printed_a_hundred_is_an_error_only_if_a_confirmed_clause_says_so() -> None:
    form = form_of(key()[0])
    total = msgspec.structs.replace(form.total, max_points=Field(None, "", Place()))
    form = msgspec.structs.replace(form, total=total, indicators=form.indicators[1:])
    (confirmed,) = found_in(case_from(form), "WT001").findings
    assert confirmed.severity is Severity.ERROR
    assert "表上没有印" in confirmed.message
    (ours,) = found_in(case_from(form, rules="as-printed"), "WT001").findings
    assert ours.severity is Severity.DOUBT
    assert "合理性判断，非办法条款" in ours.message


@pytest.mark.parametrize("rules", ["mof-2020-10", "as-printed"])
def test_where_no_row_of_the_total_was_read_nobody_is_accused_of_a_wrong_sum(rules: str) -> None:
    form = form_of(key()[0])
    total = msgspec.structs.replace(form.total, max_points=Field())
    found = found_in(
        case_from(msgspec.structs.replace(form, total=total, indicators=form.indicators[1:]), rules=rules), "WT001"
    )
    assert found.findings == ()
    assert "没有读到「总分」的分值" in found.not_judged[0].reason


@pytest.mark.parametrize("cell", [Field(), Field(None, "", Place()), Field(None, "见附件", Place())])
def test_points_for_execution_that_were_not_read_may_be_what_the_sum_lacks(cell: Field[Decimal]) -> None:
    case = case_with(*THREE, "总分 | 100 | 100")
    funds = tuple(msgspec.structs.replace(fund, max_points=cell) for fund in case.form.funds)
    found = found_in(case_from(msgspec.structs.replace(case.form, funds=funds)), "WT001")
    assert found.findings == ()
    assert found.not_judged[0].reason.startswith("「分值」一栏各项指标合计 90；没有读到执行率的分值")


def test_more_points_than_the_whole_are_an_error_whatever_execution_has() -> None:
    case = case_with(*THREE, "总分 | 80 | 80")
    found = found_in(case_from(msgspec.structs.replace(case.form, funds=())), "WT001")
    assert [one.severity for one in found.findings] == [Severity.ERROR]


@pytest.mark.parametrize("settled", [False, True])
def test_rows_of_money_in_doubt_leave_the_sum_unjudged_until_their_shift_is_settled(*, settled: bool) -> None:
    case = case_with(*THREE, "总分 | 95 | 95")
    doubt = Doubt("FM012", Where(Block.FUNDS), "各行与表头错位。", settled=settled)
    found = found_in(msgspec.structs.replace(case, doubts=(doubt,)), "WT001")
    assert (len(found.findings), len(found.not_judged)) == ((1, 0) if settled else (0, 1))


def test_a_row_without_points_leaves_the_sum_unjudged() -> None:
    form = form_of(key()[0])
    bare = msgspec.structs.replace(form.indicators[0], max_points=Field(None, "", Place()))
    form = msgspec.structs.replace(form, indicators=(bare, *form.indicators[1:]))
    assert [one.code for one in found_in(case_from(form), "WT001").not_judged] == ["WT001"]
    assert [one.code for one in found_in(case_from(form), "WT002").not_judged] == ["WT002"]


def test_a_form_without_a_column_of_points_is_not_looked_at() -> None:
    form = form_of(key()[0])
    form = msgspec.structs.replace(form, columns=form.columns - {"max_points"})
    for code in ("WT001", "WT002"):
        assert [one.code for one in found_in(case_from(form), code).skipped] == [code]


def test_without_a_row_of_money_there_are_no_points_for_execution() -> None:
    form = msgspec.structs.replace(form_of(key()[0]), funds=())
    assert [one.code for one in found_in(case_from(form), "WT003").skipped] == ["WT003"]
    assert found_in(case_from(form), "WT001") == Outcome()


def test_half_points_may_be_rounded_away_but_not_more() -> None:
    third = "产出指标 | 数量指标 | 甲 | ≥24个 | 24个 | {} | {} |"
    lines = [third.format(points, points) for points in ("33.3", "33.3", "33.4")]
    assert said("WT001", *lines, "总分 | 100 | 100", frame="execution-apart") == Outcome()


def test_a_place_that_counts_execution_apart_is_not_told_otherwise() -> None:
    case = real(1)
    name = "total.execution_inside"
    apart = msgspec.structs.replace(case.pack.setting(name), value=False)
    pack = msgspec.structs.replace(case.pack, settings={**case.pack.settings, name: apart})
    assert found_in(msgspec.structs.replace(case, pack=pack), "WT003") == Outcome()


def test_a_rule_set_beside_the_form_is_named_for_comparison_only() -> None:
    (apart,) = found_in(real(1, "as-printed"), "WT003").findings
    assert apart.message.endswith("财预〔2020〕10号口径是计入 100 分之内，仅供对照。")


@pytest.mark.parametrize(
    ("rules", "ends"),
    [
        ("sichuan", "四川省口径是计入 100 分之内，本表总分是 90 分。"),
        ("as-printed", "财预〔2020〕10号口径是计入 100 分之内，本表总分是 90 分，仅供对照。"),
    ],
)
def test_a_rule_counts_execution_in_its_own_whole_not_in_that_of_the_form(rules: str, ends: str) -> None:
    (apart,) = said("WT003", *THREE, "总分 | 90 | 90", rules=rules).findings
    assert apart.message == f"本表指标分值合计 90 即总分，执行率 10 分另列、未计入。{ends}"


def test_without_any_regulation_beside_it_the_scheme_is_only_mentioned() -> None:
    case = msgspec.structs.replace(real(1, "as-printed"), beside=())
    (found,) = found_in(case, "WT003").findings
    assert found.clauses == ()
    assert found.message == (
        "本表指标分值合计 100 即总分，执行率 10 分另列、未计入。"
        "计不计入各地不一，这里没有可以对照的办法，只作说明。（合理性判断，非办法条款）"
    )


def test_while_filling_in_the_scheme_of_points_is_said_not_to_be_the_units_business() -> None:
    case = case_from(form_of(key()[0]), stage=Stage.SELF_EVALUATION)
    (found,) = found_in(case, "WT002").findings
    assert "您不用改" in found.remedy


def test_cost_shares_follow_the_pack_that_has_them() -> None:
    cost = "成本指标 | 经济成本指标 | 购书均价 | ≤40元/册 | 38元/册 | 20 | 20 |"
    rows = (cost, THREE[0].replace("50 | 50", "40 | 40"), THREE[1].replace("30 | 30", "20 | 20"), THREE[2])
    assert said("WT002", *rows, rules="mof-2021-101") == Outcome()
    (found,) = said("WT002", *rows).findings
    assert "成本 20" in found.message
    (off,) = said("WT002", cost, *THREE, rules="mof-2021-101").findings
    assert "财预〔2021〕101号" in off.message
    assert off.clauses[0].startswith("mof-2021-101/")


def test_another_maximum_for_execution_is_named_although_the_dimensions_agree() -> None:
    twenty = "年度资金总额 | 86.50 | 86.50 | 84.77 | 20 | 98.00% | 19.6"
    (found,) = said("WT002", twenty, *THREE, "总分 | 110 | 109.6").findings
    assert "本表分值为执行率 20、产出 50、效益 30、满意度 10" in found.message
    assert "原则上为执行率 10、产出 50、效益 30、满意度 10" in found.message


def test_a_form_that_gives_execution_no_points_is_compared_by_its_dimensions_alone() -> None:
    none = "年度资金总额 | 86.50 | 86.50 | 84.77 | — | 98.00% | —"
    assert said("WT002", none, *THREE, "总分 | 90 | 90") == Outcome()
    (found,) = said("WT002", none, THREE[0], "总分 | 50 | 50").findings
    assert "执行率" not in found.message
    assert found_in(case_from(msgspec.structs.replace(form_of(key()[0]), funds=())), "WT002").findings


def test_rows_that_share_a_cell_of_points_are_added_up_once() -> None:
    form = form_of(key()[0])
    first, second, *others = form.indicators
    shared = msgspec.structs.replace(first, max_points=number("15"), points_rows=2)
    under = msgspec.structs.replace(second, max_points=Field(None, "", Place()), points_rows=0)
    form = msgspec.structs.replace(form, indicators=(shared, under, *others))
    assert found_in(case_from(form), "WT001") == Outcome()
    (found,) = found_in(case_from(form), "WT002").findings
    assert "产出 45、效益 30、满意度 25" in found.message


def test_rows_without_a_dimension_leave_the_shares_unjudged() -> None:
    form = form_of(key()[0])
    lost = msgspec.structs.replace(form.indicators[0], dimension=Field(None, "", Place()))
    form = msgspec.structs.replace(form, indicators=(lost, *form.indicators[1:]))
    assert [one.code for one in found_in(case_from(form), "WT002").not_judged] == ["WT002"]


def test_a_total_as_printed_is_what_counts() -> None:
    form = form_of(key()[0])
    form = msgspec.structs.replace(form, total=msgspec.structs.replace(form.total, max_points=number("110")))
    assert found_in(case_from(form), "WT001") == Outcome()


STATED = (
    "产出指标（50分） | 数量指标（30分） | 新建图书角数量 | ≥24个 | 24个 | 20 | 20 |",
    "产出指标（50分） | 数量指标（30分） | 配送新书册数 | ≥12000册 | 12160册 | 10 | 10 |",
    "产出指标（50分） | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 15 | 15 |",
    "效益指标（30分） | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 35 | 35 |",
    "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |",
)


def test_rows_that_do_not_come_to_the_points_their_dimension_states_are_asked_about() -> None:
    found = said("WT001", *STATED).findings
    assert [(one.where.row, one.where.field, one.severity) for one in found] == [
        (0, "dimension", Severity.DOUBT),
        (3, "dimension", Severity.DOUBT),
    ]
    assert "「产出指标（50分）」写明 50 分，下面各项的分值合计 20 + 10 + 15 = 45 分，相差 5 分" in found[0].message
    assert "「效益指标（30分）」写明 30 分，下面各项的分值合计 35 分，相差 5 分" in found[1].message
    assert {one.matter for one in found} == {"points-scheme"}


def test_a_category_that_states_its_points_is_added_up_by_itself() -> None:
    rows = [STATED[0].replace("（30分）", "25分"), STATED[1].replace("（30分）", "25分"), *STATED[2:]]
    (found, *_) = [one for one in said("WT001", *rows).findings if one.where.field == "category"]
    assert "「数量指标25分」写明 25 分，下面各项的分值合计 20 + 10 = 30 分" in found.message


def test_points_stated_while_goals_are_declared_are_added_up_too() -> None:
    found = found_in(case_with(*STATED, stage=Stage.DECLARATION), "WT001").findings
    assert [one.where.row for one in found] == [0, 3]


def without_maxima(*rows: str) -> Case:
    """A form whose rows have no column for maxima, as in some places."""
    form = case_with(*rows).form
    bare = tuple(msgspec.structs.replace(row, max_points=Field()) for row in form.indicators)
    return case_from(msgspec.structs.replace(form, indicators=bare, columns=form.columns - {"max_points"}))


def test_points_beyond_what_a_dimension_states_are_an_error_where_rows_state_none() -> None:
    (found,) = found_in(without_maxima(*STATED), "SC002").findings
    assert "「效益指标（30分）」写明 30 分，下面各项得分合计 35 分，多出 5 分" in found.message
    assert (found.severity, found.where.row) == (Severity.ERROR, 3)
    assert found_in(case_with(*STATED), "SC002").findings == ()
