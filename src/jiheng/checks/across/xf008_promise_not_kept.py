"""XF008: an indicator was missed last year, a remedy was promised, and it is missed again."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from jiheng.checks.case import Case, RowCase
from jiheng.checks.explained import beginning
from jiheng.checks.findings import WITH_RESULTS, AcrossFinding, At, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import ageless, folded, named, named_en
from jiheng.checks.keywords import any_of
from jiheng.checks.registry import across
from jiheng.checks.rows import aim_and_result, aim_and_result_en, at_row, late, missed, says_something
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import SelfEvaluation, Where
from jiheng.rulepacks import RulePack

_MEASURES: Final = "measures"
_CLAUSE: Final = re.compile(r"[，。；;\n]")
_AHEAD: Final = re.compile(r"下一?[年步阶]|今后|明年|来年|次年|后续|接下来|将|拟|计划|争取|尽快|继续")
_YEAR: Final = re.compile(r"(?<!\d)20\d{2}(?!\d)")


class Missed(msgspec.Struct, frozen=True, gc=False):
    """That a row was missed in a year, and what was to be done about it, if anything is said of that."""

    where: Where
    year: int
    row: str
    name: str
    figures: str
    figures_en: str
    remedy: str | None
    project: str | None
    unit: str | None


def _facts(case: Case) -> Iterator[tuple[str, Missed]]:
    """Give the missed rows of a form under its project: by its code, and by its name and unit."""
    form = case.form
    rows = [row for row in case.rows if (missed(row) or late(row)) and _is_sure(row)]
    if not rows or form.fiscal_year.value is None or not form.fiscal_year.is_certain:
        return
    name = ageless(form.project.value) if form.project.is_certain else ""
    unit, code = folded(form.implementing_unit), folded(form.project_code)
    keys = [f"code\x1f{code}"] * bool(code) + [f"name\x1f{name}\x1f{unit}"] * bool(name and unit)
    below = _said_below(form)
    for row in rows:
        fact = Missed(
            where=at_row(case, row, "deviation_note"),
            year=form.fiscal_year.value,
            row=ageless(row.indicator.name.value),
            name=row.indicator.name.value or "",
            figures=aim_and_result(row),
            figures_en=aim_and_result_en(row),
            remedy=_said_beside(row) or below,
            project=form.project.value,
            unit=form.implementing_unit.value,
        )
        yield from ((key, fact) for key in keys)


def _is_sure(row: RowCase) -> bool:
    cells = (row.indicator.name, row.indicator.target, row.indicator.actual)
    return bool(row.indicator.name.value) and all(cell.is_certain for cell in cells)


def _said_beside(row: RowCase) -> str | None:
    note = row.indicator.deviation_note
    if note.value is None or not note.is_certain or not says_something(note):
        return None
    return note.value if any_of(terms("remedy_words")).search(note.value) else None


def _said_below(form: SelfEvaluation) -> str | None:
    """What stands under 改进措施 below the table is said of every row that was missed."""
    said = (one.text for one in form.remarks if one.code == _MEASURES)
    return next((text.value for text in said if text.is_certain and says_something(text)), None)


@across(
    code="XF008",
    name="promise-not-kept",
    title="去年写了改进措施，今年又没有完成",
    severity=Severity.DOUBT,
    who=Who.REVIEWER,
    clauses=("house/promise-kept",),
    stages=WITH_RESULTS,
    facts=_facts,
)
def promise_not_kept(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding]:  # noqa: ARG001 - every check across forms is given all three
    """## 查什么

    同一项目上下两个年度的表都在时，看同名的一项指标：去年没有完成，说明里或表下写了改进措施，今年是不是又没有完成。

    同一项目，看项目编码；没有编码的，看项目名称（名称里的年份不计）和实施单位。指标名称里的年份也不计。

    ## 为什么
    自评的用处在改进。审核人手里只有今年一张表，看不到去年答应过什么。

    ## 触发
    ```pile
    == 去年
    年度 | 2019
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社交货迟，下年提前一季度订货
    == 今年
    年度 | 2020
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10200册 | 15 | 12.75 | 部分街道场地未腾空
    ```

    项目名称带着年份：

    ```pile
    == 去年
    年度 | 2019
    项目名称 | 2019年送戏下乡
    产出指标 | 数量指标 | 演出场次 | ≥60场 | 41场 | 15 | 10.25 | 汛期道路中断，今后错开汛期安排
    == 今年
    年度 | 2020
    项目名称 | 2020年送戏下乡
    产出指标 | 数量指标 | 演出场次 | ≥60场 | 48场 | 15 | 12 | 演员不足
    ```

    ## 不触发
    今年完成了：

    ```pile
    == 去年
    年度 | 2019
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社交货迟，下年提前一季度订货
    == 今年
    年度 | 2020
    ```

    去年只写了原因，没有写措施：

    ```pile
    == 去年
    年度 | 2019
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社交货迟
    == 今年
    年度 | 2020
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10200册 | 15 | 12.75 | 部分街道场地未腾空
    ```

    中间隔了一年：

    ```pile
    == 前年
    年度 | 2018
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社交货迟，下年提前一季度订货
    == 今年
    年度 | 2020
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10200册 | 15 | 12.75 | 部分街道场地未腾空
    ```

    ## 怎么改
    表不用改。审核人问一句去年的措施落实到哪一步、今年的原因是不是同一个；单位写过措施，是认真填表，不因此扣分。

    ## In English
    An indicator was missed last year with a remedy written beside it or under the table, and the row of the same name
    is missed this year. Forms are of one project by code, or by name and unit; years in names are set aside. A reviewer
    should ask what became of the remedy. Having written one is to the unit's credit.
    """
    by_year: dict[tuple[str, int], list[Held]] = {}
    for one in facts:
        by_year.setdefault((one.fact.row, one.fact.year), []).append(one)
    for (row, year), before in by_year.items():
        promise = next((one for one in before if one.fact.remedy is not None), None)
        again = by_year.get((row, year + 1))
        if promise is not None and again is not None:
            yield _finding(promise, again[0])


def _quoted(remedy: str, year: int) -> str:
    """Quote the clause in which the remedy is said, or all of it where it holds no word of a remedy.

    Causes come first and may hold such a word, too (雨季延长，2023年增加巡查力量): of several clauses it is the first
    one that looks ahead, otherwise the last.
    """
    said = any_of(terms("remedy_words"))
    clauses = [clause for clause in _CLAUSE.split(remedy) if said.search(clause)] or [remedy]
    return beginning(next((clause for clause in clauses if _looks_ahead(clause, year)), clauses[-1]))


def _looks_ahead(clause: str, year: int) -> bool:
    return _AHEAD.search(clause) is not None or any(int(found) > year for found in _YEAR.findall(clause))


def _finding(promise: Held, again: Held) -> AcrossFinding:
    then, now = promise.fact, again.fact
    told = _quoted(then.remedy, then.year)
    called, called_en = named(now.project, now.unit), named_en(now.project, now.unit)
    return AcrossFinding(
        at=tuple(At(one.form, one.fact.where) for one in (promise, again) if one.form is not None),
        about=(ageless(now.project), ageless(now.unit), str(now.year), now.row),
        message=f"{called}「{now.name}」{then.year} 年度没有达到目标（{then.figures}），写了措施「{told}」；"
        f"{now.year} 年度又没有达到（{now.figures}）。{OUR_JUDGEMENT}",
        message_en=f"{called_en}: “{now.name}” was missed in {then.year} ({then.figures_en}), with the remedy "
        f"“{told}”, and again in {now.year} ({now.figures_en}).{OUR_JUDGEMENT_EN}",
        remedy="审核时请问一句：去年的措施落实到哪一步，今年是不是同一个原因。写过措施是认真填表，不因此扣分。",
        remedy_en="Ask how far last year's remedy got and whether the cause is the same. Having written one is to the "
        "unit's credit.",
        evidence=(f"{then.year}：{then.remedy}",),
    )
