"""FD011: the revised budget equals what was spent to the cent, and differs from the original one."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import AMOUNTS, negative, says_budget_changed, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en, quotient
from jiheng.form import Block

_CLAUSES = ("house/budget-set-to-spending",)


@check(
    code="FD011",
    name="budget-cut-to-spending",
    title="全年预算数与执行数分文不差",
    severity=Severity.ADVICE,
    who=Who.REVIEWER,
    clauses=_CLAUSES,
    matter="adjustment",
    stages=WITH_RESULTS,
)
def budget_cut_to_spending(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「年度资金总额」的全年预算数与全年执行数是否分文不差，而与年初预算数不同。「实际完成情况」、资金部分的「原因」
    或表后的说明里已经写到预算调整的，不再提。

    ## 为什么

    全年预算按实际支出调到一样，执行率就总是 100%，看不出与年初的打算差多少。多是年底财政统一清理，不是单位的错；
    审核人把执行数与年初预算数也比一比，心里有数就好。

    ## 触发

    年底按支出数调减：

    ```form standard
    年度资金总额 | 86.50 | 82.37 | 82.37 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 82.37 | 82.37 | — | 100.00% | —
    ```

    按支出数调增，也一样：

    ```form standard
    年度资金总额 | 86.50 | 91.26 | 91.26 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 91.26 | 91.26 | — | 100.00% | —
    ```

    ## 不触发

    没有调整过，全部用完：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.50 | — | 100.00% | —
    ```

    调减过，与执行数差一点：

    ```form standard
    年度资金总额 | 86.50 | 82.37 | 82.36 | 10 | 99.99% | 10
    其中：当年财政拨款 | 86.50 | 82.37 | 82.36 | — | 99.99% | —
    ```

    表内已经写明：

    ```form standard
    年度资金总额 | 86.50 | 82.37 | 82.37 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 82.37 | 82.37 | — | 100.00% | —
    实际完成情况 | 新建图书角24个，配送新书12160册。11月财政收回结余4.13万元。
    ```

    ## 怎么改

    单位不用改。审核人可以把执行数与年初预算数比一比；想知道何时、按哪个文件调整，问一句即可。

    ## In English

    The revised budget equals expenditure to the cent and differs from the original budget, so that execution is 100 %
    by itself. Budgets are often settled so at the end of the year and the unit need not change anything; a reviewer
    may compare spending with the original budget too.
    """
    found = total_row(case.form)
    if found is None or any(not getattr(found[1], name).value for name in AMOUNTS):
        yield NotApplicable(
            "年初预算数、全年预算数、全年执行数不全（或为 0），无从比较。",
            "One of the three amounts of the total is blank or 0, so they cannot be compared.",
        )
        return
    row, fund = found
    where = at(case.form, Block.FUNDS, "revised_budget", row)
    unusable = negative(where, fund, *AMOUNTS)
    if unusable is not None:
        yield unusable
        return
    original, revised = fund.original_budget.value, fund.revised_budget.value
    if original is None or revised is None or revised != fund.actual_expenditure.value or revised == original:
        return
    if says_budget_changed(case.form):
        return
    yield Finding(
        where=where,
        message=f"「年度资金总额」全年预算数与全年执行数都是 {amount(revised)}，分文不差；"
        f"年初预算数是 {amount(original)}，{quotient(revised, original)}。"
        f"常见的是年底按实际支出清理预算，执行率 100% 对的是调整后的数。{cite(case, _CLAUSES)}",
        message_en=f"Revised budget and expenditure are both {amount(revised)}, to the cent; the original budget was "
        f"{amount(original)}, of which that is {quotient(revised, original)}. Budgets are often settled so at the end "
        f"of the year.{cite_en(case, _CLAUSES)}",
        remedy="审核时可以与年初预算数也比一比；想知道何时、按哪个文件调整，问一句即可。",
        remedy_en="A reviewer may compare with the original budget too, and ask when and by which document it was "
        "changed.",
        rests_on=(fund.original_budget, fund.revised_budget, fund.actual_expenditure),
    )
