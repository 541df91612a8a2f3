"""FM015: a cell that the evaluation needs is blank."""

from collections.abc import Collection, Iterator

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.funds import column, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_BLANK, OWN_BLANK_EN, at, field_of, term, term_en
from jiheng.form import Block, Dimension, Field, Indicator, Where

_ERROR, _DOUBT = Severity.ERROR, Severity.DOUBT

_POINTS = frozenset({"max_points", "claimed_points"})
_ROW = {
    "dimension": _DOUBT,
    "name": _DOUBT,
    "target": _DOUBT,
    "actual": _ERROR,
    "max_points": _ERROR,
    "claimed_points": _ERROR,
}
_RESULT = (
    "看不出是没有发生、没有填，还是漏抄",
    "not done, not filled in, or not copied",
    "请照实补上；确实没有发生的写 0 或用文字写明，不要填估计数。",
    "Fill in what is true; where nothing happened write 0 or say so; do not estimate.",
)
_APPROVED = (
    "没有它，无从对照和计分",
    "without it there is nothing to compare with and nothing to score",
    "请照批复的绩效目标补上，不要另拟。",
    "Copy it from the goals as approved; do not make up a new one.",
)
_MONEY = (
    "没有它，执行率无从核对",
    "without it the execution rate cannot be compared",
    "请照预算批复和决算账补上；没有发生的写 0。",
    "Copy it from the approved budget or the books; where nothing was spent write 0.",
)
_CLAIMED = (
    "没有它，总分无从核对",
    "without it the total cannot be compared",
    "请补上自评的得分；0 分也写 0。",
    "Fill in the points you claim; no points are a 0, too.",
)
# Why the cell is needed and what to do, in Chinese and in English.
_WHY = {
    "dimension": _APPROVED,
    "name": _APPROVED,
    "target": _APPROVED,
    "max_points": _APPROVED,
    "expected": _APPROVED,
    "actual": _RESULT,
    "achieved": _RESULT,
    "claimed_points": _CLAIMED,
    "revised_budget": _MONEY,
    "actual_expenditure": _MONEY,
}

_FUND = ("revised_budget", "actual_expenditure")
_GOAL = ("expected", "achieved")


@check(
    code="FM015",
    name="cell-left-blank",
    title="该填的格子空着",
    severity=Severity.ERROR,
    also={
        Severity.DOUBT: (
            "目标、一级指标、三级指标和总体目标两格空着的",
            "for a target, a dimension, a name, or one of the two goal cells",
        ),
    },
    who=Who.UNIT,
    guess_free=True,
)
def cell_left_blank(case: Case) -> Iterator[Finding]:
    """## 查什么

    评分少不了的格子是否空着。

    - 必须改正：指标的「实际完成值」「分值」「得分」，「总分」的得分，「年度资金总额」一行的全年预算数、全年执行数；
    - 请核实说明：指标的「年度指标值」、一级指标和三级指标（名称），总体目标的「预期目标」「实际完成情况」。

    表样没有的栏目不算空着；几项指标合用一格分值、一格一级指标的，只看那一格，一级指标承上的不算空着；「其中」各行画了「—」或空着，都不算。
    申报时还没有结果，只看目标和分值。各项的实际完成值和得分都还没有填的，是下发后没有填的表，只说这一句，不逐格列出，别的也先不查。
    同一行有文字没有归到任何一栏的（FM019），说不定就是这一格，先不判断。

    ## 为什么

    空格既不是 0，也不是「没有偏差」：审核人不知道是没做、没填，还是漏抄，系统也不能替您猜。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 |  | 15 | 15 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 |
    ```

    ```form standard
    年度资金总额 | 86.50 | 86.50 |  | 10 | 98.00% | 9.8
    ```

    ```form standard
    实际完成情况 |
    ```

    各项的完成值和得分都还没有填：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 |  | 15 |  |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 |  | 15 |  |
    ```

    申报时目标空着：

    ```rows stage=declaration
    产出指标 | 数量指标 | 新建图书角数量 |  |  | 15 |  |
    ```

    ## 不触发

    申报时还没有完成值和得分：

    ```rows stage=declaration
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 |  | 15 |  |
    ```

    完成值是 0，就写 0，不是空着：

    ```rows
    产出指标 | 质量指标 | 图书破损投诉数 | 0起 | 0起 | 15 | 15 |
    ```

    「其中」的几行没有钱，空着或画横线都可以：

    ```form standard
    上年结转资金 |  |  |  | — |  | —
    其他资金 | — | — | — | — | — | —
    ```

    ## 怎么改

    照实补上。确实没有发生的写 0，或者用文字写明情况；不要为了不空着而填一个估计数。

    ## In English

    A cell without which nothing can be scored is blank: an actual value, a maximum, points, the total, the revised
    budget or the expenditure of the year (to be corrected); a target, a dimension, a name, the goal or the result (to
    be looked at). Of a form in which no result and no points stand yet, that alone is said. A dash under 其中 is not
    a blank, and a column the form does not have is not either. Fill in what is true; where nothing happened, write 0.
    """
    form = case.form
    if case.awaits_results:
        yield _not_filled_in(case)
        return
    yield from _funds(case)
    for field in _GOAL:
        if field_of(form, Block.GOAL, field).is_blank:
            yield _finding(case, at(form, Block.GOAL, field), "年度总体目标", _DOUBT)
    columns = [(name, weight) for name, weight in _ROW.items() if name in form.columns]
    above: Field[Dimension] = Field()
    for row in case.rows:
        yield from _row(case, row, columns, above)
        above = row.indicator.dimension
    if form.total.claimed_points.is_blank:
        yield _finding(case, at(form, Block.TOTAL, "claimed_points"), "总分", _ERROR)


