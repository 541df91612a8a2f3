"""The unit of money: one is taken where one is printed, several are all kept, and amounts that name their own count."""

from decimal import Decimal

import pytest

from jiheng.form import Fund, SelfEvaluation
from tests.reading.layout.drawing import FUNDS, HEAD, a_form, form_of, read

COLUMNS = "项目资金（{}） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |"


def funds(unit: str, total: str, *sources: str) -> str:
    """A fund block under 项目资金（unit）, with its rows; cells of amounts only."""
    named = ("其中：当年财政拨款", "上年结转资金", "其他资金")
    lines = [COLUMNS.format(unit), f" | 年度资金总额 | {total} | 10 | 95.00% | 9.5 |"]
    lines += [f" | {name} | {cells} | — | 95.00% | — |" for name, cells in zip(named, sources, strict=False)]
    return "\n".join(lines)


def units(form: SelfEvaluation) -> tuple[str | None, list[str | None]]:
    return form.amount_unit.value, [other.value for other in form.other_amount_units]


def amounts(fund: Fund) -> list[Decimal | None]:
    return [fund.original_budget.value, fund.revised_budget.value, fund.actual_expenditure.value]


def are_certain(fund: Fund) -> list[bool]:
    return [cell.is_certain for cell in (fund.original_budget, fund.revised_budget, fund.actual_expenditure)]


def test_one_unit_printed_in_several_places_is_one_unit() -> None:
    head = HEAD.replace("（2021年度）", "（2021年度）\n单位：万元")
    assert units(form_of(a_form(head=head))) == ("万元", [])


@pytest.mark.parametrize(
    ("drawing", "printed"),
    [
        (a_form(head=HEAD.replace("（2021年度）", "（2021年度）\n单位：元")), "单位：元"),
        (a_form(funds=FUNDS.replace("年度资金总额", "年度资金总额（元）")), "年度资金总额（元）"),
        (a_form(funds=FUNDS.replace("全年执行数", "全年执行数（元）")), "全年执行数（元）"),
        (a_form(funds=FUNDS.replace("上年结转资金", "上年结转资金（元）")), "上年结转资金（元）"),
    ],
    ids=["above the table", "in the label of the total", "in the head of a column", "in the label of a source"],
)
def test_a_second_unit_is_kept_beside_the_first_with_its_place(drawing: str, printed: str) -> None:
    form = form_of(drawing)
    assert units(form) == ("万元", ["元"])
    assert form.other_amount_units[0].printed == printed
    assert form.other_amount_units[0].place is not None
    assert amounts(form.funds[0]) == [Decimal("120.00"), Decimal("100.00"), Decimal("95.00")]


def test_the_unit_nearest_to_the_amounts_comes_first() -> None:
    head = HEAD.replace("（2021年度）", "（2021年度）\n单位：亿元\n单位：元")
    plain = FUNDS.replace("项目资金（万元）", "项目资金")
    assert units(form_of(a_form(head=head, funds=plain))) == ("元", ["亿元"])
    assert units(form_of(a_form(head=head))) == ("万元", ["元", "亿元"])


@pytest.mark.parametrize("written", ["100万元", "100 万", "￥100", "１００万元", "100（万元）"])
def test_an_amount_with_the_unit_of_its_block_is_that_amount(written: str) -> None:
    found = read(a_form(funds=funds("万元", f"120 | {written} | 95", "120 | 100 | 95")))
    assert isinstance(found.form, SelfEvaluation)
    assert units(found.form) == ("万元", [])
    assert amounts(found.form.funds[0]) == [120, 100, 95]
    assert are_certain(found.form.funds[0]) == [True, True, True]
    assert found.form.funds[0].revised_budget.printed == written
    assert found.doubts == ()


def test_amounts_that_all_name_one_unit_under_no_head_give_the_unit() -> None:
    form = form_of(a_form(funds=funds("一", "120万元 | 100万元 | 95万元", "120万元 | 100万元 | 950000元")))
    assert units(form) == ("万元", [])
    # 950,000 yuan are exactly 95 times ten thousand.
    assert [amounts(fund) for fund in form.funds] == [[120, 100, 95], [120, 100, 95]]
    assert are_certain(form.funds[1]) == [True, True, True]


def test_amounts_that_all_name_their_unit_are_believed_before_the_head() -> None:
    form = form_of(a_form(funds=funds("元", "120万元 | 100万元 | 95万元", "120万元 | 100万元 | 95万元")))
    assert units(form) == ("万元", ["元"])
    assert amounts(form.funds[0]) == [120, 100, 95]
    assert are_certain(form.funds[0]) == [True, True, True]


def test_one_amount_in_another_unit_is_converted_exactly_and_stays_open() -> None:
    form = form_of(a_form(funds=funds("元", "1200000 | 1000000 | 95.5万元", "1200000 | 1000000 | 955000")))
    assert units(form) == ("元", ["万元"])
    spent = form.funds[0].actual_expenditure
    # 95.5 万元 are printed to a thousand yuan, and so is what they are in yuan.
    assert (spent.value, spent.printed) == (Decimal(955_000), "95.5万元")
    assert spent.value is not None
    assert spent.value.as_tuple().exponent == 3
    assert are_certain(form.funds[0]) == [True, True, False]
    assert are_certain(form.funds[1]) == [True, True, True]


