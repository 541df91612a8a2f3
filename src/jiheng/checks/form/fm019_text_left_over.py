"""FM019: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM019", name="text-left-over", title="文字归不到任何一栏", severity=Severity.DOUBT, who=Who.UNIT)
def text_left_over(case: Case) -> Iterator[Finding]:
    """## 查什么

    表里有没有一段文字，归不到任何一栏。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。
    归不到栏的文字原样留着，不丢掉，也不参与判断。

    ## 为什么

    多出来的一格，可能是注解，也可能是某一栏的内容写在了别处。丢掉不说，比读错还难发现。

    ## 触发

    年初预算数一格写了字：

    ```form standard
    年度资金总额 | 见批复 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    ```

    ## 不触发

    ```form standard
    年度资金总额 | — | 86.50 | 84.77 | 10 | 98.00% | 9.8
    ```

    ## 怎么改

    对照原件，看这段文字属于哪一栏。是注解的，不用做什么。

    ## In English

    A text of the table fits no column. It is kept as it stands and nothing is judged by it. A doubt about reading,
    given by the reader and never counted against a unit: look where the text belongs.
    """
    del case  # the reader has said it already
    yield from ()
