"""FM006: tags or entities of a web page are left in a text."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.cells import text_cells
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en
from jiheng.form.cleaning import markup_in

_CLAUSES = ("house/clean-text",)
_SHOWN = 3


@check(
    code="FM006",
    name="markup-residue",
    title="文字里留有网页代码",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
)
def markup_residue(case: Case) -> Iterator[Finding]:
    """## 查什么

    表头、总体目标、指标的文字里，有没有从网页带进来的代码，如 `<p>`、`<br>`、`&nbsp;`。

    ## 为什么

    这些代码多半是从填报系统里复制时带进来的，屏幕上不一定看得见，打印和公开时会原样印出。

    ## 触发

    ```form standard
    预期目标 | <p>在街道和社区新建图书角24个，配送新书12000册。</p>
    ```

    ```rows
    产出指标 | 数量指标 | 新建图书角&nbsp;数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    大于、小于号和「&」本身不是代码：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | >24个 | 25个 | 15 | 15 |
    产出指标 | 质量指标 | R&D 图书验收损坏率 | <2% | 1% | 10 | 10 |
    ```

    ```form standard
    预期目标 | 在街道和社区新建图书角 24 个，配送新书 12000 册。
    ```

    ## 怎么改

    把代码删掉，文字不动。读表时已经略去这些代码，不影响得分和其他各条。

    ## In English

    Tags or entities of a web page, such as `<p>` or `&nbsp;`, are left in a text. They came along with a copy from a
    web page and would be printed as they stand. Delete them and leave the words; reading has already passed them over.
    """
    for cell in text_cells(case.form):
        printed = cell.field.printed
        marks = markup_in(printed) if "<" in printed or "&" in printed else ()
        if marks:
            shown = "、".join(marks[:_SHOWN]) + ("等" if len(marks) > _SHOWN else "")
            yield Finding(
                where=cell.where,
                message=f"{cell.called}里留有网页代码 {shown}，打印和公开时会原样印出。{cite(case, _CLAUSES)}",
                message_en=f"Marks of a web page, {', '.join(marks[:_SHOWN])}, are left in the {cell.called_en}; they "
                f"would be printed as they stand.{cite_en(case, _CLAUSES)}",
                remedy="删去代码即可，文字不用动；读表时已略去，不影响得分。",
                remedy_en="Delete the marks and leave the words; reading has passed them over, no points depend on it.",
                rests_on=(cell.field,),
            )
