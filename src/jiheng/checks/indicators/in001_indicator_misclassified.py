"""IN001: an indicator under a category that its name or target does not belong to."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en, target_of
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category
from jiheng.values import Frequency, Quantity, Range, Value

_BENEFITS: Final = frozenset(
    (Category.ECONOMIC_BENEFIT, Category.SOCIAL_BENEFIT, Category.ECOLOGICAL_BENEFIT, Category.SUSTAINABLE_IMPACT)
)
_WORK_RATES: Final = tuple(terms("work_rates"))
_COMPLIANCE: Final = tuple(terms("compliance"))
# 应补尽补率 in any spelling: 应补尽率, 应尽应补率.
_ALL_THAT_IS_DUE: Final = re.compile(r"应.{1,3}(?:尽|应).{0,2}率$")
# Names that ask when or how fast, and payments and reports, which are on time by the month: a frequency suits them.
_ASKS_WHEN: Final = re.compile(
    r"及时|按时|准时|按期|如期|时限|时间|时效|时长|时点|进度|周期|工期|响应|频|发放|拨付|支付|缴|报送|上报|报告|更新|结算"
)
_PEOPLE: Final = frozenset({"counting:人", "counting:人次"})
_HEADCOUNT: Final = ("人数", "人次", "人员数", "人员数量")
# Few of these is the quality itself: 伤亡人数 0人, 违规人数.
_UNWANTED: Final = tuple(terms("unwanted"))


class _Misfit(NamedTuple):
    """Where a row stands, what it says instead, and where that belongs; each in Chinese and in English."""

    stands: tuple[str, str]
    says: tuple[str, str]
    belongs: tuple[str, str]


_RATE: Final = _Misfit(
    ("数量指标", "quantity"),
    ("完成了几成，不是做了多少", "what share of the work was done, not how much"),
    ("质量指标，或者改写成做了多少件、多少人", "quality, or be written as how many were done"),
)
_FREQUENCY: Final = _Misfit(
    ("时效指标", "timeliness"),
    ("多久做一次、做了几次，不是什么时候完成", "how often or how many, not by when"),
    ("数量指标", "quantity"),
)
_HEADS: Final = _Misfit(
    ("质量指标", "quality"), ("有多少人，不是做得好不好", "how many people, not how well"), ("数量指标", "quantity")
)
_RULES: Final = _Misfit(
    ("效益指标", "benefit"),
    ("合不合规矩，不是办成之后带来什么", "whether the rules were kept, not what came of it"),
    ("质量指标", "quality"),
)


@check(
    code="IN001",
    name="indicator-misclassified",
    title="指标归错类别",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/indicator-in-its-place",),
)
def indicator_misclassified(case: Case) -> Iterator[Finding]:
    """## 查什么

    四种常见的归错：数量指标下写完成率一类的比率，时效指标下写多久一次，质量指标下写人数，效益指标下写合规。

    「新增数」「受益人数」写在效益下，说得通，不提；薪酬按月发放、情况按季报送，写在时效下也说得通。

    ## 为什么
    类别说的是要回答的问题：做了多少、做得好不好、什么时候做成、带来什么。归错了，该回答的就没有人回答。

    ## 触发
    比率在数量下，人数在质量下：

    ```rows
    产出指标 | 数量指标 | 图书角建设完成率 | 100% | 100% | 15 | 15 |
    产出指标 | 质量指标 | 故事会参加人数 | ≥800人 | 860人 | 10 | 10 |
    ```

    频次在时效下：

    ```rows
    产出指标 | 时效指标 | 举办故事会 | 每月 | 每月 | 10 | 10 |
    ```

    合规在效益下：

    ```rows
    效益指标 | 社会效益 | 图书采购程序合规性 | 合规 | 合规 | 20 | 20 |
    ```

    ## 不触发
    各在其位：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | 每月2场 | 每月2场 | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 10 | 10 |
    产出指标 | 时效指标 | 管护员补贴发放及时性 | 按月 | 按月 | 10 | 10 |
    效益指标 | 社会效益 | 新增持证读者人数 | ≥500人 | 530人 | 20 | 20 |
    ```

    越少越好的人数是质量：

    ```rows
    产出指标 | 质量指标 | 活动受伤人数 | 0人 | 0人 | 10 | 10 |
    ```

    ## 怎么改
    今年不改，也不用答复。下年申报时移到合适的类别，或者改写成这一类别要回答的话。

    ## In English
    Four common slips: a rate of work done under quantity, how often under timeliness, how many people under quality,
    keeping the rules under benefit. Nothing to change this year; next year move the indicator, or reword it.
    """
    for row in case.rows:
        found = _misfit(row)
        if found is None:
            continue
        shown = target_of(row.indicator)
        yield Finding(
            where=at_row(case, row, "category"),
            message=f"{named(row)}（目标 {shown}）列在{found.stands[0]}下，说的是{found.says[0]}；"
            f"一般归在{found.belongs[0]}。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} (target {shown}) stands under {found.stands[1]} and says {found.says[1]}; it "
            f"would mostly go to {found.belongs[1]}.{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, "移到合适的类别，或改写成这一类别要回答的话"),
            remedy_en=next_time_en(case, "move it to where it belongs, or reword it"),
            rests_on=(row.indicator.category, row.indicator.name, row.indicator.target),
        )


def _misfit(row: RowCase) -> _Misfit | None:
    category, name = row.indicator.category.value, bare(row.indicator.name.value or "")
    if category is Category.QUANTITY:
        is_rate = name.endswith(_WORK_RATES) or _ALL_THAT_IS_DUE.search(name) is not None
        return _RATE if is_rate and not _counts_occasions(row.target) else None
    if category is Category.TIMELINESS:
        return _FREQUENCY if _counts_occasions(row.target) and not _ASKS_WHEN.search(name) else None
    if category is Category.QUALITY:
        return _HEADS if _counts_people(row.target, name) and not _is_unwanted(row, name) else None
    return _RULES if category in _BENEFITS and name.endswith(_COMPLIANCE) else None


def _counts_occasions(target: Value) -> bool:
    """How often, or how many: every counting word, but no time and no share."""
    if isinstance(target, Frequency):
        return True
    return (
        isinstance(target, Quantity | Range)
        and target.unit is not None
        and target.unit.dimension.startswith("counting:")
    )


def _counts_people(target: Value, name: str) -> bool:
    if not isinstance(target, Quantity | Range):
        return False
    return name.endswith(_HEADCOUNT) if target.unit is None else target.unit.dimension in _PEOPLE


def _is_unwanted(row: RowCase, name: str) -> bool:
    nought = isinstance(row.target, Quantity) and row.target.number == 0
    return nought or name.endswith(_UNWANTED) or row.comparison.direction.less_is_better
