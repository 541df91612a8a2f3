"""TV009: a share of a whole that is more than the whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.values import Quantity, Range, Value

_SHARES: Final = tuple(terms("whole_shares"))
# 合格率增长, 较上年提高: not a share but how it changed.
_CHANGES: Final = frozenset({"增长", "下降", "新增"})
_WHOLE: Final = 100
_CELLS: Final = (("target", "年度指标值", "target"), ("actual", "实际完成值", "actual"))


@check(
    code="TV009",
    name="rate-over-hundred",
    title="比率超过 100%",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/share-within-whole",),
)
def rate_over_hundred(case: Case) -> Iterator[Finding]:
    """## 查什么

    合格率、覆盖率、满意度这类占全部几成的数，目标或完成值是不是超过了 100%。

    完成率、执行率、利用率、增长率可以超过，不看。

    ## 为什么
    合格的不会比检查的还多。超过 100% 多半是多敲一位、分母取错，或者扫描时把「≥」认成了「2」（290% 原是 ≥90%）。

    ## 触发
    ```rows
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 104% | 10 | 10 |
    满意度 | 服务对象满意度指标 | 居民满意度 | 290% | 95% | 10 | 10 |
    ```

    ## 不触发
    恰好 100%，或者名称说的是可以超过的：

    ```rows
    产出指标 | 质量指标 | 图书验收合格率 | 100% | 100.00% | 10 | 10 |
    产出指标 | 数量指标 | 配送计划完成率 | ≥100% | 112% | 15 | 15 |
    效益指标 | 经济效益 | 文创产品收入增长率 | ≥50% | 130% | 10 | 10 |
    ```

    ## 怎么改
    核对完成值的分子、分母和抄录。目标写错的，对照批复：抄错的照批复改回，批复如此的不要改，在说明里写一句。

    ## In English
    A share of a whole (a rate of things that passed, were covered, were satisfied) is over 100 %: a slip of the
    keyboard, the wrong denominator, or a scanned ≥ taken for a 2. Check the actual value; hold the target against what
    was approved.
    """
    for row in case.rows:
        if not bare(row.indicator.name.value or "").endswith(_SHARES):
            continue
        for (field, called, called_en), value in zip(_CELLS, (row.target, row.actual), strict=True):
            if not _is_over(value):
                continue
            cell = getattr(row.indicator, field)
            yield Finding(
                where=at_row(case, row, field),
                message=f"{named(row)}的「{called}」写「{cell.value}」，超过 100%；这类比率是全部之中占几成，不会超过。"
                f"常见的是多录一位、分母取错，或「≥」被认成「2」。{OUR_JUDGEMENT}",
                message_en=f"{named_en(row)}: the {called_en} “{cell.value}” is over 100 %, which a share of a whole "
                f"cannot be.{OUR_JUDGEMENT_EN}",
                remedy="请核对分子、分母和抄录，写错的改正。"
                if field == "actual"
                else "请对照批复的绩效目标：抄错的，照批复改回；批复就是这样的，请勿改动，在说明里写一句。",
                remedy_en="Check numerator, denominator and copying, and mend a slip."
                if field == "actual"
                else "Compare with the approved goals: mend a slip of copying; if approved like that, leave it and "
                "say so.",
                rests_on=(row.indicator.name, cell),
            )


def _is_over(value: Value) -> bool:
    """A number without a unit is taken as per cent, as the names of rates leave no other reading."""
    if not isinstance(value, Quantity | Range) or value.per is not None or not _CHANGES.isdisjoint(value.manners):
        return False
    number = value.number if isinstance(value, Quantity) else value.high
    if value.unit is None:
        return number > _WHOLE
    return value.unit.dimension == "share" and number * Decimal(value.unit.size[0]) > value.unit.size[1]
