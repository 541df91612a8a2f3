"""Forms of which a part stands elsewhere: what is left may have lost its neighbours, so it is open."""

from jiheng.form import Block
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, read

NAMELESS = """
一级指标 | 二级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | ≥100公里 | 95公里 | 40 | 38
产出指标 | 质量指标 | 100% | 100% | 30 | 30
效益指标 | 社会效益指标 | ≥90% | 92% | 30 | 30
"""
ASIDE = "中央补助 | 10 | 自筹资金 | 5 | 财政专户 | 3 | 结转资金 | 2 |"


def test_rows_none_of_which_has_a_name_have_lost_a_column() -> None:
    found = read(f"{HEAD}\n{FUNDS}\n{GOAL}\n{NAMELESS}")
    assert [doubt.code for doubt in found.doubts] == ["FM019"]
    assert "「三级指标」" in found.doubts[0].what
    assert not any(row.target.is_certain for row in found.form.indicators)
    assert not found.form.funds[0].revised_budget.is_certain


def test_labels_of_money_outside_the_block_of_money_leave_the_money_open_and_nothing_else() -> None:
    found = read(f"{HEAD}\n{ASIDE}\n{FUNDS}\n{GOAL}\n{COLUMNS}\n{ROWS}\n{TOTAL}")
    assert [(doubt.code, doubt.where.block) for doubt in found.doubts] == [("FM019", Block.FUNDS)]
    assert not any(fund.revised_budget.is_certain for fund in found.form.funds)
    assert all(row.target.is_certain for row in found.form.indicators)
    assert {"中央补助", "10", "结转资金"} <= set(found.left_over)
