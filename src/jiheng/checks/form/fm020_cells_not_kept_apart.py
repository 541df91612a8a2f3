"""FM020: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM020", name="cells-not-kept-apart", title="原文没有分格", severity=Severity.DOUBT, who=Who.UNIT)
def cells_not_kept_apart(case: Case) -> Iterator[Finding]:
    """## 查什么

    从网页或 PDF 里复制出来的文字，常常没有了格线，几格的内容连成一行。能按内容分开的照样读；分法不止一种的，说出来。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。
    分法不止一种的几格，不据以作任何判断。

    ## 为什么

    空着的格子在这样的文字里看不见，「24个 15 15」可以是目标、分值、得分，也可以是完成值、分值、得分。

    ## 触发

    没有分格，又少了一个完成值：

    ```rows cells=blanks
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 |  | 15 | 15 |
    ```

    ## 不触发

    没有分格，但只有一种分法：

    ```rows cells=blanks
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改

    对照原件核一遍。手头有 .docx 或 .xlsx 的，改用它们，格子是分开的。

    ## In English

    The file does not keep cells apart, and the pieces of a line could be put together in more than one way. Nothing is
    judged by them. A doubt about reading, given by the reader and never counted against a unit: compare the line with
    the original, or send a .docx or .xlsx.
    """
    del case  # the reader has said it already
    yield from ()
