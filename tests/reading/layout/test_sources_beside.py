"""Sources of money side by side in text without cells, and forms that show nothing but their money."""

import pytest

from jiheng.form import Block, Field, FundSource, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from jiheng.reading.verdict import HowRead, verdict_of
from tests.reading.layout.drawing import COLUMNS, FUNDS, HEAD, ROWS, TOTAL
from tests.reading.layout.drawing import read as drawn
from tests.reading.layout.families.merged import fund_rows
from tests.reading.layout.families.merged import grid_of as merged_grid
from tests.reading.layout.families.merged import read as read_merged

TITLE = "某县财政专项资金绩效自评表\n（2021年度）\n项目名称 道路养护\n主管部门 某县交通局 实施单位 某县公路站\n"
MONEY = "资金来源（万元） 合计 财政拨款 其他资金\n预算数 120.00 100.00 20.00\n执行数 114.00 95.00 19.00\n"
READ = [
    "total | - | 120.00 | 114.00 | - | - | - | -",
    "current_year_appropriation | - | 100.00 | 95.00 | - | - | - | -",
    "other | - | 20.00 | 19.00 | - | - | - | -",
]
DRAWN = """
某县财政专项资金绩效自评表
（2021年度）
项目名称 | 道路养护 | < | < | <
资金来源（万元） | 合计 | 财政拨款 | 其他资金 | <
预算数 | 120.00 | 100.00 | 20.00 | <
执行数 | 114.00 | 95.00 | 19.00 | <
存在问题 | 拨付较晚。 | < | < | <
"""


def of_text(text: str) -> Recognised:
    (found,) = recognise(read_bytes(text.encode(), file="表.txt"))
    return found


def form_of(found: Recognised) -> SelfEvaluation:
    assert isinstance(found.form, SelfEvaluation)
    return found.form


@pytest.mark.parametrize("between", [" ", "    ", "\n"], ids=["a blank", "blanks", "lines"])
def test_sources_side_by_side_are_read_without_cells(between: str) -> None:
    form = form_of(of_text((TITLE + MONEY).replace(" ", between)))
    assert fund_rows(form) == READ
    assert form.amount_unit.value == "万元"
    assert all(fund.revised_budget.is_certain and fund.actual_expenditure.is_certain for fund in form.funds)


def test_sources_side_by_side_are_read_where_the_whole_form_is_one_line() -> None:
    assert fund_rows(form_of(of_text((TITLE + MONEY).replace("\n", " ")))) == READ


def test_a_sum_with_a_figure_less_than_there_are_sources_is_open_for_all_of_them() -> None:
    found = of_text(TITLE + MONEY + "执行率 95% 95%\n")
    form = form_of(found)
    assert fund_rows(form)[0].split(" | ")[2:4] == ["120.00", "114.00"]
    assert not any(fund.execution_rate.is_certain for fund in form.funds)
    assert form.funds[2].execution_rate == Field(None)
    assert ("FM020", "execution_rate") in [(doubt.code, doubt.where.field) for doubt in found.doubts]


def test_a_source_of_an_unknown_name_among_the_others_keeps_its_column() -> None:
    money = "项目资金 单位：万元 合计 财政拨款 政府性基金 其他资金\n预算数 120 90 10 20\n执行数 114 85 10 19\n"
    form = form_of(of_text(TITLE + money))
    assert [fund.source for fund in form.funds][2] is FundSource.UNKNOWN
    assert fund_rows(form)[2] == "unknown | - | 10 | 10 | - | - | - | -"
    assert fund_rows(form)[3] == "other | - | 20 | 19 | - | - | - | -"


def test_labels_of_sources_without_a_sum_below_are_no_such_block() -> None:
    found = of_text(TITLE + "资金来源（万元） 合计 财政拨款 其他资金\n预算数 1 2 3 4 5\n主要内容 养护道路\n")
    assert form_of(found).funds == ()


def test_remarks_behind_the_money_of_a_form_without_indicators_are_remarks() -> None:
    form = form_of(of_text(TITLE + MONEY + "存在问题 拨付较晚。\n改进措施 提前拨付。\n"))
    assert [(one.code, one.text.value) for one in form.remarks] == [
        ("problems", "拨付较晚。"),
        ("measures", "提前拨付。"),
    ]


def test_a_titled_form_of_money_alone_is_recognised_and_the_missing_indicators_are_said() -> None:
    found = read_merged(DRAWN)
    assert fund_rows(form_of(found)) == READ
    assert [(doubt.code, doubt.where.block) for doubt in found.doubts] == [("FM023", Block.INDICATORS)]
    assert verdict_of(found.form, found.doubts).how is HowRead.WITH_DOUBTS


def test_a_budget_without_the_title_of_a_form_is_no_form() -> None:
    assert recognise(merged_grid(DRAWN.replace("某县财政专项资金绩效自评表", "某县财政专项资金预算"))) == []


def test_a_line_of_figures_behind_labels_of_sources_heads_nothing() -> None:
    drawn = DRAWN.replace(
        "资金来源（万元） | 合计 | 财政拨款 | 其他资金 | <", "财政拨款 | 100.00 | 其他资金 | 20.00 | 万元"
    )
    assert recognise(merged_grid(drawn)) == []


def test_money_that_a_unit_speaks_of_and_nobody_could_read_is_said() -> None:
    unit = "金额单位：万元 | | | | | | | |"
    found = drawn(f"{HEAD}\n{unit}\n{COLUMNS}\n{ROWS}\n{TOTAL}")
    assert [(doubt.code, doubt.where.block) for doubt in found.doubts] == [("FM023", Block.FUNDS)]
    assert drawn(f"{HEAD}\n{FUNDS}\n{COLUMNS}\n{ROWS}\n{TOTAL}").doubts == ()


def test_a_form_that_says_nothing_of_money_lacks_none() -> None:
    assert drawn(f"{HEAD}\n{COLUMNS}\n{ROWS}\n{TOTAL}").doubts == ()


def test_a_row_that_lost_a_blank_cell_is_open_for_all_its_sources() -> None:
    whole = "执行数 | 114.00 |  | 19.00 | <"
    found = read_merged(DRAWN.replace("执行数 | 114.00 | 95.00 | 19.00 | <", whole))
    assert fund_rows(form_of(found))[2] == "other | - | 20.00 | 19.00 | - | - | - | -"
    assert all(fund.actual_expenditure.is_certain for fund in form_of(found).funds)
    lost = read_merged(DRAWN.replace("执行数 | 114.00 | 95.00 | 19.00 | <", "执行数 | 114.00 | 19.00"))
    assert not any(fund.actual_expenditure.is_certain for fund in form_of(lost).funds if fund.actual_expenditure.value)
    assert all(fund.revised_budget.is_certain for fund in form_of(lost).funds)
    assert ("FM012", False) in [(doubt.code, doubt.settled) for doubt in lost.doubts]
