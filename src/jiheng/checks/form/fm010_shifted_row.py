"""FM010: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM010", name="shifted-row", title="指标行错列", severity=Severity.DOUBT, who=Who.UNIT)
def shifted_row(case: Case) -> Iterator[Finding]:
    """## 查什么

    一行指标的格子有没有整体错开：一级、二级指标不在自己的栏里，或者后面的值跟着左移、右移了一格。

    这是读表时的存疑，由读表程序按格子里写的是什么（数字、百分比、指标类别、文字）对齐后报出：只有一种对法的，列在
    「读表说明，请看一眼」下面；还有别的对法的，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，
    也不影响得分。

    ## 为什么

    从系统导出、合并单元格再拆开，或误删一格之后，一行就会错开。人眼能看出来，直接按列取数就会把分值当成完成值。
    哪种读法都说得通时，与这一行有关的各条先「不作判断」，核对之后再说。

    ## 触发

    第二行少了一格，后面的值全部左移：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    < 效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 不触发

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 怎么改

    拿原表对一下这一行读得对不对。读对了，不用做什么；要公开的表，顺手把格子挪回原位更好。

    ## In English

    A row of indicators stands shifted by a cell. This is a doubt about reading, given by the reader and listed apart;
    it is never counted against a unit. Compare the row with the original. Where more than one reading is possible,
    whatever rests on the row is not judged until somebody has looked.
    """
    del case  # the reader has said it already
    yield from ()
