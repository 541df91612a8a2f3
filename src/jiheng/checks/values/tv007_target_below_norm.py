"""TV007: a target below what is customary everywhere."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Life, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en, target_of
from jiheng.checks.wording import cite, cite_en, percent
from jiheng.form import Category
from jiheng.scoring.arithmetic import plain
from jiheng.values import Comparator, Frequency, Quantity
from jiheng.values.periods import dates

_CLAUSES: Final = ("house/target-norms",)
# What is done so many times a year in every branch, by what its name holds.
_MEETINGS: Final = {
    "党员大会": "norm.party_members_meeting",
    "支委会": "norm.party_committee",
    "支部委员会": "norm.party_committee",
    "党小组会": "norm.party_group",
    "党课": "norm.party_lecture",
    "主题党日": "norm.party_day",
}
_OCCASIONS: Final = frozenset({"counting:次", "counting:场", "counting:期"})


@check(
    code="TV007",
    name="target-below-norm",
    title="目标低于通例",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
)
def target_below_norm(case: Case) -> Iterator[Finding]:
    """## 查什么

    满意度的目标、组织生活的次数，是不是低于各地通行的起码要求：满意度一般不低于八成；支部党员大会、党课每季度一次，
    支委会、党小组会、主题党日每月一次。

    ## 为什么
    目标定得比起码的要求还低，完成了也说明不了什么。

    ## 触发
    ```rows
    产出指标 | 数量指标 | 支部党员大会 | 2次 | 2次 | 10 | 10 |
    满意度 | 服务对象满意度指标 | 读者满意度 | ≥60% | 95% | 10 | 10 |
    ```

    频次折合成一年的次数再比：

    ```rows
    产出指标 | 数量指标 | 召开支委会 | 每季度1次 | 每季度1次 | 10 | 10 |
    ```

    ## 不触发
    ```rows
    产出指标 | 数量指标 | 支部党员大会 | ≥4次 | 5次 | 10 | 10 |
    产出指标 | 数量指标 | 主题党日 | 每月 | 每月 | 10 | 10 |
    满意度 | 服务对象满意度指标 | 读者满意度 | ≥85% | 95% | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，今年不改。下年申报时按通行的要求定目标；确有特殊情形的，写明原因。

    ## In English
    The target is below what is customary: satisfaction under four fifths, or meetings of a party branch held less often
    than everywhere. Leave the approved target; next year aim at what is customary, or say why not.
    """
    for row in case.rows:
        found = _satisfaction(case, row) or _meetings(case, row)
        if found is None:
            continue
        aim, aim_en = found
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}目标是「{target_of(row.indicator)}」，{aim}。{cite(case, _CLAUSES)}",
            message_en=f"{named_en(row)}: the target is “{target_of(row.indicator)}”; {aim_en}."
            f"{cite_en(case, _CLAUSES)}",
            remedy=next_time(case, "按通行的要求定目标，确有特殊情形的写明原因"),
            remedy_en=next_time_en(case, "aim at what is customary, or say why not"),
            rests_on=(row.indicator.name, row.indicator.target),
        )


def _satisfaction(case: Case, row: RowCase) -> tuple[str, str] | None:
    target = row.target
    if row.indicator.category.value is not Category.SERVICE_USER_SATISFACTION or not isinstance(target, Quantity):
        return None
    least = case.pack.number("norm.satisfaction")
    unit, said = target.unit, target.comparator
    if unit is None or unit.name != "%" or (said is not None and said.looks_down) or target.number >= least * 100:
        return None
    return f"一般不低于 {percent(least)}", f"customary is {percent(least)} or more"


def _meetings(case: Case, row: RowCase) -> tuple[str, str] | None:
    name = bare(row.indicator.name.value or "")
    key = next((key for word, key in _MEETINGS.items() if word in name), None)
    times = None if key is None else _times_a_year(row)
    if key is None or times is None or times >= case.pack.number(key):
        return None
    least = plain(case.pack.number(key))
    return f"一年 {plain(times)} 次，通例一年 {least} 次", f"{plain(times)} times a year, customary is {least}"


def _times_a_year(row: RowCase) -> Decimal | None:
    """How often in a year, where the target says so exactly."""
    target = row.target
    if isinstance(target, Frequency):
        periods = dates().per_year.get(target.period)
        number = Decimal(1) if target.times is None else target.times.number
        return None if periods is None else number * periods / target.every
    if not isinstance(target, Quantity) or target.comparator is Comparator.AT_MOST or target.per is not None:
        return None
    return target.number if target.unit is not None and target.unit.dimension in _OCCASIONS else None
