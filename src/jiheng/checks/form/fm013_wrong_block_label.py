"""FM013: the block of indicators is labelled as another block."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en
from jiheng.form import Block, Where

_CLAUSES: Final = ("house/usual-layout",)


@check(
    code="FM013",
    name="wrong-block-label",
    title="指标一块的名称不对",
    severity=Severity.ADVICE,
    who=Who.TEMPLATE,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
)
def wrong_block_label(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    绩效指标一块左边印的名称，是不是别的一块的，如「绩效目标」「年度总体目标」。左边没有印名称的，不看。

    ## 为什么

    「年度总体目标」和「绩效指标」是两块。名称印错，多半是表样改动时留下的；按名称取数的人会取到另一块去。

    ## 触发

    ```form standard
    指标块名称 | 绩效目标
    ```

    ```form standard
    指标块名称 | 年度目标
    ```

    ## 不触发

    ```form standard
    指标块名称 | 绩效指标
    ```

    ```form standard
    指标块名称 | 年度绩效指标完成情况
    ```

    ## 怎么改

    这是表样的事，填报单位不用改；请表样下发单位在下一年的表样里写成「绩效指标」。

    ## In English

    The label in the margin of the block of indicators is that of another block, such as 绩效目标. It is the template
    owner's business and needs no change by the unit.
    """
    label = case.form.indicators_label
    if label.value is None:
        yield NotApplicable("指标一块左边没有印名称。", "No label is printed beside the block of indicators.")
    elif "指标" not in label.value:
        place = None if label.place is None else str(label.place)
        yield Finding(
            where=Where(Block.INDICATORS, None, None, place),
            message=f"绩效指标一块的名称印作「{label.value}」，与目标一块分不开。{cite(case, _CLAUSES)}",
            message_en=f"The block of indicators is labelled “{label.value}”, as if it were that of the goal."
            f"{cite_en(case, _CLAUSES)}",
            remedy="请表样下发单位在下一年的表样里写成「绩效指标」。",
            remedy_en="The owner of the template should write “绩效指标” next year.",
            rests_on=(label,),
        )
