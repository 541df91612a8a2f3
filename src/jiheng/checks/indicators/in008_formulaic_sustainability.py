"""IN008: a lasting effect in words that fit any project."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Life, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en, target_of
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category
from jiheng.values import Word

_NAMES: Final = terms("formulaic_names")


@check(
    code="IN008",
    name="formulaic-sustainability",
    title="可持续影响是套话",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/indicators-tell-the-project",),
    life=Life.PREVIEW,
)
def formulaic_sustainability(case: Case) -> Iterator[Finding]:
    """## 查什么

    可持续影响指标的名称和目标，是不是「长效管理机制健全性」「健全」这样放到哪个项目都行的话。

    ## 为什么
    可持续影响要说这个项目留下了什么、还能用多久。套话说不出来，也没有人会扣它的分。

    ## 触发
    ```rows
    效益指标 | 可持续影响指标 | 长效管理机制健全性 | 健全 | 健全 | 10 | 10 |
    ```

    ## 不触发
    说得出是什么，或者有数：

    ```rows
    效益指标 | 可持续影响指标 | 图书角居民自管小组 | 健全 | 健全 | 10 | 10 |
    效益指标 | 可持续影响指标 | 管理制度 | ≥3项 | 3项 | 10 | 10 |
    ```

    ## 怎么改
    今年不改，也不用答复。下年申报时写这个项目留下的东西：建成的还能用几年、谁来管、培养了多少人。

    ## In English
    An indicator of lasting effect whose name and target fit any project. Nothing to do this year; next year say what
    this project leaves behind: how long it will serve, who looks after it, how many people it trained.
    """
    for row in case.rows:
        indicator = row.indicator
        if indicator.category.value is not Category.SUSTAINABLE_IMPACT or not isinstance(row.target, Word):
            continue
        if bare(indicator.name.value or "") not in _NAMES:
            continue
        yield Finding(
            where=at_row(case, row, "name"),
            message=f"可持续影响指标{named(row)}，目标「{target_of(indicator)}」，放到哪个项目都说得通，"
            f"看不出本项目留下了什么。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} with the target “{target_of(indicator)}” fits any project and does not say "
            f"what this one leaves behind.{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, "写本项目留下的东西：还能用几年、谁来管、培养了多少人"),
            remedy_en=next_time_en(case, "say what this project leaves behind"),
            rests_on=(indicator.category, indicator.name, indicator.target),
        )
