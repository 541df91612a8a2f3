"""FM026: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM026", name="figures-run-together", title="数字连在了一起", severity=Severity.DOUBT, who=Who.UNIT)
def figures_run_together(case: Case) -> Iterator[Finding]:
    """## 查什么

    从 PDF 或网页里复制出来的文字，相邻几格的数字有时中间什么也没有，如「202010100.00%10」是全年预算 20、全年执行 20、
    分值 10、执行率 100.00%、得分 10。读表时把所有分法列出来，只留下与表内各数相符的：执行率等于执行数 ÷ 预算数，
    得分不超过分值，各项分值之和等于总分。

    这是读表时的存疑，由读表程序报出：只有一种读法的，列在「读表说明，请看一眼」下面；还有别的读法的，列在「读表存疑，
    请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。
    只剩一种分法的，按它分开，照常判断；剩下几种或一种也没有的，不取任何一种，牵涉到它的判断先不作。

    ## 为什么

    数字连在一起时，多读一位、少读一位都像是真的。宁可不读，也不猜。

    ## 触发

    分值和得分连成了一个数：

    ```rows cells=run-together
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 12.5 | 12.5 |
    ```

    ## 不触发

    数字之间有空格：

    ```rows cells=blanks
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 12.5 | 12.5 |
    ```

    ## 怎么改

    已经分开的，对照原件看一眼；没有分开的，请改交 .docx 或 .xlsx，或在文字里用空格把各格的数字隔开。

    ## In English

    Figures of neighbouring cells stand there with nothing between them. All ways to part them are listed, and those
    kept that agree with the form: the rate is executed ÷ budget, no points beyond their maximum, points that add up.
    Where exactly one is left it is used and shown; otherwise none is, and nothing is judged by it. A doubt about
    reading, given by the reader and never counted against a unit: compare with the original, or send a .docx or .xlsx.
    """
    del case  # the reader has said it already
    yield from ()