def test_an_amount_with_a_unit_beside_amounts_without_any_is_not_converted_and_stays_open() -> None:
    form = form_of(a_form(funds=funds("一", "120 | 100 | 95万元", "120 | 100 | 95")))
    assert units(form) == (None, ["万元"])
    assert amounts(form.funds[0]) == [120, 100, 95]
    assert are_certain(form.funds[0]) == [True, True, False]


def test_nought_has_no_unit() -> None:
    form = form_of(a_form(funds=funds("万元", "120 | 100 | 95", "120 | 100 | 95", "0元 | 0元 | 0")))
    assert units(form) == ("万元", [])
    assert amounts(form.funds[2]) == [0, 0, 0]
    assert are_certain(form.funds[2]) == [True, True, True]


def test_what_is_no_amount_in_a_cell_of_money_is_said_and_not_used() -> None:
    found = read(a_form(funds=funds("万元", "120 | 100 | 95万人", "120 | 100 | 95")))
    assert [(doubt.code, doubt.settled) for doubt in found.doubts] == [("FM018", False)]
    assert "95万人" in found.doubts[0].what


def test_amounts_with_units_are_read_where_no_cells_are_kept_apart() -> None:
    text = "\n".join(
        line.replace(" | ", "\n").replace("|", "")
        for line in a_form(funds=funds("万元", "120万元 | 100万元 | 95万元", "120万元 | 100万元 | 95万元")).split("\n")
    )
    form = form_of("\n".join(line.strip() for line in text.split("\n") if line.strip()))
    assert units(form) == ("万元", [])
    assert amounts(form.funds[0]) == [120, 100, 95]


def row_of(cells: str, *, labels: int = 1) -> str:
    """A fund block of one row, whose label has so many columns."""
    more = " |" * (labels - 1)
    heads = f"项目资金（万元） | |{more} 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |"
    return f"{heads}\n | 年度资金总额 | {cells} |"


@pytest.mark.parametrize("strange", ["9月底", "2020年", "95万人"])
def test_a_value_that_is_no_money_is_doubted_where_it_stands_and_its_neighbours_keep_their_columns(
    strange: str,
) -> None:
    found = read(a_form(funds=row_of(f"120.00 | {strange} | 95.00 | 10 | 95.00% | 9.5")))
    assert isinstance(found.form, SelfEvaluation)
    (fund,) = found.form.funds
    assert amounts(fund) == [120, None, 95]
    assert are_certain(fund) == [True, False, True]
    assert [(doubt.code, doubt.where.field) for doubt in found.doubts] == [("FM018", "revised_budget")]


@pytest.mark.parametrize("strange", ["9月底", "2020年"])
def test_no_amount_is_moved_to_make_room_for_a_value_that_is_no_money(strange: str) -> None:
    cells = f"{strange} | 120.00 | 100.00 | 95.00 | 10 | | 9.5"  # 执行率 left blank: there would be room
    found = read(a_form(funds=row_of(cells, labels=2)))
    assert isinstance(found.form, SelfEvaluation)
    (fund,) = found.form.funds
    assert amounts(fund) == [120, 100, 95]
    assert [str(fund.max_points.value), fund.execution_rate.value, str(fund.claimed_points.value)] == [
        "10",
        None,
        "9.5",
    ]
    assert "FM019" in {doubt.code for doubt in found.doubts}


def test_amounts_with_their_unit_are_amounts_wherever_the_row_is_shifted() -> None:
    cells = "120万元 | 100 万 | ￥95 | 10 | 95.00% | 9.5"
    found = read(a_form(funds=row_of(f"{cells} |").replace(f"总额 | {cells}", f"总额 | | {cells}")))
    assert isinstance(found.form, SelfEvaluation)
    assert amounts(found.form.funds[0]) == [120, 100, 95]
    assert [doubt.code for doubt in found.doubts] == ["FM012"]


def test_an_amount_in_powers_of_ten_as_workbooks_show_long_ones_is_an_amount() -> None:
    form = form_of(a_form(funds=row_of("1.2E+06 | 1.0E+06 | 9.5E+05 | 10 | 95.00% | 9.5")))
    assert amounts(form.funds[0]) == [1_200_000, 1_000_000, 950_000]
    assert are_certain(form.funds[0]) == [True, True, True]


def test_no_amount_is_drawn_into_blank_columns_of_points_where_a_row_has_an_odd_cell() -> None:
    found = read(a_form(funds=row_of("9月底 | 120.00 | 100.00 | 95.00 | | 95.00% |", labels=2)))
    assert isinstance(found.form, SelfEvaluation)
    (fund,) = found.form.funds
    assert amounts(fund) == [120, 100, 95]
    assert (fund.max_points.value, fund.execution_rate.value, fund.claimed_points.value) == (None, "95.00%", None)
