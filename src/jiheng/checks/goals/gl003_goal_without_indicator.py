"""GL003: the goal promises something to be done that no indicator answers."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.keywords import any_of, pairs
from jiheng.checks.registry import check
from jiheng.checks.rows import next_time, next_time_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block

_CLAUSES = ("house/goal-answered",)
_CLAUSE: Final = re.compile(r"[，。；;、！：:\s]+|\d{1,2}[.．](?!\d)")
_SHOWN: Final = 3

# So many pairs of characters, beside the verb, does a clause need before anybody can look for it among the indicators.
_ENOUGH: Final = 2


@check(
    code="GL003",
    name="goal-without-indicator",
    title="目标里的事没有指标",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
)
def goal_without_indicator(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「预期目标」里说到要办的事（新建、培训、发放……），指标里有没有一项相应的。

    按字面看：把这一小句里的两字词，与项目名称、各项指标的名称和指标值比；除去「工作」「提升」这类哪里都有的词，一个也不重合，
    就提一句。换了说法的，可能提错，所以只是建议。

    ## 为什么

    目标里写了、指标里没有的事，年底没有人会去核对。

    ## 触发

    目标里说要培训管理员，指标里没有：

    ```form standard
    预期目标 | 在街道和社区新建图书角24个，培训志愿管理员，让居民在家门口借得到书。
    ```

    ## 不触发

    每一件事都有指标：

    ```form standard
    预期目标 | 新建图书角24个，配送新书12000册，让居民在家门口借得到书。
    ```

    不说办什么事的话，不看：

    ```form standard
    预期目标 | 深入学习贯彻有关部署，弘扬书香文化，新建图书角24个。
    ```

    ## 怎么改

    目标已批复，现在不要动。下年申报时给这件事设一项指标，或者在目标里不写。

    ## In English

    The goal says that something will be done, and no indicator shares a word with it. Texts are compared by pairs of
    characters, so that other wording may deceive: advice only. Leave the goal now; next time give it an indicator.
    """
    goal = case.form.annual_goal.expected
    if goal.value is None or not case.rows:
        yield NotApplicable("本表没有写「预期目标」或没有指标。", "The form tells no goal, or has no indicators.")
        return
    # A clause that names the project itself speaks of all of it.
    answered = pairs(case.form.project.value or "").union(
        *(pairs(text.value or "") for row in case.form.indicators for text in (row.name, row.target))
    )
    open_ = [clause for clause in _CLAUSE.split(goal.value) if _promises(clause) and not pairs(clause) & answered]
    if not open_:
        return
    shown = "".join(f"“{clause}”" for clause in open_[:_SHOWN]) + ("等" if len(open_) > _SHOWN else "")
    yield Finding(
        where=at(case.form, Block.GOAL, "expected"),
        message=f"「预期目标」里说到{shown}，各项指标的名称和指标值里没有相应的字眼，可能缺一项指标，也可能换了说法。"
        f"{cite(case, _CLAUSES)}",
        message_en=f"The goal speaks of {shown}, and no indicator has a word of it: one may be missing, or be worded "
        f"otherwise.{cite_en(case, _CLAUSES)}",
        remedy=next_time(case, "给这件事设一项指标，或在目标里不写"),
        remedy_en=next_time_en(case, "give it an indicator, or leave it out of the goal"),
        rests_on=(goal, *(text for row in case.form.indicators for text in (row.name, row.target))),
    )


def _promises(clause: str) -> bool:
    """The clause says what will be done, and enough of it to look for."""
    return any_of(terms("deeds")).search(clause) is not None and len(pairs(clause) - terms("deeds")) >= _ENOUGH
