"""FM012: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM012", name="shifted-fund-rows", title="资金行错列", severity=Severity.DOUBT, who=Who.UNIT)
def shifted_fund_rows(case: Case) -> Iterator[Finding]:
    """## 查什么

    「项目资金」各行的金额，有没有落在「年初预算数」「全年预算数」「全年执行数」几栏下面。

    这是读表时的存疑，由读表程序报出：只有一种读法的，列在「读表说明，请看一眼」下面；还有别的读法的，列在「读表存疑，
    请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。

    ## 为什么

    金额整体错一栏，年初预算就成了全年预算，执行率也跟着错。对齐只看格子里是什么，不靠加总凑数来猜。

    ## 触发

    标签占了最左边一格，金额都左移了一栏：

    ```form standard
    < 年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    < 其中：当年财政拨款 | 86.50 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ## 不触发

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    ```

    ## 怎么改

    拿原表对一下三个金额各是哪一栏。读对了，不用做什么。

    ## In English

    The amounts of the fund block do not stand under their heads. A doubt about reading, given by the reader and never
    counted against a unit; sums of money never decide how the row is read. Compare the amounts with the original.
    """
    del case  # the reader has said it already
    yield from ()
