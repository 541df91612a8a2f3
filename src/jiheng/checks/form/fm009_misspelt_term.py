"""FM009: the name of an indicator misspells a set term."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.misspelling import Misspelling, misspelling_in
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/clean-text",)


@check(
    code="FM009",
    name="misspelt-term",
    title="名称里的固定说法写错",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
)
def misspelt_term(case: Case) -> Iterator[Finding]:
    """## 查什么

    三级指标的名称末尾，是不是与一个固定说法只差一两个字，像是写错了，如「应尽应补率」与「应补尽补率」。

    固定说法列在词表里，各地常用的「应补尽补率」「资金到位率」「验收合格率」「服务对象满意度」等都在内；
    名称里本来就有词表中任何一个说法的，不看。

    ## 为什么

    写错一两个字，意思可能变了，按名称汇总时也对不上。名称随预算批复，写错的多半会一年一年抄下去。

    ## 触发

    次序颠倒：

    ```rows
    产出指标 | 数量指标 | 读者补贴应尽应补率 | 100% | 100% | 15 | 15 |
    ```

    漏了一个字，或者用错一个字：

    ```rows
    产出指标 | 数量指标 | 读者补贴应补尽率 | 100% | 100% | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合各率 | ≥98% | 99.2% | 10 | 10 |
    ```

    ## 不触发

    写对的：

    ```rows
    产出指标 | 数量指标 | 读者补贴应补尽补率 | 100% | 100% | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 10 | 10 |
    ```

    与固定说法相近、却另有所指的：

    ```rows
    产出指标 | 数量指标 | 滞纳金应收已收率 | ≥95% | 96% | 15 | 15 |
    产出指标 | 质量指标 | 自助借书机开机率 | ≥95% | 98% | 10 | 10 |
    ```

    ## 怎么改

    名称已随预算批复，今年不要改；下年申报时写对。本来就是这个意思、没有写错的，不用理会。

    ## In English

    The end of an indicator's name is one or two characters away from a set term, as 应尽应补率 is from 应补尽补率, and
    looks misspelt. Names that hold any set term as it should be are not looked at. The name was approved with the
    budget: leave it this year, and mend it in the next declaration. If it is right as it stands, pay no heed.
    """
    for row in case.rows:
        name = row.indicator.name.value
        found = None if name is None else misspelling_in(bare(name))
        if found is not None:
            yield _finding(case, row, found)


def _finding(case: Case, row: RowCase, found: Misspelling) -> Finding:
    if case.stage is Stage.DECLARATION:
        mend, mend_en = "请改为", "Write"
    else:
        leave, leave_en = "名称已随预算批复，请勿改动；", "Leave the approved name, and next year write"
        if case.stage is Stage.SELF_EVALUATION:
            leave, leave_en = "", "Next year write"
        mend, mend_en = f"{leave}下年申报时写成", leave_en
    return Finding(
        where=at_row(case, row, "name"),
        message=f"{named(row)}末尾的「{found.written}」像是「{found.meant}」的笔误，按名称汇总时会对不上。"
        f"{cite(case, _CLAUSES)}",
        message_en=f"{named_en(row)}: “{found.written}” at its end looks like a slip for “{found.meant}”; adding up by "
        f"name would miss it.{cite_en(case, _CLAUSES)}",
        remedy=f"{mend}「{found.meant}」；本来就是这个意思的，不用理会。",
        remedy_en=f"{mend_en} “{found.meant}”; if the name is right as it stands, pay no heed.",
        rests_on=(row.indicator.name,),
    )
