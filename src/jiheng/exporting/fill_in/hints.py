"""What a unit is told beside its cells while it fills them in, and which cells are coloured and why."""

from decimal import Decimal
from typing import Final

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in import whole
from jiheng.exporting.fill_in.formulas import NOTHING, either, figure, quoted
from jiheng.exporting.fill_in.places import Rows
from jiheng.rulepacks import RulePack

_SAME: Final = "0.000001"
GOAL_LETTERS: Final = 29
"""So many Chinese letters go on a line of the goal and of what was reached."""
_MOST_PLACES: Final = 4
"""So many places of a total are told apart; nobody writes points with more."""


def of_indicator(row: int) -> str:
    """Say what an indicator lacks, the first thing only."""
    maximum, claimed = f"${at.MAXIMUM}{row}", f"${at.CLAIMED}{row}"
    unnamed = ",".join(f"LEN(${one}{row})=0" for one in (at.DIMENSION, at.CATEGORY, at.NAME, at.TARGET))
    return _first(
        (f"${at.USED}{row}=0", ""),
        (f"OR({unnamed})", "请把指标和指标值填完整"),
        (f"NOT(ISNUMBER({maximum}))", "请填分值（数字）"),
        (f"LEN(${at.ACTUAL}{row})=0", "请填实际完成值"),
        (f"NOT(ISNUMBER({claimed}))", "请填得分（数字）"),
        (f"OR({claimed}>{maximum},{claimed}<0)", "得分应在 0 到分值之间，请核对"),
        (lacks_note(row), "没有完成或有扣分，请写明原因和改进措施"),
    )


def wants_note(row: int) -> str:
    """Tell (1 or 0) whether a row fell short: points were taken off, or would be by the rule.

    Words within the points of their tier did not fall short.
    """
    maximum, claimed, low, high = (f"${one}{row}" for one in (at.MAXIMUM, at.CLAIMED, at.LOW, at.HIGH))
    missed = either(f"ISNUMBER({high})", f"{high}<{maximum}", "FALSE")
    in_tier = either(f"ISNUMBER({low})", f"AND({low}<{high},{claimed}>={low})", "FALSE")
    docked = either(f"ISNUMBER({claimed})", f"AND({claimed}<{maximum},NOT({in_tier}))", "FALSE")
    return either(f"ISNUMBER({maximum})", either(f"OR({missed},{docked})", "1", "0"), "0")


def lacks_note(row: int) -> str:
    """Tell whether a row that fell short has no reason."""
    return f"AND(${at.WANTS_NOTE}{row}=1,LEN(TRIM(${at.NOTE}{row}))=0)"


def of_total_fund(pack: RulePack) -> str:
    """Say what the row of the total lacks."""
    row = at.TOTAL_FUND
    budget, spent = f"${at.REVISED}{row}", f"${at.SPENT}{row}"
    maximum, claimed = f"${at.EXECUTION_MAXIMUM}{row}", f"${at.EXECUTION_CLAIMED}{row}"
    outside = either(f"ISNUMBER({maximum})", f"OR({claimed}>{maximum},{claimed}<0)", f"{claimed}<0")
    asked = ((f"LEN({whole.FINISHED})=0", "请在上面选项目是否完成，才能测算"),)
    return _first(
        (f"NOT(ISNUMBER({budget}))", "请填全年预算数（数字）"),
        (f"NOT(ISNUMBER({spent}))", "请填全年执行数（数字）"),
        (overspent(), "全年执行数大于全年预算数，请核对"),
        (f"NOT(ISNUMBER({claimed}))", "请填执行率得分（数字）"),
        (outside, "得分应在 0 到分值之间，请核对"),
        *(asked if whole.asks_whether_finished(pack) else ()),
    )


def overspent() -> str:
    """Tell whether more was spent than the budget of the year."""
    budget, spent = f"${at.REVISED}${at.TOTAL_FUND}", f"${at.SPENT}${at.TOTAL_FUND}"
    return f"AND(ISNUMBER({budget}),ISNUMBER({spent}),{spent}>{budget})"


def of_goal(row: int, lines: int) -> str:
    """Say that the texts may be longer than their cells are high."""
    most = lines * GOAL_LETTERS
    too_long = f"MAX(LEN($B{row}),LEN($F{row}))>{most}"
    return _first((too_long, "字数较多，显示不全时，请把行号下边的线往下拖"))


def of_source(row: int) -> str:
    """Say where a source is larger than the total."""
    larger = ",".join(exceeds_total(column, row) for column in (at.ORIGINAL, at.REVISED, at.SPENT))
    return _first((f"OR({larger})", "大于年度资金总额，请核对"))


def exceeds_total(column: str, row: int) -> str:
    """Tell whether an amount of a source is larger than that of the total."""
    cell, total = f"{column}{row}", f"{column}${at.TOTAL_FUND}"
    return f"AND(ISNUMBER({cell}),ISNUMBER({total}),{cell}>{total})"


def of_total(rows: Rows, pack: RulePack) -> str:
    """Say whether maxima and points add up."""
    used = f"SUM({rows.over(at.USED)})=0"
    sums = whole.whole_of(rows)
    return _first(
        (used, ""),
        (f"NOT({whole.scheme_fits(rows)})", "各项分值之和与总分分值不符，或有指标没填分值"),
        (f"NOT(ISNUMBER(${at.CLAIMED}{rows.total}))", "请填总分"),
        (off_sum(rows, pack), "总分与各项得分之和不符，请核对"),
        (f"${at.CLAIMED}{rows.total}>{sums}", "总分大于满分，请核对"),
    )


def off_sum(rows: Rows, pack: RulePack) -> str:
    """Tell whether the total typed differs from the sum of what was typed, as the check SC001 does.

    Half of the last place of the total is rounding, and where a row has no points yet nothing is said.
    """
    total, added = f"${at.CLAIMED}${rows.total}", f"${at.HINT}${rows.total + 2}"
    place = figure(Decimal(1).scaleb(-_MOST_PLACES))
    for places in reversed(range(_MOST_PLACES)):
        place = either(f"ROUND({total},{places})={total}", figure(Decimal(1).scaleb(-places)), place)
    allowed = f"{place}*{figure(pack.number('tolerance.points_against_sum'))}+{_SAME}"
    without = f"SUMPRODUCT({rows.over(at.USED)}*(1-ISNUMBER({rows.over(at.CLAIMED)})))"
    is_off = either(f"{without}=0", f"ABS({total}-{added})>{allowed}", "FALSE")
    return either(f"AND(ISNUMBER({total}),ISNUMBER({added}))", is_off, "FALSE")


def _first(*told: tuple[str, str]) -> str:
    """Say the first thing that holds."""
    formula = NOTHING
    for condition, text in reversed(told):
        formula = either(condition, quoted(text), formula)
    return formula