def _funds(case: Case) -> Iterator[Finding]:
    found = total_row(case.form)
    if found is None:
        return
    row, fund = found
    for field in _FUND:
        cell = column(fund, field)
        if not cell.is_absent and cell.value is None and not cell.is_misfit:
            yield _finding(case, at(case.form, Block.FUNDS, field, row), "年度资金总额", _ERROR)


def _row(
    case: Case, row: RowCase, columns: Collection[tuple[str, Severity]], above: Field[Dimension]
) -> Iterator[Finding]:
    indicator = row.indicator
    blank = [
        (field, severity)
        for field, severity in columns
        if getattr(indicator, field).is_blank and not (field == "dimension" and _is_said(indicator, above))
    ]
    if not blank or not _is_filled(indicator):
        return
    name = indicator.name.value or f"第 {row.index + 1} 项指标"
    for field, severity in blank:
        if indicator.points_rows or field not in _POINTS:
            yield _finding(case, at(case.form, Block.INDICATORS, field, row.index), name, severity)


def _is_said(indicator: Indicator, above: Field[Dimension]) -> bool:
    """One blank cell over several rows is one blank."""
    return above.is_blank and indicator.dimension.place == above.place


def _is_filled(indicator: Indicator) -> bool:
    """A row of the template in which nothing at all was written is no indicator."""
    cells = (indicator.name, indicator.target, indicator.actual, indicator.max_points, indicator.claimed_points)
    return any(cell.value is not None for cell in cells)


def _not_filled_in(case: Case) -> Finding:
    """One sentence instead of one for every cell."""
    return Finding(
        where=Where(Block.INDICATORS),
        message=f"各项指标的「实际完成值」和「得分」都还没有填，别的内容也先没有查。{OWN_BLANK}",
        message_en=f"No actual value and no points were filled in yet; nothing else was looked at.{OWN_BLANK_EN}",
        remedy="请填好后再报送；若交错了文件，请换成填好的那一份。",
        remedy_en="Fill the form in and file it; if this is the wrong file, give the one that was filled in.",
        rests_on=tuple(cell for row in case.rows for cell in (row.indicator.actual, row.indicator.claimed_points)),
        severity=_ERROR,
    )


def _finding(case: Case, where: Where, name: str, severity: Severity) -> Finding:
    field = where.field or ""
    why, why_en, remedy, remedy_en = _WHY[field]
    return Finding(
        where=where,
        message=f"「{name}」的「{term(where.block, field)}」空着，{why}。{OWN_BLANK}",
        message_en=f"The cell {term_en(where.block, field)} of “{name}” is blank: {why_en}.{OWN_BLANK_EN}",
        remedy=remedy,
        remedy_en=remedy_en,
        rests_on=(field_of(case.form, where.block, field, where.row),),
        severity=severity,
    )
