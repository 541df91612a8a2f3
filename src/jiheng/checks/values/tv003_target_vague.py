"""TV003: a target that is a bare word, with nothing beside it to verify it by."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Field
from jiheng.values import NotUnderstood, Value, Word, WordKind

_VERIFIABLE: Final = terms("verifiable_words")
# A figure, or a number in characters with what it counts; 统一 holds none.
_A_FIGURE: Final = re.compile(
    r"[0-9０-９]|[一二两三四五六七八九十百千]+[余多]?(?:个|项|次|场|家|人|户|件|套|期|份|部|篇|名|位|批|起|成)"
)
# Told one by one up to so many; behind that, how many there are.
_NAMED: Final = 4
_LONGEST_WORD: Final = 8


@check(
    code="TV003",
    name="target-vague",
    title="目标只有一个词，无从核对",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/value-readable",),
    matter="indicators",
)
def target_vague(case: Case) -> Iterator[Finding]:
    """## 查什么

    「年度指标值」是不是只写了「健全」「提升」「有效」这样一个词，完成值也只是一个词，旁边没有一个数或一件事可以核对。

    一张表只说一次，把这样的项列在一起。「零事故」「验收合格」「全覆盖」这类凭一份材料就能核对的词，不算。

    ## 为什么
    目标和完成都是一个词，审核人只能信，不能核。补一句事实，这一项就站得住。

    ## 触发
    ```rows
    效益指标 | 社会效益 | 阅读氛围营造 | 有效 | 有效 | 10 | 10 |
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    完成值写「达成预期指标」，还是没有事实：

    ```rows
    效益指标 | 可持续影响指标 | 管理制度健全性 | 健全 | 达成预期指标 | 10 | 10 |
    ```

    ## 不触发
    完成值或说明里有事实：

    ```rows
    效益指标 | 可持续影响指标 | 管理制度健全性 | 健全 | 修订借阅、管护制度2项 | 10 | 10 |
    ```

    词本身就能核对：

    ```rows
    产出指标 | 质量指标 | 书架安装质量 | 验收合格 | 验收合格 | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，不要改；请在「实际完成情况」补一句事实：办了几场、多少人参加、凭什么材料。
    下年申报时写成可以核对的标准。

    ## In English
    Targets that are a bare word, with a result that is a bare word too and nothing beside them to verify it by; told
    once a form. Leave the approved targets, and add one fact to the result (how often, how many people, by what
    evidence); next year declare a standard that can be checked.
    """
    vague = [row for row in case.rows if _is_vague(row)]
    sure = [row for row in vague if all(field.is_certain for field in _cells(row))]
    told = sure or vague
    if not told:
        return
    meaning = f"「{told[0].indicator.target.value}」" if len(told) == 1 else "达到"
    yield Finding(
        where=at_row(case, told[0], "target"),
        message=f"{_which(told)}{_how(case, told)}，未写怎样算{meaning}，审核人无法核对。{OUR_JUDGEMENT}",
        message_en=f"{_which_en(told)}: target and result are bare words, and nothing says by what they count as "
        f"reached.{OUR_JUDGEMENT_EN}",
        remedy=next_time(
            case, "写成可核对的标准", "请在「实际完成情况」补一句事实（办了几场、多少人参加、凭什么材料）"
        ),
        remedy_en=next_time_en(
            case,
            "declare a standard that can be checked",
            "add one fact to the result: how often, how many people, by what evidence",
        ),
        rests_on=tuple(field for row in told for field in _cells(row)),
    )


def _cells(row: RowCase) -> tuple[Field[str], ...]:
    indicator = row.indicator
    return (indicator.name, indicator.target, indicator.actual)


def _is_vague(row: RowCase) -> bool:
    indicator = row.indicator
    target, actual = indicator.target.value, indicator.actual.value or ""
    if target is None or target in _VERIFIABLE or not _is_bare_word(row.target):
        return False
    if actual in _VERIFIABLE or not (not actual or actual == target or _is_bare_word(row.actual)):
        return False
    beside = (indicator.name.value, actual, indicator.deviation_note.value)
    return not any(_A_FIGURE.search(text) for text in beside if text)


def _is_bare_word(value: Value) -> bool:
    """A word; or a few words that nobody lists. Yes and no can be checked."""
    if isinstance(value, NotUnderstood):
        return len(value.text) <= _LONGEST_WORD and value.text.isalpha() and _A_FIGURE.search(value.text) is None
    return isinstance(value, Word) and value.kind is not WordKind.YES_NO


def _which(rows: Sequence[RowCase]) -> str:
    names = "".join(map(named, rows[:_NAMED]))
    return names if len(rows) <= _NAMED else f"{names}等 {len(rows)} 项"


def _which_en(rows: Sequence[RowCase]) -> str:
    names = ", ".join(map(named_en, rows[:_NAMED]))
    return names if len(rows) <= _NAMED else f"{names} and {len(rows) - _NAMED} more"


def _how(case: Case, rows: Sequence[RowCase]) -> str:
    """What stands there: 目标和完成都写「有效」, with every word once where there are several rows."""
    words = list(dict.fromkeys(row.indicator.target.value for row in rows))
    shown = "".join(f"「{word}」" for word in words[:_NAMED]) + ("等词" if len(words) > _NAMED else "")
    if case.stage is Stage.DECLARATION:
        return f"的目标只写{shown}"
    same = all(row.indicator.actual.value == row.indicator.target.value for row in rows)
    return f"目标和完成都{'写' if len(rows) == 1 else '只写'}{shown}" if same else f"目标只写{shown}，完成也没有写事实"
