"""Cells that stand under other heads than their own, as in real forms."""

import pytest

from jiheng.form import FundSource
from tests.reading.layout.drawing import ROWS, a_form, form_of, read, row_texts

STRAIGHT = row_texts(form_of(a_form()))


def shifted(row: int, to: str) -> str:
    lines = ROWS.strip("\n").split("\n")
    lines[row] = to
    return a_form(rows="\n".join(lines))


def test_a_form_in_order_is_read_without_any_doubt() -> None:
    found = read(a_form())
    assert found.doubts == ()
    assert found.left_over == ()
    assert STRAIGHT[0] == (
        "output",
        "quantity",
        "养护里程",
        "≥100公里",
        "95公里",
        "20",
        "19",
        "雨季停工，已列入明年计划。",
    )
    assert STRAIGHT[3] == ("benefit", "social_benefit", "通行能力", "提升", "提升", "30", "30", None)


@pytest.mark.parametrize(
    ("row", "moved"),
    [
        (1, "| 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 | |"),
        (1, " | | | 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 |"),
        (3, "效益指标 | 社会效益 | 通行能力 | 提升 | 提升 | 30 | 30 | |"),
        (4, "满意度 | | 服务对象满意度指标 | 群众满意度 | ≥90% | 92% | 20 | 20 |"),
        (0, "产出指标 | 数量指标 | 养护里程 | ≥100公里 | 95公里 | 20 | 19 | 雨季停工，已列入明年计划。"),
    ],
)
def test_a_shifted_row_is_reported_and_still_read_as_it_was_meant(row: int, moved: str) -> None:
    found = read(shifted(row, moved))
    assert row_texts(found.form) == STRAIGHT  # type: ignore[arg-type]  # the drawing is a self-evaluation
    assert [(doubt.code, doubt.where.row, doubt.settled) for doubt in found.doubts] == [("FM010", row, True)]


def test_a_settled_shift_leaves_its_fields_certain() -> None:
    form = form_of(shifted(1, "| 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 | |"))
    assert all(field.is_certain for field in (form.indicators[1].target, form.indicators[1].claimed_points))


def test_a_shift_with_several_readings_is_left_open_and_its_fields_are_unsure() -> None:
    # One number of points in a column of words: 分值 or 得分, nothing on the form says which.
    found = read(shifted(1, "| 质量指标 | 验收合格率 | 100% | 100% | 15 | | |"))
    doubt = next(doubt for doubt in found.doubts if doubt.where.row == 1)
    assert not doubt.settled
    row = found.form.indicators[1]
    assert not row.max_points.is_certain
    assert not row.claimed_points.is_certain
    assert row.name.is_certain


def test_a_category_word_in_the_dimension_column_does_not_replace_the_dimension() -> None:
    found = read(shifted(1, " | 时效指标 | 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 |"))
    assert row_texts(found.form) == STRAIGHT  # type: ignore[arg-type]  # the drawing is a self-evaluation
    assert [doubt.code for doubt in found.doubts] == ["FM010"]


def test_a_category_of_another_dimension_is_not_left_under_the_one_above_it() -> None:
    form = form_of(shifted(3, " | | 社会效益 | 通行能力 | 提升 | 提升 | 30 | 30 |"))
    assert form.indicators[3].dimension.value == "benefit"


def test_points_under_other_heads_in_the_total_row_are_reported_and_read() -> None:
    found = read(a_form(total="总分 | | | | | 100 | 99 | |"))
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM011", True)]
    total = form_of(a_form(total="总分 | | | | | 100 | 99 | |")).total
    assert (str(total.max_points.value), str(total.claimed_points.value)) == ("100", "99")


def test_one_lone_number_under_another_head_in_the_total_row_is_left_open() -> None:
    found = read(a_form(total="总分 | | | | | 99 | | |"))
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM011", False)]


SHIFTED_FUNDS = """
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
 | | 年度资金总额 | 120.00 | 100.00 | 95.00 | 10 | 95.00% | 9.5
 | | 其中：当年财政拨款 | 120.00 | 100.00 | 95.00 | — | | —
 | | 上年结转资金 | | | | — | | —
 | | 其他资金 | 1.00 | | | — | | —
"""


def test_a_shifted_fund_block_is_reported_once_and_read_row_by_row() -> None:
    found = read(a_form(funds=SHIFTED_FUNDS))
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM012", True)]
    funds = form_of(a_form(funds=SHIFTED_FUNDS)).funds
    assert [fund.source for fund in funds] == [
        FundSource.TOTAL,
        FundSource.CURRENT_YEAR_APPROPRIATION,
        FundSource.CARRYOVER,
        FundSource.OTHER,
    ]
    assert [str(fund.original_budget.value) for fund in funds] == ["120.00", "120.00", "None", "1.00"]
    assert [str(fund.actual_expenditure.value) for fund in funds[:2]] == ["95.00", "95.00"]
    assert [fund.execution_rate.value for fund in funds] == ["95.00%", None, None, None]


def test_which_of_two_amounts_is_the_budget_is_never_decided_by_their_size() -> None:
    funds = """
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
年度资金总额 | 100.00 | 95.00 | | | 10 | 95.00% | 9.5 |
"""
    found = read(a_form(funds=funds))
    assert ("FM012", False) in [(doubt.code, doubt.settled) for doubt in found.doubts]
    (fund,) = form_of(a_form(funds=funds)).funds
    sums = (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
    assert not any(field.is_certain for field in sums if field.value is not None)


def test_a_word_under_points_is_kept_as_printed_reported_and_not_used() -> None:
    found = read(shifted(1, " | | 质量指标 | 验收合格率 | 100% | 100% | 十五分左右 | 15 | 说明见附件，已核对。"))
    (doubt,) = found.doubts
    assert "十五分左右" in doubt.what
    row = found.form.indicators[1]
    assert row.max_points.value is None


def test_a_text_behind_the_last_column_is_kept_and_reported() -> None:
    row = " | | 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 | 已说明。 | 另附材料。"
    (doubt,) = read(shifted(1, row)).doubts
    assert doubt.code == "FM019"
    assert "另附材料" in doubt.what


def test_every_value_of_a_shifted_row_names_the_cell_where_it_stood() -> None:
    drawing = shifted(1, "| 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 | |")
    line = next(number for number, text in enumerate(drawing.split("\n"), start=1) if "验收合格率" in text)
    row = form_of(drawing).indicators[1]
    places = [field.place for field in (row.name, row.target, row.claimed_points)]
    assert [(place.row, place.column) for place in places if place is not None] == [(line, 3), (line, 4), (line, 7)]
