"""GL004: a quantity was missed, and the result does not speak of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.keywords import any_of, pairs
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    missed,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    says_something,
)
from jiheng.checks.terms import terms
from jiheng.checks.wording import at, cite, cite_en
from jiheng.form import Block
from jiheng.values import Kind, with_figures

_CLAUSES = ("house/goal-answered",)
_SHOWN: Final = 3

# A figure with 万 or 亿 behind it, and the beginning of what it counts.
_FIGURE: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([万亿]?)[余多]?([^\d\s，,。；;、：:（）()]?)")
_STEPS: Final = {"": 1, "万": 10_000, "亿": 100_000_000}
_CLAUSE: Final = re.compile(r"[，。；;！\n]")
# A clause with one of these may say what was to be reached.
_OF_THE_PLAN: Final = re.compile("计划|目标|预期|原定|批复|任务")
# 人, 名 and 位 count the same, and so do the words for things.
_ALIKE: Final = (frozenset("人名位"), frozenset("个家处所座项件套台"))


class _Figure(msgspec.Struct, frozen=True):
    """A figure as ``said``, and with its 万 or 亿 multiplied; ``unit`` is the first sign of what it counts."""

    written: Decimal
    whole: Decimal
    unit: str
    said: str


# The pairs of characters of a clause, and its figures.
_Clause = tuple[frozenset[str], list[_Figure]]


@check(
    code="GL004",
    name="miss-left-out-of-result",
    title="没完成的没写进完成情况",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def miss_left_out_of_result(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    有数量没有完成的，「年度总体目标」的「实际完成情况」里说到没有。写了完成的那个数，或说了「未完成」「尚有差距」
    「推迟」一类的话，都算说到。说到了，数却写成目标数的，请核对哪个数对。

    ## 为什么

    总体完成情况是给领导和公众看的一段话，只写好的，和下面的指标对不上。偏差原因里往往已经写得很清楚，摘一句上来就行。

    ## 触发

    配送新书没有完成，完成情况只字未提：

    ```form standard
    实际完成情况 | 全年新建图书角24个，6月底前全部开放，居民借阅31500人次。
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 25 | 25 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 25 | 20 | 出版社延期供货，已改约明年一季度
    ```

    写到了新书，没写没完成：

    ```form standard
    实际完成情况 | 全年新建图书角24个，配送新书，居民借阅31500人次。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    写成了目标数：

    ```form standard
    实际完成情况 | 全年新建图书角24个，配送新书12000册，居民借阅31500人次。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    ## 不触发

    写了完成的数：

    ```form standard
    实际完成情况 | 全年新建图书角24个，配送新书9,600册，居民借阅31500人次。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    按大数写：

    ```form standard
    实际完成情况 | 全年新建图书角24个，配送新书0.96万册，居民借阅31500人次。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    用汉字写数：

    ```form standard
    实际完成情况 | 全年新建图书角二十四个，配送新书九千六百册，居民借阅三万余册次。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    说了没有完成：

    ```form standard
    实际完成情况 | 全年新建图书角24个；新书因出版社延期供货，未完成年初计划。
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 50 | 40 | 出版社延期供货，已改约明年一季度
    ```

    ## 怎么改

    在「实际完成情况」补一句：这一项完成到多少，差在哪里。偏差原因里已写的，摘一句过去即可。如实写明不影响测算分。

    ## In English

    A quantity was missed and the result says nothing of it: neither the figure that was reached nor that anything fell
    short. Where it gives the figure of the target as if reached, find out which is right. Else add a sentence;
    where the reason stands beside the row already, a few words of it will do. Candour costs no points.
    """
    result = case.form.annual_goal.achieved
    if result.value is None:
        yield NotApplicable("本表没有写「实际完成情况」。", "The form tells no result.")
        return
    short = [row for row in case.rows if missed(row)]
    if not short or any_of(terms("shortfall_words")).search(result.value):
        return
    clauses = [_clause(clause) for clause in _CLAUSE.split(result.value)]
    actuals = {row.index: _first(row.indicator.actual.value) for row in case.rows}
    silent = [row for row in short if not _mentions(clauses, row, actuals)]
    if not silent:
        return
    reached = [_clause(clause) for clause in _CLAUSE.split(result.value) if not _OF_THE_PLAN.search(clause)]
    others = {row.index: other for row in silent if (other := _otherwise(reached, row, actuals)) is not None}
    if others:
        yield _contradicted(case, [row for row in silent if row.index in others], others)
    silent = [row for row in silent if row.index not in others]
    if not silent:
        return
    told = "；".join(f"{named(row)}{aim_and_result(row)}" for row in silent[:_SHOWN])
    told_en = "; ".join(f"{named_en(row)}: {aim_and_result_en(row)}" for row in silent[:_SHOWN])
    many, many_en = "", ""
    if len(silent) > _SHOWN:
        many, many_en = f"等 {len(silent)} 项", f" and {len(silent) - _SHOWN} more"
    guess, guess_en = _guess(silent[:_SHOWN])
    noted = any(says_something(row.indicator.deviation_note) for row in silent)
    yield Finding(
        where=at(case.form, Block.GOAL, "achieved"),
        message=f"{told}{many}{guess}，没有达到目标，「实际完成情况」里没有说到。{cite(case, _CLAUSES)}",
        message_en=f"{told_en}{many_en}{guess_en}: missed, and the result does not say so.{cite_en(case, _CLAUSES)}",
        remedy="请在「实际完成情况」补一句：完成到多少、差在哪里。"
        + ("「偏差原因」一栏已写的，摘一句过去即可。" if noted else "如实写明不影响测算分。"),
        remedy_en="Add a sentence to the result: what was reached and where it fell short. Candour costs no points.",
        rests_on=(result, *(field for row in silent for field in (row.indicator.target, row.indicator.actual))),
    )


