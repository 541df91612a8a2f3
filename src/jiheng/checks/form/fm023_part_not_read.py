"""FM023: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM023", name="part-not-read", title="有一部分没有读到", severity=Severity.DOUBT, who=Who.UNIT)
def part_not_read(case: Case) -> Iterator[Finding]:
    """## 查什么

    同一个文件里，有没有哪一页、哪一部分没能读出来：PDF 里夹着扫描页而没有装图像识别，某一页的字体没有编码，等等。

    表若延续到那里，延续的部分就没有读到。文件里别的部分照样读。

    认出了项目资金而没有认出绩效指标，或者反过来，也在这里说：多半是表没有交全，或者表头不常见。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面。它不是对填报的意见，不计入单位的问题，也不影响得分。

    ## 为什么

    没有读到而不说，会让人以为整张表都查过了。

    ## 触发

    表之外还有一页是图片，没有装图像识别：

    ```rows cells=page-missing
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    每一页都读了：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 怎么改

    按提示补上那一页：索取电子原件最可靠；只有扫描件的，安装图像识别后再查。那一页与表无关的，不用处理。表本来就没有
    那一部分的，也不用处理。

    ## In English

    A page or another part of the file could not be read (a scan without the extra for pictures, a font without codes)
    while the rest could. If the form goes on there, that part was not read. So it is, too, where money was recognised
    and no indicators were, or the other way round. A doubt about reading, given by the reader
    and never counted against a unit.
    """
    del case  # the reader has said it already
    yield from ()
