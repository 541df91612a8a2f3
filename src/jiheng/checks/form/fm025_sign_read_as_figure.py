"""FM025: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM025", name="sign-read-as-figure", title="「≥」可能认成了「2」", severity=Severity.DOUBT, who=Who.UNIT)
def sign_read_as_figure(case: Case) -> Iterator[Finding]:
    """## 查什么

    指标值开头的「2」会不会原来是「≥」：「≥90%」认成「290%」，「≥280次」认成「2280次」。

    只在这样的时候说：去掉开头的「2」，完成值正好达到而且相差不大；照现在的写法则差得很远。字是从图上认出来的，或者
    单位得了满分的，才提。交来的文件里写着「290%」这样的百分数，由 TV009 去问。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。

    ## 为什么

    扫描识别最常犯的错就是这一种，而且认错以后是个完全像样的数。照错的数判断，会冤枉一项已经完成的指标。

    ## 触发

    目标读作 224 个，完成 24 个，得满分：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | 224个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    目标 200 个，完成 205 个，本来就说得通：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | 200个 | 205个 | 15 | 15 |
    ```

    ## 怎么改

    对照原件看这一格。原来是「≥」的，请单位交电子原件，或重新扫描；原来就是这个数的，不用处理。

    ## In English

    The first figure of a target may be a sign that was taken for it when a scan was recognised: ≥90% read as 290%.
    Said only where the target is met with the sign and missed by far without it. Nothing is judged by that target. A
    doubt about reading, given by the reader and never counted against a unit.
    """
    del case  # the reader has said it already
    yield from ()
