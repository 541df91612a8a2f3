"""The reports as records: what a program reads of us, in the shape and order in which it is written.

What we compute is shown to two places. The JSON Schemas are made from these records, so a record's docstring is what
a reader of the schema sees.
"""

from enum import StrEnum
from typing import Literal

import msgspec

from jiheng.assess import Audience
from jiheng.checks import Stage, Who
from jiheng.exporting.form_record import DoubtRecord, SourceRecord
from jiheng.form import Where


class Weight(StrEnum):
    """How much a finding asks: 必须改正, 请核实说明, 建议."""

    ERROR = "ERROR"
    DOUBT = "DOUBT"
    ADVICE = "ADVICE"


class PointsRecord(msgspec.Struct, frozen=True):
    """Points due of one row: ``points``, or ``low`` and ``high`` where the rule leaves room, or the ``reason`` why not.

    ``high_included`` is false where the upper end does not belong to the interval. ``steps`` is the arithmetic,
    ``clause`` the rule it follows.
    """

    points: str | None = None
    low: str | None = None
    high: str | None = None
    high_included: bool | None = None
    reason: str | None = None
    reason_en: str | None = None
    steps: tuple[str, ...] = ()
    clause: str | None = None


class DueRowRecord(msgspec.Struct, frozen=True):
    """One row of indicators with what the unit claimed and what is due."""

    row: int
    name: str | None
    max_points: str | None
    claimed_points: str | None
    due: PointsRecord


class DueRecord(msgspec.Struct, frozen=True):
    """What a rule pack gives for a form, beside what the unit claimed.

    ``low`` and ``high`` bound the total. ``grade`` is given where both fall into one grade; ``grades`` lists the
    possible ones. ``execution_counted``: whether execution stands inside the total, ``null`` for unknown.
    ``open_rows`` are the positions, from 0, of the rows that have no points.
    """

    rules: str
    execution: PointsRecord
    indicators: tuple[DueRowRecord, ...]
    low: str | None
    high: str | None
    grade: str | None
    grades: tuple[str, ...]
    execution_counted: bool | None
    open_rows: tuple[int, ...]
    steps: tuple[str, ...]
    claimed_total: str | None
    claimed_grade: str | None


class AmountRecord(msgspec.Struct, frozen=True):
    """The unit of the amounts: as printed, and whether it may be relied on. ``factor`` is yuan per unit."""

    printed: str | None
    status: str
    factor: str | None
    reasons: tuple[str, ...]


class FindingRecord(msgspec.Struct, frozen=True):
    """One thing worth looking at. ``fingerprint`` survives a new version of the form."""

    code: str
    name: str
    severity: Weight
    matter: str
    who: Who
    where: Where
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    clauses: tuple[str, ...]
    fingerprint: str


class NotJudgedRecord(msgspec.Struct, frozen=True):
    """A check that wanted to look and could not."""

    code: str
    where: Where
    reason: str
    reason_en: str


class NotApplicableRecord(msgspec.Struct, frozen=True):
    """A check that has no business with this form."""

    code: str
    reason: str
    reason_en: str


class RulesRecord(msgspec.Struct, frozen=True):
    """A rule pack with the SHA-256 of its content, what it extends included."""

    id: str
    sha256: str


class CheckedRecord(msgspec.Struct, frozen=True):
    """What is said of one form. ``rules`` is the pack in force, ``comparison`` the one set beside it.

    ``notes`` say where rules and year do not go together, such as a pack that does not apply to the form's year.
    """

    project: str | None
    fiscal_year: int | None
    competent_department: str | None
    implementing_unit: str | None
    source: SourceRecord
    rules: str
    comparison: str | None
    notes: tuple[str, ...]
    notes_en: tuple[str, ...]
    stage: Stage
    verdict: str
    verdict_en: str
    amounts: AmountRecord
    due: DueRecord
    comparison_due: DueRecord | None
    doubts: tuple[DoubtRecord, ...]
    findings: tuple[FindingRecord, ...]
    not_judged: tuple[NotJudgedRecord, ...]
    not_applicable: tuple[NotApplicableRecord, ...]


