"""IN011: a row differs from the approved declaration."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, target_of
from jiheng.checks.similarity import compare_texts
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at
from jiheng.form import Block, Field, Indicator, SelfEvaluation
from jiheng.form.cleaning import fold
from jiheng.scoring import show, understand
from jiheng.values import Quantity, Value, converts

_SHOWN: Final = 4  # so many rows are named in a sentence
_ALIKE: Final = "declaration.names_alike"
_REMEDY: Final = "请对照批复的绩效目标表：抄错的，照批复改回；经批准调整过的，在说明里写明何时、凭哪份文件调整。"
_REMEDY_EN: Final = (
    "Compare with the approved declaration: mend a slip of copying; if a change was approved, say when and by which "
    "document."
)


class _Difference(NamedTuple):
    """What differs, in Chinese and in English, and the cell that does."""

    field: str
    zh: str
    en: str


@check(
    code="IN011",
    name="row-differs-from-declaration",
    title="指标与批复的目标表不一致",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/row-as-declared",),
    stages=WITH_RESULTS,
)
def row_differs_from_declaration(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    给了批复的绩效目标表的，逐项对照：名称、目标、分值是不是照批复写的，有没有多出或少了指标。

    名称先找一字不差的（标点、空格、括号不计），再在同一类别里找相近的。没有给批复的目标表，不看。

    ## 为什么
    目标随预算批复，自评时不能改。改过的目标，完成了也不能算数；经批准调整的，写明就行。

    ## 触发
    批复「≥24个」15 分，自评表写「≥20个」：

    ```rows declared=standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥20个 | 24个 | 15 | 15 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 10 | 10 |
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月28日 | 10 | 10 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 20 | 20 |
    效益指标 | 可持续影响指标 | 签订共建协议的社区数 | ≥20个 | 22个 | 10 | 10 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    少了几项：

    ```rows declared=standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发
    与批复一致，写法不同不算改：

    ```form standard declared=standard
    总分 | 100 | 99.8
    ```

    没有给批复的目标表：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥20个 | 24个 | 15 | 15 |
    ```

    ## 怎么改
    对照批复：抄错的照批复改回；经批准调整过的，在说明里写明何时、凭哪份文件调整。

    ## In English
    With the approved declaration at hand, every row is compared with it: its name, target and points, rows that were
    added and rows that are gone. Mend a slip of copying; where a change was approved, say when and by which document.
    """
    declared = case.declaration
    if declared is None:
        yield NotApplicable(
            "没有这个项目的批复目标表，无从对照。", "There is no approved declaration of it to compare with."
        )
        return
    pairs = _pairs(case, declared)
    for row in case.rows:
        approved = pairs.get(row.index)
        if approved is None:
            yield _added(case, row)
        elif differences := list(_differences(row, approved)):
            yield _differs(case, row, approved, differences)
    answered = {id(approved) for approved in pairs.values()}
    gone = [one for one in declared.indicators if id(one) not in answered and one.name.value]
    if gone:
        yield _gone(case, gone)


def _pairs(case: Case, declared: SelfEvaluation) -> dict[int, Indicator]:
    """Give each row its approved one: by name within the category, then by name, then the nearest of its category."""
    pairs: dict[int, Indicator] = {}
    left = list(declared.indicators)
    least = case.pack.number(_ALIKE)

    def take(row: RowCase, approved: Indicator) -> None:
        pairs[row.index] = approved
        left[:] = [one for one in left if one is not approved]

    for same_category in (True, False):
        for row in case.rows:
            found = [one for one in left if _key(one) == _key(row.indicator)] if row.index not in pairs else []
            fits = [one for one in found if not same_category or _category(one, row)]
            if fits and _key(row.indicator):
                take(row, fits[0])
    for row in case.rows:
        if row.index in pairs:
            continue
        near = [(compare_texts(_key(one), _key(row.indicator)).share, one) for one in left if _category(one, row)]
        share, best = max(near, key=lambda each: each[0], default=(least - 1, None))
        if best is not None and share >= least:
            take(row, best)
    return pairs


