"""FD012: the budget was cut by three tenths or more, and yet every output was reached."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import negative, says_budget_changed, total_row, where_to_say
from jiheng.checks.registry import check
from jiheng.checks.rows import fulfilled, named
from jiheng.checks.wording import amount, at, cite, cite_en, percent, quotient
from jiheng.form import Block, Dimension

_CLAUSES = ("house/large-adjustment",)


_SHOWN: Final = 3  # so many outputs are named


@check(
    code="FD012",
    name="outputs-full-despite-cut",
    title="预算大幅调减而产出全部完成",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=_CLAUSES,
    matter="adjustment",
    stages=WITH_RESULTS,
)
def outputs_full_despite_cut(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    全年预算数比年初预算数调减三成以上，而产出指标一项不落全部完成。「实际完成情况」或表后的说明里已经提到预算调整、
    收回的，不再提。

    ## 为什么

    钱少了很多、事一件没少，往往有好的理由：年初预算留得宽、别处出了钱、价格降了。写出来，审核人就不用再问，
    也说明下年预算可以怎么排。

    ## 触发

    调减四成，产出照样完成：

    ```form standard
    年度资金总额 | 86.50 | 51.90 | 51.90 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 51.90 | 51.90 | — | 100.00% | —
    ```

    只有一项产出，同样看：

    ```form standard
    年度资金总额 | 100.00 | 70.00 | 70.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 100.00 | 70.00 | 70.00 | — | 100.00% | —
    产出指标 | 数量指标 | 巡回演出场次 | ≥12场 | 12场 | 50 | 50 |
    效益指标 | 社会效益 | 观众人次 | ≥3000人次 | 3120人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 观众满意度 | ≥90% | 93% | 10 | 10 |
    ```

    ## 不触发

    有一项产出如实少了：

    ```form standard
    年度资金总额 | 100.00 | 60.00 | 60.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 100.00 | 60.00 | 60.00 | — | 100.00% | —
    产出指标 | 数量指标 | 巡回演出场次 | ≥12场 | 8场 | 50 | 33.33 | 年中收回资金，取消4场。
    效益指标 | 社会效益 | 观众人次 | ≥3000人次 | 3120人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 观众满意度 | ≥90% | 93% | 10 | 10 |
    ```

    写明了为什么：

    ```form standard
    年度资金总额 | 86.50 | 51.90 | 51.90 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 51.90 | 51.90 | — | 100.00% | —
    实际完成情况 | 新建图书角24个，全部开放。9月预算调减34.60万元，所缺由街道自筹。
    ```

    调减不到三成：

    ```form standard
    年度资金总额 | 100.00 | 75.00 | 75.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 100.00 | 75.00 | 75.00 | — | 100.00% | —
    ```

    ## 怎么改

    指标和金额都不用动。在「实际完成情况」或所附说明里写一句，产出为什么没有受影响。

    ## In English

    The budget was cut by three tenths or more and yet every output was reached. There are good reasons for that: a
    generous first budget, money from elsewhere, lower prices. Leave the figures and say in one sentence which it was.
    """
    found = total_row(case.form)
    outputs = [row for row in case.rows if row.indicator.dimension.value is Dimension.OUTPUT]
    original, revised = (None, None) if found is None else (found[1].original_budget, found[1].revised_budget)
    if found is None or original is None or revised is None or not original.value or revised.value is None:
        yield NotApplicable("没有年初预算数，无从比较调整幅度。", "There is no original budget to compare with.")
        return
    unusable = negative(
        at(case.form, Block.FUNDS, "revised_budget", found[0]), found[1], "original_budget", "revised_budget"
    )
    if unusable is not None:
        yield unusable
        return
    cut = (original.value - revised.value) / original.value
    fulfilments = {row.index: fulfilled(row) for row in outputs}
    if cut < case.pack.number("adjustment.outputs_looked_at") or not outputs or False in fulfilments.values():
        return
    if says_budget_changed(case.form):
        return
    where = at(case.form, Block.FUNDS, "revised_budget", found[0])
    if unclear := [row for row in outputs if fulfilments[row.index] is None]:
        names = "".join(map(named, unclear[:_SHOWN])) + (f"等 {len(unclear)} 项" if len(unclear) > _SHOWN else "")
        yield CannotJudge(
            where,
            f"预算调减 {percent(cut)}，但产出指标{names}是否完成看不出来，产出是否受影响未判断。",
            f"The budget was cut by {percent(cut)}, but whether every output was reached cannot be told "
            f"(open: {len(unclear)}).",
        )
        return
    place, place_en = where_to_say(case.form)
    arithmetic = quotient(original.value - revised.value, original.value)
    yield Finding(
        where=where,
        message=f"「年度资金总额」由年初 {amount(original.value)} 调减到 {amount(revised.value)}，减少 {arithmetic}，"
        f"而 {len(outputs)} 项产出指标全部完成。常见的原因是年初预算留得宽、别处出资或价格下降。{cite(case, _CLAUSES)}",
        message_en=f"The budget was cut from {amount(original.value)} to {amount(revised.value)}, by {arithmetic}, and "
        f"yet every output was reached ({len(outputs)} of them). A generous first budget, money from elsewhere or "
        f"lower prices are the usual reasons.{cite_en(case, _CLAUSES)}",
        remedy=f"指标和金额都不用动，请在{place}写一句：产出为什么没有受调减影响。",
        remedy_en=f"Leave goals and amounts; say in one sentence {place_en} why the cut did not touch the outputs.",
        rests_on=(
            original,
            revised,
            *(field for row in outputs for field in (row.indicator.target, row.indicator.actual)),
        ),
    )
