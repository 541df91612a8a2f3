"""NT006: an explanation speaks of money used across years, left lying, advanced, or used for something else."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.admissions import irregularities_in
from jiheng.checks.case import Case
from jiheng.checks.explained import told_in
from jiheng.checks.findings import WITH_RESULTS, Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/irregularity-admitted",)
_SHOWN: Final = 4


@check(
    code="NT006",
    name="irregularity-admitted",
    title="说明里写到用钱的事",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def irregularity_admitted(case: Case) -> Iterator[Finding]:
    """## 查什么

    「偏差原因分析及改进措施」和表下的问题、原因里，有没有写到跨年度使用、积压、垫付、挪用一类的事。

    说的是「没有」「避免」「查处」的不算；项目本身就是做这件事的（如垫付救助）不算。

    ## 为什么

    写出来是实事求是，不影响得分，也不等于有错。只是审核人看到这些字，一般都要接着问这笔钱后来怎样处理；
    先写一句，就不用来回。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 部分经费积压在街道，跨年度使用，一季度付清
    ```

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 书款由街道先行垫付，付款手续办得晚
    ```

    ## 不触发

    说的是没有、是防止：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 供货延期；未发生挤占、挪用，避免跨年度使用
    ```

    积压的不是钱；垫付就是这个项目要做的事：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 仓库新书积压，配送车辆不足
    产出指标 | 数量指标 | 困难读者购书垫付人数 | ≥50人 | 40人 | 15 | 12 | 申请垫付的读者少于预计
    ```

    ## 怎么改

    不用改分，也不用删说明。能补的，补一句这笔钱后来怎样处理、什么时候办完；已经写明的不用再补。

    ## In English

    A note speaks of money used across years, lying idle, advanced by others, or used for something else. Writing so is
    candour: it costs no points and is no proof of a fault. A reviewer will ask what became of the money, so a sentence
    on that spares a question. Words that say it did not happen or was avoided do not count, nor does what the project
    itself is for.
    """
    about: str | None = None
    for told in told_in(case):
        found = irregularities_in(told.text)
        if not found:
            continue
        about = _of_the_project(case) if about is None else about
        words = [word for word in found if word not in about]
        if words:
            quoted = "".join(f"「{word}」" for word in words[:_SHOWN])
            yield Finding(
                where=told.where,
                message=f"{told.called}里写到{quoted}。写明实情不影响得分，也不等于有错；审核人一般会接着问这笔钱"
                f"后来怎样处理。{cite(case, _CLAUSES)}",
                message_en=f"{told.called_en} speaks of {', '.join(words[:_SHOWN])}. Candour costs no points and is no "
                f"proof of a fault; a reviewer will ask what became of the money.{cite_en(case, _CLAUSES)}",
                remedy="不用改分，也不用删。可补一句后来怎样处理、什么时候办完；已经写明的不用再补。",
                remedy_en="Change no points and delete nothing; a sentence on what became of it, and when, is enough.",
                rests_on=(told.field,),
            )


def _of_the_project(case: Case) -> str:
    """What the project is for, in its own words: its name, its goal, and the names of its indicators."""
    form = case.form
    names = [row.indicator.name.value for row in case.rows]
    return "\n".join(text for text in (form.project.value, form.annual_goal.expected.value, *names) if text)
