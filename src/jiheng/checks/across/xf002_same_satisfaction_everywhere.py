"""XF002: every form of a unit aims at the same satisfaction and reaches the same."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, AcrossFinding, At, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold, folded
from jiheng.checks.registry import across
from jiheng.checks.rows import actual_of, at_row, target_of
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category, Dimension, Where
from jiheng.rulepacks import RulePack
from jiheng.values import Quantity, Value

_SHOWN: Final = 9  # so many projects are named


class Satisfied(msgspec.Struct, frozen=True, gc=False):
    """One row of satisfaction: what was aimed at and what was reached, as printed, and as a value to be compared."""

    where: Where
    unit: str
    year: int | None
    project: str | None
    target: str
    actual: str
    value: str


def _facts(case: Case) -> Iterator[tuple[str, Satisfied]]:
    """Give every row of satisfaction under unit and year, where both its cells are filled in."""
    form = case.form
    unit, year = form.implementing_unit, form.fiscal_year.value if form.fiscal_year.is_certain else None
    if not (name := folded(unit)) or unit.value is None:
        return
    for row in case.rows:
        indicator = row.indicator
        asks = indicator.category.value is Category.SERVICE_USER_SATISFACTION
        if not (asks or indicator.dimension.value is Dimension.SATISFACTION):
            continue
        if not (indicator.target.value and indicator.actual.value):
            continue
        if indicator.target.is_certain and indicator.actual.is_certain:
            yield (
                f"{name}\x1f{year or ''}",
                Satisfied(
                    where=at_row(case, row, "actual"),
                    unit=unit.value,
                    year=year,
                    project=form.project.value,
                    target=target_of(indicator),
                    actual=actual_of(indicator),
                    value=f"{_plain(row.target)}\x1f{_plain(row.actual)}",
                ),
            )


@across(
    code="XF002",
    name="same-satisfaction-everywhere",
    title="各表满意度全都相同",
    severity=Severity.ADVICE,
    who=Who.REVIEWER,
    clauses=("house/same-satisfaction",),
    stages=WITH_RESULTS,
    facts=_facts,
)
def same_satisfaction_everywhere(
    key: str,  # noqa: ARG001 - every check across forms is given all three
    facts: Sequence[Held],
    pack: RulePack,
) -> Iterator[AcrossFinding]:
    """## 查什么

    一个单位同一年度的表里，是不是有三张以上，满意度的目标和完成值全都一样。只写法不同（≥90% 与 >=90％）的算一样。

    没有写单位的表不看。一个单位说一次，把项目列出来。

    ## 为什么
    各个项目服务的人不同，调查出来的满意度很少恰好相同。都是同一个数，审核人抽看几张的调查材料就清楚了。

    ## 触发
    ```pile
    == 表甲
    项目名称 | 社区图书角建设
    == 表乙
    项目名称 | 流动书车
    满意度 | 服务对象满意度指标 | 读者满意度 | >=90% | 95.0% | 10 | 10 |
    == 表丙
    项目名称 | 少儿故事会
    满意度 | 服务对象满意度指标 | 家长满意度 | ≥90％ | 95％ | 10 | 10 |
    ```

    ## 不触发
    只有两张相同：

    ```pile
    == 表甲
    项目名称 | 社区图书角建设
    == 表乙
    项目名称 | 流动书车
    == 表丙
    项目名称 | 少儿故事会
    满意度 | 服务对象满意度指标 | 家长满意度 | ≥90% | 92.6% | 10 | 10 |
    ```

    单位各不相同：

    ```pile
    == 表甲
    实施单位 | 清河区图书馆
    == 表乙
    实施单位 | 清河区文化馆
    == 表丙
    实施单位 | 清河区博物馆
    ```

    ## 怎么改
    填表人不用改。审核人可以抽看几张的问卷或回访记录；确是一次调查几个项目共用的，请单位说明一句。

    ## In English
    Three forms or more of a unit, of one year, have the same target and the same result of satisfaction. Those served
    differ, and surveys seldom agree to the digit: a reviewer may look at a few of them. Nobody need change anything.
    """
    alike: dict[str, dict[int | None, Held]] = {}
    for one in facts:
        alike.setdefault(one.fact.value, {}).setdefault(one.form, one)
    least = pack.number("across.same_satisfaction_from")
    groups = [list(forms.values()) for forms in alike.values() if len(forms) >= least]
    if not groups:
        return
    told, everyone = facts[0].fact, len({one.form for one in facts})
    year = f"{told.year} 年度" if told.year else ""
    yield AcrossFinding(
        at=tuple(At(one.form, one.fact.where) for group in groups for one in group if one.form is not None),
        about=(fold(told.unit), str(told.year or "")),
        message=f"「{told.unit}」{year}写了满意度的 {everyone} 张表中，{'；'.join(map(_said, groups))}。"
        f"服务对象各不相同，调查结果很少恰好一样。{OUR_JUDGEMENT}",
        message_en=f"{'; '.join(map(_said_en, groups))}, of {everyone} forms of “{told.unit}” that state satisfaction; "
        f"surveys of different people seldom agree to the digit.{OUR_JUDGEMENT_EN}",
        remedy="审核时可以抽看几张的问卷或回访记录；几个项目共用一次调查的，请单位说明一句。填表人不用改。",
        remedy_en="A reviewer may look at a few of the surveys; where one survey served several projects, a sentence "
        "should say so. Nothing to change.",
        evidence=tuple(_projects(group) for group in groups),
    )


def _plain(value: Value) -> Value:
    """The same without zeros at the end: 95.0% is 95%."""
    if isinstance(value, Quantity):
        return msgspec.structs.replace(value, number=value.number.normalize())
    return value


def _said(group: Sequence[Held]) -> str:
    row = group[0].fact
    return f"有 {len(group)} 张满意度目标都是「{row.target}」、完成都是「{row.actual}」"


def _said_en(group: Sequence[Held]) -> str:
    row = group[0].fact
    return f"{len(group)} forms have satisfaction of {row.target} aimed at and {row.actual} reached"


def _projects(group: Sequence[Held]) -> str:
    """The projects of a group by name, the first of them where there are many."""
    names = [f"「{one.fact.project or '（无项目名称）'}」" for one in group]
    more = f"等 {len(names)} 张" if len(names) > _SHOWN else ""
    row = group[0].fact
    return f"目标「{row.target}」、完成「{row.actual}」：{''.join(names[:_SHOWN])}{more}"
