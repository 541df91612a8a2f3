"""IN010: those whose satisfaction is stated occur nowhere else in the form."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import asked, gist
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Category, Dimension

_GENERAL: Final = terms("general_audiences")
_PEOPLE: Final = tuple(sorted(terms("people"), key=lambda word: (-len(word), word)))
_SHOWN: Final = 3


@check(
    code="IN010",
    name="satisfaction-object-off-project",
    title="满意度问的人与项目不符",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/satisfaction-of-those-served",),
)
def satisfaction_object_off_project(case: Case) -> Iterator[Finding]:
    """## 查什么

    满意度指标里问的是谁（「慰问对象」「参展商」），在项目名称、目标和其他各项里有没有出现过；表里说的是另一些人的，
    就提醒一句。

    职工、群众、服务对象、补助对象、用人单位这类哪个项目都可能有的，不看；说法不同而是一回事的（学员和培训），不提；
    是哪一行的人说不准的，也不提。

    ## 为什么
    多半是从别的项目照抄来的。问错了人，满意度就说明不了这个项目。

    ## 触发
    ```form standard
    项目名称 | 图书管护员聘用
    预期目标 | 聘用管护员20名，按月发放薪酬，保障图书角正常开放。
    实际完成情况 | 聘用管护员20名，图书角全年开放。
    实施单位 | 清河区群众文化中心
    主管部门 | 清河区文化局
    产出指标 | 数量指标 | 聘用管护员人数 | 20人 | 20人 | 15 | 15 |
    满意度 | 服务对象满意度指标 | 慰问对象满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 不触发
    别处说到了，或者说的是一回事：

    ```form standard
    项目名称 | 基层图书管理员培训
    产出指标 | 数量指标 | 培训图书管理员人数 | 120人 | 126人 | 15 | 15 |
    满意度 | 服务对象满意度指标 | 参训学员满意度 | ≥90% | 95% | 10 | 10 |
    ```

    说的是哪个项目都可能有的人：

    ```form standard
    项目名称 | 图书管护员聘用
    产出指标 | 数量指标 | 聘用管护员人数 | 20人 | 20人 | 15 | 15 |
    满意度 | 服务对象满意度指标 | 用人单位满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 怎么改
    对照批复的绩效目标核对：抄错的，照批复改回；批复就是这样的不要改，在说明里写一句调查的是谁。

    ## In English
    Those whose satisfaction is stated occur nowhere else in a form that speaks of other people: probably copied from
    another project. Compare with the approved goals; mend a slip, or say in the note who was asked. People that any
    project may have are not looked at.
    """
    asking = [row for row in case.rows if _asks(row)]
    others = [row for row in case.rows if not _asks(row)]
    for row in asking:
        whom = asked(row.indicator.name.value or "")
        if not gist(whom) or any(word in whom for word in _GENERAL) or not _is_strange(whom, _elsewhere(case, others)):
            continue
        people = _people_in(case, others)
        if not people:
            continue
        shown = "".join(f"「{one}」" for one in people[:_SHOWN])
        about = "" if gist(whom) == whom else f"「{gist(whom)}」"
        yield Finding(
            where=at_row(case, row, "name"),
            message=f"{named(row)}问的是「{whom}」，表里别处没有提到{about}，说的是{shown}，"
            f"可能是从别的表带过来的。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} asks “{whom}”, who occur nowhere else in the form; it speaks of "
            f"{', '.join(f'“{one}”' for one in people[:_SHOWN])}.{OUR_JUDGEMENT_EN}",
            remedy="请对照批复的绩效目标：抄错的，照批复改回；批复就是这样的，请勿改动，在说明里写一句调查的是谁。",
            remedy_en="Compare with the approved goals: mend a slip of copying; if approved like that, leave it and "
            "say who was asked.",
            rests_on=(row.indicator.name, row.indicator.category),
        )


def _asks(row: RowCase) -> bool:
    indicator = row.indicator
    return (
        indicator.category.value is Category.SERVICE_USER_SATISFACTION
        or indicator.dimension.value is Dimension.SATISFACTION
    )


def _elsewhere(case: Case, others: Sequence[RowCase]) -> str:
    """Everything the form says but for its rows of satisfaction."""
    form = case.form
    fields = [form.project, form.competent_department, form.implementing_unit]
    fields += [form.annual_goal.expected, form.annual_goal.achieved]
    for row in others:
        indicator = row.indicator
        fields += [indicator.name, indicator.target, indicator.actual, indicator.deviation_note]
    return "\n".join(field.value for field in fields if field.value)


def _is_strange(whom: str, told: str) -> bool:
    """People we know a line of work for, of whom neither a part of their name nor a word of that work stands there."""
    if any(first + second in told for first, second in pairwise(gist(whom))):
        return False
    lines = [words for words in _audiences() if any(word in whom for word in words)]
    return bool(lines) and not any(word in told for words in lines for word in words)


def _people_in(case: Case, rows: Sequence[RowCase]) -> list[str]:
    """The people that the form speaks of: in its rows, else in the name of the project and the goal."""
    said = [row.indicator.name.value or "" for row in rows]
    return _people("\n".join(said)) or _people(
        f"{case.form.project.value or ''}\n{case.form.annual_goal.expected.value or ''}"
    )


def _people(text: str) -> list[str]:
    """Words for people, in the order in which they stand; of two that share characters, the longer."""
    found: list[str] = []
    for word in _PEOPLE:
        if word in text and not any(word in longer for longer in found):
            found.append(word)
    return sorted(found, key=text.index)


@cache
def _audiences() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in sorted(terms("audiences")))
