"""IN006: every benefit is told in words."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at
from jiheng.form import Block, Category, Dimension
from jiheng.values import Choice, NotUnderstood, Word

_BENEFITS: Final = frozenset(
    (Category.ECONOMIC_BENEFIT, Category.SOCIAL_BENEFIT, Category.ECOLOGICAL_BENEFIT, Category.SUSTAINABLE_IMPACT)
)
_SHOWN: Final = 4


@check(
    code="IN006",
    name="benefits-all-qualitative",
    title="效益指标全是文字",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/indicators-tell-the-project",),
    matter="indicators",
)
def benefits_all_qualitative(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    效益指标（经济、社会、生态、可持续影响）是不是每一项的目标都只是文字，没有一个数。

    ## 为什么
    花了钱带来什么，总有一两项能数出来：多少人用上了、少跑了几趟、省了多少。全是「提升」「健全」，好与不好写起来一样。

    ## 触发
    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    效益指标 | 社会效益 | 阅读氛围 | 提升 | 提升 | 20 | 20 |
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 10 | 10 |
    ```

    ## 不触发
    有一项有数：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 20 | 20 |
    效益指标 | 可持续影响指标 | 管护制度健全性 | 健全 | 健全 | 10 | 10 |
    ```

    表上没有效益指标：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改
    目标已批复，今年不改；可在「实际完成情况」补一两个数。下年申报时至少有一项效益用数说。

    ## In English
    Every indicator of benefit aims at a word. Leave the approved targets and add a figure or two to the result; next
    year let at least one benefit be a figure.
    """
    rows = [row for row in case.rows if _is_benefit(row)]
    if not rows:
        yield NotApplicable("本表没有效益指标。", "This form has no indicator of benefit.")
        return
    if not all(map(_is_in_words, rows)):
        return
    doubtful = next((row for row in rows if row.indicator.target.is_blank), None)
    if doubtful is not None:
        yield CannotJudge(
            at_row(case, doubtful, "target"),
            f"{named(doubtful)}的目标空着，不知道是不是数。",
            f"{named_en(doubtful)} has no target, so nobody knows whether it is a figure.",
        )
        return
    said = list(dict.fromkeys(row.indicator.target.value for row in rows))
    words = "".join(f"「{word}」" for word in said[:_SHOWN]) + ("等" if len(said) > _SHOWN else "")
    words_en = ", ".join(f"“{word}”" for word in said[:_SHOWN])
    yield Finding(
        where=at(case.form, Block.INDICATORS),
        message=f"本表 {len(rows)} 项效益指标的目标全是文字（{words}），没有一个数，看不出带来多少。{OUR_JUDGEMENT}",
        message_en=f"All {len(rows)} indicators of benefit aim at words ({words_en}); none says how much."
        f"{OUR_JUDGEMENT_EN}",
        remedy=next_time(case, "至少一项效益用数说", "可在「实际完成情况」补一两个数"),
        remedy_en=next_time_en(case, "let at least one benefit be a figure", "add a figure or two to the result"),
        rests_on=tuple(field for row in rows for field in (row.indicator.dimension, row.indicator.target)),
    )


def _is_benefit(row: RowCase) -> bool:
    return row.indicator.category.value in _BENEFITS or row.indicator.dimension.value is Dimension.BENEFIT


def _is_in_words(row: RowCase) -> bool:
    """Words, or nothing. A sentence with a figure in it, a date or a frequency is no mere word."""
    if isinstance(row.target, NotUnderstood):
        return not any(character.isdigit() for character in row.target.text)
    return isinstance(row.target, Word | Choice)
