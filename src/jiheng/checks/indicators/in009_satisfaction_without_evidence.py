"""IN009: satisfaction is stated, and the evidence listed with the form holds no survey."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import actual_of, at_row, named, named_en, says_something
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category, Dimension

_EVIDENCE: Final = "evidence"
_A_SURVEY: Final = re.compile(
    r"满意|问卷|调查|测评|评议|访谈|回访|座谈|意见(?:表|簿|征集|反馈)|评价表|好评|锦旗|感谢信|统计表"
)


@check(
    code="IN009",
    name="satisfaction-without-evidence",
    title="满意度没有附证据",
    severity=Severity.ADVICE,
    who=Who.REVIEWER,
    clauses=("house/satisfaction-of-those-served",),
    stages=WITH_RESULTS,
)
def satisfaction_without_evidence(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    表上有「佐证材料」一栏的，满意度写了完成值，这一栏里有没有问卷、回访一类的材料。

    表上没有这一栏，材料附不上来，不看。

    ## 为什么
    满意度是问出来的。有的地方规定没有调查就不得分；审核人先看一眼材料，再定要不要问。

    ## 触发
    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    + 佐证材料 | 验收单、发票、图书清单
    ```

    留空也是没有附：

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    + 佐证材料 | 无
    ```

    ## 不触发
    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    + 佐证材料 | 验收单、居民问卷120份及汇总
    ```

    表上没有地方写材料：

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 怎么改
    填表人不用改。审核人需要时，请单位补问卷或回访记录；口头问过的，说明问了多少人也可以。

    ## In English
    The form has a place for evidence, and what stands there holds no survey, interview or the like for the satisfaction
    it states. A reviewer may ask for it. Not applicable where a form has no such place.
    """
    offered = [remark for remark in case.form.remarks if remark.code == _EVIDENCE]
    if not offered:
        yield NotApplicable("本表没有「佐证材料」一栏，材料附不上来。", "This form has no place for evidence.")
        return
    if any(_A_SURVEY.search(remark.text.value or "") for remark in offered):
        return
    listed = "；".join(remark.text.value or "" for remark in offered if says_something(remark.text))
    for row in case.rows:
        indicator = row.indicator
        asks = indicator.category.value is Category.SERVICE_USER_SATISFACTION
        if not (asks or indicator.dimension.value is Dimension.SATISFACTION) or indicator.actual.value is None:
            continue
        yield Finding(
            where=at_row(case, row, "actual"),
            message=f"{named(row)}完成 {actual_of(indicator)}，「佐证材料」一栏"
            f"{f'写的是「{listed}」，其中没有' if listed else '空着，没有'}问卷、回访一类的材料。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: {actual_of(indicator)}, and the evidence listed "
            f"({listed or 'nothing'}) holds no survey.{OUR_JUDGEMENT_EN}",
            remedy="审核时如有需要，请单位补问卷或回访记录。",
            remedy_en="A reviewer may ask for the survey.",
            rests_on=(indicator.category, indicator.actual, *(remark.text for remark in offered)),
        )
