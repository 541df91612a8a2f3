"""FM016: a cell still holds what the template printed in it."""

from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.cells import TextCell, text_cells
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.registry import check
from jiheng.checks.residue import prefix_in, prompts_in, residue_in
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/filled-in",)
_SHOWN: Final = 3
_APPROVED: Final = frozenset({"project", "expected", "name", "target"})


@check(
    code="FM016",
    name="template-residue",
    title="留有表样的字样",
    severity=Severity.DOUBT,
    also={Severity.ADVICE: ("名称写了、只是前面留着「指标1：」的", "a name is written behind 「指标1：」")},
    who=Who.UNIT,
    clauses=_CLAUSES,
)
def template_residue(case: Case) -> Iterator[Finding]:
    """## 查什么

    表头、总体目标、指标各栏里，有没有表样印的、该填而没有填或该删而没有删的字样：「指标1：」「××」「……」
    「（100字以内）」「请填写」之类。

    名称前留着「指标1：」、后面写了名称的，只是建议，全表提一次。整行都没有填的空行不算；隐去姓名的「王××」不算。

    ## 为什么

    这些字样留着，看的人分不清是漏填了，还是就只有这些内容。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥××个 | 24个 | 15 | 15 |
    ```

    ```form standard
    实际完成情况 | （200字以内）全年新建图书角24个，配送新书12160册。
    ```

    ```rows
    产出指标 | 数量指标 | 指标1：新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    乘号、型号、隐去的姓名：

    ```rows
    产出指标 | 数量指标 | 3×4米书架数量 | ≥24个 | 24个 | 15 | 15 |
    产出指标 | 质量指标 | XX-2型借书机完好率 | ≥98% | 97% | 10 | 9.9 | 王××等两名管理员休假，报修晚了，已补人
    ```

    句子中间的省略号、分条写的目标：

    ```form standard
    预期目标 | 目标1：新建图书角24个。目标2：让居民说一句“原来家门口……就能借书”。
    ```

    ## 怎么改

    该填的填上，该删的删去。目标和名称按批复填，批复里就是这样的，不要改，在说明里写一句。

    ## In English

    A cell still holds what the template printed in it: `指标1：`, crosses to be replaced, dots, a limit of characters,
    a prompt. Nobody can tell whether something was left out. Fill it in or take it away; names and targets follow the
    approval. A name written behind `指标1：` is advice only, said once a form. Rows nobody filled in and masked names
    of people do not count.
    """
    cells = tuple(text_cells(case.form))
    prompts = prompts_in(cells)
    for cell in cells:
        printed = cell.field.printed
        found = (*residue_in(printed, cell.name), *(prompt for prompt in prompts if prompt in printed))
        if found:
            yield _finding(case, cell, found)
    numbered = [cell for cell in cells if cell.name == "name" and prefix_in(cell.field.printed)]
    if numbered:
        yield _numbered(case, numbered)


def _finding(case: Case, cell: TextCell, found: Sequence[str]) -> Finding:
    told = "".join(f"「{words}」" for words in found[:_SHOWN]) + ("等" if len(found) > _SHOWN else "")
    told_en = ", ".join(f"“{words}”" for words in found[:_SHOWN])
    approved = cell.name in _APPROVED and case.stage is not Stage.DECLARATION
    return Finding(
        where=cell.where,
        message=f"{cell.called}里留有表样的字样{told}，看不出是漏填了还是就只有这些内容。{cite(case, _CLAUSES)}",
        message_en=f"The {cell.called_en} still holds {told_en} from the template; nobody can tell whether something "
        f"was left out.{cite_en(case, _CLAUSES)}",
        remedy="请对照批复填上；批复里就是这样的，不要改，在说明里写一句。"
        if approved
        else "该填的请填上，该删的请删去；有意这样写的，在说明里写一句。",
        remedy_en="Fill it in as approved; if it was approved like this, leave it and say so in a note."
        if approved
        else "Fill it in or take it away; if it is meant, say so in a note.",
        rests_on=(cell.field,),
    )


def _numbered(case: Case, cells: Sequence[TextCell]) -> Finding:
    first = prefix_in(cells[0].field.printed)
    more, more_en = (f"等 {len(cells)} 项", f" and {len(cells) - 1} more") if len(cells) > 1 else ("", "")
    return Finding(
        where=cells[0].where,
        message=f"{cells[0].called}{more}前面还留着表样的「{first}」。{cite(case, _CLAUSES)}",
        message_en=f"“{first}” of the template still stands before the {cells[0].called_en}{more_en}."
        f"{cite_en(case, _CLAUSES)}",
        remedy="删去编号即可，名称不用动；读表时已略去，不影响得分。",
        remedy_en="Take the number away and leave the name; reading has passed it over.",
        rests_on=(cells[0].field,),
        severity=Severity.ADVICE,
    )
