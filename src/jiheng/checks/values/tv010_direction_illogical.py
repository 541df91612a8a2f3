"""TV010: at most of what one wants much of, at least of what one wants little of."""

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
from jiheng.values import Kind, Quantity, Standing

_COSTS: Final = frozenset((Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST, Category.ECOLOGICAL_COST))
_UNWANTED: Final = tuple(terms("unwanted"))
_WANTED: Final = tuple(terms("wanted") | terms("work_rates"))
_NO_SHARES: Final = tuple(terms("other_rates"))
_STEMS: Final = terms("unwanted_stems")
_IN_BOUNDS: Final = terms("kept_in_bounds")
# A good share of anything, and what is unwanted being dealt with: the more of that the better.
_DEALT_WITH: Final = (
    *(
        "下降率",
        "降低率",
        "减少率",
        "压降率",
        "下降幅度",
        "降低幅度",
        "整治率",
        "查处率",
        "解决率",
        "治理率",
        "修复率",
        "清零率",
    ),
    *(terms("whole_shares") - terms("unwanted")),
)
_UNWELCOME: Final = (*_UNWANTED, *(f"{denial}{good}" for good in (*_DEALT_WITH, *_WANTED) for denial in "不未"))
# Of these one wants to have done or reached many, unless the name says otherwise.
_WHOLE: Final = 100
_DONE: Final = frozenset((Category.QUANTITY, Category.SOCIAL_BENEFIT))


@check(
    code="TV010",
    name="direction-illogical",
    title="「≥」「≤」像是写反了",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/direction-sensible",),
)
def direction_illogical(case: Case) -> Iterator[Finding]:
    """## 查什么

    目标写明的「≥」「≤」，与名称说的方向是不是相反：满意度「≤90%」，成本「≥17.4万元」，投诉「≥5起」。

    节约率、成本下降额这类越多越好的成本指标，不看。

    ## 为什么
    照字面，满意度越低、花得越多反而得满分。多半是录错了符号，按它算分也就反了。

    ## 触发
    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≤90% | 85% | 10 | 10 |
    产出指标 | 成本指标 | 图书采购成本 | ≥17.4万元 | 17.4万元 | 10 | 10 |
    ```

    ```rows
    效益指标 | 社会效益 | 读者投诉次数 | ≥5次 | 5次 | 10 | 10 |
    产出指标 | 数量指标 | 新建图书角数量 | ≤24个 | 24个 | 15 | 15 |
    ```

    ## 不触发
    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    产出指标 | 成本指标 | 图书采购成本 | ≤17.4万元 | 17.1万元 | 10 | 10 |
    产出指标 | 成本指标 | 采购成本节约率 | ≥3% | 4.2% | 10 | 10 |
    ```

    名称看不出哪边好的，只写数字的：

    ```rows
    产出指标 | 数量指标 | 每册采购定价 | ≤35元 | 32元 | 10 | 10 |
    产出指标 | 数量指标 | 采购书架数 | ≤40个 | 40个 | 10 | 10 |
    产出指标 | 数量指标 | 新建图书角数量 | 24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改
    目标已批复，今年不改；可在说明里写一句应是「不低于」还是「不超过」。下年申报时写对。

    ## In English
    The written comparator runs against what the name wants: at most of satisfaction, at least of a cost. Leave the
    approved target and say in the note which way it was meant; next year write the other sign.
    """
    for row in case.rows:
        wrong = _runs_against(row)
        if wrong is None:
            continue
        means, means_en, sign = wrong
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}目标写「{target_of(row.indicator)}」，{means}，方向看来写反了。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: with the target “{target_of(row.indicator)}”, {means_en}; the sign seems "
            f"to be the wrong way round.{OUR_JUDGEMENT_EN}",
            remedy=next_time(case, f"核对方向，改用「{sign}」", f"如本意是「{sign}」，可在说明里写一句"),
            remedy_en=next_time_en(
                case, f"check the direction and write {sign}", f"if {sign} was meant, say so in the note"
            ),
            rests_on=(row.indicator.name, row.indicator.category, row.indicator.target),
        )


def _runs_against(row: RowCase) -> tuple[str, str, str] | None:
    direction, target = row.comparison.direction, row.target
    if direction.standing not in {Standing.WRITTEN, Standing.COLUMN} or not isinstance(target, Quantity):
        return None
    name = bare(row.indicator.name.value or "")
    if direction.kind is Kind.AT_MOST and _is_wanted(name, row, target):
        return "照字面是越少越好", "less would be better", "≥"
    if direction.kind is Kind.AT_LEAST and target.number > 0 and _is_unwanted(name, row, target):
        return "照字面是越多越好", "more would be better", "≤"
    return None


def _is_wanted(name: str, row: RowCase, target: Quantity) -> bool:
    """What everybody wants more of; and how many were done or reached, unless that is kept in bounds."""
    if target.number == 0 or name.endswith(_UNWELCOME):
        return False
    if name.endswith(_DEALT_WITH):  # whatever is dealt with: 疫情报告及时率, 事故下降率
        return True
    if row.comparison.direction.less_is_better or any(stem in name for stem in _STEMS):
        return False
    asks = row.indicator.category.value is Category.SERVICE_USER_SATISFACTION
    return asks or name.endswith(_WANTED) or _is_done(name, row, target)


def _is_done(name: str, row: RowCase, target: Quantity) -> bool:
    """How many were done or reached; or a rate that no list knows, where at most so much would be a good part of all.

    At most a few per cent is said of what is unwanted, at most nine tenths is not.
    """
    if row.indicator.category.value not in _DONE or target.per is not None or any(word in name for word in _IN_BOUNDS):
        return False
    is_count = target.unit is not None and target.unit.dimension.startswith("counting:")
    return is_count or (name.endswith("率") and not name.endswith(_NO_SHARES) and target.number * 2 >= _WHOLE)


def _is_unwanted(name: str, row: RowCase, target: Quantity) -> bool:
    """What costs money, unless the name speaks of saving it; and what nobody wants."""
    if not row.comparison.direction.less_is_better:
        return False
    is_share = target.unit is not None and target.unit.dimension == "share"
    return name.endswith(_UNWANTED) or (row.indicator.category.value in _COSTS and not is_share)