def _key(indicator: Indicator) -> str:
    return bare(fold(indicator.name.value or ""))


def _category(approved: Indicator, row: RowCase) -> bool:
    """The same category, or one of them names none."""
    one, other = approved.category.value, row.indicator.category.value
    return one is None or other is None or one is other


def _differences(row: RowCase, approved: Indicator) -> Iterator[_Difference]:
    indicator = row.indicator
    if _key(approved) != _key(indicator):
        yield _Difference("name", f"名称批复为「{approved.name.value}」", f"approved as “{approved.name.value}”")
    if approved.target.value and indicator.target.value and not _is_same(understand(approved).target, row.target):
        now, then = target_of(indicator), target_of(approved)
        if fold(now) != fold(then):
            yield _Difference("target", f"目标批复「{then}」，本表「{now}」", f"target {then} approved, {now} here")
    now_points, then_points = indicator.max_points.value, approved.max_points.value
    alone = indicator.points_rows == approved.points_rows == 1
    if alone and now_points is not None and then_points is not None and now_points != then_points:
        zh = f"分值批复 {show(then_points)} 分，本表 {show(now_points)} 分"
        yield _Difference("max_points", zh, f"{show(then_points)} points approved, {show(now_points)} here")


def _is_same(one: Value, other: Value) -> bool:
    """The same value, in whatever unit it is written: 1.2万册 is 12000册."""
    if one == other or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return one == other
    around = (one.comparator, one.per, one.manners) == (other.comparator, other.per, other.manners)
    (size, part), (other_size, other_part) = (value.unit.size if value.unit else (1, 1) for value in (one, other))
    return (
        around and converts(one.unit, other.unit) and one.number * size * other_part == other.number * other_size * part
    )


def _differs(case: Case, row: RowCase, approved: Indicator, differences: Sequence[_Difference]) -> Finding:
    both = (row.indicator, approved)
    cells: tuple[Field[object], ...] = tuple(getattr(one, each.field) for each in differences for one in both)
    return Finding(
        where=at_row(case, row, differences[0].field),
        message=f"{named(row)}与批复的绩效目标表不一致：{'；'.join(one.zh for one in differences)}。{OUR_JUDGEMENT}",
        message_en=f"{named_en(row)} differs from the approved declaration: "
        f"{'; '.join(one.en for one in differences)}.{OUR_JUDGEMENT_EN}",
        remedy=_REMEDY,
        remedy_en=_REMEDY_EN,
        rests_on=(row.indicator.name, approved.name, *cells),
    )


def _added(case: Case, row: RowCase) -> Finding:
    return Finding(
        where=at_row(case, row, "name"),
        message=f"批复的绩效目标表里没有{named(row)}这一项。{OUR_JUDGEMENT}",
        message_en=f"{named_en(row)} does not stand in the approved declaration.{OUR_JUDGEMENT_EN}",
        remedy=_REMEDY,
        remedy_en=_REMEDY_EN,
        rests_on=(row.indicator.name,),
    )


def _gone(case: Case, gone: Sequence[Indicator]) -> Finding:
    names = "".join(f"「{one.name.value}」" for one in gone[:_SHOWN])
    names_en = ", ".join(f"“{one.name.value}”" for one in gone[:_SHOWN])
    more, more_en = "", ""
    if len(gone) > _SHOWN:
        more, more_en = f"等 {len(gone)} 项", f" and {len(gone) - _SHOWN} more"
    return Finding(
        where=at(case.form, Block.INDICATORS),
        message=f"批复的绩效目标表里有{names}{more}，本表没有。{OUR_JUDGEMENT}",
        message_en=f"The approved declaration has {names_en}{more_en}; this form does not.{OUR_JUDGEMENT_EN}",
        remedy="漏填的，照批复补上；经批准删减的，在说明里写明何时、凭哪份文件删减。",
        remedy_en="Add what was left out; if a cut was approved, say when and by which document.",
        rests_on=(*(row.indicator.name for row in case.rows), *(one.name for one in gone)),
    )
