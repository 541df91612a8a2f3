"""IN007: no indicator counts what the project, by its name, is there to do."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import next_time, next_time_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at
from jiheng.form import Block
from jiheng.values import Frequency, Quantity, Range

# The longest first, so that 法律援助办案补贴 is about 补贴 and 办案, and not about a part of a word.
_ACTS: Final = tuple(sorted(terms("acts"), key=lambda act: (-len(act), act)))
_PIECE: Final = 3
_RECEIVED: Final = re.compile(r"享受|领取|受益|受助|受惠|惠及|发放|获奖|参加|参训|参与|覆盖")
_NO_COUNTS: Final = frozenset({"share", "percentage_point", "points", "times", "money"})


@check(
    code="IN007",
    name="core-quantity-missing",
    title="没有一项说做了多少",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/indicators-tell-the-project",),
    life=Life.PREVIEW,
    matter="indicators",
)
def core_quantity_missing(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    项目名称说是做什么的（补贴、培训、慰问、采购……），指标里有没有一项写它做了多少件、多少人。

    ## 为什么
    叫「办案补贴」的项目，首先要问补贴了多少件。没有这一项，钱和事就对不上。

    ## 触发
    ```form standard
    项目名称 | 图书管护员补贴
    产出指标 | 数量指标 | 补贴发放率 | 100% | 100% | 15 | 15 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 20 | 20 |
    ```

    ## 不触发
    有一项数得出来：

    ```form standard
    项目名称 | 图书管护员补贴
    产出指标 | 数量指标 | 领取补贴的管护员 | 48人 | 48人 | 15 | 15 |
    ```

    项目名称没有说做什么：

    ```form standard
    项目名称 | 群众文化专项经费
    产出指标 | 质量指标 | 活动合格率 | 100% | 100% | 10 | 10 |
    ```

    ## 怎么改
    今年不改；可在「实际完成情况」补一句做了多少。下年申报时加一项数量指标。

    ## In English
    The name of the project says what it does (subsidise, train, buy), and no indicator counts how much of it was
    done. Say so in the result this year; next year add an indicator of quantity.
    """
    project = case.form.project.value or ""
    acts = [act for act in _ACTS if act in project]
    if not acts:
        yield NotApplicable(
            "项目名称没有说是做什么事的，看不出该数什么。",
            "The name of the project does not say what is to be counted.",
        )
        return
    told = frozenset("".join(acts))
    whose = _pieces(project, acts)
    if not case.rows or any(_counts(row, told, whose) for row in case.rows):
        return
    shown = "".join(f"「{act}」" for act in acts)
    yield Finding(
        where=at(case.form, Block.INDICATORS),
        message=f"项目叫「{project}」，{len(case.rows)} 项指标里没有一项写{shown}做了多少（件、人、次等）。"
        f"{OUR_JUDGEMENT}",
        message_en=f"The project is called “{project}”, and none of its {len(case.rows)} indicators counts how much of "
        f"that was done.{OUR_JUDGEMENT_EN}",
        remedy=next_time(case, "加一项数量指标", "可在「实际完成情况」补一句做了多少"),
        remedy_en=next_time_en(case, "add an indicator of quantity", "say in the result how much was done"),
        rests_on=(case.form.project, *(row.indicator.target for row in case.rows)),
    )


def _pieces(project: str, acts: list[str]) -> list[str]:
    """What the acts are about, in pieces of three characters: 工作室 of 技师工作室奖励."""
    for act in acts:
        project = project.replace(act, " ")
    pieces = (project[start : start + _PIECE] for start in range(len(project) - _PIECE + 1))
    return [piece for piece in pieces if " " not in piece]


def _counts(row: RowCase, told: frozenset[str], whose: list[str]) -> bool:
    """The row counts an act, who got what it gives, or what it is about: 补差人数 answers 补贴 by a character."""
    name, target = bare(row.indicator.name.value or ""), row.target
    if told.isdisjoint(name) and not any(piece in name for piece in whose) and not _RECEIVED.search(name):
        return False
    if isinstance(target, Frequency):
        return True
    if not isinstance(target, Quantity | Range):
        return False
    return target.unit is None or target.unit.dimension not in _NO_COUNTS
