"""FM018: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM018", name="figure-not-read", title="数字格里读不成数", severity=Severity.DOUBT, who=Who.UNIT)
def figure_not_read(case: Case) -> Iterator[Finding]:
    """## 查什么

    分值、得分、金额这些该是数字的格子里，写的东西读不成数。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。
    读不成数的格子不参与任何判断，也不会被当成 0。

    ## 为什么

    可能是抄错了格，也可能是扫描识别的差错。Excel 表格由别的程序生成时，公式可能还没有算过，格里只有公式，没有数。
    系统不猜它是多少。

    ## 触发

    得分一格写成了百分数：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 95% |
    ```

    得分是没有算过的公式：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | =G12*0.9 |
    ```

    ## 不触发

    后面带「分」字，读得成数：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15分 |
    ```

    ## 怎么改

    对照原件，把这一格写成数字；写的是公式的，用 Excel 或 WPS 打开文件，保存一次再交。

    ## In English

    A cell that should hold a figure holds something that is none. A doubt about reading, given by the reader and never
    counted against a unit: the cell is not used, and never taken for 0. Compare it with the original; where it is a
    formula that was never calculated, open the file in Excel or WPS and save it once.
    """
    del case  # the reader has said it already
    yield from ()
