"""Figures with nothing between them: cut where the form itself leaves one way, else left alone and said."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiheng.form import Doubt, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from jiheng.reading.layout.joined.run_fits import by_sums, fund_ways, points_ways
from jiheng.reading.layout.joined.run_together import TooManyWays, is_no_single_figure, is_run, ways

FUNDS = (
    "original_budget",
    "revised_budget",
    "actual_expenditure",
    "max_points",
    "execution_rate",
    "claimed_points",
)
POINTS = ("max_points", "claimed_points")

FORM = """财政项目支出绩效自评表
（2021年度）
项目名称 道路养护
主管部门 某区交通局 实施单位 某区公路站
项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 {total}
其中：当年财政拨款 {source}
年度总体目标 预期目标 实际完成情况
养护道路100公里，保证通行。 养护道路95公里，通行有保证。
绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 数量指标 养护里程 ≥100公里 95公里 {first}
质量指标 验收合格率 {second}
效益指标 社会效益 通行能力 提升 提升 {third}
总分 {sum}
"""
CELLS = {
    "total": "120.00 100.00 95.00 10 95.00% 9.5",
    "source": "120.00 100.00 95.00 — 95.00% —",
    "first": "20 19",
    "second": "100% 100% 40 40",
    "third": "30 30",
    "sum": "100 98.5",
}


def read(**cells: str) -> Recognised:
    (found,) = recognise(read_bytes(FORM.format(**CELLS | cells).encode(), file="表.txt"))
    return found


def form_of(found: Recognised) -> SelfEvaluation:
    assert isinstance(found.form, SelfEvaluation)
    return found.form


def told(found: Recognised) -> list[Doubt]:
    return [doubt for doubt in found.doubts if doubt.code == "FM026"]


EXPECTED = form_of(read())


def test_the_form_with_its_cells_apart_has_no_doubt() -> None:
    assert read().doubts == ()


@pytest.mark.parametrize(
    ("text", "columns", "cells"),
    [
        ("202010100.00%10", FUNDS[1:], ["20", "20", "10", "100.00%", "10"]),
        (
            "20,000.0018,000.0017,794.461098.86%10",
            FUNDS,
            ["20,000.00", "18,000.00", "17,794.46", "10", "98.86%", "10"],
        ),
        ("120.00100.0095.00—95.00%—", FUNDS, ["120.00", "100.00", "95.00", "—", "95.00%", "—"]),
        ("15000015000015000010100.00%10", FUNDS, ["150000", "150000", "150000", "10", "100.00%", "10"]),
    ],
)
def test_the_figures_of_a_source_are_cut_where_the_rate_is_executed_by_budget(
    text: str, columns: tuple[str, ...], cells: list[str]
) -> None:
    (way,) = fund_ways([text], columns, cut=True)
    assert list(way.values()) == cells


def test_two_budgets_that_both_give_the_rate_are_two_ways() -> None:
    # 390 ÷ 390 is 100 %, and 0 ÷ 3903901 is 0 %
    found = [tuple(way.values()) for way in fund_ways(["390390100%"], FUNDS[1:3] + FUNDS[4:5], cut=True)]
    assert {("390", "390", "100%"), ("3903901", "0", "0%")} <= set(found)


def test_figures_that_contradict_the_printed_rate_fit_in_no_way() -> None:
    assert fund_ways(["120.00100.0095.001080.00%8"], FUNDS, cut=True) == []


def test_a_rate_of_nothing_and_of_no_budget() -> None:
    (way,) = fund_ways(["0.00", "0.00", "0.00", "—", "0.00%", "—"], FUNDS, cut=False)
    assert list(way) == list(FUNDS)
    assert fund_ways(["5.00", "0.00%"], ("revised_budget", "execution_rate"), cut=False) == []


def test_a_rate_printed_without_its_sign_is_percent_or_a_share() -> None:
    columns = ("revised_budget", "actual_expenditure", "execution_rate")
    for rate in ("95.00", "0.95"):
        (way,) = fund_ways(["100.00", "95.00", rate], columns, cut=False)
        assert way["execution_rate"] == rate
    assert fund_ways(["100.00", "95.00", "3"], columns, cut=False) == []


def test_points_that_a_head_states_are_those_of_the_row() -> None:
    (way,) = fund_ways(["100.00", "95.00", "20", "19"], (*FUNDS[1:4], "claimed_points"), cut=False, stated=Decimal(20))
    assert way["max_points"] == "20"
    assert (
        fund_ways(["100.00", "95.00", "20", "19"], (*FUNDS[1:4], "claimed_points"), cut=False, stated=Decimal(10)) == []
    )


def test_where_the_budget_of_the_year_is_blank_the_rate_is_of_the_first_budget() -> None:
    found = fund_ways(["100.00", "95.00", "95.00%"], (*FUNDS[:3], "execution_rate"), cut=False)
    assert {tuple(way) for way in found} == {
        ("original_budget", "actual_expenditure", "execution_rate"),
        ("revised_budget", "actual_expenditure", "execution_rate"),
    }


@pytest.mark.parametrize(
    ("text", "columns", "cells"),
    [
        ("7.57.5", POINTS, [["7.5", "7.5"]]),
        ("43", POINTS, [["4", "3"]]),
        ("1010", POINTS, [["10", "10"]]),
        ("10099.6", POINTS, [["100", "99.6"]]),
        ("100%100%99", ("target", "actual", *POINTS), [["100%", "100%", "9", "9"]]),
        ("12.512.5", POINTS, [["12.5", "12.5"], ["12.51", "2.5"]]),
    ],
)
def test_points_are_cut_so_that_nobody_claims_more_than_there_is(
    text: str, columns: tuple[str, ...], cells: list[list[str]]
) -> None:
    assert [list(way.values()) for way in points_ways([text], columns)] == cells


def test_the_sum_decides_between_two_ways_to_cut_points() -> None:
    two = points_ways(["12.512.5"], POINTS)
    one = points_ways(["77"], POINTS)
    kept = by_sums([two, one], [(Decimal("19.5"), Decimal("19.5"))])
    assert [[list(way.values()) for way in row] for row in kept] == [[["12.5", "12.5"]], [["7", "7"]]]


def test_a_sum_that_no_way_reaches_decides_nothing() -> None:
    rows = [points_ways(["12.512.5"], POINTS)]
    assert by_sums(rows, [(Decimal(99), Decimal(99))]) == rows


def test_more_sums_than_can_be_looked_at_decide_nothing() -> None:
    row = [{"max_points": str(2**n)} for n in range(15)]
    rows = [[{**way, "claimed_points": str(3**place)} for way in row] for place in range(8)]
    assert by_sums(rows, [(Decimal(8), Decimal(8))]) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("202010100.00%10", True),
        ("7.57.5", True),
        ("390390100%", True),
        ("20,000.0018,000.00", True),
        ("2020", False),
        ("12.51", False),
        ("95%", False),
        ("2021.12.31", False),
        ("021-64123456", False),
        ("12.5/12.5", False),
        ("——", False),
        ("≥90%", False),
        ("1..2", False),
    ],
)
def test_only_what_cannot_be_one_figure_says_that_figures_ran_together(text: str, *, expected: bool) -> None:
    assert is_no_single_figure(text) is expected


def test_a_stroke_is_no_figure_and_a_figure_is_a_run_of_one() -> None:
    assert not is_run("—")
    assert is_run("43")


def test_more_ways_than_can_be_looked_at_are_none() -> None:
    with pytest.raises(TooManyWays):
        ways(["1" * 70], FUNDS, cut=True)
    assert fund_ways(["1" * 70], FUNDS, cut=True) == []


def test_a_row_that_ran_together_is_read_and_said_to_have_been() -> None:
    found = read(total="120.00100.0095.001095.00%9.5")
    assert form_of(found) == EXPECTED
    (doubt,) = told(found)
    assert doubt.settled
    assert "120.00 ｜ 100.00 ｜ 95.00 ｜ 10 ｜ 95.00% ｜ 9.5" in doubt.what
    field = form_of(found).funds[0].revised_budget
    assert field.is_certain
    assert "分法只有一种" in field.certainty.reasons[0]


def test_all_rows_that_ran_together_are_read() -> None:
    found = read(**{name: cells.replace(" ", "") for name, cells in CELLS.items()})
    assert form_of(found) == EXPECTED
    assert len(told(found)) == 6
    assert all(doubt.settled for doubt in told(found))


def test_where_several_ways_are_left_none_is_taken_and_the_doubt_names_them() -> None:
    # A target of 80, 808, 8085 …; that figures ran together at all is seen in the last row.
    found = read(second="80851010", third="30.0030.00")
    rows = form_of(found).indicators
    assert [row.name.value for row in rows] == ["养护里程", "验收合格率", "通行能力"]
    assert (rows[1].target.value, rows[1].max_points.value, rows[1].claimed_points.value) == (None, None, None)
    assert not rows[1].max_points.is_certain
    (doubt,) = [doubt for doubt in told(found) if not doubt.settled]
    assert "80 ｜ 85 ｜ 10 ｜ 10" in doubt.what
    assert "等多种" in doubt.what


def test_an_unsettled_run_in_a_source_of_money_leaves_its_cells_open() -> None:
    found = read(total="120.00100.0095.001080.00%8")
    total = form_of(found).funds[0]
    assert (total.original_budget.value, total.actual_expenditure.value) == (None, None)
    assert not total.actual_expenditure.is_certain
    (doubt,) = told(found)
    assert not doubt.settled
    assert "怎样分都与表内各数对不上" in doubt.what


def test_a_single_way_whose_figures_are_written_unlike_one_another_is_named_and_not_taken() -> None:
    found = read(total="100.0018,00018,00010100.00%10")
    assert form_of(found).funds[0].revised_budget.value is None
    (doubt,) = told(found)
    assert not doubt.settled
    assert "只有分成「100.00 ｜ 18,000 ｜ 18,000 ｜ 10 ｜ 100.00% ｜ 10」" in doubt.what


def test_a_total_that_cannot_be_cut_is_left_open() -> None:
    found = read(total="120.00100.0095.001095.00%9.5", sum="1001.100.5")
    total = form_of(found).total
    assert total.max_points.value is None
    assert not total.claimed_points.is_certain
    assert [doubt.settled for doubt in told(found)] == [True, False]


def money(draw: st.DrawFn, places: int) -> Decimal:
    return Decimal(draw(st.integers(1, 10**8))).scaleb(-places)


@st.composite
def consistent_rows(draw: st.DrawFn) -> list[str]:
    """The cells of a source of money as a careful unit fills them in; some leave the first budget blank."""
    places = draw(st.integers(0, 2))
    revised = money(draw, places)
    executed = (revised * draw(st.integers(0, 100)) / 100).quantize(Decimal(1).scaleb(-places))
    rate = (executed / revised * 100).quantize(Decimal(1).scaleb(-draw(st.integers(0, 2))), ROUND_HALF_UP)
    most = draw(st.sampled_from([10, 20]))
    claimed = (most * rate / 100).quantize(Decimal(draw(st.sampled_from(["1", "0.1", "0.01"]))), ROUND_DOWN)
    form = "{:,}" if draw(st.booleans()) else "{:f}"
    original = form.format(money(draw, places)) if draw(st.booleans()) else ""
    points = (str(most), str(claimed)) if draw(st.booleans()) else ("—", "—")
    return [original, form.format(revised), form.format(executed), points[0], f"{rate}%", points[1]]


@given(row=consistent_rows(), apart=st.integers(0, 6))
@example(row=["", "20", "20", "10", "100.00%", "10"], apart=0)
@example(row=["", "1111", "1111", "10", "100%", "10"], apart=0)
def test_a_row_run_together_gives_itself_back_or_a_doubt_never_another_row(row: list[str], apart: int) -> None:
    texts = [text for text in ("".join(row[:apart]), "".join(row[apart:])) if text]
    found = fund_ways(texts, FUNDS, cut=True)
    if len(found) == 1:
        told_apart = {column: text for column, text in found[0].items() if text != "—"}
        assert told_apart == {column: text for column, text in zip(FUNDS, row, strict=True) if text not in {"", "—"}}


points = st.integers(0, 200).map(lambda half: str(Decimal(half) / 2).removesuffix(".0"))


@given(st.lists(st.tuples(points, points).map(lambda pair: tuple(sorted(pair, key=Decimal, reverse=True))), min_size=1))
def test_points_run_together_give_themselves_back_or_several_ways(rows: list[tuple[str, str]]) -> None:
    rows = [(most, claimed) for most, claimed in rows if Decimal(most) > 0]
    sums = sum((Decimal(most) for most, _ in rows), Decimal(0)), sum((Decimal(one) for _, one in rows), Decimal(0))
    cut = by_sums([points_ways(["".join(row)], POINTS) for row in rows], [sums])
    for row, found in zip(rows, cut, strict=True):
        assert row in [tuple(way.values()) for way in found]


def test_figures_that_no_label_names_are_said_and_not_used() -> None:
    total = "120.00100.0095.001080.00%8"
    content = FORM.replace("年度资金总额 {total}\n其中：当年财政拨款 {source}\n", f"{total}\n").format(**CELLS)
    (found,) = recognise(read_bytes(content.encode(), file="表.txt"))
    (doubt,) = told(found)
    assert not doubt.settled
    (fund,) = form_of(found).funds
    assert (fund.original_budget.value, fund.actual_expenditure.value) == (None, None)
    assert not fund.actual_expenditure.is_certain


def test_figures_before_their_labels_are_those_of_the_labels_behind_them() -> None:
    content = FORM.replace(
        "年度资金总额 {total}\n其中：当年财政拨款 {source}", "{total} 年度资金总额\n{source} 其中：当年财政拨款"
    )
    (found,) = recognise(read_bytes(content.format(**CELLS).encode(), file="表.txt"))
    assert form_of(found) == EXPECTED
    assert found.doubts == ()


def test_where_labels_stand_before_some_figures_and_behind_others_nobody_can_tell_whose_they_are() -> None:
    content = FORM.replace("其中：当年财政拨款 {source}", "{source} 其中：当年财政拨款").replace(
        "得分\n年度资金总额 {total}", "得分 原因\n年度资金总额 {total} 部分工程款未结，余款结转。"
    )
    (found,) = recognise(read_bytes(content.format(**CELLS).encode(), file="表.txt"))
    amounts = [fund.actual_expenditure for fund in form_of(found).funds]
    assert amounts == [fund.actual_expenditure for fund in EXPECTED.funds]
    assert not any(fund.actual_expenditure.is_certain for fund in form_of(found).funds)
    assert {doubt.code for doubt in found.doubts} == {"FM020"}
