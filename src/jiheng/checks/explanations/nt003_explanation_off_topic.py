"""NT003: a note speaks of something else than the row it stands beside."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.explained import beginning
from jiheng.checks.findings import WITH_RESULTS, Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.keywords import any_of, pairs
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, says_something, wants_reason
from jiheng.checks.terms import terms
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/explanation-fits",)
_TOO_SHORT: Final = 9
_WORDS: Final = re.compile(r"[\u3400-\u9fff]+")


@check(
    code="NT003",
    name="explanation-off-topic",
    title="原因说的是别的事",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
    stages=WITH_RESULTS,
)
def explanation_off_topic(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    没有完成或扣了分的项，写的原因与本项、项目名称、总体目标有没有共同的词；没有的，看看是不是与别的某一项相近。

    疫情、天气、资金、人员这些哪一项都可能有的原因，不算跑题；不足十个字的不看。

    ## 为什么

    多半是写错了行，或者从别的表里抄来的。

    ## 触发

    像是写给另一项的：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 20个 | 15 | 12.5 | 流动车轮胎在山区磨得快，出车趟次跟不上
    产出指标 | 数量指标 | 流动车出车趟次 | ≥100趟 | 102趟 | 15 | 15 |
    ```

    与哪一项都没有关系：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 20个 | 15 | 12.5 | 职工食堂搬家，厨师还在磨合，菜品更换慢
    ```

    ## 不触发

    说的就是本项；哪一项都可能有的原因：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 20个 | 15 | 12.5 | 四个社区没有腾出房屋，图书角推迟到明年建
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 供应商违约，重新招标花去两个月
    ```

    ## 怎么改

    写错了行的，移到那一项；本来就是本项原因的，加几个字说清与本项有什么关系。

    ## In English

    The note beside a row that was missed or docked shares no word with the row, the project or its goal: it may belong
    to another row, which is then named, or was copied from elsewhere. Causes that any row may have (weather, staff,
    money) and notes of a few words are let be.
    """
    if "deviation_note" not in case.form.columns:
        yield NotApplicable("本表没有「偏差原因分析及改进措施」一栏。", "This form has no column for reasons.")
        return
    form = case.form
    common = [form.project.value, form.annual_goal.expected.value, form.annual_goal.achieved.value]
    for row in case.rows:
        note = row.indicator.deviation_note.value or ""
        if len(note) <= _TOO_SHORT or not wants_reason(row) or not says_something(row.indicator.deviation_note):
            continue
        own = [row.indicator.name.value, row.indicator.target.value, row.indicator.actual.value]
        if _shares(note, *own, *common) or any_of(terms("general_causes")).search(note):
            continue
        yield _finding(case, row, note)


def _shares(note: str, *texts: str | None) -> bool:
    """Whether two characters that stand together in one of the texts stand together in the note."""
    runs = (run for text in texts if text for run in _WORDS.findall(text))
    return any(run[at : at + 2] in note for run in runs for at in range(len(run) - 1))


def _finding(case: Case, row: RowCase, note: str) -> Finding:
    told = beginning(note)
    near = max(
        (other for other in case.rows if other.index != row.index),
        key=lambda other: len(pairs(note) & pairs(other.indicator.name.value or "")),
        default=None,
    )
    shared = frozenset[str]() if near is None else pairs(note) & pairs(near.indicator.name.value or "")
    other, other_en = "与本项、项目名称和总体目标没有共同的词", "shares no word with the row, the project or its goal"
    if near is not None and shared:
        other = f"没有提到本项，更接近{named(near)}"
        other_en = f"does not mention the row, and is nearer to {named_en(near)}"
    return Finding(
        where=at_row(case, row, "deviation_note"),
        message=f"{named(row)}的偏差原因写「{told}」，{other}。{cite(case, _CLAUSES)}",
        message_en=f"The note on {named_en(row)}, “{told}”, {other_en}.{cite_en(case, _CLAUSES)}",
        remedy="写错了行的，请移到那一项；就是本项原因的，请加几个字，说清与本项有什么关系。",
        remedy_en="Move it to the row it belongs to; if it belongs here, say in a few words how.",
        rests_on=(row.indicator.name, row.indicator.deviation_note),
    )
