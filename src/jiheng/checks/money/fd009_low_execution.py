"""FD009: less was spent than the pack's line, and the form does not say why."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import half_place, negative, reason_limit, texts_about_money, total_row, where_to_say
from jiheng.checks.keywords import any_of
from jiheng.checks.registry import check
from jiheng.checks.rows import says_something
from jiheng.checks.terms import terms
from jiheng.checks.wording import at, cite, cite_en, percent, quotient
from jiheng.form import Block

_LINE = "execution.reason_below"


@check(
    code="FD009",
    name="low-execution",
    title="执行率偏低未说明",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    rules=(_LINE,),
    matter="adjustment",
    stages=WITH_RESULTS,
)
def low_execution(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「年度资金总额」的全年执行数 ÷ 全年预算数，是否低于所用办法要求写原因的界线（如四川 90%），而表内没有说明。

    资金部分的「原因」、指标的偏差原因、「实际完成情况」或表后的说明里，写到结余、尾款、压减、延期等为什么没用完的，
    都算说明。所用办法没有定界线的，不看。

    ## 为什么

    钱没有用完，常有正当的理由：招标节约、尾款未到期、任务推迟。有的地方规定低于界线须写原因，写一句就不用来回。

    ## 触发

    四川，执行率 80%，只字未提：

    ```form standard rules=sichuan
    年度资金总额 | 86.50 | 86.50 | 69.20 | 10 | 80.00% | 8
    其中：当年财政拨款 | 86.50 | 86.50 | 69.20 | — | 80.00% | —
    ```

    按调整后的预算算：

    ```form standard rules=sichuan
    年度资金总额 | 120.00 | 100.00 | 89.00 | 10 | 89.00% | 8.9
    其中：当年财政拨款 | 120.00 | 100.00 | 89.00 | — | 89.00% | —
    ```

    ## 不触发

    表后写了原因：

    ```form standard rules=sichuan
    年度资金总额 | 86.50 | 86.50 | 69.20 | 10 | 80.00% | 8
    其中：当年财政拨款 | 86.50 | 86.50 | 69.20 | — | 80.00% | —
    + 其他需要说明的事项 | 招标节约17.30万元，已由财政收回。
    ```

    正好在界线上：

    ```form standard rules=sichuan
    年度资金总额 | 100.00 | 100.00 | 90.00 | 10 | 90.00% | 9
    其中：当年财政拨款 | 100.00 | 100.00 | 90.00 | — | 90.00% | —
    ```

    所用办法没有定界线：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 69.20 | 10 | 80.00% | 8
    其中：当年财政拨款 | 86.50 | 86.50 | 69.20 | — | 80.00% | —
    ```

    ## 怎么改

    金额和得分都不用动。在资金部分的「原因」、「实际完成情况」或所附说明里写一句：钱为什么没有用完，余下的怎样安排。

    ## In English

    Less of the revised budget was spent than the line from which the rule pack asks for a reason, and nothing is said
    of it: not in the fund block, the rows, the result or below the table. Leave the figures and add one sentence. Where
    the pack has no such line, this check does not apply.
    """
    found = total_row(case.form)
    if case.pack.find(_LINE) is None:
        yield NotApplicable(
            f"{case.pack.document}没有规定执行率低于多少须写原因。",
            "The rule pack has no line below which execution needs a reason.",
        )
        return
    revised, actual = (None, None) if found is None else (found[1].revised_budget, found[1].actual_expenditure)
    if found is None or revised is None or actual is None or not revised.value or actual.value is None:
        yield NotApplicable("没有全年预算数或全年执行数，算不出执行率。", "There is no execution rate to look at.")
        return
    row, fund = found
    where = at(case.form, Block.FUNDS, "actual_expenditure", row)
    unusable = negative(where, fund, "revised_budget", "actual_expenditure")
    if unusable is not None:
        yield unusable
        return
    line = case.pack.number(_LINE)
    # Each figure may be off by half of its last place: what may reach the line counts as reaching it.
    most, least = (
        actual.value + half_place(actual.value, case.pack),
        revised.value - half_place(revised.value, case.pack),
    )
    if most >= line * least or _says_why(case):
        return
    clauses = (case.pack.setting(_LINE).clause,)
    limit, limit_en = reason_limit(case.pack)
    rate = quotient(actual.value, revised.value)
    place, place_en = where_to_say(case.form)
    yield Finding(
        where=where,
        message=f"「年度资金总额」执行率 {rate}，低于 {percent(line)}，表内没有写原因。"
        f"没有用完常有正当理由，写明即可。{cite(case, clauses)}",
        message_en=f"The execution rate is {rate}, below {percent(line)}, and the form does not say why. There may be "
        f"a good reason.{cite_en(case, clauses)}",
        remedy=f"金额和得分都不用动，请在{place}写一句：钱为什么没有用完，余下的怎样安排{limit}。",
        remedy_en=f"Leave the figures; say in one sentence {place_en} why the money was not used up and what "
        f"becomes of the rest{limit_en}.",
        rests_on=(revised, actual),
        clauses=clauses,
    )


def _says_why(case: Case) -> bool:
    if any(says_something(fund.deviation_note) for fund in case.form.funds):
        return True
    texts = (*texts_about_money(case.form), *(row.deviation_note for row in case.form.indicators))
    reason = any_of(terms("unspent_money"))
    return any(reason.search(text.value) for text in texts if text.value)