def _clause(clause: str) -> _Clause:
    return pairs(clause), list(_figures(clause))


def _contradicted(case: Case, rows: list[RowCase], others: dict[int, str]) -> Finding:
    """The result gives another figure for these rows than the rows do."""
    shown = rows[:_SHOWN]
    told = "；".join(f"{named(row)}{aim_and_result(row)}，这里写的是「{others[row.index]}」" for row in shown)
    told_en = "; ".join(f"{named_en(row)}: {aim_and_result_en(row)}, here “{others[row.index]}”" for row in shown)
    many, many_en = "", ""
    if len(rows) > _SHOWN:
        many, many_en = f"等 {len(rows)} 项", f" and {len(rows) - _SHOWN} more"
    guess, guess_en = _guess(shown)
    result = case.form.annual_goal.achieved
    return Finding(
        where=at(case.form, Block.GOAL, "achieved"),
        message=f"「实际完成情况」与指标对不上：{told}{many}{guess}。{cite(case, _CLAUSES)}",
        message_en=f"The result and the rows disagree: {told_en}{many_en}{guess_en}.{cite_en(case, _CLAUSES)}",
        remedy="请核对哪个数对：指标没错的，改这段话里的数，补一句差在哪里；是指标的完成值填错的，改完成值。",
        remedy_en="Find out which figure is right and mend the other one.",
        rests_on=(result, *(field for row in rows for field in (row.indicator.target, row.indicator.actual))),
    )


def _otherwise(clauses: list[_Clause], row: RowCase, actuals: dict[int, _Figure | None]) -> str | None:
    """The target's own figure, where the text gives that for the row as reached: in its words, or ``None``.

    Another figure may be of something else, and so may one that another row reached.
    """
    actual, target = actuals[row.index], _first(row.indicator.target.value)
    if actual is None or target is None:
        return None
    unit = actual.unit or _unit_beside(row) or target.unit
    topic = pairs(row.indicator.name.value or "")
    of_others = {one.whole for index, one in actuals.items() if one is not None and index != row.index}
    for words, figures in clauses:
        for found in figures:
            alike = found.unit and _counts_alike(unit, found.unit) and found.whole not in of_others
            if alike and found.whole == target.whole and topic & words:
                return found.said
    return None


def _guess(rows: list[RowCase]) -> tuple[str, str]:
    """What was taken for granted of these rows, said once."""
    if len(rows) == 1:
        return on_a_guess(rows[0]), on_a_guess_en(rows[0])
    if any(on_a_guess(row) for row in rows):
        return "（没写明方向或单位的，按推断）", " (where direction or unit is not written, it was guessed)"
    return "", ""


def _mentions(clauses: list[_Clause], row: RowCase, actuals: dict[int, _Figure | None]) -> bool:
    """The text holds the figure that was reached, or, where it speaks of the row, one of its own as short."""
    indicator = row.indicator
    actual, target = actuals[row.index], _first(indicator.target.value)
    if actual is None or target is None:
        return False
    unit = actual.unit or _unit_beside(row) or target.unit
    topic = pairs(indicator.name.value or "")
    of_others = {one.whole for index, one in actuals.items() if one is not None and index != row.index}
    for words, figures in clauses:
        for found in figures:
            if not _counts_alike(unit, found.unit):
                continue
            if actual.whole == found.whole or actual.written == found.written:
                return True
            if topic & words and found.whole not in of_others and _falls_short(row, found, target):
                return True
    return False


def _falls_short(row: RowCase, found: _Figure, target: _Figure) -> bool:
    if row.comparison.direction.kind is Kind.AT_MOST:
        return found.whole > target.whole
    return found.whole < target.whole


def _counts_alike(unit: str, other: str) -> bool:
    return not unit or unit == other or any(unit in group and other in group for group in _ALIKE)


def _unit_beside(row: RowCase) -> str:
    """The first letter of the unit in a column of its own, as behind a figure: 公 of 公里, 人 of 万人."""
    figure = _first(f"1{row.indicator.unit.value}") if row.indicator.unit.value else None
    return "" if figure is None else figure.unit


def _first(text: str | None) -> _Figure | None:
    return next(_figures(text or ""), None)


def _figures(text: str) -> Iterator[_Figure]:
    for found in _FIGURE.finditer(with_figures(text)):
        number, step, unit = found.groups()
        written = Decimal(number.replace(",", ""))
        yield _Figure(written, written * _STEPS[step], unit, found[0].strip())
