"""Signs that say that nothing is written, and signs that only look like them."""

import pytest

from jiheng.form import Doubt
from jiheng.values import parse
from tests.reading.layout.drawing import a_form, read

FUNDS = "120.00 | 100.00 | 95.00 | 10 | 95.00% | 9.5"
ROW = "≥100公里 | 95公里 | 20 | 19"


def said(doubts: tuple[Doubt, ...]) -> list[tuple[str, int | None]]:
    return [(doubt.code, doubt.where.row) for doubt in doubts]


@pytest.mark.parametrize("dash", [*"-－—–―─━−‐‑‒﹣⸺/／∕⁄╱\\＼｜", "——", "--", "─ ─"])
def test_a_bar_or_a_slash_alone_says_that_nothing_is_written(dash: str) -> None:
    drawn = a_form().replace(FUNDS, f"{dash} | 100.00 | 95.00 | 10 | 95.00% | {dash}")
    found = read(drawn.replace(ROW, f"≥100公里 | {dash} | 20 | {dash}"))
    row, fund = found.form.indicators[0], found.form.funds[0]
    for field in (row.actual, row.claimed_points, fund.original_budget, fund.claimed_points):
        assert (field.value, field.printed, field.is_certain, field.is_misfit) == (None, dash, True, False)
    assert found.doubts == ()
    assert "横线或斜线" in getattr(parse(dash), "reason", "")


@pytest.mark.parametrize("sign", ["═", "=", "一", "×", "～", "*", "O"])
def test_a_sign_that_may_say_something_is_no_dash_and_leaves_its_row_open(sign: str) -> None:
    found = read(a_form().replace(FUNDS, f"{sign} | 100.00 | 95.00 | 10 | 95.00% | 9.5"))
    assert not found.form.funds[0].original_budget.is_certain
    assert said(found.doubts) == [("FM012", None), ("FM019", 0)]
    found = read(a_form().replace(ROW, f"≥100公里 | 95公里 | 20 | {sign}"))
    assert not found.form.indicators[0].claimed_points.is_certain
    assert said(found.doubts) == [("FM019", 0)]


def test_none_where_a_figure_belongs_is_as_good_as_a_dash_and_a_word_elsewhere() -> None:
    carried = "上年结转资金 | | | | — | | —"
    drawn = (
        a_form().replace(carried, "上年结转资金 | 无 | 无 | 无 | 无 | 无 | 无").replace(ROW, "≥100公里 | 无 | 20 | 无")
    )
    found = read(drawn)
    fund, row = found.form.funds[2], found.form.indicators[0]
    assert (fund.original_budget.value, fund.original_budget.printed, fund.original_budget.is_misfit) == (
        None,
        "无",
        False,
    )
    assert (row.actual.value, row.claimed_points.value, row.claimed_points.is_misfit) == ("无", None, False)
    assert found.doubts == ()
