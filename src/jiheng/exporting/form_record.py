"""A form as a record: what it says, field by field, with the doubts of its reading.

Amounts and points are decimal strings as printed without thousands separators, so that nothing is lost on the way;
what is blank or a dash is ``null``.
"""

import msgspec

from jiheng.form import Category, Dimension, FormKind, FundSource, Where
from jiheng.reading import HowRead


class DoubtRecord(msgspec.Struct, frozen=True):
    """Something about the reading that a person should compare with the page; never counted against a unit.

    ``settled``: the kinds of the cells allow one reading only, so the fields count as certain.
    """

    code: str
    where: Where
    what: str
    what_en: str
    settled: bool


class SourceRecord(msgspec.Struct, frozen=True):
    """The file a form was read from, the SHA-256 of its bytes, and the number of the form in it."""

    file: str
    sha256: str
    number: int


class FurtherRecord(msgspec.Struct, frozen=True):
    """What stands in a row under a head that has no field, by the head as it is printed."""

    label: str
    text: str | None


class FundRecord(msgspec.Struct, frozen=True):
    """A row of the fund block. Amounts are in the unit that the form prints.

    ``received`` (到位数) is what was paid into the project, where the form has a column for it.
    """

    source: FundSource
    label: str | None
    original_budget: str | None
    revised_budget: str | None
    actual_expenditure: str | None
    max_points: str | None
    execution_rate: str | None
    claimed_points: str | None
    deviation_note: str | None
    received: str | None
    further: tuple[FurtherRecord, ...]


class GoalRecord(msgspec.Struct, frozen=True):
    """年度总体目标: what was to be reached, and what was."""

    expected: str | None
    achieved: str | None


class IndicatorRecord(msgspec.Struct, frozen=True):
    """A row of the indicators. ``comparator`` and ``unit`` only where the form has columns of their own for them.

    ``dimension_points`` and ``category_points`` are points stated in those cells, as in 产出指标（50分）.
    ``dimension_label`` and ``category_label`` are the words of the form where no code stands for them (项目决策).
    """

    dimension: Dimension | None
    category: Category | None
    name: str | None
    target: str | None
    actual: str | None
    max_points: str | None
    claimed_points: str | None
    deviation_note: str | None
    comparator: str | None
    unit: str | None
    dimension_points: str | None
    category_points: str | None
    reviewed_points: str | None
    goal: str | None
    goal_points: str | None
    dimension_label: str | None
    category_label: str | None
    further: tuple[FurtherRecord, ...]


class CriterionRecord(msgspec.Struct, frozen=True):
    """A row scored by a rule in words (评分标准), without target or actual; its headings are the form's own."""

    dimension: str | None
    category: str | None
    name: str | None
    standard: str | None
    max_points: str | None
    claimed_points: str | None
    reviewed_points: str | None
    deviation_note: str | None
    dimension_points: str | None
    category_points: str | None


class TotalRecord(msgspec.Struct, frozen=True):
    """总分. ``reviewed_points`` are not the unit's."""

    max_points: str | None
    claimed_points: str | None
    reviewed_points: str | None


class RemarkRecord(msgspec.Struct, frozen=True):
    """A labelled text that belongs to no other block, such as a grade or a signatory.

    ``chosen`` are the words beside the boxes that are ticked in it.
    """

    code: str
    label: str
    text: str | None
    chosen: tuple[str, ...]


class UncertainRecord(msgspec.Struct, frozen=True):
    """A field that nothing is judged by, because its reading is not certain: how certain it is (0 to 1), and why."""

    where: Where
    certainty: float
    reasons: tuple[str, ...]


class ReadingRecord(msgspec.Struct, frozen=True):
    """How much of the form was read, and why not all of it. Every field that is not listed here is certain."""

    verdict: HowRead
    reasons: tuple[str, ...]
    reasons_en: tuple[str, ...]
    uncertain: tuple[UncertainRecord, ...]


class FormRecord(msgspec.Struct, frozen=True):
    """A form as it was read, with the doubts of its reading.

    ``kind`` is ``self_evaluation``, or what else the form is; others are read as far as they have the same blocks.
    ``criteria`` are rows that are scored by rules in words, where the form has such a block.
    ``other_amount_units`` are units of money that the form prints elsewhere and that differ from ``amount_unit``.
    """

    title: str | None
    fiscal_year: int | None
    project: str | None
    competent_department: str | None
    implementing_unit: str | None
    amount_unit: str | None
    funds: tuple[FundRecord, ...]
    annual_goal: GoalRecord
    indicators: tuple[IndicatorRecord, ...]
    total: TotalRecord
    doubts: tuple[DoubtRecord, ...]
    project_code: str | None
    remarks: tuple[RemarkRecord, ...]
    left_over: tuple[str, ...]
    source: SourceRecord
    other_amount_units: tuple[str, ...]
    criteria: tuple[CriterionRecord, ...]
    reading: ReadingRecord
    kind: FormKind