class ScoredRecord(msgspec.Struct, frozen=True):
    """The points of one form. ``notes`` say where rules and year do not go together."""

    project: str | None
    fiscal_year: int | None
    implementing_unit: str | None
    source: SourceRecord
    rules: str
    comparison: str | None
    notes: tuple[str, ...]
    notes_en: tuple[str, ...]
    due: DueRecord
    comparison_due: DueRecord | None
    doubts: tuple[DoubtRecord, ...]


class UnreadableRecord(msgspec.Struct, frozen=True):
    """A file that could not be read, or a form of a kind that is not assessed, and what to do."""

    file: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str


class CommonRecord(msgspec.Struct, frozen=True):
    """A finding that most forms of the pile have. ``forms`` are positions in ``forms``, from 0."""

    code: str
    name: str
    severity: Weight
    who: Who
    forms: tuple[int, ...]


class SpentRecord(msgspec.Struct, frozen=True):
    """全年执行数 of the pile, in yuan.

    ``confirmed_yuan`` adds up the forms whose unit may be relied on. ``waiting`` are positions of the others;
    ``readings`` gives their sum under each unit it may be in, for looking at only.
    """

    confirmed_yuan: str
    waiting: tuple[int, ...]
    readings: dict[str, str]


class GradesRecord(msgspec.Struct, frozen=True):
    """Positions of the forms where the grade due is the claimed one, is another, or may be one of several.

    ``unclaimed`` are those whose total is blank, ``unscored`` those whose total cannot be computed; every form is in
    one of the five.
    """

    same: tuple[int, ...]
    different: tuple[int, ...]
    open: tuple[int, ...]
    unclaimed: tuple[int, ...]
    unscored: tuple[int, ...]


class SummaryRecord(msgspec.Struct, frozen=True):
    """The pile in figures. Items are matters: several findings about one matter count once, by their weightiest.

    ``doubtful_readings`` counts the forms with doubts of reading, ``open_readings`` those of them with one that is not
    settled; ``not_judged`` counts checks that could not judge, ``unscored`` points that could not be computed.
    ``weightiest`` is the severity of the weightiest finding; ``points`` are the sentences a report starts with.
    """

    forms: int
    unreadable: int
    doubtful_readings: int
    open_readings: int
    errors: int
    doubts: int
    advice: int
    not_judged: int
    unscored: int
    weightiest: Weight | None
    spent: SpentRecord
    grades: GradesRecord
    common: tuple[CommonRecord, ...]
    points: tuple[str, ...]
    points_en: tuple[str, ...]


class CheckReport(msgspec.Struct, frozen=True):
    """What ``jiheng check --format json`` writes.

    ``rules`` are all packs that were used, in force or beside. All findings are in ``forms``, advice too, whatever is
    said once in ``summary.common``. ``across`` is what was judged across forms.
    """

    schema: Literal["jiheng-check-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    stage: Stage
    audience: Audience
    forms: tuple[CheckedRecord, ...]
    across: tuple[FindingRecord, ...]
    unreadable: tuple[UnreadableRecord, ...]
    summary: SummaryRecord


class ScoreReport(msgspec.Struct, frozen=True):
    """What ``jiheng score --format json`` writes."""

    schema: Literal["jiheng-score-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    forms: tuple[ScoredRecord, ...]
    unreadable: tuple[UnreadableRecord, ...]


class CheckLine(msgspec.Struct, frozen=True):
    """A line of ``jiheng check --format jsonl``; exactly one of the last four is given.

    First come the forms, then what was judged across them, then what was unreadable, then the summary.
    """

    schema: Literal["jiheng-check-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    form: CheckedRecord | None = None
    across: FindingRecord | None = None
    unreadable: UnreadableRecord | None = None
    summary: SummaryRecord | None = None


class ScoreLine(msgspec.Struct, frozen=True):
    """A line of ``jiheng score --format jsonl``; one of the last two is given."""

    schema: Literal["jiheng-score-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    form: ScoredRecord | None = None
    unreadable: UnreadableRecord | None = None
