"""FM022: the page of a doubt about reading; the reader gives it, not this check."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check


@check(code="FM022", name="hidden-cells-not-read", title="隐藏的行列没有读", severity=Severity.DOUBT, who=Who.UNIT)
def hidden_cells_not_read(case: Case) -> Iterator[Finding]:
    """## 查什么

    Excel 表格里，表的范围之内有没有隐藏的行或列，里面写着东西；有没有隐藏的工作表，里面还有一张自评表。
    Word 表格和网页里整行隐藏的，也算。

    这是读表时的存疑，由读表程序报出，列在「读表存疑，请核对」下面；隐藏的若是另一张工作表，列在「读表说明，请看一眼」下面。
    它不是对填报的意见，不计入单位的问题，也不影响得分。
    隐藏的内容没有读。藏着的一行可能就是一项指标、一笔资金或总分，所以各项之和对不上时，不判断对错。
    表外的隐藏内容（表头上方的代码、右侧的下拉选项）和没有数的隐藏行，不影响读表，不提。

    ## 为什么

    打印出来看不到的，审核人也看不到，不能当作已经填报。可是筛选之后忘了取消，指标行也会这样藏起来，所以要说一声。

    ## 触发

    筛选时藏住了最后一项指标：

    ```rows cells=hidden
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |
    ```

    ## 不触发

    各行都看得见：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |
    ```

    ## 怎么改

    用 Excel 或 WPS 打开，取消筛选，再选中整张表「取消隐藏」，看一看藏着的是什么：该有的留着，不该有的删去，保存后再查。
    Word 表格选中全表，在「字体」里去掉「隐藏」；网页请重新导出，或另存为表格再查。

    ## In English

    Rows or columns inside the form are hidden, in a workbook, in a table of a document or on a page, and something
    stands in them, or a hidden sheet holds another form. They were not read, for nobody sees them on the page; but a
    filter may hide rows that belong to the form, so sums that do not add up are not judged. A doubt about reading,
    given by the reader and never counted against a unit: clear the filter, unhide everything, keep what belongs to the
    form, and save.
    """
    del case  # the reader has said it already
    yield from ()
