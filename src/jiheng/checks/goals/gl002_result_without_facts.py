"""GL002: the result holds not one figure."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import actual_of
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block
from jiheng.values import Quantity

_CLAUSES = ("house/goal-answered",)

# 1. 2、 （3） 4） at the beginning or behind a stop, and 目标1：. What is numbered so is not a fact.
_NUMBERING: Final = re.compile(r"(?:^|(?<=[。；;：:，,！\s]))\s*(?:[(（]\d{1,2}[)）]|\d{1,2}(?:[、．)）]|\.(?!\d)))")
_NUMBERED: Final = re.compile(r"(?:目标|任务|工作|内容|指标|项目)\d{1,2}\s*[：:、.]")
_DIGIT: Final = re.compile(r"\d")
# 三场, 二十名, 一百余户: a fact in Chinese figures. 一支, 两个, 三方 are turns of phrase as often as not.
_IN_WORDS: Final = re.compile(
    r"[一二三四五六七八九两]?[十百千][一二三四五六七八九十百千万亿零]*[余多]?(?:万|亿)?"
    r"(?:场|次|期|名|人|家|户|件|台|套|辆|座|栋|批|项|个|所|篇|本|册|份|公里|亩|吨|元|万元|平方米)"
    r"|[二三四五六七八九两](?:场|次|期|名|家|户|件|台|套|辆|座|栋|批|篇|本|册|份|公里|亩|吨|万元|亿元)|百分之"
)
_SHOWN: Final = 2
_CLAUSE: Final = re.compile(r"[，。；;！]")


@check(
    code="GL002",
    name="result-without-facts",
    title="完成情况没有一个数",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def result_without_facts(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「年度总体目标」的「实际完成情况」里，有没有一个数。段落编号不算数；「三场」「二十名」这样写的算。

    ## 为什么

    「进一步夯实」「持续好转」谁家都能写。写上一两个数，读的人就知道这一年做成了什么；数在指标里多半已经有了。

    ## 触发

    通篇没有数：

    ```form standard
    实际完成情况 | 图书角建设有序推进，新书及时配送，居民阅读氛围更加浓厚。
    ```

    只有段落编号：

    ```form standard
    实际完成情况 | 1. 完成图书角建设。 2. 新书全部配送到位。（3）居民借阅踊跃。
    ```

    ## 不触发

    写了一个数：

    ```form standard
    实际完成情况 | 图书角建设有序推进，全年建成24个，居民阅读氛围更加浓厚。
    ```

    用汉字写的数：

    ```form standard
    实际完成情况 | 图书角全部建成开放，举办故事会二十场，居民阅读氛围更加浓厚。
    ```

    ## 怎么改

    补一两个数或事实就够：办了几件、多少人受益、什么时候做完。指标里已有的数，搬一个过来即可，不用另外统计。

    ## In English

    The result holds no figure at all; numbers of paragraphs are none. One or two facts are enough: how many, for whom,
    by when. A figure from the indicators will do, nothing need be counted anew.
    """
    result = case.form.annual_goal.achieved
    if result.value is None:
        yield NotApplicable("本表没有写「实际完成情况」。", "The form tells no result.")
        return
    text = _NUMBERED.sub("", _NUMBERING.sub("", result.value))
    if _DIGIT.search(text) or _IN_WORDS.search(text):
        return
    ready = sorted((row for row in case.rows if row.indicator.name.value and _is_count(row)), key=_is_share)[:_SHOWN]
    told = "、".join(f"「{row.indicator.name.value}」{actual_of(row.indicator)}" for row in ready)
    opening = _CLAUSE.split(result.value)[0]
    yield Finding(
        where=at(case.form, Block.GOAL, "achieved"),
        message=f"「实际完成情况」（“{opening}……”）全文 {len(result.value)} 字，没有一个数，看不出做成了多少。"
        f"{cite(case, _CLAUSES)}",
        message_en=f"The result, {len(result.value)} characters, holds no figure: nobody can tell how much was done."
        f"{cite_en(case, _CLAUSES)}",
        remedy="方便的话补一两个数或事实：办了几件、多少人受益、什么时候做完。"
        + (f"指标里已有的搬过来即可，如{told}。" if told else ""),
        remedy_en=f"Add a fact or two: how many, for whom, by when.{_ready_en(ready)}",
        rests_on=(result,),
    )


def _ready_en(rows: list[RowCase]) -> str:
    if not rows:
        return ""
    return " The indicators have some: " + ", ".join(actual_of(row.indicator) for row in rows) + "."


def _is_count(row: RowCase) -> bool:
    return isinstance(row.actual, Quantity)


def _is_share(row: RowCase) -> bool:
    """100% tells less of what was done than 24 of something."""
    return (row.indicator.actual.value or "").endswith(("%", "％"))
