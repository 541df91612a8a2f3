"""SC008: far more was reached than was aimed at."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    at_row,
    figure,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    says_something,
)
from jiheng.checks.wording import cite, cite_en, percent
from jiheng.scoring.far_over import is_far_over

_RULE = "far_over.ratio"
_DOCKS_NOTHING = ("系统不据此扣分", "Nothing is deducted for that")


@check(
    code="SC008",
    name="far-over-target",
    title="完成值远超目标",
    severity=Severity.DOUBT,
    also={Severity.ADVICE: ("已写明原因的", "a reason is given")},
    who=Who.UNIT,
    rules=(_RULE,),
    stages=WITH_RESULTS,
)
def far_over_target(case: Case) -> Iterator[Finding]:
    """## 查什么

    越多越好的数量，完成值是不是远远超过目标。

    从目标的 1.3 倍起看；目标很小的（例如 2 家完成 3 家），超出得也不多，就不提。

    ## 为什么
    多半是多敲了一位、统计口径变了，或者当初目标定低了。超额完成是成绩，系统不为此扣分；
    只是审核人看到几倍的数，总要问一句。先写好，就不用来回。

    ## 触发
    目标 3000 人次，完成 12600 人次，是目标的 4.2 倍：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥3000人次 | 12600人次 | 20 | 20 |
    ```

    目标虽小，超出了 4 个：

    ```rows
    产出指标 | 数量指标 | 新增流动图书车停靠点 | ≥5个 | 9个 | 15 | 15 |
    ```

    ## 不触发
    超出两成：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 36000人次 | 20 | 20 |
    ```

    目标 2 家完成 3 家，倍数虽大，只多一家；越少越好的项，少了是好事：

    ```rows
    产出指标 | 数量指标 | 新增共建单位 | ≥2家 | 3家 | 15 | 15 |
    产出指标 | 质量指标 | 图书破损率 | ≤30% | 1.2% | 10 | 10 |
    ```

    ## 怎么改
    核对有没有多敲一位、口径是否一致。属实的，在「偏差原因分析及改进措施」写一句原因，不用改分。
    目标已经批复，不要改；下年申报时按实际水平定目标。

    ## In English
    Far more was reached than was aimed at: a slip of the keyboard, another way of counting, or a target set too low.
    Nothing is deducted. Check the figure; if it is right, give the reason in one sentence. Leave the target alone, and
    set the next one by what was really reached. Where a reason is given already, this is advice only.
    """
    clauses = (case.pack.setting(_RULE).clause,)
    by_hand = case.pack.text("far_over.points") == "deducted_by_hand"
    docks, docks_en = ("扣不扣分由审核人决定", "A reviewer may take off points") if by_hand else _DOCKS_NOTHING
    for row in case.rows:
        compared = row.comparison
        ratio, target, actual = compared.ratio, compared.target_number, compared.actual_number
        if not is_far_over(compared, case.pack) or ratio is None or target is None or actual is None:
            continue
        noted = says_something(row.indicator.deviation_note)
        yield Finding(
            where=at_row(case, row, "actual"),
            message=f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，完成值是目标的 {percent(ratio, 1)}"
            f"（{figure(actual)} ÷ {figure(target)}）。{docks}；常见的是多录一位、统计口径变了或目标偏低。"
            f"{'已写明原因，记此备查。' if noted else ''}{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, {percent(ratio, 1)} of the "
            f"target ({figure(actual)} ÷ {figure(target)}). {docks_en}."
            f"{' A reason is given.' if noted else ''}{cite_en(case, clauses)}",
            remedy="不用改分，也不用再答复。"
            if noted
            else "请核对完成值和统计口径；属实的，在「偏差原因分析及改进措施」写一句原因，不用改分。"
            "目标已批复，请勿改动。",
            remedy_en="Nothing to do."
            if noted
            else "Check the figure and how it was counted; if it is right, give the reason in one sentence. "
            "Leave the target.",
            rests_on=(row.indicator.target, row.indicator.actual),
            severity=Severity.ADVICE if noted else None,
            clauses=clauses,
        )
