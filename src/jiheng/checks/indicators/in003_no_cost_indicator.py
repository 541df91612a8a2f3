"""IN003: no indicator of cost, where the pack in force asks for one."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import next_time, next_time_en
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block, Category, Dimension, Indicator

_KEY: Final = "indicators.cost_row_required"
_COSTS: Final = frozenset((Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST, Category.ECOLOGICAL_COST))


@check(
    code="IN003",
    name="no-cost-indicator",
    title="没有成本指标",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    rules=(_KEY,),
    matter="indicators",
)
def no_cost_indicator(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    所用的办法要求有成本指标的，表里有没有一行成本指标。没有成本可写的，有的地方要求仍列一行「成本指标」，写「未填报」。

    办法没有这样要求的，不看。

    ## 为什么
    有没有想过成本，和漏了成本，表上应当看得出来。

    ## 触发
    ```rows rules=shanxi
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 20 | 20 |
    ```

    ## 不触发
    列了成本指标，写「未填报」也算：

    ```rows rules=shanxi
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    成本指标 | 经济成本指标 | 成本指标 | 未填报 | 未填报 | 0 | 0 |
    ```

    办法没有要求：

    ```rows rules=mof-2020-10
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改
    今年不改指标；确实没有成本指标的，按当地表样补列一行「未填报」。下年申报时补上成本指标。

    ## In English
    The rules in force ask for an indicator of cost, if only a row that says 未填报 (none), and the form has none. Add
    such a row where the template wants it; next year declare one.
    """
    rule = case.pack.find(_KEY)
    if rule is None or rule.value is not True:
        yield NotApplicable(f"{case.pack.document}没有要求成本指标。", "The rule pack asks for no indicator of cost.")
        return
    if not case.form.indicators or any(map(_is_cost, case.form.indicators)):
        return
    yield Finding(
        where=at(case.form, Block.INDICATORS),
        message=f"本表 {len(case.form.indicators)} 项指标里没有成本指标，所用口径要求有。{cite(case, (rule.clause,))}",
        message_en=f"None of the {len(case.form.indicators)} indicators is about cost, and the rules ask for one."
        f"{cite_en(case, (rule.clause,))}",
        remedy=next_time(case, "补上成本指标", "没有成本可写的，按当地表样补列一行「未填报」"),
        remedy_en=next_time_en(case, "declare one", "where the template wants it, add a row that says “未填报”"),
        rests_on=tuple(row.category for row in case.form.indicators),
        clauses=(rule.clause,),
    )


def _is_cost(row: Indicator) -> bool:
    return row.category.value in _COSTS or row.dimension.value is Dimension.COST
