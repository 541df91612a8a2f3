"""IN002: an indicator of cost in which no amount stands."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import aim_and_result, aim_and_result_en, at_row, named, named_en, next_time, next_time_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category
from jiheng.values import Word

# Costs of society and of the environment are seldom money; these are.
_MONEY: Final = frozenset({Category.COST, Category.ECONOMIC_COST})
_A_FIGURE: Final = re.compile(r"[0-9０-９]|[一二两三四五六七八九十百千]+(?:万|亿)?(?:元|块|成)|百分之")
# Words that point at an amount which stands elsewhere: 不超过预算, 按合同价, 执行补助标准.
_POINTS_AT_ONE: Final = re.compile(r"预算|概算|决算|限额|定额|标准|合同|中标|控制价|市场价|指导价")


@check(
    code="IN002",
    name="cost-indicator-without-cost",
    title="成本指标没有金额",
    severity=Severity.DOUBT,
    who=Who.DECLARATION,
    clauses=("house/value-readable",),
)
def cost_indicator_without_cost(case: Case) -> Iterator[Finding]:
    """## 查什么

    列在「成本指标」下的项，目标和完成里是不是都没有金额。

    写「不超过预算」「按合同价」的，金额在别处，算有；「符合标准」没说什么标准，不算。社会成本、生态环境成本常常不是钱，
    不看。

    ## 为什么
    成本指标要回答花了多少、省没省。只写「合规」「合理」，说的是用钱的规矩，不是成本。

    ## 触发
    ```rows
    产出指标 | 成本指标 | 经费使用 | 合规 | 合规 | 10 | 10 |
    ```

    ```rows
    产出指标 | 成本指标 | 采购成本 | 合理 | 达成预期指标 | 10 | 10 |
    ```

    ```rows
    产出指标 | 成本指标 | 人均慰问标准 | 符合标准 | 符合标准 | 10 | 10 |
    ```

    ## 不触发
    目标或完成有金额：

    ```rows
    产出指标 | 成本指标 | 图书采购单价 | ≤35元/册 | 32.6元/册 | 10 | 10 |
    产出指标 | 成本指标 | 采购成本 | 节约 | 84.77万元 | 5 | 5 |
    ```

    金额在资金栏里，这里指过去：

    ```rows
    产出指标 | 成本指标 | 项目总成本 | 不超过预算 | 未超预算 | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，今年不改；请在「实际完成情况」补一句实际成本。下年申报时写成金额或单价。

    ## In English
    An indicator of cost holds no amount, neither as target nor as result: words such as 合规 speak of how money was
    handled, not of what things cost. Leave the approved target, add one sentence on the real cost to the result, and
    declare an amount or a price per unit next year.
    """
    for row in case.rows:
        indicator = row.indicator
        if indicator.category.value not in _MONEY or _names_an_amount(row):
            continue
        both, asked = ("", "打算花多少") if indicator.actual.is_absent else ("都", "花了多少、是否节约")
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}列在成本指标下，{aim_and_result(row)}，{both}没有金额，看不出{asked}。"
            f"{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} stands under cost: {aim_and_result_en(row)}; no sum is named."
            f"{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, "写成金额", "请在「实际完成情况」补一句实际成本（总额多少，或每件、每人多少）"),
            remedy_en=next_time_en(case, "declare an amount", "add one sentence on the real cost to the result"),
            rests_on=(indicator.category, indicator.target, indicator.actual),
        )


def _names_an_amount(row: RowCase) -> bool:
    """Tell whether a figure stands anywhere, or target or actual point at one; 符合标准 is a quality like 合规."""
    indicator = row.indicator
    if any(_A_FIGURE.search(cell.value or "") for cell in (indicator.name, indicator.target, indicator.actual)):
        return True
    values = ((indicator.target, row.target), (indicator.actual, row.actual))
    return any(not isinstance(value, Word) and _POINTS_AT_ONE.search(cell.value or "") for cell, value in values)
