"""GL005: the result is worded as something still to be done."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.keywords import any_of
from jiheng.checks.registry import check
from jiheng.checks.terms import terms
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block

_CLAUSES = ("house/goal-answered",)
_SENTENCE: Final = re.compile(r"[。；;！\n]")
# Whoever says what was planned beside what was done tells a result.
_DONE: Final = re.compile(r"实际|已|了|均|完成率|全部")
_CLAUSE: Final = re.compile(r"[，,]")


@check(
    code="GL005",
    name="result-worded-as-goal",
    title="完成情况写成了打算",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
    stages=WITH_RESULTS,
)
def result_worded_as_goal(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「实际完成情况」里，有没有以「要」「力争」「计划」「拟」「将」一类打算的话开头、又没有说做成了的句子。
    「下一步」「明年」以后写的打算不算。

    ## 为什么

    这多半是从申报书里搬来忘了改口气。读的人分不清是做成了，还是打算做。

    ## 触发

    ```form standard
    实际完成情况 | 要通过新建图书角，让居民在家门口借得到书。
    ```

    ```form standard
    实际完成情况 | 全年新建图书角24个。力争配送新书12000册，丰富居民生活。
    ```

    ## 不触发

    说的是做成的事：

    ```form standard
    实际完成情况 | 计划新建图书角24个，实际新建24个，将新书12160册配送到位。
    ```

    下一步怎么做，写打算是应当的：

    ```form standard
    实际完成情况 | 全年新建图书角24个。下一步，要通过共建协议把管护落到社区；力争明年再建12个。
    ```

    ## 怎么改

    把这一句改成做成的事：办了几件、什么时候办完。确实还没做的，写明没做到哪里。

    ## In English

    A sentence of the result begins as an intention (we will, we strive to) and tells nothing done, probably because it
    came from the declaration. Say what was done, or how far it got. Plans behind words such as “next year” are fine.
    """
    result = case.form.annual_goal.achieved
    if result.value is None:
        yield NotApplicable("本表没有写「实际完成情况」。", "The form tells no result.")
        return
    later = any_of(terms("next_steps"))
    for sentence in _SENTENCE.split(result.value):
        if later.search(sentence):
            return
        intends = _intention().match(sentence)
        if intends is None or _DONE.search(sentence):
            continue
        shown = _CLAUSE.split(sentence[intends.start(1) :])[0]
        yield Finding(
            where=at(case.form, Block.GOAL, "achieved"),
            message=f"「实际完成情况」里“{shown}……”以「{intends[1]}」开头，像是打算，看不出做成了没有。"
            f"{cite(case, _CLAUSES)}",
            message_en=f"A sentence of the result, “{shown}…”, begins as an intention; nobody can tell whether it was "
            f"done.{cite_en(case, _CLAUSES)}",
            remedy="请把这一句改成做成的事；还没做的，写明做到哪里。",
            remedy_en="Say what was done; where it was not yet, how far it got.",
            rests_on=(result,),
        )
        return


@cache
def _intention() -> re.Pattern[str]:
    """An intention at the beginning of a sentence, behind its number if it has one."""
    words = any_of(terms("intention_words")).pattern
    return re.compile(rf"[\s(（]*(?:[\d一二三四五六七八九十]{{1,3}}[)）.、．]\s*)?({words})")
