"""FM021: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM021", name="years-differ", title="标题与年度行的年份不同", severity=Severity.DOUBT, who=Who.UNIT)
def years_differ(case: Case) -> Iterator[Finding]:
    """## 查什么

    标题里写的年份，与标题下面单独一行的年度，是不是同一年。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。
    填报日期、项目起止时间不当作年度。

    ## 为什么

    用上年的表改的，常常只改了一处。年份定不下来，就选不出对照的办法，也比不出是不是要查的那一年。

    ## 触发

    ```form standard
    标题 | 2021年度项目支出绩效自评表
    年度 | 2022
    ```

    ## 不触发

    ```form standard
    标题 | 2022年度项目支出绩效自评表
    年度 | 2022
    ```

    ## 怎么改

    对照原件，把两处改成同一年。

    ## In English

    The title and the line of the year name different years, so nothing is judged by the year. A doubt about reading,
    given by the reader and never counted against a unit: make both the same.
    """
    del case  # the reader has said it already
    yield from ()
