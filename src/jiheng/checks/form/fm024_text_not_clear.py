"""FM024: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM024", name="text-not-clear", title="字迹不够清楚", severity=Severity.DOUBT, who=Who.UNIT)
def text_not_clear(case: Case) -> Iterator[Finding]:
    """## 查什么

    从扫描件、照片或 PDF 版面上认出来的字，哪几格没有十分的把握。

    表里别处能作证的不算：固定用词（如「产出指标」），加起来恰好等于总分的各项分数，与执行率对得上的金额。没有作证的，
    说出认作什么，不据以作任何判断。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。

    ## 为什么

    扫描件上「6」和「9」、「1」和「7」、小数点，机器会认错，认错了看上去也像真的。宁可请人看一眼，不拿没把握的字下结论。

    ## 触发

    扫描件上这一行的数字不清楚：

    ```rows cells=unclear
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    同一行，字是清楚的：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改

    对照原件看所列的几格，认得对就不用管；为它搁下的判断列在「未能判断」里，请自己看一眼，或用电子原件再查。
    认错了的，请单位交电子原件，或重新扫描：300 dpi、放平、印章不压在字上，认得最准。

    指标值、完成值没把握的那一行不测算，总分给出最低和最高。

    ## In English

    A text was recognised by its look, in a picture or on a page, and is not certain. Words that may only stand there
    and figures that add up speak for themselves; nothing is judged by the others. A doubt about reading, given by the
    reader and never counted against a unit.
    """
    del case  # the reader has said it already
    yield from ()
