"""What several checks ask of one row of indicators, and how messages speak of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import NotApplicable, Stage
from jiheng.checks.wording import at
from jiheng.form import Block, Field, Indicator, SelfEvaluation, Where
from jiheng.values import (
    Choice,
    Comparator,
    Deadline,
    Frequency,
    Kind,
    NotUnderstood,
    Outcome,
    Quantity,
    Range,
    Reference,
    Value,
    Word,
)

# What messages say of a blank cell.
NOTHING: Final = "（空）"

# The key by which a pack asks for a reason.
REASON_DUE: Final = "deviation.note_required"

# What people write where they have nothing to say: 无, /, —, 0. Compared without blanks and punctuation.
_EMPTY: Final = frozenset(
    {"", "无", "没有", "暂无", "无偏差", "无原因", "无说明", "略", "空", "0", "不适用", "无需说明", "na"}
)
_SILENT: Final = re.compile(r"[\W_]+")
_GLYPH: Final = re.compile(r"[<>=≤≥≦≧＜＞＝﹤﹥﹦═]+")

# What a direction that nobody wrote was taken to be, in Chinese and in English.
_BARE: Final = {
    Kind.AT_LEAST: ("目标没写 ≥ 或 ≤，按名称推断为越多越好", "no ≥ or ≤: guessed from the name that more is better"),
    Kind.AT_MOST: ("目标没写 ≥ 或 ≤，按名称推断为越少越好", "no ≥ or ≤: guessed from the name that less is better"),
    Kind.EQUAL: ("目标没写 ≥ 或 ≤，按「等于」理解", "no ≥ or ≤: taken as “equal”"),
    Kind.UNKNOWN: ("目标没写 ≥ 或 ≤，看不出多好还是少好", "no ≥ or ≤: nobody can tell whether more is better"),
}
_TIMES: Final[dict[type, tuple[str, str]]] = {
    Deadline: ("按越早越好理解", "taken to mean that earlier is better"),
    Frequency: ("按越多越好理解", "taken to mean that more often is better"),
}


def named(row: RowCase) -> str:
    """The name of the row in 「」, or its position where no name is written."""
    name = row.indicator.name.value
    return f"「{name}」" if name else f"第 {row.index + 1} 项指标（未写名称）"


def named_en(row: RowCase) -> str:
    """As :func:`named`, for English messages."""
    name = row.indicator.name.value
    return f"“{name}”" if name else f"Indicator {row.index + 1} (no name)"


def target_of(indicator: Indicator) -> str:
    """The target as one reads it aloud: comparator, value and unit joined where the form has columns for them."""
    target = indicator.target.value
    if target is None:
        return NOTHING
    comparator = indicator.comparator.value or ""
    unit = indicator.unit.value or ""
    if not _GLYPH.fullmatch(comparator) or target.startswith(comparator):
        comparator = ""
    return f"{comparator}{target}{'' if target.endswith(unit) else unit}"


def actual_of(indicator: Indicator) -> str:
    """The actual value as one reads it aloud, with the unit where the form has a column for it."""
    actual = indicator.actual.value
    if actual is None:
        return NOTHING
    unit = indicator.unit.value or ""
    return f"{actual}{'' if actual.endswith(unit) or not actual[-1:].isdigit() else unit}"


def aim_and_result(row: RowCase) -> str:
    """What was aimed at and what was reached: 目标 ≥40人、完成 25人; the target alone where there is no result yet.

    Words are set off in 「」, so that 完成「完成」 can be read; figures stand as they are.
    """
    told = f"目标{_told(row.target, target_of(row.indicator), ' {}', '「{}」')}"
    if row.indicator.actual.is_absent:
        return told
    return f"{told}、完成{_told(row.actual, actual_of(row.indicator), ' {}', '「{}」')}"


def aim_and_result_en(row: RowCase) -> str:
    """As :func:`aim_and_result`, for English messages."""
    told = f"target {_told(row.target, target_of(row.indicator), '{}', '“{}”')}"
    if row.indicator.actual.is_absent:
        return told
    return f"{told}, actual {_told(row.actual, actual_of(row.indicator), '{}', '“{}”')}"


def _told(value: Value, text: str, figures: str, words: str) -> str:
    """Put a cell into one of two patterns, for figures or for words; a blank stands as it is."""
    if text == NOTHING:
        return text
    return (words if isinstance(value, Word | Choice | NotUnderstood) else figures).format(text)


def at_row(case: Case, row: RowCase, field: str) -> Where:
    """Point at a field of the row."""
    return at(case.form, Block.INDICATORS, field, row.index)


def without_points(case: Case) -> Iterator[NotApplicable]:
    """Say that the form has no column for points, where it has none."""
    if "claimed_points" not in case.form.columns:
        yield NotApplicable("本表没有「得分」栏。", "This form has no column for points.")


def scored(case: Case) -> Iterator[tuple[RowCase, Decimal, Decimal]]:
    """Every row with a maximum and points of its own, with both. Points shared by several rows belong to none."""
    for row in case.rows:
        most, claimed = row.indicator.max_points.value, row.indicator.claimed_points.value
        if most is not None and claimed is not None and row.indicator.points_rows == 1:
            yield row, most, claimed


def reached(row: RowCase) -> bool:
    """The row is about a quantity, and its target was reached."""
    return row.comparison.is_quantity and row.comparison.outcome is Outcome.REACHED


def fulfilled(row: RowCase) -> bool | None:
    """As much was done as was aimed at, or more; ``None`` where that cannot be told.

    More than a bare target asked for counts as well, although nobody can tell whether more is better there.
    """
    compared = row.comparison
    if compared.outcome is not Outcome.CANNOT_TELL:
        return compared.outcome is Outcome.REACHED
    more = compared.direction.kind in {Kind.AT_LEAST, Kind.EQUAL} and compared.ratio is not None and compared.ratio >= 1
    return True if more else None


def missed(row: RowCase) -> bool:
    """The row is about a quantity, and its target was missed, as far as can be told."""
    return row.comparison.is_quantity and row.comparison.outcome is Outcome.MISSED


def late(row: RowCase) -> bool:
    """The row is about a date, a frequency or a bound outside the form, and that was missed, as far as can be told."""
    return isinstance(row.target, Deadline | Frequency | Reference) and row.comparison.outcome is Outcome.MISSED


def surely_missed(row: RowCase) -> bool:
    """The row is about a quantity that was missed, with comparator and units written: nothing is guessed."""
    return missed(row) and row.comparison.certain


def wants_reason(row: RowCase) -> bool:
    """A reason is due: a quantity or a date was missed, or points were taken off a quantity that was reached."""
    most, claimed = row.indicator.max_points.value, row.indicator.claimed_points.value
    docked = most is not None and claimed is not None and claimed < most and row.indicator.points_rows == 1
    return missed(row) or late(row) or (docked and row.comparison.is_quantity)


def why_due(row: RowCase) -> tuple[str, str]:
    """Why a reason is due, in Chinese and in English: the row was missed, or so many points were taken off."""
    if missed(row) or late(row):
        return "没有达到目标", "missed"
    most, claimed = row.indicator.max_points.value or Decimal(0), row.indicator.claimed_points.value or Decimal(0)
    return f"扣了 {figure(most - claimed)} 分", f"{figure(most - claimed)} points taken off"


def says_something(note: Field[str]) -> bool:
    """Tell whether more stands there than 无, a dash or a stroke."""
    return is_said(note.value)


def is_said(words: str | None) -> bool:
    """Tell whether words say more than 无, a dash or a stroke."""
    return _SILENT.sub("", words or "").lower() not in _EMPTY


def explains_below(form: SelfEvaluation) -> bool:
    """Tell whether the form says something of its deviations under the table rather than in the rows."""
    places = {"causes", "conclusion", "problems", "measures", "other_matters"}
    return any(remark.code in places and says_something(remark.text) for remark in form.remarks)


def on_a_guess(row: RowCase) -> str:
    """What the reader is owed where something was not written: the direction, or one of the units. Else nothing."""
    said = _guesses(row)
    return f"（{'；'.join(zh for zh, _ in said)}）" if said else ""


def on_a_guess_en(row: RowCase) -> str:
    """As :func:`on_a_guess`, in English."""
    said = _guesses(row)
    return f" ({'; '.join(en for _, en in said)})" if said else ""


def _guesses(row: RowCase) -> list[tuple[str, str]]:
    said = []
    if row.comparison.direction.is_guess and row.comparison.ratio != 1:  # as much as was aimed at is reached either way
        said.append(_TIMES.get(type(row.target)) or _BARE[row.comparison.direction.kind])
    units = [value.unit for value in (row.target, row.actual) if isinstance(value, Quantity | Range)]
    if len(units) > 1 and units.count(None) == 1:
        said.append(("单位只写了一边，按同一单位比较", "a unit is written on one side only, taken to be the same"))
    return said


def leave_target(case: Case) -> str:
    """Words that keep a unit from altering what was approved; the engine says them itself while a form is filled in."""
    return "" if case.stage in {Stage.SELF_EVALUATION, Stage.DECLARATION} else "目标已批复，请勿改动；"


def leave_template(case: Case) -> tuple[str, str]:
    """Words for what a template may have by design; the engine says them itself while a form is filled in."""
    if case.stage is Stage.SELF_EVALUATION:
        return "", ""
    return "若为本地统一表样，您不用改，", "If this is the template of the place, you need not change anything; "


def next_time(case: Case, mend: str, meanwhile: str = "") -> str:
    """What to do of names, targets and classes: ``mend`` while goals are declared; else leave them, and mend next year.

    ``meanwhile`` is what helps this year without altering what was approved.
    """
    if case.stage is Stage.DECLARATION:
        return f"请{mend}。"
    return f"{leave_target(case)}{f'{meanwhile}。' if meanwhile else ''}下年申报时{mend}。"


def next_time_en(case: Case, mend: str, meanwhile: str = "") -> str:
    """As :func:`next_time`, in English."""
    if case.stage is Stage.DECLARATION:
        return f"{mend[:1].upper()}{mend[1:]}."
    told = f"{f'{meanwhile}; ' if meanwhile else ''}next year {mend}."
    if leave_target(case):
        return f"Leave what was approved; {told}"
    return f"{told[:1].upper()}{told[1:]}"


def comparator_of(value: Value) -> Comparator | None:
    """The comparator that is written in the value itself, if any."""
    if isinstance(value, Frequency):
        value = value.times or Quantity(number=Decimal(0))
    return value.comparator if isinstance(value, Quantity | Reference | Word) else None


def figure(number: Decimal) -> str:
    """A figure or points as they were printed, never in powers of ten."""
    return f"{number:f}"


def reason_due_under(case: Case) -> tuple[str, ...]:
    """The clause by which the pack in force asks for a reason; empty where it says nothing of that."""
    rule = case.pack.find(REASON_DUE)
    return (rule.clause,) if rule is not None and rule.value is True else ()


def four_cells(row: RowCase) -> tuple[Field[str] | Field[Decimal], ...]:
    """The cells on which a judgement about a row's points rests."""
    indicator = row.indicator
    return (indicator.target, indicator.actual, indicator.max_points, indicator.claimed_points)
