"""FM011: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM011", name="shifted-total-row", title="总分行错列", severity=Severity.DOUBT, who=Who.UNIT)
def shifted_total_row(case: Case) -> Iterator[Finding]:
    """## 查什么

    「总分」一行的两个数，有没有落在「分值」「得分」两栏下面。

    这是读表时的存疑，由读表程序报出：只有一种读法的，列在「读表说明，请看一眼」下面；还有别的读法的，列在「读表存疑，
    请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。

    ## 为什么

    「总分」一行常把前面几格合并，合并的格数一变，两个数就会左移或右移，满分和得分容易读反。

    ## 触发

    「总分」两个字占了最左边一格，后面的数跟着左移：

    ```form standard
    < 总分 | 100 | 99.8
    ```

    ## 不触发

    ```form standard
    总分 | 100 | 99.8
    ```

    ## 怎么改

    拿原表对一下：哪个是满分，哪个是得分。读对了，不用做什么。

    ## In English

    The two figures of the total do not stand under 分值 and 得分. A doubt about reading, given by the reader and never
    counted against a unit: compare the two figures with the original.
    """
    del case  # the reader has said it already
    yield from ()
