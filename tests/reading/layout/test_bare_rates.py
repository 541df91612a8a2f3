"""Execution rates without a percent sign: the amounts of the row tell whether they are shares or percentages."""

import pytest

from jiheng.form import SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import recognise
from jiheng.values import parse_rate
from tests.reading.layout.drawing import COLUMNS, FUNDS, HEAD, ROWS, TOTAL
from tests.reading.layout.drawing import form_of as drawn_form

CSV = """项目支出绩效自评表,,,,,,,
项目名称,道路养护,,,,,,
项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率（%）,得分
,年度资金总额,120,{budget},{spent},10,{rate},9.99
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因
产出指标,数量指标,养护里程,≥100公里,95公里,50,47.5,雨季
"""


def rate_of(rate: str, budget: str, spent: str) -> tuple[str | None, str, tuple[str, ...]]:
    (found,) = recognise(read_bytes(CSV.format(rate=rate, budget=budget, spent=spent).encode(), file="表.csv"))
    assert isinstance(found.form, SelfEvaluation)
    field = found.form.funds[0].execution_rate
    assert field.is_certain
    return field.value, field.printed, field.certainty.reasons


@pytest.mark.parametrize(
    ("rate", "budget", "spent", "percent"),
    [("0.9989", "100", "99.89", "99.89"), ("1", "100", "100", "100"), ("0.5", "100", "49", "50")],
)
def test_a_share_that_the_amounts_agree_with_stays_and_says_what_it_is(
    rate: str, budget: str, spent: str, percent: str
) -> None:
    assert rate_of(rate, budget, spent) == (rate, rate, (f"没有百分号，按本行的预算数和执行数看是 {percent}%",))


@pytest.mark.parametrize(("rate", "spent"), [("0.9", "0.9"), ("1", "1"), ("1.5", "1.5")])
def test_a_percentage_of_one_or_so_that_the_amounts_agree_with_is_read_as_one(rate: str, spent: str) -> None:
    said, printed, reasons = rate_of(rate, "100", spent)
    assert (said, printed) == (f"{rate}%", rate)
    assert parse_rate(said or "") == parse_rate(f"{spent}%")
    assert reasons == (f"没有百分号，按本行的预算数和执行数看是 {rate}%",)


@pytest.mark.parametrize(
    ("rate", "budget", "spent"),
    [
        ("0.95", "100", "0.0001"),  # neither 95% nor 0.95%: the amounts are in two units
        ("0.95", "", ""),
        ("0.95", "0", "5"),
        ("99.89", "100", "99.89"),
        ("99.89%", "100", "99.89"),
        ("/", "100", "99.89"),
    ],
)
def test_what_the_amounts_cannot_tell_or_needs_no_telling_is_left_as_it_is(rate: str, budget: str, spent: str) -> None:
    said, printed, reasons = rate_of(rate, budget, spent)
    assert said == (None if rate == "/" else rate)
    assert (printed, reasons) == (rate, ())


def test_the_budget_of_the_beginning_of_the_year_serves_where_there_is_no_other() -> None:
    funds = FUNDS.replace(" | 全年预算数", "").replace("120.00 | 100.00 | 95.00", "100.00 | 0.95")
    form = drawn_form(f"{HEAD}\n{funds.replace('95.00%', '0.95')}\n{COLUMNS}\n{ROWS}\n{TOTAL}")
    assert form.funds[0].execution_rate.value == "0.95%"
