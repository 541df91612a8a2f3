"""FM007: a name is broken by a blank or a line break."""

from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.cells import TextCell, name_cells
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.stray_blanks import Stray, stray_blanks
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/clean-text",)
_SHOWN: Final = 3

_OF_OFFICES: Final = frozenset({"competent_department", "implementing_unit"})


@check(
    code="FM007",
    name="stray-whitespace",
    title="名称中间有空格或断行",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
)
def stray_whitespace(case: Case) -> Iterator[Finding]:
    """## 查什么

    项目名称、主管部门、实施单位和三级指标的名称里，汉字之间有没有空格，名称中间有没有断行。

    汉字与数字、字母之间的空格不算；目标、完成情况和原因说明里的空格也不看。PDF 和图片里的断行不看，那是一格写满了
    自己换的行。

    ## 为什么

    中间多了空格或断行，看上去是一个名称，按名称查找、汇总和逐年对照时却成了另一个。多半是粘贴时带进来的，
    或者是为了对齐、换行好看而敲的。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 社区图书角 新增数 | ≥24个 | 24个 | 15 | 15 |
    ```

    ```form standard
    项目名称 | 社区　图书角建设
    ```

    ## 不触发

    汉字与数字、字母之间的空格：

    ```rows
    产出指标 | 数量指标 | 新建 24 小时图书角数量 | ≥24个 | 24个 | 15 | 15 |
    产出指标 | 质量指标 | RFID 标签识别率 | ≥98% | 99.2% | 10 | 10 |
    ```

    不是名称：

    ```form standard
    预期目标 | 一、新建图书角24个。 二、配送新书12000册。
    ```

    ## 怎么改

    把空格或断行删掉，字不动。读表时已经略去，不影响得分和其他各条。一格里写了两个单位的，用顿号隔开。

    ## In English

    A name (of the project, the department, the unit or an indicator) holds blanks between Chinese characters or a line
    break. It looks like the same name and is another one to whoever searches or adds up. Take the blank out and leave
    the words; reading has already passed it over. Two units in one cell are parted by 、.
    """
    for cell in name_cells(case.form):
        if found := stray_blanks(cell.field):
            yield _finding(case, cell, found)


def _finding(case: Case, cell: TextCell, found: Sequence[Stray]) -> Finding:
    between = [(one.before, one.behind) for one in found]
    told = "、".join(f"「{left}」与「{right}」之间" for left, right in between[:_SHOWN])
    told_en = ", ".join(f"between “{left}” and “{right}”" for left, right in between[:_SHOWN])
    more, more_en = (f"等 {len(between)} 处", f", {len(between)} places in all") if len(between) > _SHOWN else ("", "")
    has_lines = any("\n" in one.text or "\r" in one.text for one in found)
    what, what_en = ("断了行", "a line break") if has_lines else ("有空格", "a blank")
    remedy, remedy_en = "删去即可，字不用动；读表时已略去，不影响得分。", "Take it out and leave the words."
    if cell.name in _OF_OFFICES and any(one.parts_offices for one in found):
        remedy = f"写的是两个单位的，请用顿号隔开；是一个名称的，{remedy}"
        remedy_en = f"Two offices are parted by 、; if it is one name: {remedy_en}"
    return Finding(
        where=cell.where,
        message=f"{cell.called}里，{told}{more}{what}，查找和汇总时容易被当成另一个名称。{cite(case, _CLAUSES)}",
        message_en=f"In the {cell.called_en}, {what_en} stands {told_en}{more_en}; whoever searches or adds up takes "
        f"it for another name.{cite_en(case, _CLAUSES)}",
        remedy=remedy,
        remedy_en=remedy_en,
        rests_on=(cell.field,),
    )
