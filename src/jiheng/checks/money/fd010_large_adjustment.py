"""FD010: the budget was changed by a tenth or more during the year."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import negative, reason_limit, says_budget_changed, total_row, where_to_say
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en, quotient
from jiheng.form import Block

_RULE = "adjustment.explain"


@check(
    code="FD010",
    name="large-adjustment",
    title="年中预算调整较大",
    severity=Severity.ADVICE,
    also={Severity.DOUBT: ("变动达到三成的", "a change of three tenths or more")},
    who=Who.UNIT,
    rules=(_RULE,),
    matter="adjustment",
    stages=WITH_RESULTS,
)
def large_adjustment(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「年度资金总额」的全年预算数比年初预算数变动了多少：（全年 − 年初）÷ 年初。达到一成提一句，达到三成请说明。
    资金部分的「原因」、「实际完成情况」或表后的说明里已经提到调整、收回、追加的，不再提。

    ## 为什么

    执行率是按调整后的预算算的。调减之后再执行 100%，与年初的打算可能差得很远，不写一句，看表的人不知道发生了什么。
    预算调整多由财政统一收回或追加，不等于钱用得不好。

    ## 触发

    年中调减三成以上：

    ```form standard
    年度资金总额 | 86.50 | 52.00 | 52.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 52.00 | 52.00 | — | 100.00% | —
    ```

    追加也算，正好一成：

    ```form standard
    年度资金总额 | 80.00 | 88.00 | 86.24 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 80.00 | 88.00 | 86.24 | — | 98.00% | —
    ```

    ## 不触发

    变动不到一成：

    ```form standard
    年度资金总额 | 86.50 | 80.00 | 78.40 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 86.50 | 80.00 | 78.40 | — | 98.00% | —
    ```

    调减不少，「实际完成情况」里写了一句：

    ```form standard
    年度资金总额 | 86.50 | 52.00 | 52.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 52.00 | 52.00 | — | 100.00% | —
    实际完成情况 | 新建图书角24个。10月财政统一收回34.50万元，二期购书改由街道承担。
    ```

    年初没有预算、全部是年中追加的，没有可比的基数：

    ```form standard
    年度资金总额 | 0.00 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 0.00 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ## 怎么改

    金额不用动。在「实际完成情况」里，或在随表附的说明里写一句：何时调整、按哪个文件、为什么。

    ## In English

    The revised budget differs from the original one by a tenth or more (mentioned) or by three tenths or more (wants a
    word). The rate of execution is taken of the revised budget, so the reader should know what happened. Finance often
    withdrew the money, and nobody is to blame: leave the amounts and add one sentence to the result or in a note.
    """
    found = total_row(case.form)
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
    change = abs(revised.value - original.value)
    share = change / original.value
    if not change or share < case.pack.number("adjustment.note") or says_budget_changed(case.form):
        return
    large = share >= case.pack.number(_RULE)
    clauses = (case.pack.setting(_RULE).clause,)
    limit, limit_en = reason_limit(case.pack)
    place, place_en = where_to_say(case.form)
    cut = revised.value < original.value
    arithmetic = quotient(change, original.value)
    yield Finding(
        where=at(case.form, Block.FUNDS, "revised_budget", found[0]),
        message=f"「年度资金总额」年初预算数 {amount(original.value)}，全年预算数 {amount(revised.value)}，"
        f"{'调减' if cut else '调增'} {arithmetic}，表内没有写原因。"
        f"预算{'常由财政统一收回' if cut else '追加多有专门文件'}，不等于用得不好。{cite(case, clauses)}",
        message_en=f"The original budget is {amount(original.value)}, the revised one {amount(revised.value)}: "
        f"{'a cut' if cut else 'an increase'} of {arithmetic}, and the form does not say why. That is often finance's "
        f"decision and nobody's fault.{cite_en(case, clauses)}",
        remedy=f"金额不用动。{'请' if large else '方便的话，'}在{place}写一句：何时、按哪个文件、为什么调整{limit}。",
        remedy_en=f"Leave the amounts. Say in one sentence {place_en} when, by which document and why the budget was "
        f"changed{limit_en}.",
        rests_on=(original, revised),
        severity=Severity.DOUBT if large else Severity.ADVICE,
        clauses=clauses,
    )
