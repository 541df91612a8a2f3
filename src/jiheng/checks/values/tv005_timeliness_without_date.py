"""TV005: an indicator of timeliness that names no time, or a frequency where a response time is asked for."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en, target_of
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category
from jiheng.values import Frequency, NotUnderstood, Word

_RESPONSES: Final = terms("response_names")
# Words that say a stretch of time or point at one that stands elsewhere: 全天候, 合同期内, 节前, 汛期.
_A_TIME: Final = re.compile(
    r"[0-9０-９年月日周旬季]|[一二两三四五六七八九十半数][个]?(?:天|小时|工作日)|全天|当天|即时|实时|随时|(?:期|限|间|点|度)内|"
    r"节[日前后]|[前后]$|[^及按]时限|规定时间|约定|节点|进度|工期|学期|汛期|赛期|假期|长期|常年|合同|计划"
)
_WITH_DATE: Final = re.compile(r"\d+\s*(?:年|月|日|天|小时|分钟|个工作日)|年底|季度|半年|月底|每[年月周日天]")


@check(
    code="TV005",
    name="timeliness-without-date",
    title="时效指标没有时间",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/value-readable",),
)
def timeliness_without_date(case: Case) -> Iterator[Finding]:
    """## 查什么

    列在「时效指标」下的项，指标值里有没有日期、时段、频次或时限；问的是多久有回应的，写的是不是「每季度」这样的频次。

    写百分比的（及时率 95%）有数可查，不提；写了件数、人数的，归在「指标归类」里说。

    ## 为什么
    「及时」没有时间，早一个月、晚一个月都能算；多久响应一次，也答不了多快响应。

    ## 触发
    ```rows
    产出指标 | 时效指标 | 新书上架及时性 | 及时 | 及时 | 10 | 10 |
    ```

    响应快慢写成了频次：

    ```rows
    产出指标 | 时效指标 | 读者咨询响应及时性 | 每季度 | 每季度 | 10 | 10 |
    ```

    ## 不触发
    日期、时段、频次、时限都可以：

    ```rows
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月28日 | 10 | 10 |
    产出指标 | 时效指标 | 新书配送周期 | 每季度 | 每季度 | 10 | 10 |
    产出指标 | 时效指标 | 读者咨询响应时间 | ≤24小时 | 12小时 | 10 | 10 |
    产出指标 | 时效指标 | 暑期活动安排 | 暑假开始前 | 暑假开始前 | 10 | 10 |
    ```

    百分比有数可查：

    ```rows
    产出指标 | 时效指标 | 新书上架及时率 | ≥95% | 97% | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，今年不改；可在「实际完成情况」补一句哪天完成、多久办结。下年申报时写明日期或时限。

    ## In English
    An indicator of timeliness whose target names no date, stretch, frequency or limit, or a frequency where a response
    time is asked for. Leave the approved target and say in the result when it was done; next year write a date or a
    limit. Percentages can be verified and are left alone.
    """
    for row in case.rows:
        indicator = row.indicator
        if indicator.category.value is not Category.TIMELINESS or indicator.target.value is None:
            continue
        if _names_no_time(row):
            fault, fault_en = (
                "没有日期、时段、频次或时限，看不出怎样算及时",
                "names no date, stretch, frequency or limit",
            )
        elif isinstance(row.target, Frequency) and _asks_how_fast(indicator.name.value or ""):
            fault, fault_en = "是多久一次，答不了多快响应", "says how often, not how fast"
        else:
            continue
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}列在时效指标下，目标写「{target_of(indicator)}」，{fault}。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} stands under timeliness, and its target “{target_of(indicator)}” {fault_en}."
            f"{OUR_JUDGEMENT_EN}",
            remedy=next_time(
                case, "写明日期或时限（如「6月底前」「3个工作日内」）", "可在「实际完成情况」补一句哪天完成、多久办结"
            ),
            remedy_en=next_time_en(
                case, "write a date or a limit", "say in the result when it was done or how long it took"
            ),
            rests_on=(indicator.category, indicator.target),
        )


def _names_no_time(row: RowCase) -> bool:
    name, target = row.indicator.name.value or "", row.indicator.target.value or ""
    if not isinstance(row.target, Word | NotUnderstood) or _WITH_DATE.search(name):
        return False
    return _A_TIME.search(target) is None


def _asks_how_fast(name: str) -> bool:
    told = bare(name)
    return any(word in told for word in _RESPONSES)
